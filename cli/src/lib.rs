//! The command `tcenvelope`: [`run`] is behind the program of that name and behind the console script of the Python
//! package.
//!
//! * `decode` shows what one answer says: [`arguments::Decode`].
//! * `explain` says what an error code means: [`arguments::Explain`].
//! * `scan` counts what recorded answers say: [`arguments::Scan`].
//! * `completions` is for the shell: [`arguments::Completions`].

pub mod arguments;
mod completions;
mod decode;
mod explain;
mod failure;
mod json;
mod rows;
mod scan;
mod screen;
mod visible;

use std::ffi::OsString;
use std::fmt::Display;
use std::io::{self, Write};

use arguments::{Arguments, Command};
use clap::Parser;
pub use failure::Failure;
use tcenvelope::Options;
use visible::visible;

/// Runs the command with the arguments of a program, the name of the program first, and returns its exit status.
///
/// It reads standard input and the files that are named, and writes to standard output and standard error. The status is
/// 0 for a success, 1 for a failure that the API answered, 3 for what is no envelope, and 2 for wrong usage and for what
/// cannot be read or written. It is 141 if whoever reads the output has gone: what a shell shows for a program that a
/// closed pipe ended.
///
/// ```
/// assert_eq!(tcenvelope_cli::run(["tcenvelope", "explain", "LimitExceeded.TooFrequentlyCalled"]), 0);
/// assert_eq!(tcenvelope_cli::run(["tcenvelope", "no-such-command"]), 2);
/// ```
pub fn run<I, T>(arguments: I) -> u8
where
    I: IntoIterator<Item = T>,
    T: Into<OsString>,
{
    let words: Vec<OsString> = arguments.into_iter().map(Into::into).collect();
    let status = match Arguments::try_parse_from(&words) {
        Ok(arguments) => run_command(arguments.command),
        // The text of `--help` and `--version` comes as an error too.
        Err(error) => print(&visible_error(error, &words)),
    };
    match status {
        Ok(status) => status,
        Err(Failure::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => BROKEN_PIPE,
        Err(failure) => {
            remark(failure);
            USAGE
        }
    }
}

fn run_command(command: Command) -> Result<u8, Failure> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let status = match command {
        Command::Decode(arguments) => decode::run(&arguments, &mut out),
        Command::Explain(arguments) => explain::run(&arguments, &mut out),
        Command::Scan(arguments) => scan::run(&arguments, &mut out),
        Command::Completions(arguments) => completions::run(&arguments, &mut out),
    }?;
    out.flush()?;
    Ok(status)
}

/// Prints the help, or what is wrong with the words.
fn print(error: &clap::Error) -> Result<u8, Failure> {
    error.print()?;
    Ok(u8::try_from(error.exit_code()).unwrap_or(USAGE))
}

/// What is wrong with the words, which it repeats, without anything in it that a terminal would act on: the shell may have
/// made them of names of files. The same words with escapes are wrong in the same way.
fn visible_error(error: clap::Error, words: &[OsString]) -> clap::Error {
    let Some(texts) = words
        .iter()
        .map(|word| word.to_str())
        .collect::<Option<Vec<_>>>()
    else {
        // No word is repeated where one is no text.
        return error;
    };
    match Arguments::try_parse_from(texts.into_iter().map(visible)) {
        Ok(_) => error,
        Err(visible) => visible,
    }
}

/// How an answer of this product is decoded.
fn options(product: Option<&str>) -> Options {
    match product {
        None => Options::new(),
        Some(product) => Options::new().with_product(product),
    }
}

/// Tells a person something on standard error. Where that cannot be written, the status is all that can be said.
fn remark(text: impl Display) {
    let _ = writeln!(io::stderr(), "tcenvelope: {text}");
}

/// An answer that is a success; an explanation or a scan that was made.
const SUCCESS: u8 = 0;
/// An answer that is a failure.
const FAILURE: u8 = 1;
/// Wrong usage, and what cannot be read or written.
const USAGE: u8 = 2;
/// Bytes that are no envelope.
const NO_ENVELOPE: u8 = 3;
/// What a shell shows for a program that a closed pipe ended: 128 and the number of SIGPIPE.
const BROKEN_PIPE: u8 = 141;
