//! `tcenvelope decode`.

mod caret;
mod facts;
mod http;
mod input;
mod sheet;
mod value;

use std::io::Write;

use tcenvelope::{DecodeError, Envelope, Hint, HttpResponse};

use crate::arguments::Decode;
use crate::failure::Failure;
use crate::{FAILURE, NO_ENVELOPE, SUCCESS, options, remark};

/// Shows what an answer says, and returns the exit status.
pub(crate) fn run(arguments: &Decode, out: &mut impl Write) -> Result<u8, Failure> {
    let bytes = input::read(&arguments.file)?;
    let options = options(arguments.product.as_deref());
    if arguments.http {
        let answer = http::split(&bytes)?;
        show(
            options.decode_http(&answer),
            Some(&answer),
            answer.body(),
            arguments,
            out,
        )
    } else {
        show(options.decode(&bytes), None, &bytes, arguments, out)
    }
}

fn show(
    decoded: Result<Envelope<'_>, DecodeError>,
    answer: Option<&HttpResponse<'_>>,
    body: &[u8],
    arguments: &Decode,
    out: &mut impl Write,
) -> Result<u8, Failure> {
    let language = arguments.lang.into();
    match decoded {
        Ok(envelope) => {
            if let Some(pointer) = &arguments.pointer {
                match envelope.pointer(pointer) {
                    Ok(value) => value::write(&value, arguments.json, out)?,
                    Err(error) => {
                        let text = format!("{error}; the answer: {}", envelope.summary());
                        if envelope.is_success() {
                            return Err(Failure::Usage(text));
                        }
                        // That the API said no is why there is nothing.
                        remark(text);
                    }
                }
            } else if arguments.json {
                facts::write_envelope(&envelope, arguments.values, language, out)?;
            } else {
                sheet::write_envelope(&envelope, arguments.values, language, out)?;
            }
            Ok(if envelope.is_success() {
                SUCCESS
            } else {
                FAILURE
            })
        }
        Err(error) => {
            let request_id = answer.and_then(HttpResponse::request_id);
            if arguments.json {
                facts::write_error(&error, request_id, language, out)?;
            } else if arguments.pointer.is_some() {
                // Standard output is for the value that was asked for.
                let _ = sheet::write_error(&error, request_id, language, &mut std::io::stderr());
            } else {
                sheet::write_error(&error, request_id, language, out)?;
                caret::write(&error, body, out)?;
            }
            out.flush()?;
            if answer.is_none() && error.hint() == Some(Hint::LooksLikeHttp) {
                remark("--http reads the head, too");
            }
            Ok(NO_ENVELOPE)
        }
    }
}
