//! The fast reader: it says whether a body is JSON, and what its members are. On anything else it gives up, and
//! [`Reader`](super::Reader) says why; likewise on what is rare and not worth another way.

#![allow(
    clippy::inline_always,
    reason = "calls and what they pass through memory would cost more than most of these functions do"
)]

use super::blocks::{Engine, Forbidden, Task, Tokens, Window, up_to};
use super::name::Name;
use super::open_brackets::OpenBrackets;
use super::read::{Read, Span, Token};
use super::source::BYTE_ORDER_MARK;
use super::text::Text;

/// The body may be no JSON within the limits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Doubt;

impl From<Forbidden> for Doubt {
    fn from(_: Forbidden) -> Self {
        Self
    }
}

/// Walks from token to token in the objects that the caller cares for, and from bracket to bracket in all else.
pub(crate) struct FastReader<'a, E> {
    body: &'a [u8],
    /// Behind the byte order mark.
    start: usize,
    engine: E,
    window: Window<'a>,
    /// The token of the window that the reader stands at; behind the last one of the body there is none.
    at: u32,
    /// Nothing has been read yet in the object entered last.
    fresh: bool,
    open: OpenBrackets,
    /// Behind the closing bracket of the object left last.
    left: usize,
}

impl<'a, E: Engine> FastReader<'a, E> {
    /// Stands before the first value.
    #[inline(always)]
    pub(crate) fn new(body: &'a [u8], max_depth: usize, engine: E) -> Self {
        let start = if body.starts_with(BYTE_ORDER_MARK.as_bytes()) {
            BYTE_ORDER_MARK.len()
        } else {
            0
        };
        Self {
            body,
            start,
            engine,
            window: Window::new(body, start),
            at: 0,
            fresh: false,
            open: OpenBrackets::new(max_depth),
            left: 0,
        }
    }

    /// Goes to the first value; where there is none, that is a doubt.
    #[inline(always)]
    pub(crate) fn begin(&mut self) -> Result<(), Doubt> {
        self.window.advance(self.engine)?;
        self.expect_token()
    }

    #[inline(always)]
    fn tokens(&self) -> &Tokens {
        &self.window.tokens
    }

    /// Whether the token that the reader stands at is one of these.
    #[inline(always)]
    fn is_at(&self, tokens: u64) -> bool {
        tokens >> (self.at % u64::BITS) & 1 != 0
    }

    #[inline(always)]
    fn at_end(&self) -> bool {
        self.at >= self.window.tokens.count
    }

    #[inline(always)]
    fn expect_token(&self) -> Result<(), Doubt> {
        if self.at_end() { Err(Doubt) } else { Ok(()) }
    }

    /// Where the token stands that the reader stands at; the length of the body behind the last one.
    #[inline(always)]
    fn offset(&self) -> usize {
        if self.at_end() {
            self.body.len()
        } else {
            self.window.offset(self.engine, self.at)
        }
    }

    /// Goes to the next token.
    #[inline(always)]
    fn advance(&mut self) -> Result<(), Doubt> {
        self.at += 1;
        if self.at >= self.window.tokens.count {
            return self.next_window();
        }
        Ok(())
    }

    #[cold]
    fn next_window(&mut self) -> Result<(), Doubt> {
        self.at = 0;
        Ok(self.window.advance(self.engine)?)
    }

    /// The name whose opening quote is a token of the window.
    #[inline(always)]
    fn name(&self, token: u32) -> Name {
        let offset = self.window.offset(self.engine, token) + 1;
        Name::new(self.body, offset, self.window.has_backslash)
    }

    /// [`Read::next_member`] where the name, the colon and the value are not all in this window.
    #[cold]
    fn next_member_of_next_window(&mut self, fresh: bool) -> Result<Name, Doubt> {
        if !fresh {
            self.advance()?;
        }
        if !self.is_at(self.tokens().string) {
            return Err(Doubt);
        }
        // Its backslashes may stand in blocks that are still to be read.
        let name = Name::new(self.body, self.offset() + 1, true);
        self.advance()?;
        if !self.is_at(self.tokens().colon) {
            return Err(Doubt);
        }
        self.advance()?;
        self.expect_token()?;
        Ok(name)
    }

    /// Takes the string whose opening quote the reader stands at.
    #[inline(always)]
    fn string(&mut self) -> Result<Span, Doubt> {
        let start = self.offset() + 1;
        self.advance()?;
        // The closing quote is the last thing before the next token.
        let rest = self.body.get(start..self.offset()).ok_or(Doubt)?;
        let length = rest.iter().rposition(|byte| *byte == b'"').ok_or(Doubt)?;
        let end = start + length;
        let escaped = self.window.has_backslash && rest[..length].contains(&b'\\');
        Ok(Span {
            start,
            end,
            escaped,
        })
    }

    /// Passes the container whose opening bracket the reader stands at.
    ///
    /// All that the windows have not seen to is seen to here, and without a branch on what kind of bracket comes next:
    /// that is hard to foresee.
    fn pass_container(&mut self) -> Result<(), Doubt> {
        self.engine.run(PassBrackets(self))
    }

