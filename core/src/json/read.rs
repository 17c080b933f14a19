//! What the envelope layer sees of JSON: members, from left to right.

use super::text::Text;

/// A value as a reader meets it. Containers have been validated to their end; what they hold was passed over.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Token {
    Null,
    Bool,
    /// The literal as it is written.
    Number(Span),
    String(Span),
    Array,
    Object,
}

/// A part of the body: a number, or what stands between the quotes of a string. It becomes text when the whole body is
/// known to be UTF-8.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// There is a backslash in it.
    pub(crate) escaped: bool,
}

impl Span {
    /// This part of a text.
    pub(crate) fn of(self, text: &str) -> Text<'_> {
        let raw = text.get(self.start..self.end).unwrap_or_default();
        Text::new(raw, self.escaped)
    }

    /// This part of some bytes, if it is UTF-8.
    pub(crate) fn of_bytes(self, bytes: &[u8]) -> Option<Text<'_>> {
        let raw = std::str::from_utf8(bytes.get(self.start..self.end)?).ok()?;
        Some(Text::new(raw, self.escaped))
    }

    pub(crate) fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// Reads one JSON text from left to right, and validates every byte on the way.
///
/// The caller descends into the objects that it cares for with [`enter_object`](Self::enter_object) and
/// [`next_member`](Self::next_member) and takes every other value whole with [`value`](Self::value) or
/// [`pass`](Self::pass). What it is given holds if [`finish`](Self::finish) finds nothing wrong. After the first fault
/// the reader is of no more use.
pub(crate) trait Read<'a> {
    /// Why the bytes are no JSON.
    type Fault;
    /// The name of a member.
    type Name: Copy;

    /// Bytes from the start of the body to the value that it is.
    fn start(&self) -> usize;

    /// Bytes from the start of the body to the next value.
    fn value_offset(&mut self) -> Result<usize, Self::Fault>;

    /// If the next value is an object, goes into it.
    fn enter_object(&mut self) -> Result<bool, Self::Fault>;

    /// In the object entered last, reads the name of the next member; `None` leaves the object at its end.
    fn next_member(&mut self) -> Result<Option<Self::Name>, Self::Fault>;

    /// Whether a name is the one that is meant.
    fn is(&self, name: Self::Name, meant: &'static str) -> bool;

    /// Bytes from the start of the body to the opening quote of a name.
    fn name_offset(&self, name: Self::Name) -> usize;

    /// Takes the next value whole, with all that it holds. The stack does not grow with its depth.
    fn value(&mut self) -> Result<Token, Self::Fault>;

    /// Likewise, where it matters only whether it is an object.
    fn pass(&mut self) -> Result<bool, Self::Fault>;

    /// Behind the closing bracket of the object that was left last.
    fn left(&self) -> usize;

    /// A part of what has been read.
    fn text(&self, span: Span) -> Result<Text<'a>, Self::Fault>;

    /// Checks that nothing but white space follows, and gives the whole body as text.
    fn finish(&mut self) -> Result<&'a str, Self::Fault>;
}
