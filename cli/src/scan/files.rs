//! The files that the paths stand for, one after the other.

use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};
use std::vec;

use crate::arguments::is_stdin;

/// A file to read, or what kept a path from being one.
pub(super) struct Found {
    pub(super) path: PathBuf,
    pub(super) problem: Option<io::Error>,
}

/// The files that paths stand for, in the order of the paths, those of a folder by name. It holds no more names than those
/// of the folders that it is in.
///
/// Hidden files count like others. What is in a folder and is a link, a device, a pipe or a socket does not: a link may
/// lead to what is read already, or around in circles; the rest may never end. Whoever means one of them names it.
pub(super) struct Files {
    paths: vec::IntoIter<PathBuf>,
    /// What in folders is written instead of read.
    written: Option<PathBuf>,
    /// What is still to come of the folders, the innermost last.
    folders: Vec<vec::IntoIter<Entry>>,
    /// How many things in folders were left out.
    pub(super) left_out: u64,
}

/// What stands in a folder.
struct Entry {
    path: PathBuf,
    file_type: io::Result<FileType>,
}

impl Files {
    pub(super) fn new(paths: Vec<PathBuf>, written: Option<&Path>) -> Self {
        Self {
            paths: paths.into_iter(),
            written: written.map(Path::to_owned),
            folders: Vec::new(),
            left_out: 0,
        }
    }

    /// Goes into a folder; a problem is a find too.
    fn enter(&mut self, path: PathBuf) -> Option<Found> {
        match entries(&path) {
            Ok(entries) => {
                self.folders.push(entries.into_iter());
                None
            }
            Err(error) => Some(Found::problem(path, error)),
        }
    }

    fn is_written(&self, path: &Path) -> bool {
        self.written.as_ref().is_some_and(|written| {
            written.file_name() == path.file_name()
                && path.canonicalize().is_ok_and(|path| path == *written)
        })
    }

    /// Goes on in the innermost folder.
    fn next_entry(&mut self, entry: Entry) -> Option<Found> {
        match entry.file_type {
            Ok(file_type) if file_type.is_dir() => self.enter(entry.path),
            Ok(file_type) if file_type.is_file() && self.is_written(&entry.path) => None,
            Ok(file_type) if file_type.is_file() => Some(Found::file(entry.path)),
            Ok(_) => {
                self.left_out += 1;
                None
            }
            Err(error) => Some(Found::problem(entry.path, error)),
        }
    }
}

impl Iterator for Files {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            let found = if let Some(folder) = self.folders.last_mut() {
                if let Some(entry) = folder.next() {
                    self.next_entry(entry)
                } else {
                    self.folders.pop();
                    None
                }
            } else {
                let path = self.paths.next()?;
                if !is_stdin(&path) && path.is_dir() {
                    self.enter(path)
                } else {
                    // What is wrong with it shows when it is opened.
                    Some(Found::file(path))
                }
            };
            if found.is_some() {
                return found;
            }
        }
    }
}

impl Found {
    fn file(path: PathBuf) -> Self {
        Self {
            path,
            problem: None,
        }
    }

    fn problem(path: PathBuf, error: io::Error) -> Self {
        Self {
            path,
            problem: Some(error),
        }
    }
}

/// What stands in a folder, by name.
fn entries(folder: &Path) -> io::Result<Vec<Entry>> {
    let mut entries = fs::read_dir(folder)?
        .map(|entry| {
            entry.map(|entry| Entry {
                path: entry.path(),
                file_type: entry.file_type(),
            })
        })
        .collect::<io::Result<Vec<_>>>()?;
    entries.sort_by(|left, right| left.path.cmp(&right.path));
    Ok(entries)
}
