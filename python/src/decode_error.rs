//! The exception `DecodeError`, which is Python.

use pyo3::prelude::*;
use pyo3::types::PyDict;
use tcenvelope::{DecodeError, Hint, Http, HttpResponse};

use crate::http::{Head, retry_after, server_time};

/// The exception to raise, or the one that making it raised.
pub(crate) fn decode_error(
    py: Python<'_>,
    error: &DecodeError,
    body: &[u8],
    head: Option<&Head>,
) -> PyErr {
    exception(py, error, body, head).map_or_else(|failed| failed, PyErr::from_value)
}

fn exception<'py>(
    py: Python<'py>,
    error: &DecodeError,
    body: &[u8],
    head: Option<&Head>,
) -> PyResult<Bound<'py, PyAny>> {
    let keywords = PyDict::new(py);
    keywords.set_item("kind", error.kind().name())?;
    keywords.set_item("offset", error.offset())?;
    keywords.set_item("line", error.line())?;
    keywords.set_item("column", error.column())?;
    keywords.set_item("hint", error.hint().map(Hint::name))?;
    keywords.set_item("excerpt", error.excerpt(body))?;
    let answer = head.map(|head| head.response(body));
    keywords.set_item(
        "request_id",
        answer.as_ref().and_then(HttpResponse::request_id),
    )?;
    keywords.set_item("http_status", error.http().map(Http::status))?;
    keywords.set_item("retry_after", retry_after(error.http()))?;
    keywords.set_item("server_time", server_time(py, error.http())?)?;
    // Looked up each time: interpreters in one process, and a package that was imported again, have classes of their own.
    py.import("tcenvelope._errors")?
        .getattr("DecodeError")?
        .call((error.to_string(),), Some(&keywords))
}
