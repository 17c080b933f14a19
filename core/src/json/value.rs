//! Values of a valid JSON text, read when they are visited.

use std::fmt;

use super::pointer::{self, LookupError, LookupErrorKind};
use super::text::Text;
use super::walk;

/// What kind of value JSON has.
///
/// ```
/// use tcenvelope::Kind;
/// let envelope = tcenvelope::decode(br#"{"Response": {"Zone": "a"}}"#)?;
/// assert_eq!(envelope.pointer("/Zone")?.kind(), Kind::String);
/// assert_eq!(Kind::String.name(), "string");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// A number, of any size and precision.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Kind {
    /// The name, the same in every language: `object`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "bool",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// A value, borrowed from the body. It was validated with the body, and costs nothing until it is visited; a visit
/// looks at the value's own bytes and at no others.
///
/// ```
/// use tcenvelope::Kind;
/// let body = br#"{"Response": {"Items": [{"Id": 9007199254740993}], "RequestId": "1"}}"#;
/// let envelope = tcenvelope::decode(body)?;
/// let items = envelope.fields().get("Items").unwrap();
/// assert_eq!(items.kind(), Kind::Array);
/// assert_eq!(items.raw(), r#"[{"Id": 9007199254740993}]"#);
/// assert_eq!(items.element(0).unwrap().member("Id").unwrap().as_i64()?, 9_007_199_254_740_993);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Value<'a> {
    /// Valid JSON, without white space around it.
    raw: &'a str,
}

impl<'a> Value<'a> {
    /// For bindings, which keep values as text. The text must be one that [`raw`](Self::raw) gave: of any other the
    /// value makes no sense, though nothing worse comes of it.
    #[doc(hidden)]
    #[must_use]
    pub fn from_valid_json(raw: &'a str) -> Self {
        Self { raw }
    }

    /// The same for bindings that keep a body as bytes. `None` if they are no UTF-8.
    #[doc(hidden)]
    #[must_use]
    pub fn from_valid_bytes(raw: &'a [u8]) -> Option<Self> {
        let raw = simdutf8::basic::from_utf8(raw).ok()?;
        Some(Self { raw })
    }

