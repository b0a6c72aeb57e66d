//! Three truth values, after Kleene: unknown is what may still turn out either way.

/// A truth of three values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Truth {
    True,
    False,
    Unknown,
}

impl Truth {
    /// A truth that is known.
    pub fn of(truth: bool) -> Truth {
        if truth { Truth::True } else { Truth::False }
    }

    /// The contrary; of unknown it is unknown.
    #[allow(clippy::should_implement_trait)]
    pub fn not(self) -> Truth {
        match self {
            Truth::True => Truth::False,
            Truth::False => Truth::True,
            Truth::Unknown => Truth::Unknown,
        }
    }

    /// False where one is, whatever the other.
    pub fn and(self, other: Truth) -> Truth {
        match (self, other) {
            (Truth::False, _) | (_, Truth::False) => Truth::False,
            (Truth::True, Truth::True) => Truth::True,
            _ => Truth::Unknown,
        }
    }

    /// True where one is, whatever the other.
    pub fn or(self, other: Truth) -> Truth {
        self.not().and(other.not()).not()
    }
}