    #[inline(always)]
    fn pass_brackets(&mut self) -> Result<(), Doubt> {
        let outside = self.open.depth();
        let mut open = self.open;
        if !open.push(self.is_at(self.tokens().brace)) {
            return Err(Doubt);
        }
        // What is behind us in the window.
        let mut done = up_to(1 << (self.at % u64::BITS));
        let mut faults = 0;
        loop {
            let tokens = self.tokens();
            let before = done;
            // What stands directly in an object.
            let mut in_object = 0;
            let mut brackets = tokens.bracket & !done;
            while brackets != 0 {
                let bracket = brackets & brackets.wrapping_neg();
                let here = up_to(bracket);
                brackets ^= bracket;
                in_object |= (here ^ done) & open.in_object();
                done = here;
                faults |= open.take(tokens.closing & bracket == 0, tokens.brace & bracket != 0);
                if open.depth() == outside {
                    faults |= tokens.misplaced(in_object) & (done ^ before);
                    self.at = bracket.trailing_zeros();
                    self.open = open;
                    return if faults == 0 {
                        self.advance()
                    } else {
                        Err(Doubt)
                    };
                }
                if open.is_too_deep() {
                    return Err(Doubt);
                }
            }
            in_object |= !done & open.in_object();
            faults |= tokens.misplaced(in_object) & !before;
            done = 0;
            self.window.advance(self.engine)?;
            if self.tokens().count == 0 {
                return Err(Doubt);
            }
        }
    }
}

/// [`FastReader::pass_brackets`].
struct PassBrackets<'r, 'a, E>(&'r mut FastReader<'a, E>);

impl<E: Engine> Task for PassBrackets<'_, '_, E> {
    type Output = Result<(), Doubt>;

    #[inline(always)]
    fn run(self) -> Result<(), Doubt> {
        self.0.pass_brackets()
    }
}

impl<'a, E: Engine> Read<'a> for FastReader<'a, E> {
    type Fault = Doubt;
    type Name = Name;

    fn start(&self) -> usize {
        let rest = self.body.get(self.start..).unwrap_or_default();
        let white_space = rest.len() - rest.trim_ascii_start().len();
        self.start + white_space
    }

    #[inline(always)]
    fn value_offset(&mut self) -> Result<usize, Doubt> {
        Ok(self.offset())
    }

    #[inline(always)]
    fn enter_object(&mut self) -> Result<bool, Doubt> {
        let Tokens {
            bracket,
            closing,
            brace,
            ..
        } = *self.tokens();
        if !self.is_at(bracket & !closing & brace) {
            return Ok(false);
        }
        if !self.open.push(true) {
            return Err(Doubt);
        }
        self.fresh = true;
        self.advance()?;
        Ok(true)
    }

    #[inline(always)]
    fn next_member(&mut self) -> Result<Option<Name>, Doubt> {
        let fresh = std::mem::take(&mut self.fresh);
        if self.is_at(self.tokens().closing) {
            if !self.is_at(self.tokens().brace) {
                return Err(Doubt);
            }
            self.open.pop();
            self.left = self.offset() + 1;
            self.advance()?;
            return Ok(None);
        }
        // What follows a value and does not end the object is a comma: the window has seen to that.
        let name = self.at + u32::from(!fresh);
        if name + 2 >= self.tokens().count {
            return self.next_member_of_next_window(fresh).map(Some);
        }
        self.at = name;
        if !self.is_at(self.tokens().string & self.tokens().colon >> 1) {
            return Err(Doubt);
        }
        self.at = name + 2;
        Ok(Some(self.name(name)))
    }

    #[inline(always)]
    fn is(&self, name: Name, meant: &'static str) -> bool {
        name.is(self.body, meant)
    }

    #[inline(always)]
    fn name_offset(&self, name: Name) -> usize {
        name.quote()
    }

    #[inline(always)]
    fn value(&mut self) -> Result<Token, Doubt> {
        self.expect_token()?;
        if self.is_at(self.tokens().string) {
            return self.string().map(Token::String);
        }
        if self.is_at(self.tokens().bracket) {
            let is_object = self.is_at(self.tokens().brace);
            self.pass_container()?;
            return Ok(if is_object {
                Token::Object
            } else {
                Token::Array
            });
        }
        let start = self.offset();
        let rest = self.body.get(start..).unwrap_or_default();
        let token = match rest.first() {
            Some(b'n') => Token::Null,
            Some(b't' | b'f') => Token::Bool,
            _ => {
                let in_number =
                    |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
                let length = rest.iter().take_while(|byte| in_number(byte)).count();
                Token::Number(Span {
                    start,
                    end: start + length,
                    escaped: false,
                })
            }
        };
        self.advance()?;
        Ok(token)
    }

    #[inline(always)]
    fn pass(&mut self) -> Result<bool, Doubt> {
        if self.is_at(self.tokens().bracket) {
            let is_object = self.is_at(self.tokens().brace);
            self.pass_container()?;
            return Ok(is_object);
        }
        self.advance()?;
        Ok(false)
    }

    #[inline(always)]
    fn left(&self) -> usize {
        self.left
    }

    fn text(&self, span: Span) -> Result<Text<'a>, Doubt> {
        span.of_bytes(self.body).ok_or(Doubt)
    }

    #[inline(always)]
    fn finish(&mut self) -> Result<&'a str, Doubt> {
        if !self.at_end() {
            return Err(Doubt);
        }
        self.window.text(self.engine).ok_or(Doubt)
    }
}