    /// What kind of value it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.raw.as_bytes().first() {
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::Array,
            Some(b'"') => Kind::String,
            Some(b't' | b'f') => Kind::Bool,
            Some(b'n') | None => Kind::Null,
            Some(_) => Kind::Number,
        }
    }

    /// The value as the body has it, to the letter.
    #[must_use]
    pub fn raw(&self) -> &'a str {
        self.raw
    }

    /// Whether it is `null`.
    ///
    /// ```
    /// let envelope = tcenvelope::decode(br#"{"Response": {"NextToken": null}}"#)?;
    /// assert!(envelope.pointer("/NextToken")?.is_null());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.kind() == Kind::Null
    }

    /// A bool.
    ///
    /// ```
    /// let envelope = tcenvelope::decode(br#"{"Response": {"Encrypted": true}}"#)?;
    /// assert!(envelope.pointer("/Encrypted")?.as_bool()?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`LookupErrorKind::WrongKind`] for any other kind.
    pub fn as_bool(&self) -> Result<bool, LookupError> {
        self.expect(Kind::Bool)?;
        Ok(self.raw == "true")
    }

    /// A string, decoded when it is read.
    ///
    /// # Errors
    /// [`LookupErrorKind::WrongKind`] for any other kind.
    pub fn as_text(&self) -> Result<Text<'a>, LookupError> {
        self.expect(Kind::String)?;
        Ok(walk::string(self.raw))
    }

    /// An integer that was written as one: `1.0` and `1e3` are none.
    ///
    /// # Errors
    /// [`LookupErrorKind::WrongKind`] for any other kind, [`LookupErrorKind::NotInteger`] for another number,
    /// [`LookupErrorKind::OutOfRange`] if it does not fit.
    pub fn as_i64(&self) -> Result<i64, LookupError> {
        self.integer()?
            .parse()
            .map_err(|_| LookupErrorKind::OutOfRange.into())
    }

    /// An integer that was written as one and is not negative: `1.0` and `1e3` are none.
    ///
    /// # Errors
    /// As [`as_i64`](Self::as_i64).
    pub fn as_u64(&self) -> Result<u64, LookupError> {
        let literal = self.integer()?;
        // `-0` is no negative number.
        let literal = if literal == "-0" { "0" } else { literal };
        literal
            .parse()
            .map_err(|_| LookupErrorKind::OutOfRange.into())
    }

    /// A number as the nearest `f64`.
    ///
    /// ```
    /// let envelope = tcenvelope::decode(br#"{"Response": {"Price": 0.25}}"#)?;
    /// assert_eq!(envelope.pointer("/Price")?.as_f64()?, 0.25);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`LookupErrorKind::WrongKind`] for any other kind, [`LookupErrorKind::OutOfRange`] if it would be infinite.
    pub fn as_f64(&self) -> Result<f64, LookupError> {
        self.expect(Kind::Number)?;
        let number: f64 = self.raw.parse().map_err(|_| LookupErrorKind::OutOfRange)?;
        if number.is_finite() {
            Ok(number)
        } else {
            Err(LookupErrorKind::OutOfRange.into())
        }
    }

    /// The member of an object with this name, the last one if there are several. `None` if there is none, and for a
    /// value that is no object.
    #[must_use]
    pub fn member(&self, name: &str) -> Option<Value<'a>> {
        self.members()
            .filter(|(found, _)| found == name)
            .last()
            .map(|(_, value)| value)
    }

    /// The element of an array, counted from 0. `None` if there is none, and for a value that is no array.
    #[must_use]
    pub fn element(&self, index: usize) -> Option<Value<'a>> {
        self.elements().nth(index)
    }

    /// The members of an object in order, duplicates included; nothing for any other value.
    ///
    /// ```
    /// let envelope = tcenvelope::decode(br#"{"Response": {"Tags": {"a": 1, "b": 2, "a": 3}}}"#)?;
    /// let tags = envelope.pointer("/Tags")?;
    /// assert!(tags.members().map(|(name, _)| name.to_string()).eq(["a", "b", "a"]));
    /// assert_eq!(tags.member("b").unwrap().members().count(), 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn members(&self) -> Members<'a> {
        let inside = self.raw.strip_prefix('{').unwrap_or_default();
        Members {
            rest: walk::skip_white_space(inside),
        }
    }

    /// The elements of an array in order; nothing for any other value.
    ///
    /// ```
    /// let envelope = tcenvelope::decode(br#"{"Response": {"Ports": [22, 443]}}"#)?;
    /// let ports = envelope.pointer("/Ports")?;
    /// assert!(ports.elements().map(|port| port.raw()).eq(["22", "443"]));
    /// assert_eq!(envelope.response().elements().count(), 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn elements(&self) -> Elements<'a> {
        let inside = self.raw.strip_prefix('[').unwrap_or_default();
        Elements {
            rest: walk::skip_white_space(inside),
        }
    }

    /// What a JSON pointer (RFC 6901) that starts at this value points to: `/Items/0/Id`, or the value itself for an
    /// empty pointer. Of members with one name the last counts.
    ///
    /// # Errors
    /// [`LookupErrorKind::NotFound`] if there is nothing, [`LookupErrorKind::InvalidPointer`] if it is no pointer, or
    /// not one into the array that it meets (a name, `-`, leading zeros).
    pub fn pointer(&self, pointer: &str) -> Result<Value<'a>, LookupError> {
        pointer::look_up(*self, pointer)
    }

    fn expect(&self, kind: Kind) -> Result<(), LookupError> {
        if self.kind() == kind {
            Ok(())
        } else {
            Err(LookupErrorKind::WrongKind.into())
        }
    }

    fn integer(&self) -> Result<&'a str, LookupError> {
        self.expect(Kind::Number)?;
        if self.raw.contains(['.', 'e', 'E']) {
            Err(LookupErrorKind::NotInteger.into())
        } else {
            Ok(self.raw)
        }
    }
}

