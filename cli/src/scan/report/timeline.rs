//! Bodies over time: a column for each step, and below it the share of failures.

use std::fmt::Write;

use maud::{Markup, PreEscaped, html};
use tcenvelope::Language;

use super::super::calendar::{DAY, Moment};
use super::super::merge::sum;
use super::super::number::{axis_end, grouped, percent, permille, share};
use super::super::summary::{Outcomes, Summary, TimeCount};
use super::parts;
use super::sections::{legend, section};
use super::table::{Cell, row, table};
use super::words::{self, Phrase, duration};

/// How many columns a chart has at the most: they are two pixels wide then on a phone.
const COLUMNS: i128 = 120;
/// How many times are named below a chart at the most.
const TICKS: i128 = 6;
/// The units of a column's height and of its width in the drawing, which is stretched to the room that there is.
const HEIGHT: u64 = 1000;
const WIDTH: usize = 10;
/// What is there at all has at least this height.
const LEAST_HEIGHT: u64 = 6;

/// Lengths of time, in seconds, that people count in: columns and the times below them keep to these.
const LENGTHS: [i64; 27] = [
    1,
    2,
    5,
    10,
    15,
    20,
    30,
    60,
    120,
    300,
    600,
    900,
    1200,
    1800,
    3600,
    7200,
    3 * 3600,
    4 * 3600,
    6 * 3600,
    12 * 3600,
    DAY,
    2 * DAY,
    7 * DAY,
    14 * DAY,
    28 * DAY,
    91 * DAY,
    364 * DAY,
];

/// The charts over time, if the scan counted over time.
pub(super) fn section_over_time(summary: &Summary, language: Language) -> Markup {
    if summary.time_step == 0 || (summary.times.is_empty() && summary.without_time == 0) {
        return html! {};
    }
    let word = |phrase: &Phrase| phrase.in_language(language);
    let body = html! {
        @if let Some(timeline) = Timeline::new(&summary.times, summary.time_step) {
            (timeline.charts(language))
        }
        @if summary.without_time > 0 {
            p.quiet { (word(&words::WITHOUT_TIME)) (word(&words::COLON)) (grouped(summary.without_time)) }
        }
    };
    section("time", word(&words::OVER_TIME), &body)
}

/// The steps, gathered into columns that are all equally long. A time without bodies is an empty column.
struct Timeline {
    /// When the first column begins, in seconds since 1970.
    begin: i128,
    /// How many seconds a column stands for.
    length: i128,
    columns: Vec<Outcomes>,
}

impl Timeline {
    fn new(times: &[TimeCount], step: u64) -> Option<Self> {
        let first = i128::from(times.iter().map(|time| time.begin).min()?);
        let last = i128::from(times.iter().map(|time| time.begin).max()?);
        let length = column_length(first, last, i128::from(step));
        let begin = first.div_euclid(length) * length;
        let count = usize::try_from((last - begin) / length + 1).ok()?;
        let mut columns = vec![Outcomes::default(); count];
        for time in times {
            let index = usize::try_from((i128::from(time.begin) - begin) / length).ok()?;
            columns[index] = sum([&columns[index], &time.outcomes]);
        }
        Some(Self {
            begin,
            length,
            columns,
        })
    }

    /// When a column begins. The one after the last is when the last one ends.
    fn moment(&self, column: usize) -> Moment {
        let seconds = self.begin + self.length * column as i128;
        Moment::new(i64::try_from(seconds).unwrap_or(i64::MAX))
    }

    fn charts(&self, language: Language) -> Markup {
        let word = |phrase: &Phrase| phrase.in_language(language);
        let highest = self.columns.iter().map(Outcomes::bodies).max().unwrap_or(0);
        let end = axis_end(highest);
        let highest_share = self.columns.iter().map(failure_permille).max().unwrap_or(0);
        let share_end = axis_end(highest_share.max(10));
        let length = u64::try_from(self.length).unwrap_or(u64::MAX);
        html! {
            p.quiet {
                (self.moment(0).stamp()) " – " (self.moment(self.columns.len()).stamp()) " UTC · "
                (word(&words::ONE_COLUMN)) (word(&words::COLON)) (duration(length, language))
            }
            (legend(language))
            div.charts {
                (self.chart(word(&words::BODIES), "bodies", [grouped(end), middle(end, grouped)], &self.bodies(end, language)))
                @if self.columns.iter().any(|column| column.failures > 0) {
                    (self.chart(
                        word(&words::FAILURE_SHARE),
                        "shares",
                        [percent(share_end), middle(share_end, percent)],
                        &self.shares(share_end, language),
                    ))
                }
            }
            (self.numbers(language))
        }
    }

    /// A drawing with what stands beside and below it. `ends` is what the top and the middle of the axis stand for.
    fn chart(&self, name: &str, class: &str, ends: [String; 2], drawing: &str) -> Markup {
        let [top, middle] = ends;
        let view = format!("0 0 {} {HEIGHT}", self.columns.len() * WIDTH);
        let label = format!(
            "{name}, {} – {}",
            self.moment(0).stamp(),
            self.moment(self.columns.len()).stamp()
        );
        html! {
            figure.(class) {
                figcaption { (name) }
                div.axis aria-hidden="true" { span { (top) } span { (middle) } span { "0" } }
                svg viewBox=(view) preserveAspectRatio="none" role="img" aria-label=(label) { (PreEscaped(drawing)) }
                div.ticks aria-hidden="true" {
                    @for (place, time, date) in self.ticks() {
                        span style={ "left:" (place) } { (time) br; (date) }
                    }
                }
            }
        }
    }

