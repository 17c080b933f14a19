//! The tables of the page. A section without data is left out; a table that is cut says what it leaves out.

use maud::{Markup, html};
use tcenvelope::Language;

use super::super::merge::sum;
use super::super::number::{grouped, share};
use super::super::summary::{CodeCount, GroupCount, Outcomes, Summary};
use super::meanings;
use super::table::{Cell, bar, count_of, row, table};
use super::visible::untrusted;
use super::words::{self, Phrase};
use super::{parts, stacked_bar};

/// How many rows a table has at the most: what is rarer is summed up in one row.
pub(super) const ROWS: usize = 50;
/// How many places are shown at the most: they are for a first look, and are often much alike.
const PLACES: usize = 20;

/// Failures by code: what it means, of which category it is, and what to do next.
pub(super) fn codes(summary: &Summary, language: Language) -> Markup {
    if summary.codes.is_empty() && summary.other_codes == 0 {
        return html! {};
    }
    let word = |phrase: &Phrase| phrase.in_language(language);
    let failures = summary.outcomes.failures;
    let (listed, unlisted) = summary.codes.split_at(summary.codes.len().min(ROWS));
    let highest = listed.iter().map(|code| code.count).max().unwrap_or(0);
    let rest = |name: Markup, count| {
        row(
            &html! { span.quiet { (name) } },
            &[
                Cell::empty(),
                Cell::empty(),
                Cell::number(count_of(count, failures)),
            ],
        )
    };
    let rows = html! {
        @for code in listed { (code_row(code, highest, failures, language)) }
        @if !unlisted.is_empty() {
            (rest(
                html! { (word(&words::CODES_NOT_LISTED)) (word(&words::COLON)) (grouped(unlisted.len() as u64)) },
                unlisted.iter().map(|code| code.count).sum(),
            ))
        }
        @if summary.other_codes > 0 {
            (rest(html! { (word(&words::CODES_NOT_COUNTED)) }, summary.other_codes))
        }
    };
    let head = [
        &words::CODE,
        &words::CATEGORY,
        &words::NEXT,
        &words::FAILURES,
    ];
    section(
        "codes",
        word(&words::BY_CODE),
        &table("codes", "codes", &head.map(word), &rows),
    )
}

fn code_row(code: &CodeCount, highest: u64, failures: u64, language: Language) -> Markup {
    let word = |phrase: &Phrase| phrase.in_language(language);
    let basis = meanings::basis(code.basis, language)
        .map(|basis| format!("{}{}{basis}", word(&words::BASIS), word(&words::COLON)));
    row(
        &html! {
            @if code.code.is_empty() { span.quiet { (word(&words::NO_CODE)) } } @else { code { (untrusted(&code.code)) } }
            span.meaning { (code.description) }
        },
        &[
            Cell::text(html! { span title=[basis] { (code.category) } }),
            Cell::text(
                html! { span title=(code.retry) { (meanings::retry(code.retry, language).unwrap_or(code.retry)) } },
            ),
            Cell::number(
                html! { (count_of(code.count, failures)) (bar("failure", code.count, highest)) },
            ),
        ],
    )
}

/// Failures by category: what happened, and who must act.
pub(super) fn categories(summary: &Summary, language: Language) -> Markup {
    if summary.categories.is_empty() {
        return html! {};
    }
    let word = |phrase: &Phrase| phrase.in_language(language);
    let failures = summary.outcomes.failures;
    let highest = summary.categories.iter().map(|category| category.count);
    let highest = highest.max().unwrap_or(0);
    let rows = html! {
        @for category in &summary.categories {
            (row(
                &html! { (category.category) span.meaning { (category.description) } },
                &[
                    Cell::labelled(
                        word(&words::MUST_ACT),
                        html! { (meanings::fault(category.fault, language).unwrap_or(category.fault)) },
                    ),
                    Cell::number(html! {
                        (count_of(category.count, failures)) (bar("failure", category.count, highest))
                    }),
                ],
            ))
        }
    };
    let head = [&words::CATEGORY, &words::MUST_ACT, &words::FAILURES];
    section(
        "categories",
        word(&words::BY_CATEGORY),
        &table("categories", "categories", &head.map(word), &rows),
    )
}

