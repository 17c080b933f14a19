//! Numbers and literals, looked at one by one: there are few.

/// Whether a number or literal begins at an offset, and nothing runs into its end.
#[inline(always)]
pub(super) fn check(body: &[u8], start: usize) -> bool {
    let rest = body.get(start..).unwrap_or_default();
    match rest.first_chunk() {
        // Most are short: literals, and numbers that have digits only.
        Some(eight) => is_short(u64::from_le_bytes(*eight)) || is_scalar(rest),
        None => is_scalar(rest),
    }
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
    let numbers = eight ^ (ONES * 0x30);
    let others = no_digits(eight);
    let digits = others.trailing_zeros() & 0x38;
    let is_number = (digits != 0) & ((numbers & 0xff != 0) | (digits == 8));
    let of_four = eight & 0xffff_ffff;
    let has_four = (of_four == TRUE) | (of_four == NULL);
    let has_five = eight & 0xff_ffff_ffff == FALSE;
    // Of a literal there are no digits.
    let length = digits | (u32::from(has_four) << 5) | (u32::from(has_five) * 40);
    (is_number | has_four | has_five) & ends((eight >> length).to_le_bytes()[0])
}

const ONES: u64 = u64::from_le_bytes([1; 8]);

/// Sets the highest bit of each byte that is no digit.
#[inline(always)]
fn no_digits(eight: u64) -> u64 {
    // Digits become 0 to 9, which alone do not reach the highest bit of their byte by the addition.
    let numbers = eight ^ (ONES * 0x30);
    (numbers | ((numbers & (ONES * 0x7f)) + ONES * 0x76)) & (ONES << 7)
}

/// How many digits some bytes begin with.
#[inline(always)]
fn count_digits(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let others = no_digits(u64::from_le_bytes(*eight));
        if others != 0 {
            return at + others.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// Whether it may follow a number or a literal.
#[inline(always)]
fn ends(byte: u8) -> bool {
    const ENDS: u64 = 1 << b'\t' | 1 << b'\n' | 1 << b'\r' | 1 << b' ' | 1 << b',';
    // `]` and `}` differ in one bit.
    byte | 0x20 == b'}' || (byte < 64 && ENDS >> byte & 1 != 0)
}

/// Whether some bytes begin with a number or literal, and nothing runs into its end.
fn is_scalar(bytes: &[u8]) -> bool {
    let length = match bytes.first_chunk::<4>() {
        Some(b"true" | b"null") => Some(4),
        Some(b"fals") if bytes.get(4) == Some(&b'e') => Some(5),
        _ => number(bytes),
    };
    // What else may follow is checked by the grammar.
    length.is_some_and(|length| bytes.get(length).is_none_or(|byte| ends(*byte)))
}

/// The length of the number that some bytes begin with.
fn number(bytes: &[u8]) -> Option<usize> {
    let digits = |from: usize| count_digits(bytes.get(from..).unwrap_or_default());
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
