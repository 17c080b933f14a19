//! Bytes to bitmaps: where tokens begin, 64 bytes at a time, without looking at any of them alone.
//!
//! A *structural* byte is a bracket, a colon or a comma outside of strings, the opening quote of a string, or the first
//! byte of whatever else stands between those and white space: a number, a literal, or something that JSON forbids.
//! The method is that of simdjson ("Parsing Gigabytes of JSON per Second", Langdale and Lemire, 2019).

mod portable;
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
mod simd;

/// Bytes of a block, which is a word of a bitmap.
const BLOCK: usize = 64;
/// Blocks of a window. A body of the usual size is one.
const BLOCKS: usize = 16;
/// What is written at once.
const SLACK: usize = 8;
/// Bytes of a window.
const WINDOW: usize = BLOCK * BLOCKS;

/// What the bytes of a block are, a bit each, the first byte in the lowest.
#[derive(Clone, Copy)]
struct Classes {
    quote: u64,
    backslash: u64,
    /// Below 0x20.
    control: u64,
    /// `{}[]:,`; and, by the way that they are found, some control characters, which are none.
    operator: u64,
    white_space: u64,
}

/// What can be done in many ways, on one kind of processor or another.
trait Engine {
    fn classify(block: &[u8; BLOCK]) -> Classes;
    /// Each bit is the parity of the bits up to it.
    fn prefix_parity(bits: u64) -> u64;
}

/// A way to find structural bytes. All find the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Path {
    /// Any processor.
    Portable,
    /// x86-64 with AVX2 and carry-less multiplication.
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// aarch64, all of which have NEON.
    #[cfg(target_arch = "aarch64")]
    Neon,
}

impl Path {
    /// The fastest that this processor has.
    pub(crate) fn best() -> Self {
        #[cfg(target_arch = "x86_64")]
        if simd::has_avx2() {
            return Self::Avx2;
        }
        #[cfg(target_arch = "aarch64")]
        return Self::Neon;
        #[cfg(not(target_arch = "aarch64"))]
        Self::Portable
    }
}

/// What one block passes on to the next.
#[derive(Clone, Copy, Default)]
struct Carry {
    /// All bits if a string is open.
    in_string: u64,
    /// 1 if the first byte is escaped by a backslash.
    escaped: u64,
    /// 1 if the last byte was part of something that is neither a string nor an operator nor white space.
    in_scalar: u64,
}

/// Finds the structural bytes of a body, a window at a time.
pub(super) struct Windows<'a> {
    body: &'a [u8],
    /// Where the next window begins.
    next: usize,
    /// Where this window begins.
    pub(super) start: usize,
    carry: Carry,
    path: Path,
    /// Where the structural bytes of the window are, from its start.
    pub(super) offsets: [u16; WINDOW + SLACK],
    /// How many there are.
    pub(super) count: usize,
    /// A backslash was seen.
    pub(super) backslash: bool,
    /// A string holds a control character or an escape that JSON forbids.
    faulty: bool,
}

impl<'a> Windows<'a> {
    pub(super) fn new(body: &'a [u8], path: Path) -> Self {
        Self {
            body,
            next: 0,
            start: 0,
            carry: Carry::default(),
            path,
            offsets: [0; WINDOW + SLACK],
            count: 0,
            backslash: false,
            faulty: false,
        }
    }

    /// Finds the next window that has any; false behind the end.
    #[inline]
    pub(super) fn advance(&mut self) -> bool {
        match self.path {
            Path::Portable => self.fill::<portable::Portable>(),
            #[cfg(target_arch = "x86_64")]
            Path::Avx2 => simd::fill_with_avx2(self),
            #[cfg(target_arch = "aarch64")]
            Path::Neon => self.fill::<simd::Neon>(),
        }
    }

    /// Whether the body has ended outside of strings, and no string holds what it must not.
    pub(super) fn is_sound(&self) -> bool {
        !self.faulty && self.carry.in_string == 0
    }

