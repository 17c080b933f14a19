//! Why bytes are no envelope.

use std::fmt;

use super::hint::Hint;
use super::http::Http;
use super::summary::write_escaped;
use crate::json::{JsonError, Problem};

/// What is wrong with bytes that are no envelope.
///
/// ```
/// use tcenvelope::DecodeErrorKind;
/// let kind = |body| tcenvelope::decode(body).unwrap_err().kind();
/// assert_eq!(kind(b""), DecodeErrorKind::Empty);
/// assert_eq!(kind(b"[]"), DecodeErrorKind::NotEnvelope);
/// assert_eq!(DecodeErrorKind::NotEnvelope.name(), "NotEnvelope");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// Nothing but white space.
    Empty,
    /// The body is the beginning of a valid one: the rest was lost on the way.
    Truncated,
    /// The body is not UTF-8.
    InvalidUtf8,
    /// RFC 8259 forbids what stands there.
    InvalidJson,
    /// Brackets nest deeper than `max_depth`.
    TooDeep,
    /// The body is longer than `max_bytes`.
    TooLarge,
    /// A member that decides stands there twice. Parsers disagree on such bodies.
    DuplicateMember,
    /// Valid JSON, but not an object with an object `Response`.
    NotEnvelope,
}

impl DecodeErrorKind {
    /// All that this version knows.
    pub const ALL: &'static [Self] = &[
        Self::Empty,
        Self::Truncated,
        Self::InvalidUtf8,
        Self::InvalidJson,
        Self::TooDeep,
        Self::TooLarge,
        Self::DuplicateMember,
        Self::NotEnvelope,
    ];

    /// The name, the same in every language: `InvalidUtf8`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "Empty",
            Self::Truncated => "Truncated",
            Self::InvalidUtf8 => "InvalidUtf8",
            Self::InvalidJson => "InvalidJson",
            Self::TooDeep => "TooDeep",
            Self::TooLarge => "TooLarge",
            Self::DuplicateMember => "DuplicateMember",
            Self::NotEnvelope => "NotEnvelope",
        }
    }
}

impl fmt::Display for DecodeErrorKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}

/// These bytes are no envelope. It says nothing about whether the action ran.
///
/// The text is one line for a person and shows nothing of the body; its wording may improve.
///
/// ```
/// use tcenvelope::DecodeErrorKind;
/// let error = tcenvelope::decode(b"{\"Response\":\n {").unwrap_err();
/// assert_eq!(error.kind(), DecodeErrorKind::Truncated);
/// assert_eq!((error.offset(), error.line(), error.column()), (15, 2, 3));
/// assert_eq!(error.hint(), None);
/// assert_eq!(
///     error.to_string(),
///     "Truncated at byte 15 (line 2, column 3): the body ends before its JSON does"
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind} at byte {offset} (line {line}, column {column}): {reason}{}{}", HintText(*hint), StatusText(*http))]
pub struct DecodeError {
    kind: DecodeErrorKind,
    offset: usize,
    line: usize,
    column: usize,
    hint: Option<Hint>,
    reason: &'static str,
    http: Option<Http>,
}

impl DecodeError {
    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> DecodeErrorKind {
        self.kind
    }

    /// Where, in bytes from the start of the body, a byte order mark included. For
    /// [`Empty`](DecodeErrorKind::Empty) and [`Truncated`](DecodeErrorKind::Truncated) it is the body's length, for
    /// [`InvalidJson`](DecodeErrorKind::InvalidJson) the first byte that no valid JSON text could have there.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// The line of the offset, from 1; lines end at LF.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// The column of the offset in its line, from 1, in bytes.
    #[must_use]
    pub const fn column(&self) -> usize {
        self.column
    }

    /// What the body may be instead.
    #[must_use]
    pub const fn hint(&self) -> Option<Hint> {
        self.hint
    }

