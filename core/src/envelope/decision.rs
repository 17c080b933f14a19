//! Members to an envelope: the decision table.

#![allow(
    clippy::inline_always,
    reason = "what reads a body is compiled for the processor only where it is inlined"
)]

use super::anomaly::{Anomalies, Anomaly};
use super::error::{DecodeError, DecodeErrorKind};
use super::hint::Hint;
use super::members::{Fault, Members, Pick};
use super::product::Product;
use super::{Envelope, Failure, Options, Outcome};
use crate::json::{
    BYTE_ORDER_MARK, Engine, FastReader, JsonError, Path, Read, Reader, Span, Task, Text, Token,
    Value,
};

/// Decodes a body. The whole of it is read before anything is decided.
pub(super) fn decode<'a>(
    body: &'a [u8],
    options: &Options,
    path: Option<Path>,
) -> Result<Envelope<'a>, DecodeError> {
    let mut members = Members::default();
    let text = read(body, options, path, &mut members)?;
    if let Some(reason) = members.no_object {
        let hint = members.legacy.then_some(Hint::LegacyApi);
        let kind = DecodeErrorKind::NotEnvelope;
        let error = DecodeError::new(body, kind, members.object_offset, reason);
        return Err(error.with_hint(hint));
    }
    Ok(decide(text, &members, options.product()))
}

/// Validates a body that need not be an envelope.
pub(super) fn value<'a>(body: &'a [u8], options: &Options) -> Result<Value<'a>, DecodeError> {
    let mut start = Start::default();
    let text = read(body, options, Some(Path::best()), &mut start)?;
    let value = text.get(start.0..).unwrap_or_default();
    Ok(Value::from_valid_json(value.trim_ascii_end()))
}

/// Where the value begins that a body is: all that is picked from it.
#[derive(Default)]
struct Start(usize);

impl Pick for Start {
    #[inline(always)]
    fn read<'a, R: Read<'a>>(&mut self, reader: &mut R) -> Result<(), Fault<R::Fault>> {
        self.0 = reader.start();
        reader.pass()?;
        Ok(())
    }
}

/// Reads the whole body and picks what is asked for.
#[inline]
fn read<'a, P: Pick>(
    body: &'a [u8],
    options: &Options,
    path: Option<Path>,
    picked: &mut P,
) -> Result<&'a str, DecodeError> {
    if body.len() > options.max_bytes() {
        return Err(DecodeError::new(
            body,
            DecodeErrorKind::TooLarge,
            options.max_bytes(),
            "the body is longer than max_bytes",
        ));
    }
    match read_fast(body, options, path, picked) {
        Some(text) => Ok(text),
        None => read_slowly(body, options, picked).map_err(|fault| match fault {
            Fault::Json(json) => DecodeError::from_json(body, json),
            Fault::Duplicate { offset, reason } => {
                DecodeError::new(body, DecodeErrorKind::DuplicateMember, offset, reason)
            }
        }),
    }
}

/// Reads the body by another way than the scalar reader, if it is valid and there is one.
#[inline]
fn read_fast<'a, P: Pick>(
    body: &'a [u8],
    options: &Options,
    path: Option<Path>,
    picked: &mut P,
) -> Option<&'a str> {
    match path? {
        Path::Portable(engine) => read_with(engine, body, options, picked),
        #[cfg(target_arch = "x86_64")]
        Path::Avx2(engine) => read_with(engine, body, options, picked),
    }
}

fn read_with<'a, E: Engine, P: Pick>(
    engine: E,
    body: &'a [u8],
    options: &Options,
    picked: &mut P,
) -> Option<&'a str> {
    engine.run(ReadFast {
        engine,
        body,
        max_depth: options.max_depth(),
        picked,
    })
}

struct ReadFast<'a, 'm, E, P> {
    engine: E,
    body: &'a [u8],
    max_depth: usize,
    picked: &'m mut P,
}

