//! Every documented code has a reason, and it is that of the row that judged it.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![cfg(feature = "reasons")]

mod data;

use std::collections::HashMap;

use data::rows;
use tcenvelope::{Basis, Code, Reason};

/// Category, retry and reason of a row, and its source or what else tells it from others.
type Row = [String; 4];

/// The rows of the tables, by what a reason says of its own row.
struct Tables {
    codes: HashMap<String, Row>,
    product_codes: HashMap<(String, String), Row>,
    families: HashMap<String, Row>,
    rules: Vec<Row>,
}

impl Tables {
    fn read() -> Self {
        let columns = ["code", "category", "retry", "common", "reason", "source"];
        let codes = rows("codes.tsv", columns).into_iter();
        let columns = ["product", "code", "category", "retry", "reason", "source"];
        let product_codes = rows("product_codes.tsv", columns).into_iter();
        let columns = ["family", "category", "retry", "reason"];
        let families = rows("families.tsv", columns).into_iter();
        let columns = ["words", "except", "families", "category", "retry", "reason"];
        let rules = rows("rules.tsv", columns).into_iter();
        Self {
            codes: codes
                .map(|[code, category, retry, _, reason, source]| {
                    (code, [category, retry, reason, source])
                })
                .collect(),
            product_codes: product_codes
                .map(|[product, code, category, retry, reason, source]| {
                    ((product, code), [category, retry, reason, source])
                })
                .collect(),
            families: families
                .map(|[family, category, retry, reason]| {
                    (family, [category, retry, reason, String::new()])
                })
                .collect(),
            rules: rules
                .map(|[words, _, _, category, retry, reason]| [category, retry, reason, words])
                .collect(),
        }
    }

    /// Checks one code, and returns its basis.
    fn check(&self, code: &Code<'_>) -> Basis {
        let judgement = code.judgement();
        let text = code.as_str().trim_end_matches('.');
        let reason = code.reason().unwrap();
        let row = match (judgement.basis, &reason) {
            (Basis::Product, Reason::Documentation { source, .. }) => {
                let key = (code.product().unwrap().to_owned(), text.to_owned());
                let row = &self.product_codes[&key];
                assert_eq!(source, &row[3], "{code}");
                row
            }
            (Basis::Code, Reason::Documentation { source, .. }) => {
                let row = &self.codes[text];
                assert_eq!(source, &row[3], "{code}");
                row
            }
            (Basis::Detail, Reason::Words { words, text }) => {
                let is_it = |row: &&Row| row[2] == *text;
                let row = self.rules.iter().find(is_it).unwrap();
                let mut expected: Vec<&str> = row[3].split('|').collect();
                expected.retain(|word| code.detail().contains(word));
                let mut words = words.clone();
                words.sort_unstable();
                expected.sort_unstable();
                assert_eq!(words, expected, "{code}");
                assert!(!words.is_empty(), "{code}");
                row
            }
            (Basis::Family, Reason::Family { family, .. }) => {
                assert!(code.family().starts_with(family.trim_end_matches('*')));
                &self.families[family]
            }
            (basis, reason) => panic!("{code}: {reason:?} on the basis {basis}"),
        };
        assert_eq!(reason.text(), row[2], "{code}");
        assert_eq!(
            (judgement.category.name(), judgement.retry.name()),
            (row[0].as_str(), row[1].as_str()),
            "{code}"
        );
        judgement.basis
    }
}

#[test]
fn the_reason_of_every_documented_code_is_that_of_its_judgement() {
    let tables = Tables::read();
    let mut counts: HashMap<Basis, usize> = HashMap::new();
    for [code, _] in rows("catalogue.tsv", ["code", "releases"]) {
        let basis = tables.check(&Code::from(code.as_str()));
        *counts.entry(basis).or_default() += 1;
    }
    assert_eq!(counts.values().sum::<usize>(), 12_793);
    // Each kind of reason was met.
    assert!(counts.len() == 3 && counts.values().all(|count| *count > 1000));
}

#[test]
fn so_is_that_of_every_code_of_a_product() {
    let tables = Tables::read();
    for (product, code) in tables.product_codes.keys() {
        let code = Code::from(code.as_str()).in_product(product.as_str());
        assert_eq!(tables.check(&code), Basis::Product, "{code}");
    }
}

#[test]
fn rules_are_told_apart_by_their_reason() {
    let rules = Tables::read().rules;
    for (number, row) in rules.iter().enumerate() {
        assert!(rules[number + 1..].iter().all(|other| other[2] != row[2]));
    }
}

#[test]
fn words_come_as_they_stand() {
    let Some(Reason::Words { words, .. }) =
        Code::from(" FailedOperation.DbNotExistBecauseNotFound. ").reason()
    else {
        panic!("no words");
    };
    assert_eq!(words, ["NotExist", "NotFound"]);
}

#[test]
fn what_is_unknown_has_none() {
    for code in ["", " . ", "Zzzz", "Zzzz.NotFound"] {
        assert_eq!(Code::from(code).reason(), None, "{code:?}");
    }
}
