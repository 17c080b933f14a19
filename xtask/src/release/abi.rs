//! The C ABI of the last release, by abidiff.
//!
//! abidiff misses much in a library that Rust compiled. So it compares two small C libraries: each has an empty function for every
//! declaration of a header, and variables of its enums, so that all types of the header are in their debugging
//! information.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use super::{Finding, between, read, tool, version};

pub(super) const HEADER: &str = "include/tcenvelope.h";
/// The header of the last release; `release --record` writes it.
pub(super) const RELEASED: &str = "ffi-c/released/tcenvelope.h";

const FIRST: &str = "no release is recorded, so there is none to compare with; \
                     `cargo xtask release --record` in the commit of the release";

fn released(workspace: &Path) -> Result<Option<String>, String> {
    let exists = workspace.join(RELEASED).exists();
    exists.then(|| read(workspace, RELEASED)).transpose()
}

/// A number that a header defines.
fn number<'a>(header: &'a str, name: &str) -> &'a str {
    between(header, &format!("#define {name} "), "\n").unwrap_or("missing")
}

/// `TCE_ABI_VERSION` only grows, and is 0 before 1.0 only.
pub(super) fn compare_version(workspace: &Path) -> Result<Finding, String> {
    let version = version(workspace)?;
    let header = read(workspace, HEADER)?;
    let now = number(&header, "TCE_ABI_VERSION");
    let Ok(number_now) = now.parse::<u32>() else {
        return Ok(Finding::Bad(format!(
            "TCE_ABI_VERSION of {HEADER} is {now}; give it a number in ffi-c/src/version.rs"
        )));
    };
    if (number_now == 0) != version.starts_with("0.") {
        return Ok(Finding::Bad(format!(
            "TCE_ABI_VERSION is {now} in version {version}; it is 0 before 1.0.0, and at least 1 from then on"
        )));
    }
    let before = released(workspace)?.map(|old| number(&old, "TCE_ABI_VERSION").to_owned());
    Ok(match before.map(|old| old.parse::<u32>().unwrap_or(0)) {
        Some(old) if old > number_now => Finding::Bad(format!(
            "TCE_ABI_VERSION was {old} in the last release and is {now} now; it may only grow"
        )),
        _ => Finding::Good(format!("TCE_ABI_VERSION is {now} in version {version}")),
    })
}

pub(super) fn compare(workspace: &Path) -> Result<Finding, String> {
    let Some(old) = released(workspace)? else {
        return Ok(Finding::Good(FIRST.to_owned()));
    };
    let new = read(workspace, HEADER)?;
    let folder = env::temp_dir().join(format!("tcenvelope-abi-{}", process::id()));
    let found = compare_headers(&old, &new, &folder);
    // Nothing depends on it.
    let _ = fs::remove_dir_all(&folder);
    let Some(difference) = found? else {
        return Ok(Finding::Skipped(
            "a C compiler (cc) and abidiff are needed; the latter is in the package abigail-tools"
                .to_owned(),
        ));
    };
    let (was, is) = (version_of(&old), version_of(&new));
    Ok(match difference {
        Difference::None => Finding::Good(format!("compatible with {was}")),
        Difference::Some(_) if may_break(&old, &new) => Finding::Good(format!(
            "not that of {was}, as {is} may be; see that {} lists it under C ABI",
            "CHANGELOG.md"
        )),
        Difference::Some(report) => Finding::Bad(format!(
            "not compatible with {was}: {report}; undo that, or raise {}",
            if number(&new, "TCE_ABI_VERSION") == "0" {
                "the minor version"
            } else {
                "TCE_ABI_VERSION and the major version"
            }
        )),
    })
}

fn version_of(header: &str) -> &str {
    number(header, "TCE_VERSION").trim_matches('"')
}

