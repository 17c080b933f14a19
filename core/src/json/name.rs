//! The name of a member as the fast reader meets it: where it ends is known when somebody asks.

#![allow(
    clippy::inline_always,
    reason = "calls and what they pass through memory would cost more than most of these functions do"
)]

use super::eight_bytes::first_eight;
use super::read::Span;
use super::walk;

/// The name of a member.
#[derive(Clone, Copy)]
pub(crate) struct Name {
    /// Where it begins, behind its opening quote.
    offset: usize,
    /// Its first bytes, and what stands behind them.
    start: u64,
    /// There is a backslash in it.
    escaped: bool,
}

impl Name {
    /// The name that begins at an offset, behind its opening quote; whether a backslash may be in it.
    #[inline(always)]
    pub(super) fn new(body: &[u8], offset: usize, may_be_escaped: bool) -> Self {
        Self {
            offset,
            start: first_eight(body.get(offset..).unwrap_or_default()),
            escaped: may_be_escaped && walk::end_of_string(body, offset - 1).1,
        }
    }

    /// Where its opening quote stands.
    pub(super) fn quote(self) -> usize {
        self.offset - 1
    }

    /// Whether it is the one that is meant.
    #[inline(always)]
    pub(super) fn is(self, body: &[u8], meant: &'static str) -> bool {
        let meant_bytes = meant.as_bytes();
        match meant_bytes.split_first_chunk() {
            // Most names differ early.
            Some((start, end)) if self.start == u64::from_le_bytes(*start) => {
                let rest = body.get(self.offset + start.len()..);
                let end_of_name = rest.and_then(|rest| rest.split_at_checked(end.len()));
                if end_of_name.is_some_and(|(it, rest)| it == end && rest.first() == Some(&b'"')) {
                    return true;
                }
            }
            Some(_) => {}
            None => {
                let mut start = [0; 8];
                let mut mask = [0; 8];
                for (index, byte) in meant_bytes.iter().chain(b"\"").enumerate() {
                    start[index] = *byte;
                    mask[index] = u8::MAX;
                }
                if self.start & u64::from_le_bytes(mask) == u64::from_le_bytes(start) {
                    return true;
                }
            }
        }
        self.escaped && is_escaped(body, self.offset, meant)
    }
}

/// Whether a name with escapes, which begins at an offset, is the one that is meant.
#[cold]
fn is_escaped(body: &[u8], start: usize, meant: &str) -> bool {
    let span = Span {
        start,
        end: walk::end_of_string(body, start - 1).0 - 1,
        escaped: true,
    };
    // What is no UTF-8 is found out later.
    span.of_bytes(body).is_some_and(|name| name == meant)
}
