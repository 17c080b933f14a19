//! What an error code means for a program.

use tcenvelope_core::{Category, Code, Fault, Judgement};

use crate::boundary::guard;
use crate::response::tce_response;
use crate::string::tce_str;

// The header has these as enums, which `cargo xtask generate` makes from the core's lists: one source of numbers.
/// What happened.
pub type tce_category = u32;
/// What to do next with the same request.
pub type tce_retry = u32;
/// How a judgement is known.
pub type tce_basis = u32;
/// Who must act.
pub type tce_fault = u32;

/// What happened, by the code of a failure. It was judged once, when the body was decoded, for the product in the
/// options.
///
/// @code
/// const char body[] = "{\"Response\":{\"Error\":{\"Code\":\"RequestLimitExceeded\",\"Message\":\"\"}}}";
/// tce_response *response = NULL;
/// assert(tce_response_decode(body, sizeof body - 1, NULL, &response, NULL) == TCE_STATUS_OK);
/// assert(tce_response_category(response) == TCE_CATEGORY_THROTTLED);
/// assert(tce_response_retry(response) == TCE_RETRY_BACKOFF);
/// assert(tce_response_fault(response) == TCE_FAULT_CALLER);
/// tce_response_free(response);
/// @endcode
///
/// @param response A response, or NULL.
/// @return The category; `TCE_CATEGORY_UNKNOWN`, which is 0, on a success, and for NULL. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_category(response: *const tce_response) -> tce_category {
    // SAFETY: the caller passes NULL or a response that it has not given back.
    unsafe { of_response(response) }.map_or(0, |judgement| judgement.category.number())
}

/// What to do next, by the code of a failure. `tce_response_advise` says how long to wait, too.
///
/// @param response A response, or NULL.
/// @return The retry; `TCE_RETRY_NEVER`, which is 0, on a success, and for NULL. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_retry(response: *const tce_response) -> tce_retry {
    // SAFETY: the caller passes NULL or a response that it has not given back.
    unsafe { of_response(response) }.map_or(0, |judgement| judgement.retry.number())
}

/// How category and retry of a failure are known.
///
/// @param response A response, or NULL.
/// @return The basis; `TCE_BASIS_NONE`, which is 0, on a success, and for NULL. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_basis(response: *const tce_response) -> tce_basis {
    // SAFETY: the caller passes NULL or a response that it has not given back.
    unsafe { of_response(response) }.map_or(0, |judgement| judgement.basis.number())
}

/// Who must act after a failure.
///
/// @param response A response, or NULL.
/// @return The fault; `TCE_FAULT_UNKNOWN`, which is 0, on a success, and for NULL. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_fault(response: *const tce_response) -> tce_fault {
    // SAFETY: the caller passes NULL or a response that it has not given back.
    unsafe { of_response(response) }.map_or(0, |judgement| judgement.category.fault().number())
}

/// What happened, by an error code. White space around the code and trailing dots are ignored; it is case-sensitive.
///
/// @code
/// tce_str code = TCE_STR("UnauthorizedOperation.Unknown");
/// assert(tce_code_category(code, TCE_STR("")) == TCE_CATEGORY_AUTHORIZATION);
/// assert(tce_code_category(code, TCE_STR("ecdn")) == TCE_CATEGORY_INTERNAL);
/// assert(tce_code_basis(code, TCE_STR("ecdn")) == TCE_BASIS_PRODUCT);
/// @endcode
///
/// @param code    A code; `data` may be NULL if `len` is 0. An empty code, and bytes that are not UTF-8, are a code of
///                which nothing is known.
/// @param product The product that sent it, as in the name of the host that was called: `cvm`; some codes mean
///                something else in some products. Empty if it is not known; `data` may be NULL if `len` is 0. A
///                product that is not known changes nothing.
/// @return The category. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_code_category(code: tce_str, product: tce_str) -> tce_category {
    // SAFETY: the caller passes texts whose bytes are readable.
    unsafe { ask(code, product, |code| code.category().number()) }
}

/// What to do next, by an error code.
///
/// @param code    As for `tce_code_category`; `data` may be NULL if `len` is 0.
/// @param product As for `tce_code_category`; `data` may be NULL if `len` is 0.
/// @return The retry. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_code_retry(code: tce_str, product: tce_str) -> tce_retry {
    // SAFETY: the caller passes texts whose bytes are readable.
    unsafe { ask(code, product, |code| code.retry().number()) }
}

/// How category and retry of an error code are known.
///
/// @param code    As for `tce_code_category`; `data` may be NULL if `len` is 0.
/// @param product As for `tce_code_category`; `data` may be NULL if `len` is 0.
/// @return The basis. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_code_basis(code: tce_str, product: tce_str) -> tce_basis {
    // SAFETY: the caller passes texts whose bytes are readable.
    unsafe { ask(code, product, |code| code.judgement().basis.number()) }
}

/// Who must act after an error code. It follows from the category.
///
/// @param code    As for `tce_code_category`; `data` may be NULL if `len` is 0.
/// @param product As for `tce_code_category`; `data` may be NULL if `len` is 0.
/// @return The fault. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_code_fault(code: tce_str, product: tce_str) -> tce_fault {
    // SAFETY: the caller passes texts whose bytes are readable.
    unsafe { ask(code, product, |code| code.fault().number()) }
}

/// Whether it is one of the 38 codes that the documentation says any action can give.
///
/// @param code    As for `tce_code_category`; `data` may be NULL if `len` is 0.
/// @param product As for `tce_code_category`; `data` may be NULL if `len` is 0. No product changes the answer today.
/// @return true if it is. Any thread may call this.
#[unsafe(no_mangle)]
#[allow(
    clippy::redundant_closure_for_method_calls,
    reason = "the method itself takes one lifetime, and this must take any"
)]
pub unsafe extern "C" fn tce_code_is_common(code: tce_str, product: tce_str) -> bool {
    // SAFETY: the caller passes texts whose bytes are readable.
    unsafe { ask(code, product, |code| code.is_common()) }
}

/// Who must act after what happened: of an error that has a category and no code, such as a `tce_decode_error`.
///
/// @param category A `tce_category`, or any number.
/// @return The fault; `TCE_FAULT_UNKNOWN` for a number that is no category. Any thread may call this.
#[unsafe(no_mangle)]
pub extern "C" fn tce_category_fault(category: u32) -> tce_fault {
    Category::from_number(category)
        .map_or(Fault::Unknown, Category::fault)
        .number()
}

/// # Safety
/// `response` is NULL or one that lives.
unsafe fn of_response(response: *const tce_response) -> Option<Judgement> {
    // SAFETY: as the caller promises.
    unsafe { response.as_ref() }?.judgement()
}

/// Asks a code something that it gives no part of itself for.
///
/// # Safety
/// The bytes of the texts are readable, if they have any.
pub(crate) unsafe fn ask<T: Default>(
    code: tce_str,
    product: tce_str,
    ask: impl FnOnce(&Code<'_>) -> T,
) -> T {
    guard(T::default(), || {
        // SAFETY: as the caller promises.
        let code = Code::from(unsafe { code.text() }.unwrap_or_default());
        // SAFETY: as the caller promises.
        let product = unsafe { product.text() };
        match product {
            None | Some("") => ask(&code),
            Some(product) => ask(&code.in_product(product)),
        }
    })
}
