//! Which product documents which codes. Without the feature `catalogue` these functions are there and find nothing.

use std::ffi::c_char;

use crate::boundary::guard;
use crate::status::tce_status;
use crate::string::tce_str;
use crate::text_output::TextOutput;

#[cfg(feature = "catalogue")]
use tcenvelope_core::Catalogue;

/// Stands in for the core's catalogue, which was not compiled in.
#[cfg(not(feature = "catalogue"))]
struct Catalogue(());

#[cfg(not(feature = "catalogue"))]
impl Catalogue {
    fn documents(_code: &str, _product: Option<&str>, _version: Option<&str>) -> bool {
        false
    }

    fn products(_code: &str) -> std::iter::Empty<&'static str> {
        std::iter::empty()
    }

    fn code_at(_product: &str, _index: usize) -> Option<&'static str> {
        None
    }

    fn nearest(_code: &str, _product: Option<&str>, _limit: usize) -> Vec<String> {
        Vec::new()
    }
}

/// Whether the official SDK packages list a code: for any product, for one, or for one version of it. No judgement
/// depends on that, for a code may be sent long before it is listed.
///
/// Like the other functions of the catalogue, it finds nothing in a library that was built without the Cargo feature
/// `catalogue`.
///
/// @code
/// tce_str code = TCE_STR("InvalidInstanceId.NotFound"), any = TCE_STR("");
/// assert(tce_code_is_documented(code, TCE_STR("cvm"), TCE_STR("2017-03-12")));
/// assert(tce_code_is_documented(code, any, any));
/// assert(!tce_code_is_documented(code, TCE_STR("redis"), any));
/// @endcode
///
/// @param code    A code; `data` may be NULL if `len` is 0. White space and dots that are not part of it make it another
///                one.
/// @param product A product, such as `cvm`; empty for any, and then `data` may be NULL.
/// @param version A version of its API, such as `2017-03-12`; empty for any, and then `data` may be NULL.
/// @return true if it is listed; false, too, for bytes that are not UTF-8. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_code_is_documented(
    code: tce_str,
    product: tce_str,
    version: tce_str,
) -> bool {
    guard(false, || {
        // SAFETY: the caller passes a text whose bytes are readable.
        let code = unsafe { code.text() };
        // SAFETY: as above.
        let product = unsafe { narrowed(product) };
        // SAFETY: as above.
        let version = unsafe { narrowed(version) };
        match (code, product, version) {
            (Some(code), Ok(product), Ok(version)) => Catalogue::documents(code, product, version),
            _ => false,
        }
    })
}

/// A product that documents a code.
///
/// @code
/// tce_str code = TCE_STR("FailedOperation.AddInstanceInfoFailed"), product;
/// for (size_t i = 0; (product = tce_code_product(code, i)).len > 0; i++) {
///     assert(tce_code_is_documented(code, product, TCE_STR("")));
/// }
/// @endcode
///
/// @param code  As for `tce_code_is_documented`; `data` may be NULL if `len` is 0.
/// @param index Which one, counted from 0, in the order of their names.
/// @return A static text; empty past the last. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_code_product(code: tce_str, index: usize) -> tce_str {
    guard(tce_str::EMPTY, || {
        // SAFETY: the caller passes a text whose bytes are readable.
        unsafe { code.text() }
            .and_then(|code| Catalogue::products(code).nth(index))
            .map_or(tce_str::EMPTY, tce_str::new)
    })
}

