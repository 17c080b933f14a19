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
