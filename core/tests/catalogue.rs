//! Which product documents which codes, against the table.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![cfg(feature = "catalogue")]

mod data;

use std::collections::{BTreeMap, BTreeSet};

use data::rows;
use tcenvelope::{Catalogue, Code};

const ROWS: usize = 18_424;
const CODES: usize = 12_793;
/// That document a code: of the 275 products in the packages, 11 list none.
const PRODUCTS: usize = 264;

/// Each code with its releases.
fn table() -> Vec<(String, Vec<String>)> {
    rows("catalogue.tsv", ["code", "releases"])
        .into_iter()
        .map(|[code, releases]| (code, releases.split(' ').map(str::to_owned).collect()))
        .collect()
}

#[test]
fn the_counts_are_those_of_the_packages() {
    let table = table();
    assert_eq!(table.len(), CODES);
    assert_eq!(
        table
            .iter()
            .map(|(_, releases)| releases.len())
            .sum::<usize>(),
        ROWS
    );
    let products: BTreeSet<&str> = table
        .iter()
        .flat_map(|(_, releases)| releases)
        .map(|release| release.split_once('/').unwrap().0)
        .collect();
    assert_eq!(products.len(), PRODUCTS);
    assert!(Catalogue::all_products().eq(products));
    assert!(Catalogue::all_codes().eq(table.iter().map(|(code, _)| code.clone())));
    for (product, count) in [
        ("sqlserver", 95),
        ("dcdb", 131),
        ("lighthouse", 298),
        ("redis", 112),
        ("wedata", 58),
    ] {
        assert_eq!(Catalogue::codes(product).count(), count, "{product}");
    }
}

#[test]
fn every_row_is_found() {
    let mut of_products: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (code, releases) in table() {
        let mut products = Vec::new();
        for release in &releases {
            let (product, version) = release.split_once('/').unwrap();
            assert!(
                Catalogue::documents(&code, Some(product), Some(version)),
                "{code} {release}"
            );
            assert!(
                Catalogue::documents(&code, Some(product), None),
                "{code} {release}"
            );
            assert!(
                Catalogue::documents(&code, None, Some(version)),
                "{code} {release}"
            );
            assert!(
                !Catalogue::documents(&code, Some(product), Some("1999-12-31")),
                "{code}"
            );
            products.push(product);
            of_products
                .entry(product.to_owned())
                .or_default()
                .insert(code.clone());
        }
        products.dedup();
        assert!(
            Catalogue::products(&code).eq(products.iter().copied()),
            "{code}"
        );
        assert!(Catalogue::documents(&code, None, None), "{code}");
    }
    for (product, codes) in of_products {
        assert!(Catalogue::codes(&product).eq(codes), "{product}");
    }
}

#[test]
fn what_is_not_documented_is_not_found() {
    assert!(Catalogue::documents(
        "InvalidInstanceId.NotFound",
        Some("cvm"),
        Some("2017-03-12")
    ));
    for (code, product, version) in [
        ("", None, None),
        ("InvalidInstanceId.NotFound", Some(""), None),
        ("InvalidInstanceId.NotFound", Some("CVM"), None),
        ("InvalidInstanceId.NotFound", Some("cv"), None),
        ("InvalidInstanceId.NotFound", Some("cvm/2017-03-12"), None),
        ("InvalidInstanceId.NotFound", Some("cvm"), Some("")),
        ("InvalidInstanceId.NotFound", Some("cvm"), Some("20170312")),
        ("InvalidInstanceId.NotFound", None, Some("1999-12-31")),
        ("cvm/InvalidInstanceId.NotFound", None, None),
        // A code is only the code itself. (`InternalError.` is a documented one.)
        (" InvalidInstanceId.NotFound", None, None),
        ("InvalidInstanceId.NotFound.", None, None),
        ("invalidinstanceid.notfound", None, None),
    ] {
        assert!(
            !Catalogue::documents(code, product, version),
            "{code} {product:?} {version:?}"
        );
    }
    for product in ["", "CVM", "cv", "cvm/", "cvm/2017-03-12", "no such product"] {
        assert_eq!(Catalogue::codes(product).count(), 0, "{product}");
    }
}

/// The catalogue helps a person; it does not judge.
#[test]
fn a_code_need_not_be_documented_to_be_judged() {
    let code = "AuthFailure.InvalidAuthorization";
    assert!(!Catalogue::documents(code, Some("no such product"), None));
    let judgement = Code::from(code).in_product("no such product").judgement();
    assert_eq!(judgement, Code::from(code).judgement());
}

#[test]
fn the_nearest_codes_come_nearest_first() {
    let near = |code| Catalogue::nearest(code, None, 3);
    assert_eq!(
        near("AuthFailure.SignatureExpired")[0],
        "AuthFailure.SignatureExpire"
    );
    assert_eq!(near("InvalidParamter")[0], "InvalidParameter");
    // Two letters in the wrong order are one mistake.
    assert_eq!(near("InternalErorr")[0], "InternalError");
    let of_lighthouse = Some("lighthouse");
    for code in [
        "ResourceNotFound.InstanceNotFound",
        "InvalidParameterValue.Foo",
    ] {
        let all = Catalogue::nearest(code, of_lighthouse, usize::MAX);
        assert!(all.len() > 3, "{code}");
        let likeness: Vec<f64> = all
            .iter()
            .map(|near| strsim::normalized_damerau_levenshtein(code, near))
            .collect();
        assert!(likeness.is_sorted_by(|one, other| one >= other), "{code}");
        assert!(
            likeness.iter().all(|likeness| *likeness >= 2.0 / 3.0),
            "{code}"
        );
        let three = Catalogue::nearest(code, of_lighthouse, 3);
        assert_eq!(three, all[..3], "{code}");
    }
}

#[test]
fn the_nearest_codes_stay_in_the_product_and_in_the_limit() {
    let of_redis: BTreeSet<String> = Catalogue::codes("redis").collect();
    let near = Catalogue::nearest("FailedOperation.SystemErorr", Some("redis"), 100);
    assert!(
        !near.is_empty() && near.iter().all(|code| of_redis.contains(code)),
        "{near:?}"
    );
    assert!(Catalogue::nearest("ResourceNotFound", None, 0).is_empty());
    assert!(Catalogue::nearest("ResourceNotFound", Some("no such product"), 9).is_empty());
    for nothing in ["", "xyz", "完全不同", "\0"] {
        assert!(
            Catalogue::nearest(nothing, None, 9).is_empty(),
            "{nothing:?}"
        );
    }
    // It must not take long, whoever sent it.
    assert!(Catalogue::nearest(&"A".repeat(1 << 20), None, 9).is_empty());
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
