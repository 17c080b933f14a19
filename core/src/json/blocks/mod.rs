//! Bytes to tokens: 64 bytes at a time, without looking at any of them alone.
//!
//! A *token* is a bracket, a colon or a comma outside of strings, the quote that opens a string, or the first byte of
//! whatever else stands between those and white space: a number, a literal, or something that JSON forbids. The bitmaps
//! of strings are found as simdjson finds them ("Parsing Gigabytes of JSON per Second", Langdale and Lemire, 2019).
//! What kinds of tokens they are is then put side by side, a bit each: what may follow what is checked for 64 tokens at
//! once, in [`tokens`].

#![allow(
    clippy::inline_always,
    reason = "vector instructions need to be inlined into the one function that is compiled for them"
)]

#[cfg(target_arch = "x86_64")]
use std::sync::OnceLock;

mod classes;
mod escapes;
mod portable;
mod scalars;
#[cfg(target_arch = "x86_64")]
mod simd;
mod tokens;
mod window;

pub(crate) use classes::{Engine, Task};
pub(crate) use portable::Portable;
pub(crate) use tokens::{Tokens, up_to};
pub(crate) use window::{Forbidden, Window};

/// Bytes of a block, which is a word of a bitmap.
const BLOCK: usize = 64;
/// The most blocks of a window.
const BLOCKS: usize = 16;

/// A way to classify bytes. All find the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Path {
    /// Any processor.
    Portable(Portable),
    /// x86-64 with AVX2 and carry-less multiplication.
    #[cfg(target_arch = "x86_64")]
    Avx2(simd::Avx2),
}

impl Path {
    /// What any processor has.
    pub(crate) const PORTABLE: Self = Self::Portable(Portable);

    /// The fastest that this processor has.
    #[inline]
    pub(crate) fn best() -> Self {
        #[cfg(target_arch = "x86_64")]
        {
            // To ask for one instruction set after the other takes longer than to look at a block.
            static AVX2: OnceLock<Option<simd::Avx2>> = OnceLock::new();
            if let Some(avx2) = AVX2.get_or_init(simd::Avx2::detect) {
                return Self::Avx2(*avx2);
            }
        }
        Self::PORTABLE
    }
}
