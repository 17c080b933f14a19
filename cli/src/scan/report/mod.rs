//! What a scan found, as one page in one file: it loads nothing, runs nothing, and is the same for the same summary.

mod meanings;
mod sections;
mod table;
mod timeline;
mod visible;
mod words;

#[cfg(test)]
mod tests;

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};
use tcenvelope::Language;

use super::number::{bytes, grouped, share, width};
use super::summary::{Outcomes, Summary};

/// What the page looks like.
const STYLE: &str = include_str!("report.css");
/// The page may load nothing and run nothing, whatever stands in it.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Writes the page. What was sent by others is escaped, and shown up to a length; tables have a bounded number of rows,
/// and say what they leave out.
pub(crate) fn write_report(
    summary: &Summary,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    out.write_all(page(summary, language).into_string().as_bytes())
}

fn page(summary: &Summary, language: Language) -> Markup {
    let word = |phrase: &words::Phrase| phrase.in_language(language);
    html! {
        (DOCTYPE)
        html lang=(word(&words::LANGUAGE)) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="generator" content={ "tcenvelope " (summary.version) };
                title { "tcenvelope: " (word(&words::TITLE)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    p.product { "tcenvelope" }
                    h1 { (word(&words::TITLE)) }
                    p.quiet { (word(&words::SUBTITLE)) }
                }
                main {
                    (totals(summary, language))
                    (timeline::section_over_time(summary, language))
                    (sections::codes(summary, language))
                    (sections::categories(summary, language))
                    (sections::groups(summary, language))
                    (sections::anomalies(summary, language))
                    (sections::no_envelopes(summary, language))
                    (sections::unread(summary, language))
                }
                footer.quiet {
                    p { (word(&words::MADE_BY)) (word(&words::COLON)) "tcenvelope " (summary.version) }
                    p { (word(&words::NO_VALUES)) }
                }
            }
        }
    }
}

/// The headline: how much was read, and what came out.
fn totals(summary: &Summary, language: Language) -> Markup {
    let word = |phrase: &words::Phrase| phrase.in_language(language);
    let bodies = summary.outcomes.bodies();
    html! {
        section aria-labelledby="answers" {
            h2 #answers { (word(&words::ANSWERS)) }
            @if !summary.unread.is_empty() {
                p.warning {
                    strong { (word(&words::INCOMPLETE)) (word(&words::COLON)) (grouped(summary.all_unread())) }
                    " " a href="#unread" { (word(&words::UNREAD)) }
                }
            }
            dl.totals {
                div { dt { (word(&words::BODIES)) } dd { (grouped(bodies)) } }
                div { dt { (word(&words::RECORDS)) } dd { (grouped(summary.records)) } }
                div { dt { (word(&words::FILES)) } dd { (grouped(summary.files)) } }
                div { dt { (word(&words::BYTES)) } dd title=(grouped(summary.bytes)) { (bytes(summary.bytes)) } }
            }
            @if bodies == 0 {
                p { (word(&words::NO_BODIES)) }
            } @else {
                (stacked_bar(&summary.outcomes, bodies))
                ul.outcomes {
                    @for outcome in parts(&summary.outcomes) {
                        li {
                            span.swatch.(outcome.class) aria-hidden="true" {}
                            span.label { (word(outcome.name)) }
                            " " strong { (share(outcome.count, bodies)) }
                            " " span.count { (grouped(outcome.count)) }
                            span.quiet { (word(outcome.meaning)) }
                        }
                    }
                }
            }
            @if summary.without_body > 0 {
                p.quiet { (word(&words::WITHOUT_BODY)) (word(&words::COLON)) (grouped(summary.without_body)) }
            }
        }
    }
}

/// One of the three outcomes: how it looks, what it is called and what it means, and how many bodies have it.
struct OutcomePart {
    class: &'static str,
    name: &'static words::Phrase,
    meaning: &'static words::Phrase,
    count: u64,
}

/// The three outcomes, always in this order.
fn parts(outcomes: &Outcomes) -> [OutcomePart; 3] {
    [
        OutcomePart {
            class: "failure",
            name: &words::FAILURES,
            meaning: &words::FAILURE_MEANING,
            count: outcomes.failures,
        },
        OutcomePart {
            class: "no-envelope",
            name: &words::NO_ENVELOPES,
            meaning: &words::NO_ENVELOPE_MEANING,
            count: outcomes.no_envelopes,
        },
        OutcomePart {
            class: "success",
            name: &words::SUCCESSES,
            meaning: &words::SUCCESS_MEANING,
            count: outcomes.successes,
        },
    ]
}

/// A bar of the three outcomes, beside numbers that say the same.
fn stacked_bar(outcomes: &Outcomes, whole: u64) -> Markup {
    html! {
        span.bar aria-hidden="true" {
            @for outcome in parts(outcomes) {
                @if outcome.count > 0 {
                    span.(outcome.class) style={ "width:" (width(outcome.count, whole)) } {}
                }
            }
        }
    }
}
