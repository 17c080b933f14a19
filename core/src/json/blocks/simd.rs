//! Blocks by vector instructions: all the `unsafe` of this crate.
//!
//! Invariants: loads are within a `&[u8; 64]`; a function that needs instructions which not every processor has is
//! called only behind a check that this one has them.
#![allow(unsafe_code, reason = "vector instructions are the point of this module")]

#[cfg(target_arch = "aarch64")]
pub(super) use aarch64::Neon;
#[cfg(target_arch = "x86_64")]
pub(super) use x86_64::{fill_with_avx2, has_avx2};

#[cfg(target_arch = "x86_64")]
mod x86_64 {
    use std::arch::is_x86_feature_detected;
    use std::arch::x86_64::{
        __m256i, _mm_clmulepi64_si128, _mm_cvtsi128_si64, _mm_set_epi64x, _mm_set1_epi8,
        _mm256_cmpeq_epi8, _mm256_loadu_si256, _mm256_min_epu8, _mm256_movemask_epi8,
        _mm256_or_si256, _mm256_set1_epi8, _mm256_setr_epi8, _mm256_shuffle_epi8,
    };

    use super::super::{BLOCK, Classes, Engine, Windows};

    #[inline]
    pub(in super::super) fn has_avx2() -> bool {
        is_x86_feature_detected!("avx2") && is_x86_feature_detected!("pclmulqdq") && is_x86_feature_detected!("bmi1") && is_x86_feature_detected!("popcnt")
    }

    /// Only for [`Path::Avx2`](super::super::Path::Avx2), which is made behind [`has_avx2`].
    #[inline]
    pub(in super::super) fn fill_with_avx2(windows: &mut Windows<'_>) -> bool {
        // SAFETY: the path is taken only where the processor has these instructions.
        unsafe { fill(windows) }
    }

    /// # Safety
    /// The processor must have AVX2 and PCLMULQDQ.
    #[target_feature(enable = "avx2,pclmulqdq,bmi1,popcnt")]
    unsafe fn fill(windows: &mut Windows<'_>) -> bool {
        windows.fill::<Avx2>()
    }

    /// Used in [`fill`] only, into which it is inlined.
    struct Avx2;

    impl Engine for Avx2 {
        #[inline(always)]
        fn classify(block: &[u8; BLOCK]) -> Classes {
            // SAFETY: as `fill` says, and both loads are within the block.
            unsafe {
                let low = _mm256_loadu_si256(block.as_ptr().cast());
                let high = _mm256_loadu_si256(block.as_ptr().add(32).cast());
                let equal = |byte: u8| {
                    let all = _mm256_set1_epi8(byte.cast_signed());
                    join(_mm256_cmpeq_epi8(low, all), _mm256_cmpeq_epi8(high, all))
                };
                let limit = _mm256_set1_epi8(0x1f);
                let control = join(
                    _mm256_cmpeq_epi8(_mm256_min_epu8(low, limit), low),
                    _mm256_cmpeq_epi8(_mm256_min_epu8(high, limit), high),
                );
                // By the lower half of a byte: the one byte of white space that has it, or another one.
                let white = _mm256_setr_epi8(
                    b' '.cast_signed(), 1, 1, 1, 1, 1, 1, 1, 1, 9, 10, 1, 1, 13, 1, 1,
                    b' '.cast_signed(), 1, 1, 1, 1, 1, 1, 1, 1, 9, 10, 1, 1, 13, 1, 1,
                );
                let white_space = join(
                    _mm256_cmpeq_epi8(_mm256_shuffle_epi8(white, low), low),
                    _mm256_cmpeq_epi8(_mm256_shuffle_epi8(white, high), high),
                );
                // Likewise; with the bit that tells `[` from `{` set. That makes 0x0c and 0x1a operators, too.
                let operators = _mm256_setr_epi8(
                    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x3a, 0x7b, 0x2c, 0x7d, 0, 0,
                    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x3a, 0x7b, 0x2c, 0x7d, 0, 0,
                );
                let bit = _mm256_set1_epi8(0x20);
                let operator = join(
                    _mm256_cmpeq_epi8(_mm256_shuffle_epi8(operators, low), _mm256_or_si256(low, bit)),
                    _mm256_cmpeq_epi8(_mm256_shuffle_epi8(operators, high), _mm256_or_si256(high, bit)),
                );
                Classes {
                    quote: equal(b'"'),
                    backslash: equal(b'\\'),
                    control,
                    operator,
                    white_space,
                }
            }
        }

        #[inline(always)]
        fn prefix_parity(bits: u64) -> u64 {
            // SAFETY: as `fill` says.
            unsafe {
                let product =
                    _mm_clmulepi64_si128(_mm_set_epi64x(0, bits.cast_signed()), _mm_set1_epi8(-1), 0);
                _mm_cvtsi128_si64(product).cast_unsigned()
            }
        }
    }

    #[inline(always)]
    unsafe fn join(low: __m256i, high: __m256i) -> u64 {
        // SAFETY: the caller's processor has AVX2.
        let mask = |vector| u64::from(unsafe { _mm256_movemask_epi8(vector) }.cast_unsigned());
        mask(low) | mask(high) << 32
    }
}
