//! Bytes to bitmaps: 64 bytes at a time, without looking at any of them alone.
//!
//! A *token* is a bracket, a colon or a comma outside of strings, a quote that opens or closes a string, or the first
//! byte of whatever else stands between those and white space: a number, a literal, or something that JSON forbids.
//! The bitmaps of strings are found as simdjson finds them ("Parsing Gigabytes of JSON per Second", Langdale and
//! Lemire, 2019); what may follow what is checked in bitmaps, too, in [`grammar`].

#![allow(
    clippy::inline_always,
    reason = "vector instructions need to be inlined into the one function that is compiled for them"
)]

mod classes;
mod escapes;
mod grammar;
mod portable;
mod scalars;
#[cfg(target_arch = "x86_64")]
mod simd;

use classes::{Classes, Engine};
use grammar::Grammar;
use scalars::Scalars;

/// Bytes of a block, which is a word of a bitmap.
pub(super) const BLOCK: usize = 64;
/// Blocks of a window: a body of the usual size is one window, and the bitmaps of one are small.
const BLOCKS: usize = 8;
const WINDOW: usize = BLOCK * BLOCKS;

/// A way to classify bytes. All find the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Path {
    /// Any processor.
    Portable,
    /// x86-64 with AVX2 and carry-less multiplication.
    #[cfg(target_arch = "x86_64")]
    Avx2(simd::Avx2),
}

impl Path {
    /// The fastest that this processor has.
    #[inline]
    pub(crate) fn best() -> Self {
        #[cfg(target_arch = "x86_64")]
        if let Some(avx2) = simd::Avx2::detect() {
            return Self::Avx2(avx2);
        }
        Self::Portable
    }
}

/// What the walk over brackets needs to know of 64 bytes, a bit each, the first byte in the lowest.
#[derive(Clone, Copy, Default)]
pub(super) struct Block {
    /// Tokens, closing quotes included.
    pub(super) tokens: u64,
    /// Brackets.
    pub(super) brackets: u64,
    /// `{` and `[`; of bytes that are no brackets anything.
    pub(super) opening: u64,
    /// `{` and `}`; of bytes that are no brackets anything.
    pub(super) braces: u64,
    /// What must not stand directly in an object.
    pub(super) not_in_object: u64,
    /// What must not stand directly in an array.
    pub(super) not_in_array: u64,
    /// What of numbers and literals is no digit.
    odd: u64,
}

/// Some blocks of the body, and what comes before them.
///
/// What these windows let pass is JSON but for three things, which a walk over the tokens sees: that brackets match,
/// that no block's `not_in_object` and `not_in_array` applies, and that there is one value.
pub(super) struct Windows<'a> {
    body: &'a [u8],
    path: Path,
    /// Where the next window begins.
    next: usize,
    /// Where this window begins.
    pub(super) start: usize,
    blocks: [Block; BLOCKS],
    /// How many of them there are.
    count: usize,
    state: State,
    /// Up to where scalars that are no plain digits have been checked.
    checked: usize,
}

/// What a block passes on to the next.
#[derive(Clone, Copy)]
struct State {
    /// All bits if a string is open.
    in_string: u64,
    /// 1 if the first byte is escaped by a backslash.
    escaped: u64,
    grammar: Grammar,
    scalars: Scalars,
    /// A backslash was seen.
    has_backslash: bool,
    /// What JSON forbids, of all blocks one over the other.
    faults: u64,
}

/// A window holds what JSON forbids.
pub(super) struct Forbidden;

impl<'a> Windows<'a> {
    #[inline(always)]
    pub(super) fn new(body: &'a [u8], start: usize, path: Path) -> Self {
        Self {
            body,
            path,
            next: start,
            start,
            blocks: [Block::default(); BLOCKS],
            count: 0,
            state: State {
                in_string: 0,
                escaped: 0,
                grammar: Grammar::new(),
                scalars: Scalars::default(),
                has_backslash: false,
                faults: 0,
            },
            checked: 0,
        }
    }

    /// Whether a backslash was seen in this window or before it.
    #[inline(always)]
    pub(super) fn has_backslash(&self) -> bool {
        self.state.has_backslash
    }

    /// The blocks of this window.
    #[inline(always)]
    pub(super) fn blocks(&self) -> &[Block] {
        self.blocks.get(..self.count).unwrap_or_default()
    }

