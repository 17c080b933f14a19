//! What a scan found, in the order in which it is shown: tables, JSON, CSV and the report are all made from this.

use serde::Serialize;

/// What a scan found. Written as JSON it is what `tcenvelope scan --json` prints.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Summary {
    /// The version of tcenvelope that scanned.
    pub(crate) version: &'static str,
    /// How many files were read, and how many bytes of them, unpacked.
    pub(crate) files: u64,
    pub(crate) bytes: u64,
    /// How many records were read, and how many of them had nothing where the body should be.
    pub(crate) records: u64,
    pub(crate) without_body: u64,
    /// The bodies by outcome.
    pub(crate) outcomes: Outcomes,
    /// The failures by code, the most frequent first.
    pub(crate) codes: Vec<CodeCount>,
    /// Failures with a code that came after so many others that it was not counted by itself.
    pub(crate) other_codes: u64,
    /// The failures by category, the most frequent first.
    pub(crate) categories: Vec<CategoryCount>,
    /// Deviations from the documentation, the most frequent first: how many bodies have each.
    pub(crate) anomalies: Vec<NameCount>,
    /// The bodies by what `--by` names, the most frequent first.
    pub(crate) groups: Vec<GroupCount>,
    /// Bodies of groups that came after so many others that they were not counted by themselves.
    pub(crate) other_groups: Outcomes,
    /// The bodies over time, in order: each step begins at its time and all are equally long. Steps without a body are left
    /// out.
    pub(crate) times: Vec<TimeCount>,
    /// How many seconds a step of `times` has; 0 without `--time`.
    pub(crate) time_step: u64,
    /// Bodies whose record has no time stamp that can be read.
    pub(crate) without_time: u64,
    /// What is no envelope, by kind and hint.
    pub(crate) no_envelopes: Vec<NoEnvelopeCount>,
    /// Where the first of them are.
    pub(crate) places: Vec<Place>,
    /// How many more there are than `places` names.
    pub(crate) more_places: u64,
    /// What could not be read, and why.
    pub(crate) unread: Vec<Unread>,
    /// How many more could not be read than `unread` names.
    pub(crate) more_unread: u64,
}

impl Summary {
    /// How many files, folders and streams could not be read to their end.
    pub(crate) fn all_unread(&self) -> u64 {
        self.unread.len() as u64 + self.more_unread
    }
}

/// How many bodies are what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Outcomes {
    pub(crate) successes: u64,
    pub(crate) failures: u64,
    pub(crate) no_envelopes: u64,
}

impl Outcomes {
    /// How many bodies there are.
    pub(crate) fn bodies(&self) -> u64 {
        self.successes + self.failures + self.no_envelopes
    }
}

/// A code, and how many failures have it.
#[derive(Debug, Serialize)]
pub(crate) struct CodeCount {
    /// As sent, up to a length; empty where a failure has none.
    pub(crate) code: String,
    pub(crate) count: u64,
    pub(crate) category: &'static str,
    pub(crate) retry: &'static str,
    pub(crate) fault: &'static str,
    pub(crate) basis: &'static str,
    pub(crate) description: &'static str,
}

/// A category, and how many failures are of it.
#[derive(Debug, Serialize)]
pub(crate) struct CategoryCount {
    pub(crate) category: &'static str,
    pub(crate) count: u64,
    pub(crate) fault: &'static str,
    pub(crate) description: &'static str,
}

/// A name, and how often it was met.
#[derive(Debug, Serialize)]
pub(crate) struct NameCount {
    pub(crate) name: &'static str,
    pub(crate) count: u64,
}

/// A group, and the outcomes of its bodies.
#[derive(Debug, Serialize)]
pub(crate) struct GroupCount {
    /// The text or the JSON of what `--by` names, up to a length; empty where a record has none.
    pub(crate) group: String,
    #[serde(flatten)]
    pub(crate) outcomes: Outcomes,
}

/// A step of time, and the outcomes of its bodies.
#[derive(Debug, Serialize)]
pub(crate) struct TimeCount {
    /// Seconds since 1970, UTC.
    pub(crate) begin: i64,
    #[serde(flatten)]
    pub(crate) outcomes: Outcomes,
}

/// A kind of decode error, and how many bodies have it.
#[derive(Debug, Serialize)]
pub(crate) struct NoEnvelopeCount {
    pub(crate) kind: &'static str,
    pub(crate) hint: Option<&'static str>,
    pub(crate) count: u64,
}

/// Where a body is that is no envelope.
#[derive(Debug, Serialize)]
pub(crate) struct Place {
    /// The file; `-` is standard input.
    pub(crate) file: String,
    /// The line in which its record begins, from 1; of the unpacked file.
    pub(crate) line: u64,
    pub(crate) kind: &'static str,
    pub(crate) hint: Option<&'static str>,
    /// The offset in the body, in bytes.
    pub(crate) offset: u64,
    /// One line for a person, without anything of the body.
    pub(crate) text: String,
}

/// What could not be read.
#[derive(Debug, Serialize)]
pub(crate) struct Unread {
    pub(crate) file: String,
    /// How many records of it were counted before.
    pub(crate) records: u64,
    pub(crate) reason: String,
}
