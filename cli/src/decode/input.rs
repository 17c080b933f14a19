//! Where an answer comes from.

use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;

use tcenvelope::Options;

use crate::arguments::is_stdin;
use crate::failure::Failure;

/// The most that is read: what a decoder takes, a head, and one byte more, by which it sees that there is too much.
const LONGEST: u64 = Options::DEFAULT_MAX_BYTES as u64 + (1 << 20) + 1;

/// The bytes of a file; `-` is standard input.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let done = if is_stdin(path) {
        let stdin = io::stdin();
        if stdin.is_terminal() {
            // Without it the command seems to hang.
            let _ = writeln!(
                io::stderr(),
                "paste the answer, then press Ctrl-D at the beginning of a line"
            );
        }
        stdin.lock().take(LONGEST).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(LONGEST).read_to_end(&mut bytes))
    };
    match done {
        Ok(_) => Ok(bytes),
        Err(source) => Err(Failure::Read {
            path: path.to_owned(),
            source,
        }),
    }
}
