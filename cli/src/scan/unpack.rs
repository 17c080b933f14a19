//! Plain, gzip and zstd files, told apart by their first bytes.
//!
//! gzip is unpacked by zlib-rs. For zstd it is the reference decoder, which is C, and not `ruzstd`: that one unpacked recorded
//! bodies at a quarter of the speed, keeps a file's last window (2 MiB as `zstd` packs) to itself if the file is cut, and does
//! not compare checksums. The reference decoder is fuzzed all the time, and compiles wherever Rust can link.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::Path;

use super::progress::Progress;
use crate::arguments::is_stdin;

/// What a file holds, unpacked while it is read.
pub(super) type Unpacked = Box<dyn Read + Send>;

/// The most that the window of a zstd frame may be, as a power of two: 128 MiB, which is what `zstd -d` takes too.
/// A frame asks for that much memory before it has given anything.
const LONGEST_WINDOW: u32 = 27;

/// Opens a file, or standard input. How far it is read is shown.
pub(super) fn open(path: &Path, progress: &Progress) -> io::Result<Unpacked> {
    if is_stdin(path) {
        unpack(progress.watch(io::stdin()))
    } else {
        unpack(progress.watch(File::open(path)?))
    }
}

/// Every member of a gzip file and every frame of a zstd file is read; checksums are checked.
fn unpack(mut file: impl Read + Send + 'static) -> io::Result<Unpacked> {
    let mut head = Vec::new();
    file.by_ref().take(4).read_to_end(&mut head)?;
    let format = Format::of(&head);
    let file = Cursor::new(head).chain(file);
    Ok(match format {
        Format::Plain => Box::new(file),
        Format::Gzip => Box::new(flate2::bufread::MultiGzDecoder::new(buffered(file))),
        Format::Zstd => {
            let mut decoder = zstd::stream::read::Decoder::with_buffer(buffered(file))?;
            decoder.window_log_max(LONGEST_WINDOW)?;
            Box::new(decoder)
        }
    })
}

fn buffered<R: Read>(file: R) -> BufReader<R> {
    BufReader::with_capacity(128 << 10, file)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Plain,
    Gzip,
    Zstd,
}

impl Format {
    /// By the magic numbers of RFC 1952 and RFC 8878; a zstd file may begin with a skippable frame.
    fn of(head: &[u8]) -> Self {
        match head {
            [0x1f, 0x8b, ..] => Self::Gzip,
            [0x28, 0xb5, 0x2f, 0xfd] | [0x50..=0x5f, 0x2a, 0x4d, 0x18] => Self::Zstd,
            _ => Self::Plain,
        }
    }
}
