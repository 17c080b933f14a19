//! The C ABI of tcenvelope. `include/tcenvelope.h` is made from this crate: its documentation is the header's.
//!
//! One concept a file; the core does all the work. What belongs to the boundary is here: pointers and lengths are
//! checked, panics are caught, memory that cannot be had is a status.
#![allow(
    unsafe_code,
    reason = "the C boundary: every block says who guarantees what"
)]
#![allow(
    non_camel_case_types,
    reason = "types are called in Rust what the header calls them"
)]
#![allow(
    clippy::missing_safety_doc,
    reason = "the header says what each parameter must be, in C's terms"
)]
#![allow(
    clippy::doc_markdown,
    reason = "the examples of the header are C between @code and @endcode"
)]

// The header has the functions in the order of these lines.
mod decode;

mod response;

mod lookup;

mod value;

mod iter;

mod judgement;

mod http;

mod advise;

mod code;

mod description;

mod catalogue;

mod string;

mod names;

mod version;

mod boundary;
mod decode_error;
mod options;
mod room;
mod status;
mod struct_size;
mod text_output;

pub use advise::{
    TCE_ATTEMPT_LIMIT, tce_attempt, tce_decode_error_advise, tce_next_step, tce_response_advise,
    tce_step,
};
pub use catalogue::{tce_code_is_documented, tce_code_nearest, tce_code_product, tce_product_code};
pub use code::{tce_code_detail, tce_code_family};
pub use decode::{tce_response_decode, tce_response_decode_borrowed, tce_response_decode_http};
pub use decode_error::{TCE_ERROR_TEXT_SIZE, tce_decode_error, tce_hint};
pub use description::{
    tce_category_advice, tce_category_description, tce_code_advice, tce_code_description,
    tce_language, tce_response_advice, tce_response_description, tce_retry_advice,
    tce_retry_description,
};
pub use http::{
    tce_http, tce_response_http_status, tce_response_retry_after, tce_response_server_time,
};
pub use iter::{tce_iter, tce_iter_next, tce_iter_over, tce_response_fields};
pub use judgement::{
    tce_basis, tce_category, tce_category_fault, tce_code_basis, tce_code_category, tce_code_fault,
    tce_code_is_common, tce_code_retry, tce_fault, tce_response_basis, tce_response_category,
    tce_response_fault, tce_response_retry, tce_retry,
};
pub use lookup::{
    tce_response_get_bool, tce_response_get_f64, tce_response_get_i64, tce_response_get_str,
    tce_response_get_u64, tce_response_pointer,
};
pub use names::{
    tce_anomaly_name, tce_basis_name, tce_category_name, tce_fault_name, tce_hint_name,
    tce_kind_name, tce_outcome_name, tce_retry_name, tce_status_message, tce_status_name,
    tce_step_name,
};
pub use options::tce_options;
pub use response::{
    TCE_SUMMARY_SIZE, tce_outcome, tce_response, tce_response_anomalies, tce_response_code,
    tce_response_free, tce_response_message, tce_response_outcome, tce_response_request_id,
    tce_response_retain, tce_response_summary,
};
pub use status::tce_status;
pub use string::{tce_str, tce_str_equal};
pub use value::{
    tce_kind, tce_value, tce_value_bool, tce_value_element, tce_value_f64, tce_value_i64,
    tce_value_kind, tce_value_member, tce_value_raw, tce_value_str, tce_value_u64,
};
pub use version::{TCE_ABI_VERSION, tce_abi_version, tce_version};
