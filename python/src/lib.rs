//! `tcenvelope._native`: what of the Python package is Rust.
//!
//! The core does all the work; here it gets Python's types. The comments on what Python sees are its docstrings, so
//! they are written for Python. Exceptions, `Code` and `Anomaly` are Python classes: below 3.12 the stable ABI lets no
//! native class extend `ValueError` or `str`.
#![allow(
    clippy::doc_markdown,
    clippy::doc_link_with_quotes,
    reason = "docstrings name things and show lists as Python does"
)]

mod anomaly;
mod api_error;
mod body;
mod build;
mod code;
mod decode;
mod decode_error;
mod equal;
mod fields;
mod limit;
mod names;
mod response;
mod text;
mod tokens;

#[pyo3::pymodule]
mod _native {
    use pyo3::prelude::*;
    use pyo3::types::PyMapping;

    #[pymodule_export]
    use crate::{
        api_error::failure_summary, code::split_code, decode::decode, decode::restore,
        fields::Fields, response::Response,
    };

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        // Besides `isinstance`, this is what a `match` statement goes by.
        PyMapping::register::<Fields>(module.py())?;
        module.add("__version__", tcenvelope::VERSION)
    }
}
