//! Tables that are laid out as blocks on a narrow screen, and bars in them.

use maud::{Markup, html};

use super::super::number::{grouped, share, width};

/// A cell: how it looks, what stands before it where there is no room for a head, and what is in it.
pub(super) struct Cell {
    class: &'static str,
    label: Option<&'static str>,
    content: Markup,
}

impl Cell {
    pub(super) fn text(content: Markup) -> Self {
        Self {
            class: "text",
            label: None,
            content,
        }
    }

    pub(super) fn labelled(label: &'static str, content: Markup) -> Self {
        Self {
            class: "text",
            label: Some(label),
            content,
        }
    }

    /// A number with a bar, as wide as there is room.
    pub(super) fn number(content: Markup) -> Self {
        Self {
            class: "number",
            label: None,
            content,
        }
    }

    /// One of several numbers.
    pub(super) fn numeric(label: &'static str, content: Markup) -> Self {
        Self {
            class: "numeric",
            label: Some(label),
            content,
        }
    }

    pub(super) fn empty() -> Self {
        Self {
            class: "empty",
            label: None,
            content: html! {},
        }
    }
}

/// A row. The roles are said although the elements have them: browsers drop those of elements that are laid out
/// otherwise, as on a narrow screen.
pub(super) fn row(name: &Markup, cells: &[Cell]) -> Markup {
    html! {
        tr role="row" {
            th scope="row" role="rowheader" { (name) }
            @for cell in cells {
                td.(cell.class) role="cell" data-label=[cell.label] { (cell.content) }
            }
        }
    }
}

/// A table, named by the heading with this id.
pub(super) fn table(heading: &str, class: &str, head: &[&str], rows: &Markup) -> Markup {
    html! {
        table.(class) role="table" aria-labelledby=(heading) {
            thead role="rowgroup" {
                tr role="row" { @for name in head { th scope="col" role="columnheader" { (name) } } }
            }
            tbody role="rowgroup" { (rows) }
        }
    }
}

/// A count, and its share of the whole.
pub(super) fn count_of(count: u64, whole: u64) -> Markup {
    html! { strong { (grouped(count)) } " " span.quiet { (share(count, whole)) } }
}

/// A bar beside a number that says the same.
pub(super) fn bar(class: &str, count: u64, highest: u64) -> Markup {
    html! { span.bar aria-hidden="true" { span.(class) style={ "width:" (width(count, highest)) } {} } }
}
