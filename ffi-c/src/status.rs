//! What a call came to.

use tcenvelope_core::DecodeErrorKind;

/// What a fallible function returns. 0 is success; 1xx is the caller's mistake, 2xx says that the bytes are no
/// envelope, 3xx that a look-up gave nothing, 9xx is memory or a bug of the library. More may be added: keep a default branch.
///
/// A status never says that the API call failed: that is `TCE_OUTCOME_FAILURE`, of a response that was decoded well.
/// And no 2xx status says that the action did not run.
#[repr(u32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum tce_status {
    /// Done.
    Ok = 0,
    /// A pointer that must not be NULL is NULL.
    NullPointer = 101,
    /// An argument is out of its range, or the `struct_size` of a struct is not one that this library knows.
    InvalidArgument = 102,
    /// The buffer is too small for the text.
    BufferTooSmall = 103,
    /// The body is empty or has only white space.
    Empty = 201,
    /// The body is the beginning of a valid one: the rest was lost on the way.
    Truncated = 202,
    /// The body is not UTF-8.
    InvalidUtf8 = 203,
    /// The body is not JSON (RFC 8259).
    InvalidJson = 204,
    /// Brackets nest deeper than `max_depth`.
    TooDeep = 205,
    /// The body is longer than `max_bytes`.
    TooLarge = 206,
    /// A member that decides stands there twice.
    DuplicateMember = 207,
    /// The body is valid JSON, but not an object with an object `Response`.
    NotEnvelope = 208,
    /// Nothing stands there.
    NotFound = 301,
    /// It is no JSON pointer (RFC 6901), or not one into the array that it meets.
    InvalidPointer = 302,
    /// The value is of another kind.
    WrongKind = 303,
    /// The number was not written as an integer.
    NotInteger = 304,
    /// The number does not fit the type.
    OutOfRange = 305,
    /// Memory could not be had.
    OutOfMemory = 901,
    /// A bug of the library was caught. Nothing was given out.
    Internal = 902,
}

impl tce_status {
    pub(crate) const ALL: [Self; 19] = [
        Self::Ok,
        Self::NullPointer,
        Self::InvalidArgument,
        Self::BufferTooSmall,
        Self::Empty,
        Self::Truncated,
        Self::InvalidUtf8,
        Self::InvalidJson,
        Self::TooDeep,
        Self::TooLarge,
        Self::DuplicateMember,
        Self::NotEnvelope,
        Self::NotFound,
        Self::InvalidPointer,
        Self::WrongKind,
        Self::NotInteger,
        Self::OutOfRange,
        Self::OutOfMemory,
        Self::Internal,
    ];

    pub(crate) fn from_number(number: u32) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|status| *status as u32 == number)
    }
}

impl From<DecodeErrorKind> for tce_status {
    fn from(kind: DecodeErrorKind) -> Self {
        match kind {
            DecodeErrorKind::Empty => Self::Empty,
            DecodeErrorKind::Truncated => Self::Truncated,
            DecodeErrorKind::InvalidUtf8 => Self::InvalidUtf8,
            DecodeErrorKind::InvalidJson => Self::InvalidJson,
            DecodeErrorKind::TooDeep => Self::TooDeep,
            DecodeErrorKind::TooLarge => Self::TooLarge,
            DecodeErrorKind::DuplicateMember => Self::DuplicateMember,
            DecodeErrorKind::NotEnvelope => Self::NotEnvelope,
            // A kind that the core has and this file forgot: the conformance vectors would show it.
            _ => Self::Internal,
        }
    }
}
