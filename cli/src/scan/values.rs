//! A summary as comma-separated values (RFC 4180): what each count is of, in a row each.

use std::io::{self, Write};

use super::calendar::Moment;
use super::summary::{Outcomes, Summary};
use crate::visible::visible;

/// Writes `table,name,measure,count` and a row for each count.
///
/// A spreadsheet takes a cell that begins with `=` and some others for a formula: names from outside that do so have an
/// apostrophe before them, and control and bidirectional characters in them are escaped.
pub(super) fn write(summary: &Summary, out: &mut impl Write) -> io::Result<()> {
    let mut rows = Rows(out);
    rows.write(["table", "name", "measure"], "count")?;
    rows.count("scan", "", "files", summary.files)?;
    rows.count("scan", "", "bytes", summary.bytes)?;
    rows.count("scan", "", "records", summary.records)?;
    rows.count("scan", "", "without_body", summary.without_body)?;
    rows.outcomes("outcomes", "", &summary.outcomes)?;
    for code in &summary.codes {
        rows.count("codes", &code.code, "failures", code.count)?;
    }
    rows.count_if_any("other_codes", "failures", summary.other_codes)?;
    for category in &summary.categories {
        rows.count("categories", category.category, "failures", category.count)?;
    }
    for anomaly in &summary.anomalies {
        rows.count("anomalies", anomaly.name, "bodies", anomaly.count)?;
    }
    for group in &summary.groups {
        rows.outcomes("groups", &group.group, &group.outcomes)?;
    }
    if summary.other_groups != Outcomes::default() {
        rows.outcomes("other_groups", "", &summary.other_groups)?;
    }
    for time in &summary.times {
        let begin = Moment::new(time.begin).rfc_3339();
        rows.outcomes("times", &begin, &time.outcomes)?;
    }
    rows.count_if_any("times", "step_seconds", summary.time_step)?;
    rows.count_if_any("times", "without_time", summary.without_time)?;
    for kind in &summary.no_envelopes {
        let hint = kind.hint.map(|hint| format!(" {hint}"));
        let name = format!("{}{}", kind.kind, hint.unwrap_or_default());
        rows.count("no_envelopes", &name, "bodies", kind.count)?;
    }
    for place in &summary.places {
        let name = format!("{}:{}", place.file, place.line);
        rows.count("places", &name, place.kind, 1)?;
    }
    rows.count_if_any("more_places", "bodies", summary.more_places)?;
    for unread in &summary.unread {
        rows.count("unread", &unread.file, "records", unread.records)?;
    }
    rows.count_if_any("more_unread", "files", summary.more_unread)
}

struct Rows<'a, W>(&'a mut W);

impl<W: Write> Rows<'_, W> {
    fn outcomes(&mut self, table: &str, name: &str, outcomes: &Outcomes) -> io::Result<()> {
        self.count(table, name, "successes", outcomes.successes)?;
        self.count(table, name, "failures", outcomes.failures)?;
        self.count(table, name, "no_envelopes", outcomes.no_envelopes)
    }

    fn count_if_any(&mut self, table: &str, measure: &str, count: u64) -> io::Result<()> {
        if count > 0 {
            self.count(table, "", measure, count)?;
        }
        Ok(())
    }

    fn count(&mut self, table: &str, name: &str, measure: &str, count: u64) -> io::Result<()> {
        self.write([table, &cell(name), measure], &count.to_string())
    }

    fn write(&mut self, names: [&str; 3], count: &str) -> io::Result<()> {
        write!(self.0, "{},{count}\r\n", names.join(","))
    }
}

/// A name as a cell.
fn cell(name: &str) -> String {
    let mut cell = visible(name);
    if cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        cell.insert(0, '\'');
    }
    if cell.contains([',', '"']) {
        cell = format!("\"{}\"", cell.replace('"', "\"\""));
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cells_and_nothing_more() {
        assert_eq!(cell("LimitExceeded.X"), "LimitExceeded.X");
        assert_eq!(cell("a,b"), "\"a,b\"");
        assert_eq!(cell("a\"b\nc"), "\"a\"\"b\\u{a}c\"");
        assert_eq!(cell("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(cell("\t=1"), "\\u{9}=1");
        for begin in ["+1", "-1", "@x", "＝1"] {
            assert_eq!(cell(begin), format!("'{begin}"));
        }
    }
}
