//! `catalogue.bin`: which product documents which codes.

use std::path::Path;

use super::{lexicon, tsv};

pub(crate) fn generate(data: &Path) -> Result<Vec<u8>, String> {
    let mut rows = tsv::read(&data.join("catalogue.tsv"), ["code", "releases"])?;
    rows.sort();
    let names: Vec<&str> = rows.iter().map(|[code, _]| code.as_str()).collect();
    let mut releases: Vec<&str> = rows
        .iter()
        .flat_map(|[_, of_code]| of_code.split(' '))
        .collect();
    releases.sort_unstable();
    releases.dedup();
    if let Some(release) = releases
        .iter()
        .find(|release| release.split('/').count() != 2)
    {
        return Err(format!("no product/version: {release:?}"));
    }
    let mut extra = Vec::new();
    lexicon::push::<2>(&mut extra, releases.len())?;
    lexicon::push::<2>(&mut extra, releases.concat().len())?;
    lexicon::push_offsets::<2>(&mut extra, releases.iter().map(|release| release.len()))?;
    lexicon::push_offsets::<2>(
        &mut extra,
        rows.iter().map(|[_, of_code]| of_code.split(' ').count()),
    )?;
    extra.extend(releases.concat().bytes());
    for [_, of_code] in &rows {
        let mut numbers: Vec<usize> = of_code
            .split(' ')
            .filter_map(|release| releases.binary_search(&release).ok())
            .collect();
        numbers.sort_unstable();
        for number in numbers {
            lexicon::push::<2>(&mut extra, number)?;
        }
    }
    lexicon::build(&names, &extra)
}
