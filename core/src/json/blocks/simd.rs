//! Blocks by vector instructions.
//!
//! All the `unsafe` of this crate. Its invariants:
//!
//! * An [`Avx2`] exists only where the processor has the instructions that [`run`] is compiled for: it is made in
//!   [`Avx2::detect`] alone.
//! * What an [`Avx2`] does uses no other instructions. It is inlined into [`run`], or else slow, but sound.
//! * Loads are within a `&[u8; 64]`, or within the bytes of a chunk of known length.
#![allow(
    unsafe_code,
    clippy::multiple_unsafe_ops_per_block,
    reason = "vector instructions are the point of this module, and come in rows"
)]

use std::arch::is_x86_feature_detected;
use std::arch::x86_64::{
    __cpuid, __m256i, _mm_clmulepi64_si128, _mm_cvtsi128_si64, _mm_loadu_si128, _mm_set_epi64x,
    _mm_set1_epi8, _mm256_broadcastsi128_si256, _mm256_cmpeq_epi8, _mm256_loadu_si256,
    _mm256_min_epu8, _mm256_movemask_epi8, _mm256_or_si256, _mm256_set1_epi8, _mm256_shuffle_epi8,
    _mm256_slli_epi16, _pdep_u64, _pext_u64,
};

use super::BLOCK;
use super::classes::{Classes, Engine, Task};

/// The processor has AVX2, carry-less multiplication and bit manipulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Avx2(());

impl Avx2 {
    #[inline]
    pub(super) fn detect() -> Option<Self> {
        let has_all = is_x86_feature_detected!("avx2")
            && is_x86_feature_detected!("pclmulqdq")
            && is_x86_feature_detected!("popcnt")
            && is_x86_feature_detected!("bmi1")
            && is_x86_feature_detected!("bmi2")
            && is_x86_feature_detected!("lzcnt");
        (has_all && !has_slow_compress()).then_some(Self(()))
    }
}

/// AMD's processors before Zen 3 have the instructions that compress and select bits, but do them in microcode, many times
/// slower than others (Agner Fog, "Instruction tables", PEXT and PDEP of Zen 1 and Zen 2).
fn has_slow_compress() -> bool {
    const ZEN_3: u32 = 0x19;
    // SAFETY: every x86-64 processor has the instruction, and these two leaves.
    #[allow(unused_unsafe, reason = "it was unsafe in older versions of Rust")]
    let (vendor, version) = unsafe { (__cpuid(0), __cpuid(1)) };
    let is_amd = vendor.ecx == u32::from_le_bytes(*b"cAMD");
    let is_hygon = vendor.ecx == u32::from_le_bytes(*b"uine");
    let family = (version.eax >> 8 & 0xf) + (version.eax >> 20 & 0xff);
    (is_amd || is_hygon) && family < ZEN_3
}

/// # Safety
/// The processor must have the instructions.
#[target_feature(enable = "avx2,pclmulqdq,popcnt,bmi1,bmi2,lzcnt")]
unsafe fn run<T: Task>(task: T) -> T::Output {
    task.run()
}

/// Bytes of a vector.
const HALF: usize = BLOCK / 2;

/// The bytes as text, if all are ASCII.
///
/// # Safety
/// The processor must have the instructions.
#[target_feature(enable = "avx2")]
unsafe fn ascii(bytes: &[u8]) -> Option<&str> {
    let load = |bytes: &[u8; HALF]| {
        // SAFETY: the processor has AVX2, the load is of all the bytes, and needs no alignment.
        unsafe { _mm256_loadu_si256(bytes.as_ptr().cast()) }
    };
    let is_ascii = match bytes.last_chunk::<HALF>() {
        Some(last) => {
            let mut seen = load(last);
            for chunk in bytes.chunks_exact(HALF) {
                if let Ok(chunk) = chunk.try_into() {
                    // SAFETY: the processor has AVX2.
                    #[allow(unused_unsafe, reason = "it was unsafe in older versions of Rust")]
                    unsafe {
                        seen = _mm256_or_si256(seen, load(chunk));
                    }
                }
            }
            // SAFETY: likewise.
            #[allow(unused_unsafe, reason = "likewise")]
            unsafe {
                _mm256_movemask_epi8(seen) == 0
            }
        }
        None => bytes.is_ascii(),
    };
    // SAFETY: each byte was seen to be ASCII, and ASCII is UTF-8.
    is_ascii.then(|| unsafe { std::str::from_utf8_unchecked(bytes) })
}

