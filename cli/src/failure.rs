//! Why the command could not do what it was asked for.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::visible::visible_path;

/// Why the command could not do what it was asked for. The API saying no is none of these: that is a result.
#[derive(Debug)]
#[non_exhaustive]
pub enum Failure {
    /// A file cannot be read.
    Read {
        /// The file; `-` is standard input.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// What was found out cannot be written to standard output.
    Write(io::Error),
    /// A file cannot be written.
    Create {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// What was asked for does not go with what was found: one line of text.
    Usage(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read { path, source } => {
                write!(formatter, "cannot read {}: {source}", visible_path(path))
            }
            Self::Write(error) => write!(formatter, "cannot write: {error}"),
            Self::Create { path, source } => {
                write!(formatter, "cannot write {}: {source}", visible_path(path))
            }
            Self::Usage(text) => formatter.write_str(text),
        }
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read { source, .. } | Self::Create { source, .. } | Self::Write(source) => {
                Some(source)
            }
            Self::Usage(_) => None,
        }
    }
}

/// An error while writing is one of standard output: files that are read or made are named where that is done.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}
