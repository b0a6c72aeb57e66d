//! JSON schema and documentation of the settings, made of their shape.
