//! What can be wrong with bytes that should be JSON.

/// The first fault met from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct JsonError {
    /// Bytes from the start of the body, a byte order mark included.
    pub(crate) offset: usize,
    pub(crate) problem: Problem,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// Nothing but white space.
    Empty,
    /// The body is a proper prefix of some valid body.
    Truncated,
    InvalidUtf8,
    /// RFC 8259 forbids what stands at the offset; the text says what was expected.
    Invalid(&'static str),
    /// More containers are open than the caller allows.
    TooDeep,
}
