//! The numbers in `docs/codes.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use tcenvelope::{Basis, Category, Retry};

use super::{Judgements, Rule};

/// The page with its numbers made anew: what stands between `<!-- made by cargo xtask generate: NAME -->` and
/// `<!-- end -->`.
pub(crate) fn generate(page: &Path, all: &Judgements) -> Result<String, String> {
    let mut text = fs::read_to_string(page).map_err(|error| error.to_string())?;
    for (name, section) in [
        ("bases", bases(all)),
        ("meanings", meanings(all)),
        ("rules", rules(all)),
    ] {
        text = replace(&text, name, &section)?;
    }
    Ok(text)
}

fn replace(text: &str, name: &str, section: &str) -> Result<String, String> {
    let start = format!("<!-- made by cargo xtask generate: {name} -->\n");
    let missing = || format!("no {name:?} between marks");
    let (before, rest) = text.split_once(&start).ok_or_else(missing)?;
    let (_, behind) = rest.split_once("<!-- end -->").ok_or_else(missing)?;
    Ok(format!("{before}{start}\n{section}\n<!-- end -->{behind}"))
}

/// How many codes are decided by what.
fn bases(all: &Judgements) -> String {
    let count = |wanted: Basis| {
        let bases = all.documented.keys().map(|code| all.judge(code).1);
        number(bases.filter(|basis| *basis == wanted).count())
    };
    let common = all.codes.values().filter(|entry| entry.common).count();
    let rows = [
        (
            "Code",
            "a row of its own in `codes.tsv`",
            count(Basis::Code),
            all.codes.len(),
        ),
        ("Detail", "a rule", count(Basis::Detail), all.rules.len()),
        (
            "Family",
            "what stands before the first dot",
            count(Basis::Family),
            all.families.len(),
        ),
        ("None", "nothing", count(Basis::None), 0),
    ];
    let mut text =
        String::from("| basis | decided by | documented codes | rows |\n|---|---|---:|---:|\n");
    for (basis, what, codes, rows) in rows {
        line(&mut text, &[basis, what, &codes, &number(rows)]);
    }
    let of_products = number(all.product_codes.len());
    let _ = write!(
        text,
        "\nOf {} documented codes. {common} rows of `codes.tsv` are the common codes, whether a package lists them or not.\n\
         Another {of_products} rows, in `product_codes.tsv`, are for a code in one product (basis `Product`).\n",
        number(all.documented.len()),
    );
    text
}

/// How many documented codes have which category and retry.
fn meanings(all: &Judgements) -> String {
    let mut counts: BTreeMap<(Category, Retry), usize> = BTreeMap::new();
    for code in all.documented.keys() {
        let (meaning, _) = all.judge(code);
        *counts.entry((meaning.category, meaning.retry)).or_default() += 1;
    }
    let sum = |is: &dyn Fn(Category, Retry) -> bool| {
        let of_those = counts
            .iter()
            .filter(|((category, retry), _)| is(*category, *retry));
        match of_those.map(|(_, count)| count).sum() {
            0 => String::new(),
            sum => number(sum),
        }
    };
    let names: Vec<&str> = Retry::ALL.iter().map(|retry| retry.name()).collect();
    let mut text = format!(
        "| | {} | all |\n|---|{}---:|\n",
        names.join(" | "),
        "---:|".repeat(names.len())
    );
    for wanted in Category::ALL {
        let mut cells = vec![wanted.name().to_owned()];
        cells.extend(Retry::ALL.iter().map(|wanted_retry| {
            sum(&|category, retry| category == *wanted && retry == *wanted_retry)
        }));
        cells.push(sum(&|category, _| category == *wanted));
        line(&mut text, &cells);
    }
    let mut cells = vec!["all".to_owned()];
    cells.extend(
        Retry::ALL
            .iter()
            .map(|wanted| sum(&|_, retry| retry == *wanted)),
    );
    cells.push(sum(&|_, _| true));
    line(&mut text, &cells);
    text
}

/// What each rule matches, and how often it is right.
fn rules(all: &Judgements) -> String {
    let families = usual_families(&all.rules);
    let mut text = String::from(
        "| words in the detail | not with | families | judgement | matches | agrees |\n|---|---|---|---|---:|---:|\n",
    );
    let mut sums = (0, 0);
    for (rule, matched) in all.rules.iter().zip(all.matches()) {
        let agrees = matched
            .iter()
            .filter(|code| all.judge(code).0 == rule.meaning);
        let (matches, agrees) = (matched.len(), agrees.count());
        sums = (sums.0 + matches, sums.1 + agrees);
        let cells = [
            list(&rule.words),
            list(&rule.except),
            of_families(&rule.families, families),
            format!("{}, {}", rule.meaning.category, rule.meaning.retry),
            number(matches),
            number(agrees),
        ];
        line(&mut text, &cells);
    }
    let cells = [
        "all rules".to_owned(),
        String::new(),
        String::new(),
        String::new(),
        number(sums.0),
        number(sums.1),
    ];
    line(&mut text, &cells);
    let _ = write!(text, "\nThe usual families:\n{}.\n", list(families));
    text
}

/// The families that most rules have.
fn usual_families(rules: &[Rule]) -> &[String] {
    let same = |rule: &&Rule| {
        rules
            .iter()
            .filter(|other| other.families == rule.families)
            .count()
    };
    rules
        .iter()
        .max_by_key(same)
        .map_or(&[], |rule| &rule.families)
}

fn of_families(families: &[String], usual: &[String]) -> String {
    let left_out: Vec<String> = usual
        .iter()
        .filter(|family| !families.contains(family))
        .cloned()
        .collect();
    if left_out.is_empty() {
        "the usual".to_owned()
    } else if usual.len() - left_out.len() == families.len() && left_out.len() <= 3 {
        format!("the usual without {}", list(&left_out))
    } else {
        list(families)
    }
}

fn list(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}

fn line(text: &mut String, cells: &[impl AsRef<str>]) {
    let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
    // Writing to a string does not fail.
    let _ = writeln!(text, "| {} |", cells.join(" | "));
}

/// With commas between the thousands.
pub(super) fn number(number: usize) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", number / 1000, number % 1000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_between_the_marks_changes() {
        let text = "a\n<!-- made by cargo xtask generate: x -->\nold\n<!-- end -->\nb\n";
        let new = "a\n<!-- made by cargo xtask generate: x -->\n\nnew\n<!-- end -->\nb\n";
        assert_eq!(replace(text, "x", "new").as_deref(), Ok(new));
        assert!(replace(text, "y", "new").is_err());
    }

    #[test]
    fn thousands_are_told_apart() {
        assert_eq!(
            (number(0), number(999), number(12_003)),
            ("0".into(), "999".into(), "12,003".into())
        );
    }
}
