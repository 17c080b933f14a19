//! How much has been read, on a terminal.

use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::PathBuf;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::files::Files;
use crate::arguments::is_stdin;

/// A bar on standard error, if that is a terminal that can move its cursor.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// Looks how much there is to read, if that is to be shown.
    pub(super) fn new(paths: &[PathBuf]) -> Self {
        let is_dumb = std::env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb");
        Self(if io::stderr().is_terminal() && !is_dumb {
            bar(paths)
        } else {
            ProgressBar::hidden()
        })
    }

    /// A file whose bytes are counted, as they are stored, while they are read.
    pub(super) fn watch<R: Read + Send + 'static>(&self, file: R) -> impl Read + Send + 'static {
        self.0.wrap_read(file)
    }

    /// Leaves nothing of it on the terminal.
    pub(super) fn finish(&self) {
        self.0.finish_and_clear();
    }
}

fn bar(paths: &[PathBuf]) -> ProgressBar {
    let target = ProgressDrawTarget::stderr();
    let (bar, template) = match stored_bytes(paths) {
        Some(length) => (
            ProgressBar::with_draw_target(Some(length), target),
            "{bar:30} {percent:>3}%  {decimal_bytes} of {decimal_total_bytes}  {decimal_bytes_per_sec}  {eta} left",
        ),
        None => (
            ProgressBar::with_draw_target(None, target),
            "{decimal_bytes} read  {decimal_bytes_per_sec}",
        ),
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style.progress_chars("=> ")),
        // The templates are right.
        Err(_) => bar,
    }
}

/// How many bytes all files have; `None` if that cannot be known before they are read.
fn stored_bytes(paths: &[PathBuf]) -> Option<u64> {
    let mut total = 0;
    for found in Files::new(paths.to_vec(), None) {
        if is_stdin(&found.path) {
            return None;
        }
        if let Ok(metadata) = fs::metadata(&found.path) {
            if !metadata.is_file() {
                return None;
            }
            total += metadata.len();
        }
    }
    Some(total)
}
