//! What a person is told: complete, in two languages, short, and never at odds with the judgement.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod data;

use std::collections::{BTreeMap, BTreeSet};

use data::rows;
use tcenvelope::{Category, Code, Language, Retry};

/// Bytes; a Chinese character has three.
const LONGEST: usize = 200;
const COLUMNS: [&str; 6] = [
    "kind",
    "name",
    "description",
    "description_zh",
    "advice",
    "advice_zh",
];

fn names_of(kind: &str) -> BTreeSet<String> {
    let rows = rows("descriptions.tsv", COLUMNS).into_iter();
    rows.filter(|[of, ..]| of == kind)
        .map(|[_, name, ..]| name)
        .collect()
}

fn owned<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    names.into_iter().map(str::to_owned).collect()
}

#[test]
fn everything_is_described() {
    assert_eq!(
        names_of("category"),
        owned(Category::ALL.iter().map(|category| category.name()))
    );
    assert_eq!(
        names_of("retry"),
        owned(Retry::ALL.iter().map(|retry| retry.name()))
    );

    let documented = rows("catalogue.tsv", ["code", "releases"]);
    let judged = rows("families.tsv", ["family", "category", "retry", "reason"]);
    let mut families = owned(
        documented
            .iter()
            .map(|[code, _]| code.split('.').next().unwrap()),
    );
    families.extend(owned(
        judged
            .iter()
            .map(|[family, ..]| family.as_str())
            .filter(|name| !name.contains('*')),
    ));
    let described = names_of("family");
    let missing: Vec<_> = families.difference(&described).collect();
    let too_many: Vec<_> = described.difference(&families).collect();
    assert!(
        missing.is_empty() && too_many.is_empty(),
        "missing {missing:?}, too many {too_many:?}"
    );

    let codes = rows(
        "codes.tsv",
        ["code", "category", "retry", "common", "reason", "source"],
    );
    let common = codes
        .iter()
        .filter(|[_, _, _, common, ..]| common == "common");
    assert_eq!(
        names_of("code"),
        owned(common.map(|[code, ..]| code.as_str()))
    );
    assert_eq!(names_of("code").len(), 38);
}

#[test]
fn every_text_is_a_short_sentence_in_its_language() {
    for [kind, name, description, description_zh, advice, advice_zh] in
        rows("descriptions.tsv", COLUMNS)
    {
        let name = format!("{kind} {name}");
        for english in [description, advice] {
            assert!((12..=LONGEST).contains(&english.len()), "{name}: {english}");
            assert!(
                english.is_ascii() && english.ends_with('.'),
                "{name}: {english}"
            );
            assert!(
                !english.contains("  ") && english.trim() == english,
                "{name}: {english}"
            );
        }
        for chinese in [description_zh, advice_zh] {
            assert!((12..=LONGEST).contains(&chinese.len()), "{name}: {chinese}");
            assert!(
                chinese.ends_with('。') && chinese.trim() == chinese,
                "{name}: {chinese}"
            );
            assert!(
                !chinese.contains(['.', ',']) || chinese.contains("tencentcloudapi.com"),
                "{name}: {chinese}"
            );
            let han = chinese
                .chars()
                .filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c))
                .count();
            assert!(han >= 6, "{name}: {chinese}");
        }
    }
}

/// Whether to send it again is what the retry says; a second voice would contradict it one day.
#[test]
fn only_the_advice_of_a_retry_speaks_of_retrying() {
    let english = [
        "retry",
        "retri",
        "again",
        "resend",
        "once more",
        "later",
        "repeat",
        "back off",
        "backoff",
    ];
    let chinese = ["重试", "再次", "重新发送", "稍后", "再试", "重发", "再发"];
    for [kind, name, _, _, advice, advice_zh] in rows("descriptions.tsv", COLUMNS) {
        let advice = advice.to_lowercase();
        let speaks = english.iter().any(|word| advice.contains(word))
            || chinese.iter().any(|word| advice_zh.contains(word));
        let may = kind == "retry";
        assert!(speaks == may, "{kind} {name}: {advice} {advice_zh}");
    }
}

