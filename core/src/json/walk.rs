//! Steps over JSON text that is known to be valid. On any other text the answers make no sense, and that is all: no
//! step leaves the text, and every step gets on.

use super::text::Text;

/// The text without the white space that it begins with.
pub(super) fn skip_white_space(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\n', '\r'])
}

/// The text without the one byte that it begins with, and the white space behind that.
pub(super) fn skip_byte(text: &str) -> &str {
    skip_white_space(text.get(1..).unwrap_or_default())
}

/// The value that the text begins with, and what follows. Looks at each byte of the value once.
pub(super) fn split_value(text: &str) -> (&str, &str) {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut depth = 0_usize;
    loop {
        match bytes.get(at) {
            None => break,
            Some(b'"') => at = end_of_string(bytes, at),
            Some(b'{' | b'[') => {
                depth += 1;
                at += 1;
            }
            Some(b'}' | b']') => {
                depth = depth.saturating_sub(1);
                at += 1;
            }
            Some(_) if depth == 0 => at = end_of_scalar(bytes, at),
            Some(_) => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// The string that the text is, with its quotes.
pub(super) fn string(text: &str) -> Text<'_> {
    Text::of_raw(
        text.get(1..text.len().saturating_sub(1))
            .unwrap_or_default(),
    )
}

/// Where the string that begins at `start` ends, behind its closing quote.
///
/// Also for bindings, which walk over values that the core found valid.
#[doc(hidden)]
#[must_use]
pub fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    loop {
        at += length_of_run(bytes.get(at..).unwrap_or_default());
        match bytes.get(at) {
            None => return bytes.len(),
            Some(b'"') => return at + 1,
            // A backslash: whatever is escaped, it is no end.
            Some(_) => at += 2,
        }
    }
}

/// How many bytes come before a quote or a backslash. Strings are most of a body, so eight bytes at a time.
fn length_of_run(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(eight) = bytes[at..].first_chunk() {
        let eight = u64::from_le_bytes(*eight);
        let found =
            zeros(eight ^ (ONES * u64::from(b'"'))) | zeros(eight ^ (ONES * u64::from(b'\\')));
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let ends = |byte: &u8| matches!(byte, b'"' | b'\\');
    at + bytes[at..]
        .iter()
        .position(ends)
        .unwrap_or(bytes.len() - at)
}

const ONES: u64 = u64::from_le_bytes([1; 8]);

/// Sets the highest bit of each byte that is zero; above the first of them, of others too.
fn zeros(eight: u64) -> u64 {
    eight.wrapping_sub(ONES) & !eight & (ONES << 7)
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
