//! Why bytes are no envelope, as C reads it.

use std::ffi::c_char;
use std::fmt::{self, Write as _};

use tcenvelope_core::{Category, DecodeError, Hint, Http, Retry};

use crate::http::{retry_after, seconds};
use crate::judgement::{tce_category, tce_retry};
use crate::status::tce_status;
use crate::struct_size::known_size;

/// What a body that is no envelope looks like. It helps a person; decide nothing by it. More may be added.
#[repr(u32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum tce_hint {
    /// Nothing is known.
    None = 0,
    /// The body of an API 2.0 response: `code` with `message` or `codeDesc`, and no `Response`.
    LegacyApi = 1,
    /// An HTML page, as proxies and load balancers send.
    LooksLikeHtml = 2,
    /// gzip data: the HTTP client did not decompress the body.
    LooksLikeGzip = 3,
    /// zlib data, which HTTP calls deflate.
    LooksLikeDeflate = 4,
    /// Zstandard data.
    LooksLikeZstd = 5,
    /// A stream of server-sent events: `data:` lines.
    LooksLikeEventStream = 6,
    /// The head of an HTTP answer stands before the body.
    LooksLikeHttp = 7,
    /// UTF-16 text.
    LooksLikeUtf16 = 8,
}

impl tce_hint {
    pub(crate) const ALL: [Self; 9] = [
        Self::None,
        Self::LegacyApi,
        Self::LooksLikeHtml,
        Self::LooksLikeGzip,
        Self::LooksLikeDeflate,
        Self::LooksLikeZstd,
        Self::LooksLikeEventStream,
        Self::LooksLikeHttp,
        Self::LooksLikeUtf16,
    ];

    pub(crate) fn from_number(number: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|hint| *hint as u32 == number)
    }
}

impl From<Option<Hint>> for tce_hint {
    fn from(hint: Option<Hint>) -> Self {
        match hint {
            Some(Hint::LegacyApi) => Self::LegacyApi,
            Some(Hint::LooksLikeHtml) => Self::LooksLikeHtml,
            Some(Hint::LooksLikeGzip) => Self::LooksLikeGzip,
            Some(Hint::LooksLikeDeflate) => Self::LooksLikeDeflate,
            Some(Hint::LooksLikeZstd) => Self::LooksLikeZstd,
            Some(Hint::LooksLikeEventStream) => Self::LooksLikeEventStream,
            Some(Hint::LooksLikeHttp) => Self::LooksLikeHttp,
            Some(Hint::LooksLikeUtf16) => Self::LooksLikeUtf16,
            // None, or a hint that the core has and this file forgot: the conformance vectors would show it.
            _ => Self::None,
        }
    }
}

/// Bytes of `tce_decode_error.text`, the NUL included.
pub const TCE_ERROR_TEXT_SIZE: usize = 256;

/// Why a decode did not give a response. Start from `TCE_DECODE_ERROR_INIT`; it is filled when a decode returns
/// anything but `TCE_STATUS_OK`, and left alone on `TCE_STATUS_OK` (so test what the function returned, not
/// `error.status`). A struct whose `struct_size` the library does not know, such as one that was never initialised, is
/// left alone too:
///
/// @code
/// tce_decode_error error = TCE_DECODE_ERROR_INIT;
/// tce_response *response = NULL;
/// if (tce_response_decode("[1,]", 4, NULL, &response, &error) != TCE_STATUS_OK) {
///     fprintf(stderr, "%s\n", error.text);
/// }
/// assert(error.status == TCE_STATUS_INVALID_JSON && error.offset == 3);
/// @endcode
///
/// It owns all that it holds: nothing is to be freed. The struct may grow at its end; `struct_size` tells the library
/// which one it was given.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct tce_decode_error {
    /// `sizeof(tce_decode_error)`.
    pub struct_size: usize,
    /// What the function returned.
    pub status: tce_status,
    /// What the body may be instead.
    pub hint: tce_hint,
    /// Where, in bytes from the start of the body, a byte order mark included. 0 unless `status` is 2xx.
    pub offset: usize,
    /// The line of the offset, from 1; lines end at LF. 0 unless `status` is 2xx.
    pub line: usize,
    /// The column of the offset, from 1, in bytes. 0 unless `status` is 2xx.
    pub column: usize,
    /// One line for a person, NUL-terminated ASCII. It shows nothing of the body. The wording may improve.
    pub text: [c_char; TCE_ERROR_TEXT_SIZE],
    /// The HTTP status, such as 502; 0 unless `status` is 2xx and the body was decoded with `tce_response_decode_http`.
    pub http_status: u32,
    /// What happened: throttled for the HTTP status 429; unavailable for 500, 502, 503 and 504, and if the body was cut;
    /// else unknown.
    pub category: tce_category,
    /// What to do next: backoff; backoff if idempotent; never, as with `category`. `tce_decode_error_advise` says how
    /// long to wait, too.
    pub retry: tce_retry,
    /// How long the server asks to wait, in seconds; see `tce_response_retry_after`. `TCE_NO_TIME` if it asks nothing.
    pub retry_after: u64,
    /// The server's clock, in seconds since 1970; `TCE_NO_TIME` if HTTP did not say it.
    pub server_time: u64,
}

