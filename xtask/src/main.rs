//! `cargo xtask generate [--check] [--into FOLDER]` writes the files that are made from others, or with `--check` says
//! which of them are not as they would be made; either way it says what is wrong with the judgements of codes. The folder
//! is the workspace unless another is named.
//!
//! `cargo xtask release --check [--of FOLDER [--only COMPARISON]]` says whether everything is ready for a release;
//! `cargo xtask release --record [--of FOLDER]` keeps what the next one is compared with.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to a person"
)]

mod anomaly_flags;
mod exceptions;
mod header;
mod judgements;
mod manual;
mod numbers;
mod release;
mod tables;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

const USAGE: &str = "usage: cargo xtask generate [--check] [--into FOLDER]
       cargo xtask release --check [--of FOLDER [--only COMPARISON]]
       cargo xtask release --record [--of FOLDER]";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new("."));
    let good = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["generate"] => generate(workspace, false, workspace),
        ["generate", "--check"] => generate(workspace, true, workspace),
        ["generate", "--into", folder] => generate(workspace, false, Path::new(folder)),
        ["generate", "--check", "--into", folder] => generate(workspace, true, Path::new(folder)),
        ["release", "--check"] => release::check(workspace, None),
        ["release", "--check", "--of", folder] => release::check(Path::new(folder), None),
        ["release", "--check", "--of", folder, "--only", name] => {
            release::check(Path::new(folder), Some(name))
        }
        ["release", "--record"] => release::record(workspace),
        ["release", "--record", "--of", folder] => release::record(Path::new(folder)),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Whether all went well: the files are written, or with `check` they are as they would be made.
fn generate(workspace: &Path, check: bool, into: &Path) -> bool {
    let data = workspace.join("core/data");
    let judgements = match judgements::Judgements::read(&data) {
        Ok(judgements) => judgements,
        Err(error) => {
            eprintln!("{error}");
            return false;
        }
    };
    let faults = judgements::faults::find(&judgements);
    if !faults.is_empty() {
        // Nothing is made of judgements that are refused.
        for fault in &faults {
            eprintln!("core/data/{fault}");
        }
        return false;
    }
    let files = make(workspace, &data, &judgements);
    let mut stale = 0;
    for (name, made) in files {
        match made.and_then(|made| write(&into.join(name), &made, check)) {
            Ok(true) => println!("{name}: as it should be"),
            Ok(false) if check => {
                eprintln!("{name}: out of date; run `cargo xtask generate`");
                stale += 1;
            }
            Ok(false) => println!("{name}: written"),
            Err(error) => {
                eprintln!("{name}: {error}");
                stale += 1;
            }
        }
    }
    stale == 0
}

/// A file's name in the workspace, and what should stand in it.
type Made = (&'static str, Result<Vec<u8>, String>);

fn make(workspace: &Path, data: &Path, judgements: &judgements::Judgements) -> Vec<Made> {
    let text = |made: Result<String, String>| made.map(String::into_bytes);
    vec![
        (
            "include/tcenvelope.h",
            text(header::generate(&workspace.join("ffi-c"))),
        ),
        ("cli/man/tcenvelope.1", manual::generate(None)),
        (
            "cli/man/tcenvelope-completions.1",
            manual::generate(Some("completions")),
        ),
        (
            "cli/man/tcenvelope-decode.1",
            manual::generate(Some("decode")),
        ),
        (
            "cli/man/tcenvelope-explain.1",
            manual::generate(Some("explain")),
        ),
        ("cli/man/tcenvelope-scan.1", manual::generate(Some("scan"))),
        (
            "python/tcenvelope/_anomaly.py",
            text(Ok(anomaly_flags::generate())),
        ),
        (
            "python/tcenvelope/__init__.py",
            text(exceptions::exports(
                &workspace.join("python/tcenvelope/__init__.py"),
            )),
        ),
        (
            "python/tcenvelope/_categories.py",
            text(exceptions::generate(data)),
        ),
        ("python/tcenvelope/_numbers.py", text(Ok(numbers::python()))),
        (
            "core/src/code/tables/catalogue.bin",
            tables::catalogue::generate(data),
        ),
        (
            "core/src/code/tables/code_reasons.bin",
            tables::reasons::codes(data),
        ),
        (
            "core/src/code/tables/codes.bin",
            tables::judgements::codes(data),
        ),
        (
            "core/src/code/tables/descriptions.bin",
            tables::descriptions::generate(data),
        ),
        (
            "core/src/code/tables/families.bin",
            tables::judgements::families(data),
        ),
        (
            "core/src/code/tables/family_reasons.bin",
            tables::reasons::families(data),
        ),
        (
            "core/src/code/tables/product_code_reasons.bin",
            tables::reasons::product_codes(data),
        ),
        (
            "core/src/code/tables/product_codes.bin",
            tables::judgements::product_codes(data),
        ),
        (
            "core/src/code/tables/products.bin",
            tables::catalogue::products(data),
        ),
        (
            "core/src/code/tables/rules.rs",
            tables::judgements::rules(data),
        ),
        (
            "docs/code-reference.md",
            text(judgements::reference::generate(data, judgements)),
        ),
        (
            "docs/codes.md",
            text(judgements::page::generate(
                &workspace.join("docs/codes.md"),
                judgements,
            )),
        ),
    ]
}

/// Whether the file was so already; if not, it is written, unless this is a check.
fn write(path: &Path, made: &[u8], check: bool) -> Result<bool, String> {
    let same = fs::read(path).is_ok_and(|old| old == made);
    if !same && !check {
        fs::write(path, made).map_err(|error| error.to_string())?;
    }
    Ok(same)
}
