//! Rules that read the words of a detail: they serve codes that are published tomorrow, too.

use super::category::Category;
use super::retry::Retry;

/// What a rule says. Rules are numbered in their order, and sets of them are kept as bits.
pub(super) struct Rule {
    pub(super) category: Category,
    pub(super) retry: Retry,
    /// What its words say, for a person.
    #[cfg(feature = "reasons")]
    pub(super) reason: &'static str,
}

struct Word {
    text: &'static str,
    /// The rules that look for it.
    of: u32,
    /// The rules that do not match where it stands: `LoadBalancer` holds `Balance` by chance.
    except: u32,
}

/// The first rule that looks at a family and for a word that stands in the detail.
pub(super) fn rule_of(family: &str, detail: &str) -> Option<&'static Rule> {
    RULES.get(find_rule(family, detail)?)
}

/// The number of that rule; beyond all of them if there is none.
fn find_rule(family: &str, detail: &str) -> Option<usize> {
    let (_, of_family) = FAMILIES.iter().find(|(name, _)| *name == family)?;
    let (mut found, mut except) = (0, 0);
    let detail = detail.as_bytes();
    for (start, letter) in detail.iter().enumerate() {
        // Words begin with capitals.
        let index = letter.checked_sub(b'A').map(usize::from);
        let words = index.and_then(|index| WORDS.get(index));
        for word in words.copied().unwrap_or_default() {
            if detail[start..].starts_with(word.text.as_bytes()) {
                found |= word.of;
                except |= word.except;
            }
        }
    }
    let matching = found & of_family & !except;
    // Without any it is the number of bits, and there are not so many rules.
    Some(matching.trailing_zeros() as usize)
}

/// What the words of that rule say, and those that stand in the detail, in the order in which they do.
#[cfg(feature = "reasons")]
pub(super) fn reason_of(family: &str, detail: &str) -> Option<(&'static str, Vec<&'static str>)> {
    let number = find_rule(family, detail)?;
    let rule = RULES.get(number)?;
    let of_rule = 1 << number;
    let mut found: Vec<(usize, &str)> = WORDS
        .iter()
        .copied()
        .flatten()
        .filter(|word| word.of & of_rule != 0)
        .filter_map(|word| Some((detail.find(word.text)?, word.text)))
        .collect();
    found.sort_unstable();
    let words = found.into_iter().map(|(_, word)| word);
    Some((rule.reason, words.collect()))
}

// The rules `RULES`; `FAMILIES`, each with the rules that look at it; `WORDS`, by their first letter.
include!("tables/rules.rs");
