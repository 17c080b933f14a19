//! The fast reader: it says whether a body is JSON, and what its members are. On anything else it gives up, and
//! [`Reader`](super::Reader) says why; likewise on what is rare and not worth another way.

#![allow(
    clippy::inline_always,
    reason = "calls and what they pass through memory would cost more than most of these functions do"
)]

use super::blocks::{Engine, Forbidden, Task, Tokens, Window};
use super::read::{Read, Span, Token};
use super::source::BYTE_ORDER_MARK;
use super::text::Text;
use super::walk;

/// The body may be no JSON within the limits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Doubt;

impl From<Forbidden> for Doubt {
    fn from(_: Forbidden) -> Self {
        Self
    }
}

/// Brackets nest this deep, or the fast reader gives up: one bit each in a word.
const DEEPEST: u32 = u64::BITS;

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
    open: Open,
    /// Behind the closing bracket of the object left last.
    left: usize,
}

/// The name of a member.
#[derive(Clone, Copy)]
pub(crate) struct Name {
    /// Where it begins, behind its opening quote.
    offset: usize,
    /// Its first bytes, and what stands behind them.
    start: u64,
    /// There is a backslash in it.
    escaped: bool,
}

/// The brackets that are open.
#[derive(Clone, Copy)]
struct Open {
    /// A bit for each, the innermost in the lowest: 1 for an object.
    objects: u64,
    depth: u32,
    max_depth: u32,
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
            open: Open {
                objects: 0,
                depth: 0,
                max_depth: u32::try_from(max_depth).map_or(DEEPEST, |depth| depth.min(DEEPEST)),
            },
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
        let rest = self.body.get(offset..).unwrap_or_default();
        let start = match rest.first_chunk() {
            Some(start) => *start,
            None => short(rest),
        };
        Name {
            offset,
            start: u64::from_le_bytes(start),
            escaped: self.window.has_backslash && walk::end_of_string(self.body, offset - 1).1,
        }
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
        let name = self.name(self.at);
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
        let outside = self.open.depth;
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
                if open.depth == outside {
                    faults |= forbidden(tokens, in_object, done ^ before);
                    self.at = bracket.trailing_zeros();
                    self.open = open;
                    return if faults == 0 {
                        self.advance()
                    } else {
                        Err(Doubt)
                    };
                }
                if open.depth > open.max_depth {
                    return Err(Doubt);
                }
            }
            in_object |= !done & open.in_object();
            faults |= forbidden(tokens, in_object, !before);
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

/// The first bytes of a body's end that is shorter.
#[cold]
fn short(rest: &[u8]) -> [u8; 8] {
    let mut start = [0; 8];
    for (byte, place) in rest.iter().zip(&mut start) {
        *place = *byte;
    }
    start
}

/// What of some tokens must not stand where it does.
#[inline(always)]
fn forbidden(tokens: &Tokens, in_object: u64, these: u64) -> u64 {
    (tokens.not_in_object & in_object | tokens.colon & !in_object) & these
}

impl Open {
    /// Opens one more; false if that is one too many.
    #[inline(always)]
    fn push(&mut self, is_object: bool) -> bool {
        self.objects = self.objects << 1 | u64::from(is_object);
        self.depth += 1;
        self.depth <= self.max_depth
    }

    /// All bits if the innermost is an object.
    #[inline(always)]
    fn in_object(&self) -> u64 {
        0_u64.wrapping_sub(self.objects & 1)
    }

    /// Goes over a bracket; not 0 if it closes one of the other kind. A bracket must be open.
    #[inline(always)]
    fn take(&mut self, opens: bool, is_object: bool) -> u64 {
        let is_object = u64::from(is_object);
        let fault = (self.objects ^ is_object) & u64::from(!opens);
        let (pushed, popped) = (self.objects << 1 | is_object, self.objects >> 1);
        self.objects = if opens { pushed } else { popped };
        self.depth = if opens {
            self.depth + 1
        } else {
            self.depth.wrapping_sub(1)
        };
        fault
    }
}

/// A bit and all below.
#[inline(always)]
fn up_to(bit: u64) -> u64 {
    bit | bit.wrapping_sub(1)
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
            self.open.objects >>= 1;
            self.open.depth -= 1;
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
        let meant_bytes = meant.as_bytes();
        match meant_bytes.split_first_chunk() {
            // Most names differ early.
            Some((start, end)) if name.start == u64::from_le_bytes(*start) => {
                let rest = self.body.get(name.offset + start.len()..);
                let end_of_name = rest.and_then(|rest| rest.split_at_checked(end.len()));
                if end_of_name.is_some_and(|(it, rest)| it == end && rest.first() == Some(&b'"')) {
                    return true;
                }
            }
            Some(_) => {}
            None => {
                let mut start = [0; 8];
                let mut mask = [0; 8];
                for (index, byte) in meant_bytes.iter().chain(b"\"").enumerate() {
                    start[index] = *byte;
                    mask[index] = u8::MAX;
                }
                if name.start & u64::from_le_bytes(mask) == u64::from_le_bytes(start) {
                    return true;
                }
            }
        }
        name.escaped && is_escaped(self.body, name.offset, meant)
    }

    #[inline(always)]
    fn name_offset(&self, name: Name) -> usize {
        name.offset - 1
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
        text(self.body, span)
    }

    #[inline(always)]
    fn finish(&mut self) -> Result<&'a str, Doubt> {
        if !self.at_end() {
            return Err(Doubt);
        }
        self.window.text(self.engine).ok_or(Doubt)
    }
}

fn text(body: &[u8], span: Span) -> Result<Text<'_>, Doubt> {
    let raw = body.get(span.start..span.end).ok_or(Doubt)?;
    let raw = std::str::from_utf8(raw).map_err(|_| Doubt)?;
    Ok(if span.escaped {
        Text::escaped(raw)
    } else {
        Text::plain(raw)
    })
}

/// Whether a name with escapes, which begins at an offset, is the one that is meant.
#[cold]
fn is_escaped(body: &[u8], start: usize, meant: &str) -> bool {
    let span = Span {
        start,
        end: walk::end_of_string(body, start - 1).0 - 1,
        escaped: true,
    };
    // What is no UTF-8 is found out later.
    text(body, span).is_ok_and(|name| name == meant)
}
