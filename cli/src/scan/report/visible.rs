//! Text from outside (codes, groups, file names), made safe to look at.

use std::fmt::{self, Write};

use maud::{Escaper, Markup, PreEscaped, html};

/// How many characters of a name are shown. The rest is in its tooltip.
const SHOWN: usize = 160;
/// How many characters a tooltip has.
const TOOLTIP: usize = 1024;
/// Stands where text was cut.
const CUT: &str = "…";

/// A name from outside: isolated from the direction of what stands around it, characters that act or cannot be seen as
/// `\u{202e}`, cut where it is long.
pub(super) fn untrusted(text: &str) -> Markup {
    let tooltip = (text.chars().count() > SHOWN).then(|| plain(text, TOOLTIP));
    html! { bdi title=[tooltip] { (marked(text, SHOWN)) } }
}

/// The same for a place that takes text only, as an attribute does.
pub(super) fn plain(text: &str, limit: usize) -> String {
    let mut out = String::new();
    for character in text.chars().take(limit) {
        if acts(character) {
            let _ = write!(out, "{}", Escape(character));
        } else {
            out.push(character);
        }
    }
    if text.chars().nth(limit).is_some() {
        out.push_str(CUT);
    }
    out
}

/// What stands for a character is in an element of its own, so that it differs from the same text sent as such.
fn marked(text: &str, limit: usize) -> Markup {
    let mut out = String::new();
    for character in text.chars().take(limit) {
        // Writing to a string does not fail.
        let _ = if acts(character) {
            write!(out, "<span class=\"escape\">{}</span>", Escape(character))
        } else {
            Escaper::new(&mut out).write_char(character)
        };
    }
    if text.chars().nth(limit).is_some() {
        out.push_str(CUT);
    }
    PreEscaped(out)
}

/// Whether a browser acts on the character, or shows nothing for it.
fn acts(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(character, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// A character by its number, as Rust writes it.
struct Escape(char);

impl fmt::Display for Escape {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "\\u{{{:x}}}", u32::from(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped() {
        let shown = untrusted("<script>alert(\"1\")</script>&amp;").into_string();
        assert_eq!(
            shown,
            "<bdi>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;</bdi>"
        );
        let long = format!("\" onmouseover=\"x()\" {}", "y".repeat(200));
        let shown = untrusted(&long).into_string();
        assert!(
            shown.starts_with("<bdi title=\"&quot; onmouseover=&quot;x()&quot; yyy"),
            "{shown}"
        );
    }

    #[test]
    fn what_acts_is_shown() {
        for acting in [
            '\0',
            '\n',
            '\u{1b}',
            '\u{7f}',
            '\u{9b}',
            '\u{200b}',
            '\u{200f}',
            '\u{2028}',
            '\u{202e}',
            '\u{2066}',
            '\u{feff}',
            '\u{e0041}',
        ] {
            let text = format!("a{acting}b");
            let shown = untrusted(&text).into_string();
            assert!(!shown.contains(acting), "{acting:?}");
            let number = format!(
                "a<span class=\"escape\">\\u{{{:x}}}</span>b",
                u32::from(acting)
            );
            assert!(shown.contains(&number), "{shown}");
            assert!(!plain(&text, 9).contains(acting));
        }
        assert_eq!(untrusted("查询 é 😀").into_string(), "<bdi>查询 é 😀</bdi>");
    }

    #[test]
    fn what_is_long_is_cut_with_a_mark() {
        let whole = "中".repeat(SHOWN);
        assert_eq!(
            untrusted(&whole).into_string(),
            format!("<bdi>{whole}</bdi>")
        );
        let long = "中".repeat(SHOWN + 1);
        assert_eq!(
            untrusted(&long).into_string(),
            format!("<bdi title=\"{long}\">{whole}…</bdi>")
        );
        let endless = "a".repeat(1_000_000);
        assert_eq!(
            plain(&endless, TOOLTIP),
            format!("{}…", "a".repeat(TOOLTIP))
        );
        assert!(untrusted(&endless).into_string().len() < 2000);
    }
}
