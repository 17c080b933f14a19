//! What a person is told.

use tcenvelope_core::{Category, Language, Retry};

use crate::boundary::guard;
use crate::judgement::ask;
use crate::response::tce_response;
use crate::string::tce_str;

// As in `judgement`.
/// A language that descriptions and advice are written in.
pub type tce_language = u32;

/// What happened, in a sentence for a person: of a common code its own; else of its family, if the family tells what the
/// category does; else of the category.
///
/// @code
/// tce_str code = TCE_STR("AuthFailure.SignatureExpire"), any = TCE_STR("");
/// tce_str description = tce_code_description(code, any, TCE_LANGUAGE_ENGLISH);
/// tce_str advice = tce_code_advice(code, any, TCE_LANGUAGE_CHINESE);
/// assert(description.len > 0 && advice.len > 0);
/// printf("%" TCE_STR_FMT " %" TCE_STR_FMT "\n", TCE_STR_ARG(description), TCE_STR_ARG(advice));
/// @endcode
///
/// @param code     As for `tce_code_category`; `data` may be NULL if `len` is 0.
/// @param product  As for `tce_code_category`; `data` may be NULL if `len` is 0.
/// @param language A `tce_language`.
/// @return A static text; empty for a number that is no language. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_code_description(
    code: tce_str,
    product: tce_str,
    language: u32,
) -> tce_str {
    // SAFETY: the caller passes texts whose bytes are readable.
    unsafe {
        ask(code, product, |code| {
            said(language, |in_it| code.description(in_it))
        })
    }
}

/// Who must do what after an error code, in a sentence for a person. Whether to send the request again is what
/// `tce_retry_advice` says.
///
/// @param code     As for `tce_code_category`; `data` may be NULL if `len` is 0.
/// @param product  As for `tce_code_category`; `data` may be NULL if `len` is 0.
/// @param language A `tce_language`.
/// @return A static text; empty for a number that is no language. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_code_advice(
    code: tce_str,
    product: tce_str,
    language: u32,
) -> tce_str {
    // SAFETY: the caller passes texts whose bytes are readable.
    unsafe {
        ask(code, product, |code| {
            said(language, |in_it| code.advice(in_it))
        })
    }
}

/// What happened, in a sentence for a person, by the code of a failure and the product in the options.
///
/// @code
/// const char body[] = "{\"Response\":{\"Error\":{\"Code\":\"RequestLimitExceeded\",\"Message\":\"\"}}}";
/// tce_response *response = NULL;
/// assert(tce_response_decode(body, sizeof body - 1, NULL, &response, NULL) == TCE_STATUS_OK);
/// tce_str description = tce_response_description(response, TCE_LANGUAGE_ENGLISH);
/// tce_str advice = tce_response_advice(response, TCE_LANGUAGE_ENGLISH);
/// printf("%" TCE_STR_FMT " %" TCE_STR_FMT "\n", TCE_STR_ARG(description), TCE_STR_ARG(advice));
/// tce_response_free(response);
/// @endcode
///
/// @param response A response, or NULL.
/// @param language A `tce_language`.
/// @return A static text; empty on a success, for NULL, and for a number that is no language. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_description(
    response: *const tce_response,
    language: u32,
) -> tce_str {
    guard(tce_str::EMPTY, || {
        // SAFETY: the caller passes NULL or a response that it has not given back.
        let code = unsafe { response.as_ref() }.and_then(tce_response::judged_code);
        code.map_or(tce_str::EMPTY, |code| {
            said(language, |in_it| code.description(in_it))
        })
    })
}

/// Who must do what after a failure, in a sentence for a person. Whether to send the request again is what
/// `tce_retry_advice` says.
///
/// @param response A response, or NULL.
/// @param language A `tce_language`.
/// @return A static text; empty on a success, for NULL, and for a number that is no language. Any thread may call this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tce_response_advice(
    response: *const tce_response,
    language: u32,
) -> tce_str {
    guard(tce_str::EMPTY, || {
        // SAFETY: the caller passes NULL or a response that it has not given back.
        let code = unsafe { response.as_ref() }.and_then(tce_response::judged_code);
        code.map_or(tce_str::EMPTY, |code| {
            said(language, |in_it| code.advice(in_it))
        })
    })
}

/// What happened, in a sentence for a person, by the category alone: of a `tce_decode_error`, for instance.
///
/// @param category A `tce_category`.
/// @param language A `tce_language`.
/// @return A static text; empty for a number that is no category or no language. Any thread may call this.
#[unsafe(no_mangle)]
pub extern "C" fn tce_category_description(category: u32, language: u32) -> tce_str {
    Category::from_number(category).map_or(tce_str::EMPTY, |category| {
        said(language, |in_it| category.description(in_it))
    })
}

/// Who must do what, in a sentence for a person, by the category alone.
///
/// @param category A `tce_category`.
/// @param language A `tce_language`.
/// @return A static text; empty for a number that is no category or no language. Any thread may call this.
#[unsafe(no_mangle)]
pub extern "C" fn tce_category_advice(category: u32, language: u32) -> tce_str {
    Category::from_number(category).map_or(tce_str::EMPTY, |category| {
        said(language, |in_it| category.advice(in_it))
    })
}

/// What a retry means, in a sentence for a person.
///
/// @param retry    A `tce_retry`.
/// @param language A `tce_language`.
/// @return A static text; empty for a number that is no retry or no language. Any thread may call this.
#[unsafe(no_mangle)]
pub extern "C" fn tce_retry_description(retry: u32, language: u32) -> tce_str {
    Retry::from_number(retry).map_or(tce_str::EMPTY, |retry| {
        said(language, |in_it| retry.description(in_it))
    })
}

/// Whether and how to send the request again, in a sentence for a person.
///
/// @param retry    A `tce_retry`.
/// @param language A `tce_language`.
/// @return A static text; empty for a number that is no retry or no language. Any thread may call this.
#[unsafe(no_mangle)]
pub extern "C" fn tce_retry_advice(retry: u32, language: u32) -> tce_str {
    Retry::from_number(retry).map_or(tce_str::EMPTY, |retry| {
        said(language, |in_it| retry.advice(in_it))
    })
}

/// A text in a language, unless that is none.
fn said(language: u32, text: impl FnOnce(Language) -> &'static str) -> tce_str {
    Language::from_number(language).map_or(tce_str::EMPTY, |language| tce_str::new(text(language)))
}
