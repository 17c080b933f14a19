//! The fast reader: it says whether a body is JSON, and what its members are. On anything else it gives up, and
//! [`Reader`](super::Reader) says why; likewise on what is rare and not worth another way.

#![allow(
    clippy::inline_always,
    reason = "calls and what they pass through memory would cost more than most of these functions do"
)]

use super::blocks::{BLOCK, Block, Forbidden, Path, Windows};
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

/// Brackets nest this deep, or the fast reader gives up: one bit each in a word.
const DEEPEST: u32 = u64::BITS;

/// Walks from token to token in the objects that the caller cares for, and from bracket to bracket in all else.
pub(crate) struct FastReader<'a> {
    body: &'a [u8],
    windows: Windows<'a>,
    /// Which block of the window the reader is in.
    block: usize,
    /// Where that begins.
    base: usize,
    /// The tokens of that block that come behind the one that the reader stands at.
    tokens: u64,
    /// The token that the reader stands at; the length of the body behind the last one.
    at: usize,
    /// Nothing has been read yet in the object entered last.
    fresh: bool,
    open: Open,
    /// Behind the closing bracket of the object left last.
    left: usize,
}

/// The brackets that are open.
#[derive(Clone, Copy)]
struct Open {
    /// A bit for each, the innermost in the lowest: 1 for an object.
    objects: u64,
    depth: u32,
    max_depth: u32,
}

