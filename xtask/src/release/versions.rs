//! One version everywhere.

use std::path::Path;

use super::{Finding, abi, between, read, version};

/// The crates of the workspace whose manifests must take the workspace's version.
const MANIFESTS: [&str; 7] = [
    "core/Cargo.toml",
    "ffi-c/Cargo.toml",
    "python/Cargo.toml",
    "xtask/Cargo.toml",
    "examples/rust/Cargo.toml",
    "fuzz/Cargo.toml",
    "bench/Cargo.toml",
];

pub(super) fn compare(workspace: &Path) -> Result<Finding, String> {
    let version = version(workspace)?;
    let mut wrong = Vec::new();
    for name in MANIFESTS {
        if !read(workspace, name)?.contains("\nversion.workspace = true\n") {
            wrong.push(format!("{name} has one of its own"));
        }
    }
    for name in ["Cargo.toml", "ffi-c/Cargo.toml"] {
        let text = read(workspace, name)?;
        let asked = text.lines().filter(|line| line.contains("path = \""));
        for found in asked.filter_map(|line| between(line, "version = \"=", "\"")) {
            if found != version {
                wrong.push(format!("{name} asks for ={found}"));
            }
        }
    }
    let lock = read(workspace, "Cargo.lock")?;
    for name in ["tcenvelope", "tcenvelope-c", "tcenvelope-python"] {
        let entry = format!("name = \"{name}\"\nversion = \"");
        match between(&lock, &entry, "\"") {
            Some(found) if found == version => {}
            found => wrong.push(format!("Cargo.lock has {name} {}", found.unwrap_or("not"))),
        }
    }
    let header = read(workspace, abi::HEADER)?;
    match between(&header, "#define TCE_VERSION \"", "\"") {
        Some(found) if found == version => {}
        found => wrong.push(format!(
            "TCE_VERSION of {} is {}",
            abi::HEADER,
            found.unwrap_or("not there")
        )),
    }
    if !read(workspace, "python/pyproject.toml")?.contains("dynamic = [\"version\"]") {
        wrong.push("python/pyproject.toml has one of its own".to_owned());
    }
    Ok(if wrong.is_empty() {
        Finding::Good(format!("{version} everywhere"))
    } else {
        Finding::Bad(format!(
            "Cargo.toml says {version}, but {}; write {version} there, then run `cargo xtask generate`",
            wrong.join(", ")
        ))
    })
}
