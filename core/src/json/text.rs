//! A string of the body, read as it stands.

use std::borrow::Cow;
use std::fmt;

use super::walk;

/// A string value, borrowed from the body and decoded when it is read.
///
/// Nearly all strings have no escape, and reading them is free; the others are decoded on the way out. An escape that
/// is half of a surrogate pair without its other half reads as U+FFFD. A text can hold any character, U+0000 too.
///
/// ```
/// let body = br#"{"Response": {"RequestId": "a\u002db"}}"#;
/// let envelope = tcenvelope::decode(body)?;
/// let id = envelope.request_id().unwrap();
/// assert_eq!(id, "a-b");
/// assert_eq!(id.to_string(), "a-b");
/// assert_eq!(id.raw(), r"a\u002db");
/// assert_eq!(id.len(), 3);
/// # Ok::<(), tcenvelope::DecodeError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Text<'a> {
    raw: &'a str,
    escaped: bool,
}

impl<'a> Text<'a> {
    pub(crate) const EMPTY: Text<'static> = Text::plain("");

    /// Text that means what it says.
    pub(crate) const fn plain(raw: &'a str) -> Self {
        Self::new(raw, false)
    }

    /// The inside of a valid JSON string, with an escape or without.
    pub(crate) const fn new(raw: &'a str, escaped: bool) -> Self {
        Self { raw, escaped }
    }

    /// The inside of a valid JSON string. Public for bindings, which keep strings as such.
    #[doc(hidden)]
    #[must_use]
    pub fn of_raw(raw: &'a str) -> Self {
        Self::new(raw, raw.contains('\\'))
    }

    /// The characters between the quotes as the body has them, escapes and all.
    #[must_use]
    pub fn raw(&self) -> &'a str {
        self.raw
    }

    /// Where these characters lie in a text that they may be a part of. For bindings, too, which copy that text.
    #[doc(hidden)]
    #[must_use]
    pub fn offset_in(&self, whole: &str) -> Option<usize> {
        // What lies before the text starts far behind its end.
        let start = (self.raw.as_ptr() as usize).wrapping_sub(whole.as_ptr() as usize);
        (start <= whole.len() && self.raw.len() <= whole.len() - start).then_some(start)
    }

    /// The decoded string if it stands in the body as it is, without an escape.
    ///
    /// ```
    /// let envelope = tcenvelope::decode(br#"{"Response": {"RequestId": "a-b"}}"#)?;
    /// assert_eq!(envelope.request_id().unwrap().as_borrowed(), Some("a-b"));
    /// # Ok::<(), tcenvelope::DecodeError>(())
    /// ```
    #[must_use]
    pub fn as_borrowed(&self) -> Option<&'a str> {
        (!self.escaped).then_some(self.raw)
    }

    /// The decoded string; borrowed from the body unless an escape had to be decoded.
    ///
    /// ```
    /// use std::borrow::Cow;
    /// let envelope = tcenvelope::decode(br#"{"Response": {"RequestId": "a-b"}}"#)?;
    /// assert!(matches!(envelope.request_id().unwrap().to_cow(), Cow::Borrowed("a-b")));
    /// # Ok::<(), tcenvelope::DecodeError>(())
    /// ```
    #[must_use]
    pub fn to_cow(&self) -> Cow<'a, str> {
        if self.escaped {
            Cow::Owned(self.to_string())
        } else {
            Cow::Borrowed(self.raw)
        }
    }

    /// Bytes of the decoded string as UTF-8; never more than [`raw`](Self::raw) has.
    #[must_use]
    pub fn len(&self) -> usize {
        if self.escaped {
            self.pieces().map(Piece::len).sum()
        } else {
            self.raw.len()
        }
    }

    /// Whether there is no character at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.raw.is_empty()
    }

    /// The characters of the decoded string.
    ///
    /// ```
    /// let envelope = tcenvelope::decode(br#"{"Response": {"RequestId": "a\u002db"}}"#)?;
    /// assert!(envelope.request_id().unwrap().chars().eq(['a', '-', 'b']));
    /// # Ok::<(), tcenvelope::DecodeError>(())
    /// ```
    pub fn chars(&self) -> impl Iterator<Item = char> + 'a {
        self.pieces().flat_map(|piece| {
            let (run, one) = match piece {
                Piece::Run(run) => (run, None),
                Piece::Character(character) => ("", Some(character)),
                Piece::LoneSurrogate => ("", Some(char::REPLACEMENT_CHARACTER)),
            };
            run.chars().chain(one)
        })
    }

    /// Writes the decoded string as UTF-8 behind what there is; for bindings that decode every string, for which
    /// formatting it is slow.
    #[doc(hidden)]
    pub fn append_to(&self, decoded: &mut Vec<u8>) {
        if !self.escaped {
            decoded.extend_from_slice(self.raw.as_bytes());
            return;
        }
        let mut pieces = self.pieces();
        loop {
            let run = walk::copy_before_escape(pieces.rest.as_bytes(), decoded);
            pieces.rest = pieces.rest.get(run..).unwrap_or_default();
            if pieces.rest.is_empty() {
                return;
            }
            let character = match pieces.escape() {
                Piece::Character(character) => character,
                Piece::Run(_) | Piece::LoneSurrogate => char::REPLACEMENT_CHARACTER,
            };
            decoded.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }

    pub(crate) fn has_lone_surrogate(&self) -> bool {
        self.escaped
            && self
                .pieces()
                .any(|piece| matches!(piece, Piece::LoneSurrogate))
    }

    fn pieces(&self) -> Pieces<'a> {
        Pieces {
            rest: self.raw,
            escaped: self.escaped,
        }
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;
        self.pieces().try_for_each(|piece| match piece {
            Piece::Run(run) => formatter.write_str(run),
            Piece::Character(character) => formatter.write_char(character),
            Piece::LoneSurrogate => formatter.write_char(char::REPLACEMENT_CHARACTER),
        })
    }
}

