//! The catalogue says what its table says, for every row of it.
#![cfg(feature = "catalogue")]

use std::collections::{BTreeMap, BTreeSet};

use tcenvelope::Catalogue;

/// Code, product, version.
fn rows() -> Vec<(&'static str, &'static str, &'static str)> {
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

#[test]
fn every_row_is_documented_and_nothing_else_is() {
    let rows = rows();
    assert_eq!(rows.len(), 18_424);
    for (code, product, version) in &rows {
        assert!(Catalogue::documents(code, None, None), "{code}");
        assert!(
            Catalogue::documents(code, None, Some(version)),
            "{code} {version}"
        );
        assert!(
            Catalogue::documents(code, Some(product), None),
            "{code} {product}"
        );
        assert!(
            Catalogue::documents(code, Some(product), Some(version)),
            "{code} {product} {version}"
        );
        assert!(
            !Catalogue::documents(code, Some(product), Some("2017-03")),
            "{code}"
        );
        assert!(!Catalogue::documents(code, Some("cv"), None), "{code}");
        assert!(
            !Catalogue::documents(code, None, Some("1999-01-01")),
            "{code}"
        );
    }
    let all: BTreeSet<_> = rows.iter().copied().collect();
    let releases: BTreeSet<_> = rows
        .iter()
        .map(|(_, product, version)| (*product, *version))
        .collect();
    for (code, ..) in rows.iter().step_by(61) {
        for (product, version) in &releases {
            let documented = all.contains(&(*code, *product, *version));
            assert_eq!(
                Catalogue::documents(code, Some(product), Some(version)),
                documented,
                "{code} {product} {version}"
            );
        }
    }
}

#[test]
fn products_and_codes_are_those_of_the_rows() {
    let mut products: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut codes: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (code, product, _) in rows() {
        products.entry(code).or_default().insert(product);
        codes.entry(product).or_default().insert(code);
    }
    assert_eq!((products.len(), codes.len()), (12_793, 264));
    for (code, wanted) in products {
        assert!(Catalogue::products(code).eq(wanted), "{code}");
    }
    for (product, wanted) in codes {
        assert!(Catalogue::codes(product).eq(wanted), "{product}");
    }
}

#[test]
fn the_seed_products_have_their_codes() {
    let counts = [
        ("sqlserver", 95),
        ("dcdb", 131),
        ("lighthouse", 298),
        ("redis", 112),
        ("wedata", 58),
    ];
    for (product, count) in counts {
        assert_eq!(Catalogue::codes(product).count(), count, "{product}");
    }
}

#[test]
fn what_is_not_there_is_not_found() {
    for product in [
        "",
        "cv",
        "cvmm",
        "cvm/",
        "cvm/2017-03-12",
        "CVM",
        "zzz",
        "\u{fc}",
    ] {
        assert_eq!(Catalogue::codes(product).count(), 0, "{product}");
        assert!(
            !Catalogue::documents("InternalError", Some(product), None),
            "{product}"
        );
    }
    for code in [
        "",
        ".",
        "internalerror",
        "InternalError..",
        " InternalError",
        "NoSuchCode",
    ] {
        assert_eq!(Catalogue::products(code).count(), 0, "{code}");
        assert!(!Catalogue::documents(code, None, None), "{code}");
    }
}

#[test]
fn near_codes_are_named() {
    assert_eq!(
        Catalogue::nearest("InvalidParametr", Some("cvm"), 1),
        ["InvalidParameter"]
    );
    assert_eq!(
        Catalogue::nearest("LimitExceeded.", None, 1),
        ["LimitExceeded"]
    );
    assert_eq!(
        Catalogue::nearest("nothing like it", None, 5),
        Vec::<String>::new()
    );
    assert_eq!(
        Catalogue::nearest("InvalidParametr", Some("nobody"), 1),
        Vec::<String>::new()
    );
    assert_eq!(
        Catalogue::nearest(&"x".repeat(100_000), None, 1),
        Vec::<String>::new()
    );
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
