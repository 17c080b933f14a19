//! `tcenvelope explain`.

mod explanation;
mod list;
mod product;
mod sheet;

use std::io::Write;

use tcenvelope::Code;

use crate::arguments::Explain;
use crate::failure::Failure;
use crate::visible::visible_start;
use crate::{SUCCESS, json};
use explanation::Explanation;

/// How many characters of what was given are repeated.
const LONGEST: usize = 256;

/// Says what a code means, or lists codes, and returns the exit status.
pub(crate) fn run(arguments: &Explain, out: &mut impl Write) -> Result<u8, Failure> {
    match &arguments.code {
        None => list::write(arguments, out)?,
        Some(text) => {
            let code = code(text, arguments)?;
            let explanation = Explanation::of(&code, arguments.lang.into());
            if arguments.json {
                json::write_line(&explanation, out)?;
            } else {
                sheet::write(&explanation, arguments.lang, out)?;
            }
        }
    }
    Ok(SUCCESS)
}

/// The code to explain. What cannot be one is refused: a person took something else from the answer.
fn code<'a>(text: &'a str, arguments: &'a Explain) -> Result<Code<'a>, Failure> {
    let code = Code::from(text);
    if code.family().is_empty() && code.detail().is_empty() {
        let given = visible_start(text, LONGEST);
        return Err(Failure::Usage(format!(
            "\"{given}\" is no error code: nothing stands in it"
        )));
    }
    // A message, or a piece of JSON or HTML. All codes that are documented are of ASCII letters, digits, `.` and `_`.
    let is_of_text = |character: char| {
        character.is_whitespace()
            || matches!(
                character,
                '"' | '\'' | ',' | '<' | '>' | '{' | '}' | '[' | ']'
            )
            || (character.is_alphabetic() && !character.is_ascii())
    };
    if [code.family(), code.detail()]
        .iter()
        .any(|part| part.contains(is_of_text))
    {
        return Err(Failure::Usage(
            "this is no error code: a code is one word, as in `Error.Code`, like LimitExceeded.X; `tcenvelope decode` takes a whole answer"
                .to_owned(),
        ));
    }
    Ok(match &arguments.product {
        None => code,
        Some(product) => code.in_product(product.as_str()),
    })
}
