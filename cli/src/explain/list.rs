//! The codes that official SDK packages document.

use std::io::{self, Write};

use tcenvelope::{Catalogue, Code};

use super::{LONGEST, explanation::Explanation, product};
use crate::arguments::Explain;
use crate::failure::Failure;
use crate::json;
use crate::screen::{self, STRONG};
use crate::visible::visible_start;

/// What a line has, with the columns that each takes on a terminal. The first gets what is left.
const COLUMNS: [&str; 5] = ["code", "category", "retry", "basis", "common"];
const WIDTHS: [usize; 5] = [0, 18, 19, 7, 6];
const GAP: usize = 2;

/// Lists the documented codes, in the order of their bytes: of a product, of a category, or all.
pub(super) fn write(arguments: &Explain, out: &mut impl Write) -> Result<(), Failure> {
    let codes: Vec<String> = match &arguments.product {
        None => Catalogue::all_codes().collect(),
        Some(product) if product::is_known(product) => Catalogue::codes(product).collect(),
        Some(product) => return Err(unknown(product)),
    };
    let mut codes: Vec<Code<'_>> = codes
        .into_iter()
        .map(|code| match &arguments.product {
            None => Code::from(code),
            Some(product) => Code::from(code).in_product(product.as_str()),
        })
        .collect();
    codes.retain(|code| {
        arguments
            .category
            .is_none_or(|category| code.category() == category)
    });
    if arguments.json {
        for code in &codes {
            json::write_line(&Explanation::of(code, arguments.lang.into()), out)?;
        }
        return Ok(());
    }
    Ok(write_lines(&codes, screen::width(), out)?)
}

fn unknown(product: &str) -> Failure {
    let shown = visible_start(product, LONGEST);
    let nearest = product::nearest_in_words(product);
    Failure::Usage(format!(
        "no codes of a product \"{shown}\" are documented{nearest}"
    ))
}

/// Writes a line a code: in columns below headings within the width of a terminal, or with tabs between what it has.
fn write_lines(codes: &[Code<'_>], width: Option<usize>, out: &mut impl Write) -> io::Result<()> {
    if let Some(width) = width {
        return screen::write(&columns(codes, width), out);
    }
    for code in codes {
        writeln!(out, "{}", line(code).join("\t"))?;
    }
    Ok(())
}

fn columns(codes: &[Code<'_>], width: usize) -> String {
    let longest = codes.iter().map(|code| code.as_str().len()).max();
    let others = WIDTHS.iter().sum::<usize>() + GAP * (WIDTHS.len() - 1);
    let mut widths = WIDTHS;
    // A code that is longer than that moves the rest of its line.
    let most = width.saturating_sub(others);
    widths[0] = longest.unwrap_or(0).min(most).max(COLUMNS[0].len());
    let padded = |columns: [&str; 5]| {
        let texts = columns.iter().zip(widths);
        let texts: Vec<String> = texts
            .map(|(text, width)| format!("{text:width$}"))
            .collect();
        texts.join(&" ".repeat(GAP)).trim_end().to_owned()
    };
    let headings = format!("{STRONG}{}{STRONG:#}", padded(COLUMNS));
    let lines = codes.iter().map(|code| padded(line(code)));
    let lines: Vec<String> = std::iter::once(headings).chain(lines).collect();
    lines.join("\n") + "\n"
}

fn line<'a>(code: &'a Code<'_>) -> [&'a str; 5] {
    let judgement = code.judgement();
    [
        code.as_str(),
        judgement.category.name(),
        judgement.retry.name(),
        judgement.basis.name(),
        if code.is_common() { "common" } else { "-" },
    ]
}

#[cfg(test)]
mod tests {
    use tcenvelope::{Basis, Category, Retry};

    use super::*;

    #[test]
    fn columns_have_room_for_all_names() {
        let longest = |names: &mut dyn Iterator<Item = &'static str>| names.map(str::len).max();
        assert_eq!(
            longest(&mut Category::ALL.iter().map(|set| set.name())),
            Some(WIDTHS[1])
        );
        assert_eq!(
            longest(&mut Retry::ALL.iter().map(|set| set.name())),
            Some(WIDTHS[2])
        );
        assert_eq!(
            longest(&mut Basis::ALL.iter().map(|set| set.name())),
            Some(WIDTHS[3])
        );
    }

    #[test]
    fn lines_are_aligned_on_a_terminal_and_have_tabs_elsewhere() {
        let codes = [Code::from("InternalError"), Code::from("LimitExceeded.X")];
        let written = |width| {
            let mut out = Vec::new();
            write_lines(&codes, width, &mut out).expect("a vector takes all");
            anstream::adapter::strip_str(std::str::from_utf8(&out).expect("text")).to_string()
        };
        assert_eq!(
            written(None),
            "InternalError\tInternal\tBackoffIfIdempotent\tCode\tcommon\nLimitExceeded.X\tQuota\tNever\tFamily\t-\n"
        );
        assert_eq!(
            written(Some(80)),
            "code             category            retry                basis    common\n\
             InternalError    Internal            BackoffIfIdempotent  Code     common\n\
             LimitExceeded.X  Quota               Never                Family   -\n"
        );
    }
}
