//! Any processor.

use super::{BLOCK, Classes, Engine};

pub(super) struct Portable;

impl Engine for Portable {
    #[inline(always)]
    fn classify(block: &[u8; BLOCK]) -> Classes {
        let bits = |is: fn(u8) -> bool| {
            let mut bits = 0;
            for (index, byte) in block.iter().enumerate() {
                bits |= u64::from(is(*byte)) << index;
            }
            bits
        };
        Classes {
            quote: bits(|byte| byte == b'"'),
            backslash: bits(|byte| byte == b'\\'),
            control: bits(|byte| byte < 0x20),
            operator: bits(|byte| matches!(byte, b'{' | b'}' | b'[' | b']' | b':' | b',')),
            white_space: bits(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')),
        }
    }

    #[inline(always)]
    fn prefix_parity(mut bits: u64) -> u64 {
        for shift in [1, 2, 4, 8, 16, 32] {
            bits ^= bits << shift;
        }
        bits
    }
}
