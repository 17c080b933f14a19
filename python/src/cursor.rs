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
#[derive(Clone, Copy)]
pub(crate) enum Number<'a> {
    Small(i64),
    /// An integer, of which nobody knows whether it is small.
    Integer(&'a str),
    /// A number with a point.
    Exact(f64),
    /// Another number with a point or an exponent.
    Float(&'a str),
}

/// Integers of so many bytes are in the range of an `i64`, whatever their digits.
const SMALL: usize = 18;
/// Of so many bytes, the digits of a number with a point are less than 2^53: exact as an `f64`, as these powers are.
const EXACT: usize = 16;
const POWERS_OF_TEN: [f64; 15] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14,
];

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
        // One byte at least, so that every walk gets on.
        self.at += usize::from(negative || !self.comes_digit());
        let digits = self.digits(0);
        let point = self.at;
        if !matches!(self.bytes.get(point), Some(b'.' | b'e' | b'E')) {
            if self.at - start > SMALL {
                return Number::Integer(self.literal(start));
            }
            return Number::Small(if negative { -digits } else { digits });
        }
        self.at += 1;
        let all_digits = self.digits(digits);
        let decimals = self.at - point - 1;
        let power = POWERS_OF_TEN.get(decimals);
        let is_exact =
            self.bytes[point] == b'.' && !matches!(self.bytes.get(self.at), Some(b'e' | b'E'));
        match power {
            // Both numbers are exact, so their quotient is the nearest to what was written.
            Some(power) if is_exact && self.at - start <= EXACT => {
                #[allow(clippy::cast_precision_loss, reason = "it is exact")]
                let float = all_digits as f64 / power;
                Number::Exact(if negative { -float } else { float })
            }
            _ => {
                let more = |byte: &u8| matches!(byte, b'0'..=b'9' | b'e' | b'E' | b'+' | b'-');
                while self.bytes.get(self.at).is_some_and(more) {
                    self.at += 1;
                }
                Number::Float(self.literal(start))
            }
        }
    }

    /// Passes digits, and adds them to those before; wraps where that is not used.
    fn digits(&mut self, before: i64) -> i64 {
        let mut digits = before;
        while let Some(digit @ b'0'..=b'9') = self.bytes.get(self.at) {
            digits = digits
                .wrapping_mul(10)
                .wrapping_add(i64::from(*digit - b'0'));
            self.at += 1;
        }
        digits
    }

    fn comes_digit(&self) -> bool {
        self.bytes.get(self.at).is_some_and(u8::is_ascii_digit)
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