    /// Goes to the next window; false behind the end of the body.
    #[inline(always)]
    pub(super) fn advance(&mut self) -> Result<bool, Forbidden> {
        if self.next >= self.body.len() {
            self.count = 0;
            return Ok(false);
        }
        let is_sound = match self.path {
            Path::Portable => self.fill::<portable::Portable>(),
            #[cfg(target_arch = "x86_64")]
            Path::Avx2(avx2) => avx2.fill(self),
        };
        if is_sound { Ok(true) } else { Err(Forbidden) }
    }

    /// The whole body as text, if it has been read to its end and no string is open.
    #[inline(always)]
    pub(super) fn text(&self) -> Option<&'a str> {
        if self.next < self.body.len() || self.state.in_string != 0 {
            return None;
        }
        match self.path {
            Path::Portable => std::str::from_utf8(self.body).ok(),
            #[cfg(target_arch = "x86_64")]
            Path::Avx2(avx2) => avx2.text(self.body),
        }
    }

    #[inline(always)]
    fn fill<E: Engine>(&mut self) -> bool {
        let body = self.body;
        // A copy, which can be kept in registers.
        let mut state = self.state;
        // Backslashes that escape something.
        let mut escapes = [0; BLOCKS];
        let mut odd = 0;

        self.start = self.next;
        let rest = body.get(self.next..).unwrap_or_default();
        let chunks = rest.chunks_exact(BLOCK);
        let tail = chunks.remainder().len();
        let mut count = 0;
        let mut blocks = self.blocks.iter_mut();
        for (bytes, block) in chunks.zip(&mut blocks) {
            // A chunk is as long as a block.
            let Ok(bytes) = bytes.try_into() else { break };
            *block = state.read::<E>(&E::classify(bytes), &mut escapes[count % BLOCKS]);
            odd |= block.odd;
            count += 1;
        }
        // Of a window that is full, the tail is for the next one.
        if tail > 0 && rest.len() <= WINDOW {
            if let Some(block) = blocks.next() {
                let classes = last_of::<E>(body, tail);
                *block = state.read::<E>(&classes, &mut escapes[count % BLOCKS]);
                odd |= block.odd;
                count += 1;
            }
        }
        if state.has_backslash {
            for (index, starts) in escapes.iter().enumerate() {
                let offset = self.start + index * BLOCK;
                state.faults |= escapes::check(body, offset, *starts);
            }
        }
        if odd != 0 {
            for (index, block) in self.blocks.iter().enumerate().take(count) {
                if block.odd != 0 {
                    let offset = self.start + index * BLOCK;
                    match scalars::check(body, offset, block, self.checked) {
                        Some(checked) => self.checked = checked,
                        None => state.faults = 1,
                    }
                }
            }
        }
        self.state = state;
        self.next = body.len().min(self.start + count * BLOCK);
        self.count = count;
        state.faults == 0
    }
}

impl State {
    /// What the next block is. Sets the backslashes in it that escape something, if there are any.
    #[inline(always)]
    fn read<E: Engine>(&mut self, classes: &Classes, starts: &mut u64) -> Block {
        let escaped = if classes.backslash == 0 {
            std::mem::take(&mut self.escaped)
        } else {
            self.has_backslash = true;
            let (escaped, carry) = escapes::escaped(classes.backslash, self.escaped);
            self.escaped = carry;
            *starts = classes.backslash & !escaped;
            escaped
        };
        let quote = classes.quote & !escaped;
        // From an opening quote up to the byte before the closing one.
        let in_string = E::prefix_parity(quote) ^ self.in_string;
        self.in_string = 0_u64.wrapping_sub(in_string >> 63);
        self.faults |= classes.control & (in_string | classes.operator);

        let scalar = !(classes.operator | classes.white_space | in_string | quote);
        let scalars = self.scalars.find(scalar, classes, &mut self.faults);
        let strings = Strings { in_string, quote };
        self.grammar
            .check::<E>(classes, &strings, &scalars, &mut self.faults)
    }
}

/// The strings of a block.
struct Strings {
    /// From opening quotes up to the bytes before closing ones.
    in_string: u64,
    /// Quotes that open or close a string.
    quote: u64,
}

/// What the last bytes of a body are, fewer than a block; behind them is white space.
#[inline(always)]
fn last_of<E: Engine>(body: &[u8], length: usize) -> Classes {
    if let Some(block) = body.last_chunk::<BLOCK>() {
        // To load it where it stands is faster than to copy it.
        return E::classify(block).from(BLOCK - length);
    }
    let mut block = [b' '; BLOCK];
    if let (Some(place), Some(last)) = (block.get_mut(..length), body.get(body.len() - length..)) {
        place.copy_from_slice(last);
    }
    E::classify(&block)
}
