//! Steps over a valid JSON text, each byte once: `Value::elements` would look at what lies deep once a level.
//!
//! As in the core, text that is no valid JSON gives steps that make no sense, and that is all: none leaves the text,
//! and each but a look gets on while there is something left.

use tcenvelope::{end_of_string, end_of_value};

pub(crate) struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// The inside of a string, as it stands.
#[derive(Clone, Copy)]
pub(crate) struct Quoted<'a> {
    pub(crate) raw: &'a [u8],
    pub(crate) escaped: bool,
}

/// A number, as it stands.
pub(crate) enum Number<'a> {
    Small(i64),
    /// An integer, of which nobody knows whether it is small.
    Integer(&'a str),
    Float(&'a str),
}

/// Integers of so many bytes are in the range of an `i64`, whatever their digits.
const SMALL: usize = 18;

impl<'a> Cursor<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The byte that comes next behind white space; 0 at the end.
    pub(crate) fn look(&mut self) -> u8 {
        loop {
            match self.bytes.get(self.at) {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                Some(byte) => return *byte,
                None => return 0,
            }
        }
    }

    pub(crate) fn pass(&mut self, length: usize) {
        self.at += length;
    }

    /// Passes the bracket that comes next; whether an element or a member comes then. An empty container is passed.
    pub(crate) fn opens(&mut self) -> bool {
        self.look();
        self.at += 1;
        let empty = matches!(self.look(), b'}' | b']');
        self.at += usize::from(empty);
        !empty && self.at < self.bytes.len()
    }

    /// Passes what stands behind an element or a member: a comma, or the closing bracket; whether another one comes.
    pub(crate) fn goes_on(&mut self) -> bool {
        let comma = self.look() == b',';
        self.at += 1;
        comma
    }

    /// The name of a member, and passes the colon behind it.
    pub(crate) fn name(&mut self) -> Quoted<'a> {
        self.look();
        let name = self.string();
        self.look();
        self.at += 1;
        name
    }

    /// The string whose opening quote comes next.
    pub(crate) fn string(&mut self) -> Quoted<'a> {
        let start = self.at;
        let (end, escaped) = end_of_string(self.bytes, start);
        self.at = end;
        let raw = self
            .bytes
            .get(start + 1..end.saturating_sub(1))
            .unwrap_or_default();
        Quoted { raw, escaped }
    }

    /// The number that comes next.
    pub(crate) fn number(&mut self) -> Number<'a> {
        let start = self.at;
        let negative = self.bytes.get(start) == Some(&b'-');
        let mut at = start + usize::from(negative);
        let mut digits = 0_i64;
        while let Some(digit @ b'0'..=b'9') = self.bytes.get(at) {
            // Wraps where it is not used.
            digits = digits
                .wrapping_mul(10)
                .wrapping_add(i64::from(*digit - b'0'));
            at += 1;
        }
        if let Some(b'.' | b'e' | b'E') = self.bytes.get(at) {
            let more = |byte: &u8| !matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-');
            let rest = &self.bytes[at..];
            self.at = at + rest.iter().position(more).unwrap_or(rest.len());
            return Number::Float(self.literal(start));
        }
        // One byte at least, so that every walk gets on.
        self.at = at.max(start + 1);
        if at - start > SMALL {
            return Number::Integer(self.literal(start));
        }
        Number::Small(if negative { -digits } else { digits })
    }

    fn literal(&self, start: usize) -> &'a str {
        std::str::from_utf8(&self.bytes[start..self.at]).unwrap_or_default()
    }

    /// Passes a whole value.
    pub(crate) fn pass_value(&mut self) {
        self.look();
        self.at = end_of_value(self.bytes, self.at);
    }
}