    #[inline(always)]
    fn fill<E: Engine>(&mut self) -> bool {
        self.count = 0;
        while self.next < self.body.len() && self.count == 0 {
            let rest = &self.body[self.next..];
            let window = &rest[..rest.len().min(WINDOW)];
            let (blocks, tail) = window.as_chunks::<BLOCK>();
            let mut offset = 0;
            for block in blocks {
                let structural = self.structural_of::<E>(block, self.next + offset);
                self.note(structural, offset);
                offset += BLOCK;
            }
            if !tail.is_empty() {
                let mut block = [b' '; BLOCK];
                block[..tail.len()].copy_from_slice(tail);
                let structural = self.structural_of::<E>(&block, self.next + offset);
                self.note(structural, offset);
            }
            self.start = self.next;
            self.next += WINDOW;
        }
        self.count > 0
    }

    /// Writes down the bits of a block, eight at a time, for how many there are is hard to foresee.
    #[inline(always)]
    fn note(&mut self, mut bits: u64, offset: usize) {
        let count = bits.count_ones() as usize;
        let mut at = self.count;
        let end = at + count;
        loop {
            let Some(places) = self.offsets.get_mut(at..at + SLACK) else {
                return;
            };
            for place in places {
                #[allow(clippy::cast_possible_truncation, reason = "it is within the window")]
                {
                    *place = (offset + bits.trailing_zeros() as usize) as u16;
                }
                bits &= bits.wrapping_sub(1);
            }
            at += SLACK;
            if at >= end {
                break;
            }
        }
        self.count = end;
    }

    #[inline(always)]
    fn structural_of<E: Engine>(&mut self, block: &[u8; BLOCK], offset: usize) -> u64 {
        let classes = E::classify(block);
        let carry = &mut self.carry;
        let escaped = if classes.backslash == 0 {
            std::mem::take(&mut carry.escaped)
        } else {
            let escaped = escaped(classes.backslash, &mut carry.escaped);
            self.backslash = true;
            let escapes = classes.backslash & !escaped;
            self.faulty |= !are_escapes(self.body, offset, escapes);
            escaped
        };
        let quote = classes.quote & !escaped;
        // From an opening quote up to the byte before the closing one.
        let in_string = E::prefix_parity(quote) ^ carry.in_string;
        carry.in_string = 0_u64.wrapping_sub(in_string >> 63);
        self.faulty |= classes.control & in_string != 0;

        let scalar = !(classes.operator | classes.white_space);
        let unquoted = scalar & !quote;
        let begins = scalar & !(unquoted << 1 | carry.in_scalar);
        carry.in_scalar = unquoted >> 63;
        // All of a string but its opening quote.
        let inside = in_string ^ quote;
        (classes.operator | begins) & !inside
    }
}

/// The bytes that a backslash escapes.
fn escaped(backslash: u64, carry: &mut u64) -> u64 {
    const ODD: u64 = 0xaaaa_aaaa_aaaa_aaaa;
    let backslash = backslash & !*carry;
    let follows = backslash << 1 | *carry;
    // A run of backslashes escapes every second byte: what comes behind a run that begins at an odd place is found by
    // the carry of an addition.
    let odd_starts = backslash & ODD & !follows;
    let (even_runs, overflow) = odd_starts.overflowing_add(backslash);
    *carry = u64::from(overflow);
    (!ODD ^ (even_runs << 1)) & follows
}

/// Whether an escape that JSON has stands at each of some places behind an offset.
#[cold]
fn are_escapes(body: &[u8], offset: usize, mut places: u64) -> bool {
    while places != 0 {
        let at = offset + places.trailing_zeros() as usize;
        let is_one = match body.get(at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => true,
            Some(b'u') => body
                .get(at + 2..at + 6)
                .is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)),
            _ => false,
        };
        if !is_one {
            return false;
        }
        places &= places - 1;
    }
    true
}