/// The outcomes of each group.
pub(super) fn groups(summary: &Summary, language: Language) -> Markup {
    let others = summary.other_groups.bodies() > 0;
    if summary.groups.is_empty() && !others {
        return html! {};
    }
    let word = |phrase: &Phrase| phrase.in_language(language);
    let (listed, unlisted) = summary.groups.split_at(summary.groups.len().min(ROWS));
    let highest = listed.iter().map(|group| group.outcomes.bodies()).max();
    let highest = highest.unwrap_or(0);
    let rest = |name: Markup, outcomes: &Outcomes| {
        let cells = group_cells(outcomes, None, language);
        row(&html! { span.quiet { (name) } }, &cells)
    };
    let rows = html! {
        @for group in listed {
            (row(&group_name(group, language), &group_cells(&group.outcomes, Some(highest), language)))
        }
        @if !unlisted.is_empty() {
            (rest(
                html! { (word(&words::GROUPS_NOT_LISTED)) (word(&words::COLON)) (grouped(unlisted.len() as u64)) },
                &sum(unlisted.iter().map(|group| &group.outcomes)),
            ))
        }
        @if others {
            (rest(html! { (word(&words::GROUPS_NOT_COUNTED)) }, &summary.other_groups))
        }
    };
    let head = [
        &words::GROUP,
        &words::FAILURE_SHARE,
        &words::FAILURES,
        &words::NO_ENVELOPES,
        &words::SUCCESSES,
        &words::BODIES,
    ];
    let body = html! { (legend(language)) (table("groups", "groups", &head.map(word), &rows)) };
    section("groups", word(&words::BY_GROUP), &body)
}

fn group_name(group: &GroupCount, language: Language) -> Markup {
    html! {
        @if group.group.is_empty() {
            span.quiet { (words::NO_GROUP.in_language(language)) }
        } @else {
            code { (untrusted(&group.group)) }
        }
    }
}

/// The numbers of a group, and a bar of a length that goes with its bodies unless the group is a rest.
fn group_cells(outcomes: &Outcomes, highest: Option<u64>, language: Language) -> [Cell; 5] {
    let word = |phrase: &Phrase| phrase.in_language(language);
    let bodies = outcomes.bodies();
    let [failures, no_envelopes, successes] = parts(outcomes)
        .map(|outcome| Cell::numeric(word(outcome.name), html! { (grouped(outcome.count)) }));
    [
        Cell::numeric(
            word(&words::FAILURE_SHARE),
            html! { (share(outcomes.failures, bodies)) },
        ),
        failures,
        no_envelopes,
        successes,
        Cell::numeric(
            word(&words::BODIES),
            html! { (grouped(bodies)) @if let Some(highest) = highest { (stacked_bar(outcomes, highest)) } },
        ),
    ]
}

/// What the colours of bars and columns mean.
pub(super) fn legend(language: Language) -> Markup {
    html! {
        p.legend {
            @for outcome in parts(&Outcomes::default()) {
                span { span.swatch.(outcome.class) aria-hidden="true" {} (outcome.name.in_language(language)) }
                " "
            }
        }
    }
}

/// Bodies that deviate from the documentation.
pub(super) fn anomalies(summary: &Summary, language: Language) -> Markup {
    if summary.anomalies.is_empty() {
        return html! {};
    }
    let word = |phrase: &Phrase| phrase.in_language(language);
    let bodies = summary.outcomes.bodies();
    let highest = summary.anomalies.iter().map(|anomaly| anomaly.count).max();
    let highest = highest.unwrap_or(0);
    let rows = html! {
        @for anomaly in &summary.anomalies {
            (row(
                &html! {
                    code { (anomaly.name) }
                    span.meaning { (quoted(meanings::anomaly(anomaly.name, language).unwrap_or_default())) }
                },
                &[Cell::number(html! {
                    (count_of(anomaly.count, bodies)) (bar("anomaly", anomaly.count, highest))
                })],
            ))
        }
    };
    let head = [&words::ANOMALY, &words::BODIES].map(word);
    let body = html! {
        p.quiet { (word(&words::ANOMALIES_MEANING)) }
        (table("anomalies", "anomalies", &head, &rows))
    };
    section("anomalies", word(&words::ANOMALIES), &body)
}

