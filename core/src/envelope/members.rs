//! The members that decide, picked from the body from left to right.

#![allow(
    clippy::inline_always,
    reason = "what reads a body is compiled for the processor only where it is inlined"
)]

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

/// What is picked from a body while it is read. It is empty before.
pub(super) trait Pick: Default {
    /// Reads the body's value to its end.
    fn read<'a, R: Read<'a>>(&mut self, reader: &mut R) -> Result<(), Fault<R::Fault>>;
}

/// What stands in the body.
#[derive(Debug, Default)]
pub(super) struct Members {
    /// Where `Response` begins, or where it should be; and what is wrong there if it is no object.
    pub(super) object_offset: usize,
    pub(super) no_object: Option<&'static str>,
    pub(super) response: Response,
    /// How many members stand beside `Response`.
    pub(super) beside: usize,
    /// The last `Error` beside `Response` that gives a code.
    pub(super) error_beside: Option<ErrorMember>,
    /// The last `RequestId` beside `Response`.
    pub(super) request_id_beside: Option<Token>,
    /// It has the members of an API 2.0 body: `code`, `message` or `codeDesc`, and no `Response`.
    pub(super) legacy: bool,
}

/// What stands in the object `Response`.
#[derive(Debug, Default)]
pub(super) struct Response {
    /// Behind its closing bracket.
    pub(super) end: usize,
    pub(super) error: Option<ErrorMember>,
    pub(super) request_id: Option<Token>,
    /// The last `RequestID`, as some actions spell it.
    pub(super) request_id_misspelt: Option<Token>,
    /// It holds an object that is called `Response` too.
    pub(super) nested: bool,
}

impl Pick for Members {
    #[inline(always)]
    fn read<'a, R: Read<'a>>(&mut self, reader: &mut R) -> Result<(), Fault<R::Fault>> {
        if !reader.enter_object()? {
            self.object_offset = reader.start();
            self.no_object = Some("valid JSON, but no object");
            reader.pass()?;
            return Ok(());
        }
        self.no_object = Some("valid JSON, but it has no member `Response`");
        let mut seen_response = false;
        let (mut legacy_code, mut legacy_text) = (false, false);
        while let Some(name) = reader.next_member()? {
            if reader.is(name, "Response") {
                once(reader, seen_response, name, "a second member `Response`")?;
                seen_response = true;
                self.object_offset = reader.value_offset()?;
                if reader.enter_object()? {
                    self.no_object = None;
                    self.response.read(reader)?;
                } else {
                    self.no_object = Some("valid JSON, but `Response` is no object");
                    reader.pass()?;
                }
                continue;
            }
            self.beside += 1;
            if reader.is(name, "Error") {
                let error = read_error(reader)?;
                if error.gives_code(reader)? {
                    self.error_beside = Some(error);
                }
            } else if reader.is(name, "RequestId") {
                self.request_id_beside = Some(reader.value()?);
            } else {
                legacy_code |= reader.is(name, "code");
                legacy_text |= reader.is(name, "message") || reader.is(name, "codeDesc");
                reader.pass()?;
            }
        }
        if !seen_response {
            self.object_offset = reader.start();
            self.legacy = legacy_code && legacy_text;
        }
        Ok(())
    }
}

impl Response {
    /// Reads the object that was entered to its end.
    #[inline(always)]
    fn read<'a, R: Read<'a>>(&mut self, reader: &mut R) -> Result<(), Fault<R::Fault>> {
        while let Some(name) = reader.next_member()? {
            if reader.is(name, "Error") {
                once(
                    reader,
                    self.error.is_some(),
                    name,
                    "a second member `Error` in `Response`",
                )?;
                self.error = Some(read_error(reader)?);
            } else if reader.is(name, "RequestId") {
                once(
                    reader,
                    self.request_id.is_some(),
                    name,
                    "a second member `RequestId` in `Response`",
                )?;
                self.request_id = Some(reader.value()?);
            } else if reader.is(name, "RequestID") {
                self.request_id_misspelt = Some(reader.value()?);
            } else {
                let is_object = reader.pass()?;
                self.nested |= is_object && reader.is(name, "Response");
            }
        }
        self.end = reader.left();
        Ok(())
    }
}

#[inline(always)]
fn read_error<'a, R: Read<'a>>(reader: &mut R) -> Result<ErrorMember, Fault<R::Fault>> {
    if !reader.enter_object()? {
        return Ok(ErrorMember::Other(reader.value()?));
    }
    let (mut code, mut message) = (None, None);
    while let Some(name) = reader.next_member()? {
        if reader.is(name, "Code") {
            once(
                reader,
                code.is_some(),
                name,
                "a second member `Code` in `Error`",
            )?;
            code = Some(reader.value()?);
        } else if reader.is(name, "Message") {
            once(
                reader,
                message.is_some(),
                name,
                "a second member `Message` in `Error`",
            )?;
            message = Some(reader.value()?);
        } else {
            reader.pass()?;
        }
    }
    Ok(ErrorMember::Object { code, message })
}

fn once<'a, R: Read<'a>>(
    reader: &R,
    seen: bool,
    name: R::Name,
    reason: &'static str,
) -> Result<(), Fault<R::Fault>> {
    if seen {
        let offset = reader.name_offset(name);
        Err(Fault::Duplicate { offset, reason })
    } else {
        Ok(())
    }
}
