//! What the function `advise`, which is Python, asks the core.

use std::time::Duration;

use pyo3::prelude::*;
use tcenvelope::{Attempt, Http, NextStep, Retry};

/// The name of the next step, and how many nanoseconds to wait before it.
#[pyfunction]
#[pyo3(signature = (retry, attempt, *, limit, idempotent, resigned, random, retry_after))]
pub(crate) fn next_step(
    retry: u32,
    attempt: u32,
    limit: u32,
    idempotent: bool,
    resigned: bool,
    random: u64,
    retry_after: Option<u64>,
) -> (&'static str, u64) {
    let attempt = Attempt::new(attempt)
        .limit(limit)
        .idempotent(idempotent)
        .resigned(resigned)
        .random(random);
    // A retry that is not known is taken for one that does not help.
    let retry = Retry::from_number(retry).unwrap_or(Retry::Never);
    // Of what HTTP said only this counts; the server's time is handed through in Python.
    let retry_after = retry_after.map(|seconds| u32::try_from(seconds).unwrap_or(u32::MAX));
    match attempt.next_step(retry, Some(&Http::new(0, retry_after, None))) {
        NextStep::Wait(wait) => ("Wait", nanoseconds(wait)),
        NextStep::WaitForState(wait) => ("WaitForState", nanoseconds(wait)),
        NextStep::Resign { .. } => ("Resign", 0),
        _ => ("Stop", 0),
    }
}

fn nanoseconds(wait: Duration) -> u64 {
    // No wait is over five minutes and a second.
    u64::try_from(wait.as_nanos()).unwrap_or(u64::MAX)
}
