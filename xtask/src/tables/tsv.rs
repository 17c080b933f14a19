//! Tables as text: a line of column names, then a line a row, columns separated by tabs.

use std::fs;
use std::path::Path;

/// The rows of a table that has these columns.
pub(crate) fn read<const COLUMNS: usize>(
    file: &Path,
    columns: [&str; COLUMNS],
) -> Result<Vec<[String; COLUMNS]>, String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut rows = text.lines().enumerate().map(|(index, line)| {
        let row: Vec<String> = line.split('\t').map(str::to_owned).collect();
        row.try_into()
            .map_err(|_| format!("{}:{}: not {COLUMNS} columns", file.display(), index + 1))
    });
    match rows.next() {
        Some(Ok(names)) if names == columns => rows.collect(),
        _ => Err(format!(
            "{}: the columns are not {columns:?}",
            file.display()
        )),
    }
}
