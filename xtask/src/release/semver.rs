//! The Rust interface of the last release, by cargo-semver-checks.

use std::path::Path;

use super::{Finding, tool};

pub(super) fn compare(workspace: &Path) -> Result<Finding, String> {
    let tags = tool::run(
        "git",
        ["describe", "--tags", "--abbrev=0", "--match", "v[0-9]*"],
        workspace,
    )?;
    let Some(tag) = tags.filter(|done| done.status.success()) else {
        return Ok(Finding::Good(
            "no release is tagged (v1.2.3), so there is none to compare with".to_owned(),
        ));
    };
    let tag = String::from_utf8_lossy(&tag.stdout).trim().to_owned();
    let found = tool::run("cargo", ["semver-checks", "--version"], workspace)?;
    if !found.is_some_and(|done| done.status.success()) {
        return Ok(Finding::Skipped(
            "cargo-semver-checks is not installed; `cargo install --locked cargo-semver-checks`"
                .to_owned(),
        ));
    }
    let compare = ["semver-checks", "--package", "tcenvelope", "--baseline-rev"];
    let done = tool::run(
        "cargo",
        compare.into_iter().chain([tag.as_str()]),
        workspace,
    )?;
    Ok(if done.is_some_and(|done| done.status.success()) {
        Finding::Good(format!("compatible with {tag}, or the version says not"))
    } else {
        Finding::Bad(format!(
            "not compatible with {tag}; undo that, or raise the version: `cargo {} {tag}` shows where",
            compare.join(" ")
        ))
    })
}
