//! Fields of a response by JSON pointer, in one call.

use std::ffi::c_char;

use tcenvelope_core::Value;

use crate::boundary::guard;
use crate::response::tce_response;
use crate::status::tce_status;
use crate::string::tce_str;
use crate::text_output::TextOutput;
use crate::value::tce_value;

/// What a JSON pointer (RFC 6901) points to that starts at the object `Response`: `/Set/0/Id`; `/RequestId` and
/// `/Error/Code` are reached too. Of members with one name the last counts.
///
/// @param response A response; NULL is `TCE_STATUS_NULL_POINTER`.
/// @param pointer  The pointer; an empty one points to `Response` itself. `data` may be NULL if `len` is 0.
/// @param value    Gets the value, borrowed from the response. NULL is `TCE_STATUS_NULL_POINTER`.
/// @return `TCE_STATUS_OK`; `TCE_STATUS_NOT_FOUND`; `TCE_STATUS_INVALID_POINTER` if it is no JSON pointer, or not one into
///         the array that it meets (a name, `-`, leading zeros). Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_pointer(
    response: *const tce_response,
    pointer: tce_str,
    value: *mut tce_value,
) -> tce_status {
    // SAFETY: the caller keeps the promises of this function's documentation.
    unsafe { get(response, pointer, value, |value| Ok(tce_value::new(value))) }
}

/// A string by JSON pointer. It is borrowed if nothing in it is escaped, and decoded into the buffer otherwise.
///
/// @param response A response; NULL is `TCE_STATUS_NULL_POINTER`.
/// @param pointer  As for `tce_response_pointer`; `data` may be NULL if `len` is 0.
/// @param buffer   Where a string with escapes goes; it may be NULL if `capacity` is 0.
/// @param capacity Bytes of the buffer.
/// @param out      Gets the string, borrowed from the response, or in the buffer. On `TCE_STATUS_BUFFER_TOO_SMALL` it gets
///                 {NULL, the capacity needed}. NULL is `TCE_STATUS_NULL_POINTER`.
/// @return As `tce_response_pointer` and `tce_value_str`. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_get_str(
    response: *const tce_response,
    pointer: tce_str,
    buffer: *mut c_char,
    capacity: usize,
    out: *mut tce_str,
) -> tce_status {
    let give = |output: TextOutput| {
        // SAFETY: the caller keeps the promises of this function's documentation.
        let value = unsafe { look_up(response, pointer) }?;
        output.give_text(value.as_text()?)
    };
    // SAFETY: the pointers are NULL or writable, as the caller promises.
    unsafe { TextOutput::guarded(buffer, capacity, out, give) }
}

/// An integer by JSON pointer, if it was written as one: `1.0` and `1e3` are none.
///
/// @param response A response; NULL is `TCE_STATUS_NULL_POINTER`.
/// @param pointer  As for `tce_response_pointer`; `data` may be NULL if `len` is 0.
/// @param out      Gets it. NULL is `TCE_STATUS_NULL_POINTER`.
/// @return As `tce_response_pointer` and `tce_value_i64`. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_get_i64(
    response: *const tce_response,
    pointer: tce_str,
    out: *mut i64,
) -> tce_status {
    // SAFETY: the caller keeps the promises of this function's documentation.
    unsafe { get(response, pointer, out, |value| Ok(value.as_i64()?)) }
}

/// An integer that is not negative, by JSON pointer, if it was written as one: `1.0` and `1e3` are none.
///
/// @param response A response; NULL is `TCE_STATUS_NULL_POINTER`.
/// @param pointer  As for `tce_response_pointer`; `data` may be NULL if `len` is 0.
/// @param out      Gets it. NULL is `TCE_STATUS_NULL_POINTER`.
/// @return As `tce_response_pointer` and `tce_value_u64`. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_get_u64(
    response: *const tce_response,
    pointer: tce_str,
    out: *mut u64,
) -> tce_status {
    // SAFETY: the caller keeps the promises of this function's documentation.
    unsafe { get(response, pointer, out, |value| Ok(value.as_u64()?)) }
}

/// A number as the nearest double, by JSON pointer.
///
/// @param response A response; NULL is `TCE_STATUS_NULL_POINTER`.
/// @param pointer  As for `tce_response_pointer`; `data` may be NULL if `len` is 0.
/// @param out      Gets it. NULL is `TCE_STATUS_NULL_POINTER`.
/// @return As `tce_response_pointer` and `tce_value_f64`. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_get_f64(
    response: *const tce_response,
    pointer: tce_str,
    out: *mut f64,
) -> tce_status {
    // SAFETY: the caller keeps the promises of this function's documentation.
    unsafe { get(response, pointer, out, |value| Ok(value.as_f64()?)) }
}

/// `true` or `false`, by JSON pointer.
///
/// @param response A response; NULL is `TCE_STATUS_NULL_POINTER`.
/// @param pointer  As for `tce_response_pointer`; `data` may be NULL if `len` is 0.
/// @param out      Gets it. NULL is `TCE_STATUS_NULL_POINTER`.
/// @return As `tce_response_pointer` and `tce_value_bool`. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_get_bool(
    response: *const tce_response,
    pointer: tce_str,
    out: *mut bool,
) -> tce_status {
    // SAFETY: the caller keeps the promises of this function's documentation.
    unsafe { get(response, pointer, out, |value| Ok(value.as_bool()?)) }
}

/// # Safety
/// `response` is NULL or one that lives; the bytes of `pointer` are readable; `out` is NULL or writable.
unsafe fn get<T>(
    response: *const tce_response,
    pointer: tce_str,
    out: *mut T,
    read: impl FnOnce(Value<'_>) -> Result<T, tce_status>,
) -> tce_status {
    guard(tce_status::Internal, || {
        if out.is_null() {
            return tce_status::NullPointer;
        }
        // SAFETY: as the caller promises.
        match unsafe { look_up(response, pointer) }.and_then(read) {
            Ok(found) => {
                // SAFETY: not NULL, and writable as the caller promises.
                unsafe { out.write(found) };
                tce_status::Ok
            }
            Err(status) => status,
        }
    })
}

/// # Safety
/// `response` is NULL or one that outlives `'a`; the bytes of `pointer` are readable.
unsafe fn look_up<'a>(
    response: *const tce_response,
    pointer: tce_str,
) -> Result<Value<'a>, tce_status> {
    // SAFETY: as the caller promises.
    let response = unsafe { response.as_ref() }.ok_or(tce_status::NullPointer)?;
    // SAFETY: as the caller promises.
    let pointer = unsafe { pointer.text() }.ok_or(tce_status::InvalidPointer)?;
    Ok(response.value().pointer(pointer)?)
}
