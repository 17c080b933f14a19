//! Bytes to a response.

use std::ffi::c_void;

use crate::boundary::guard;
use crate::decode_error::{Failure, tce_decode_error};
use crate::http::tce_http;
use crate::options::tce_options;
use crate::response::tce_response;
use crate::room::Borrow;
use crate::status::tce_status;
use crate::string;

/// Decodes a body. What the response needs of it is copied: the body may go at once.
///
/// @code
/// const char body[] = "{\"Response\":{\"Error\":{\"Code\":\"LimitExceeded\",\"Message\":\"\"},\"RequestId\":\"ed93\"}}";
/// tce_decode_error error = TCE_DECODE_ERROR_INIT;
/// tce_response *response = NULL;
/// if (tce_response_decode(body, sizeof body - 1, NULL, &response, &error) != TCE_STATUS_OK) {
///     fprintf(stderr, "%s\n", error.text);
/// } else if (tce_response_outcome(response) == TCE_OUTCOME_FAILURE) {
///     assert(tce_str_equal(tce_response_code(response), TCE_STR("LimitExceeded")));
/// }
/// tce_response_free(response);
/// @endcode
///
/// @param data     The body. May be NULL if `len` is 0.
/// @param len      Bytes of the body.
/// @param options  Limits, and the product; NULL means the defaults.
/// @param response Gets the response on `TCE_STATUS_OK`, and is left alone otherwise. The caller owns it: give it back
///                 with `tce_response_free`. NULL is `TCE_STATUS_NULL_POINTER`.
/// @param error    Is filled unless `TCE_STATUS_OK` is returned; may be NULL. Start from `TCE_DECODE_ERROR_INIT`: a
///                 struct whose `struct_size` the library does not know is left alone, nothing is decoded, and the
///                 status is `TCE_STATUS_INVALID_ARGUMENT`.
/// @return `TCE_STATUS_OK` for an envelope, be it a success or a failure; 2xx if the bytes are no envelope;
///         `TCE_STATUS_NULL_POINTER`, `TCE_STATUS_INVALID_ARGUMENT` (an option out of its range, a `len` over
///         PTRDIFF_MAX), `TCE_STATUS_OUT_OF_MEMORY`, `TCE_STATUS_INTERNAL`. Any thread may call this; it needs at
///         most 8 KiB of stack, whatever the body.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_decode(
    data: *const c_void,
    len: usize,
    options: *const tce_options,
    response: *mut *mut tce_response,
    error: *mut tce_decode_error,
) -> tce_status {
    // SAFETY: the caller keeps the promises of this function's documentation, which are those of `decode`.
    unsafe { decode(data, len, Beside::Nothing, options, response, error) }
}

/// Decodes a body without copying it: texts are borrowed from the body where they have no escape.
///
/// The body must outlive every reference to the response, and must not change as long as one is left. All else is as
/// with `tce_response_decode`.
///
/// @param data     The body. May be NULL if `len` is 0.
/// @param len      Bytes of the body.
/// @param options  Limits, and the product; NULL means the defaults.
/// @param response Gets the response on `TCE_STATUS_OK`, and is left alone otherwise. The caller owns it: give it back
///                 with `tce_response_free`. NULL is `TCE_STATUS_NULL_POINTER`.
/// @param error    As for `tce_response_decode`; may be NULL.
/// @return As `tce_response_decode`. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_decode_borrowed(
    data: *const c_void,
    len: usize,
    options: *const tce_options,
    response: *mut *mut tce_response,
    error: *mut tce_decode_error,
) -> tce_status {
    // SAFETY: the caller keeps the promises of this function's documentation, which are those of `decode`, and keeps
    // the body for as long as the response.
    unsafe { decode(data, len, Beside::Lifetime, options, response, error) }
}

