//! Numbers and literals. Most are plain digits, which bitmaps tell; the others are looked at one by one.

use super::classes::Classes;
use super::{BLOCK, Block};

/// What a block passes on to the next.
#[derive(Clone, Copy, Default)]
pub(super) struct Scalars {
    /// 1 if the last byte was part of a scalar.
    inside: u64,
    /// 1 if the last byte was a zero that a number begins with.
    zero: u64,
}

/// The scalars of a block.
#[derive(Clone, Copy, Default)]
pub(super) struct Found {
    pub(super) begins: u64,
    /// What is no digit: more is to be checked than bitmaps tell.
    pub(super) odd: u64,
}

impl Scalars {
    #[inline(always)]
    pub(super) fn find(&mut self, scalar: u64, classes: &Classes, faults: &mut u64) -> Found {
        let begins = scalar & !(scalar << 1 | self.inside);
        self.inside = scalar >> 63;
        let zeros = begins & classes.zero;
        *faults |= (zeros << 1 | self.zero) & scalar & classes.digit;
        self.zero = zeros >> 63;
        Found {
            begins,
            odd: scalar & !classes.digit,
        }
    }
}

/// Checks the scalars of the block at an offset that have more than digits, but for those that have been checked
/// already, up to where `checked` says: one that is longer than a block is looked at once.
pub(super) fn check(
    body: &[u8],
    offset: usize,
    block: &Block,
    mut checked: usize,
) -> Option<usize> {
    let mut odd = block.odd & at_or_above(checked.saturating_sub(offset));
    while odd != 0 {
        let at = odd.trailing_zeros();
        // The last token that begins here or before is the scalar itself.
        let before = block.tokens & (u64::MAX >> (63 - at));
        let start = if before == 0 {
            // It has begun in an earlier block, with digits only.
            let digits = body.get(..offset)?.iter().rev();
            offset - digits.take_while(|byte| byte.is_ascii_digit()).count()
        } else {
            offset + 63 - before.leading_zeros() as usize
        };
        checked = start + length(body.get(start..)?)?;
        let rest = at_or_above(checked.saturating_sub(offset));
        if rest & (1 << at) != 0 {
            return None;
        }
        odd &= rest;
    }
    Some(checked)
}

/// The bits of a word from one on.
#[inline(always)]
fn at_or_above(bit: usize) -> u64 {
    if bit < BLOCK { u64::MAX << bit } else { 0 }
}

/// The length of the number or literal that some bytes begin with, if nothing runs into its end.
#[inline(always)]
fn length(bytes: &[u8]) -> Option<usize> {
    let length = match bytes.first_chunk::<4>() {
        Some(b"true" | b"null") => 4,
        Some(b"fals") if bytes.get(4) == Some(&b'e') => 5,
        _ => number(bytes)?,
    };
    // What else may follow is checked by the grammar.
    let ends = bytes
        .get(length)
        .is_none_or(|byte| matches!(byte, b',' | b'}' | b']' | b' ' | b'\t' | b'\n' | b'\r'));
    ends.then_some(length)
}

/// The length of the number that some bytes begin with.
fn number(bytes: &[u8]) -> Option<usize> {
    let digits = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        rest.iter()
            .position(|byte| !byte.is_ascii_digit())
            .unwrap_or(rest.len())
    };
    let mut at = usize::from(bytes.first() == Some(&b'-'));
    let whole = digits(at);
    if whole == 0 || (whole > 1 && bytes.get(at) == Some(&b'0')) {
        return None;
    }
    at += whole;
    if bytes.get(at) == Some(&b'.') {
        let fraction = digits(at + 1);
        if fraction == 0 {
            return None;
        }
        at += 1 + fraction;
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        at += 1 + usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        let exponent = digits(at);
        if exponent == 0 {
            return None;
        }
        at += exponent;
    }
    Some(at)
}
