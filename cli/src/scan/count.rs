//! Records to counts.

use memchr::memchr;
use tcenvelope::{DecodeError, DecodeErrorKind, Options, Text, Value};

use super::merge::Merge;
use super::pieces::{LONGEST, Piece};
use super::record::{Found, Members};
use super::stamp;
use super::summary::Outcomes;
use super::tally::{Tally, Wrong};

/// Counts what the records of a piece say. Each thread has one.
pub(super) struct Counter<'a> {
    members: &'a Members,
    options: Options,
    /// A body that stands in a string.
    decoded: Vec<u8>,
}

impl<'a> Counter<'a> {
    /// The options are those of bodies.
    pub(super) fn new(members: &'a Members, options: Options) -> Self {
        Self {
            members,
            options,
            decoded: Vec::new(),
        }
    }

    pub(super) fn count(&mut self, piece: Piece, bytes: &[u8]) -> Tally {
        let mut tally = Tally::default();
        match piece {
            Piece::Lines => self.lines(bytes, &mut tally),
            Piece::File => self.record(bytes, &mut tally),
            Piece::TooLong => {
                self.too_long(&mut tally);
                tally.lines = 1;
            }
        }
        tally
    }

    fn lines(&mut self, mut rest: &[u8], tally: &mut Tally) {
        while !rest.is_empty() {
            let end = memchr(b'\n', rest).unwrap_or(rest.len());
            let line = &rest[..end];
            if !line.trim_ascii().is_empty() {
                // Behind CRLF the CR is white space, which JSON allows there.
                self.record(line, tally);
            }
            tally.lines += 1;
            rest = rest.get(end + 1..).unwrap_or_default();
        }
    }

    fn record(&mut self, record: &[u8], tally: &mut Tally) {
        tally.records += 1;
        if self.members.is_body_alone() {
            let outcome = count_body(&self.options, record, tally);
            tally.outcomes.merge(outcome);
            return;
        }
        let (outcome, found) = match self.members.find(record) {
            Ok(found) => (self.body_of(record, &found, tally), found),
            // The body is the record: the decoder says what is wrong with it.
            Err(_) if self.members.is_body() => {
                let outcome = count_body(&self.options, record, tally);
                (Some(outcome), Found::default())
            }
            Err(error) => {
                let outcome = tally.no_envelope(Wrong::from(&error), error.offset(), || {
                    format!("the record is no JSON: {error}")
                });
                (Some(outcome), Found::default())
            }
        };
        match outcome {
            Some(outcome) => self.count_outcome(outcome, &found, tally),
            None => tally.without_body += 1,
        }
    }

    /// Counts the body of a record; `None` if there is none.
    fn body_of(&mut self, record: &[u8], found: &Found<'_>, tally: &mut Tally) -> Option<Outcomes> {
        if self.members.is_body() {
            return Some(count_body(&self.options, record, tally));
        }
        let body = found.body?;
        let bytes = match body.as_text() {
            Ok(text) => decode(text, &mut self.decoded),
            Err(_) => body.raw().as_bytes(),
        };
        Some(count_body(&self.options, bytes, tally))
    }

    fn too_long(&self, tally: &mut Tally) {
        tally.records += 1;
        let wrong = Wrong {
            kind: DecodeErrorKind::TooLarge,
            hint: None,
        };
        let outcome = tally.no_envelope(wrong, LONGEST, || {
            format!(
                "{} at byte {LONGEST}: the record is longer than that",
                wrong.kind
            )
        });
        self.count_outcome(outcome, &Found::default(), tally);
    }

    fn count_outcome(&self, outcome: Outcomes, found: &Found<'_>, tally: &mut Tally) {
        tally.outcomes.merge(outcome);
        if self.members.has_groups() {
            count_group(found.by, outcome, tally);
        }
        if self.members.has_times() {
            match found.time.and_then(stamp::seconds) {
                Some(seconds) => tally.times.add(seconds, outcome),
                None => tally.without_time += 1,
            }
        }
    }
}

/// The text that a string stands for; `decoded` keeps it if it has escapes.
fn decode<'b>(text: Text<'b>, decoded: &'b mut Vec<u8>) -> &'b [u8] {
    if let Some(plain) = text.as_borrowed() {
        return plain.as_bytes();
    }
    decoded.clear();
    // What a long body needed is not kept.
    decoded.shrink_to(1 << 20);
    text.append_to(decoded);
    decoded
}

fn count_body(options: &Options, body: &[u8], tally: &mut Tally) -> Outcomes {
    match options.decode(body) {
        Ok(envelope) => tally.envelope(&envelope),
        Err(error) => no_envelope(&error, tally),
    }
}

#[cold]
fn no_envelope(error: &DecodeError, tally: &mut Tally) -> Outcomes {
    tally.no_envelope(Wrong::from(error), error.offset(), || error.to_string())
}

/// A string counts as its text, anything else as its JSON, and nothing as the empty name.
fn count_group(by: Option<Value<'_>>, outcome: Outcomes, tally: &mut Tally) {
    let text = by.map(|value| {
        value
            .as_text()
            .map_or(value.raw().into(), |text| text.to_cow())
    });
    tally
        .groups
        .count(text.as_deref().unwrap_or(""))
        .merge(outcome);
}
