//! Facts on a screen: a label and a text in each row.

use std::fmt::{self, Write as _};
use std::io::{self, Write};

use anstyle::Style;
use textwrap::core::display_width;

use crate::screen::{self, FAINT};

/// Columns between the longest label and the texts.
const GAP: usize = 2;
/// Columns that a label may take before its text moves to the right.
const LONGEST_LABEL: usize = 40;
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
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = self.write_within(screen::width(), &mut text);
        screen::write(&text, out)
    }

    fn write_within(&self, width: Option<usize>, text: &mut String) -> fmt::Result {
        let labels = self.rows.iter().map(|(label, _, _)| display_width(label));
        // One long name must not push all texts off the screen.
        let indent = labels.max().unwrap_or(0).min(LONGEST_LABEL) + GAP;
        let room = width.map_or(usize::MAX, |width| {
            width.saturating_sub(indent).max(NARROWEST)
        });
        for (label, fact, style) in &self.rows {
            let gap = indent.saturating_sub(display_width(label)).max(GAP);
            write!(text, "{FAINT}{label}{FAINT:#}{:gap$}", "")?;
            let lines = textwrap::wrap(fact, textwrap::Options::new(room).break_words(false));
            for (number, line) in lines.iter().enumerate() {
                let indent = if number == 0 { 0 } else { indent };
                writeln!(text, "{:indent$}{style}{line}{style:#}", "")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::BAD;

    fn written(rows: &Rows, width: Option<usize>) -> String {
        let mut text = String::new();
        rows.write_within(width, &mut text)
            .expect("a string takes all");
        anstream::adapter::strip_str(&text).to_string()
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
            "code  X\n请求  it was tried and it\n      failed\n"
        );
    }
}
