//! Decodes bodies in all ways that this processor has, for tests: `all_ways FILE`. The file has each body behind a line
//! `body LENGTH`, as the frames of the conformance vectors. Prints how many are alike, or the first that is not.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "that is what it is for"
)]

#[path = "../tests/ways/compare.rs"]
mod compare;

use std::error::Error;
use std::process::ExitCode;

use tcenvelope::Options;

fn main() -> ExitCode {
    match run() {
        Ok(bodies) => {
            println!("{bodies} bodies alike");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("all_ways: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<usize, Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("usage: all_ways FILE")?;
    let frames = std::fs::read(file)?;
    let mut rest = &frames[..];
    let mut bodies = 0;
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| *byte == b'\n');
        let (line, behind) = rest.split_at(end.ok_or("a line has no end")?);
        let length = line.strip_prefix(b"body ").ok_or("that is no frame")?;
        let length: usize = std::str::from_utf8(length)?.parse()?;
        let body = behind.get(1..=length).ok_or("the last body is cut")?;
        compare::in_all_ways(&Options::new(), body)?;
        bodies += 1;
        rest = &behind[1 + length..];
    }
    Ok(bodies)
}
