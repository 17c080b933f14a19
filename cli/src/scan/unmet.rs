//! What an option that met nothing in any record lacks: most often a record is not built as the caller thinks.

use super::summary::Summary;
use crate::arguments::Scan;

/// A line for a person on each of `--body`, `--by` and `--time` that met nothing, or is missing where it is needed.
pub(super) fn lines(arguments: &Scan, summary: &Summary) -> Vec<&'static str> {
    let mut lines = Vec::new();
    let outcomes = &summary.outcomes;
    let bodies = outcomes.bodies();
    if arguments.body.is_some() {
        if summary.without_body > 0 && outcomes.no_envelopes == bodies {
            lines.push("no record has an envelope where --body says");
        }
    } else if outcomes.no_envelopes == bodies
        && summary
            .no_envelopes
            .iter()
            .any(|kind| kind.kind == tcenvelope::DecodeErrorKind::NotEnvelope.name())
    {
        lines.push("no record is an envelope; where a body is inside a record, --body says where");
    }
    if arguments.by.is_some() && matches!(&summary.groups[..], [one] if one.group.is_empty()) {
        lines.push("no record has anything where --by says");
    }
    if arguments.time.is_some() && bodies > 0 && summary.without_time == bodies {
        lines.push("no record has a time stamp that can be read where --time says");
    }
    lines
}
