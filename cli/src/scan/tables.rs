//! A summary as tables for a person.

use std::fmt::{self, Write as _};
use std::io::{self, Write};

use super::calendar::Moment;
use super::number::{bytes, grouped, share};
use super::summary::{Outcomes, Summary};
use super::table::{Side, Table};
use super::times::Times;
use crate::screen::{self, BAD, GOOD, ODD};
use crate::visible::{visible, visible_start};

/// How many characters of a name are shown.
const LONGEST_NAME: usize = 80;

const LEFT: Side = Side::Left;
const RIGHT: Side = Side::Right;

/// Writes the tables that have something in them, each with at most so many rows.
pub(super) fn write(summary: &Summary, top: usize, out: &mut impl Write) -> io::Result<()> {
    let mut text = String::new();
    // Writing to a string does not fail.
    let _ = write_all(summary, top, screen::width(), &mut text);
    screen::write(&text, out)
}

fn write_all(summary: &Summary, top: usize, width: Option<usize>, out: &mut String) -> fmt::Result {
    write_outcomes(summary, out)?;
    write_codes(summary, top, width, out)?;
    write_categories(summary, top, width, out)?;
    write_anomalies(summary, top, width, out)?;
    write_groups(summary, top, width, out)?;
    write_times(summary, top, width, out)?;
    write_no_envelopes(summary, top, width, out)?;
    write_unread(summary, top, out)
}

fn write_outcomes(summary: &Summary, out: &mut String) -> fmt::Result {
    let Outcomes {
        successes,
        failures,
        no_envelopes,
    } = summary.outcomes;
    writeln!(
        out,
        "{} in {}, {}",
        counted(summary.records, "record"),
        counted(summary.files, "file"),
        bytes(summary.bytes)
    )?;
    let total = summary.outcomes.bodies();
    let rows = [
        ("successes", successes, GOOD),
        ("failures", failures, BAD),
        ("no envelope", no_envelopes, ODD),
    ];
    let digits = grouped(total).len();
    for (name, count, style) in rows {
        let style = if count > 0 {
            style
        } else {
            anstyle::Style::new()
        };
        let (count, share) = (grouped(count), share(count, total));
        writeln!(
            out,
            "{style}{name:<11}{style:#}  {count:>digits$}  {share:>6}"
        )?;
    }
    if summary.without_body > 0 {
        writeln!(
            out,
            "without a body: {}",
            counted(summary.without_body, "record")
        )?;
    }
    Ok(())
}

fn write_codes(
    summary: &Summary,
    top: usize,
    width: Option<usize>,
    out: &mut String,
) -> fmt::Result {
    let failures = summary.outcomes.failures;
    let mut table = Table::new([
        ("code", LEFT),
        ("failures", RIGHT),
        ("share", RIGHT),
        ("category", LEFT),
        ("retry", LEFT),
        ("meaning", LEFT),
    ]);
    for code in summary.codes.iter().take(top) {
        table.add([
            name(&code.code),
            grouped(code.count),
            share(code.count, failures),
            code.category.to_owned(),
            code.retry.to_owned(),
            code.description.to_owned(),
        ]);
    }
    let more = summary.codes.iter().skip(top);
    let more = Rest::new(more.map(|code| code.count), summary.other_codes);
    write_table(&table, &more.text("code", "failure"), width, out)
}

fn write_categories(
    summary: &Summary,
    top: usize,
    width: Option<usize>,
    out: &mut String,
) -> fmt::Result {
    let failures = summary.outcomes.failures;
    let mut table = Table::new([
        ("category", LEFT),
        ("failures", RIGHT),
        ("share", RIGHT),
        ("whose", LEFT),
        ("meaning", LEFT),
    ]);
    for category in summary.categories.iter().take(top) {
        table.add([
            category.category.to_owned(),
            grouped(category.count),
            share(category.count, failures),
            category.fault.to_owned(),
            category.description.to_owned(),
        ]);
    }
    let more = summary.categories.iter().skip(top);
    let more = Rest::new(more.map(|category| category.count), 0);
    write_table(&table, &more.text("category", "failure"), width, out)
}

fn write_anomalies(
    summary: &Summary,
    top: usize,
    width: Option<usize>,
    out: &mut String,
) -> fmt::Result {
    let mut table = Table::new([("anomaly", LEFT), ("bodies", RIGHT), ("meaning", LEFT)]);
    for anomaly in summary.anomalies.iter().take(top) {
        let known = tcenvelope::Anomaly::ALL
            .iter()
            .find(|known| known.name() == anomaly.name);
        table.add([
            anomaly.name.to_owned(),
            grouped(anomaly.count),
            known.map_or("", |known| known.meaning()).to_owned(),
        ]);
    }
    // A body can have several: their sum would mean nothing.
    let more = Rest {
        names: summary.anomalies.len().saturating_sub(top),
        bodies: 0,
        others: 0,
    };
    write_table(&table, &more.text("anomaly", ""), width, out)
}

fn write_groups(
    summary: &Summary,
    top: usize,
    width: Option<usize>,
    out: &mut String,
) -> fmt::Result {
    let mut table = outcomes_table("group");
    for group in summary.groups.iter().take(top) {
        add_outcomes(&mut table, name(&group.group), &group.outcomes);
    }
    let more = summary.groups.iter().skip(top);
    let more = Rest::new(
        more.map(|group| group.outcomes.bodies()),
        summary.other_groups.bodies(),
    );
    write_table(&table, &more.text("group", "body"), width, out)
}

