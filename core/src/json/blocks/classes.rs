//! What the bytes of a block are.

use super::BLOCK;

/// A bit for each byte, the first in the lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes {
    pub(super) quote: u64,
    pub(super) backslash: u64,
    /// `{}[]:,`; and, by the way that they are found, some control characters, which are none.
    pub(super) operator: u64,
    pub(super) white_space: u64,
    /// Below 0x20.
    pub(super) control: u64,
    /// `0` to `9`.
    pub(super) digit: u64,
    pub(super) zero: u64,
    /// Of an operator: it is a bracket.
    pub(super) bracket: u64,
    /// Of a bracket: it is `{` or `}`.
    pub(super) brace: u64,
    /// Of a bracket: it is `{` or `[`. Of another operator: it is a colon.
    pub(super) opening: u64,
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
            digit: self.digit >> byte,
            zero: self.zero >> byte,
            bracket: self.bracket >> byte,
            brace: self.brace >> byte,
            opening: self.opening >> byte,
        }
    }
}

/// What can be done in many ways, on one kind of processor or another.
pub(super) trait Engine {
    fn classify(block: &[u8; BLOCK]) -> Classes;
    /// Each bit is the parity of the bits up to it.
    fn prefix_parity(bits: u64) -> u64;
    /// The sum with a carry, 0 or 1, and the carry of the sum.
    fn add(a: u64, b: u64, carry: u8) -> (u64, u8);
}