/// A new ABI version may break programs; before 1.0, every new minor version may.
fn may_break(old: &str, new: &str) -> bool {
    let minor = |header| version_of(header).rsplit_once('.').map(|(minor, _)| minor);
    let abi = |header| number(header, "TCE_ABI_VERSION");
    abi(old) != abi(new) || (abi(new) == "0" && minor(old) != minor(new))
}

enum Difference {
    None,
    Some(String),
}

/// None if a tool is missing.
fn compare_headers(old: &str, new: &str, folder: &Path) -> Result<Option<Difference>, String> {
    let mut libraries = Vec::new();
    for (name, header) in [("old", old), ("new", new)] {
        match build(header, &folder.join(name))? {
            Some(library) => libraries.push(library),
            None => return Ok(None),
        }
    }
    // New functions and new numbers of enums are no reason to compile a program again.
    let arguments = ["--no-added-syms", "--no-show-locs"].map(PathBuf::from);
    let done = tool::run("abidiff", arguments.into_iter().chain(libraries), folder)?;
    Ok(done.map(|done| {
        let report = String::from_utf8_lossy(&done.stdout);
        if done.status.success() {
            return Difference::None;
        }
        let details = report
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.contains(" changes summary:"));
        Difference::Some(details.take(6).collect::<Vec<_>>().join(" "))
    }))
}

/// Compiles the small library; none if there is no compiler.
fn build(header: &str, folder: &Path) -> Result<Option<PathBuf>, String> {
    let at = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(folder).map_err(at)?;
    fs::write(folder.join("tcenvelope.h"), header).map_err(at)?;
    fs::write(folder.join("probe.c"), probe(header)).map_err(at)?;
    // The two libraries have one name: it is part of what abidiff compares.
    let flags = "-std=gnu11 -g -O0 -fPIC -shared -w -Wl,-soname,probe.so -I. probe.c -o probe.so";
    let done = tool::run("cc", flags.split(' '), folder)?;
    let Some(done) = done else { return Ok(None) };
    if !done.status.success() {
        let complaint = String::from_utf8_lossy(&done.stderr);
        let first = complaint.lines().find(|line| line.contains("error"));
        return Err(format!(
            "the header does not compile: {}; run `cargo xtask generate`",
            first.unwrap_or_default()
        ));
    }
    Ok(Some(folder.join("probe.so")))
}

/// The source of the library: what the header declares, defined.
fn probe(header: &str) -> String {
    let mut source = String::from("#include \"tcenvelope.h\"\n");
    let code = without_comments(header);
    for declaration in code.split(['{', '}', ';']).map(statement) {
        if let Some(name) = declaration.strip_prefix("enum tce_") {
            let name = name.split_whitespace().next().unwrap_or_default();
            // Writing to a string does not fail.
            let _ = writeln!(source, "enum tce_{name} probe_{name};");
        } else if declaration.ends_with(')') && declaration.contains(" tce_")
            || declaration.contains(" *tce_") && declaration.ends_with(')')
        {
            let _ = writeln!(source, "{declaration} {{ __builtin_trap(); }}");
        }
    }
    source.push_str("enum probe_macros {\n");
    for line in code.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if let ["#define", name, value] = words[..] {
            let numeric = value.starts_with(|first: char| first.is_ascii_digit())
                || value.starts_with("UINT64_");
            if name.starts_with("TCE_") && !name.contains('(') && numeric {
                let _ = writeln!(source, "    probe_{name} = {name},");
            }
        }
    }
    source.push_str("};\nenum probe_macros probe_macros;\n");
    source
}

/// A declaration in one line, without the lines of the preprocessor.
fn statement(text: &str) -> String {
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'));
    let words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
    words.join(" ")
}

fn without_comments(header: &str) -> String {
    let mut code = String::new();
    let mut rest = header;
    while let Some((before, comment)) = rest.split_once("/*") {
        code.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, behind)| behind);
    }
    code.push_str(rest);
    let lines = code
        .lines()
        .map(|line| line.split_once("//").map_or(line, |(before, _)| before));
    lines.collect::<Vec<_>>().join("\n")
}