fn write_times(
    summary: &Summary,
    top: usize,
    width: Option<usize>,
    out: &mut String,
) -> fmt::Result {
    let mut table = outcomes_table("from (UTC)");
    if summary.time_step > 0 && top > 0 {
        let mut times = Times::new(top, summary.time_step);
        for time in &summary.times {
            times.add(time.begin, time.outcomes);
        }
        for (begin, outcomes) in times.steps() {
            add_outcomes(&mut table, Moment::new(begin).stamp(), &outcomes);
        }
    }
    let without = summary.without_time;
    let text = (without > 0).then(|| {
        format!(
            "without a time stamp that can be read: {}",
            counted(without, "body")
        )
    });
    write_table(&table, &text.unwrap_or_default(), width, out)
}

fn outcomes_table(first: &'static str) -> Table {
    Table::new([
        (first, LEFT),
        ("bodies", RIGHT),
        ("successes", RIGHT),
        ("failures", RIGHT),
        ("share", RIGHT),
        ("no envelope", RIGHT),
    ])
}

fn add_outcomes(table: &mut Table, name: String, outcomes: &Outcomes) {
    let total = outcomes.bodies();
    table.add([
        name,
        grouped(total),
        grouped(outcomes.successes),
        grouped(outcomes.failures),
        share(outcomes.failures, total),
        grouped(outcomes.no_envelopes),
    ]);
}

fn write_no_envelopes(
    summary: &Summary,
    top: usize,
    width: Option<usize>,
    out: &mut String,
) -> fmt::Result {
    let mut table = Table::new([("no envelope", LEFT), ("bodies", RIGHT), ("hint", LEFT)]);
    for kind in summary.no_envelopes.iter().take(top) {
        table.add([
            kind.kind.to_owned(),
            grouped(kind.count),
            kind.hint.unwrap_or("-").to_owned(),
        ]);
    }
    let more = summary.no_envelopes.iter().skip(top);
    let more = Rest::new(more.map(|kind| kind.count), 0);
    write_table(&table, &more.text("kind", "body"), width, out)?;
    if summary.places.is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    for place in summary.places.iter().take(top) {
        writeln!(
            out,
            "{}:{}: {}",
            visible(&place.file),
            place.line,
            visible(&place.text)
        )?;
    }
    let more = summary.places.len().saturating_sub(top) as u64 + summary.more_places;
    if more > 0 {
        writeln!(out, "and {} more", grouped(more))?;
    }
    Ok(())
}

fn write_unread(summary: &Summary, top: usize, out: &mut String) -> fmt::Result {
    if summary.unread.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{BAD}not read to the end{BAD:#}")?;
    for unread in summary.unread.iter().take(top) {
        writeln!(
            out,
            "{}: {} ({} counted before)",
            visible(&unread.file),
            visible(&unread.reason),
            counted(unread.records, "record")
        )?;
    }
    let more = summary.all_unread() - summary.unread.len().min(top) as u64;
    if more > 0 {
        writeln!(out, "and {} more", grouped(more))?;
    }
    Ok(())
}

/// Writes a table with rows or a text below it, and a line before it.
fn write_table(table: &Table, below: &str, width: Option<usize>, out: &mut String) -> fmt::Result {
    if table.is_empty() && below.is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    if !table.is_empty() {
        table.write(width, out)?;
    }
    if !below.is_empty() {
        writeln!(out, "{below}")?;
    }
    Ok(())
}

/// What a table does not show.
struct Rest {
    /// Names that were counted by themselves, and how many bodies they have.
    names: usize,
    bodies: u64,
    /// Bodies of all names that were not.
    others: u64,
}

impl Rest {
    fn new(counts: impl Iterator<Item = u64>, others: u64) -> Self {
        let (mut names, mut bodies) = (0, 0);
        for count in counts {
            names += 1;
            bodies += count;
        }
        Self {
            names,
            bodies,
            others,
        }
    }

    /// What is below the table.
    fn text(&self, name: &str, body: &str) -> String {
        let mut texts = Vec::new();
        if self.names > 0 {
            let names = counted(self.names as u64, &format!("more {name}"));
            texts.push(if self.bodies > 0 {
                format!("and {names}: {}", counted(self.bodies, body))
            } else {
                format!("and {names}")
            });
        }
        if self.others > 0 {
            let others = counted(self.others, body);
            texts.push(format!(
                "{others} with a {name} that came after too many others to be counted by itself"
            ));
        }
        texts.join("; ")
    }
}

/// `1 body`, `2 bodies`.
fn counted(count: u64, what: &str) -> String {
    let stem = what.strip_suffix('y');
    match (count, stem) {
        (1, _) => format!("1 {what}"),
        (_, Some(stem)) => format!("{} {stem}ies", grouped(count)),
        _ => format!("{} {what}s", grouped(count)),
    }
}

/// A name from a body; a dash where there is none.
fn name(text: &str) -> String {
    if text.is_empty() {
        "-".to_owned()
    } else {
        visible_start(text, LONGEST_NAME)
    }
}
