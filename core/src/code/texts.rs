//! Texts that lie in the binary one behind the other.
//!
//! `cargo xtask generate` makes the bytes: where each text begins and where the last ends, four bytes each, then the texts.

use super::lexicon::number;

/// The text at an index, of as many as there are.
pub(super) fn text(texts: &'static [u8], count: usize, index: usize) -> &'static str {
    let (offsets, texts) = texts.split_at(4 * (count + 1));
    let text = &texts[number::<4>(offsets, index)..number::<4>(offsets, index + 1)];
    // The generator writes UTF-8.
    std::str::from_utf8(text).unwrap_or_default()
}
