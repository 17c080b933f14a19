//! Names of numbers, as static C strings. The core's names are the source; the NUL is added at compile time.

use std::ffi::c_char;

use tcenvelope_core::{
    Anomaly, Basis, Category, DecodeErrorKind, Fault, Hint, Kind, LookupErrorKind, Retry,
};

use crate::advise::tce_step;
use crate::decode_error::tce_hint;
use crate::response::tce_outcome;
use crate::status::tce_status;
use crate::value::tce_kind;

/// A static C string with the text of a constant.
macro_rules! c_string {
    ($text:expr) => {{
        const TEXT: &str = $text;
        static C_STRING: [u8; TEXT.len() + 1] = $crate::names::with_nul(TEXT);
        C_STRING.as_ptr().cast::<c_char>()
    }};
}
pub(crate) use c_string;

pub(crate) const fn with_nul<const N: usize>(text: &str) -> [u8; N] {
    let mut bytes = [0; N];
    let mut index = 0;
    while index < text.len() {
        bytes[index] = text.as_bytes()[index];
        index += 1;
    }
    assert!(index < N, "the NUL has no place");
    bytes
}

const UNKNOWN: &str = "unknown";

/// The name of a status, such as "Truncated".
///
/// @param status A `tce_status`, or any number.
/// @return A static NUL-terminated string, "unknown" for a number that is no status; never NULL. Any thread may call
///         this.
#[unsafe(no_mangle)]
pub extern "C" fn tce_status_name(status: u32) -> *const c_char {
    let Some(status) = tce_status::from_number(status) else {
        return c_string!(UNKNOWN);
    };
    match status {
        tce_status::Ok => c_string!("Ok"),
        tce_status::NullPointer => c_string!("NullPointer"),
        tce_status::InvalidArgument => c_string!("InvalidArgument"),
        tce_status::BufferTooSmall => c_string!("BufferTooSmall"),
        tce_status::Empty => c_string!(DecodeErrorKind::Empty.name()),
        tce_status::Truncated => c_string!(DecodeErrorKind::Truncated.name()),
        tce_status::InvalidUtf8 => c_string!(DecodeErrorKind::InvalidUtf8.name()),
        tce_status::InvalidJson => c_string!(DecodeErrorKind::InvalidJson.name()),
        tce_status::TooDeep => c_string!(DecodeErrorKind::TooDeep.name()),
        tce_status::TooLarge => c_string!(DecodeErrorKind::TooLarge.name()),
        tce_status::DuplicateMember => c_string!(DecodeErrorKind::DuplicateMember.name()),
        tce_status::NotEnvelope => c_string!(DecodeErrorKind::NotEnvelope.name()),
        tce_status::NotFound => c_string!(LookupErrorKind::NotFound.name()),
        tce_status::InvalidPointer => c_string!(LookupErrorKind::InvalidPointer.name()),
        tce_status::WrongKind => c_string!(LookupErrorKind::WrongKind.name()),
        tce_status::NotInteger => c_string!(LookupErrorKind::NotInteger.name()),
        tce_status::OutOfRange => c_string!(LookupErrorKind::OutOfRange.name()),
        tce_status::OutOfMemory => c_string!("OutOfMemory"),
        tce_status::Internal => c_string!("Internal"),
    }
}

