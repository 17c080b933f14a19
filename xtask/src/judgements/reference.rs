//! `docs/code-reference.md`: categories, retries, common codes and families, with what a person is told about them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use tcenvelope::{Category, Retry};

use super::page::number;
use super::{Judgements, Meaning};
use crate::tables::{descriptions, tsv};

const HEAD: &str = "# Codes, categories, retries

<!-- made by cargo xtask generate, from core/data -->

What the library says about a failure, in English and in Chinese, as `description` and `advice` give it. How codes were judged, and
how far that can be trusted, is in [codes.md](codes.md).

## Any other code

The official SDK packages document DOCUMENTED codes; the common ones and the families are below. To ask about any code, documented or not:

| | |
|---|---|
| command | `tcenvelope explain CODE --product cvm`; `tcenvelope explain --list` lists all |
| C | `tce_code_category(code, product)`, `_retry`, `_basis`, `_description`; `tce_code_product`, `tce_product_code`, `tce_code_nearest` |
| C++ | `tcenvelope::Code(code, product)`; `tcenvelope::product_codes(product)` |
| Python | `tcenvelope.Code(code, product=\"cvm\")`; `tcenvelope.catalogue.codes(product)`, `.products(code)`, `.nearest(code)` |
| Rust | `Code::from(code).in_product(product).judgement()`; `Catalogue::codes(product)`, `::products(code)`, `::nearest(code, ...)` |

";

/// What a person is told: description, the same in Chinese, advice, the same in Chinese.
type Texts = BTreeMap<(String, String), [String; 4]>;

pub(crate) fn generate(data: &Path, all: &Judgements) -> Result<String, String> {
    let rows = tsv::read(&data.join("descriptions.tsv"), descriptions::COLUMNS)?;
    let texts: Texts = rows
        .into_iter()
        .map(|[kind, name, texts @ ..]| ((kind, name), texts))
        .collect();
    // Writing to a string does not fail.
    let mut page = HEAD.replace("DOCUMENTED", &number(all.documented.len()));
    page.push_str("## Categories\n\nWhat happened. The numbers are frozen; more may be added.\n\n");
    for category in Category::ALL {
        let number = category.number();
        let facts = format!("Number {number}; fault: {}.", category.fault());
        entry(&mut page, &texts, "category", category.name(), &facts)?;
    }
    page.push_str("## Retries\n\nWhat to do with the same request. The numbers are frozen; more may be added.\n\n");
    for retry in Retry::ALL {
        let facts = format!("Number {}.", retry.number());
        entry(&mut page, &texts, "retry", retry.name(), &facts)?;
    }
    page.push_str("## Common codes\n\nEvery product may send these.\n\n");
    for (code, row) in all.codes.iter().filter(|(_, row)| row.common) {
        let facts = format!("{}.", links(row.meaning));
        entry(&mut page, &texts, "code", code, &facts)?;
    }
    page.push_str(
        "## Families\n\nThe family is what stands before the first dot. Its judgement holds where neither the code itself nor a rule for \
         its detail\nhas one; its text where the code's category is the family's. \"Only alone\": of a code with a detail it says nothing.\n\n",
    );
    let families = texts.keys().filter(|(kind, _)| kind == "family");
    for (_, family) in families {
        let facts = format!("{}.", of_family(all, family));
        entry(&mut page, &texts, "family", family, &facts)?;
    }
    page.truncate(page.trim_end().len());
    page.push('\n');
    Ok(page)
}

/// One thing, and what is told about it; families are many and get no heading.
fn entry(
    page: &mut String,
    texts: &Texts,
    kind: &str,
    name: &str,
    facts: &str,
) -> Result<(), String> {
    let [description, description_zh, advice, advice_zh] = texts
        .get(&(kind.to_owned(), name.to_owned()))
        .ok_or_else(|| format!("no description of the {kind} {name}"))?;
    let _ = match kind {
        "family" => write!(
            page,
            "* `{name}` {facts} {description} {advice}\n  {description_zh}{advice_zh}\n"
        ),
        _ => write!(
            page,
            "### {name}\n\n{facts}\n\n{description} {advice}\n\n{description_zh}{advice_zh}\n\n"
        ),
    };
    Ok(())
}

/// What a family means alone, and before a detail that nothing else decides.
fn of_family(all: &Judgements, family: &str) -> String {
    let (alone, _) = all.judge(family);
    match all.family_of(family) {
        Some((_, before_detail)) if before_detail == alone => links(alone),
        Some((_, before_detail)) => {
            format!(
                "{}; before any detail {}",
                links(alone),
                links(before_detail)
            )
        }
        None => format!("{}, only alone", links(alone)),
    }
}

fn links(meaning: Meaning) -> String {
    let link = |name: &str| format!("[{name}](#{})", name.to_lowercase());
    format!(
        "{}, {}",
        link(meaning.category.name()),
        link(meaning.retry.name())
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_says_what_it_means_alone_and_before_a_detail() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/data");
        let all = Judgements::read(&data).unwrap();
        assert_eq!(
            of_family(&all, "ResourceInUse"),
            "[Conflict](#conflict), [AfterStateChange](#afterstatechange); \
             before any detail [FailedPrecondition](#failedprecondition), [Never](#never)"
        );
        assert_eq!(
            of_family(&all, "InvalidParameter"),
            "[InvalidRequest](#invalidrequest), [Never](#never)"
        );
        assert_eq!(
            of_family(&all, "VpcError"),
            "[Internal](#internal), [BackoffIfIdempotent](#backoffifidempotent), only alone"
        );
    }

    #[test]
    fn what_has_no_description_is_an_error() {
        let told = entry(&mut String::new(), &Texts::new(), "retry", "Never", "");
        assert_eq!(told, Err("no description of the retry Never".to_owned()));
    }
}
