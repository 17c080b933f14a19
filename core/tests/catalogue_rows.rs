//! The catalogue says nothing that its table does not say, and is small.
#![cfg(feature = "catalogue")]

use std::collections::BTreeSet;

use tcenvelope::Catalogue;

/// Code, product, version.
fn rows() -> BTreeSet<(&'static str, &'static str, &'static str)> {
    let lines = include_str!("../data/catalogue.tsv").lines().skip(1);
    let codes = lines.filter_map(|line| line.split_once('\t'));
    codes
        .flat_map(|(code, releases)| releases.split(' ').map(move |release| (code, release)))
        .filter_map(|(code, release)| {
            let (product, version) = release.split_once('/')?;
            Some((code, product, version))
        })
        .collect()
}

/// A part of the codes in each version of each product.
#[test]
fn what_is_no_row_is_not_documented() {
    let rows = rows();
    let releases: BTreeSet<_> = rows
        .iter()
        .map(|(_, product, version)| (*product, *version))
        .collect();
    for (code, ..) in rows.iter().step_by(61) {
        for (product, version) in &releases {
            assert_eq!(
                Catalogue::documents(code, Some(product), Some(version)),
                rows.contains(&(*code, *product, *version)),
                "{code} {product} {version}"
            );
        }
    }
}

/// What it adds to a library is hardly more than its tables.
#[test]
fn the_tables_are_small() {
    let tables = [
        include_bytes!("../src/code/tables/catalogue.bin").as_slice(),
        include_bytes!("../src/code/tables/products.bin").as_slice(),
    ];
    let bytes: usize = tables.iter().map(|table| table.len()).sum();
    assert!(bytes < 400_000, "{bytes}");
}
