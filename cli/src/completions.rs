//! `tcenvelope completions`.

use std::io::Write;

use clap::CommandFactory;

use crate::SUCCESS;
use crate::arguments::{Arguments, Completions};
use crate::failure::Failure;

/// Writes the script for a shell.
pub(crate) fn run(arguments: &Completions, out: &mut impl Write) -> Result<u8, Failure> {
    // The generator does not give back an error of writing: into memory there is none.
    let mut script = Vec::new();
    clap_complete::generate(
        arguments.shell,
        &mut Arguments::command(),
        "tcenvelope",
        &mut script,
    );
    out.write_all(&script)?;
    Ok(SUCCESS)
}
