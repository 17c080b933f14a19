//! `tcenvelope._native`: what of the Python package is Rust.
//!
//! The core does all the work; here it gets Python's types. The comments on what Python sees are its docstrings, so
//! they are written for Python. Exceptions, `Code` and the sets of numbers are Python classes: below 3.12 the stable ABI lets no
//! native class extend `ValueError` or `str`.
#![allow(
    clippy::doc_markdown,
    clippy::doc_link_with_quotes,
    reason = "docstrings name things and show lists as Python does"
)]

mod adopted;
mod advise;
mod api_error;
mod body;
mod build;
mod catalogue;
mod code;
mod command;
mod cursor;
mod decode;
mod decode_error;
mod equal;
mod fields;
mod http;
mod limit;
mod names;
mod response;
mod text;

// What the functions share is immutable, locked by its class, or kept by the module of the interpreter: no lock of all
// threads is needed.
#[pyo3::pymodule(gil_used = false)]
mod _native {
    use pyo3::prelude::*;
    use pyo3::types::PyMapping;

    #[pymodule_export]
    use crate::{
        adopted::adopt,
        advise::next_step,
        api_error::failure_summary,
        catalogue::{codes, is_documented, nearest, products},
        code::{
            category_fault, describe_category, describe_code, describe_retry, is_common,
            judge_code, judge_no_envelope, split_code,
        },
        command::run_command,
        decode::{decode, decode_http, restore},
        fields::Fields,
        response::Response,
    };

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        // Besides `isinstance`, this is what a `match` statement goes by.
        PyMapping::register::<Fields>(module.py())?;
        module.add("__version__", tcenvelope::VERSION)
    }
}
