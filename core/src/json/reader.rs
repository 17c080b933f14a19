//! The scalar reader: iterative, one byte after the other, and the definition of every error.

use super::error::{JsonError, Problem};
use super::nesting::{Container, Nesting};
use super::read::{Read, Span, Token};
use super::source::{End, Source};
use super::text::Text;

/// Reads byte by byte, and says what is wrong and where.
pub(crate) struct Reader<'a> {
    source: Source<'a>,
    position: usize,
    /// Where the value begins that the body is.
    start: usize,
    open: Nesting,
    /// Nothing has been read yet in the container opened last.
    fresh: bool,
    /// A name was read last: its colon is still to come. A caller may refuse the name before that.
    named: bool,
    /// Behind the closing bracket of the container left last.
    left: usize,
}

impl<'a> Reader<'a> {
    /// Stands before the first value, behind a byte order mark and white space.
    ///
    /// # Errors
    /// [`Problem::Empty`] if there is nothing else.
    pub(crate) fn new(body: &'a [u8], max_depth: usize) -> Result<Self, JsonError> {
        let source = Source::new(body);
        let position = source.byte_order_mark();
        let mut reader = Self {
            source,
            position,
            start: position,
            open: Nesting::new(max_depth),
            fresh: false,
            named: false,
            left: 0,
        };
        reader.skip_white_space();
        reader.start = reader.position;
        if reader.source.is_blank_from(reader.position) {
            return Err(reader.error(Problem::Empty));
        }
        Ok(reader)
    }

    fn next_element(&mut self) -> Result<bool, JsonError> {
        let first = self.fresh;
        let more = self.next_in_container(b']', "expected ',' or ']'")?;
        if more && !first && self.peek() == Some(b']') {
            return Err(self.invalid("a comma must be followed by another value"));
        }
        Ok(more)
    }

    /// Passes the comma before the next member or element, or leaves the container at its `closing` bracket.
    fn next_in_container(
        &mut self,
        closing: u8,
        expected: &'static str,
    ) -> Result<bool, JsonError> {
        let first = std::mem::take(&mut self.fresh);
        self.skip_white_space();
        match self.peek() {
            Some(byte) if byte == closing => {
                self.position += 1;
                self.left = self.position;
                self.open.close();
                return Ok(false);
            }
            Some(b',') if !first => {
                self.position += 1;
                self.skip_white_space();
            }
            // An array's first element may be anything that a value can be: `begin_value` judges it.
            Some(byte) if first && (byte == b'"' || closing == b']') => {}
            Some(_) => return Err(self.invalid(expected)),
            None => return Err(self.at_end()),
        }
        Ok(true)
    }

    /// Takes the next value whole if it is a scalar, and goes into it if it is a container.
    fn begin_value(&mut self) -> Result<Token, JsonError> {
        self.go_to_value()?;
        match self.peek() {
            Some(b'{') => self.enter(Container::Object).map(|()| Token::Object),
            Some(b'[') => self.enter(Container::Array).map(|()| Token::Array),
            Some(b'"') => self.string().map(Token::String),
            Some(b'-' | b'0'..=b'9') => self.number().map(Token::Number),
            Some(b't') => self.literal("true").map(|()| Token::Bool),
            Some(b'f') => self.literal("false").map(|()| Token::Bool),
            Some(b'n') => self.literal("null").map(|()| Token::Null),
            Some(_) => Err(self.invalid("expected a value")),
            None => Err(self.at_end()),
        }
    }

    /// Passes white space, and the colon behind a name.
    fn go_to_value(&mut self) -> Result<(), JsonError> {
        self.skip_white_space();
        if std::mem::take(&mut self.named) {
            self.expect(b':', "expected ':' after a member name")?;
            self.skip_white_space();
        }
        Ok(())
    }

    fn enter(&mut self, container: Container) -> Result<(), JsonError> {
        if !self.open.open(container) {
            return Err(self.error(Problem::TooDeep));
        }
        self.position += 1;
        self.fresh = true;
        Ok(())
    }

    fn literal(&mut self, literal: &'static str) -> Result<(), JsonError> {
        for byte in literal.bytes() {
            self.expect(byte, "expected true, false or null")?;
        }
        Ok(())
    }

