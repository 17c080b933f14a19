//! `tcenvelope explain`.

use std::io::Write;

use crate::arguments::Explain;
use crate::failure::Failure;

/// Says what a code means, and returns the exit status.
pub(crate) fn run(_arguments: &Explain, _out: &mut impl Write) -> Result<u8, Failure> {
    Ok(crate::SUCCESS)
}
