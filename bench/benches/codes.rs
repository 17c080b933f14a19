//! What a look-up of a code takes, over all documented codes in random order: `make bench`.
//!
//! Each sample is one run over all codes, so the times are those of one look-up.
#![allow(
    missing_docs,
    reason = "the benchmarks are named for what they measure"
)]

use std::hint::black_box;

use divan::Bencher;
use tcenvelope::{Catalogue, Code};

/// The codes, and who documents them.
static TABLE: &str = include_str!("../../core/data/catalogue.tsv");
const CODES: u32 = 12_793;
const ROWS: u32 = 18_424;

fn main() {
    divan::main();
}

/// Puts things in an order that is random and the same every time.
fn shuffled<T>(mut things: Vec<T>) -> Vec<T> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for index in (1..things.len()).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let other = usize::try_from(state % (index as u64 + 1)).unwrap_or_default();
        things.swap(index, other);
    }
    things
}

fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once('\t'))
}

fn codes() -> Vec<String> {
    let codes: Vec<String> = lines().map(|(code, _)| code.to_owned()).collect();
    assert_eq!(codes.len(), CODES as usize);
    shuffled(codes)
}

/// Codes that nobody documents: with another last letter.
fn misses() -> Vec<String> {
    codes()
        .into_iter()
        .map(|mut code| {
            code.pop();
            code.push('~');
            code
        })
        .collect()
}

/// A code, a product and a version that documents it.
fn rows() -> Vec<(String, String, String)> {
    let rows = lines().flat_map(|(code, releases)| {
        releases.split(' ').filter_map(move |release| {
            let (product, version) = release.split_once('/')?;
            Some((code.to_owned(), product.to_owned(), version.to_owned()))
        })
    });
    shuffled(rows.collect())
}

fn each<T, R>(bencher: Bencher<'_, '_>, things: &[T], look_up: impl Fn(&T) -> R) {
    let mut next = things.iter().cycle();
    bencher.bench_local(|| next.next().map(|thing| look_up(black_box(thing))));
}

#[divan::bench(sample_size = CODES)]
fn documents_hit(bencher: Bencher<'_, '_>) {
    each(bencher, &codes(), |code| {
        Catalogue::documents(code, None, None)
    });
}

#[divan::bench(sample_size = CODES)]
fn documents_miss(bencher: Bencher<'_, '_>) {
    each(bencher, &misses(), |code| {
        Catalogue::documents(code, None, None)
    });
}

#[divan::bench(sample_size = ROWS)]
fn documents_product_version(bencher: Bencher<'_, '_>) {
    each(bencher, &rows(), |(code, product, version)| {
        Catalogue::documents(code, Some(product), Some(version))
    });
}

#[divan::bench(sample_size = ROWS)]
fn documents_product(bencher: Bencher<'_, '_>) {
    each(bencher, &rows(), |(code, product, _)| {
        Catalogue::documents(code, Some(product), None)
    });
}

#[divan::bench(sample_size = CODES)]
fn products_all(bencher: Bencher<'_, '_>) {
    each(bencher, &codes(), |code| {
        Catalogue::products(code).for_each(|product| {
            black_box(product);
        });
    });
}

#[divan::bench(sample_size = CODES)]
fn products_first(bencher: Bencher<'_, '_>) {
    each(bencher, &codes(), |code| Catalogue::products(code).next());
}

#[divan::bench(sample_size = CODES)]
fn products_miss(bencher: Bencher<'_, '_>) {
    each(bencher, &misses(), |code| Catalogue::products(code).next());
}

#[divan::bench(sample_size = CODES)]
fn judgement_hit(bencher: Bencher<'_, '_>) {
    each(bencher, &codes(), |code| {
        Code::from(code.as_str()).judgement()
    });
}

#[divan::bench(sample_size = CODES)]
fn judgement_miss(bencher: Bencher<'_, '_>) {
    each(bencher, &misses(), |code| {
        Code::from(code.as_str()).judgement()
    });
}

#[divan::bench]
fn codes_of_a_product(bencher: Bencher<'_, '_>) {
    bencher.bench(|| Catalogue::codes(black_box("cvm")).count());
}

#[divan::bench]
fn nearest_of_all(bencher: Bencher<'_, '_>) {
    each(bencher, &misses(), |code| Catalogue::nearest(code, None, 3));
}

#[divan::bench]
fn nearest_of_a_product(bencher: Bencher<'_, '_>) {
    each(bencher, &misses(), |code| {
        Catalogue::nearest(code, Some("cvm"), 3)
    });
}
