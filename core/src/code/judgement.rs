//! The look-up: product and code, code, detail rule, family, nothing.

use super::category::Category;
use super::key::Key;
use super::lexicon::{Lexicon, number};
use super::retry::{Basis, Retry};
use super::rules::rule_of;

/// What a code means for a program: what happened, what to do next, and how that is known.
///
/// ```
/// use tcenvelope::{Basis, Category, Code, Retry};
/// let judgement = Code::from("LimitExceeded.TooFrequentlyCalled").judgement();
/// assert_eq!(judgement.category, Category::Throttled);
/// assert_eq!(judgement.retry, Retry::Backoff);
/// let judgement = Code::from("ResourceNotFound.PublishedTomorrow").judgement();
/// assert_eq!(judgement.category, Category::NotFound);
/// assert_eq!(judgement.basis, Basis::Family);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Judgement {
    /// What happened.
    pub category: Category,
    /// What to do next.
    pub retry: Retry,
    /// How the two are known.
    pub basis: Basis,
}

/// Codes whose meaning neither a rule nor the family tells, and the common ones.
pub(super) static CODES: Lexicon = Lexicon::new(include_bytes!("tables/codes.bin"));
/// Codes that mean something else in one product: `ecdn/UnauthorizedOperation.Unknown`.
pub(super) static PRODUCT_CODES: Lexicon = Lexicon::new(include_bytes!("tables/product_codes.bin"));
pub(super) static FAMILIES: Lexicon = Lexicon::new(include_bytes!("tables/families.bin"));

/// What first segments beginning with `Invalid` are, of which no entry tells more.
const INVALID: &str = "Invalid";
const ANY_INVALID: &str = "Invalid*";

/// The longest documented code has 89 bytes.
const LONGEST_DETAIL: usize = 256;

/// Judges a trimmed code.
pub(super) fn judge(code: &str, product: Option<&str>) -> Judgement {
    let (family, detail) = code.split_once('.').unwrap_or((code, ""));
    product
        .and_then(|product| of_product(product, code))
        .or_else(|| Some(entry(&CODES, CODES.find(code.as_bytes())?, Basis::Code)))
        .or_else(|| by_rule(family, detail))
        .or_else(|| of_family(family))
        .unwrap_or(Judgement {
            category: Category::Unknown,
            retry: Retry::Never,
            basis: Basis::None,
        })
}

/// Whether the documentation lists it among the codes that any action can give.
pub(super) fn is_common(code: &str) -> bool {
    const COMMON: usize = 1 << 15;
    CODES
        .find(code.as_bytes())
        .is_some_and(|found| number::<2>(CODES.extra, found) & COMMON != 0)
}

fn of_product(product: &str, code: &str) -> Option<Judgement> {
    let found = find_product_code(product, code)?;
    Some(entry(&PRODUCT_CODES, found, Basis::Product))
}

/// The number of a code in one product.
pub(super) fn find_product_code(product: &str, code: &str) -> Option<usize> {
    if product.contains('/') {
        return None;
    }
    PRODUCT_CODES.find(Key::new(product, code)?.as_bytes())
}

fn by_rule(family: &str, detail: &str) -> Option<Judgement> {
    // What is longer is no code, whoever sent it, and reading it would take time.
    if detail.len() > LONGEST_DETAIL {
        return None;
    }
    let rule = rule_of(family, detail)?;
    Some(Judgement {
        category: rule.category,
        retry: rule.retry,
        basis: Basis::Detail,
    })
}

pub(super) fn of_family(family: &str) -> Option<Judgement> {
    let found = find_family(family)?;
    Some(entry(&FAMILIES, found, Basis::Family))
}

/// The number of a family, or of the one that stands for it.
pub(super) fn find_family(family: &str) -> Option<usize> {
    FAMILIES.find(family.as_bytes()).or_else(|| {
        let named_so = family.starts_with(INVALID);
        named_so
            .then(|| FAMILIES.find(ANY_INVALID.as_bytes()))
            .flatten()
    })
}

/// What stands in a table: the category in five bits, the retry in the next three.
fn entry(table: &Lexicon, found: usize, basis: Basis) -> Judgement {
    let bits = number::<2>(table.extra, found);
    let member = |bits: usize| u32::try_from(bits).unwrap_or_default();
    // The generator writes numbers that these sets have.
    Judgement {
        category: Category::from_number(member(bits & 0x1f)).unwrap_or(Category::Unknown),
        retry: Retry::from_number(member(bits >> 5 & 0x7)).unwrap_or(Retry::Never),
        basis,
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexicon;
    use super::*;

    #[test]
    fn the_tables_hold_what_they_name() {
        for table in [&CODES, &PRODUCT_CODES, &FAMILIES] {
            lexicon::check(table);
        }
    }
}
