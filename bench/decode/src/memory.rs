//! How far the process's memory grows while a candidate decodes, beyond the body itself.

use std::fs;
use std::hint::black_box;
use std::io::{Error, ErrorKind};

use crate::answer::Answer;
use crate::corpus::Corpus;
use crate::peers::Candidate;

/// Bytes between what is resident before and the most that is resident during one pass.
pub(crate) fn growth(candidate: &Candidate, corpus: &Corpus) -> Result<u64, Error> {
    // Sets the high-water mark to what is resident now.
    fs::write("/proc/self/clear_refs", "5")?;
    let before = high_water_mark()?;
    let mut answer = Answer::default();
    (candidate.run)(black_box(corpus.bodies()), &mut answer);
    black_box(answer);
    Ok(high_water_mark()?.saturating_sub(before))
}

fn high_water_mark() -> Result<u64, Error> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|line| line.trim().strip_suffix(" kB"));
    let kibibytes: Option<u64> = kibibytes.and_then(|number| number.parse().ok());
    kibibytes
        .map(|number| number * 1024)
        .ok_or(ErrorKind::Unsupported.into())
}
