//! Gives the shared library its SONAME, so that programs linked with it ask for the ABI and not for a file name.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/version.rs");
    if is_elf() {
        let abi = abi_version();
        println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libtcenvelope.so.{abi}");
    }
}

/// Whether the target's shared libraries have a SONAME: on macOS and Windows linkers do not know the argument.
fn is_elf() -> bool {
    let variable = |name| std::env::var(name).unwrap_or_default();
    let unix = std::env::var_os("CARGO_CFG_UNIX").is_some();
    unix && variable("CARGO_CFG_TARGET_VENDOR") != "apple"
        && variable("CARGO_CFG_TARGET_OS") != "aix"
}

/// The number that the header says, from where it is written.
fn abi_version() -> &'static str {
    let (_, after) = include_str!("src/version.rs")
        .split_once("TCE_ABI_VERSION: u32 = ")
        .expect("src/version.rs has TCE_ABI_VERSION");
    after
        .split(';')
        .next()
        .expect("a number before a semicolon")
}