/// What a status means, in one English line. `tce_decode_error.text` says more where there is one.
///
/// @param status A `tce_status`, or any number.
/// @return A static NUL-terminated string, never NULL. Any thread may call this.
#[unsafe(no_mangle)]
pub extern "C" fn tce_status_message(status: u32) -> *const c_char {
    let Some(status) = tce_status::from_number(status) else {
        return c_string!("this number is no status of this library");
    };
    match status {
        tce_status::Ok => c_string!("done"),
        tce_status::NullPointer => c_string!("a pointer that must not be NULL is NULL"),
        tce_status::InvalidArgument => {
            c_string!("an argument or a struct_size is out of its range")
        }
        tce_status::BufferTooSmall => c_string!("the buffer is too small for the text"),
        tce_status::Empty => c_string!("the body is empty or has only white space"),
        tce_status::Truncated => c_string!("the body ends before its JSON does"),
        tce_status::InvalidUtf8 => c_string!("the body is not UTF-8"),
        tce_status::InvalidJson => c_string!("the body is not JSON"),
        tce_status::TooDeep => c_string!("brackets in the body nest deeper than max_depth"),
        tce_status::TooLarge => c_string!("the body is longer than max_bytes"),
        tce_status::DuplicateMember => c_string!("a member that decides stands in the body twice"),
        tce_status::NotEnvelope => {
            c_string!("the body is JSON, but no object with an object Response in it")
        }
        tce_status::NotFound => c_string!("nothing stands there"),
        tce_status::InvalidPointer => c_string!("this is no JSON pointer into what it meets"),
        tce_status::WrongKind => c_string!("the value is of another kind"),
        tce_status::NotInteger => c_string!("the number was not written as an integer"),
        tce_status::OutOfRange => c_string!("the number does not fit the type"),
        tce_status::OutOfMemory => c_string!("memory could not be had"),
        tce_status::Internal => c_string!("a bug of the library was caught"),
    }
}

/// The name of an outcome: "success" or "failure".
///
/// @param outcome A `tce_outcome`, or any number.
/// @return A static NUL-terminated string, "unknown" for any other number, 0 included; never NULL. Any thread may
///         call this.
#[unsafe(no_mangle)]
pub extern "C" fn tce_outcome_name(outcome: u32) -> *const c_char {
    if outcome == tce_outcome::Success as u32 {
        c_string!("success")
    } else if outcome == tce_outcome::Failure as u32 {
        c_string!("failure")
    } else {
        c_string!(UNKNOWN)
    }
}

/// The name of a hint, such as "LooksLikeHtml".
///
/// @param hint A `tce_hint`, or any number.
/// @return A static NUL-terminated string, "none" for `TCE_HINT_NONE`, "unknown" for a number that is no hint; never
///         NULL. Any thread may call this.
#[unsafe(no_mangle)]
pub extern "C" fn tce_hint_name(hint: u32) -> *const c_char {
    let Some(hint) = tce_hint::from_number(hint) else {
        return c_string!(UNKNOWN);
    };
    match hint {
        tce_hint::None => c_string!("none"),
        tce_hint::LegacyApi => c_string!(Hint::LegacyApi.name()),
        tce_hint::LooksLikeHtml => c_string!(Hint::LooksLikeHtml.name()),
        tce_hint::LooksLikeGzip => c_string!(Hint::LooksLikeGzip.name()),
        tce_hint::LooksLikeDeflate => c_string!(Hint::LooksLikeDeflate.name()),
        tce_hint::LooksLikeZstd => c_string!(Hint::LooksLikeZstd.name()),
        tce_hint::LooksLikeEventStream => c_string!(Hint::LooksLikeEventStream.name()),
        tce_hint::LooksLikeHttp => c_string!(Hint::LooksLikeHttp.name()),
        tce_hint::LooksLikeUtf16 => c_string!(Hint::LooksLikeUtf16.name()),
    }
}

/// The name of a kind of value, such as "object".
///
/// @param kind A `tce_kind`, or any number.
/// @return A static NUL-terminated string, "none" for `TCE_KIND_NONE`, "unknown" for a number that is no kind; never
///         NULL. Any thread may call this.
#[unsafe(no_mangle)]
pub extern "C" fn tce_kind_name(kind: u32) -> *const c_char {
    let Some(kind) = tce_kind::from_number(kind) else {
        return c_string!(UNKNOWN);
    };
    match kind {
        tce_kind::None => c_string!("none"),
        tce_kind::Null => c_string!(Kind::Null.name()),
        tce_kind::Bool => c_string!(Kind::Bool.name()),
        tce_kind::Number => c_string!(Kind::Number.name()),
        tce_kind::String => c_string!(Kind::String.name()),
        tce_kind::Array => c_string!(Kind::Array.name()),
        tce_kind::Object => c_string!(Kind::Object.name()),
    }
}