/// Kind and length only: a value may be a secret, and debug output ends in logs.
impl fmt::Debug for Value<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "Value({}, {} bytes)",
            self.kind(),
            self.raw.len()
        )
    }
}

/// The members of an object, made by [`Value::members`].
///
/// ```
/// let envelope = tcenvelope::decode(br#"{"Response": {"Placement": {"Zone": "a"}}}"#)?;
/// let mut members = envelope.pointer("/Placement")?.members();
/// let (name, value) = members.next().unwrap();
/// assert_eq!((name.raw(), value.raw()), ("Zone", r#""a""#));
/// assert!(members.next().is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Members<'a> {
    /// From the next name on, or from the closing bracket.
    rest: &'a str,
}

impl<'a> Members<'a> {
    /// For bindings, which keep an iteration as text; see [`rest`](Self::rest).
    #[doc(hidden)]
    #[must_use]
    pub fn resume(rest: &'a str) -> Self {
        Self { rest }
    }

    /// What [`resume`](Self::resume) takes.
    #[doc(hidden)]
    #[must_use]
    pub fn rest(&self) -> &'a str {
        self.rest
    }

    /// The next name, as the string that it is in the body, and value.
    #[doc(hidden)]
    pub fn next_pair(&mut self) -> Option<(Value<'a>, Value<'a>)> {
        self.next_member().map(|(name, _, value)| (name, value))
    }

    /// The next name, as the string that it is in the body and as the text that it stands for, and value.
    pub(crate) fn next_member(&mut self) -> Option<(Value<'a>, Text<'a>, Value<'a>)> {
        if !self.rest.starts_with('"') {
            return None;
        }
        let (name, text, rest) = walk::split_string(self.rest);
        // White space, the colon, white space.
        let rest = walk::skip_byte(walk::skip_white_space(rest));
        let (raw, rest) = walk::split_value(rest);
        self.rest = after_value(rest);
        Some((Value { raw: name }, text, Value { raw }))
    }
}

/// The length of what is left only, as of a value.
impl fmt::Debug for Members<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Members({} bytes left)", self.rest.len())
    }
}

impl<'a> Iterator for Members<'a> {
    type Item = (Text<'a>, Value<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.next_member().map(|(_, name, value)| (name, value))
    }
}

/// The elements of an array, made by [`Value::elements`].
///
/// ```
/// let envelope = tcenvelope::decode(br#"{"Response": {"Ports": [22, 443]}}"#)?;
/// let mut elements = envelope.pointer("/Ports")?.elements();
/// assert_eq!(elements.next().unwrap().as_u64()?, 22);
/// assert_eq!(elements.count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Elements<'a> {
    /// From the next value on, or from the closing bracket.
    rest: &'a str,
}

impl<'a> Elements<'a> {
    /// For bindings, which keep an iteration as text; see [`rest`](Self::rest).
    #[doc(hidden)]
    #[must_use]
    pub fn resume(rest: &'a str) -> Self {
        Self { rest }
    }

    /// What [`resume`](Self::resume) takes.
    #[doc(hidden)]
    #[must_use]
    pub fn rest(&self) -> &'a str {
        self.rest
    }
}

/// The length of what is left only, as of a value.
impl fmt::Debug for Elements<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Elements({} bytes left)", self.rest.len())
    }
}

impl<'a> Iterator for Elements<'a> {
    type Item = Value<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() || self.rest.starts_with(']') {
            return None;
        }
        let (raw, rest) = walk::split_value(self.rest);
        self.rest = after_value(rest);
        Some(Value { raw })
    }
}

/// Passes white space, and a comma with the white space behind it.
fn after_value(rest: &str) -> &str {
    let rest = walk::skip_white_space(rest);
    if rest.starts_with(',') {
        walk::skip_byte(rest)
    } else {
        rest
    }
}
