//! The fast reader: it says whether a body is JSON, and what its members are. On anything but valid JSON it gives up,
//! and [`Reader`](super::Reader) says why.

use super::blocks::{Path, Windows};
use super::nesting::{Container, Nesting};
use super::read::{Name, Read, Token};
use super::text::Text;

/// The body is no JSON within the limits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Invalid;

/// Reads from one structural byte to the next.
pub(crate) struct FastReader<'a> {
    text: &'a str,
    windows: Windows<'a>,
    /// The next of the window's structural bytes.
    next: usize,
    /// The structural byte that the reader stands at; the length of the text behind the last one.
    at: usize,
    open: Nesting,
    /// Nothing has been read yet in the object entered last.
    fresh: bool,
    /// Behind the closing bracket of the object left last.
    left: usize,
}

impl<'a> FastReader<'a> {
    /// Stands at the first value of a text without a byte order mark.
    pub(crate) fn new(text: &'a str, max_depth: usize, path: Path) -> Self {
        let mut reader = Self {
            text,
            windows: Windows::new(text.as_bytes(), path),
            next: 0,
            at: 0,
            open: Nesting::new(max_depth),
            fresh: false,
            left: 0,
        };
        reader.advance();
        reader
    }

    /// Checks that nothing but white space follows.
    pub(crate) fn finish(self) -> Result<(), Invalid> {
        if self.at == self.text.len() && self.windows.is_sound() {
            Ok(())
        } else {
            Err(Invalid)
        }
    }

    /// Goes to the next structural byte.
    #[inline(always)]
    fn advance(&mut self) {
        if self.next >= self.windows.count {
            self.next = 0;
            if !self.windows.advance() {
                self.at = self.text.len();
                return;
            }
        }
        self.at = self.windows.start + usize::from(self.windows.offsets[self.next]);
        self.next += 1;
    }

    /// The byte that the reader stands at; 0, which is no structural byte, at the end.
    #[inline(always)]
    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// The string that began at an offset. Between its end and where the reader stands is white space.
    #[inline(always)]
    fn string_from(&self, start: usize) -> Result<Text<'a>, Invalid> {
        let string = self.text.get(start + 1..self.at).ok_or(Invalid)?;
        let raw = match string.strip_suffix('"') {
            Some(raw) => raw,
            None => string
                .trim_end_matches([' ', '\t', '\n', '\r'])
                .strip_suffix('"')
                .ok_or(Invalid)?,
        };
        Ok(if self.windows.backslash {
            Text::of_raw(raw)
        } else {
            Text::plain(raw)
        })
    }

    /// Passes the rest of a container, whose opening bracket the reader stands at, without looking at what it holds
    /// closer than is needed to know that it is JSON.
    fn skip_container(&mut self) -> Result<(), Invalid> {
        let outside = self.open.depth();
        let mut state = Self::inside(self.byte() == b'{');
        if !self.open.open(container(self.byte() == b'{')) {
            return Err(Invalid);
        }
        self.advance();
        loop {
            let class = CLASSES[usize::from(self.byte())];
            state = STEPS[usize::from(state)][usize::from(class)];
            if class <= SCALAR {
                // A string, a colon or a comma is passed; others need a closer look.
                if class == SCALAR {
                    self.skip_scalar()?;
                    continue;
                }
            } else if state == BAD {
                return Err(Invalid);
            } else if class == CLOSE_OBJECT || class == CLOSE_ARRAY {
                self.open.close();
                if self.open.depth() == outside {
                    self.advance();
                    return Ok(());
                }
                state = match self.open.innermost() {
                    Some(Container::Object) => OBJECT_NEXT,
                    _ => ARRAY_NEXT,
                };
            } else if class == OPEN_OBJECT || class == OPEN_ARRAY {
                if !self.open.open(container(class == OPEN_OBJECT)) {
                    return Err(Invalid);
                }
                state = Self::inside(class == OPEN_OBJECT);
            } else {
                return Err(Invalid);
            }
            self.advance();
        }
    }

    fn inside(is_object: bool) -> u8 {
        if is_object { OBJECT_FIRST } else { ARRAY_FIRST }
    }

    #[inline(always)]
    fn enter(&mut self, is_object: bool) -> Result<(), Invalid> {
        if !self.open.open(container(is_object)) {
            return Err(Invalid);
        }
        self.advance();
        Ok(())
    }

    /// Passes a number or a literal, and says where it ends.
    #[inline(always)]
    fn skip_scalar(&mut self) -> Result<usize, Invalid> {
        let bytes = self.text.as_bytes();
        let rest = bytes.get(self.at..).unwrap_or_default();
        let length = match rest.first() {
            Some(b'-' | b'0'..=b'9') => number(rest).ok_or(Invalid)?,
            Some(b't') if rest.starts_with(b"true") => 4,
            Some(b'f') if rest.starts_with(b"false") => 5,
            Some(b'n') if rest.starts_with(b"null") => 4,
            _ => return Err(Invalid),
        };
        // What else it could run into is structural, and so comes next.
        let ends = rest.get(length).is_none_or(|byte| {
            matches!(
                byte,
                b',' | b'}' | b']' | b' ' | b'\t' | b'\n' | b'\r'
            )
        });
        if !ends {
            return Err(Invalid);
        }
        let end = self.at + length;
        self.advance();
        Ok(end)
    }
}

