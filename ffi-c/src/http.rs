//! What HTTP says beside the body.

use std::time::{SystemTime, UNIX_EPOCH};

use tcenvelope_core::{Http, HttpResponse};

use crate::response::tce_response;
use crate::string::tce_str;
use crate::struct_size::read_sized;

/// `TCE_NO_TIME` of the header.
pub(crate) const NO_TIME: u64 = u64::MAX;

/// What an HTTP answer says beside its body. Start from `TCE_HTTP_INIT`, and set what there is; a header that was not
/// sent stays empty. Texts are read while the function runs, and may be freed afterwards.
///
/// The struct may grow at its end; `struct_size` tells the library which one it was given. A field that a newer
/// program set and this library does not know is refused with `TCE_STATUS_INVALID_ARGUMENT`, never ignored.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct tce_http {
    /// `sizeof(tce_http)`.
    pub struct_size: usize,
    /// The status, such as 502; at most 65,535.
    pub status: u32,
    /// 0.
    pub reserved: u32,
    /// The header `Content-Type`: a hint for a person, decides nothing.
    pub content_type: tce_str,
    /// The header `X-TC-RequestId`: the request id, if the body gives none.
    pub request_id: tce_str,
    /// The header `Retry-After`, as it was sent: seconds or a date.
    pub retry_after: tce_str,
    /// The header `Date`, as it was sent: the server's clock.
    pub date: tce_str,
}

impl tce_http {
    /// The answer that a pointer and a body stand for, or what is wrong with them. Header values that are not UTF-8
    /// are none.
    ///
    /// # Safety
    /// `http` must point to a struct that is readable for as many bytes as its `struct_size` says, and its texts to
    /// bytes that are readable for as long as the body is borrowed.
    pub(crate) unsafe fn read(
        http: *const Self,
        body: &[u8],
    ) -> Result<HttpResponse<'_>, &'static str> {
        // SAFETY: as the caller promises.
        let given = unsafe { read_sized(http) }.ok_or(
            "http.struct_size is unknown, or what it adds is not 0: start from TCE_HTTP_INIT",
        )?;
        if given.reserved != 0 {
            return Err("http.reserved must be 0");
        }
        let status = u16::try_from(given.status).map_err(|_| "http.status must be 0 to 65535")?;
        let mut answer = HttpResponse::new(status, body);
        for (name, value) in [
            ("Content-Type", given.content_type),
            ("X-TC-RequestId", given.request_id),
            ("Retry-After", given.retry_after),
            ("Date", given.date),
        ] {
            // SAFETY: as the caller promises.
            let value = unsafe { value.bytes() }.ok_or("a text of http has a len and no data")?;
            if let Ok(value) = std::str::from_utf8(value) {
                answer = answer.with_header(name, value);
            }
        }
        Ok(answer)
    }
}

/// The HTTP status of the answer that a response was decoded from. It decided nothing: an envelope wins over it.
///
/// @param response A response, or NULL.
/// @return The status that was passed; 0 if the response was decoded without one, and for NULL. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_http_status(response: *const tce_response) -> u32 {
    // SAFETY: the caller passes NULL or a response that it has not given back.
    unsafe { of_response(response) }.map_or(0, |http| http.status().into())
}

/// How long the server asks to wait before the next request. `tce_response_advise` heeds it.
///
/// @param response A response, or NULL.
/// @return Seconds, from the header `Retry-After`, at most 4,294,967,295; a date there counts from the header `Date`, and is nothing
///         without it. `TCE_NO_TIME` if nothing was asked, and for NULL. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_retry_after(response: *const tce_response) -> u64 {
    // SAFETY: the caller passes NULL or a response that it has not given back.
    retry_after(unsafe { of_response(response) })
}

/// The server's clock.
///
/// @param response A response, or NULL.
/// @return Seconds since 1970, from the header `Date`; `TCE_NO_TIME` if there was none, and for NULL. Any thread may call
///         this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_server_time(response: *const tce_response) -> u64 {
    // SAFETY: the caller passes NULL or a response that it has not given back.
    seconds(unsafe { of_response(response) }.and_then(Http::server_time))
}

/// # Safety
/// `response` is NULL or one that outlives `'a`.
unsafe fn of_response<'a>(response: *const tce_response) -> Option<&'a Http> {
    // SAFETY: as the caller promises.
    unsafe { response.as_ref() }?.http()
}

pub(crate) fn retry_after(http: Option<&Http>) -> u64 {
    http.and_then(Http::retry_after)
        .map_or(NO_TIME, |wait| wait.as_secs())
}

/// Seconds since 1970.
pub(crate) fn seconds(time: Option<SystemTime>) -> u64 {
    time.and_then(|time| time.duration_since(UNIX_EPOCH).ok())
        .map_or(NO_TIME, |since| since.as_secs())
}
