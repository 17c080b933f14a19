//! One line for a log.

use std::fmt::{self, Write};

use super::Anomalies;
use crate::json::Text;

/// The most that a code or a request id takes in a line, in bytes; what is longer is cut and marked.
const LONGEST_TEXT: usize = 256;
const CUT: char = '…';

/// An envelope as one line of at most 1 KiB, made by [`Envelope::summary`](crate::Envelope::summary).
///
/// It shows outcome, code, request id and anomalies. A text with anything but `A-Z a-z 0-9 . _ : / + -` in it stands
/// in double quotes, with control and bidirectional characters escaped, so that a body cannot forge a log line.
///
/// ```
/// let body = br#"{"Response": {"Error": {"Code": "X\n", "Message": "m"}, "RequestId": null}}"#;
/// assert_eq!(
///     tcenvelope::decode(body)?.summary().to_string(),
///     r#"failure code="X\u{a}" request_id=- anomalies=request_id_null,code_untrimmed"#
/// );
/// # Ok::<(), tcenvelope::DecodeError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Summary<'a> {
    code: Option<Text<'a>>,
    request_id: Option<Text<'a>>,
    anomalies: Anomalies,
}

impl<'a> Summary<'a> {
    /// The line for an envelope whose parts were kept and whose body was not. A failure has a code, be it an empty one.
    ///
    /// ```
    /// use tcenvelope::{Anomalies, Summary};
    /// let line = Summary::new(Some("LimitExceeded".into()), None, Anomalies::default());
    /// assert_eq!(line.to_string(), "failure code=LimitExceeded request_id=-");
    /// ```
    #[must_use]
    pub fn new(code: Option<Text<'a>>, request_id: Option<Text<'a>>, anomalies: Anomalies) -> Self {
        Self {
            code,
            request_id,
            anomalies,
        }
    }
}

impl fmt::Display for Summary<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code {
            None => formatter.write_str("success")?,
            Some(code) => {
                formatter.write_str("failure code=")?;
                write_text(formatter, code)?;
            }
        }
        formatter.write_str(" request_id=")?;
        write_text(formatter, self.request_id.unwrap_or(Text::EMPTY))?;
        if self.anomalies.is_empty() {
            return Ok(());
        }
        write!(formatter, " anomalies={}", self.anomalies)
    }
}

impl fmt::Debug for Summary<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

fn write_text(formatter: &mut fmt::Formatter<'_>, text: Text<'_>) -> fmt::Result {
    if text.is_empty() {
        return formatter.write_char('-');
    }
    let is_bare = text != *"-" && text.len() <= LONGEST_TEXT && text.chars().all(is_bare);
    if is_bare {
        return fmt::Display::fmt(&text, formatter);
    }
    formatter.write_char('"')?;
    let mut length = 0;
    for character in text.chars() {
        let mut counter = Counter(0);
        write_quoted(&mut counter, character)?;
        length += counter.0;
        if length > LONGEST_TEXT {
            formatter.write_char(CUT)?;
            break;
        }
        write_quoted(formatter, character)?;
    }
    formatter.write_char('"')
}

fn is_bare(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '.' | '_' | ':' | '/' | '+' | '-')
}

fn write_quoted(out: &mut impl Write, character: char) -> fmt::Result {
    if matches!(character, '"' | '\\') {
        out.write_char('\\')?;
    }
    write_escaped(out, character)
}

/// Writes a character, as `\u{HEX}` if a terminal or an editor would act on it instead of showing it: what a body holds
/// is for people to see only like this. It is here for the other crates of this project.
///
/// # Errors
/// Those of `out`.
#[doc(hidden)]
pub fn write_escaped(out: &mut impl Write, character: char) -> fmt::Result {
    let acts = character.is_control()
        || matches!(character, '\u{2028}' | '\u{2029}')
        || matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if acts {
        write!(out, "\\u{{{:x}}}", u32::from(character))
    } else {
        out.write_char(character)
    }
}

/// Counts the bytes that would be written.
struct Counter(usize);

impl Write for Counter {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Anomaly;
    use super::*;

    #[test]
    fn the_longest_line_keeps_within_a_kibibyte() {
        let mut anomalies = Anomalies::default();
        for anomaly in Anomaly::ALL {
            anomalies.insert(*anomaly);
        }
        let long = "\u{202e}中".repeat(1000);
        let text = Some(Text::from(long.as_str()));
        let line = Summary::new(text, text, anomalies).to_string();
        assert!(line.len() <= 1024, "{} bytes", line.len());
        assert_eq!(line.matches(CUT).count(), 2);
        assert!(!line.contains('\u{202e}'));
    }
}
