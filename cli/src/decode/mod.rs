//! `tcenvelope decode`.

use std::io::Write;

use crate::arguments::Decode;
use crate::failure::Failure;

/// Shows what an answer says, and returns the exit status.
pub(crate) fn run(_arguments: &Decode, _out: &mut impl Write) -> Result<u8, Failure> {
    Ok(crate::SUCCESS)
}
