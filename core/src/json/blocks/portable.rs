//! Any processor.

use super::BLOCK;
use super::classes::{Classes, Engine};

pub(super) struct Portable;

const QUOTE: u8 = 1;
const BACKSLASH: u8 = 1 << 1;
const OPERATOR: u8 = 1 << 2;
const WHITE_SPACE: u8 = 1 << 3;
const DIGIT: u8 = 1 << 4;
/// Of an operator that it opens, of a digit that it is zero; otherwise, that it is a control character.
const FIRST: u8 = 1 << 5;
/// Of an operator that it is a bracket.
const SECOND: u8 = 1 << 6;
/// Of a bracket that it is a brace.
const BRACE: u8 = 1 << 7;

static TABLE: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte {
            0x09 | 0x0a | 0x0d => WHITE_SPACE | FIRST,
            0x00..0x20 => FIRST,
            0x20 => WHITE_SPACE,
            0x22 => QUOTE,
            0x5c => BACKSLASH,
            0x30 => DIGIT | FIRST,
            0x31..=0x39 => DIGIT,
            0x2c => OPERATOR,
            0x3a => OPERATOR | FIRST,
            0x5b => OPERATOR | FIRST | SECOND,
            0x5d => OPERATOR | SECOND,
            0x7b => OPERATOR | FIRST | SECOND | BRACE,
            0x7d => OPERATOR | SECOND | BRACE,
            _ => 0,
        };
        byte += 1;
    }
    table
};

impl Engine for Portable {
    #[inline(always)]
    fn classify(block: &[u8; BLOCK]) -> Classes {
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
            digit,
            first,
            second,
            brace,
        ] = masks;
        Classes {
            quote,
            backslash,
            operator,
            white_space,
            control: first & !(operator | digit),
            digit,
            zero: first & digit,
            bracket: second,
            brace,
            opening: first,
        }
    }

    #[inline(always)]
    fn prefix_parity(mut bits: u64) -> u64 {
        for shift in [1, 2, 4, 8, 16, 32] {
            bits ^= bits << shift;
        }
        bits
    }

    #[inline(always)]
    fn add(a: u64, b: u64, carry: u8) -> (u64, u8) {
        let (sum, first) = a.overflowing_add(b);
        let (sum, second) = sum.overflowing_add(u64::from(carry));
        (sum, u8::from(first | second))
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
