//! The file that a report is written to.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use crate::arguments::is_stdin;
use crate::failure::Failure;

/// What a report begins with: something else is not replaced by one while its folder is read.
const BEGINNING: &[u8] = b"<!DOCTYPE html>";

/// A file that can be written. What stands in it stays until there is something to put in its place.
pub(super) struct Destination {
    given: PathBuf,
    path: PathBuf,
    file: File,
}

impl Destination {
    /// Opens the file. One that is to be read, or that lies in a folder that is to be read and is no report, is refused: it
    /// would be lost.
    pub(super) fn open(path: &Path, sources: &[PathBuf]) -> Result<Self, Failure> {
        let refuse = |text: &str| Err(Failure::Usage(format!("--html: {text}")));
        if let Ok(existing) = path.canonicalize() {
            let mut sources = sources.iter().filter(|source| !is_stdin(source));
            let mut above = sources
                .by_ref()
                .filter_map(|source| source.canonicalize().ok());
            if above.any(|source| {
                source == existing || existing.starts_with(&source) && !is_report(&existing)
            }) {
                return refuse(
                    "this file is one of those to read; the report would take its place",
                );
            }
        }
        let opened = OpenOptions::new().append(true).create(true).open(path);
        let located = opened.and_then(|file| Ok((file, path.canonicalize()?)));
        match located {
            Ok((file, located)) => Ok(Self {
                given: path.to_owned(),
                path: located,
                file,
            }),
            Err(source) => Err(Failure::Create {
                path: path.to_owned(),
                source,
            }),
        }
    }

    /// Where it is, without links.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes in the place of what stands there.
    pub(super) fn write(
        self,
        write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let is_file = self
            .file
            .metadata()
            .is_ok_and(|metadata| metadata.is_file());
        // A pipe or a device has nothing to take away.
        let emptied = if is_file {
            self.file.set_len(0)
        } else {
            Ok(())
        };
        let mut out = BufWriter::new(self.file);
        emptied
            .and_then(|()| write(&mut out))
            .and_then(|()| out.flush())
            .map_err(|source| Failure::Create {
                path: self.given,
                source,
            })
    }
}

fn is_report(path: &Path) -> bool {
    let mut beginning = Vec::new();
    let read = File::open(path).and_then(|file| {
        file.take(BEGINNING.len() as u64)
            .read_to_end(&mut beginning)
    });
    read.is_ok() && (beginning.is_empty() || beginning == BEGINNING)
}
