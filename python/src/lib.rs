//! `tcenvelope._native`: what of the Python package is Rust.
//!
//! The core does all the work; here it gets Python's types. The comments on what Python sees are its docstrings, so
//! they are written for Python. Exceptions, `Code` and `Anomaly` are Python classes: below 3.12 the stable ABI lets no
//! native class extend `ValueError` or `str`.
#![allow(
    clippy::doc_markdown,
    reason = "docstrings name arguments and exceptions as Python does"
)]

mod anomaly;
mod api_error;
mod body;
mod code;
mod decode;
mod decode_error;
mod limit;
mod response;
mod text;

#[pyo3::pymodule]
mod _native {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::{
        api_error::failure_summary, code::split_code, decode::decode, decode::restore,
        response::Response,
    };

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", tcenvelope::VERSION)
    }
}