impl<'a> FastReader<'a> {
    /// Stands before the first value.
    #[inline(always)]
    pub(crate) fn new(body: &'a [u8], max_depth: usize, path: Path) -> Self {
        let start = if body.starts_with(BYTE_ORDER_MARK.as_bytes()) {
            BYTE_ORDER_MARK.len()
        } else {
            0
        };
        Self {
            body,
            windows: Windows::new(body, start, path),
            block: 0,
            base: start,
            tokens: 0,
            at: start,
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
    pub(crate) fn start(&mut self) -> Result<(), Doubt> {
        self.windows.advance()?;
        self.tokens = self.windows.blocks().first().ok_or(Doubt)?.tokens;
        self.advance()?;
        if self.at < self.body.len() {
            Ok(())
        } else {
            Err(Doubt)
        }
    }

    /// Goes to the next token.
    #[inline(always)]
    fn advance(&mut self) -> Result<(), Doubt> {
        while self.tokens == 0 {
            let Some(block) = self.next_block()? else {
                self.at = self.body.len();
                return Ok(());
            };
            self.tokens = block.tokens;
        }
        self.at = self.base + self.tokens.trailing_zeros() as usize;
        self.tokens &= self.tokens - 1;
        Ok(())
    }

    /// Goes to the next block; `None` behind the last one.
    #[inline(always)]
    fn next_block(&mut self) -> Result<Option<Block>, Doubt> {
        self.block += 1;
        self.base += BLOCK;
        if let Some(block) = self.windows.blocks().get(self.block) {
            return Ok(Some(*block));
        }
        if !self.windows.advance()? {
            return Ok(None);
        }
        self.block = 0;
        self.base = self.windows.start;
        Ok(self.windows.blocks().first().copied())
    }

    /// The byte that the reader stands at; 0, which is no token, at the end.
    #[inline(always)]
    fn byte(&self) -> u8 {
        self.body.get(self.at).copied().unwrap_or(0)
    }

    /// Takes the string whose opening quote the reader stands at.
    #[inline(always)]
    fn string(&mut self) -> Result<Span, Doubt> {
        let start = self.at + 1;
        // What follows an opening quote is the closing one.
        self.advance()?;
        let end = self.at;
        self.advance()?;
        let escaped = self.windows.has_backslash()
            && self
                .body
                .get(start..end)
                .is_some_and(|raw| raw.contains(&b'\\'));
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
        let outside = self.open.depth;
        let mut open = self.open;
        if !open.push(self.byte() == b'{') {
            return Err(Doubt);
        }
        // What is behind us in the block.
        let mut done = up_to(1 << ((self.at - self.base) % BLOCK));
        let mut faults = 0;
        loop {
            let blocks = self.windows.blocks().get(self.block..);
            for block in blocks.unwrap_or_default() {
                let mut brackets = block.brackets & !done;
                while brackets != 0 {
                    let bracket = brackets & brackets.wrapping_neg();
                    brackets ^= bracket;
                    let here = up_to(bracket);
                    faults |= open.forbidden(block) & (here ^ done);
                    done = here;
                    faults |= open.take(block.opening & bracket != 0, block.braces & bracket != 0);
                    if open.depth == outside {
                        self.left = self.base + bracket.trailing_zeros() as usize + 1;
                        self.tokens = block.tokens & !done;
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
                faults |= open.forbidden(block) & !done;
                done = 0;
                self.block += 1;
                self.base += BLOCK;
            }
            if !self.windows.advance()? {
                return Err(Doubt);
            }
            self.block = 0;
            self.base = self.windows.start;
        }
    }
}

impl Open {
    /// Opens one more; false if that is one too many.
    #[inline(always)]
    fn push(&mut self, is_object: bool) -> bool {
        self.objects = self.objects << 1 | u64::from(is_object);
        self.depth += 1;
        self.depth <= self.max_depth
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

    /// What must not stand directly in the innermost.
    #[inline(always)]
    fn forbidden(&self, block: &Block) -> u64 {
        let in_object = 0_u64.wrapping_sub(self.objects & 1);
        (block.not_in_object & in_object) | (block.not_in_array & !in_object)
    }
}

/// A bit and all below.
#[inline(always)]
fn up_to(bit: u64) -> u64 {
    bit | bit.wrapping_sub(1)
}

impl<'a> Read<'a> for FastReader<'a> {
    type Fault = Doubt;

    #[inline(always)]
    fn value_offset(&mut self) -> Result<usize, Doubt> {
        Ok(self.at)
    }

    #[inline(always)]
    fn enter_object(&mut self) -> Result<bool, Doubt> {
        if self.byte() != b'{' {
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
    fn next_member(&mut self) -> Result<Option<Span>, Doubt> {
        let fresh = std::mem::take(&mut self.fresh);
        let mut byte = self.byte();
        if byte == b'}' {
            self.open.objects >>= 1;
            self.open.depth -= 1;
            self.left = self.at + 1;
            self.advance()?;
            return Ok(None);
        }
        if !fresh {
            if byte != b',' {
                return Err(Doubt);
            }
            self.advance()?;
            byte = self.byte();
        }
        if byte != b'"' {
            return Err(Doubt);
        }
        let name = self.string()?;
        if self.byte() != b':' {
            return Err(Doubt);
        }
        self.advance()?;
        Ok(Some(name))
    }

    #[inline(always)]
    fn is(&self, name: Span, meant: &'static str) -> bool {
        if name.escaped {
            // What is no UTF-8 is found out later.
            return self.text(name).is_ok_and(|name| name == meant);
        }
        name.end - name.start == meant.len()
            && self.body.get(name.start..name.end) == Some(meant.as_bytes())
    }

    #[inline(always)]
    fn value(&mut self) -> Result<Token, Doubt> {
        let start = self.at;
        match self.byte() {
            b'"' => return self.string().map(Token::String),
            b'{' => return self.pass_container().map(|()| Token::Object),
            b'[' => return self.pass_container().map(|()| Token::Array),
            _ => {}
        }
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
        let byte = self.byte();
        if byte == b'{' || byte == b'[' {
            self.pass_container()?;
            return Ok(byte == b'{');
        }
        if byte == b'"' {
            self.advance()?;
        }
        self.advance()?;
        Ok(false)
    }

    #[inline(always)]
    fn left(&self) -> usize {
        self.left
    }

    fn text(&self, span: Span) -> Result<Text<'a>, Doubt> {
        let raw = self.body.get(span.start..span.end).ok_or(Doubt)?;
        let raw = std::str::from_utf8(raw).map_err(|_| Doubt)?;
        Ok(if span.escaped {
            Text::escaped(raw)
        } else {
            Text::plain(raw)
        })
    }

    #[inline(always)]
    fn finish(&mut self) -> Result<&'a str, Doubt> {
        if self.at < self.body.len() {
            return Err(Doubt);
        }
        self.windows.text().ok_or(Doubt)
    }
}
