//! What is known about a code, on one screen.

use std::io::{self, Write};

use super::explanation::{Explanation, ReasonFacts};
use super::{LONGEST, product};
use crate::arguments::Language;
use crate::rows::Rows;
use crate::screen::{self, ODD, STRONG};
use crate::visible::visible_start;

/// How many products a terminal shows.
const MOST_PRODUCTS: usize = 10;

/// Writes what is known about a code.
pub(super) fn write(
    of: &Explanation<'_>,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut rows = Rows::default();
    rows.add_styled("code", visible_start(of.code, LONGEST), STRONG);
    if let Some(name) = of.product {
        add_product(&mut rows, name, of);
    }
    if !of.documented && !of.common {
        rows.add_styled(
            "nearest",
            match &of.nearest[..] {
                [] => "none: no documented code is like it".to_owned(),
                nearest => nearest.join(", "),
            },
            ODD,
        );
    }
    rows.add("meaning", of.description);
    rows.add("next", of.advice);
    if of.category_description == of.description {
        rows.add("category", of.category);
    } else {
        rows.add(
            "category",
            format!("{}: {}", of.category, of.category_description),
        );
    }
    match language {
        Language::En => rows.add("side", format!("{}: {}", of.fault, of.fault_meaning)),
        Language::Zh => rows.add("side", of.fault),
    }
    rows.add("retry", format!("{}: {}", of.retry, of.retry_description));
    rows.add(
        "basis",
        format!("{}: {}", of.basis, basis(of.reason.as_ref())),
    );
    rows.add(
        "common",
        if of.common {
            "yes: any action can give it"
        } else {
            "no"
        },
    );
    if of.documented {
        rows.add(
            "products",
            products(&of.products, screen::width().is_some()),
        );
    } else {
        rows.add("products", "none: no official SDK package lists it");
    }
    rows.write(out)
}

fn add_product(rows: &mut Rows, name: &str, of: &Explanation<'_>) {
    let shown = visible_start(name, LONGEST);
    if !product::is_known(name) {
        let nearest = product::nearest_in_words(name);
        rows.add_styled(
            "product",
            format!("{shown}: not known, so it changes nothing{nearest}"),
            ODD,
        );
    } else if of.products.contains(&name) {
        rows.add("product", format!("{shown}: documents this code"));
    } else {
        rows.add("product", format!("{shown}: does not document this code"));
    }
}

/// On what the judgement stands.
fn basis(reason: Option<&ReasonFacts>) -> String {
    let Some(ReasonFacts {
        text,
        source,
        words,
        family,
    }) = reason
    else {
        return "nothing is known about this code".to_owned();
    };
    match (source, family) {
        (Some(source), _) if source.contains('/') => format!("{text} (documentation of {source})"),
        (Some(source), _) => format!("{text} ({source})"),
        (None, Some(family)) => match family.strip_suffix('*') {
            Some(start) => format!("{text} (families that begin with {start})"),
            None => format!("{text} (the family {family})"),
        },
        (None, None) => format!("the detail {text} ({})", words.join(", ")),
    }
}

/// The products that document a code; only the first where there is little room.
fn products(names: &[&str], is_on_terminal: bool) -> String {
    let shown = if is_on_terminal {
        MOST_PRODUCTS
    } else {
        names.len()
    };
    match names.split_at_checked(shown) {
        Some((first, rest)) if !rest.is_empty() => {
            format!(
                "{}: {}, … and {} more (--json has all)",
                names.len(),
                first.join(", "),
                rest.len()
            )
        }
        _ => format!("{}: {}", names.len(), names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_products_are_cut_on_a_terminal_only() {
        let names = ["p"; MOST_PRODUCTS + 2];
        assert!(products(&names, true).ends_with("p, … and 2 more (--json has all)"));
        assert!(products(&names, false).ends_with("p, p"));
        assert!(products(&names[2..], true).ends_with("p, p"));
    }
}
