//! The candidates in C and C++, compiled into this program: tcenvelope through its C ABI, simdjson, yyjson.

use std::collections::BTreeMap;
use std::ffi::{CStr, c_char};

// Links the C functions, which nothing in Rust calls.
use tcenvelope_c as _;

use crate::answer::Answer;
use crate::corpus::Body;

type Run = unsafe extern "C" fn(bodies: *const Body, count: usize, answer: *mut Answer);

unsafe extern "C" {
    fn run_tcenvelope_copy(bodies: *const Body, count: usize, answer: *mut Answer);
    fn run_tcenvelope_borrowed(bodies: *const Body, count: usize, answer: *mut Answer);
    fn run_yyjson(bodies: *const Body, count: usize, answer: *mut Answer);
    fn run_simdjson_dom(bodies: *const Body, count: usize, answer: *mut Answer);
    fn run_simdjson_ondemand(bodies: *const Body, count: usize, answer: *mut Answer);
    fn version_yyjson() -> *const c_char;
    fn version_simdjson() -> *const c_char;
    fn kernel_simdjson() -> *const c_char;
}

fn call(run: Run, bodies: &[Body], answer: &mut Answer) {
    // SAFETY: `peers/candidate.h` declares the layouts that the two types have; the bodies are padded, and there are as
    // many as is said.
    unsafe { run(bodies.as_ptr(), bodies.len(), answer) }
}

pub(crate) fn tcenvelope_copy(bodies: &[Body], answer: &mut Answer) {
    call(run_tcenvelope_copy, bodies, answer);
}

pub(crate) fn tcenvelope_borrowed(bodies: &[Body], answer: &mut Answer) {
    call(run_tcenvelope_borrowed, bodies, answer);
}

pub(crate) fn yyjson(bodies: &[Body], answer: &mut Answer) {
    call(run_yyjson, bodies, answer);
}

pub(crate) fn simdjson_dom(bodies: &[Body], answer: &mut Answer) {
    call(run_simdjson_dom, bodies, answer);
}

pub(crate) fn simdjson_ondemand(bodies: &[Body], answer: &mut Answer) {
    call(run_simdjson_ondemand, bodies, answer);
}

pub(crate) fn versions() -> BTreeMap<&'static str, String> {
    let texts = [
        (
            "simdjson",
            version_simdjson as unsafe extern "C" fn() -> *const c_char,
        ),
        ("simdjson kernel", kernel_simdjson),
        ("yyjson", version_yyjson),
    ];
    let read = |(name, text): (&'static str, unsafe extern "C" fn() -> *const c_char)| {
        // SAFETY: each of them takes nothing and returns a text that ends with a NUL and is never freed.
        let text = unsafe { CStr::from_ptr(text()) };
        (name, text.to_string_lossy().into_owned())
    };
    texts.map(read).into()
}