/// The length only: a text may be anything that the service sent, and debug output ends in logs. In a test,
/// `assert_eq!(text.to_cow(), "x")` shows what it was.
impl fmt::Debug for Text<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Text({} bytes)", self.len())
    }
}

impl PartialEq<str> for Text<'_> {
    fn eq(&self, other: &str) -> bool {
        if self.escaped {
            self.chars().eq(other.chars())
        } else {
            self.raw == other
        }
    }
}

impl PartialEq<&str> for Text<'_> {
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}

impl PartialEq<String> for Text<'_> {
    fn eq(&self, other: &String) -> bool {
        *self == **other
    }
}

impl PartialEq<Text<'_>> for str {
    fn eq(&self, other: &Text<'_>) -> bool {
        *other == *self
    }
}

impl PartialEq<Text<'_>> for &str {
    fn eq(&self, other: &Text<'_>) -> bool {
        *other == **self
    }
}

impl PartialEq<Text<'_>> for String {
    fn eq(&self, other: &Text<'_>) -> bool {
        *other == **self
    }
}

impl PartialEq for Text<'_> {
    fn eq(&self, other: &Self) -> bool {
        if self.escaped || other.escaped {
            self.chars().eq(other.chars())
        } else {
            self.raw == other.raw
        }
    }
}

impl Eq for Text<'_> {}

/// A text that means what it says.
impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self::plain(text)
    }
}

impl<'a> From<Text<'a>> for Cow<'a, str> {
    fn from(text: Text<'a>) -> Self {
        text.to_cow()
    }
}

impl From<Text<'_>> for String {
    fn from(text: Text<'_>) -> Self {
        text.to_string()
    }
}

#[derive(Clone, Copy)]
enum Piece<'a> {
    /// Characters that stand for themselves.
    Run(&'a str),
    Character(char),
    LoneSurrogate,
}

impl Piece<'_> {
    fn len(self) -> usize {
        match self {
            Piece::Run(run) => run.len(),
            Piece::Character(character) => character.len_utf8(),
            Piece::LoneSurrogate => char::REPLACEMENT_CHARACTER.len_utf8(),
        }
    }
}

