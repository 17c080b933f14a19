//! The program `tcenvelope`. All it does is in the library, which the Python package runs too.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(tcenvelope_cli::run(std::env::args_os()))
}
