//! What all files come to, and the summary of it.

use std::io;
use std::path::Path;

use tcenvelope::{Anomaly, Category, Code, Language};

use super::merge::Merge;
use super::summary::{
    CategoryCount, CodeCount, GroupCount, NameCount, NoEnvelopeCount, Place, Summary, TimeCount,
    Unread,
};
use super::tally::{MOST_PLACES, Tally};

/// How many files are named that could not be read.
const MOST_UNREAD: usize = 1000;

/// What all files come to.
#[derive(Default)]
pub(super) struct Totals {
    files: u64,
    tally: Tally,
    places: Vec<Place>,
    unread: Vec<Unread>,
    more_unread: u64,
}

/// What a summary needs to know beside the counts.
pub(super) struct Context<'a> {
    pub(super) product: Option<&'a str>,
    pub(super) language: Language,
    pub(super) has_times: bool,
}

impl Totals {
    /// Takes the names that are known of the next file, which is not counted to its end.
    pub(super) fn take_names(&mut self, tally: &mut Tally) {
        self.tally.take_names(tally);
    }

    /// Adds the next file, whose names were taken, and why it was not read to its end, if that is so.
    pub(super) fn add(&mut self, path: &Path, mut tally: Tally, failure: Option<io::Error>) {
        let file = path.to_string_lossy();
        // What cannot even be opened is no file that was read.
        self.files += u64::from(failure.is_none() || tally.bytes > 0);
        if let Some(error) = failure {
            if self.unread.len() < MOST_UNREAD {
                self.unread.push(Unread {
                    file: file.clone().into_owned(),
                    records: tally.records,
                    reason: error.to_string(),
                });
            } else {
                self.more_unread += 1;
            }
        }
        for place in std::mem::take(&mut tally.places) {
            if self.places.len() < MOST_PLACES {
                self.places.push(Place {
                    file: file.clone().into_owned(),
                    line: place.line,
                    kind: place.wrong.kind.name(),
                    hint: place.wrong.hint.map(tcenvelope::Hint::name),
                    offset: place.offset,
                    text: place.text,
                });
            } else {
                tally.more_places += 1;
            }
        }
        self.tally.merge(tally);
    }

    pub(super) fn into_summary(self, context: &Context<'_>) -> Summary {
        let tally = self.tally;
        let (codes, other_codes) = tally.codes.into_parts();
        let codes = codes.map(|(code, count)| code_count(code, count, context));
        let (groups, other_groups) = tally.groups.into_parts();
        let groups = groups.map(|(group, outcomes)| GroupCount { group, outcomes });
        Summary {
            version: tcenvelope::VERSION,
            files: self.files,
            bytes: tally.bytes,
            records: tally.records,
            without_body: tally.without_body,
            outcomes: tally.outcomes,
            codes: most_frequent_first(codes, |code| (code.count, code.code.clone())),
            other_codes,
            categories: categories(&tally.categories, context.language),
            anomalies: anomalies(&tally.anomalies),
            groups: most_frequent_first(groups, |group| {
                (group.outcomes.bodies(), group.group.clone())
            }),
            other_groups,
            times: tally
                .times
                .steps()
                .map(|(begin, outcomes)| TimeCount { begin, outcomes })
                .collect(),
            time_step: if context.has_times {
                tally.times.length()
            } else {
                0
            },
            without_time: tally.without_time,
            no_envelopes: most_frequent_first(
                tally
                    .no_envelopes
                    .iter()
                    .map(|(wrong, count)| NoEnvelopeCount {
                        kind: wrong.kind.name(),
                        hint: wrong.hint.map(tcenvelope::Hint::name),
                        count: *count,
                    }),
                |found| (found.count, (found.kind, found.hint)),
            ),
            places: self.places,
            more_places: tally.more_places,
            unread: self.unread,
            more_unread: self.more_unread,
        }
    }
}

fn code_count(code: String, count: u64, context: &Context<'_>) -> CodeCount {
    let mut meant = Code::from(code.as_str());
    if let Some(product) = context.product {
        meant = meant.in_product(product);
    }
    let judgement = meant.judgement();
    CodeCount {
        count,
        category: judgement.category.name(),
        retry: judgement.retry.name(),
        fault: judgement.category.fault().name(),
        basis: judgement.basis.name(),
        description: meant.description(context.language),
        code,
    }
}

fn categories(counts: &[u64], language: Language) -> Vec<CategoryCount> {
    let counted = Category::ALL
        .iter()
        .zip(counts)
        .filter(|(_, count)| **count > 0);
    let counted = counted.map(|(category, count)| CategoryCount {
        category: category.name(),
        count: *count,
        fault: category.fault().name(),
        description: category.description(language),
    });
    most_frequent_first(counted, |category| (category.count, category.category))
}

fn anomalies(counts: &[u64]) -> Vec<NameCount> {
    let counted = Anomaly::ALL
        .iter()
        .zip(counts)
        .filter(|(_, count)| **count > 0);
    let counted = counted.map(|(anomaly, count)| NameCount {
        name: anomaly.name(),
        count: *count,
    });
    most_frequent_first(counted, |anomaly| (anomaly.count, anomaly.name))
}

/// By count, and what is equally frequent by name.
fn most_frequent_first<T, N: Ord>(
    counted: impl Iterator<Item = T>,
    count_and_name: impl Fn(&T) -> (u64, N),
) -> Vec<T> {
    let mut counted: Vec<T> = counted.collect();
    counted.sort_by_cached_key(|one| {
        let (count, name) = count_and_name(one);
        (std::cmp::Reverse(count), name)
    });
    counted
}