impl<'a> Read<'a> for FastReader<'a> {
    type Fault = Invalid;

    fn value_offset(&mut self) -> Result<usize, Invalid> {
        Ok(self.at)
    }

    #[inline]
    fn enter_object(&mut self) -> Result<bool, Invalid> {
        let is_object = self.byte() == b'{';
        if is_object {
            self.enter(true)?;
            self.fresh = true;
        }
        Ok(is_object)
    }

    #[inline]
    fn next_member(&mut self) -> Result<Option<Name<'a>>, Invalid> {
        let fresh = std::mem::take(&mut self.fresh);
        match self.byte() {
            b'}' => {
                self.open.close();
                self.left = self.at + 1;
                self.advance();
                return Ok(None);
            }
            b',' if !fresh => self.advance(),
            _ if fresh => {}
            _ => return Err(Invalid),
        }
        let offset = self.at;
        if self.byte() != b'"' {
            return Err(Invalid);
        }
        self.advance();
        if self.byte() != b':' {
            return Err(Invalid);
        }
        let text = self.string_from(offset)?;
        self.advance();
        Ok(Some(Name { text, offset }))
    }

    #[inline]
    fn value(&mut self) -> Result<Token<'a>, Invalid> {
        let start = self.at;
        match self.byte() {
            b'"' => {
                self.advance();
                self.string_from(start).map(Token::String)
            }
            b'{' => self.skip_container().map(|()| Token::Object),
            b'[' => self.skip_container().map(|()| Token::Array),
            first => {
                let end = self.skip_scalar()?;
                Ok(match first {
                    b'n' => Token::Null,
                    b't' | b'f' => Token::Bool,
                    _ => Token::Number(self.text.get(start..end).ok_or(Invalid)?),
                })
            }
        }
    }

    fn object_since(&self, offset: usize) -> &'a str {
        self.text.get(offset..self.left).unwrap_or_default()
    }
}

/// The length of the number that some bytes begin with.
#[inline(always)]
fn number(bytes: &[u8]) -> Option<usize> {
    let digits = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        rest.iter()
            .position(|byte| !byte.is_ascii_digit())
            .unwrap_or(rest.len())
    };
    let mut at = usize::from(bytes.first() == Some(&b'-'));
    let whole = digits(at);
    if whole == 0 || (whole > 1 && bytes.get(at) == Some(&b'0')) {
        return None;
    }
    at += whole;
    if bytes.get(at) == Some(&b'.') {
        let fraction = digits(at + 1);
        if fraction == 0 {
            return None;
        }
        at += 1 + fraction;
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        at += 1 + usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        let exponent = digits(at);
        if exponent == 0 {
            return None;
        }
        at += exponent;
    }
    Some(at)
}

fn container(is_object: bool) -> Container {
    if is_object {
        Container::Object
    } else {
        Container::Array
    }
}

const STRING: u8 = 0;
const COLON: u8 = 1;
const COMMA: u8 = 2;
const SCALAR: u8 = 3;
const OPEN_OBJECT: u8 = 4;
const CLOSE_OBJECT: u8 = 5;
const OPEN_ARRAY: u8 = 6;
const CLOSE_ARRAY: u8 = 7;
const OTHER: u8 = 8;

const OBJECT_FIRST: u8 = 0;
const OBJECT_NAME: u8 = 1;
const OBJECT_COLON: u8 = 2;
const OBJECT_VALUE: u8 = 3;
const OBJECT_NEXT: u8 = 4;
const ARRAY_FIRST: u8 = 5;
const ARRAY_VALUE: u8 = 6;
const ARRAY_NEXT: u8 = 7;
const BAD: u8 = 8;

static CLASSES: [u8; 256] = {
    let mut classes = [OTHER; 256];
    classes[b'"' as usize] = STRING;
    classes[b':' as usize] = COLON;
    classes[b',' as usize] = COMMA;
    classes[b'{' as usize] = OPEN_OBJECT;
    classes[b'}' as usize] = CLOSE_OBJECT;
    classes[b'[' as usize] = OPEN_ARRAY;
    classes[b']' as usize] = CLOSE_ARRAY;
    classes[b'-' as usize] = SCALAR;
    let mut digit = b'0';
    while digit <= b'9' {
        classes[digit as usize] = SCALAR;
        digit += 1;
    }
    classes[b't' as usize] = SCALAR;
    classes[b'f' as usize] = SCALAR;
    classes[b'n' as usize] = SCALAR;
    classes
};

static STEPS: [[u8; 9]; 9] = {
    let mut steps = [[BAD; 9]; 9];
    let values = [STRING, SCALAR, OPEN_OBJECT, OPEN_ARRAY];
    let mut i = 0;
    while i < 4 {
        steps[OBJECT_VALUE as usize][values[i] as usize] = OBJECT_NEXT;
        steps[ARRAY_FIRST as usize][values[i] as usize] = ARRAY_NEXT;
        steps[ARRAY_VALUE as usize][values[i] as usize] = ARRAY_NEXT;
        i += 1;
    }
    steps[OBJECT_FIRST as usize][STRING as usize] = OBJECT_COLON;
    steps[OBJECT_FIRST as usize][CLOSE_OBJECT as usize] = OBJECT_NEXT;
    steps[OBJECT_NAME as usize][STRING as usize] = OBJECT_COLON;
    steps[OBJECT_COLON as usize][COLON as usize] = OBJECT_VALUE;
    steps[OBJECT_NEXT as usize][COMMA as usize] = OBJECT_NAME;
    steps[OBJECT_NEXT as usize][CLOSE_OBJECT as usize] = OBJECT_NEXT;
    steps[ARRAY_FIRST as usize][CLOSE_ARRAY as usize] = ARRAY_NEXT;
    steps[ARRAY_NEXT as usize][COMMA as usize] = ARRAY_VALUE;
    steps[ARRAY_NEXT as usize][CLOSE_ARRAY as usize] = ARRAY_NEXT;
    steps
};
