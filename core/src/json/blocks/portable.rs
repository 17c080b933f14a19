//! Any processor.

use super::BLOCK;
use super::classes::{Classes, Engine, Task};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Portable;

const QUOTE: u8 = 1;
const BACKSLASH: u8 = 1 << 1;
const OPERATOR: u8 = 1 << 2;
const WHITE_SPACE: u8 = 1 << 3;
const CONTROL: u8 = 1 << 4;
/// Of an operator that it ends something.
const ENDING: u8 = 1 << 5;
/// Of an operator that it is a bracket.
const BRACKET: u8 = 1 << 6;
/// Of an operator that it is no square bracket.
const NOT_SQUARE: u8 = 1 << 7;

static TABLE: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte {
            0x09 | 0x0a | 0x0d => WHITE_SPACE | CONTROL,
            0x00..0x20 => CONTROL,
            0x20 => WHITE_SPACE,
            0x22 => QUOTE,
            0x5c => BACKSLASH,
            0x2c => OPERATOR | NOT_SQUARE | ENDING,
            0x3a => OPERATOR | NOT_SQUARE,
            0x5b => OPERATOR | BRACKET,
            0x5d => OPERATOR | BRACKET | ENDING,
            0x7b => OPERATOR | BRACKET | NOT_SQUARE,
            0x7d => OPERATOR | BRACKET | NOT_SQUARE | ENDING,
            _ => 0,
        };
        byte += 1;
    }
    table
};

impl Engine for Portable {
    #[inline(always)]
    fn run<T: Task>(self, task: T) -> T::Output {
        task.run()
    }

    #[inline(always)]
    fn classify(self, block: &[u8; BLOCK]) -> Classes {
        let mut masks = [0_u64; 8];
        for (index, eight) in block.chunks_exact(8).enumerate() {
            let mut bytes = [0; 8];
            for (byte, class) in eight.iter().zip(&mut bytes) {
                *class = TABLE[usize::from(*byte)];
            }
            let by_class = transposed(u64::from_le_bytes(bytes)).to_le_bytes();
            for (mask, bits) in masks.iter_mut().zip(by_class) {
                *mask |= u64::from(bits) << (8 * index);
            }
        }
        let [
            quote,
            backslash,
            operator,
            white_space,
            control,
            ending,
            bracket,
            not_square,
        ] = masks;
        Classes {
            quote,
            backslash,
            operator,
            white_space,
            control,
            bracket,
            not_square,
            ending,
        }
    }

    #[inline(always)]
    fn prefix_parity(self, mut bits: u64) -> u64 {
        for shift in [1, 2, 4, 8, 16, 32] {
            bits ^= bits << shift;
        }
        bits
    }

    #[inline(always)]
    fn compress(self, words: [u64; 3], mut mask: u64) -> [u64; 3] {
        let mut compressed = [0; 3];
        let mut place = 0;
        while mask != 0 {
            let bit = mask.trailing_zeros();
            for (word, compressed) in words.iter().zip(&mut compressed) {
                *compressed |= (word >> bit & 1) << place;
            }
            place += 1;
            mask &= mask - 1;
        }
        compressed
    }

    #[inline(always)]
    fn select(self, mut word: u64, bits: u32) -> u32 {
        for _ in 0..bits {
            word &= word.wrapping_sub(1);
        }
        word.trailing_zeros()
    }

    #[inline(always)]
    fn text(self, bytes: &[u8]) -> Option<&str> {
        std::str::from_utf8(bytes).ok()
    }
}

/// Eight bytes of eight bits, columns for rows.
#[inline(always)]
fn transposed(mut square: u64) -> u64 {
    // Swaps the corners of squares of two, of four, of eight bits (Hacker's Delight, 7-3).
    for (shift, corners) in [
        (7, 0x00aa_00aa_00aa_00aa),
        (14, 0x0000_cccc_0000_cccc),
        (28, 0x0000_0000_f0f0_f0f0),
    ] {
        let swap = (square ^ (square >> shift)) & corners;
        square ^= swap ^ (swap << shift);
    }
    square
}