#[test]
fn a_common_code_has_its_own_texts() {
    for (name, texts) in texts("code") {
        assert_eq!(texts_of(&Code::from(name.as_str())), texts, "{name}");
        let untrimmed = format!(" {name}. ");
        assert_eq!(texts_of(&Code::from(untrimmed.as_str())), texts, "{name}");
    }
}

#[test]
fn any_other_code_has_the_texts_of_its_family_or_of_its_category() {
    let of_families: BTreeMap<_, _> = texts("family").into_iter().collect();
    let of_categories: BTreeMap<_, _> = texts("category").into_iter().collect();
    let judged: BTreeMap<String, String> =
        rows("families.tsv", ["family", "category", "retry", "reason"])
            .into_iter()
            .map(|[family, category, ..]| (family, category))
            .collect();
    let common = names_of("code");
    let (mut of_family, mut of_category) = (0, 0);
    for [text, _] in rows("catalogue.tsv", ["code", "releases"]) {
        let code = Code::from(text.as_str());
        if common.contains(&text) {
            continue;
        }
        let (family, category) = (code.family(), code.category().name());
        let means = judged.get(family).or_else(|| {
            family
                .starts_with("Invalid")
                .then(|| judged.get("Invalid*"))?
        });
        // The text of a family is about the bare code first of all.
        let expected = if code.detail().is_empty() || means.is_some_and(|means| means == category) {
            of_family += 1;
            &of_families[family]
        } else {
            of_category += 1;
            &of_categories[category]
        };
        assert_eq!(&texts_of(&code), expected, "{text}");
    }
    assert!(of_family > 1000 && of_category > 1000);
}

/// A product that means something else by a common code must not be explained with that code's own text.
#[test]
fn a_product_that_means_something_else_is_not_contradicted() {
    let common = names_of("code");
    let columns = ["product", "code", "category", "retry", "reason", "source"];
    let mut seen = 0;
    for [product, text, ..] in rows("product_codes.tsv", columns) {
        let plain = Code::from(text.as_str());
        if common.contains(&text) {
            seen += 1;
            let texts = texts_of(&plain.clone().in_product(product.as_str()));
            assert_ne!(texts, texts_of(&plain), "{product} {text}");
        }
        assert_eq!(
            texts_of(&plain.clone().in_product("no such product")),
            texts_of(&plain)
        );
    }
    assert!(seen > 0);
}

#[test]
fn an_unknown_code_has_the_texts_of_its_category() {
    let of_categories: BTreeMap<_, _> = texts("category").into_iter().collect();
    for code in ["", "PublishedTomorrow", "category/Throttled", "/", "失败"] {
        assert_eq!(
            texts_of(&Code::from(code)),
            of_categories["Unknown"],
            "{code}"
        );
    }
    // No family of the documentation, so there is no text of it; yet it is known to be a wrong parameter.
    let code = Code::from("InvalidPublishedTomorrow");
    assert_eq!(texts_of(&code), of_categories["InvalidRequest"]);
}

/// The texts of all of a kind: description and advice in English, then in Chinese.
fn texts(kind: &str) -> Vec<(String, [String; 4])> {
    rows("descriptions.tsv", COLUMNS)
        .into_iter()
        .filter(|[of, ..]| of == kind)
        .map(
            |[_, name, description, description_zh, advice, advice_zh]| {
                (name, [description, advice, description_zh, advice_zh])
            },
        )
        .collect()
}

fn texts_of(code: &Code<'_>) -> [String; 4] {
    let texts = [Language::English, Language::Chinese]
        .map(|language| [code.description(language), code.advice(language)]);
    [texts[0][0], texts[0][1], texts[1][0], texts[1][1]].map(str::to_owned)
}
