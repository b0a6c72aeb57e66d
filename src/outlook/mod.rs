//! Outlook: discrete distributions by exact convolution.
