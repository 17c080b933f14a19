//! The one value that a pointer finds.

use std::io::{self, IsTerminal, Write};

use tcenvelope::{Kind, Value};

use crate::visible::{visible, visible_json};

/// Writes a value and a line end: a string as its text unless `as_json`, all else as it stands in the body. On a terminal
/// what that would act on is escaped.
pub(super) fn write(value: &Value<'_>, as_json: bool, out: &mut impl Write) -> io::Result<()> {
    let is_on_terminal = io::stdout().is_terminal();
    match value.as_text() {
        Ok(text) if value.kind() == Kind::String && !as_json => {
            let text = text.to_cow();
            let shown = if is_on_terminal {
                visible(&text).into()
            } else {
                text
            };
            writeln!(out, "{shown}")?;
        }
        _ if is_on_terminal => writeln!(out, "{}", visible_json(value.raw()))?,
        _ => writeln!(out, "{}", value.raw())?,
    }
    Ok(())
}
