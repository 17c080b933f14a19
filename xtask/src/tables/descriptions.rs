//! `descriptions.bin`: what a person is told.

use std::path::Path;

use super::{lexicon, tsv};

pub(crate) fn generate(data: &Path) -> Result<Vec<u8>, String> {
    let rows = tsv::read(
        &data.join("descriptions.tsv"),
        [
            "kind",
            "name",
            "description",
            "description_zh",
            "advice",
            "advice_zh",
        ],
    )?;
    let mut entries: Vec<(String, [String; 4])> = rows
        .into_iter()
        .map(
            |[kind, name, description, description_zh, advice, advice_zh]| {
                let texts = [description, advice, description_zh, advice_zh];
                (format!("{kind}/{name}"), texts)
            },
        )
        .collect();
    entries.sort();
    let names: Vec<&str> = entries.iter().map(|(name, _)| name.as_str()).collect();
    let texts = || entries.iter().flat_map(|(_, texts)| texts);
    let mut extra = Vec::new();
    lexicon::push_offsets::<4>(&mut extra, texts().map(String::len))?;
    texts().for_each(|text| extra.extend(text.bytes()));
    lexicon::build(&names, &extra)
}
