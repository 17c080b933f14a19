//! Backslashes, and what stands behind them.

/// The bytes that a backslash escapes, and 1 if the first byte of the next block is one; `carry` is that of the block
/// before.
#[inline(always)]
pub(super) fn escaped(backslash: u64, carry: u64) -> (u64, u64) {
    const ODD: u64 = 0xaaaa_aaaa_aaaa_aaaa;
    let backslash = backslash & !carry;
    let follows = backslash << 1 | carry;
    // A run of backslashes escapes every second byte: what comes behind a run that begins at an odd place is found by
    // the carry of an addition.
    let odd_starts = backslash & ODD & !follows;
    let (even_runs, overflow) = odd_starts.overflowing_add(backslash);
    ((!ODD ^ (even_runs << 1)) & follows, u64::from(overflow))
}

/// Not 0 if something that JSON does not have is escaped by one of some backslashes behind an offset.
pub(super) fn check(body: &[u8], offset: usize, mut backslashes: u64) -> u64 {
    let mut fault = 0;
    while backslashes != 0 {
        let at = offset + backslashes.trailing_zeros() as usize + 1;
        fault |= match body.get(at) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 0,
            Some(b'u') => u64::from(!are_hexadecimal(body.get(at + 1..at + 5))),
            _ => 1,
        };
        backslashes &= backslashes - 1;
    }
    fault
}

fn are_hexadecimal(digits: Option<&[u8]>) -> bool {
    digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}