    /// The columns of the three outcomes, one on the other. All text in them is the project's own or a number.
    fn bodies(&self, end: u64, language: Language) -> String {
        self.draw(|column| {
            let mut title = grouped(column.bodies());
            let mut heights = Vec::new();
            for outcome in parts(column) {
                let name = outcome.name.in_language(language);
                let _ = write!(title, ", {name} {}", grouped(outcome.count));
                heights.push((outcome.class, height(outcome.count, end)));
            }
            (title, heights)
        })
    }

    fn shares(&self, end: u64, language: Language) -> String {
        self.draw(|column| {
            let name = words::FAILURE_SHARE.in_language(language);
            let title = format!("{name} {}", share(column.failures, column.bodies()));
            let height = if column.failures == 0 {
                0
            } else {
                height(failure_permille(column), end).max(LEAST_HEIGHT)
            };
            (title, vec![("failure", height)])
        })
    }

    /// Each column with its tooltip, which shows over the whole height.
    fn draw(&self, column: impl Fn(&Outcomes) -> (String, Vec<(&'static str, u64)>)) -> String {
        let mut out = String::new();
        for (index, outcomes) in self.columns.iter().enumerate() {
            if outcomes.bodies() == 0 {
                continue;
            }
            let (title, heights) = column(outcomes);
            let left = index * WIDTH;
            let _ = write!(
                out,
                "<g><title>{} UTC: {title}</title><path class=\"over\" d=\"M{left} 0h{WIDTH}v{HEIGHT}h-{WIDTH}z\"/>",
                self.moment(index).stamp()
            );
            let mut top = HEIGHT;
            for (class, height) in heights {
                let height = height.min(top);
                top -= height;
                if height > 0 {
                    let _ = write!(
                        out,
                        "<path class=\"{class}\" d=\"M{left} {top}h{}v{height}h-{}z\"/>",
                        WIDTH - 1,
                        WIDTH - 1
                    );
                }
            }
            out.push_str("</g>");
        }
        out
    }

    /// The times that are named: where they stand, the time or the day, and the day or the year where that is another one
    /// than before.
    fn ticks(&self) -> Vec<(String, String, String)> {
        let count = self.columns.len() as i128;
        let end = self.begin + self.length * count;
        let in_range =
            |length: i128| (end - 1).div_euclid(length) - (self.begin - 1).div_euclid(length);
        let length = lengths_of(self.length).find(|length| in_range(*length) <= TICKS);
        let length = length.unwrap_or_else(|| self.length * ((count + TICKS - 1) / TICKS));
        let mut ticks = Vec::new();
        let mut before = String::new();
        let mut time = (self.begin + length - 1).div_euclid(length) * length;
        while time < end {
            let moment = Moment::new(i64::try_from(time).unwrap_or(i64::MAX));
            let (name, under) = if length % i128::from(DAY) == 0 {
                (moment.day(), moment.year())
            } else {
                (moment.time(), moment.day())
            };
            let hundredths = (time - self.begin) * 10_000 / (end - self.begin);
            let place = format!("{}.{:02}%", hundredths / 100, hundredths % 100);
            let shown = if under == before {
                String::new()
            } else {
                under.clone()
            };
            ticks.push((place, name, shown));
            before = under;
            time += length;
        }
        ticks
    }

    /// The same as a table: for those who do not see the charts, and for screens without a pointer.
    fn numbers(&self, language: Language) -> Markup {
        let word = |phrase: &Phrase| phrase.in_language(language);
        let rows = html! {
            @for (index, outcomes) in self.columns.iter().enumerate() {
                @let bodies = outcomes.bodies();
                @if bodies > 0 {
                    @let [failures, no_envelopes, successes] = parts(outcomes)
                        .map(|outcome| Cell::numeric(word(outcome.name), html! { (grouped(outcome.count)) }));
                    (row(&html! { (self.moment(index).stamp()) }, &[
                        Cell::numeric(word(&words::FAILURE_SHARE), html! { (share(outcomes.failures, bodies)) }),
                        failures,
                        no_envelopes,
                        successes,
                        Cell::numeric(word(&words::BODIES), html! { (grouped(bodies)) }),
                    ]))
                }
            }
        };
        let head = [
            &words::BEGIN,
            &words::FAILURE_SHARE,
            &words::FAILURES,
            &words::NO_ENVELOPES,
            &words::SUCCESSES,
            &words::BODIES,
        ];
        html! {
            details { summary { (word(&words::NUMBERS)) } (table("time", "times", &head.map(word), &rows)) }
        }
    }
}

/// How long a column is: a whole number of steps, so long that there are not too many columns.
fn column_length(first: i128, last: i128, step: i128) -> i128 {
    let fits = |length: &i128| last.div_euclid(*length) - first.div_euclid(*length) < COLUMNS;
    let mut length = step;
    if fits(&length) {
        return length;
    }
    if let Some(length) = lengths_of(step).find(fits) {
        return length;
    }
    while !fits(&length) {
        length *= 2;
    }
    length
}

/// The lengths that hold a whole number of these.
fn lengths_of(step: i128) -> impl Iterator<Item = i128> {
    let lengths = LENGTHS.into_iter().map(i128::from);
    lengths.filter(move |length| length % step == 0)
}

fn failure_permille(outcomes: &Outcomes) -> u64 {
    permille(outcomes.failures, outcomes.bodies())
}

fn height(count: u64, end: u64) -> u64 {
    if count == 0 {
        return 0;
    }
    (permille(count, end)).max(LEAST_HEIGHT)
}

/// What the middle of an axis stands for, if that is a whole number.
fn middle(end: u64, show: impl Fn(u64) -> String) -> String {
    if end % 2 == 0 {
        show(end / 2)
    } else {
        String::new()
    }
}
