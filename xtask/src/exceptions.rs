//! `python/tcenvelope/_categories.py`: one exception a category, from the core's list of categories; and their names in
//! `python/tcenvelope/__init__.py`, which is written by hand besides.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use tcenvelope::{Category, Code};

use crate::tables::tsv;

pub(crate) fn generate(data: &Path) -> Result<String, String> {
    let rows = tsv::read(
        &data.join("codes.tsv"),
        ["code", "category", "retry", "common", "reason", "source"],
    )?;
    // Writing to a string does not fail.
    let mut text = String::from(
        r#""""One exception a category: what `except` can name.

Made by `cargo xtask generate` from the lists in the Rust core. Do not edit.
"""

from __future__ import annotations

from tcenvelope._errors import ApiError, register
from tcenvelope._numbers import Category

"#,
    );
    let _ = writeln!(text, "__all__ = {}", names());
    for category in Category::ALL {
        let name = category.name();
        // A code that every product may send shows it best, and a short one.
        let example = rows
            .iter()
            .filter(|[_, of, ..]| of == name)
            .map(|[code, _, _, common, ..]| (common.is_empty(), code.len(), code.as_str()))
            .min()
            .map(|(_, _, code)| code)
            .filter(|code| Code::from(*code).category() == *category)
            .ok_or_else(|| format!("no code is {name}"))?;
        let _ = write!(
            text,
            r#"

@register(Category.{member})
class {name}(ApiError):
    """{meaning}

    >>> import tcenvelope
    >>> isinstance(tcenvelope.ApiError("{example}"), tcenvelope.{name})
    True
    """
"#,
            member = crate::numbers::upper_case(name),
            meaning = category.meaning(),
        );
    }
    Ok(text)
}

/// The package, with the names of the exceptions among those that it exports: type checkers read literals only.
pub(crate) fn exports(file: &Path) -> Result<String, String> {
    const START: &str = "\n__all__ += ";
    const END: &str = "]\n";
    let text = fs::read_to_string(file).map_err(|error| error.to_string())?;
    let (before, rest) = text
        .split_once(START)
        .ok_or("the list of the exceptions is gone")?;
    let (_, after) = rest
        .split_once(END)
        .ok_or("the list of the exceptions has no end")?;
    Ok(format!("{before}{START}{}\n{after}", names()))
}

/// The names as a Python list.
fn names() -> String {
    let mut names: Vec<&str> = Category::ALL
        .iter()
        .map(|category| category.name())
        .collect();
    names.sort_unstable();
    let quoted: Vec<String> = names
        .iter()
        .map(|name| format!("    \"{name}\","))
        .collect();
    format!("[\n{}\n]", quoted.join("\n"))
}
