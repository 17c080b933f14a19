//! Numbers and literals, looked at one by one: there are few.

use crate::json::eight_bytes::{first_eight, length_before, no_digits};

/// Whether a number or literal begins at an offset, and nothing runs into its end.
#[inline(always)]
pub(super) fn check(body: &[u8], start: usize) -> bool {
    let rest = body.get(start..).unwrap_or_default();
    // Most are short: literals, and numbers that have digits only.
    is_short(first_eight(rest)) || is_number(rest)
}

/// Whether eight bytes are a literal or up to seven digits, no zero before others, and something that may follow them.
///
/// There is no branch on which of them: that is hard to foresee.
#[allow(
    clippy::needless_bitwise_bool,
    reason = "the point is to have no branches"
)]
#[inline(always)]
fn is_short(eight: u64) -> bool {
    const TRUE: u64 = u64::from_le_bytes(*b"true\0\0\0\0");
    const NULL: u64 = u64::from_le_bytes(*b"null\0\0\0\0");
    const FALSE: u64 = u64::from_le_bytes(*b"false\0\0\0");
    let digits = no_digits(eight).trailing_zeros() & 0x38;
    let is_number = (digits != 0) & ((eight.to_le_bytes()[0] != b'0') | (digits == 8));
    let of_four = eight & 0xffff_ffff;
    let has_four = (of_four == TRUE) | (of_four == NULL);
    let has_five = eight & 0xff_ffff_ffff == FALSE;
    // Of a literal there are no digits.
    let length = digits | (u32::from(has_four) << 5) | (u32::from(has_five) * 40);
    (is_number | has_four | has_five) & ends((eight >> length).to_le_bytes()[0])
}

/// Whether it may follow a number or a literal.
#[inline(always)]
fn ends(byte: u8) -> bool {
    const ENDS: u64 = 1 << b'\t' | 1 << b'\n' | 1 << b'\r' | 1 << b' ' | 1 << b',';
    // `]` and `}` differ in one bit.
    byte | 0x20 == b'}' || (byte < 64 && ENDS >> byte & 1 != 0)
}

/// Whether some bytes begin with a number, and nothing runs into its end.
fn is_number(bytes: &[u8]) -> bool {
    // What else may follow is checked by the grammar.
    number(bytes).is_some_and(|length| bytes.get(length).is_none_or(|byte| ends(*byte)))
}

/// The length of the number that some bytes begin with.
fn number(bytes: &[u8]) -> Option<usize> {
    let digits = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        length_before(rest, no_digits, |byte| !byte.is_ascii_digit())
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
