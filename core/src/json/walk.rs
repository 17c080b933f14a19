//! Steps over JSON text that is known to be valid. On any other text the answers make no sense, and that is all: no
//! step leaves the text, and every step gets on.

use super::eight_bytes::{ONES, length_before, zeros};
use super::text::Text;

/// The text without the white space that it begins with.
pub(super) fn skip_white_space(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\n', '\r'])
}

/// The text without the one byte that it begins with, and the white space behind that.
pub(super) fn skip_byte(text: &str) -> &str {
    skip_white_space(text.get(1..).unwrap_or_default())
}

/// The value that the text begins with, and what follows.
pub(super) fn split_value(text: &str) -> (&str, &str) {
    text.split_at_checked(end_of_value(text.as_bytes(), 0))
        .unwrap_or((text, ""))
}

/// The string that the text begins with, as it stands and as what it stands for, and what follows.
pub(super) fn split_string(text: &str) -> (&str, Text<'_>, &str) {
    let (end, escaped) = end_of_string(text.as_bytes(), 0);
    let (string, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    let inside = string
        .get(1..string.len().saturating_sub(1))
        .unwrap_or_default();
    (string, Text::new(inside, escaped), rest)
}

/// Where the value that begins at `start` ends. Looks at each byte of the value once.
///
/// Also for bindings, which walk over values that the core found valid.
#[doc(hidden)]
#[must_use]
pub fn end_of_value(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    let mut depth = 0_usize;
    loop {
        match bytes.get(at) {
            None => return bytes.len(),
            Some(b'"') => at = end_of_string(bytes, at).0,
            Some(b'{' | b'[') => {
                depth += 1;
                at += 1;
            }
            Some(b'}' | b']') => {
                depth = depth.saturating_sub(1);
                at += 1;
            }
            Some(_) if depth == 0 => at = end_of_scalar(bytes, at),
            // One of these stands alone between strings: not worth a look at eight.
            Some(b',' | b':') => at += 1,
            Some(_) => at += length_between(bytes.get(at..).unwrap_or_default()),
        }
        if depth == 0 {
            return at;
        }
    }
}

/// The string that the text is, with its quotes.
pub(super) fn string(text: &str) -> Text<'_> {
    Text::of_raw(
        text.get(1..text.len().saturating_sub(1))
            .unwrap_or_default(),
    )
}

/// Where the string that begins at `start` ends, behind its closing quote, and whether it has an escape.
///
/// Also for bindings, which walk over values that the core found valid.
#[doc(hidden)]
#[must_use]
pub fn end_of_string(bytes: &[u8], start: usize) -> (usize, bool) {
    let mut at = start + 1;
    let mut escaped = false;
    loop {
        at += length_of_run(bytes.get(at..).unwrap_or_default());
        match bytes.get(at) {
            None => return (bytes.len(), escaped),
            Some(b'"') => return (at + 1, escaped),
            // A backslash: whatever is escaped, it is no end.
            Some(_) => {
                escaped = true;
                at += 2;
            }
        }
    }
}

/// How many bytes come before a quote or a backslash.
fn length_of_run(bytes: &[u8]) -> usize {
    length_before(
        bytes,
        |eight| zeros(eight ^ (ONES * u64::from(b'"'))) | zeros(eight ^ (ONES * u64::from(b'\\'))),
        |byte| matches!(byte, b'"' | b'\\'),
    )
}

/// How many bytes come before a backslash.
pub(super) fn length_before_escape(bytes: &[u8]) -> usize {
    length_before(
        bytes,
        |eight| zeros(eight ^ (ONES * u64::from(b'\\'))),
        |byte| byte == b'\\',
    )
}

/// Copies what comes before a backslash, and says how many bytes that is. Most runs are too short for a call.
pub(super) fn copy_before_escape(bytes: &[u8], copied: &mut Vec<u8>) -> usize {
    let mut at = 0;
    while let Some(eight) = bytes[at..].first_chunk::<8>() {
        copied.extend_from_slice(eight);
        let found = zeros(u64::from_le_bytes(*eight) ^ (ONES * u64::from(b'\\')));
        if found != 0 {
            let run = found.trailing_zeros() as usize / 8;
            copied.truncate(copied.len() - (8 - run));
            return at + run;
        }
        at += 8;
    }
    for byte in &bytes[at..] {
        if *byte == b'\\' {
            break;
        }
        copied.push(*byte);
        at += 1;
    }
    at
}

/// How many bytes come before a quote or a bracket.
fn length_between(bytes: &[u8]) -> usize {
    length_before(
        bytes,
        |eight| {
            // Brackets and braces differ in one bit.
            let folded = eight | (ONES * 0x20);
            zeros(eight ^ (ONES * u64::from(b'"')))
                | zeros(folded ^ (ONES * u64::from(b'{')))
                | zeros(folded ^ (ONES * u64::from(b'}')))
        },
        |byte| matches!(byte, b'"' | b'{' | b'[' | b'}' | b']'),
    )
}

/// Where the number or literal that begins at `start` ends. It has one byte at least, so that every walk gets on.
fn end_of_scalar(bytes: &[u8], start: usize) -> usize {
    let rest = &bytes[start + 1..];
    let ends = |byte: &u8| {
        matches!(
            byte,
            b',' | b'}' | b']' | b':' | b' ' | b'\t' | b'\n' | b'\r'
        )
    };
    start + 1 + rest.iter().position(ends).unwrap_or(rest.len())
}
