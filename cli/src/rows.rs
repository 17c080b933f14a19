//! Facts on a screen: a label and a text in each row.

use std::io::{self, IsTerminal, Write};

use anstyle::{AnsiColor, Style};

const LABEL: Style = Style::new().dimmed();
/// What stands out.
pub(crate) const STRONG: Style = Style::new().bold();
/// Something worked.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default().bold();
/// Something did not.
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
/// Something is odd.
pub(crate) const ODD: Style = AnsiColor::Yellow.on_default();

/// Columns between the longest label and the texts.
const GAP: usize = 2;
/// A narrower terminal gets lines that it folds itself.
const NARROWEST: usize = 20;

/// Rows of a label and a text. On a terminal long texts are broken at words, below their beginning.
#[derive(Default)]
pub(crate) struct Rows {
    rows: Vec<(String, String, Style)>,
}

impl Rows {
    /// Adds a row, whose text is shown as it is: what comes from outside was made [visible](crate::visible) before.
    pub(crate) fn add(&mut self, label: &str, text: impl Into<String>) {
        self.add_styled(label, text, Style::new());
    }

    /// Adds a row with a text that stands out.
    pub(crate) fn add_styled(&mut self, label: &str, text: impl Into<String>, style: Style) {
        self.rows.push((label.to_owned(), text.into(), style));
    }

    /// Writes the rows.
    pub(crate) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        self.write_within(terminal_width(), out)
    }

    fn write_within(&self, width: Option<usize>, out: &mut impl Write) -> io::Result<()> {
        let labels = self
            .rows
            .iter()
            .map(|(label, _, _)| textwrap::core::display_width(label));
        let indent = labels.max().unwrap_or(0) + GAP;
        for (label, text, style) in &self.rows {
            let padding = indent - textwrap::core::display_width(label);
            write!(out, "{LABEL}{label}{LABEL:#}{:padding$}", "")?;
            let room = width.map_or(usize::MAX, |width| {
                width.saturating_sub(indent).max(NARROWEST)
            });
            let lines = textwrap::wrap(text, textwrap::Options::new(room).break_words(false));
            for (number, line) in lines.iter().enumerate() {
                let indent = if number == 0 { 0 } else { indent };
                writeln!(out, "{:indent$}{style}{line}{style:#}", "")?;
            }
        }
        Ok(())
    }
}

/// How many columns standard output has, if it is a terminal.
pub(crate) fn terminal_width() -> Option<usize> {
    if !io::stdout().is_terminal() {
        return None;
    }
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(rows: &Rows, width: Option<usize>) -> String {
        let mut out = Vec::new();
        rows.write_within(width, &mut out)
            .expect("a vector takes all");
        anstream::adapter::strip_str(std::str::from_utf8(&out).expect("text")).to_string()
    }

    #[test]
    fn texts_stand_below_each_other() {
        let mut rows = Rows::default();
        rows.add("code", "X");
        rows.add_styled("请求", "it was tried and it failed", BAD);
        assert_eq!(
            written(&rows, None),
            "code  X\n请求  it was tried and it failed\n"
        );
        assert_eq!(
            written(&rows, Some(26)),
            "code  X\n请求  it was tried and\n      it failed\n"
        );
    }
}