impl tce_decode_error {
    /// Checks what a caller passed.
    ///
    /// # Safety
    /// `error` must be NULL or point to a struct that begins with a readable `struct_size`.
    pub(crate) unsafe fn check(error: *mut Self) -> Result<(), tce_status> {
        // SAFETY: checked for NULL first; the caller promises the rest.
        if error.is_null() || unsafe { known_size(error) }.is_some() {
            Ok(())
        } else {
            Err(tce_status::InvalidArgument)
        }
    }

    /// Fills what a caller passed, unless that is NULL.
    ///
    /// # Safety
    /// `error` must be NULL or have passed [`check`](Self::check), writable for as many bytes as its `struct_size`
    /// says.
    #[cold]
    #[inline(never)] // Its buffers would lie on the stack during each decode.
    pub(crate) unsafe fn fill(error: *mut Self, failure: &Failure) {
        if error.is_null() {
            return;
        }
        // SAFETY: not NULL, and the caller's struct is at least as long as ours.
        let struct_size = unsafe { (*error).struct_size };
        let mut text = FixedText {
            bytes: [0; TCE_ERROR_TEXT_SIZE],
            length: 0,
        };
        // A text that is too long is cut: writing does not fail.
        let _ = match failure {
            Failure::Status(status) => {
                let message = crate::names::tce_status_message(*status as u32);
                // SAFETY: a static string with its NUL.
                let message = unsafe { std::ffi::CStr::from_ptr(message) };
                write!(text, "{}", message.to_string_lossy())
            }
            Failure::Argument(_, which) => text.write_str(which),
            Failure::Decode(decode) => write!(text, "{decode}"),
        };
        let decode = match failure {
            Failure::Status(_) | Failure::Argument(..) => None,
            Failure::Decode(decode) => Some(decode),
        };
        let http = decode.and_then(DecodeError::http);
        let filled = Self {
            struct_size,
            status: failure.status(),
            hint: decode.and_then(DecodeError::hint).into(),
            offset: decode.map_or(0, DecodeError::offset),
            line: decode.map_or(0, DecodeError::line),
            column: decode.map_or(0, DecodeError::column),
            text: text.bytes,
            http_status: http.map_or(0, |http| http.status().into()),
            category: decode
                .map_or(Category::Unknown, DecodeError::category)
                .number(),
            retry: decode.map_or(Retry::Never, DecodeError::retry).number(),
            retry_after: retry_after(http),
            server_time: seconds(http.and_then(Http::server_time)),
        };
        // SAFETY: as above, writable. What a newer struct has beyond ours stays as the caller set it.
        unsafe { error.write(filled) };
    }
}

/// Why there is no response.
pub(crate) enum Failure {
    Status(tce_status),
    /// An argument; the text says which, and what it must be.
    Argument(tce_status, &'static str),
    Decode(DecodeError),
}

impl Failure {
    pub(crate) fn status(&self) -> tce_status {
        match self {
            Self::Status(status) | Self::Argument(status, _) => *status,
            Self::Decode(error) => error.kind().into(),
        }
    }
}

impl From<tce_status> for Failure {
    fn from(status: tce_status) -> Self {
        Self::Status(status)
    }
}

/// A buffer whose last byte stays NUL.
struct FixedText {
    bytes: [c_char; TCE_ERROR_TEXT_SIZE],
    length: usize,
}

impl fmt::Write for FixedText {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for byte in text.bytes().take(TCE_ERROR_TEXT_SIZE - 1 - self.length) {
            self.bytes[self.length] = c_char::from_ne_bytes([byte]);
            self.length += 1;
        }
        Ok(())
    }
}
