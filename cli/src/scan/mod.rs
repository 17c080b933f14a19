//! `tcenvelope scan`.

mod calendar;
mod count;
mod files;
mod layout;
mod merge;
mod names;
mod number;
mod pieces;
mod progress;
mod record;
mod report;
mod stamp;
mod summary;
mod table;
mod tables;
mod tally;
mod times;
mod totals;
mod unmet;
mod unpack;
mod values;
mod work;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};

use tcenvelope::{Language, Options};

use crate::arguments::Scan;
use crate::failure::Failure;
use crate::{SUCCESS, USAGE, json};
use count::Counter;
use files::{Files, is_stdin};
use progress::Progress;
use record::Members;
use summary::Summary;
use totals::Context;

/// Counts what recorded answers say, and returns the exit status.
pub(crate) fn run(arguments: &Scan, out: &mut impl Write) -> Result<u8, Failure> {
    let language = arguments.lang.into();
    let members = Members::new(arguments)?;
    check_paths(arguments)?;
    // A report that cannot be written is known before the work is done.
    let report = arguments.html.as_deref().map(create).transpose()?;
    let summary = scan(arguments, &members, language);
    if let (Some(path), Some(file)) = (&arguments.html, report) {
        write_report(&summary, language, path, file)?;
    }
    if arguments.json {
        json::write_line(&summary, out)?;
    } else if arguments.csv {
        values::write(&summary, out)?;
    } else {
        tables::write(&summary, arguments.top, out)?;
    }
    out.flush()?;
    for line in unmet::lines(arguments, &summary) {
        // Where standard error is closed nobody wants to know.
        let _ = writeln!(std::io::stderr(), "tcenvelope: {line}");
    }
    Ok(if summary.unread.is_empty() {
        SUCCESS
    } else {
        USAGE
    })
}

fn scan(arguments: &Scan, members: &Members, language: Language) -> Summary {
    let product = arguments.product.as_deref();
    let mut options = Options::new();
    if let Some(product) = product {
        options = options.with_product(product);
    }
    let processors = || std::thread::available_parallelism().map_or(1, NonZero::get);
    let threads = arguments.threads.map_or_else(processors, NonZero::get);
    let progress = Progress::new(&arguments.paths);
    let files = Files::new(arguments.paths.clone());
    let (totals, files) = work::scan(files, arguments.records, threads, &progress, || {
        Counter::new(members, options)
    });
    progress.finish();
    if files.left_out > 0 {
        // Nothing goes unread without a word. Where standard error is closed nobody wants to know.
        let _ = writeln!(
            std::io::stderr(),
            "tcenvelope: left out what is neither a file nor a folder: {} in folders (links are followed only if they are named)",
            files.left_out
        );
    }
    totals.into_summary(&Context {
        product,
        language,
        has_times: members.has_times(),
    })
}

/// Refuses paths of which something would be lost.
fn check_paths(arguments: &Scan) -> Result<(), Failure> {
    let streams = arguments.paths.iter().filter(|path| is_stdin(path));
    if streams.count() > 1 {
        let text = "`-` stands there more than once: standard input can be read once only";
        return Err(Failure::Usage(text.to_owned()));
    }
    // What does not exist yet is not read either.
    let report = arguments.html.as_deref().and_then(canonical);
    let is_read = |path: &PathBuf| !is_stdin(path) && canonical(path) == report;
    if report.is_some() && arguments.paths.iter().any(is_read) {
        let text = "--html: this file is one of those to read; the report would take its place";
        return Err(Failure::Usage(text.to_owned()));
    }
    Ok(())
}

fn canonical(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok()
}

fn create(path: &Path) -> Result<File, Failure> {
    File::create(path).map_err(|source| Failure::Create {
        path: path.to_owned(),
        source,
    })
}

fn write_report(
    summary: &Summary,
    language: Language,
    path: &Path,
    file: File,
) -> Result<(), Failure> {
    let mut out = BufWriter::new(file);
    report::write_report(summary, language, &mut out)
        .and_then(|()| out.flush())
        .map_err(|source| Failure::Create {
            path: path.to_owned(),
            source,
        })
}
