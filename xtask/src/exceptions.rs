//! `python/tcenvelope/_categories.py`: one exception a category, from the core's list of categories.

use std::fmt::Write as _;
use std::path::Path;

use tcenvelope::{Category, Code};

use crate::tables::tsv;

pub(crate) fn generate(data: &Path) -> Result<String, String> {
    let rows = tsv::read(
        &data.join("codes.tsv"),
        ["code", "category", "retry", "common", "reason", "source"],
    )?;
    let mut text = String::from(
        r#""""One exception a category: what `except` can name.

Made by `cargo xtask generate` from the lists in the Rust core. Do not edit.
"""

from __future__ import annotations

from tcenvelope._errors import ApiError, register
from tcenvelope._numbers import Category

"#,
    );
    text.push_str("__all__ = [\n");
    let mut names: Vec<&str> = Category::ALL
        .iter()
        .map(|category| category.name())
        .collect();
    names.sort_unstable();
    for name in names {
        // Writing to a string does not fail.
        let _ = writeln!(text, "    \"{name}\",");
    }
    text.push_str("]\n");
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
