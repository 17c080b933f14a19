//! `codes.bin`, `product_codes.bin`, `families.bin` and `rules.rs`: what codes mean.

use std::collections::BTreeMap;
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
    if rows.len() >= 32 {
        return Err("rules.tsv: sets of rules have 32 bits, and one must stay free".to_owned());
    }
    let mut text = String::from(
        "// Made by `cargo xtask generate` from core/data/rules.tsv. Do not edit.\n\nstatic RULES: &[Rule] = &[\n",
    );
    let mut families: BTreeMap<&str, u32> = BTreeMap::new();
    // The rules that look for a word, and those that it is an exception of.
    let mut words: BTreeMap<&str, [u32; 2]> = BTreeMap::new();
    for (index, [of_rule, except, of_families, category, retry, reason]) in rows.iter().enumerate()
    {
        judgement(category, retry)?;
        let bit = 1 << index;
        for (kind, list) in [of_rule, except].into_iter().enumerate() {
            for word in list.split_terminator('|') {
                if !word.starts_with(|first: char| first.is_ascii_uppercase()) {
                    return Err(format!("rules.tsv: {word:?} does not begin with a capital"));
                }
                words.entry(word).or_default()[kind] |= bit;
            }
        }
        for family in of_families.split_terminator('|') {
            *families.entry(family).or_default() |= bit;
        }
        // Writing to a string does not fail.
        let _ = writeln!(
            text,
            "    Rule {{\n        category: Category::{category},\n        retry: Retry::{retry},\n        #[cfg(feature = \"reasons\")]\n        reason: {reason:?},\n    }},",
        );
    }
    let _ = writeln!(text, "];\n\nstatic FAMILIES: &[(&str, u32)] = &[");
    for (family, rules) in families {
        let _ = writeln!(text, "    ({family:?}, {rules:#x}),");
    }
    let _ = writeln!(text, "];\n\nstatic WORDS: [&[Word]; 26] = [");
    for letter in 'A'..='Z' {
        let _ = writeln!(text, "    // {letter}\n    &[");
        for (word, [of, except]) in words.iter().filter(|(word, _)| word.starts_with(letter)) {
            let _ = writeln!(
                text,
                "        Word {{\n            text: {word:?},\n            of: {of:#x},\n            except: {except:#x},\n        }},",
            );
        }
        let _ = writeln!(text, "    ],");
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