/// The name of what to do next, such as "WaitForState".
///
/// @param step A `tce_step`, or any number.
/// @return A static NUL-terminated string, "unknown" for a number that is no step; never NULL. Any thread may call this.
#[unsafe(no_mangle)]
pub extern "C" fn tce_step_name(step: u32) -> *const c_char {
    let Some(step) = tce_step::from_number(step) else {
        return c_string!(UNKNOWN);
    };
    match step {
        tce_step::Stop => c_string!("Stop"),
        tce_step::Wait => c_string!("Wait"),
        tce_step::WaitForState => c_string!("WaitForState"),
        tce_step::Resign => c_string!("Resign"),
    }
}

/// A name with its NUL, and room behind it.
type Name = [u8; 32];

/// The names of a set of the core, in the order of its list.
macro_rules! names_of {
    ($set:ident) => {{
        static NAMES: [Name; $set::ALL.len()] = {
            let mut names = [[0; 32]; $set::ALL.len()];
            let mut index = 0;
            while index < names.len() {
                names[index] = with_nul($set::ALL[index].name());
                index += 1;
            }
            names
        };
        &NAMES
    }};
}

/// The name at a place of a list, "unknown" if that is none.
fn name_at(names: &'static [Name], place: Option<usize>) -> *const c_char {
    place
        .and_then(|place| names.get(place))
        .map_or(c_string!(UNKNOWN), |name| name.as_ptr().cast())
}

/// The name of a category, such as "Throttled".
///
/// @param category A `tce_category`, or any number.
/// @return A static NUL-terminated string, "Unknown" for `TCE_CATEGORY_UNKNOWN`, "unknown" for a number that is no category;
///         never NULL. Any thread may call this.
#[unsafe(no_mangle)]
pub extern "C" fn tce_category_name(category: u32) -> *const c_char {
    let is_it = |known: &Category| known.number() == category;
    name_at(names_of!(Category), Category::ALL.iter().position(is_it))
}

/// The name of a retry, such as "BackoffIfIdempotent".
///
/// @param retry A `tce_retry`, or any number.
/// @return A static NUL-terminated string, "unknown" for a number that is no retry; never NULL. Any thread may call this.
#[unsafe(no_mangle)]
pub extern "C" fn tce_retry_name(retry: u32) -> *const c_char {
    let is_it = |known: &Retry| known.number() == retry;
    name_at(names_of!(Retry), Retry::ALL.iter().position(is_it))
}

/// The name of a basis, such as "Family".
///
/// @param basis A `tce_basis`, or any number.
/// @return A static NUL-terminated string, "None" for `TCE_BASIS_NONE`, "unknown" for a number that is no basis; never
///         NULL. Any thread may call this.
#[unsafe(no_mangle)]
pub extern "C" fn tce_basis_name(basis: u32) -> *const c_char {
    let is_it = |known: &Basis| known.number() == basis;
    name_at(names_of!(Basis), Basis::ALL.iter().position(is_it))
}

/// The name of a fault, such as "Caller".
///
/// @param fault A `tce_fault`, or any number.
/// @return A static NUL-terminated string, "Unknown" for `TCE_FAULT_UNKNOWN`, "unknown" for a number that is no fault; never
///         NULL. Any thread may call this.
#[unsafe(no_mangle)]
pub extern "C" fn tce_fault_name(fault: u32) -> *const c_char {
    let is_it = |known: &Fault| known.number() == fault;
    name_at(names_of!(Fault), Fault::ALL.iter().position(is_it))
}

/// The name of one anomaly, such as "request_id_null".
///
/// @param anomaly One `TCE_ANOMALY_...`: a number with one bit set, or any number.
/// @return A static NUL-terminated string, "unknown" for a number that is no anomaly (none or several bits set, or a
///         bit that this version does not know); never NULL. Any thread may call this.
#[unsafe(no_mangle)]
pub extern "C" fn tce_anomaly_name(anomaly: u64) -> *const c_char {
    let is_it = |known: &Anomaly| known.mask() == anomaly;
    name_at(names_of!(Anomaly), Anomaly::ALL.iter().position(is_it))
}
