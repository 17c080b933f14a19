//! Results for programs.

use std::io::{self, Write};

use serde::Serialize;

use crate::failure::Failure;

/// Writes something as JSON, on a line of its own.
pub(crate) fn write_line(what: &impl Serialize, out: &mut impl Write) -> Result<(), Failure> {
    serde_json::to_writer(&mut *out, what).map_err(io::Error::from)?;
    Ok(writeln!(out)?)
}
