//! Text from outside (codes, groups, file names), made safe to look at.

use std::fmt::Write;

use maud::{Escaper, Markup, PreEscaped, html};
use tcenvelope::write_escaped;

use crate::visible::visible_start;

/// How many characters of a name are shown. The rest is in its tooltip.
const SHOWN: usize = 160;
/// How many characters a tooltip has.
const TOOLTIP: usize = 1024;

/// A name from outside: isolated from the direction of what stands around it, characters that act as `\u{202e}`, cut
/// where it is long.
pub(super) fn untrusted(text: &str) -> Markup {
    let long = text.chars().nth(SHOWN).is_some();
    let tooltip = long.then(|| visible_start(text, TOOLTIP));
    html! { bdi title=[tooltip] { (marked(text)) } }
}

/// What stands for a character is in an element of its own, so that it differs from the same text sent as such.
fn marked(text: &str) -> Markup {
    let mut out = String::new();
    let mut shown = String::new();
    // Writing to a string does not fail.
    for character in text.chars().take(SHOWN) {
        shown.clear();
        let _ = write_escaped(&mut shown, character);
        let escaped = shown.chars().ne([character]);
        if escaped {
            out.push_str("<span class=\"escape\">");
        }
        let _ = Escaper::new(&mut out).write_str(&shown);
        if escaped {
            out.push_str("</span>");
        }
        // Where there is no room, a line ends best behind a part of a code or of a path.
        if matches!(character, '.' | '/') {
            out.push_str("<wbr>");
        }
    }
    if text.chars().nth(SHOWN).is_some() {
        out.push('…');
    }
    PreEscaped(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped() {
        let shown = untrusted("<script>alert(\"1\")</script>&amp;").into_string();
        assert_eq!(
            shown,
            "<bdi>&lt;script&gt;alert(&quot;1&quot;)&lt;/<wbr>script&gt;&amp;amp;</bdi>"
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
            '\0', '\n', '\u{1b}', '\u{7f}', '\u{9b}', '\u{200f}', '\u{2028}', '\u{202e}',
            '\u{2066}',
        ] {
            let text = format!("a{acting}b");
            let shown = untrusted(&text).into_string();
            assert!(!shown.contains(acting), "{acting:?}");
            let number = format!(
                "a<span class=\"escape\">\\u{{{:x}}}</span>b",
                u32::from(acting)
            );
            assert!(shown.contains(&number), "{shown}");
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
        let tooltip = format!("<bdi title=\"{}…\">", "a".repeat(TOOLTIP));
        assert!(untrusted(&endless).into_string().starts_with(&tooltip));
        assert!(untrusted(&endless).into_string().len() < 2000);
    }
}
