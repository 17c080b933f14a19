//! `tcenvelope scan`.

mod calendar;
mod count;
mod destination;
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

use std::io::Write;
use std::num::NonZero;

use tcenvelope::Language;

use crate::arguments::{Scan, is_stdin};
use crate::failure::Failure;
use crate::{SUCCESS, USAGE, json, options, remark};
use count::Counter;
use destination::Destination;
use files::Files;
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
    let report = arguments.html.as_deref();
    let report = report
        .map(|path| Destination::open(path, &arguments.paths))
        .transpose()?;
    let summary = scan(arguments, report.as_ref(), &members, language);
    if arguments.json {
        json::write_line(&summary, out)?;
    } else if arguments.csv {
        values::write(&summary, out)?;
    } else {
        tables::write(&summary, arguments.top, out)?;
    }
    out.flush()?;
    for line in unmet::lines(arguments, &summary) {
        remark(line);
    }
    // Last: if it fails, what was found is not lost.
    if let Some(report) = report {
        report.write(|file| report::write_report(&summary, language, file))?;
    }
    Ok(if summary.unread.is_empty() {
        SUCCESS
    } else {
        USAGE
    })
}

fn scan(
    arguments: &Scan,
    report: Option<&Destination>,
    members: &Members,
    language: Language,
) -> Summary {
    let product = arguments.product.as_deref();
    let options = options(product);
    let processors = || std::thread::available_parallelism().map_or(1, NonZero::get);
    let threads = arguments.threads.map_or_else(processors, NonZero::get);
    let progress = Progress::new(&arguments.paths);
    let files = Files::new(arguments.paths.clone(), report.map(Destination::path));
    let (totals, files) = work::scan(files, arguments.records, threads, &progress, || {
        Counter::new(members, options)
    });
    progress.finish();
    if files.left_out > 0 {
        // Nothing goes unread without a word.
        remark(format_args!(
            "left out what is neither a file nor a folder: {} in folders (links are followed only if they are named)",
            files.left_out
        ));
    }
    totals.into_summary(&Context {
        product,
        language,
        has_times: members.has_times(),
    })
}

/// Refuses what cannot be read twice.
fn check_paths(arguments: &Scan) -> Result<(), Failure> {
    let streams = arguments.paths.iter().filter(|path| is_stdin(path));
    if streams.count() > 1 {
        let text = "`-` stands there more than once: standard input can be read once only";
        return Err(Failure::Usage(text.to_owned()));
    }
    Ok(())
}
