//! `catalogue.bin` and `products.bin`: which product documents which codes.

use std::collections::BTreeMap;
use std::path::Path;

use super::{lexicon, tsv};

pub(crate) fn generate(data: &Path) -> Result<Vec<u8>, String> {
    let mut rows = tsv::read(&data.join("catalogue.tsv"), ["code", "releases"])?;
    rows.sort();
    let names: Vec<&str> = rows.iter().map(|[code, _]| code.as_str()).collect();
    let releases = releases(&rows)?;
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

pub(crate) fn products(data: &Path) -> Result<Vec<u8>, String> {
    let rows = tsv::read(&data.join("catalogue.tsv"), ["code", "releases"])?;
    let releases = releases(&rows)?;
    let mut counts = BTreeMap::new();
    for release in releases {
        let product = release.split('/').next().unwrap_or_default();
        *counts.entry(product).or_insert(0) += 1;
    }
    let mut extra = Vec::new();
    lexicon::push_offsets::<2>(&mut extra, counts.values().copied())?;
    let names: Vec<&str> = counts.into_keys().collect();
    lexicon::build(&names, &extra)
}

/// All releases, in the order of their names. Those of a product are neighbours, and products come in the order of their
/// names, too: a slash comes before all that names consist of.
fn releases(rows: &[[String; 2]]) -> Result<Vec<&str>, String> {
    let mut releases: Vec<&str> = rows
        .iter()
        .flat_map(|[_, of_code]| of_code.split(' '))
        .collect();
    releases.sort_unstable();
    releases.dedup();
    let is_good = |release: &&str| match release.split_once('/') {
        None => false,
        Some((product, version)) => {
            product.bytes().all(|byte| byte.is_ascii_alphanumeric())
                && version.is_ascii()
                && version.len() == "2017-03-12".len()
        }
    };
    match releases.iter().find(|release| !is_good(release)) {
        Some(release) => Err(format!("no product/version: {release:?}")),
        None => Ok(releases),
    }
}
