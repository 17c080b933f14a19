//! The candidates: tcenvelope in its ways of being called, and the parsers that it is compared with.

mod foreign;
mod jiter;
mod ours;
mod simd_json;
mod typed;

use std::collections::BTreeMap;

use crate::answer::Answer;
use crate::corpus::Body;

/// Something that reads bodies.
pub(crate) struct Candidate {
    /// `page.py` knows it by this name.
    pub(crate) name: &'static str,
    pub(crate) run: fn(&[Body], &mut Answer),
}

/// The first is what all others are compared with.
pub(crate) const CANDIDATES: [Candidate; 12] = [
    Candidate {
        name: "tcenvelope",
        run: ours::borrowed,
    },
    Candidate {
        name: "tcenvelope owned",
        run: ours::owned,
    },
    Candidate {
        name: "tcenvelope C",
        run: foreign::tcenvelope_copy,
    },
    Candidate {
        name: "tcenvelope C borrowed",
        run: foreign::tcenvelope_borrowed,
    },
    Candidate {
        name: "simdjson On-Demand",
        run: foreign::simdjson_ondemand,
    },
    Candidate {
        name: "simdjson DOM",
        run: foreign::simdjson_dom,
    },
    Candidate {
        name: "yyjson",
        run: foreign::yyjson,
    },
    Candidate {
        name: "sonic-rs typed",
        run: typed::sonic,
    },
    Candidate {
        name: "serde_json typed",
        run: typed::serde,
    },
    Candidate {
        name: "simd-json tape",
        run: simd_json::tape,
    },
    Candidate {
        name: "simd-json typed",
        run: simd_json::typed,
    },
    Candidate {
        name: "jiter",
        run: jiter::run,
    },
];

pub(crate) fn find(name: &str) -> Result<&'static Candidate, String> {
    let found = CANDIDATES.iter().find(|candidate| candidate.name == name);
    found.ok_or_else(|| format!("no candidate is called {name}"))
}

/// What the parsers in C and C++ say of themselves; those in Rust are in `Cargo.toml`.
pub(crate) fn versions() -> BTreeMap<&'static str, String> {
    foreign::versions()
}
