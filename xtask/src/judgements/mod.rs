//! The judgements in `core/data/`, read as a person writes them: what is wrong with them, and what they amount to.

pub(crate) mod faults;
pub(crate) mod page;
pub(crate) mod reference;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use tcenvelope::{Basis, Category, Retry};

use crate::tables::tsv;

/// What a code means for a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Meaning {
    category: Category,
    retry: Retry,
}

/// A row of `codes.tsv` or `product_codes.tsv`.
#[derive(Debug)]
struct Entry {
    meaning: Meaning,
    common: bool,
    reason: String,
    source: String,
}

/// A row of `rules.tsv`.
#[derive(Debug)]
struct Rule {
    words: Vec<String>,
    except: Vec<String>,
    families: Vec<String>,
    meaning: Meaning,
    reason: String,
}

/// All of them, and the codes that are documented.
#[derive(Debug, Default)]
pub(crate) struct Judgements {
    codes: BTreeMap<String, Entry>,
    product_codes: BTreeMap<(String, String), Entry>,
    rules: Vec<Rule>,
    families: BTreeMap<String, Meaning>,
    /// With the releases that document them: `cvm/2017-03-12`.
    documented: BTreeMap<String, BTreeSet<String>>,
}

/// The row for families that begin with `Invalid` and have none of their own.
const ANY_INVALID: &str = "Invalid*";

impl Judgements {
    pub(crate) fn read(data: &Path) -> Result<Self, String> {
        let mut all = Self::default();
        let columns = ["code", "category", "retry", "common", "reason", "source"];
        for [code, category, retry, common, reason, source] in
            tsv::read(&data.join("codes.tsv"), columns)?
        {
            let meaning = Meaning::named(&category, &retry)
                .map_err(|error| format!("core/data/codes.tsv: {code}: {error}"))?;
            let entry = Entry {
                meaning,
                common: common == "common",
                reason,
                source,
            };
            all.codes.insert(code, entry);
        }
        let columns = ["product", "code", "category", "retry", "reason", "source"];
        for [product, code, category, retry, reason, source] in
            tsv::read(&data.join("product_codes.tsv"), columns)?
        {
            let meaning = Meaning::named(&category, &retry).map_err(|error| {
                format!("core/data/product_codes.tsv: {product} {code}: {error}")
            })?;
            let entry = Entry {
                meaning,
                common: false,
                reason,
                source,
            };
            all.product_codes.insert((product, code), entry);
        }
        let columns = ["words", "except", "families", "category", "retry", "reason"];
        for [words, except, families, category, retry, reason] in
            tsv::read(&data.join("rules.tsv"), columns)?
        {
            let list = |text: &str| text.split_terminator('|').map(str::to_owned).collect();
            let meaning = Meaning::named(&category, &retry)
                .map_err(|error| format!("core/data/rules.tsv: {words}: {error}"))?;
            all.rules.push(Rule {
                words: list(&words),
                except: list(&except),
                families: list(&families),
                meaning,
                reason,
            });
        }
        let columns = ["family", "category", "retry", "reason"];
        for [family, category, retry, _] in tsv::read(&data.join("families.tsv"), columns)? {
            let meaning = Meaning::named(&category, &retry)
                .map_err(|error| format!("core/data/families.tsv: {family}: {error}"))?;
            all.families.insert(family, meaning);
        }
        for [code, releases] in tsv::read(&data.join("catalogue.tsv"), ["code", "releases"])? {
            let releases = releases.split(' ').map(str::to_owned).collect();
            all.documented.insert(code, releases);
        }
        Ok(all)
    }

    /// What a code means, whatever product sends it.
    fn judge(&self, code: &str) -> (Meaning, Basis) {
        let code = trimmed(code);
        match self.codes.get(code) {
            Some(entry) => (entry.meaning, Basis::Code),
            None => self.without_entry(code),
        }
    }

    /// What the rules and the family say.
    fn without_entry(&self, code: &str) -> (Meaning, Basis) {
        if let Some(rule) = self.rule_of(code) {
            return (self.rules[rule].meaning, Basis::Detail);
        }
        match self.family_of(code) {
            Some((_, meaning)) => (meaning, Basis::Family),
            None => (Meaning::UNKNOWN, Basis::None),
        }
    }

    /// The number of the rule that matches a code.
    fn rule_of(&self, code: &str) -> Option<usize> {
        let (family, detail) = trimmed(code).split_once('.')?;
        let holds = |words: &[String]| words.iter().any(|word| detail.contains(word));
        self.rules.iter().position(|rule| {
            rule.families.iter().any(|of_rule| of_rule == family)
                && holds(&rule.words)
                && !holds(&rule.except)
        })
    }

    /// The documented codes that each rule matches.
    fn matches(&self) -> Vec<Vec<&str>> {
        let mut matches = vec![Vec::new(); self.rules.len()];
        for code in self.documented.keys() {
            if let Some(rule) = self.rule_of(code) {
                matches[rule].push(trimmed(code));
            }
        }
        matches
    }

    /// The row of `families.tsv` that a code belongs to.
    fn family_of(&self, code: &str) -> Option<(&str, Meaning)> {
        let family = trimmed(code).split('.').next()?;
        let (name, meaning) = self.families.get_key_value(family).or_else(|| {
            family
                .starts_with("Invalid")
                .then(|| self.families.get_key_value(ANY_INVALID))
                .flatten()
        })?;
        Some((name, *meaning))
    }
}

impl Meaning {
    const UNKNOWN: Self = Self {
        category: Category::Unknown,
        retry: Retry::Never,
    };

    fn named(category: &str, retry: &str) -> Result<Self, String> {
        let categories = &mut Category::ALL.iter().copied();
        let retries = &mut Retry::ALL.iter().copied();
        Ok(Self {
            category: categories
                .find(|known| known.name() == category)
                .ok_or_else(|| format!("no category: {category:?}"))?,
            retry: retries
                .find(|known| known.name() == retry)
                .ok_or_else(|| format!("no retry: {retry:?}"))?,
        })
    }
}

/// Without the dots behind it that some documented codes have.
fn trimmed(code: &str) -> &str {
    code.trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The library looks the same codes up in the tables that were made from the same files.
    #[test]
    fn the_library_judges_so_too() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/data");
        let all = Judgements::read(&data).unwrap();
        let made_up = [
            "FailedOperation.InvalidX",
            "InvalidX.Y",
            "LimitExceeded.X",
            "X",
        ];
        let codes = all.documented.keys().chain(all.codes.keys());
        for code in codes.map(String::as_str).chain(made_up) {
            let judged = tcenvelope::Code::from(code).judgement();
            let (meaning, basis) = all.judge(code);
            let want = (meaning.category, meaning.retry, basis);
            assert_eq!(
                (judged.category, judged.retry, judged.basis),
                want,
                "{code}"
            );
            let common = all
                .codes
                .get(trimmed(code))
                .is_some_and(|entry| entry.common);
            assert_eq!(tcenvelope::Code::from(code).is_common(), common, "{code}");
        }
        for ((product, code), entry) in &all.product_codes {
            let judged = tcenvelope::Code::from(code.as_str())
                .in_product(product)
                .judgement();
            let want = (entry.meaning.category, entry.meaning.retry, Basis::Product);
            assert_eq!(
                (judged.category, judged.retry, judged.basis),
                want,
                "{product} {code}"
            );
        }
    }
}
