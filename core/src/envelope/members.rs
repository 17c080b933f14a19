//! The members that decide, picked from the body from left to right.

use super::failure::ErrorMember;
use crate::json::{Read, Token};

/// Why the body is no envelope, before anything is decided.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fault<J> {
    Json(J),
    /// A member that decides stands there a second time: parsers would pick differently.
    Duplicate {
        offset: usize,
        reason: &'static str,
    },
}

impl<J> From<J> for Fault<J> {
    fn from(fault: J) -> Self {
        Self::Json(fault)
    }
}

/// What stands in the body.
#[derive(Debug, Default)]
pub(super) struct Members<'a> {
    /// `None` unless `Response` is an object.
    pub(super) response: Option<Response<'a>>,
    /// Where an object should be if `response` is `None`, and what is wrong there.
    pub(super) object_offset: usize,
    pub(super) no_object: &'static str,
    /// How many members stand beside `Response`.
    pub(super) beside: usize,
    /// The last `Error` beside `Response` that gives a code.
    pub(super) error_beside: Option<ErrorMember<'a>>,
    /// The last `RequestId` beside `Response`.
    pub(super) request_id_beside: Option<Token<'a>>,
    /// It has the members of an API 2.0 body: `code`, `message` or `codeDesc`, and no `Response`.
    pub(super) legacy: bool,
}

/// What stands in the object `Response`.
#[derive(Debug, Default)]
pub(super) struct Response<'a> {
    /// The object as the body has it.
    pub(super) raw: &'a str,
    pub(super) error: Option<ErrorMember<'a>>,
    pub(super) request_id: Option<Token<'a>>,
    /// The last `RequestID`, as some actions spell it.
    pub(super) request_id_misspelt: Option<Token<'a>>,
    /// It holds an object that is called `Response` too.
    pub(super) nested: bool,
}

/// Reads the body's value to its end.
pub(super) fn read_body<'a, R: Read<'a>>(reader: &mut R) -> Result<Members<'a>, Fault<R::Fault>> {
    let mut members = Members {
        object_offset: reader.value_offset()?,
        ..Members::default()
    };
    if !reader.enter_object()? {
        members.no_object = "valid JSON, but no object";
        reader.value()?;
        return Ok(members);
    }
    members.no_object = "valid JSON, but it has no member `Response`";
    let mut seen_response = false;
    let (mut legacy_code, mut legacy_text) = (false, false);
    while let Some(name) = reader.next_member()? {
        if name.text == "Response" {
            once(seen_response, name.offset, "a second member `Response`")?;
            seen_response = true;
            members.object_offset = reader.value_offset()?;
            members.no_object = "valid JSON, but `Response` is no object";
            members.response = read_response(reader)?;
            continue;
        }
        members.beside += 1;
        if name.text == "Error" {
            let error = read_error(reader)?;
            if error.gives_code() {
                members.error_beside = Some(error);
            }
        } else if name.text == "RequestId" {
            members.request_id_beside = Some(reader.value()?);
        } else {
            legacy_code |= name.text == "code";
            legacy_text |= name.text == "message" || name.text == "codeDesc";
            reader.value()?;
        }
    }
    members.legacy = legacy_code && legacy_text && !seen_response;
    Ok(members)
}

fn read_response<'a, R: Read<'a>>(reader: &mut R) -> Result<Option<Response<'a>>, Fault<R::Fault>> {
    let offset = reader.value_offset()?;
    if !reader.enter_object()? {
        reader.value()?;
        return Ok(None);
    }
    let mut response = Response::default();
    while let Some(name) = reader.next_member()? {
        if name.text == "Error" {
            once(
                response.error.is_some(),
                name.offset,
                "a second member `Error` in `Response`",
            )?;
            response.error = Some(read_error(reader)?);
        } else if name.text == "RequestId" {
            once(
                response.request_id.is_some(),
                name.offset,
                "a second member `RequestId` in `Response`",
            )?;
            response.request_id = Some(reader.value()?);
        } else if name.text == "RequestID" {
            response.request_id_misspelt = Some(reader.value()?);
        } else {
            let is_object = matches!(reader.value()?, Token::Object);
            response.nested |= is_object && name.text == "Response";
        }
    }
    response.raw = reader.object_since(offset);
    Ok(Some(response))
}

fn read_error<'a, R: Read<'a>>(reader: &mut R) -> Result<ErrorMember<'a>, Fault<R::Fault>> {
    if !reader.enter_object()? {
        return Ok(ErrorMember::Other(reader.value()?));
    }
    let (mut code, mut message) = (None, None);
    while let Some(name) = reader.next_member()? {
        if name.text == "Code" {
            once(
                code.is_some(),
                name.offset,
                "a second member `Code` in `Error`",
            )?;
            code = Some(reader.value()?);
        } else if name.text == "Message" {
            once(
                message.is_some(),
                name.offset,
                "a second member `Message` in `Error`",
            )?;
            message = Some(reader.value()?);
        } else {
            reader.value()?;
        }
    }
    Ok(ErrorMember::Object { code, message })
}

fn once<J>(seen: bool, offset: usize, reason: &'static str) -> Result<(), Fault<J>> {
    if seen {
        Err(Fault::Duplicate { offset, reason })
    } else {
        Ok(())
    }
}
