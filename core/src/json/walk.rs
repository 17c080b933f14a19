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
fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        match rest.iter().position(|byte| matches!(byte, b'"' | b'\\')) {
            None => return bytes.len(),
            Some(run) if rest[run] == b'"' => return at + run + 1,
            Some(run) => at += run + 2,
        }
    }
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
