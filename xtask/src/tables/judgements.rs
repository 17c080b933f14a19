//! `codes.bin`, `product_codes.bin`, `families.bin` and `rules.rs`: what codes mean.

use std::fmt::Write as _;
use std::path::Path;

use tcenvelope::{Category, Retry};

use super::{lexicon, tsv};

const COMMON: usize = 1 << 15;

pub(crate) fn codes(data: &Path) -> Result<Vec<u8>, String> {
    let rows = tsv::read(
        &data.join("codes.tsv"),
        ["code", "category", "retry", "common", "reason", "source"],
    )?;
    build(rows.iter().map(|[code, category, retry, common, ..]| {
        let common = match common.as_str() {
            "common" => COMMON,
            "" => 0,
            other => return Err(format!("{code}: {other:?} is neither common nor nothing")),
        };
        Ok((code.clone(), judgement(category, retry)? | common))
    }))
}

pub(crate) fn product_codes(data: &Path) -> Result<Vec<u8>, String> {
    let rows = tsv::read(
        &data.join("product_codes.tsv"),
        ["product", "code", "category", "retry", "reason", "source"],
    )?;
    build(rows.iter().map(|[product, code, category, retry, ..]| {
        Ok((format!("{product}/{code}"), judgement(category, retry)?))
    }))
}

pub(crate) fn families(data: &Path) -> Result<Vec<u8>, String> {
    let rows = tsv::read(
        &data.join("families.tsv"),
        ["family", "category", "retry", "reason"],
    )?;
    build(
        rows.iter()
            .map(|[family, category, retry, _]| Ok((family.clone(), judgement(category, retry)?))),
    )
}

pub(crate) fn rules(data: &Path) -> Result<Vec<u8>, String> {
    let rows = tsv::read(
        &data.join("rules.tsv"),
        ["words", "except", "families", "category", "retry", "reason"],
    )?;
    let mut text = String::from(
        "// Made by `cargo xtask generate` from core/data/rules.tsv. Do not edit.\n\npub(super) static RULES: &[Rule] = &[\n",
    );
    for [words, except, families, category, retry, reason] in rows {
        judgement(&category, &retry)?;
        let list = |text: &str| {
            let quoted: Vec<String> = text
                .split_terminator('|')
                .map(|word| format!("{word:?}"))
                .collect();
            format!("&[{}]", quoted.join(", "))
        };
        // Writing to a string does not fail.
        let _ = writeln!(
            text,
            "    // {reason}\n    Rule {{\n        words: {},\n        except: {},\n        families: {},\n        \
             category: Category::{category},\n        retry: Retry::{retry},\n    }},",
            list(&words),
            list(&except),
            list(&families),
        );
    }
    text.push_str("];\n");
    Ok(text.into_bytes())
}

/// Category in five bits, retry in the next three.
fn judgement(category: &str, retry: &str) -> Result<usize, String> {
    let category = Category::ALL
        .iter()
        .find(|known| known.name() == category)
        .ok_or_else(|| format!("no category: {category:?}"))?;
    let retry = Retry::ALL
        .iter()
        .find(|known| known.name() == retry)
        .ok_or_else(|| format!("no retry: {retry:?}"))?;
    Ok(category.number() as usize | (retry.number() as usize) << 5)
}

fn build(
    entries: impl Iterator<Item = Result<(String, usize), String>>,
) -> Result<Vec<u8>, String> {
    let mut entries = entries.collect::<Result<Vec<_>, _>>()?;
    entries.sort();
    let names: Vec<&str> = entries.iter().map(|(name, _)| name.as_str()).collect();
    let mut extra = Vec::new();
    for (_, number) in &entries {
        lexicon::push::<2>(&mut extra, *number)?;
    }
    lexicon::build(&names, &extra)
}
