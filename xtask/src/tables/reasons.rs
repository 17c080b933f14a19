//! `code_reasons.bin`, `product_code_reasons.bin` and `family_reasons.bin`: why codes were judged so. The texts come in the
//! order of the names in the tables of [judgements](super::judgements), so that a name's number finds its reason.

use std::path::Path;

use super::{texts, tsv};

pub(crate) fn codes(data: &Path) -> Result<Vec<u8>, String> {
    let columns = ["code", "category", "retry", "common", "reason", "source"];
    let rows = tsv::read(&data.join("codes.tsv"), columns)?.into_iter();
    build(rows.map(|[code, _, _, _, reason, source]| (code, vec![reason, source])))
}

pub(crate) fn product_codes(data: &Path) -> Result<Vec<u8>, String> {
    let columns = ["product", "code", "category", "retry", "reason", "source"];
    let rows = tsv::read(&data.join("product_codes.tsv"), columns)?.into_iter();
    build(rows.map(|[product, code, _, _, reason, source]| {
        (format!("{product}/{code}"), vec![reason, source])
    }))
}

pub(crate) fn families(data: &Path) -> Result<Vec<u8>, String> {
    let columns = ["family", "category", "retry", "reason"];
    let rows = tsv::read(&data.join("families.tsv"), columns)?.into_iter();
    build(rows.map(|[family, _, _, reason]| (family, vec![reason])))
}

fn build(entries: impl Iterator<Item = (String, Vec<String>)>) -> Result<Vec<u8>, String> {
    let mut entries: Vec<_> = entries.collect();
    entries.sort();
    texts::build(entries.iter().flat_map(|(_, texts)| texts))
}
