//! Compiles the C and C++ candidates with their parsers. `get_parsers.py` fetched those; the bench says where they are.

use std::env;
use std::path::PathBuf;

fn main() {
    let parsers = PathBuf::from(
        env::var_os("BENCH_PARSERS")
            .expect("BENCH_PARSERS is the folder with simdjson and yyjson: run `make bench`"),
    );
    let shims = PathBuf::from("peers");
    let include = PathBuf::from("../../include");

    cc::Build::new()
        .std("c99")
        .opt_level(3)
        .debug(false)
        .include(&parsers)
        .include(&shims)
        .include(&include)
        .files(["peers/yyjson.c", "peers/tcenvelope.c"])
        .file(parsers.join("yyjson.c"))
        .compile("c_candidates");

    cc::Build::new()
        .cpp(true)
        .std("c++17")
        .opt_level(3)
        .debug(false)
        // As a release of simdjson is built; what is checked of a body does not depend on it.
        .define("NDEBUG", None)
        .warnings(false)
        .include(&parsers)
        .include(&shims)
        .file("peers/simdjson.cpp")
        .file(parsers.join("simdjson.cpp"))
        .compile("cpp_candidates");

    println!("cargo::rerun-if-env-changed=BENCH_PARSERS");
    println!("cargo::rerun-if-changed=peers");
    println!("cargo::rerun-if-changed=../../include/tcenvelope.h");
    println!("cargo::rerun-if-changed={}", parsers.display());
}
