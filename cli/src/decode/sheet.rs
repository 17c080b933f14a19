//! What an answer says, on one screen.

use std::io::{self, Write};
use std::time::{SystemTime, UNIX_EPOCH};

use tcenvelope::{Category, Code, DecodeError, Envelope, Http, Kind, Language, Value};

use crate::rows::{BAD, GOOD, ODD, Rows, STRONG};
use crate::visible::{visible, visible_json, visible_start};

/// How many characters of a text or a value are shown. What is longer is cut, marked, and to be had with `--pointer`.
const LONGEST: usize = 256;

/// Writes what an envelope says. Field names and kinds are shown, values only if `with_values`.
pub(super) fn write_envelope(
    envelope: &Envelope<'_>,
    with_values: bool,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut rows = Rows::default();
    match envelope.code() {
        None => rows.add_styled("outcome", "success", GOOD),
        Some(code) if code.category() == Category::DryRun => {
            rows.add_styled("outcome", "failure: a dry run that would have worked", ODD)
        }
        Some(_) => rows.add_styled("outcome", "failure", BAD),
    }
    add_request_id(
        &mut rows,
        envelope.request_id().map(|id| id.to_cow()).as_deref(),
    );
    if let Some(code) = envelope.code() {
        add_code(&mut rows, &code, language);
    }
    if let (Some(failure), true) = (envelope.failure(), with_values) {
        rows.add("message", visible(&failure.message().to_cow()));
    }
    if let Some(http) = envelope.http() {
        add_http(&mut rows, http);
    }
    for anomaly in envelope.anomalies().iter() {
        rows.add_styled("anomaly", format!("{anomaly}: {}", anomaly.meaning()), ODD);
    }
    let mut fields = Rows::default();
    let mut count = 0;
    for (name, value) in envelope.fields().iter() {
        count += 1;
        fields.add(
            &format!("  {}", visible_start(&name.to_cow(), LONGEST)),
            shown(&value, with_values),
        );
    }
    rows.add(
        "fields",
        if count == 0 {
            "none".into()
        } else {
            count.to_string()
        },
    );
    rows.write(out)?;
    fields.write(out)
}

/// Writes why the bytes are no envelope, and nothing of them.
pub(super) fn write_error(
    error: &DecodeError,
    request_id: Option<&str>,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut rows = Rows::default();
    rows.add_styled("outcome", "no envelope", BAD);
    rows.add("error", error.to_string());
    if request_id.is_some() {
        add_request_id(&mut rows, request_id);
    }
    rows.add("category", error.category().name());
    rows.add("side", error.category().fault().name());
    rows.add(
        "retry",
        format!("{}: {}", error.retry(), error.retry().advice(language)),
    );
    if let Some(http) = error.http() {
        add_http(&mut rows, http);
    }
    rows.add("note", "this does not say that the action did not run");
    rows.write(out)
}

fn add_request_id(rows: &mut Rows, request_id: Option<&str>) {
    rows.add(
        "request id",
        request_id.map_or_else(|| "none".into(), |id| visible_start(id, LONGEST)),
    );
}

fn add_code(rows: &mut Rows, code: &Code<'_>, language: Language) {
    let text = match code.as_str() {
        "" => "none".into(),
        text => visible_start(text, LONGEST),
    };
    rows.add_styled("code", text, STRONG);
    if let Some(product) = code.product() {
        rows.add("product", visible_start(product, LONGEST));
    }
    let judgement = code.judgement();
    rows.add("meaning", code.description(language));
    rows.add("category", judgement.category.name());
    rows.add("side", code.fault().name());
    rows.add("next", code.advice(language));
    rows.add(
        "retry",
        format!(
            "{}: {}",
            judgement.retry,
            judgement.retry.description(language)
        ),
    );
}

fn add_http(rows: &mut Rows, http: &Http) {
    rows.add("HTTP status", http.status().to_string());
    if let Some(wait) = http.retry_after() {
        rows.add("retry after", format!("{} s", wait.as_secs()));
    }
    if let Some(time) = http.server_time().and_then(seconds) {
        rows.add("server time", format!("{time} s after 1970 (UTC)"));
    }
}

/// Seconds since 1970; nothing before that.
pub(super) fn seconds(time: SystemTime) -> Option<u64> {
    Some(time.duration_since(UNIX_EPOCH).ok()?.as_secs())
}

/// The kind of a value; how much is in it; and, if asked for, the value.
fn shown(value: &Value<'_>, with_value: bool) -> String {
    let kind = match value.kind() {
        Kind::Array => format!("array of {}", value.elements().count()),
        Kind::Object => format!("object of {}", value.members().count()),
        kind => kind.name().to_owned(),
    };
    if !with_value {
        return kind;
    }
    let raw = value.raw();
    let Some((end, _)) = raw.char_indices().nth(LONGEST) else {
        return format!("{kind}  {}", visible_json(raw));
    };
    format!(
        "{kind}  {}… ({} bytes; --pointer or --json shows all)",
        visible_json(&raw[..end]),
        raw.len()
    )
}
