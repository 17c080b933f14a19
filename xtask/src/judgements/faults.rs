//! What is wrong with the judgements: an entry that is never reached, repeats another, or stands on nothing.

use std::collections::BTreeSet;

use tcenvelope::Basis;

use super::{ANY_INVALID, Judgements, trimmed};

/// A line for each fault, beginning with the file.
pub(crate) fn find(all: &Judgements) -> Vec<String> {
    let mut faults = Vec::new();
    codes(all, &mut faults);
    product_codes(all, &mut faults);
    rules(all, &mut faults);
    families(all, &mut faults);
    faults
}

fn codes(all: &Judgements, faults: &mut Vec<String>) {
    for (code, entry) in &all.codes {
        let mut fault = |what: &str| faults.push(format!("codes.tsv: {code}: {what}"));
        if trimmed(code) != code {
            fault("is never looked up, for dots behind a code are no part of it");
        }
        if entry.reason.is_empty() {
            fault("has no reason");
        }
        if entry.common {
            continue;
        }
        let (meaning, basis) = all.without_entry(code);
        if meaning == entry.meaning {
            let says = match basis {
                Basis::Detail => "repeats what a rule says",
                _ => "repeats what its family says",
            };
            fault(says);
        }
        match all.documented.get(code) {
            None => fault("is in no package of sdk-packages.txt"),
            Some(releases) if !releases.contains(&entry.source) => {
                fault(&format!("is not documented by {:?}", entry.source));
            }
            Some(_) => {}
        }
    }
}

fn product_codes(all: &Judgements, faults: &mut Vec<String>) {
    for ((product, code), entry) in &all.product_codes {
        let mut fault =
            |what: &str| faults.push(format!("product_codes.tsv: {product} {code}: {what}"));
        if trimmed(code) != code {
            fault("is never looked up, for dots behind a code are no part of it");
        }
        if entry.reason.is_empty() {
            fault("has no reason");
        }
        if all.judge(code).0 == entry.meaning {
            fault("repeats what the code means in every product");
        }
        let is_of_product = entry.source.split('/').next() == Some(product);
        let releases = all.documented.get(code);
        if !is_of_product || !releases.is_some_and(|releases| releases.contains(&entry.source)) {
            fault(&format!("is not documented by {:?}", entry.source));
        }
    }
}

fn rules(all: &Judgements, faults: &mut Vec<String>) {
    for (rule, matched) in all.rules.iter().zip(all.matches()) {
        let mut fault = |what: &str| {
            faults.push(format!("rules.tsv: {}: {what}", rule.words.join("|")));
        };
        if matched.iter().all(|code| all.codes.contains_key(*code)) {
            fault("decides no documented code");
        }
        for word in &rule.words {
            let detail_holds = |code: &&str| {
                code.split_once('.')
                    .is_some_and(|(_, detail)| detail.contains(word))
            };
            if !matched.iter().any(detail_holds) {
                fault(&format!("{word} matches no documented code"));
            }
        }
        for words in [&rule.words, &rule.except] {
            for (word, other) in words
                .iter()
                .flat_map(|word| words.iter().map(move |other| (word, other)))
            {
                if word != other && word.contains(other.as_str()) {
                    fault(&format!("{word} is never needed, for {other} is in it"));
                }
            }
        }
        for family in &rule.families {
            if !all.families.contains_key(family) {
                fault(&format!("there is no family {family}"));
            }
        }
        if rule.reason.is_empty() {
            fault("has no reason");
        }
    }
}

fn families(all: &Judgements, faults: &mut Vec<String>) {
    let codes = all.documented.keys().chain(all.codes.keys());
    let needed: BTreeSet<&str> = codes
        .filter_map(|code| Some(all.family_of(code)?.0))
        .collect();
    for family in all.families.keys() {
        if !needed.contains(family.as_str()) {
            let what = match family.as_str() {
                ANY_INVALID => "no family needs it",
                _ => "no documented code is of this family",
            };
            faults.push(format!("families.tsv: {family}: {what}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    const NAMES: [&str; 5] = [
        "codes.tsv",
        "product_codes.tsv",
        "rules.tsv",
        "families.tsv",
        "catalogue.tsv",
    ];

    fn data() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/data")
    }

    #[test]
    fn there_are_none() {
        let all = Judgements::read(&data()).unwrap();
        assert_eq!(find(&all), Vec::<String>::new());
    }

    /// Each of these rows is one that must not be there, behind the true ones.
    #[test]
    fn each_is_noticed() {
        let planted = [
            (
                "codes.tsv",
                "ResourceNotFound.X\tNotFound\tNever\t\tmade up\tcvm/2017-03-12",
                "repeats what its family says",
            ),
            (
                "codes.tsv",
                "ResourceNotFound.X\tQuota\tNever\t\tmade up\tcvm/2017-03-12",
                "is in no package",
            ),
            (
                "codes.tsv",
                "FailedOperation.XNotFound\tNotFound\tNever\t\tmade up\tcvm/2017-03-12",
                "repeats what a rule says",
            ),
            (
                "codes.tsv",
                "AccountQualificationRestrictions\tQuota\tNever\t\tmade up\tredis/2018-04-12",
                "is not documented by",
            ),
            (
                "codes.tsv",
                "ResourceNotFound.X.\tQuota\tNever\t\tmade up\tcvm/2017-03-12",
                "is never looked up",
            ),
            (
                "codes.tsv",
                "AccountQualificationRestrictions\tQuota\tNever\t\t\tcvm/2017-03-12",
                "has no reason",
            ),
            (
                "product_codes.tsv",
                "cvm\tResourceNotFound\tNotFound\tNever\tmade up\tcvm/2017-03-12",
                "repeats what the code means",
            ),
            (
                "product_codes.tsv",
                "redis\tAccountQualificationRestrictions\tQuota\tNever\tmade up\tcvm/2017-03-12",
                "is not documented by",
            ),
            (
                "product_codes.tsv",
                "cvm\tAccountQualificationRestrictions\tQuota\tNever\t\tcvm/2017-03-12",
                "has no reason",
            ),
            (
                "rules.tsv",
                "NotFound\t\tFailedOperation\tQuota\tNever\tmade up",
                "decides no documented code",
            ),
            (
                "rules.tsv",
                "Zebra\t\tFailedOperation\tQuota\tNever\tmade up",
                "Zebra matches no documented code",
            ),
            (
                "rules.tsv",
                "Fail|CreateFail\t\tFailedOperation\tQuota\tNever\tmade up",
                "CreateFail is never needed, for Fail is in it",
            ),
            (
                "rules.tsv",
                "Fail\t\tFailedOperations\tQuota\tNever\tmade up",
                "there is no family FailedOperations",
            ),
            (
                "rules.tsv",
                "Fail\t\tFailedOperation\tQuota\tNever\t",
                "has no reason",
            ),
            (
                "families.tsv",
                "FailedOperations\tQuota\tNever\tmade up",
                "no documented code is of this family",
            ),
        ];
        let folder = std::env::temp_dir().join(format!("faults-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (file, row, want) in planted {
            for name in NAMES {
                let mut text = fs::read_to_string(data().join(name)).unwrap();
                if name == file {
                    text = format!("{text}{row}\n");
                }
                fs::write(folder.join(name), text).unwrap();
            }
            let faults = find(&Judgements::read(&folder).unwrap());
            assert!(
                faults
                    .iter()
                    .any(|fault| fault.starts_with(file) && fault.contains(want)),
                "{row:?}: {faults:?}"
            );
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
