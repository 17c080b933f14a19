//! The tables of `core/data`, for the tests that compare the library with them.

use std::fs;
use std::path::Path;

/// The rows of a table with these columns.
pub(crate) fn rows<const COLUMNS: usize>(
    name: &str,
    columns: [&str; COLUMNS],
) -> Vec<[String; COLUMNS]> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data")
        .join(name);
    let text = fs::read_to_string(path).unwrap();
    let mut rows = text.lines().map(|line| {
        let fields: Vec<String> = line.split('\t').map(str::to_owned).collect();
        <[String; COLUMNS]>::try_from(fields).unwrap_or_else(|row| panic!("{name}: {row:?}"))
    });
    assert_eq!(rows.next().unwrap(), columns);
    let rows: Vec<_> = rows.collect();
    assert!(!rows.is_empty());
    rows
}
