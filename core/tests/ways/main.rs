//! All ways to read a body give the same, to the byte: the scalar reader, which defines it, and the fast ones.
//!
//! A debug build tries a part of the cases, spread evenly over them; a release build tries all.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod alignment;
mod boundaries;
mod changes;
mod compare;
#[path = "../conformance/mod.rs"]
mod conformance;
mod depth;
mod members;
mod pieces;
mod random;
mod vectors;

use tcenvelope::Options;

/// Whether it is an envelope.
#[track_caller]
fn check_with(options: &Options, body: &[u8]) -> bool {
    match compare::in_all_ways(options, body) {
        Ok(is_envelope) => is_envelope,
        Err(difference) => panic!("{difference}"),
    }
}

#[track_caller]
fn check(body: &[u8]) -> bool {
    check_with(&Options::new(), body)
}

/// A fast reader that gives up gives the same as the scalar one: that it does not is another thing to check.
#[track_caller]
fn check_fast(body: &[u8]) {
    assert!(check(body), "{}", body.escape_ascii());
    for is_fast in Options::new().are_fast(body).into_iter().flatten() {
        assert!(is_fast, "{}", body.escape_ascii());
    }
}

/// Which of many cases are tried: all in a release build, every so many in a debug build, which is far slower.
struct Selection {
    seen: usize,
    every: usize,
}

impl Selection {
    /// An odd number, better a prime: so all places of a block come by.
    fn every(in_debug: usize) -> Self {
        let every = if cfg!(debug_assertions) { in_debug } else { 1 };
        Self { seen: 0, every }
    }

    fn takes(&mut self) -> bool {
        self.seen += 1;
        self.seen % self.every == 0
    }
}
