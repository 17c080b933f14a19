//! Rows below each other, in columns.

use std::io::{self, Write};

use textwrap::core::display_width;

use crate::rows::STRONG;

/// Columns between columns.
const GAP: usize = 2;
/// The last column is not cut to fewer.
const NARROWEST: usize = 20;
const CUT: char = '…';

/// Where the text of a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// A table whose cells are shown as they are: what comes from outside was made [visible](crate::visible) before.
pub(super) struct Table {
    head: Vec<(&'static str, Side)>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(super) fn new(head: impl Into<Vec<(&'static str, Side)>>) -> Self {
        Self {
            head: head.into(),
            rows: Vec::new(),
        }
    }

    /// Adds a row with a cell for each column.
    pub(super) fn add(&mut self, row: impl Into<Vec<String>>) {
        self.rows.push(row.into());
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Writes the table. Where lines have a width the last column is cut to it, with a mark.
    pub(super) fn write(&self, width: Option<usize>, out: &mut impl Write) -> io::Result<()> {
        let widths: Vec<usize> = self
            .head
            .iter()
            .enumerate()
            .map(|(column, (title, _))| {
                let cells = self.rows.iter().map(|row| display_width(&row[column]));
                cells.max().unwrap_or(0).max(display_width(title))
            })
            .collect();
        let titles = self.head.iter().map(|(title, _)| (*title).to_owned());
        let head = self.line(&titles.collect::<Vec<_>>(), &widths, width);
        writeln!(out, "{STRONG}{head}{STRONG:#}")?;
        for row in &self.rows {
            writeln!(out, "{}", self.line(row, &widths, width))?;
        }
        Ok(())
    }

    fn line(&self, cells: &[String], widths: &[usize], width: Option<usize>) -> String {
        let mut line = String::new();
        let mut before = 0;
        let last = cells.len().saturating_sub(1);
        for (column, cell) in cells.iter().enumerate() {
            let padding = " ".repeat(widths[column] - display_width(cell));
            if column == last && self.head[column].1 == Side::Left {
                let room = width.map(|width| width.saturating_sub(before).max(NARROWEST));
                line.push_str(&room.map_or_else(|| cell.clone(), |room| fitting(cell, room)));
                continue;
            }
            match self.head[column].1 {
                Side::Left => line.extend([cell, padding.as_str()]),
                Side::Right => line.extend([padding.as_str(), cell]),
            }
            if column < last {
                line.push_str(&" ".repeat(GAP));
            }
            before += widths[column] + GAP;
        }
        line.truncate(line.trim_end().len());
        line
    }
}

/// The text, cut and marked if it is wider.
fn fitting(text: &str, width: usize) -> String {
    if display_width(text) <= width {
        return text.to_owned();
    }
    let mut short = String::new();
    let mut taken = 0;
    for character in text.chars() {
        taken += display_width(character.encode_utf8(&mut [0; 4]));
        if taken > width - 1 {
            break;
        }
        short.push(character);
    }
    short.push(CUT);
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(width: Option<usize>) -> String {
        let mut table = Table::new([
            ("code", Side::Left),
            ("count", Side::Right),
            ("meaning", Side::Left),
        ]);
        table.add([
            "X".to_owned(),
            "7".to_owned(),
            "it was tried and it failed".to_owned(),
        ]);
        table.add([
            "代码".to_owned(),
            "12345678".to_owned(),
            "请求过于频繁，请稍后重试".to_owned(),
        ]);
        let mut out = Vec::new();
        table.write(width, &mut out).unwrap();
        anstream::adapter::strip_str(std::str::from_utf8(&out).unwrap()).to_string()
    }

    #[test]
    fn columns_stand_below_each_other_and_the_last_one_fits() {
        assert_eq!(
            written(None),
            "code     count  meaning\n\
             X            7  it was tried and it failed\n\
             代码  12345678  请求过于频繁，请稍后重试\n"
        );
        assert_eq!(
            written(Some(37)),
            "code     count  meaning\n\
             X            7  it was tried and it …\n\
             代码  12345678  请求过于频繁，请稍后…\n"
        );
        assert!(
            written(Some(37))
                .lines()
                .all(|line| display_width(line) <= 37)
        );
    }
}
