//! Text from outside, as a person may see it.

use std::fmt::Write;
use std::path::Path;

/// The text with every character escaped that a terminal or an editor would act on.
pub(crate) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        // Writing to a string does not fail.
        let _ = tcenvelope::write_escaped(&mut shown, character);
    }
    shown
}

/// The same of JSON, which stays JSON: there the escapes are those of JSON.
pub(crate) fn visible_json(raw: &str) -> String {
    let mut shown = String::with_capacity(raw.len());
    let mut escaped = String::new();
    for character in raw.chars() {
        escaped.clear();
        let _ = tcenvelope::write_escaped(&mut escaped, character);
        // Outside of strings JSON has white space that a terminal acts on.
        match character {
            '\n' | '\r' | '\t' => shown.push(' '),
            _ if escaped.starts_with("\\u{") => {
                let mut units = [0; 2];
                for unit in character.encode_utf16(&mut units) {
                    let _ = write!(shown, "\\u{unit:04x}");
                }
            }
            _ => shown.push(character),
        }
    }
    shown
}

/// A path as visible text; what is no text in it is U+FFFD.
pub(crate) fn visible_path(path: &Path) -> String {
    visible(&path.to_string_lossy())
}

/// The visible text, cut and marked if it has more than `longest` characters.
pub(crate) fn visible_start(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((end, _)) => visible(&text[..end]) + "…",
        None => visible(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_acts_on_is_escaped() {
        assert_eq!(visible("a\u{1b}[2J\u{202e}中"), "a\\u{1b}[2J\\u{202e}中");
        assert_eq!(
            visible_json("{\n\"a\": \"\u{202e}\u{7f}中\\n\"}"),
            r#"{ "a": "\u202e\u007f中\n"}"#
        );
    }

    #[test]
    fn a_cut_is_marked_and_between_characters() {
        assert_eq!(visible_start("中文", 1), "中…");
        assert_eq!(visible_start("中文", 2), "中文");
    }
}
