//! The console script `tcenvelope`, which is the program of that name.

use std::ffi::OsString;

use pyo3::prelude::*;

/// Runs the command with the arguments of a program, and returns its exit status. Python's other threads go on meanwhile.
#[pyfunction]
pub(crate) fn run_command(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| tcenvelope_cli::run(arguments))
}