impl Engine for Avx2 {
    #[inline(always)]
    fn run<T: Task>(self, task: T) -> T::Output {
        // SAFETY: that `self` exists says that the processor has the instructions.
        unsafe { run(task) }
    }

    #[inline(always)]
    fn classify(self, block: &[u8; BLOCK]) -> Classes {
        // SAFETY: the processor has the instructions, and both loads are within the block.
        unsafe {
            let start = block.as_ptr();
            let low = _mm256_loadu_si256(start.cast());
            let high = _mm256_loadu_si256(start.add(HALF).cast());
            let mask = |vector| {
                let bits = _mm256_movemask_epi8(vector);
                u64::from(u32::from_ne_bytes(bits.to_ne_bytes()))
            };
            let join = |low: __m256i, high: __m256i| {
                let low = mask(low);
                let high = mask(high);
                low | high << 32
            };
            let equal = |byte: u8| {
                let all = _mm256_set1_epi8(i8::from_ne_bytes([byte]));
                join(_mm256_cmpeq_epi8(low, all), _mm256_cmpeq_epi8(high, all))
            };
            // By the lower half of a byte: the one byte of white space that has it, or one that has another.
            let white = table(&[b' ', 0, 0, 0, 0, 0, 0, 0, 0, 9, 10, 0, 0, 13, 0, 0]);
            let white_space = join(
                _mm256_cmpeq_epi8(_mm256_shuffle_epi8(white, low), low),
                _mm256_cmpeq_epi8(_mm256_shuffle_epi8(white, high), high),
            );
            // Likewise; with the bit set that tells `[` from `{`. That makes 0x0c and 0x1a operators, too.
            let operators = table(&[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, b':', b'{', b',', b'}', 0, 0]);
            let bit = _mm256_set1_epi8(0x20);
            let operator = join(
                _mm256_cmpeq_epi8(
                    _mm256_shuffle_epi8(operators, low),
                    _mm256_or_si256(low, bit),
                ),
                _mm256_cmpeq_epi8(
                    _mm256_shuffle_epi8(operators, high),
                    _mm256_or_si256(high, bit),
                ),
            );
            let limit = _mm256_set1_epi8(0x1f);
            let is_control = |value| _mm256_cmpeq_epi8(_mm256_min_epu8(value, limit), value);
            let control = join(is_control(low), is_control(high));
            // The bits of the bytes themselves: a shift moves one to where it is collected.
            let bit_6 = join(_mm256_slli_epi16::<1>(low), _mm256_slli_epi16::<1>(high));
            let bit_5 = join(_mm256_slli_epi16::<2>(low), _mm256_slli_epi16::<2>(high));
            let bit_2 = join(_mm256_slli_epi16::<5>(low), _mm256_slli_epi16::<5>(high));
            Classes {
                quote: equal(b'"'),
                backslash: equal(b'\\'),
                operator,
                white_space,
                control,
                bracket: bit_6,
                not_square: bit_5,
                ending: bit_2,
            }
        }
    }

    #[inline(always)]
    fn prefix_parity(self, bits: u64) -> u64 {
        // SAFETY: the processor has the instructions.
        unsafe {
            let bits = _mm_set_epi64x(0, i64::from_ne_bytes(bits.to_ne_bytes()));
            let product = _mm_clmulepi64_si128::<0>(bits, _mm_set1_epi8(-1));
            u64::from_ne_bytes(_mm_cvtsi128_si64(product).to_ne_bytes())
        }
    }

    #[inline(always)]
    fn compress(self, words: [u64; 3], mask: u64) -> [u64; 3] {
        // SAFETY: the processor has the instruction.
        words.map(|word| unsafe { _pext_u64(word, mask) })
    }

    #[inline(always)]
    fn select(self, word: u64, bits: u32) -> u32 {
        // SAFETY: the processor has the instruction.
        unsafe { _pdep_u64(1 << (bits % 64), word) }.trailing_zeros()
    }

    #[inline(always)]
    fn text(self, bytes: &[u8]) -> Option<&str> {
        // SAFETY: that `self` exists says that the processor has the instructions.
        unsafe { ascii(bytes) }.or_else(|| simdutf8::basic::from_utf8(bytes).ok())
    }
}

/// The same bytes in both halves, as a shuffle wants them.
#[inline(always)]
unsafe fn table(bytes: &[u8; 16]) -> __m256i {
    // SAFETY: as the caller says; the load is of all the bytes.
    unsafe { _mm256_broadcastsi128_si256(_mm_loadu_si128(bytes.as_ptr().cast())) }
}
