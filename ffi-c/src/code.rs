//! What an error code says of itself.

use tcenvelope_core::Code;

use crate::boundary::guard;
use crate::string::tce_str;

/// The family of an error code: what stands before the first dot, all of it if there is none. White space around the
/// code and dots behind it are left out.
///
/// @code
/// tce_str family = tce_code_family(TCE_STR("InvalidParameterValue.Zone"));
/// assert(tce_str_equal(family, TCE_STR("InvalidParameterValue")));
/// @endcode
///
/// @param code A code; `data` may be NULL if `len` is 0.
/// @return A part of `code`, borrowed from where that is; empty if there is none, and for bytes that are not UTF-8.
///         Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_code_family(code: tce_str) -> tce_str {
    // SAFETY: the caller passes a text whose bytes are readable.
    unsafe { part(code, |code| code.family()) }
}

/// The detail of an error code: what stands behind the first dot. White space around the code and dots behind it are
/// left out.
///
/// @param code A code; `data` may be NULL if `len` is 0.
/// @return A part of `code`, borrowed from where that is; empty if there is none, and for bytes that are not UTF-8.
///         Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_code_detail(code: tce_str) -> tce_str {
    // SAFETY: the caller passes a text whose bytes are readable.
    unsafe { part(code, |code| code.detail()) }
}

/// # Safety
/// The bytes of `code` are readable, if it has any.
unsafe fn part(code: tce_str, pick: for<'a> fn(&'a Code<'_>) -> &'a str) -> tce_str {
    guard(tce_str::EMPTY, || {
        // SAFETY: as the caller promises.
        let Some(text) = (unsafe { code.text() }) else {
            return tce_str::EMPTY;
        };
        tce_str::new(pick(&Code::from(text)))
    })
}
