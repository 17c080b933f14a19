//! `descriptions.bin`: what a person is told.

use std::path::Path;

use super::{lexicon, texts, tsv};

/// The columns of `descriptions.tsv`.
pub(crate) const COLUMNS: [&str; 6] = [
    "kind",
    "name",
    "description",
    "description_zh",
    "advice",
    "advice_zh",
];

pub(crate) fn generate(data: &Path) -> Result<Vec<u8>, String> {
    let rows = tsv::read(&data.join("descriptions.tsv"), COLUMNS)?;
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
    let texts_of_all = entries.iter().flat_map(|(_, texts)| texts);
    lexicon::build(&names, &texts::build(texts_of_all)?)
}
