//! Opens what the Tencent Cloud API 3.0 sends back.
//!
//! Every action of every product answers with one JSON object that holds one member, `Response`; a failure has an
//! `Error` with a `Code` and a `Message` in it. This crate says whether a body is such an envelope, whether the call
//! succeeded, which request it was, and what the error code is; on untrusted bytes, without ever guessing.
//!
//! ```
//! use tcenvelope::{Code, Outcome};
//!
//! let body = br#"{"Response": {"Error": {"Code": "AuthFailure.SignatureExpire", "Message": "..."},
//!                               "RequestId": "ed93f3cb-f35e-473f-b9f3-0d451b8b79c6"}}"#;
//! let envelope = tcenvelope::decode(body)?;
//! match envelope.outcome() {
//!     Outcome::Success => println!("it worked"),
//!     Outcome::Failure(failure) => assert_eq!(Code::from(failure.code()).family(), "AuthFailure"),
//! }
//! assert_eq!(envelope.request_id().unwrap(), "ed93f3cb-f35e-473f-b9f3-0d451b8b79c6");
//! # Ok::<(), tcenvelope::DecodeError>(())
//! ```
//!
//! *These bytes are no envelope* ([`DecodeError`]) and *the API said no* ([`Failure`]) are different things: no type
//! here is both. A decode error never says that the action did not run.
//!
//! Decoding borrows from the body and allocates nothing; the stack that it needs is small and does not grow with the
//! body. The whole body is validated: half a response is never called a success.
//!
//! # Features
//!
//! * `catalogue`, on by default: `Catalogue`, what the official SDK packages document; less than 300 KB. Judgements of
//!   codes do not need it.
//! * `http`, off by default: [`HttpResponse`] is made from a response of the crate `http`.
//!
//! The protocol is that of the [Responses] page of the API documentation.
//!
//! [Responses]: https://www.tencentcloud.com/document/product/1008/57524

mod advise;
mod code;
mod envelope;
mod json;
mod reply;

pub use advise::{Attempt, NextStep};
#[cfg(feature = "catalogue")]
pub use code::Catalogue;
pub use code::{Basis, Category, Code, Fault, Judgement, Language, Retry};
#[doc(hidden)]
pub use envelope::write_escaped;
pub use envelope::{
    Anomalies, Anomaly, DecodeError, DecodeErrorKind, Envelope, Failure, Fields, FieldsIter, Hint,
    Http, HttpResponse, InvalidOption, Options, Outcome, Response, Summary,
};
pub use json::{Elements, Kind, LookupError, LookupErrorKind, Members, Text, Value};
#[doc(hidden)]
pub use json::{end_of_string, end_of_value};
pub use reply::{ApiError, Error, Reply, ShapeError, parse};

/// Decodes a body with the default [`Options`].
///
/// # Errors
/// A [`DecodeError`] if the bytes are no envelope. That says nothing about whether the action ran.
///
/// ```
/// let envelope = tcenvelope::decode(br#"{"Response": {"RequestId": "b5b41468"}}"#)?;
/// assert!(envelope.is_success());
///
/// let error = tcenvelope::decode(b"<html>502 Bad Gateway</html>").unwrap_err();
/// assert_eq!(error.hint(), Some(tcenvelope::Hint::LooksLikeHtml));
/// # Ok::<(), tcenvelope::DecodeError>(())
/// ```
pub fn decode(body: &[u8]) -> Result<Envelope<'_>, DecodeError> {
    Options::new().decode(body)
}

/// Decodes an HTTP answer with the default [`Options`]. The body is decoded first, and an envelope wins over the status.
///
/// # Errors
/// A [`DecodeError`] if the body is no envelope. It knows the status, and what that means for sending the request again.
///
/// ```
/// use tcenvelope::{HttpResponse, Retry};
/// let error = tcenvelope::decode_http(&HttpResponse::new(429, b"slow down")).unwrap_err();
/// assert_eq!(error.retry(), Retry::Backoff);
/// ```
pub fn decode_http<'a>(answer: &HttpResponse<'a>) -> Result<Envelope<'a>, DecodeError> {
    Options::new().decode_http(answer)
}

/// The version of this library, as in `Cargo.toml`.
///
/// ```
/// assert_eq!(tcenvelope::VERSION.split('.').count(), 3);
/// ```
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The example of the README is a documentation test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
