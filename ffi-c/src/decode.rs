//! Bytes to a response.

use std::ffi::c_void;
use std::ptr::NonNull;

use tcenvelope_core::Options;

use crate::boundary::guard;
use crate::decode_error::{Failure, tce_decode_error};
use crate::options::tce_options;
use crate::response::{Borrow, tce_response};
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
/// @param options  Limits; NULL means the defaults.
/// @param response Gets the response on `TCE_STATUS_OK`, and is left alone otherwise. The caller owns it: give it back
///                 with `tce_response_free`. NULL is `TCE_STATUS_NULL_POINTER`.
/// @param error    Is filled unless `TCE_STATUS_OK` is returned; may be NULL. Start from `TCE_DECODE_ERROR_INIT`: a
///                 struct whose `struct_size` the library does not know is left alone, nothing is decoded, and the
///                 status is `TCE_STATUS_INVALID_ARGUMENT`.
/// @return `TCE_STATUS_OK` for an envelope, be it a success or a failure; 2xx if the bytes are no envelope;
///         `TCE_STATUS_NULL_POINTER`, `TCE_STATUS_INVALID_ARGUMENT` (an option out of its range, a `len` over
///         PTRDIFF_MAX), `TCE_STATUS_OUT_OF_MEMORY`, `TCE_STATUS_INTERNAL`. Any thread may call this; it needs less
///         than 16 KiB of stack, whatever the body.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_decode(
    data: *const c_void,
    len: usize,
    options: *const tce_options,
    response: *mut *mut tce_response,
    error: *mut tce_decode_error,
) -> tce_status {
    // SAFETY: the caller keeps the promises of this function's documentation, which are those of `decode`.
    unsafe { decode(data, len, options, response, error, Borrow::Nothing) }
}

/// Decodes a body without copying it: texts are borrowed from the body where they have no escape.
///
/// The body must outlive every reference to the response, and must not change as long as one is left. All else is as
/// with `tce_response_decode`.
///
/// @param data     The body. May be NULL if `len` is 0.
/// @param len      Bytes of the body.
/// @param options  Limits; NULL means the defaults.
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
    unsafe { decode(data, len, options, response, error, Borrow::Body) }
}

/// # Safety
/// `data` has `len` readable bytes, and keeps them while the response lives if it borrows them; `options` is NULL or
/// readable for its `struct_size`; `response` is NULL or writable; `error` is NULL or writable for its `struct_size`.
unsafe fn decode(
    data: *const c_void,
    len: usize,
    options: *const tce_options,
    response: *mut *mut tce_response,
    error: *mut tce_decode_error,
    borrow: Borrow,
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
        // SAFETY: as the caller promises.
        let options = unsafe { tce_options::read(options) }.map_err(invalid)?;
        // SAFETY: as the caller promises; NULL was refused.
        let body = unsafe { string::bytes(data.cast(), len) }
            .ok_or_else(|| invalid("len is over PTRDIFF_MAX"))?;
        decode_body(body, &options, borrow)
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

fn decode_body(
    body: &[u8],
    options: &Options,
    borrow: Borrow,
) -> Result<NonNull<tce_response>, Failure> {
    plant_panic(body);
    let envelope = options.decode(body).map_err(Failure::Decode)?;
    Ok(tce_response::new(&envelope, borrow)?)
}

/// In a library built with `--cfg tcenvelope_planted_panic`, which only a test builds, one body panics.
fn plant_panic(body: &[u8]) {
    assert!(
        !(cfg!(tcenvelope_planted_panic) && body == b"planted panic"),
        "planted"
    );
}
