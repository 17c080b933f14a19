//! The functions `decode` and `decode_http`.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyString;
use tcenvelope::Options;

use crate::body::Body;
use crate::http::{self, Head, Parts};
use crate::limit;
use crate::response::Response;

/// Decodes the body of an answer of the Tencent Cloud API 3.0.
///
/// Args:
///     body: What the HTTP client received. `bytes` and `str` are read without a copy, and the response keeps them (a str
///         that is not ASCII keeps its UTF-8 form from then on, as CPython does it); `bytearray`, `memoryview` and instances of subclasses are copied first.
///     product: The product that was called, such as "cvm", for some codes mean different things in different ones. The
///         envelope does not name it.
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
#[pyfunction(pass_module)]
#[pyo3(
    signature = (body, *, product = None, max_depth = Options::DEFAULT_MAX_DEPTH, max_bytes = Options::DEFAULT_MAX_BYTES),
    text_signature = "(body, *, product=None, max_depth=128, max_bytes=67108864)",
)]
pub(crate) fn decode(
    module: &Bound<'_, PyModule>,
    body: &Bound<'_, PyAny>,
    product: Option<&Bound<'_, PyString>>,
    #[pyo3(from_py_with = limit::max_depth)] max_depth: usize,
    #[pyo3(from_py_with = limit::max_bytes)] max_bytes: usize,
) -> PyResult<Response> {
    decode_answer(module, body, None, product, max_depth, max_bytes)
}

/// Decodes an HTTP answer of the Tencent Cloud API 3.0.
///
/// The body is decoded first, and an envelope wins over the status: this API says no with status 200, and what a gateway
/// on the way says has no envelope. The status then tells whether sending the request again may help.
///
/// Args:
///     body: What the HTTP client received, as for `decode`; decompressed.
///     status: The HTTP status, such as 502.
///     headers: The headers, as a mapping with any case of names: a dict, or what `requests`, `httpx`, `aiohttp`,
///         `urllib.request` or `http.client` give. Names and values are str or bytes. Of these are read `Content-Type`,
///         `X-TC-RequestId`, `Retry-After` and `Date`.
///     product: The product that was called, as for `decode`.
///     max_depth: As for `decode`.
///     max_bytes: As for `decode`.
///
/// Returns:
///     The response, be it a success or a failure. It knows what HTTP said: `http_status`, `retry_after`, `server_time`.
///
/// Raises:
///     DecodeError: The body is no envelope, or over a limit. It knows what HTTP said, too, and its `retry` goes by it.
///     TypeError: An argument has another type.
///     ValueError: A number is out of its range.
///
/// >>> import tcenvelope
/// >>> body = b'{"Response": {"Error": {"Code": "RequestLimitExceeded", "Message": ""}, "RequestId": "b5b41468"}}'
/// >>> response = tcenvelope.decode_http(body, status=200, headers={"Retry-After": "3"})
/// >>> response.error.retry.label, response.retry_after
/// ('Backoff', 3)
/// >>> try:
/// ...     tcenvelope.decode_http(b"<html>502 Bad Gateway</html>", status=502, headers={})
/// ... except tcenvelope.DecodeError as error:
/// ...     print(error.http_status, error.category, error.retry)
/// 502 Unavailable BackoffIfIdempotent
#[pyfunction(pass_module)]
#[pyo3(
    signature = (body, *, status, headers = None, product = None, max_depth = Options::DEFAULT_MAX_DEPTH, max_bytes = Options::DEFAULT_MAX_BYTES),
    text_signature = "(body, *, status, headers=None, product=None, max_depth=128, max_bytes=67108864)",
)]
pub(crate) fn decode_http(
    module: &Bound<'_, PyModule>,
    body: &Bound<'_, PyAny>,
    #[pyo3(from_py_with = http::status)] status: u16,
    headers: Option<&Bound<'_, PyAny>>,
    product: Option<&Bound<'_, PyString>>,
    #[pyo3(from_py_with = limit::max_depth)] max_depth: usize,
    #[pyo3(from_py_with = limit::max_bytes)] max_bytes: usize,
) -> PyResult<Response> {
    let head = Head::of(status, headers)?;
    decode_answer(module, body, Some(head), product, max_depth, max_bytes)
}

fn decode_answer(
    module: &Bound<'_, PyModule>,
    body: &Bound<'_, PyAny>,
    head: Option<Head>,
    product: Option<&Bound<'_, PyString>>,
    max_depth: usize,
    max_bytes: usize,
) -> PyResult<Response> {
    let options = Options::new()
        .with_max_depth(max_depth)
        .and_then(|options| options.with_max_bytes(max_bytes))
        .map_err(|invalid| PyValueError::new_err(invalid.text()))?;
    let py = module.py();
    // An exact str: others may hold what holds the response.
    let product = product.map(|product| PyString::new(py, &product.to_string_lossy()).unbind());
    Response::decode(module, Body::of(body, max_bytes)?, head, product, options)
}

/// Makes a pickled response again. Its body was within the limits of its time, so there are none now.
#[pyfunction(pass_module)]
#[pyo3(signature = (body, head = None, product = None))]
pub(crate) fn restore(
    module: &Bound<'_, PyModule>,
    body: &Bound<'_, PyAny>,
    head: Option<Parts>,
    product: Option<&Bound<'_, PyString>>,
) -> PyResult<Response> {
    let head = head.map(Head::restore);
    decode_answer(
        module,
        body,
        head,
        product,
        Options::HIGHEST_MAX_DEPTH,
        usize::MAX,
    )
}
