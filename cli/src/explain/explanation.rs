//! All that is known about a code.

use serde::Serialize;
use tcenvelope::{Catalogue, Code, Judgement, Language, Reason};

/// What is known about a code. Written as JSON it is what `tcenvelope explain --json` prints; the names that Python's `Code`
/// has too are the same there.
#[derive(Serialize)]
pub(super) struct Explanation<'a> {
    /// As it was given.
    pub(super) code: &'a str,
    pub(super) product: Option<&'a str>,
    pub(super) family: &'a str,
    pub(super) detail: &'a str,
    /// Whether any product documents it.
    pub(super) documented: bool,
    pub(super) common: bool,
    pub(super) description: &'static str,
    pub(super) advice: &'static str,
    pub(super) category: &'static str,
    /// What the category says about all its codes.
    #[serde(skip)]
    pub(super) category_description: &'static str,
    pub(super) fault: &'static str,
    #[serde(skip)]
    pub(super) fault_meaning: &'static str,
    pub(super) retry: &'static str,
    pub(super) retry_description: &'static str,
    pub(super) retry_advice: &'static str,
    pub(super) basis: &'static str,
    pub(super) reason: Option<ReasonFacts>,
    /// The products that document it, in the order of their names.
    pub(super) products: Vec<&'static str>,
    /// The documented codes that it is like, the nearest first, if nobody documents it.
    pub(super) nearest: Vec<String>,
}

/// Why it was judged so. What it stands on is one of the other three; `text` says it in words.
#[derive(Default, Serialize)]
pub(super) struct ReasonFacts {
    pub(super) text: &'static str,
    pub(super) source: Option<&'static str>,
    pub(super) words: Vec<&'static str>,
    pub(super) family: Option<String>,
}

impl<'a> Explanation<'a> {
    pub(super) fn of(code: &'a Code<'_>, language: Language) -> Self {
        let Judgement {
            category,
            retry,
            basis,
            ..
        } = code.judgement();
        let name = documented_name(code);
        let products: Vec<_> = Catalogue::products(&name).collect();
        let documented = !products.is_empty();
        Self {
            code: code.as_str(),
            product: code.product(),
            family: code.family(),
            detail: code.detail(),
            documented,
            common: code.is_common(),
            description: code.description(language),
            advice: code.advice(language),
            category: category.name(),
            category_description: category.description(language),
            fault: category.fault().name(),
            fault_meaning: category.fault().meaning(),
            retry: retry.name(),
            retry_description: retry.description(language),
            retry_advice: retry.advice(language),
            basis: basis.name(),
            reason: code.reason().map(ReasonFacts::from),
            products,
            nearest: if documented || code.is_common() {
                Vec::new()
            } else {
                nearest(&name, code.product())
            },
        }
    }
}

impl From<Reason> for ReasonFacts {
    fn from(reason: Reason) -> Self {
        let mut facts = Self {
            text: reason.text(),
            ..Self::default()
        };
        match reason {
            Reason::Documentation { source, .. } => facts.source = Some(source),
            Reason::Words { words, .. } => facts.words = words,
            Reason::Family { family, .. } => facts.family = Some(family),
            _ => {}
        }
        facts
    }
}

/// The code as it may be documented: as it was given, for a few end in a dot, or without what is left out of it.
fn documented_name(code: &Code<'_>) -> String {
    let given = code.as_str();
    if Catalogue::documents(given, None, None) {
        return given.to_owned();
    }
    match (code.family(), code.detail()) {
        (family, "") => family.to_owned(),
        (family, detail) => format!("{family}.{detail}"),
    }
}

/// The documented codes that a misspelt one is nearest to: those that only differ in case, then those of the product that
/// was named, then all.
fn nearest(name: &str, product: Option<&str>) -> Vec<String> {
    const LIMIT: usize = 3;
    let mut nearest: Vec<String> = Catalogue::all_codes()
        .filter(|code| code.eq_ignore_ascii_case(name))
        .collect();
    let of_product = product.map(|product| Catalogue::nearest(name, Some(product), LIMIT));
    for near in of_product
        .into_iter()
        .flatten()
        .chain(Catalogue::nearest(name, None, LIMIT))
    {
        if !nearest.contains(&near) {
            nearest.push(near);
        }
    }
    nearest.truncate(LIMIT);
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_case_is_near_however_much_of_it() {
        assert_eq!(
            nearest("REQUESTLIMITEXCEEDED", None)[0],
            "RequestLimitExceeded"
        );
    }

    #[test]
    fn codes_of_the_product_come_first() {
        let code = "FailedOperation.Database";
        assert_eq!(nearest(code, Some("redis")).len(), 3);
        for near in nearest(code, Some("redis")).iter().take(2) {
            assert!(Catalogue::documents(near, Some("redis"), None), "{near}");
        }
        assert_eq!(nearest(code, None)[0], "FailedOperation.DatabaseError");
    }

    #[test]
    fn what_is_left_out_of_a_code_is_left_out_of_its_name_unless_it_is_documented() {
        let name = |text: &str| documented_name(&Code::from(text));
        assert_eq!(name(" LimitExceeded.X. "), "LimitExceeded.X");
        assert_eq!(name("InternalError. "), "InternalError");
        assert_eq!(name("InternalError."), "InternalError.");
    }
}
