//! What the bodies of a piece, of a file or of all files come to.

use tcenvelope::{Anomaly, Category, Code, DecodeError, DecodeErrorKind, Envelope, Hint};

use super::merge::Merge;
use super::names::Names;
use super::summary::Outcomes;
use super::times::Times;

/// How many places are named.
pub(super) const MOST_PLACES: usize = 1000;

/// What is counted. Tallies of parts that follow each other are merged in that order; then all is the same for every number of threads.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) bytes: u64,
    pub(super) lines: u64,
    pub(super) records: u64,
    pub(super) without_body: u64,
    pub(super) outcomes: Outcomes,
    pub(super) codes: Names<u64>,
    pub(super) categories: [u64; Category::ALL.len()],
    pub(super) anomalies: [u64; Anomaly::ALL.len()],
    pub(super) groups: Names<Outcomes>,
    pub(super) times: Times,
    pub(super) without_time: u64,
    pub(super) no_envelopes: Vec<(Wrong, u64)>,
    pub(super) places: Vec<Place>,
    pub(super) more_places: u64,
}

/// In what way something is no envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    pub(super) kind: DecodeErrorKind,
    pub(super) hint: Option<Hint>,
}

/// Where something is no envelope.
pub(super) struct Place {
    /// From 1, in what was tallied.
    pub(super) line: u64,
    pub(super) wrong: Wrong,
    pub(super) offset: u64,
    pub(super) text: String,
}

/// One of something.
const SUCCESS: Outcomes = Outcomes {
    successes: 1,
    failures: 0,
    no_envelopes: 0,
};
const FAILURE: Outcomes = Outcomes {
    successes: 0,
    failures: 1,
    no_envelopes: 0,
};
const NO_ENVELOPE: Outcomes = Outcomes {
    successes: 0,
    failures: 0,
    no_envelopes: 1,
};

impl Tally {
    /// Counts an envelope, and gives what it counts as.
    pub(super) fn envelope(&mut self, envelope: &Envelope<'_>) -> Outcomes {
        for anomaly in envelope.anomalies().iter() {
            self.anomalies[usize::from(anomaly as u8)] += 1;
        }
        let Some(code) = envelope.code() else {
            return SUCCESS;
        };
        self.code(&code);
        FAILURE
    }

    /// Whether there are so many names that more should be counted only when they can be [taken](Self::take_names).
    pub(super) fn has_many_names(&self) -> bool {
        self.codes.are_many() || self.groups.are_many()
    }

    /// Takes the names of what comes next: all that is before it is in here.
    pub(super) fn take_names(&mut self, next: &mut Self) {
        self.codes.take(&mut next.codes);
        self.groups.take(&mut next.groups);
    }

    fn code(&mut self, code: &Code<'_>) {
        *self.codes.count(code.as_str()) += 1;
        if let Some(count) = self.categories.get_mut(code.category().number() as usize) {
            *count += 1;
        }
    }

    /// Counts what is no envelope, and gives what it counts as.
    pub(super) fn no_envelope(
        &mut self,
        wrong: Wrong,
        offset: usize,
        text: impl FnOnce() -> String,
    ) -> Outcomes {
        self.count_wrong(wrong, 1);
        if self.places.len() < MOST_PLACES {
            self.places.push(Place {
                line: self.lines + 1,
                wrong,
                offset: offset as u64,
                text: text(),
            });
        } else {
            self.more_places += 1;
        }
        NO_ENVELOPE
    }

    fn count_wrong(&mut self, wrong: Wrong, count: u64) {
        match self
            .no_envelopes
            .iter_mut()
            .find(|(known, _)| *known == wrong)
        {
            Some((_, known)) => *known += count,
            None => self.no_envelopes.push((wrong, count)),
        }
    }
}

impl Merge for Tally {
    fn merge(&mut self, later: Self) {
        for mut place in later.places {
            if self.places.len() < MOST_PLACES {
                place.line += self.lines;
                self.places.push(place);
            } else {
                self.more_places += 1;
            }
        }
        self.more_places += later.more_places;
        self.bytes += later.bytes;
        self.lines += later.lines;
        self.records += later.records;
        self.without_body += later.without_body;
        self.outcomes.merge(later.outcomes);
        self.codes.merge(later.codes);
        for (count, later) in self.categories.iter_mut().zip(later.categories) {
            *count += later;
        }
        for (count, later) in self.anomalies.iter_mut().zip(later.anomalies) {
            *count += later;
        }
        self.groups.merge(later.groups);
        self.times.merge(later.times);
        self.without_time += later.without_time;
        for (wrong, count) in later.no_envelopes {
            self.count_wrong(wrong, count);
        }
    }
}

impl From<&DecodeError> for Wrong {
    fn from(error: &DecodeError) -> Self {
        Self {
            kind: error.kind(),
            hint: error.hint(),
        }
    }
}