/// A code that a product documents.
///
/// @code
/// char buffer[256];
/// tce_str code;
/// size_t count = 0;
/// while (tce_product_code(TCE_STR("redis"), count, buffer, sizeof buffer, &code) == TCE_STATUS_OK) count++;
/// assert(count > 100);
/// @endcode
///
/// @param product  A product, such as `cvm`; `data` may be NULL if `len` is 0.
/// @param index    Which one, counted from 0, in the order of their bytes.
/// @param buffer   Where the code goes; it may be NULL if `capacity` is 0.
/// @param capacity Bytes of the buffer; 256 suffice.
/// @param out      Gets the code, in the buffer. On `TCE_STATUS_BUFFER_TOO_SMALL` it gets {NULL, the capacity needed}. NULL
///                 is `TCE_STATUS_NULL_POINTER`.
/// @return `TCE_STATUS_OK`; `TCE_STATUS_NOT_FOUND` past the last, and for a product that is not known;
///         `TCE_STATUS_BUFFER_TOO_SMALL`. Each call counts from the beginning, which takes tens of microseconds. Any
///         thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_product_code(
    product: tce_str,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    out: *mut tce_str,
) -> tce_status {
    let give = |output: TextOutput| {
        // SAFETY: the caller passes a text whose bytes are readable.
        let product = unsafe { product.text() };
        let code = product.and_then(|product| Catalogue::code_at(product, index));
        output.give(&code.ok_or(tce_status::NotFound)?)
    };
    // SAFETY: the pointers are NULL or writable, as the caller promises.
    unsafe { TextOutput::guarded(buffer, capacity, out, give) }
}

/// A documented code that a misspelt one is near to, for a person's help. What has less than two thirds of its letters in
/// common is not near.
///
/// @code
/// char buffer[256];
/// tce_str near, any = TCE_STR("");
/// tce_str misspelt = TCE_STR("AuthFailure.SignatureExpired");
/// assert(tce_code_nearest(misspelt, any, 0, buffer, sizeof buffer, &near) == TCE_STATUS_OK);
/// assert(tce_str_equal(near, TCE_STR("AuthFailure.SignatureExpire")));
/// @endcode
///
/// @param code     What may be misspelt; `data` may be NULL if `len` is 0.
/// @param product  Only the codes of this product count; empty for all products, and then `data` may be NULL.
/// @param rank     0 for the nearest, 1 for the next.
/// @param buffer   Where the code goes; it may be NULL if `capacity` is 0.
/// @param capacity Bytes of the buffer; 256 suffice.
/// @param out      Gets the code, in the buffer. On `TCE_STATUS_BUFFER_TOO_SMALL` it gets {NULL, the capacity needed}. NULL
///                 is `TCE_STATUS_NULL_POINTER`.
/// @return `TCE_STATUS_OK`; `TCE_STATUS_NOT_FOUND` if no code, or no further one, is near; `TCE_STATUS_BUFFER_TOO_SMALL`. Each
///         call compares with every code, which takes milliseconds: ask for few ranks. It needs memory while it runs, under a megabyte, and is the one
///         function that ends the process if there is none. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_code_nearest(
    code: tce_str,
    product: tce_str,
    rank: usize,
    buffer: *mut c_char,
    capacity: usize,
    out: *mut tce_str,
) -> tce_status {
    let give = |output: TextOutput| {
        // SAFETY: the caller passes a text whose bytes are readable.
        let code = unsafe { code.text() };
        // SAFETY: as above.
        let product = unsafe { narrowed(product) };
        let near = match (code, product) {
            (Some(code), Ok(product)) => Catalogue::nearest(code, product, rank.saturating_add(1))
                .into_iter()
                .nth(rank),
            _ => None,
        };
        output.give(&near.ok_or(tce_status::NotFound)?)
    };
    // SAFETY: the pointers are NULL or writable, as the caller promises.
    unsafe { TextOutput::guarded(buffer, capacity, out, give) }
}

/// What a text narrows a search to, if anything. What is no text is an error: it must not count as "any".
///
/// # Safety
/// The bytes of `text` are readable for as long as `'a` lasts.
unsafe fn narrowed<'a>(text: tce_str) -> Result<Option<&'a str>, tce_status> {
    // SAFETY: as the caller promises.
    let text = unsafe { text.text() }.ok_or(tce_status::InvalidArgument)?;
    Ok((!text.is_empty()).then_some(text))
}
