//! What is made from others is as it would be made today.

use std::env;
use std::path::Path;
use std::process::Command;

use super::Finding;

/// Header, tables, and the parts of the Python package that are made: by `generate --check`, whose lines are shown only
/// where something is out of date.
pub(super) fn compare(workspace: &Path) -> Result<Finding, String> {
    let this = env::current_exe().map_err(|error| error.to_string())?;
    let done = Command::new(this)
        .args(["generate", "--check", "--into"])
        .arg(workspace)
        .output()
        .map_err(|error| error.to_string())?;
    let count = String::from_utf8_lossy(&done.stdout).lines().count();
    let complaints = String::from_utf8_lossy(&done.stderr);
    Ok(if done.status.success() {
        Finding::Good(format!("{count} files as they would be made"))
    } else {
        let stale: Vec<&str> = complaints
            .lines()
            .filter_map(|line| line.split_once(": out of date").map(|(name, _)| name))
            .collect();
        Finding::Bad(if stale.is_empty() {
            complaints.trim().replace('\n', "; ")
        } else {
            format!(
                "{} out of date; run `cargo xtask generate`",
                stale.join(", ")
            )
        })
    })
}

/// The Python stubs are those of the package that is built.
pub(super) fn compare_stubs(workspace: &Path) -> Result<Finding, String> {
    let python = workspace.join("build/venv/bin/python");
    let installed = |module: &str| {
        let done = Command::new(&python)
            .args(["-c", &format!("import {module}")])
            .output();
        done.is_ok_and(|done| done.status.success())
    };
    if !installed("mypy.stubtest, tcenvelope") {
        return Ok(Finding::Skipped(
            "the package is not built; run `make build` and `make test`".to_owned(),
        ));
    }
    let done = Command::new(&python)
        .args(["-m", "mypy.stubtest", "tcenvelope", "--concise"])
        .current_dir(workspace)
        .output()
        .map_err(|error| error.to_string())?;
    let printed = String::from_utf8_lossy(&done.stdout);
    Ok(if done.status.success() {
        Finding::Good("those of the package that is built".to_owned())
    } else {
        let first = printed.lines().next().unwrap_or("stubtest fails");
        Finding::Bad(format!(
            "{first}; correct python/tcenvelope/_native.pyi, run `make build`"
        ))
    })
}
