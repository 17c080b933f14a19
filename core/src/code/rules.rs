//! Rules that read the words of a detail: they serve codes that are published tomorrow, too.

use super::category::Category;
use super::retry::Retry;

/// If one of the words stands in the detail of a code of one of the families.
pub(super) struct Rule {
    pub(super) words: &'static [&'static str],
    /// Words in which the rule would find its own by chance: `LoadBalancer` holds `Balance`.
    pub(super) except: &'static [&'static str],
    pub(super) families: &'static [&'static str],
    pub(super) category: Category,
    pub(super) retry: Retry,
}

impl Rule {
    pub(super) fn matches(&self, family: &str, detail: &str) -> bool {
        let holds = |words: &[&str]| words.iter().any(|word| detail.contains(word));
        !detail.is_empty()
            && self.families.contains(&family)
            && holds(self.words)
            && !holds(self.except)
    }
}

// The list `RULES`: the first that matches counts.
include!("tables/rules.rs");
