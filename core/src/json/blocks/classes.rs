//! What the bytes of a block are.

use super::BLOCK;

/// A bit for each byte, the first in the lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes {
    pub(super) quote: u64,
    pub(super) backslash: u64,
    /// `{}[]:,`; and, by the way that they are found, some control characters, which are none.
    pub(super) operator: u64,
    pub(super) white_space: u64,
    /// Below 0x20.
    pub(super) control: u64,
    /// Of an operator: it is a bracket.
    pub(super) bracket: u64,
    /// Of an operator: it is none of `[` and `]`.
    pub(super) not_square: u64,
    /// Of an operator: it is `}`, `]` or a comma.
    pub(super) ending: u64,
}

impl Classes {
    /// Those from a byte on, followed by white space.
    #[inline(always)]
    pub(super) fn from(self, byte: usize) -> Self {
        Self {
            quote: self.quote >> byte,
            backslash: self.backslash >> byte,
            operator: self.operator >> byte,
            white_space: self.white_space >> byte | !(u64::MAX >> byte),
            control: self.control >> byte,
            bracket: self.bracket >> byte,
            not_square: self.not_square >> byte,
            ending: self.ending >> byte,
        }
    }
}

/// A part of the work, with all that is inlined into it: a closure would not be inlined when it is long.
pub(crate) trait Task {
    type Output;

    /// To be inlined always.
    fn run(self) -> Self::Output;
}

/// What can be done in many ways, on one kind of processor or another.
pub(crate) trait Engine: Copy {
    /// Does a task in code that is compiled for the processor.
    fn run<T: Task>(self, task: T) -> T::Output;
    /// What the bytes of a block are.
    fn classify(self, block: &[u8; BLOCK]) -> Classes;
    /// Each bit is the parity of the bits up to it.
    fn prefix_parity(self, bits: u64) -> u64;
    /// Of each word the bits where the mask has one, side by side.
    fn compress(self, words: [u64; 3], mask: u64) -> [u64; 3];
    /// Where the bit stands that has so many below it. A word without so many bits gives anything.
    fn select(self, word: u64, bits: u32) -> u32;
    /// The bytes as text, if they are UTF-8.
    fn text(self, bytes: &[u8]) -> Option<&str>;
}
