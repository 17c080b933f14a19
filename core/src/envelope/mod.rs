//! Values to outcome, request id and anomalies: the only code that knows the protocol.

mod anomaly;
mod decision;
mod error;
mod failure;
mod fields;
mod hint;
mod http;
mod kept;
mod members;
mod options;
mod product;
mod response;
mod summary;

pub use anomaly::{Anomalies, Anomaly};
pub use error::{DecodeError, DecodeErrorKind};
pub use failure::Failure;
pub(crate) use failure::trim_code;
pub use fields::{Fields, FieldsIter};
pub use hint::Hint;
pub use http::{Http, HttpResponse};
pub use options::{InvalidOption, Options};
pub(crate) use product::Product;
pub use response::Response;
pub use summary::Summary;
#[doc(hidden)]
pub use summary::write_escaped;

use crate::json::{LookupError, Text, Value};

/// What a call came to. These two are all there is.
///
/// ```
/// use tcenvelope::Outcome;
/// let body = br#"{"Response": {"Error": {"Code": "LimitExceeded", "Message": "too many"}, "RequestId": "1"}}"#;
/// match tcenvelope::decode(body)?.outcome() {
///     Outcome::Success => unreachable!("the body holds an error"),
///     Outcome::Failure(failure) => assert_eq!(failure.code(), "LimitExceeded"),
/// }
/// # Ok::<(), tcenvelope::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome<'a> {
    /// The response holds no error.
    Success,
    /// The API said no. The failure has the code and the message.
    Failure(Failure<'a>),
}

/// A decoded response envelope, borrowed from its body.
///
/// ```
/// let envelope = tcenvelope::decode(br#"{"Response": {"TotalCount": 0, "RequestId": "b5b41468"}}"#)?;
/// assert!(envelope.is_success());
/// assert_eq!(envelope.request_id().unwrap(), "b5b41468");
/// assert!(envelope.anomalies().is_empty());
/// # Ok::<(), tcenvelope::DecodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Envelope<'a> {
    /// The object `Response`.
    response: Value<'a>,
    pub(in crate::envelope) outcome: Outcome<'a>,
    pub(in crate::envelope) request_id: Option<Text<'a>>,
    pub(in crate::envelope) anomalies: Anomalies,
    pub(in crate::envelope) http: Option<Http>,
    pub(crate) product: Option<Product>,
}

impl<'a> Envelope<'a> {
    /// Whether the call succeeded, or the failure.
    #[must_use]
    pub fn outcome(&self) -> Outcome<'a> {
        self.outcome
    }

    /// Whether the call succeeded.
    #[must_use]
    pub fn is_success(&self) -> bool {
        self.outcome == Outcome::Success
    }

    /// The failure, if the call failed.
    ///
    /// ```
    /// let envelope = tcenvelope::decode(br#"{"Response": {"Error": {"Code": "X", "Message": "m"}}}"#)?;
    /// let failure = envelope.failure().unwrap();
    /// assert_eq!(failure.code(), "X");
    /// assert_eq!(failure.message(), "m");
    /// # Ok::<(), tcenvelope::DecodeError>(())
    /// ```
    #[must_use]
    pub fn failure(&self) -> Option<Failure<'a>> {
        match self.outcome {
            Outcome::Success => None,
            Outcome::Failure(failure) => Some(failure),
        }
    }

    /// The identifier that support asks for, on a success and on a failure alike. Usually a UUID, but any text may
    /// stand there. `None` if the body gives none; [`anomalies`](Self::anomalies) then say why.
    #[must_use]
    pub fn request_id(&self) -> Option<Text<'a>> {
        self.request_id
    }

    /// The action's own fields, on a success and on a failure alike.
    #[must_use]
    pub fn fields(&self) -> Fields<'a> {
        Fields::new(self.response)
    }

    /// What a JSON pointer (RFC 6901) points to that starts at the object `Response`; `/RequestId` and `/Error/Code` are
    /// reached too.
    ///
    /// ```
    /// use tcenvelope::LookupErrorKind;
    /// let body = br#"{"Response": {"Set": [{"Id": "i-1"}], "RequestId": "1"}}"#;
    /// let envelope = tcenvelope::decode(body)?;
    /// assert_eq!(envelope.pointer("/Set/0/Id")?.as_text()?, "i-1");
    /// assert_eq!(envelope.pointer("/Set/1/Id").unwrap_err().kind(), LookupErrorKind::NotFound);
    /// assert_eq!(envelope.pointer("/Set/01").unwrap_err().kind(), LookupErrorKind::InvalidPointer);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`LookupErrorKind::NotFound`](crate::LookupErrorKind::NotFound) if there is nothing,
    /// [`LookupErrorKind::InvalidPointer`](crate::LookupErrorKind::InvalidPointer) if it is no pointer, or not one into
    /// the array that it meets (a name, `-`, leading zeros).
    pub fn pointer(&self, pointer: &str) -> Result<Value<'a>, LookupError> {
        self.response.pointer(pointer)
    }

    /// The object `Response`, with the fixed fields in it.
    #[must_use]
    pub fn response(&self) -> Value<'a> {
        self.response
    }

    /// How the body deviates from the documentation, though it was understood. There is no strict mode: test this
    /// set where strictness is wanted.
    ///
    /// ```
    /// use tcenvelope::Anomaly;
    /// let envelope = tcenvelope::decode(br#"{"Response": {"RequestId": null}}"#)?;
    /// assert!(envelope.anomalies().contains(Anomaly::RequestIdNull));
    /// # Ok::<(), tcenvelope::DecodeError>(())
    /// ```
    #[must_use]
    pub fn anomalies(&self) -> Anomalies {
        self.anomalies
    }

    /// What HTTP said beside the body, if that was decoded with it.
    #[must_use]
    pub fn http(&self) -> Option<&Http> {
        self.http.as_ref()
    }

    /// The product that the [options](Options::with_product) named. For bindings.
    #[doc(hidden)]
    #[must_use]
    pub fn product(&self) -> Option<&str> {
        self.product.as_ref().map(Product::as_str)
    }

    /// One line for a log: outcome, code, request id, anomalies; never the message or a field's value.
    ///
    /// ```
    /// let envelope = tcenvelope::decode(br#"{"Response": {"RequestId": "b5b41468"}}"#)?;
    /// assert_eq!(envelope.summary().to_string(), "success request_id=b5b41468");
    /// # Ok::<(), tcenvelope::DecodeError>(())
    /// ```
    #[must_use]
    pub fn summary(&self) -> Summary<'a> {
        Summary::new(
            self.failure().map(|failure| failure.code()),
            self.request_id,
            self.anomalies,
        )
    }
}

/// The [summary](Envelope::summary), for debug output ends in logs.
impl std::fmt::Debug for Envelope<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Envelope({})", self.summary())
    }
}