/// Decodes the body of an HTTP answer, and keeps what HTTP says beside it. The body is decoded first, and an envelope wins
/// over the status: failures come with 200, too. What the body needs of it is copied: the body may go at once.
///
/// Without an envelope, the HTTP status says what happened (`tce_decode_error.category`, `retry`), and the header
/// `X-TC-RequestId` is the request id of an envelope that has none.
///
/// @code
/// tce_http http = TCE_HTTP_INIT;
/// http.status = 502;
/// http.content_type = TCE_STR("text/html");
/// tce_decode_error error = TCE_DECODE_ERROR_INIT;
/// tce_response *response = NULL;
/// assert(tce_response_decode_http("Bad Gateway", 11, &http, NULL, &response, &error) == TCE_STATUS_INVALID_JSON);
/// assert(error.http_status == 502 && error.hint == TCE_HINT_LOOKS_LIKE_HTML);
/// assert(error.category == TCE_CATEGORY_UNAVAILABLE && error.retry == TCE_RETRY_BACKOFF_IF_IDEMPOTENT);
/// @endcode
///
/// @param data     The body. May be NULL if `len` is 0.
/// @param len      Bytes of the body.
/// @param http     Status and headers. NULL is `TCE_STATUS_NULL_POINTER`.
/// @param options  Limits, and the product; NULL means the defaults.
/// @param response Gets the response on `TCE_STATUS_OK`, and is left alone otherwise. The caller owns it: give it back
///                 with `tce_response_free`. NULL is `TCE_STATUS_NULL_POINTER`.
/// @param error    As for `tce_response_decode`; may be NULL.
/// @return As `tce_response_decode`; `TCE_STATUS_INVALID_ARGUMENT`, too, for a status over 65,535 and for a header text without
///         data. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_decode_http(
    data: *const c_void,
    len: usize,
    http: *const tce_http,
    options: *const tce_options,
    response: *mut *mut tce_response,
    error: *mut tce_decode_error,
) -> tce_status {
    // SAFETY: the caller keeps the promises of this function's documentation, which are those of `decode`.
    unsafe { decode(data, len, Beside::Http(http), options, response, error) }
}

/// What comes beside the bytes of a body.
#[derive(Clone, Copy)]
enum Beside {
    Nothing,
    /// The promise that they outlive the response.
    Lifetime,
    Http(*const tce_http),
}

/// # Safety
/// `data` has `len` readable bytes, and keeps them while the response lives if that is promised; what is HTTP is NULL or
/// readable for its `struct_size`, with its texts; so is `options`; `response` is NULL or writable; `error` is NULL or
/// writable for its `struct_size`.
unsafe fn decode(
    data: *const c_void,
    len: usize,
    beside: Beside,
    options: *const tce_options,
    response: *mut *mut tce_response,
    error: *mut tce_decode_error,
) -> tce_status {
    // SAFETY: as the caller promises.
    if let Err(status) = unsafe { tce_decode_error::check(error) } {
        return status;
    }
    let decoded = guard(Err(Failure::Status(tce_status::Internal)), || {
        let null = |which| Err(Failure::Argument(tce_status::NullPointer, which));
        if response.is_null() {
            return null("response is NULL");
        }
        if data.is_null() && len > 0 {
            return null("data is NULL and len is not 0");
        }
        if matches!(beside, Beside::Http(http) if http.is_null()) {
            return null("http is NULL");
        }
        // SAFETY: as the caller promises.
        let options = unsafe { tce_options::read(options) }.map_err(invalid)?;
        // SAFETY: as the caller promises; NULL was refused.
        let body = unsafe { string::bytes(data.cast(), len) }
            .ok_or_else(|| invalid("len is over PTRDIFF_MAX"))?;
        plant_panic(body);
        let (decoded, borrow) = match beside {
            Beside::Nothing => (options.decode(body), Borrow::Nothing),
            Beside::Lifetime => (options.decode(body), Borrow::Body),
            Beside::Http(http) => {
                // SAFETY: as the caller promises; NULL was refused.
                let answer = unsafe { tce_http::read(http, body) }.map_err(invalid)?;
                (options.decode_http(&answer), Borrow::Nothing)
            }
        };
        match &decoded {
            Ok(envelope) => Ok(tce_response::new(envelope, borrow)?),
            Err(error) => Err(Failure::Decode(*error)),
        }
    });
    match decoded {
        Ok(decoded) => {
            // SAFETY: not NULL, or there would be no response; writable as the caller promises.
            unsafe { response.write(decoded.as_ptr()) };
            tce_status::Ok
        }
        Err(failure) => {
            // SAFETY: checked above, and writable as the caller promises.
            guard((), || unsafe { tce_decode_error::fill(error, &failure) });
            failure.status()
        }
    }
}

fn invalid(which: &'static str) -> Failure {
    Failure::Argument(tce_status::InvalidArgument, which)
}

/// In a library built with `--cfg tcenvelope_planted_panic`, which only a test builds, one body panics.
fn plant_panic(body: &[u8]) {
    assert!(
        !(cfg!(tcenvelope_planted_panic) && body == b"planted panic"),
        "planted"
    );
}
