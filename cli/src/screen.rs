//! Text for a person: with colours where they are wanted, and as wide as the terminal.

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

/// Something worked.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default().bold();
/// Something did not.
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
/// Something is odd.
pub(crate) const ODD: Style = AnsiColor::Yellow.on_default();
/// What the eye looks for.
pub(crate) const STRONG: Style = Style::new().bold();
/// What it need not see first.
pub(crate) const FAINT: Style = Style::new().dimmed();

/// Writes styled text, without the styles unless standard output is a terminal that shows colours and `NO_COLOR` is not set.
/// Only what is made for a person may come here: data would lose what looks like a style.
pub(crate) fn write(text: &str, out: &mut impl Write) -> io::Result<()> {
    if AutoStream::choice(&io::stdout()) == ColorChoice::Never {
        write!(out, "{}", anstream::adapter::strip_str(text))
    } else {
        out.write_all(text.as_bytes())
    }
}

/// How many columns standard output has, if it is a terminal.
pub(crate) fn width() -> Option<usize> {
    if !io::stdout().is_terminal() {
        return None;
    }
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))
}
