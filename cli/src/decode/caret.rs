//! The place in a body where it stops being an envelope.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use tcenvelope::DecodeError;

use crate::screen;
use crate::visible::visible;

/// How many bytes of the line are looked at on each side: far more than a screen shows.
const REACH: usize = 1024;
/// The width of what is not written to a terminal.
const WIDTH: usize = 100;

/// Writes the part of the line around the offset, with a caret at the byte. It shows what the body holds: that is what
/// it is for.
pub(super) fn write(error: &DecodeError, body: &[u8], out: &mut impl Write) -> io::Result<()> {
    let offset = error.offset().min(body.len());
    let line_start = offset + 1 - error.column().min(offset + 1);
    let line_end = body[offset..]
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(body.len(), |length| offset + length);
    // A window may begin or end inside of a character: what is left of that is shown as U+FFFD, and far from the caret.
    let start = line_start.max(offset.saturating_sub(REACH));
    let end = line_end.min(offset.saturating_add(REACH));
    if start == end {
        return Ok(());
    }
    let before = harmless(&body[start..offset]);
    let after = harmless(&body[offset..end]);
    let width = after.chars().next().map_or(0, char::len_utf8);
    let line = format!("{before}{after}");
    let snippet = Snippet::source(&line)
        .line_start(error.line())
        .annotation(AnnotationKind::Primary.span(before.len()..before.len() + width));
    let report = [Group::with_level(Level::ERROR).element(snippet)];
    let renderer = Renderer::styled().term_width(screen::width().unwrap_or(WIDTH));
    screen::write(&(renderer.render(&report) + "\n"), out)
}

/// The text of a part of a line. In it is U+FFFD for what is no text, and for what a terminal would act on; of that the
/// renderer itself replaces what is ASCII, by pictures.
fn harmless(part: &[u8]) -> String {
    let text = String::from_utf8_lossy(part);
    let characters = text.chars().map(|character| {
        let acts =
            !character.is_ascii() && visible(character.encode_utf8(&mut [0; 4])).starts_with('\\');
        if acts {
            char::REPLACEMENT_CHARACTER
        } else {
            character
        }
    });
    characters.collect()
}
