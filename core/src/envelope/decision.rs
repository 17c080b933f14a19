//! Members to an envelope: the decision table.

use super::anomaly::{Anomalies, Anomaly};
use super::error::{DecodeError, DecodeErrorKind};
use super::failure::Failure;
use super::hint::Hint;
use super::members::{self, Fault, Members, Response};
use super::{Envelope, Options, Outcome};
use crate::json::{FastReader, JsonError, Path, Reader, Text, Token, Value};

/// Decodes a body. The whole of it is read before anything is decided.
pub(super) fn decode<'a>(body: &'a [u8], options: &Options) -> Result<Envelope<'a>, DecodeError> {
    let error = |kind, offset, reason| DecodeError::new(body, kind, offset, reason);
    if body.len() > options.max_bytes() {
        let reason = "the body is longer than max_bytes";
        return Err(error(
            DecodeErrorKind::TooLarge,
            options.max_bytes(),
            reason,
        ));
    }
    let mut anomalies = Anomalies::default();
    let members = match read_fast(body, options, &mut anomalies) {
        Some(members) => members,
        None => read(body, options, &mut anomalies).map_err(|fault| match fault {
            Fault::Json(json) => DecodeError::from_json(body, json),
            Fault::Duplicate { offset, reason } => {
                error(DecodeErrorKind::DuplicateMember, offset, reason)
            }
        })?,
    };
    let Some(response) = &members.response else {
        let hint = members.legacy.then_some(Hint::LegacyApi);
        return Err(error(
            DecodeErrorKind::NotEnvelope,
            members.object_offset,
            members.no_object,
        )
        .with_hint(hint));
    };
    if response.nested {
        anomalies.insert(Anomaly::NestedResponse);
    }
    let mut beside = members.beside;
    let failure = decide_failure(response, &members, &mut beside, &mut anomalies);
    let request_id = decide_request_id(response, &members, &mut beside, &mut anomalies);
    if beside > 0 {
        anomalies.insert(Anomaly::UnexpectedMember);
    }
    let outcome = failure.map_or(Outcome::Success, Outcome::Failure);
    Ok(Envelope {
        response: Value::from_valid_json(response.raw),
        outcome,
        request_id,
        anomalies,
        http: None,
    })
}

/// The members, if the body is valid and an engine knows it.
fn read_fast<'a>(
    body: &'a [u8],
    options: &Options,
    _anomalies: &mut Anomalies,
) -> Option<Members<'a>> {
    let text = simdutf8::basic::from_utf8(body).ok()?;
    if body.starts_with(b"\xef\xbb\xbf") {
        return None;
    }
    let mut reader = FastReader::new(text, options.max_depth(), Path::best());
    let members = members::read_body(&mut reader).ok()?;
    reader.finish().ok()?;
    Some(members)
}

fn read<'a>(
    body: &'a [u8],
    options: &Options,
    anomalies: &mut Anomalies,
) -> Result<Members<'a>, Fault<JsonError>> {
    let mut reader = Reader::new(body, options.max_depth())?;
    if reader.has_byte_order_mark() {
        anomalies.insert(Anomaly::ByteOrderMark);
    }
    let members = members::read_body(&mut reader)?;
    reader.finish()?;
    Ok(members)
}

/// `Error` inside decides; where it is missing or null, one beside `Response` that gives a code.
fn decide_failure<'a>(
    response: &Response<'a>,
    members: &Members<'a>,
    beside: &mut usize,
    anomalies: &mut Anomalies,
) -> Option<Failure<'a>> {
    if let Some(error) = response.error {
        let (failure, deviations) = error.failure();
        anomalies.insert_all(deviations);
        if failure.is_some() {
            return failure;
        }
    }
    let (failure, deviations) = members.error_beside?.failure();
    *beside -= 1;
    anomalies.insert(Anomaly::ErrorOutside);
    anomalies.insert_all(deviations);
    failure
}

/// `RequestId` inside; else `RequestID` inside; else `RequestId` beside `Response`.
fn decide_request_id<'a>(
    response: &Response<'a>,
    members: &Members<'a>,
    beside: &mut usize,
    anomalies: &mut Anomalies,
) -> Option<Text<'a>> {
    match response.request_id {
        None => anomalies.insert(Anomaly::RequestIdMissing),
        Some(Token::Null) => anomalies.insert(Anomaly::RequestIdNull),
        Some(Token::String(id)) if id.is_empty() => anomalies.insert(Anomaly::RequestIdEmpty),
        Some(Token::String(_)) => {}
        Some(_) => anomalies.insert(Anomaly::RequestIdNotString),
    }
    let mut id = response.request_id.and_then(id_of);
    if id.is_none() {
        id = response.request_id_misspelt.and_then(id_of);
        if id.is_none() {
            id = members.request_id_beside.and_then(id_of);
            *beside -= usize::from(id.is_some());
        }
        if id.is_some() {
            anomalies.insert(Anomaly::RequestIdFallback);
        }
    }
    if id.is_some_and(|id| id.has_lone_surrogate()) {
        anomalies.insert(Anomaly::LoneSurrogate);
    }
    id
}

/// The text of a value that can be a request id.
fn id_of(value: Token<'_>) -> Option<Text<'_>> {
    match value {
        Token::String(id) if !id.is_empty() => Some(id),
        Token::Number(literal) => Some(Text::plain(literal)),
        _ => None,
    }
}
