//! Counts of parts to counts of the whole.

use super::summary::Outcomes;

/// What was counted in one part, and goes together with what was counted in a later part.
pub(super) trait Merge {
    fn merge(&mut self, later: Self);
}

impl Merge for u64 {
    fn merge(&mut self, later: Self) {
        *self += later;
    }
}

impl Merge for Outcomes {
    fn merge(&mut self, later: Self) {
        self.successes += later.successes;
        self.failures += later.failures;
        self.no_envelopes += later.no_envelopes;
    }
}

/// The outcomes of all of these.
pub(super) fn sum<'a>(all: impl IntoIterator<Item = &'a Outcomes>) -> Outcomes {
    let mut sum = Outcomes::default();
    for outcomes in all {
        sum.merge(*outcomes);
    }
    sum
}
