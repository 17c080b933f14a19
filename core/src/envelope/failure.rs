//! The `Error` of a response.

use super::anomaly::{Anomalies, Anomaly};
use crate::json::{Read, Text, Token};

/// The API said no: what `Error {Code, Message}` holds.
///
/// ```
/// let body = br#"{"Response": {"Error": {"Code": "LimitExceeded", "Message": "too many"}, "RequestId": "1"}}"#;
/// let failure = tcenvelope::decode(body)?.failure().unwrap();
/// assert_eq!(failure.code(), "LimitExceeded");
/// assert_eq!(failure.message(), "too many");
/// # Ok::<(), tcenvelope::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure<'a> {
    pub(in crate::envelope) code: Text<'a>,
    pub(in crate::envelope) message: Text<'a>,
}

impl<'a> Failure<'a> {
    /// The error code as it was sent, for programs. Empty if the body gives none; the anomalies then say why.
    ///
    /// ```
    /// let body = br#"{"Response": {"Error": {"Code": "AuthFailure.SignatureExpire", "Message": ""}}}"#;
    /// let failure = tcenvelope::decode(body)?.failure().unwrap();
    /// let advice = match &*failure.code().to_cow() {
    ///     "AuthFailure.SignatureExpire" => "correct the clock and sign again",
    ///     _ => "look it up",
    /// };
    /// assert_eq!(advice, "correct the clock and sign again");
    /// # Ok::<(), tcenvelope::DecodeError>(())
    /// ```
    #[must_use]
    pub fn code(&self) -> Text<'a> {
        self.code
    }

    /// The message as it was sent, for people. It changes at any time, so nothing may be decided by it, and it can
    /// hold values that do not belong in a log. Empty if the body gives none.
    #[must_use]
    pub fn message(&self) -> Text<'a> {
        self.message
    }
}

/// The value of a member `Error`.
#[derive(Clone, Copy, Debug)]
pub(super) enum ErrorMember {
    Object {
        code: Option<Token>,
        message: Option<Token>,
    },
    /// Any other value.
    Other(Token),
}

impl ErrorMember {
    /// The failure that it means in a body; only null means none.
    pub(super) fn failure<'a>(
        &self,
        body: &'a str,
        anomalies: &mut Anomalies,
    ) -> Option<Failure<'a>> {
        let failure = match *self {
            Self::Object { code, message } => Failure {
                code: read_code(code, body, anomalies),
                message: read_message(message, body, anomalies),
            },
            Self::Other(Token::Null) => {
                anomalies.insert(Anomaly::ErrorNull);
                return None;
            }
            Self::Other(value) => {
                anomalies.insert(Anomaly::ErrorNotObject);
                let message = if let Token::String(text) = value {
                    text.of(body)
                } else {
                    Text::EMPTY
                };
                Failure {
                    code: Text::EMPTY,
                    message,
                }
            }
        };
        if failure.code.has_lone_surrogate() || failure.message.has_lone_surrogate() {
            anomalies.insert(Anomaly::LoneSurrogate);
        }
        Some(failure)
    }

    /// Whether it is an object with a code.
    pub(super) fn gives_code<'a, R: Read<'a>>(&self, reader: &R) -> Result<bool, R::Fault> {
        Ok(match *self {
            Self::Object {
                code: Some(Token::String(code)),
                ..
            } => !is_blank(reader.text(code)?),
            Self::Object {
                code: Some(Token::Number(_)),
                ..
            } => true,
            _ => false,
        })
    }
}

fn read_code<'a>(value: Option<Token>, body: &'a str, anomalies: &mut Anomalies) -> Text<'a> {
    match value {
        Some(Token::String(code)) if !is_blank(code.of(body)) => {
            let code = code.of(body);
            if !is_trimmed(code) {
                anomalies.insert(Anomaly::CodeUntrimmed);
            }
            code
        }
        None | Some(Token::Null | Token::String(_)) => {
            anomalies.insert(Anomaly::CodeMissing);
            Text::EMPTY
        }
        Some(other) => {
            anomalies.insert(Anomaly::CodeNotString);
            if let Token::Number(literal) = other {
                literal.of(body)
            } else {
                Text::EMPTY
            }
        }
    }
}

fn read_message<'a>(value: Option<Token>, body: &'a str, anomalies: &mut Anomalies) -> Text<'a> {
    match value {
        Some(Token::String(message)) => message.of(body),
        None | Some(Token::Null) => {
            anomalies.insert(Anomaly::MessageMissing);
            Text::EMPTY
        }
        Some(_) => {
            anomalies.insert(Anomaly::MessageNotString);
            Text::EMPTY
        }
    }
}

/// The code without what no code means: white space around it, dots behind it.
pub(crate) fn trim_code(code: &str) -> &str {
    code.trim_start().trim_end_matches(is_trailing)
}

fn is_trimmed(code: Text<'_>) -> bool {
    if let Some(code) = code.as_borrowed() {
        return !code.starts_with(char::is_whitespace) && !code.ends_with(is_trailing);
    }
    !code.chars().next().is_some_and(char::is_whitespace)
        && !code.chars().last().is_some_and(is_trailing)
}

fn is_blank(code: Text<'_>) -> bool {
    code.chars().all(is_trailing)
}

fn is_trailing(character: char) -> bool {
    character == '.' || character.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_agree() {
        for code in [
            "",
            "A",
            "A.",
            " A",
            "A . ",
            ".A",
            ". A",
            "...",
            " . ",
            "\u{3000}A\u{a0}",
            "A.B..",
            "\u{1c}A",
        ] {
            let text = Text::plain(code);
            assert_eq!(is_trimmed(text), trim_code(code) == code, "{code:?}");
            assert_eq!(is_blank(text), trim_code(code).is_empty(), "{code:?}");
        }
    }
}
