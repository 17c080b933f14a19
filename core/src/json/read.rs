//! What the envelope layer sees of JSON: members, from left to right.

use super::text::Text;

/// A value as a reader meets it. Containers have been validated to their end; what they hold was passed over.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Token<'a> {
    Null,
    Bool,
    /// The literal as it is written.
    Number(&'a str),
    String(Text<'a>),
    Array,
    Object,
}

/// The name of a member. The reader stands behind it: the member's value comes next.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name<'a> {
    pub(crate) text: Text<'a>,
    /// Where its opening quote is.
    pub(crate) offset: usize,
}

/// Reads one JSON text from left to right, and validates every byte on the way.
///
/// The caller descends into the objects that it cares for with [`enter_object`](Self::enter_object) and
/// [`next_member`](Self::next_member) and takes every other value whole with [`value`](Self::value). After the first
/// fault the reader is of no more use.
pub(crate) trait Read<'a> {
    /// Why the bytes are no JSON.
    type Fault;

    /// Bytes from the start of the body to the next value.
    fn value_offset(&mut self) -> Result<usize, Self::Fault>;

    /// If the next value is an object, goes into it.
    fn enter_object(&mut self) -> Result<bool, Self::Fault>;

    /// In the object entered last, reads the name of the next member; `None` leaves the object at its end.
    fn next_member(&mut self) -> Result<Option<Name<'a>>, Self::Fault>;

    /// Takes the next value whole, with all that it holds. The stack does not grow with its depth.
    fn value(&mut self) -> Result<Token<'a>, Self::Fault>;

    /// The text from an offset up to the end of the object that was left last.
    fn object_since(&self, offset: usize) -> &'a str;
}
