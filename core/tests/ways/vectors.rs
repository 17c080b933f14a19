//! Every conformance vector, with its options and with others.

use std::fs;
use std::path::Path;

use tcenvelope::Options;

use crate::{check, check_with, conformance};

/// The options of a vector that a decode without HTTP knows.
fn options(vector: &Path) -> Options {
    let lines = fs::read_to_string(vector.with_extension("options")).unwrap_or_default();
    lines.lines().fold(Options::new(), |options, line| {
        match line.split_once(' ').unwrap() {
            ("max_depth", depth) => options.with_max_depth(depth.parse().unwrap()).unwrap(),
            ("max_bytes", bytes) => options.with_max_bytes(bytes.parse().unwrap()).unwrap(),
            ("product", product) => options.with_product(product),
            _ => options,
        }
    })
}

#[test]
fn on_all_vectors() {
    let Some(all) = conformance::vectors() else {
        return;
    };
    let mut folders = vec![all];
    let (mut vectors, mut limited) = (0, 0);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let body = fs::read(&path).unwrap();
            check(&body);
            for depth in [1, 2, 3, 1024] {
                check_with(&Options::new().with_max_depth(depth).unwrap(), &body);
            }
            if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                let options = options(&path);
                check_with(&options, &body);
                vectors += 1;
                limited += usize::from(options != Options::new());
            }
        }
    }
    assert!(vectors > 1300, "{vectors} vectors");
    assert!(limited > 50, "{limited} vectors with other limits");
}
