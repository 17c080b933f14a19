//! Results for programs.

use std::io::{self, Write};

use serde::Serialize;

use crate::visible::visible_json;

/// Writes something as JSON, on a line of its own, and with nothing in it that a terminal would act on: values of a body
/// come as they stand there.
pub(crate) fn write_line(what: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}", visible_json(&serde_json::to_string(what)?))
}