    fn number(&mut self) -> Result<Span, JsonError> {
        let start = self.position;
        if self.peek() == Some(b'-') {
            self.position += 1;
        }
        if self.peek() == Some(b'0') {
            self.position += 1;
            if matches!(self.peek(), Some(b'0'..=b'9')) {
                return Err(self.invalid("a number must not have a leading zero"));
            }
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.position += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.position += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.position += 1;
            }
            self.digits()?;
        }
        Ok(Span {
            start,
            end: self.position,
            escaped: false,
        })
    }

    /// One digit or more.
    fn digits(&mut self) -> Result<(), JsonError> {
        match self.peek() {
            Some(b'0'..=b'9') => {}
            Some(_) => return Err(self.invalid("expected a digit")),
            None => return Err(self.at_end()),
        }
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.position += 1;
        }
        Ok(())
    }

    fn string(&mut self) -> Result<Span, JsonError> {
        self.position += 1;
        let start = self.position;
        let mut escaped = false;
        loop {
            let rest = &self.source.text.as_bytes()[self.position..];
            let Some(run) = rest
                .iter()
                .position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f))
            else {
                self.position = self.source.text.len();
                return Err(self.at_end_of_string());
            };
            self.position += run;
            match rest[run] {
                b'"' => {
                    let end = self.position;
                    self.position += 1;
                    return Ok(Span {
                        start,
                        end,
                        escaped,
                    });
                }
                b'\\' => {
                    escaped = true;
                    self.escape()?;
                }
                _ => return Err(self.invalid("a control character in a string must be escaped")),
            }
        }
    }

    fn escape(&mut self) -> Result<(), JsonError> {
        self.position += 1;
        let escape = self.peek();
        match escape {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' | b'u') => {
                self.position += 1;
            }
            Some(_) => return Err(self.invalid("no such escape in JSON")),
            None => return Err(self.at_end()),
        }
        if escape == Some(b'u') {
            for _ in 0..4 {
                match self.peek() {
                    Some(byte) if byte.is_ascii_hexdigit() => self.position += 1,
                    Some(_) => {
                        return Err(self.invalid("expected four hexadecimal digits after \\u"));
                    }
                    None => return Err(self.at_end()),
                }
            }
        }
        Ok(())
    }

    fn expect(&mut self, byte: u8, expected: &'static str) -> Result<(), JsonError> {
        match self.peek() {
            Some(found) if found == byte => {
                self.position += 1;
                Ok(())
            }
            Some(_) => Err(self.invalid(expected)),
            None => Err(self.at_end()),
        }
    }

    fn skip_white_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.position += 1;
        }
    }

    /// The next byte, or `None` where the text ends; [`at_end`](Self::at_end) then says what that means.
    fn peek(&self) -> Option<u8> {
        self.source.text.as_bytes().get(self.position).copied()
    }

    fn error(&self, problem: Problem) -> JsonError {
        JsonError {
            offset: self.position,
            problem,
        }
    }

    fn invalid(&self, expected: &'static str) -> JsonError {
        self.error(Problem::Invalid(expected))
    }

    fn truncated(&self) -> JsonError {
        JsonError {
            offset: self.source.length,
            problem: Problem::Truncated,
        }
    }

    /// The text ended between tokens, in a number, a literal or an escape, and more was needed.
    fn at_end(&self) -> JsonError {
        match self.source.end {
            End::Body => self.truncated(),
            // Whatever the cut character would have been, only strings may hold it.
            End::CutCharacter => self.invalid("a character that JSON allows in strings only"),
            End::InvalidUtf8 => self.error(Problem::InvalidUtf8),
        }
    }

    /// The text ended inside a string, where any character may follow.
    fn at_end_of_string(&self) -> JsonError {
        match self.source.end {
            End::Body | End::CutCharacter => self.truncated(),
            End::InvalidUtf8 => self.error(Problem::InvalidUtf8),
        }
    }
}

impl<'a> Read<'a> for Reader<'a> {
    type Fault = JsonError;
    type Name = Span;

    fn start(&self) -> usize {
        self.start
    }

    fn value_offset(&mut self) -> Result<usize, JsonError> {
        self.go_to_value()?;
        Ok(self.position)
    }

    fn enter_object(&mut self) -> Result<bool, JsonError> {
        self.go_to_value()?;
        let is_object = self.peek() == Some(b'{');
        if is_object {
            self.enter(Container::Object)?;
        }
        Ok(is_object)
    }

    fn next_member(&mut self) -> Result<Option<Span>, JsonError> {
        let expected = if self.fresh {
            "expected a member name or '}'"
        } else {
            "expected ',' or '}'"
        };
        if !self.next_in_container(b'}', expected)? {
            return Ok(None);
        }
        match self.peek() {
            Some(b'"') => {}
            Some(b'}') => return Err(self.invalid("a comma must be followed by another member")),
            Some(_) => return Err(self.invalid("expected a member name in double quotes")),
            None => return Err(self.at_end()),
        }
        let name = self.string()?;
        self.named = true;
        Ok(Some(name))
    }

    fn value(&mut self) -> Result<Token, JsonError> {
        let outside = self.open.depth();
        let value = self.begin_value()?;
        while self.open.depth() > outside {
            let more = match self.open.innermost() {
                Some(Container::Object) => self.next_member()?.is_some(),
                _ => self.next_element()?,
            };
            if more {
                self.begin_value()?;
            }
        }
        Ok(value)
    }

    fn is(&self, name: Span, meant: &'static str) -> bool {
        name.of(self.source.text) == meant
    }

    fn name_offset(&self, name: Span) -> usize {
        // A name begins behind its opening quote.
        name.start - 1
    }

    fn pass(&mut self) -> Result<bool, JsonError> {
        Ok(matches!(self.value()?, Token::Object))
    }

    fn left(&self) -> usize {
        self.left
    }

    fn text(&self, span: Span) -> Result<Text<'a>, JsonError> {
        Ok(span.of(self.source.text))
    }

    fn finish(&mut self) -> Result<&'a str, JsonError> {
        self.skip_white_space();
        match self.peek() {
            Some(_) => Err(self.invalid("only white space may follow the value")),
            None if self.source.end == End::Body => Ok(self.source.text),
            None => Err(self.at_end()),
        }
    }
}