impl<'a, E: Engine, P: Pick> Task for ReadFast<'a, '_, E, P> {
    type Output = Option<&'a str>;

    #[inline(always)]
    fn run(self) -> Option<&'a str> {
        let mut reader = FastReader::new(self.body, self.max_depth, self.engine);
        reader.begin().ok()?;
        self.picked.read(&mut reader).ok()?;
        reader.finish().ok()
    }
}

/// Whether the scalar reader is not needed for a body.
pub(super) fn is_fast(body: &[u8], options: &Options, path: Path) -> bool {
    read_fast(body, options, Some(path), &mut Members::default()).is_some()
}

#[cold]
fn read_slowly<'a, P: Pick>(
    body: &'a [u8],
    options: &Options,
    picked: &mut P,
) -> Result<&'a str, Fault<JsonError>> {
    *picked = P::default();
    let mut reader = Reader::new(body, options.max_depth())?;
    picked.read(&mut reader)?;
    Ok(reader.finish()?)
}

/// What the members of a body come to that has an object `Response`.
#[inline]
fn decide<'a>(body: &'a str, members: &Members, product: Option<Product>) -> Envelope<'a> {
    let mut anomalies = Anomalies::default();
    if body.starts_with(BYTE_ORDER_MARK) {
        anomalies.insert(Anomaly::ByteOrderMark);
    }
    if members.response.nested {
        anomalies.insert(Anomaly::NestedResponse);
    }
    let mut beside = members.beside;
    let failure = decide_failure(body, members, &mut beside, &mut anomalies);
    let request_id = decide_request_id(body, members, &mut beside, &mut anomalies);
    if beside > 0 {
        anomalies.insert(Anomaly::UnexpectedMember);
    }
    let response = body.get(members.object_offset..members.response.end);
    let success = Envelope {
        response: Value::from_valid_json(response.unwrap_or_default()),
        outcome: Outcome::Success,
        request_id,
        anomalies,
        http: None,
        product,
    };
    match failure {
        None => success,
        Some(failure) => Envelope {
            outcome: Outcome::Failure(failure),
            ..success
        },
    }
}

/// `Error` inside decides; where it is missing or null, one beside `Response` that gives a code.
fn decide_failure<'a>(
    body: &'a str,
    members: &Members,
    beside: &mut usize,
    anomalies: &mut Anomalies,
) -> Option<Failure<'a>> {
    if let Some(error) = &members.response.error {
        if let Some(failure) = error.failure(body, anomalies) {
            return Some(failure);
        }
    }
    if let Some(error) = &members.error_beside {
        *beside -= 1;
        anomalies.insert(Anomaly::ErrorOutside);
        if let Some(failure) = error.failure(body, anomalies) {
            return Some(failure);
        }
    }
    None
}

/// `RequestId` inside; else `RequestID` inside; else `RequestId` beside `Response`.
fn decide_request_id<'a>(
    body: &'a str,
    members: &Members,
    beside: &mut usize,
    anomalies: &mut Anomalies,
) -> Option<Text<'a>> {
    let response = &members.response;
    let mut id = match response.request_id {
        Some(Token::String(id)) if !id.is_empty() => Some(id),
        other => {
            anomalies.insert(match other {
                None => Anomaly::RequestIdMissing,
                Some(Token::Null) => Anomaly::RequestIdNull,
                Some(Token::String(_)) => Anomaly::RequestIdEmpty,
                Some(_) => Anomaly::RequestIdNotString,
            });
            other.and_then(id_of)
        }
    };
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
    let id = id?.of(body);
    if id.has_lone_surrogate() {
        anomalies.insert(Anomaly::LoneSurrogate);
    }
    Some(id)
}

/// What of a value can be a request id.
fn id_of(value: Token) -> Option<Span> {
    match value {
        Token::String(id) if !id.is_empty() => Some(id),
        Token::Number(literal) => Some(literal),
        _ => None,
    }
}
