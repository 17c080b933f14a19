//! Typed replies: an action's fields in a struct of the caller's.

use std::fmt;

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use crate::code::Code;
use crate::envelope::{
    DecodeError, Envelope, Fields, FieldsIter, Http, HttpResponse, Options, Summary,
};
use crate::json::Value;

/// What a successful call gave.
///
/// ```
/// let body = br#"{"Response": {"TotalCount": 7, "RequestId": "b5b41468"}}"#;
/// let reply = tcenvelope::parse::<std::collections::HashMap<String, u64>>(body)?;
/// assert_eq!((reply.fields["TotalCount"], reply.request_id.as_deref()), (7, Some("b5b41468")));
/// # Ok::<(), tcenvelope::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reply<T> {
    /// The action's own fields.
    pub fields: T,
    /// The identifier that support asks for.
    pub request_id: Option<String>,
}

/// Why there is no [`Reply`]: three different things, and who handles one rarely wants to handle another like it.
///
/// ```
/// use tcenvelope::Error;
/// let said = |body: &str| match tcenvelope::parse::<()>(body.as_bytes()) {
///     Ok(_) => "yes",
///     Err(Error::Api(_)) => "no",
///     Err(Error::Decode(_) | Error::Shape(_)) => "nobody knows what",
/// };
/// assert_eq!(said(r#"{"Response": {"Error": {"Code": "InternalError"}, "RequestId": "1"}}"#), "no");
/// assert_eq!(said("<html>"), "nobody knows what");
/// ```
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The bytes are no envelope. That does not say that the action did not run.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// The API said no.
    #[error(transparent)]
    Api(#[from] ApiError),
    /// The call succeeded, and its fields do not fit the type that was asked for.
    #[error(transparent)]
    Shape(#[from] ShapeError),
}

/// The API said no. The text is the log line of the failure: it has code and request id, not the message.
///
/// ```
/// use tcenvelope::Error;
/// let body = br#"{"Response": {"Error": {"Code": "InternalError", "Message": "try again"}, "RequestId": "1"}}"#;
/// let Err(Error::Api(error)) = tcenvelope::parse::<()>(body) else { panic!() };
/// assert_eq!((error.code().family(), error.message(), error.request_id()), ("InternalError", "try again", Some("1")));
/// assert_eq!(error.to_string(), "failure code=InternalError request_id=1");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ApiError {
    code: Code<'static>,
    message: String,
    request_id: Option<String>,
    summary: Box<str>,
    // Boxed, for results with this error are moved around.
    http: Option<Box<Http>>,
}

impl ApiError {
    /// The error code, for programs.
    #[must_use]
    pub fn code(&self) -> &Code<'static> {
        &self.code
    }

    /// The message, for people. It changes at any time, and can hold values that do not belong in a log.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The identifier that support asks for.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// What HTTP said beside the body, if that was parsed with it.
    #[must_use]
    pub fn http(&self) -> Option<&Http> {
        self.http.as_deref()
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.summary)
    }
}

/// As the text, for debug output ends in logs.
impl fmt::Debug for ApiError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "ApiError({self})")
    }
}

impl std::error::Error for ApiError {}

/// A success whose fields do not fit the type. The text has path and request id, and no value.
///
/// ```
/// use tcenvelope::Error;
/// let body = br#"{"Response": {"Counts": {"Free": "many"}, "RequestId": "1"}}"#;
/// type Counts = std::collections::HashMap<String, std::collections::HashMap<String, u64>>;
/// let Err(Error::Shape(error)) = tcenvelope::parse::<Counts>(body) else { panic!() };
/// assert_eq!((error.path(), error.request_id()), ("Counts.Free", Some("1")));
/// ```
#[derive(thiserror::Error)]
#[error("a field has another shape at {path} ({})", Summary::new(None, request_id.as_deref().map(Into::into), crate::Anomalies::default()))]
pub struct ShapeError {
    path: String,
    request_id: Option<String>,
    // Not `source`: serde's texts quote values, and error reporters print every source.
    detail: serde_json::Error,
}

impl ShapeError {
    /// Where the field is, such as `InstanceSet[0].CreatedTime`; `.` for the fields as a whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The identifier that support asks for: the call has succeeded.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// What serde said. Its text may quote the value, which is why it is no part of this error's text.
    #[must_use]
    pub fn detail(&self) -> &serde_json::Error {
        &self.detail
    }
}

/// As the text: what serde said may quote a value.
impl fmt::Debug for ShapeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "ShapeError({self})")
    }
}