/// Bodies that are no envelope: the kinds, and where the first of them are.
pub(super) fn no_envelopes(summary: &Summary, language: Language) -> Markup {
    let unlisted = summary.places.len().saturating_sub(PLACES) as u64 + summary.more_places;
    if summary.no_envelopes.is_empty() && summary.places.is_empty() && unlisted == 0 {
        return html! {};
    }
    let word = |phrase: &Phrase| phrase.in_language(language);
    let whole = summary.outcomes.no_envelopes;
    let highest = summary.no_envelopes.iter().map(|kind| kind.count).max();
    let highest = highest.unwrap_or(0);
    let kinds = html! {
        @for kind in &summary.no_envelopes {
            (row(
                &html! {
                    (kind.kind) @if let Some(hint) = kind.hint { ", " (hint) }
                    span.meaning {
                        (quoted(meanings::kind(kind.kind, language).unwrap_or_default()))
                        @if let Some(hint) = kind.hint.and_then(|hint| meanings::hint(hint, language)) { " " (hint) }
                    }
                },
                &[Cell::number(html! { (count_of(kind.count, whole)) (bar("no-envelope", kind.count, highest)) })],
            ))
        }
    };
    let places = html! {
        @for place in summary.places.iter().take(PLACES) {
            (row(
                &html! { code { (untrusted(&place.file)) ":" (place.line) } },
                &[Cell::text(html! { (untrusted(&place.text)) })],
            ))
        }
    };
    let kinds_head = [&words::KIND, &words::BODIES].map(word);
    let places_head = [&words::PLACE, &words::REASON].map(word);
    let body = html! {
        p.quiet { (word(&words::NO_ENVELOPE_MEANING)) }
        @if !summary.no_envelopes.is_empty() { (table("no-envelopes", "kinds", &kinds_head, &kinds)) }
        @if !summary.places.is_empty() {
            h3 #places { (word(&words::PLACES)) }
            (table("places", "places", &places_head, &places))
        }
        (left_out(&words::PLACES_NOT_LISTED, unlisted, language))
    };
    section("no-envelopes", word(&words::NO_ENVELOPES), &body)
}

/// What could not be read, and why.
pub(super) fn unread(summary: &Summary, language: Language) -> Markup {
    if summary.unread.is_empty() {
        return html! {};
    }
    let word = |phrase: &Phrase| phrase.in_language(language);
    let rows = html! {
        @for unread in summary.unread.iter().take(ROWS) {
            (row(
                &html! { code { (untrusted(&unread.file)) } },
                &[
                    Cell::text(html! { (untrusted(&unread.reason)) }),
                    Cell::numeric(word(&words::RECORDS_BEFORE), html! { (grouped(unread.records)) }),
                ],
            ))
        }
    };
    let head = [&words::FILE, &words::REASON, &words::RECORDS_BEFORE].map(word);
    let unlisted = summary.all_unread().saturating_sub(ROWS as u64);
    let body = html! {
        (table("unread", "unread", &head, &rows))
        (left_out(&words::FILES_NOT_LISTED, unlisted, language))
    };
    section("unread", word(&words::UNREAD), &body)
}

/// Says how many are left out, if any are.
fn left_out(name: &Phrase, count: u64, language: Language) -> Markup {
    html! {
        @if count > 0 {
            p.quiet { (name.in_language(language)) (words::COLON.in_language(language)) (grouped(count)) }
        }
    }
}

/// A part of the page with a heading that names it.
pub(super) fn section(id: &str, heading: &str, body: &Markup) -> Markup {
    html! { section aria-labelledby=(id) { h2 id=(id) { (heading) } (body) } }
}

/// A text of the project's own, with what stands between backquotes as code.
fn quoted(text: &str) -> Markup {
    html! {
        @for (index, part) in text.split('`').enumerate() {
            @if index % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}
