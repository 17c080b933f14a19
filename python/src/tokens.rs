//! Steps over the tokens of a value, each byte once: `Value::elements` would look at what lies deep once a level.
//!
//! As in the core, text that is no valid JSON gives tokens that make no sense, and that is all.

use tcenvelope::Value;

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
            b'"' => return Some(self.scalar(length_of_string(bytes))),
            _ => return Some(self.scalar(length_of_word(bytes))),
        };
        self.take(length);
        Some(token)
    }
}

fn is_between(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b',' | b':')
}

/// A string, quotes included.
fn length_of_string(bytes: &[u8]) -> usize {
    let mut at = 1;
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

/// A number, `true`, `false` or `null`.
fn length_of_word(bytes: &[u8]) -> usize {
    let ends = |byte: &u8| is_between(*byte) || matches!(byte, b']' | b'}');
    bytes.iter().position(ends).unwrap_or(bytes.len())
}