    /// What HTTP said beside the body, if that was decoded with it.
    ///
    /// ```
    /// let answer = tcenvelope::HttpResponse::new(504, b"");
    /// let error = tcenvelope::decode_http(&answer).unwrap_err();
    /// assert_eq!(error.http().unwrap().status(), 504);
    /// assert!(error.to_string().ends_with("; HTTP status 504"));
    /// ```
    #[must_use]
    pub const fn http(&self) -> Option<&Http> {
        self.http.as_ref()
    }

    /// The body around the offset, up to 40 bytes on each side, for a person who may see it: unlike the text of the
    /// error, **it shows values**. Control and bidirectional characters are escaped (`\u{202e}`), and what is not
    /// UTF-8 is U+FFFD. `body` must be the one that was decoded; from another one the excerpt makes no sense.
    ///
    /// ```
    /// let body = br#"{"Response": nul}"#;
    /// let error = tcenvelope::decode(body).unwrap_err();
    /// assert_eq!(error.excerpt(body), r#"{"Response": nul}"#);
    /// ```
    #[must_use]
    pub fn excerpt(&self, body: &[u8]) -> String {
        const REACH: usize = 40;
        let is_inside = |byte: &u8| byte & 0xc0 == 0x80;
        let offset = self.offset.min(body.len());
        let mut start = offset.saturating_sub(REACH);
        let mut end = offset.saturating_add(REACH).min(body.len());
        // Do not cut a character in half: it is at most four bytes long.
        if start > 0 {
            start += body[start..offset]
                .iter()
                .take(3)
                .take_while(|byte| is_inside(byte))
                .count();
        }
        end += body[end..]
            .iter()
            .take(3)
            .take_while(|byte| is_inside(byte))
            .count();
        let mut excerpt = String::new();
        for character in String::from_utf8_lossy(&body[start..end]).chars() {
            // Writing to a string does not fail.
            let _ = write_escaped(&mut excerpt, character);
        }
        excerpt
    }

    pub(in crate::envelope) fn new(
        body: &[u8],
        kind: DecodeErrorKind,
        offset: usize,
        reason: &'static str,
    ) -> Self {
        let before = &body[..offset];
        let line_start = before
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |newline| newline + 1);
        // Errors are rare: no need for a faster count.
        #[allow(clippy::naive_bytecount)]
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        Self {
            kind,
            offset,
            line,
            column: 1 + offset - line_start,
            hint: Hint::of(body),
            reason,
            http: None,
        }
    }

    pub(in crate::envelope) fn with_hint(self, hint: Option<Hint>) -> Self {
        Self {
            hint: hint.or(self.hint),
            ..self
        }
    }

    pub(in crate::envelope) fn with_http(self, http: Http) -> Self {
        Self {
            http: Some(http),
            ..self
        }
    }

    pub(in crate::envelope) fn from_json(body: &[u8], error: JsonError) -> Self {
        let (kind, reason) = match error.problem {
            Problem::Empty => (
                DecodeErrorKind::Empty,
                "there is nothing, or only white space",
            ),
            Problem::Truncated => (
                DecodeErrorKind::Truncated,
                "the body ends before its JSON does",
            ),
            Problem::InvalidUtf8 => (DecodeErrorKind::InvalidUtf8, "the bytes are not UTF-8"),
            Problem::Invalid(expected) => (DecodeErrorKind::InvalidJson, expected),
            Problem::TooDeep => (
                DecodeErrorKind::TooDeep,
                "brackets nest deeper than max_depth",
            ),
        };
        Self::new(body, kind, error.offset, reason)
    }
}

/// The end of the line that a hint adds.
struct HintText(Option<Hint>);

impl fmt::Display for HintText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .map_or(Ok(()), |hint| write!(formatter, "; {}", hint.text()))
    }
}

/// The end of the line that an HTTP status adds.
struct StatusText(Option<Http>);

impl fmt::Display for StatusText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |http| {
            write!(formatter, "; HTTP status {}", http.status())
        })
    }
}
