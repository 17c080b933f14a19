//! Whether everything is ready for a release. Each comparison prints one line; one that fails says what to do.

mod abi;
mod changelog;
mod made;
mod semver;
mod tool;
mod versions;

use std::fs;
use std::path::Path;

/// What a comparison found, in one line.
enum Finding {
    Good(String),
    /// It could not be made, because of a tool that is missing.
    Skipped(String),
    Bad(String),
}

/// A comparison of what lies in a folder that is laid out as the workspace. An error is a file that cannot be read.
type Comparison = fn(&Path) -> Result<Finding, String>;

const COMPARISONS: [(&str, Comparison); 7] = [
    ("versions", versions::compare),
    ("header and tables", made::compare),
    ("stubs", made::compare_stubs),
    ("changelog", changelog::compare),
    ("semver", semver::compare),
    ("ABI numbers", abi::compare_version),
    ("ABI", abi::compare),
];

/// Whether no comparison failed; of all, or of the one with a name.
pub(crate) fn check(workspace: &Path, only: Option<&str>) -> bool {
    let asked = |name: &str| only.is_none_or(|only| only == name);
    let mut good = COMPARISONS.iter().any(|(name, _)| asked(name));
    for (name, compare) in COMPARISONS.into_iter().filter(|(name, _)| asked(name)) {
        match compare(workspace).unwrap_or_else(Finding::Bad) {
            Finding::Good(line) => println!("{name}: {line}"),
            Finding::Skipped(line) => println!("{name}: skipped: {line}"),
            Finding::Bad(line) => {
                println!("{name}: FAILED: {line}");
                good = false;
            }
        }
    }
    good
}

/// Keeps the header of the version that is released now, for the next one to be compared with.
pub(crate) fn record(workspace: &Path) -> bool {
    let kept = workspace.join(abi::RELEASED);
    let done = fs::create_dir_all(kept.parent().unwrap_or(workspace))
        .and_then(|()| fs::copy(workspace.join(abi::HEADER), &kept));
    match done {
        Ok(_) => println!("{}: written; commit it with the release", abi::RELEASED),
        Err(ref error) => println!("{}: {error}", abi::RELEASED),
    }
    done.is_ok()
}

fn read(workspace: &Path, name: &str) -> Result<String, String> {
    fs::read_to_string(workspace.join(name)).map_err(|error| format!("{name}: {error}"))
}

/// What stands between two texts, the first time.
fn between<'a>(text: &'a str, before: &str, behind: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once(behind).map(|(found, _)| found)
}

/// The version of the workspace, which all crates and the Python package take.
fn version(workspace: &Path) -> Result<String, String> {
    let manifest = read(workspace, "Cargo.toml")?;
    let package = between(&manifest, "[workspace.package]", "\n\n").unwrap_or_default();
    between(package, "\nversion = \"", "\"")
        .map(str::to_owned)
        .ok_or("Cargo.toml: no version in [workspace.package]".to_owned())
}
