//! jiter: an iterator over the members, which skips what it is not asked for.

use jiter::{Jiter, JiterResult, Peek};

use crate::answer::Answer;
use crate::corpus::Body;

pub(crate) fn run(bodies: &[Body], answer: &mut Answer) {
    for body in bodies {
        match read(&mut Jiter::new(body.bytes())) {
            Ok(Some(said)) => answer.add(said.request_id, said.code),
            _ => answer.refused += 1,
        }
    }
}

/// Lengths of what was found; no code for a success.
#[derive(Default)]
struct Said {
    request_id: usize,
    code: Option<usize>,
}

/// `None` if there is no `Response`. The name must be compared before the reader goes on: it lies in its buffer.
fn read(reader: &mut Jiter<'_>) -> JiterResult<Option<Said>> {
    let mut said = None;
    let mut wanted = reader.next_object()?.map(|name| name == "Response");
    while let Some(is_response) = wanted {
        if is_response {
            said = Some(response(reader)?);
        } else {
            reader.next_skip()?;
        }
        wanted = reader.next_key()?.map(|name| name == "Response");
    }
    reader.finish()?;
    Ok(said)
}

enum Member {
    RequestId,
    Error,
    Other,
}

fn member(name: &str) -> Member {
    match name {
        "RequestId" => Member::RequestId,
        "Error" => Member::Error,
        _ => Member::Other,
    }
}

fn response(reader: &mut Jiter<'_>) -> JiterResult<Said> {
    let mut said = Said::default();
    let mut next = reader.next_object()?.map(member);
    while let Some(found) = next {
        match (found, reader.peek()?) {
            (Member::RequestId, Peek::String) => said.request_id = reader.known_str()?.len(),
            (Member::Error, Peek::Object) => said.code = Some(error(reader)?),
            (Member::Error, peek) if peek != Peek::Null => {
                said.code = Some(0);
                reader.known_skip(peek)?;
            }
            (_, peek) => reader.known_skip(peek)?,
        }
        next = reader.next_key()?.map(member);
    }
    Ok(said)
}

fn error(reader: &mut Jiter<'_>) -> JiterResult<usize> {
    let mut code = 0;
    let mut next = reader.next_object()?.map(|name| name == "Code");
    while let Some(is_code) = next {
        match reader.peek()? {
            Peek::String if is_code => code = reader.known_str()?.len(),
            peek => reader.known_skip(peek)?,
        }
        next = reader.next_key()?.map(|name| name == "Code");
    }
    Ok(code)
}
