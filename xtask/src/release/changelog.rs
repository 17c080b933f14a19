//! The list of changes has the version, and under it a section for each surface.

use std::path::Path;

use super::{Finding, read, version};

const FILE: &str = "CHANGELOG.md";
const SECTIONS: [&str; 5] = ["C ABI", "C++", "Python", "Rust", "Command line"];

pub(super) fn compare(workspace: &Path) -> Result<Finding, String> {
    let version = version(workspace)?;
    let text = read(workspace, FILE)?;
    let newest = text.split("\n## ").nth(1).unwrap_or_default();
    let title = newest.lines().next().unwrap_or_default();
    let unreleased = title == format!("Unreleased ({version})");
    if !unreleased && !is_dated(title, &version) {
        return Ok(Finding::Bad(format!(
            "{FILE} begins with \"{title}\"; write `## Unreleased ({version})`, or `## {version} (YEAR-MONTH-DAY)`"
        )));
    }
    let missing: Vec<&str> = SECTIONS
        .into_iter()
        .filter(|section| {
            let begin = format!("\n### {section}\n");
            let entries = newest.split_once(&begin).map(|(_, rest)| rest);
            !entries.is_some_and(|entries| entries.trim_start().starts_with("- "))
        })
        .collect();
    Ok(if missing.is_empty() {
        let date = if unreleased {
            "; give it its date in the commit of the release"
        } else {
            ""
        };
        Finding::Good(format!("{title}, {} surfaces{date}", SECTIONS.len()))
    } else {
        Finding::Bad(format!(
            "{FILE} says nothing under {} in \"{title}\"; list what changed there, or `- Nothing.`",
            missing.join(", ")
        ))
    })
}

/// `VERSION (2026-01-31)`.
fn is_dated(title: &str, version: &str) -> bool {
    let date = title
        .strip_prefix(version)
        .and_then(|rest| rest.strip_prefix(" ("))
        .and_then(|rest| rest.strip_suffix(')'));
    date.is_some_and(|date| {
        let parts: Vec<&str> = date.split('-').collect();
        let digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
        parts.iter().map(|part| part.len()).eq([4, 2, 2]) && parts.iter().all(digits)
    })
}
