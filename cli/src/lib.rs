//! The command `tcenvelope`: [`run`] is behind the program of that name and behind the console script of the Python
//! package.
//!
//! * `decode` shows what one answer says: [`arguments::Decode`].
//! * `explain` says what an error code means: [`arguments::Explain`].
//! * `scan` counts what recorded answers say: [`arguments::Scan`].

pub mod arguments;
mod decode;
mod explain;
mod failure;
mod rows;
mod scan;
mod visible;

use std::ffi::OsString;
use std::io::{self, Write};

use arguments::{Arguments, Command};
use clap::Parser;
pub use failure::Failure;

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
    T: Into<OsString> + Clone,
{
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        // The text of `--help` and `--version` comes as an error too. Where it cannot be written nothing is left to say.
        Err(error) => {
            return error.print().map_or(BROKEN_PIPE, |()| {
                u8::try_from(error.exit_code()).unwrap_or(USAGE)
            });
        }
    };
    let mut out = io::BufWriter::new(anstream::stdout());
    let status = match arguments.command {
        Command::Decode(arguments) => decode::run(&arguments, &mut out),
        Command::Explain(arguments) => explain::run(&arguments, &mut out),
        Command::Scan(arguments) => scan::run(&arguments, &mut out),
    };
    let status = status.and_then(|status| out.flush().map(|()| status).map_err(Failure::from));
    match status {
        Ok(status) => status,
        Err(Failure::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => BROKEN_PIPE,
        Err(failure) => {
            // Where standard error is closed the status is all that can be said.
            let _ = writeln!(anstream::stderr(), "tcenvelope: {failure}");
            USAGE
        }
    }
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
