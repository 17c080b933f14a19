//! Numbers and literals, looked at one by one: there are few.

/// Whether a number or literal begins at an offset, and nothing runs into its end.
#[inline(always)]
pub(super) fn check(body: &[u8], start: usize) -> bool {
    let rest = body.get(start..).unwrap_or_default();
    match rest.first_chunk() {
        // Most are short and have digits only.
        Some(eight) => is_whole_number(u64::from_le_bytes(*eight)) || is_scalar(rest),
        None => is_scalar(rest),
    }
}

/// Whether eight bytes are up to seven digits, no zero before others, and something that may follow a number.
#[inline(always)]
fn is_whole_number(eight: u64) -> bool {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    // Digits become 0 to 9, which alone do not reach the highest bit of their byte by the addition.
    let numbers = eight ^ (ONES * 0x30);
    let others = (numbers | ((numbers & (ONES * 0x7f)) + ONES * 0x76)) & (ONES << 7);
    let digits = others.trailing_zeros() & 0x38;
    let last = (eight >> digits).to_le_bytes()[0];
    let zero_first = (numbers & 0xff == 0) & (digits != 8);
    (digits != 0) & !zero_first & ends(last)
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
