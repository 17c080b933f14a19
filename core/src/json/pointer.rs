//! JSON pointers: RFC 6901, all of it.

use std::fmt;

use super::text::Text;
use super::value::{Kind, Value};

/// Why a look-up gives no value, or not of the type that was asked for.
///
/// ```
/// use tcenvelope::LookupErrorKind;
/// let envelope = tcenvelope::decode(br#"{"Response": {"Price": 0.25}}"#)?;
/// let error = envelope.pointer("/Price")?.as_i64().unwrap_err();
/// assert_eq!(error.kind(), LookupErrorKind::NotInteger);
/// assert_eq!(error.kind().name(), "NotInteger");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LookupErrorKind {
    /// Nothing stands there.
    NotFound,
    /// It is no JSON pointer, or has no index where it meets an array.
    InvalidPointer,
    /// The value is of another kind.
    WrongKind,
    /// The number was not written as an integer.
    NotInteger,
    /// The number does not fit the type.
    OutOfRange,
}

impl LookupErrorKind {
    /// The name, the same in every language: `NotFound`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotFound => "NotFound",
            Self::InvalidPointer => "InvalidPointer",
            Self::WrongKind => "WrongKind",
            Self::NotInteger => "NotInteger",
            Self::OutOfRange => "OutOfRange",
        }
    }

    const fn text(self) -> &'static str {
        match self {
            Self::NotFound => "nothing stands there",
            Self::InvalidPointer => {
                "this is no JSON pointer (RFC 6901): one begins with /, and counts elements as 0, 1, 2"
            }
            Self::WrongKind => "the value is of another kind",
            Self::NotInteger => "the number was not written as an integer",
            Self::OutOfRange => "the number does not fit the type",
        }
    }
}

impl fmt::Display for LookupErrorKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// A look-up that gave nothing. The text shows neither the pointer nor the value.
///
/// ```
/// let envelope = tcenvelope::decode(br#"{"Response": {"TotalCount": "3", "RequestId": "1"}}"#)?;
/// let error = envelope.pointer("/TotalCount")?.as_i64().unwrap_err();
/// assert_eq!(error.to_string(), "WrongKind: the value is of another kind");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind}: {}", kind.text())]
pub struct LookupError {
    kind: LookupErrorKind,
}

impl LookupError {
    /// Why there is nothing.
    #[must_use]
    pub const fn kind(&self) -> LookupErrorKind {
        self.kind
    }
}

impl From<LookupErrorKind> for LookupError {
    fn from(kind: LookupErrorKind) -> Self {
        Self { kind }
    }
}

pub(super) fn look_up<'a>(value: Value<'a>, pointer: &str) -> Result<Value<'a>, LookupError> {
    check(pointer)?;
    // What stands before the first slash is empty: `check` saw to that.
    pointer.split('/').skip(1).try_fold(value, step)
}

/// A pointer is invalid wherever its fault is, be it behind a name that is not found.
fn check(pointer: &str) -> Result<(), LookupError> {
    let starts_well = pointer.is_empty() || pointer.starts_with('/');
    let escapes_well = pointer
        .split('~')
        .skip(1)
        .all(|behind| behind.starts_with(['0', '1']));
    if starts_well && escapes_well {
        Ok(())
    } else {
        Err(LookupErrorKind::InvalidPointer.into())
    }
}

fn step<'a>(value: Value<'a>, token: &str) -> Result<Value<'a>, LookupError> {
    let found = match value.kind() {
        Kind::Object => value
            .members()
            .filter(|(name, _)| stands_for(token, name))
            .last()
            .map(|(_, member)| member),
        Kind::Array => value.element(index(token)?),
        _ => None,
    };
    found.ok_or(LookupErrorKind::NotFound.into())
}

/// Whether a token is for the member with this name. Nothing is allocated for it, escapes or not.
fn stands_for(token: &str, name: &Text<'_>) -> bool {
    if token.contains('~') {
        name.chars().eq(unescaped(token))
    } else {
        name == token
    }
}

/// The characters of a token whose escapes `check` has seen.
fn unescaped(token: &str) -> impl Iterator<Item = char> + '_ {
    let mut characters = token.chars();
    std::iter::from_fn(move || match characters.next()? {
        '~' if characters.next() == Some('1') => Some('/'),
        character => Some(character),
    })
}

/// `0`, or digits that do not begin with it. More than any array can have is a number still: nothing stands there.
fn index(token: &str) -> Result<usize, LookupError> {
    let all_digits = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits || (token.len() > 1 && token.starts_with('0')) {
        return Err(LookupErrorKind::InvalidPointer.into());
    }
    token.parse().map_err(|_| LookupErrorKind::NotFound.into())
}
