//! The function `decode`.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use tcenvelope::Options;

use crate::body::Body;
use crate::limit;
use crate::response::Response;

/// Decodes the body of an answer of the Tencent Cloud API 3.0.
///
/// Args:
///     body: What the HTTP client received. `bytes` and `str` are read without a copy, and the response keeps them;
///         `bytearray`, `memoryview` and instances of subclasses are copied first.
///     max_depth: How deep brackets may nest, from 1 to 1024; `{}` has depth 1.
///     max_bytes: How long the body may be, in bytes of UTF-8, 1 or more. The default is 64 MiB: the API sends up to
///         50 MB.
///
/// Returns:
///     The response, be it a success or a failure: a failure is raised by `Response.raise_for_error` only.
///
/// Raises:
///     DecodeError: The body is no envelope, or over a limit. That does not say that the action did not run.
///     TypeError: An argument has another type.
///     ValueError: A limit is out of its range.
///
/// The whole body is validated: half a response is never called a success. Other threads run meanwhile if the body is
/// large.
///
/// >>> import tcenvelope
/// >>> response = tcenvelope.decode(b'{"Response": {"TotalCount": 0, "RequestId": "b5b41468"}}')
/// >>> response.ok, response.request_id
/// (True, 'b5b41468')
/// >>> tcenvelope.decode(b'{"Response": {"TotalCount": 0, ')
/// Traceback (most recent call last):
/// tcenvelope.DecodeError: Truncated at byte 31 (line 1, column 32): the body ends before its JSON does
#[pyfunction]
#[pyo3(
    signature = (body, *, max_depth = Options::DEFAULT_MAX_DEPTH, max_bytes = Options::DEFAULT_MAX_BYTES),
    text_signature = "(body, *, max_depth=128, max_bytes=67108864)",
)]
pub(crate) fn decode(
    body: &Bound<'_, PyAny>,
    #[pyo3(from_py_with = limit::max_depth)] max_depth: usize,
    #[pyo3(from_py_with = limit::max_bytes)] max_bytes: usize,
) -> PyResult<Response> {
    let options = Options::new()
        .with_max_depth(max_depth)
        .and_then(|options| options.with_max_bytes(max_bytes))
        .map_err(|invalid| PyValueError::new_err(invalid.text()))?;
    Response::decode(body.py(), Body::of(body)?, options)
}

/// Makes a pickled response again. Its body was within the limits of its time, so there are none now.
#[pyfunction]
pub(crate) fn restore(body: &Bound<'_, PyAny>) -> PyResult<Response> {
    decode(body, Options::HIGHEST_MAX_DEPTH, usize::MAX)
}