/// Decodes a body and puts the action's fields into a struct.
///
/// `RequestId` and `Error` are no fields, so a struct that denies unknown fields needs no place for them. Values are read
/// by `serde_json`: a struct refuses a field that stands there twice, and half a surrogate pair.
///
/// ```
/// #[derive(serde::Deserialize)]
/// #[serde(rename_all = "PascalCase")]
/// struct Instances {
///     total_count: u64,
///     instance_status_set: Vec<String>,
/// }
///
/// let body = br#"{"Response": {"TotalCount": 0, "InstanceStatusSet": [], "RequestId": "b5b41468"}}"#;
/// let reply = tcenvelope::parse::<Instances>(body)?;
/// assert_eq!(reply.fields.total_count, 0);
/// assert!(reply.fields.instance_status_set.is_empty());
/// assert_eq!(reply.request_id.as_deref(), Some("b5b41468"));
///
/// let body = br#"{"Response": {"TotalCount": "0", "InstanceStatusSet": [], "RequestId": "b5b41468"}}"#;
/// match tcenvelope::parse::<Instances>(body) {
///     Err(tcenvelope::Error::Shape(error)) => assert_eq!(error.path(), "TotalCount"),
///     _ => unreachable!(),
/// }
/// # Ok::<(), tcenvelope::Error>(())
/// ```
///
/// # Errors
/// [`Error::Decode`] if the bytes are no envelope, [`Error::Api`] if the API said no, [`Error::Shape`] if the fields do
/// not fit.
pub fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<Reply<T>, Error> {
    Options::new().parse(body)
}

impl Options {
    /// [Parses](parse) a body within these limits, as the answer of the product that they name.
    ///
    /// # Errors
    /// As [`parse`].
    pub fn parse<T: DeserializeOwned>(&self, body: &[u8]) -> Result<Reply<T>, Error> {
        parse_envelope(&self.decode(body)?)
    }

    /// [Parses](parse) an HTTP answer within these limits. Its errors know the status and what the headers say.
    ///
    /// ```
    /// use tcenvelope::{Attempt, HttpResponse, NextStep, Options};
    /// let body = br#"{"Response": {"Error": {"Code": "RequestLimitExceeded", "Message": ""}, "RequestId": "1"}}"#;
    /// let answer = HttpResponse::new(200, body).with_header("Retry-After", "9");
    /// let error = Options::new().parse_http::<()>(&answer).unwrap_err();
    /// assert_eq!(error.advise(&Attempt::new(1)), NextStep::Wait(std::time::Duration::from_secs(9)));
    /// ```
    ///
    /// # Errors
    /// As [`parse`].
    pub fn parse_http<T: DeserializeOwned>(
        &self,
        answer: &HttpResponse<'_>,
    ) -> Result<Reply<T>, Error> {
        parse_envelope(&self.decode_http(answer)?)
    }
}

fn parse_envelope<T: DeserializeOwned>(envelope: &Envelope<'_>) -> Result<Reply<T>, Error> {
    let request_id = envelope.request_id().map(String::from);
    if let (Some(failure), Some(code)) = (envelope.failure(), envelope.code()) {
        return Err(Error::Api(ApiError {
            code: code.into_owned(),
            message: failure.message().to_string(),
            request_id,
            summary: envelope.summary().to_string().into(),
            http: envelope.http().copied().map(Box::new),
        }));
    }
    match serde_path_to_error::deserialize(FieldsDeserializer(envelope.fields())) {
        Ok(fields) => Ok(Reply { fields, request_id }),
        Err(error) => Err(Error::Shape(ShapeError {
            path: error.path().to_string(),
            request_id,
            detail: error.into_inner(),
        })),
    }
}

/// The fields as the map that serde asks for.
struct FieldsDeserializer<'a>(Fields<'a>);

impl<'de> Deserializer<'de> for FieldsDeserializer<'de> {
    type Error = serde_json::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_map(FieldsAccess {
            fields: self.0.iter(),
            value: None,
        })
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_some(self)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

struct FieldsAccess<'a> {
    fields: FieldsIter<'a>,
    value: Option<Value<'a>>,
}

impl<'a> MapAccess<'a> for FieldsAccess<'a> {
    type Error = serde_json::Error;

    fn next_key_seed<K: DeserializeSeed<'a>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Self::Error> {
        let Some((name, value)) = self.fields.next() else {
            return Ok(None);
        };
        self.value = Some(value);
        seed.deserialize(name.to_cow().into_deserializer())
            .map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'a>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Self::Error> {
        let raw = self.value.take().map_or("null", |value| value.raw());
        seed.deserialize(&mut serde_json::Deserializer::from_str(raw))
    }
}
