//! Texts to bytes; `core/src/code/texts.rs` says how they lie.

use super::lexicon;

pub(crate) fn build<'a>(
    texts: impl Iterator<Item = &'a String> + Clone,
) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    lexicon::push_offsets::<4>(&mut bytes, texts.clone().map(String::len))?;
    texts.for_each(|text| bytes.extend(text.bytes()));
    Ok(bytes)
}
