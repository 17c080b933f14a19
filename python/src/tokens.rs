//! Steps over the tokens of a value, each byte once: `Value::elements` would look at what lies deep once a level.
//!
//! As in the core, text that is no valid JSON gives tokens that make no sense, and that is all.

use tcenvelope::{Value, end_of_string};

pub(crate) enum Token<'a> {
    OpenArray,
    OpenObject,
    /// The end of the array or object that was opened last.
    Close,
    /// A value that holds no others, or the name of a member.
    Scalar(Value<'a>),
}

/// The tokens of one value. What stands between them says nothing: it was found valid.
pub(crate) struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    pub(crate) fn of(value: Value<'a>) -> Self {
        Self { rest: value.raw() }
    }

    fn scalar(&mut self, length: usize) -> Token<'a> {
        Token::Scalar(Value::from_valid_json(self.take(length)))
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self
            .rest
            .split_at_checked(length)
            .unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let bytes = self.rest.as_bytes();
        let between = bytes.iter().position(|byte| !is_between(*byte))?;
        self.take(between);
        let bytes = self.rest.as_bytes();
        let (token, length) = match bytes.first()? {
            b'[' => (Token::OpenArray, 1),
            b'{' => (Token::OpenObject, 1),
            b']' | b'}' => (Token::Close, 1),
            b'"' => return Some(self.scalar(end_of_string(bytes, 0))),
            _ => return Some(self.scalar(length_of_word(bytes))),
        };
        self.take(length);
        Some(token)
    }
}

fn is_between(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b',' | b':')
}

/// A number, `true`, `false` or `null`.
fn length_of_word(bytes: &[u8]) -> usize {
    let ends = |byte: &u8| is_between(*byte) || matches!(byte, b']' | b'}');
    bytes.iter().position(ends).unwrap_or(bytes.len())
}