/// Runs and escapes, in order.
struct Pieces<'a> {
    rest: &'a str,
    escaped: bool,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let run = if self.escaped {
            walk::length_before_escape(self.rest.as_bytes())
        } else {
            self.rest.len()
        };
        if run > 0 {
            let (piece, rest) = self.rest.split_at(run);
            self.rest = rest;
            return Some(Piece::Run(piece));
        }
        Some(self.escape())
    }
}

impl<'a> Pieces<'a> {
    /// Takes the escape that comes next.
    fn escape(&mut self) -> Piece<'a> {
        let escape = self.rest.as_bytes().get(1).copied().unwrap_or_default();
        let character = match escape {
            b'u' => return self.unicode_escape(),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            // A quote, a backslash or a slash.
            itself => char::from(itself),
        };
        self.rest = self.rest.get(2..).unwrap_or_default();
        Piece::Character(character)
    }

    /// Takes one `\uXXXX`, or two that are a surrogate pair.
    fn unicode_escape(&mut self) -> Piece<'a> {
        let unit = code_unit(self.rest).unwrap_or_default();
        self.rest = self.rest.get(6..).unwrap_or_default();
        if let Some(character) = char::from_u32(unit) {
            return Piece::Character(character);
        }
        let low = if unit < 0xdc00 {
            code_unit(self.rest)
        } else {
            None
        };
        match low {
            Some(low @ 0xdc00..=0xdfff) => {
                self.rest = &self.rest[6..];
                let code_point = 0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
                char::from_u32(code_point).map_or(Piece::LoneSurrogate, Piece::Character)
            }
            _ => Piece::LoneSurrogate,
        }
    }
}

/// The UTF-16 code unit of the `\uXXXX` that the text begins with.
fn code_unit(text: &str) -> Option<u32> {
    let digits: &[u8; 4] = text.as_bytes().strip_prefix(b"\\u")?.first_chunk()?;
    digits.iter().try_fold(0, |unit, digit| {
        Some(unit << 4 | char::from(*digit).to_digit(16)?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_every_escape() {
        let text = Text::new(r#"\"\\\/\b\f\n\r\t\u4e2D\ud83d\ude00z\u0000"#, true);
        assert_eq!(text.to_string(), "\"\\/\u{8}\u{c}\n\r\t中😀z\0");
        assert_eq!(text.len(), text.to_string().len());
        assert!(!text.has_lone_surrogate());
    }

    #[test]
    fn each_lone_surrogate_is_one_replacement_character() {
        for (raw, decoded) in [
            (r"\ud800", "\u{fffd}"),
            (r"\ud800\ud800", "\u{fffd}\u{fffd}"),
            (r"\udc00\ud800", "\u{fffd}\u{fffd}"),
            (r"\ud800\u0041", "\u{fffd}A"),
            (r"\ud83dx", "\u{fffd}x"),
            (r"\ud800\ud83d\ude00", "\u{fffd}😀"),
            (r"\udfff中", "\u{fffd}中"),
        ] {
            let text = Text::new(raw, true);
            assert_eq!(text.to_string(), decoded, "{raw}");
            assert_eq!(text.len(), decoded.len(), "{raw}");
            assert!(text.has_lone_surrogate(), "{raw}");
            assert!(text == *decoded, "{raw}");
        }
    }

    #[test]
    fn texts_are_equal_by_what_they_decode_to() {
        let (plain, escaped) = (Text::plain("a-b"), Text::new(r"a\u002db", true));
        assert_eq!(plain, escaped);
        assert_eq!(escaped, plain);
        assert_eq!(escaped, Text::new(r"\u0061-b", true));
        assert_ne!(plain, Text::new(r"a\u002dc", true));
        assert_ne!(Text::plain(r"a\u002db"), escaped);
        let owned = String::from("a-b");
        assert_eq!(escaped, "a-b");
        assert_eq!("a-b", escaped);
        assert_eq!(escaped, owned);
        assert_eq!(owned, escaped);
    }

    #[test]
    fn debug_output_does_not_show_the_text() {
        assert_eq!(format!("{:?}", Text::plain("secret")), "Text(6 bytes)");
    }
}
