//! Prints what tcenvelope says of a body: `dump FILE...`, or `dump --frames` for the conformance vectors.
//! `conformance/README.md` describes what is printed and what a frame is.
#![allow(clippy::print_stderr, reason = "a command talks to a person")]

use std::collections::HashSet;
use std::io::{self, BufRead, Write};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use tcenvelope::{
    Attempt, Code, DecodeError, Envelope, Http, HttpResponse, Kind, Language, LookupError,
    NextStep, Options, Outcome, Text, Value,
};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut out = io::stdout().lock();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => {
            eprintln!("usage: dump FILE... | dump --frames");
            return ExitCode::from(2);
        }
        ["--frames"] => dump_frames(&mut io::stdin().lock(), &mut out),
        ref files => files
            .iter()
            .try_for_each(|file| dump(&mut out, &std::fs::read(file)?, &Request::default())),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("dump: {error}");
            ExitCode::from(2)
        }
    }
}

/// What a frame asks for.
#[derive(Default)]
struct Request {
    options: Options,
    http_status: Option<u16>,
    headers: Vec<(String, String)>,
    /// After how many attempts it is asked what to do next, and what is known about them.
    attempt: Option<u32>,
    limit: Option<u32>,
    idempotent: bool,
    resigned: bool,
    random: u64,
    pointers: Vec<String>,
}

impl Request {
    fn decode<'a>(&'a self, body: &'a [u8]) -> Result<Envelope<'a>, DecodeError> {
        match self.http_status {
            None => self.options.decode(body),
            Some(status) => {
                let answer = self
                    .headers
                    .iter()
                    .fold(HttpResponse::new(status, body), |answer, (name, value)| {
                        answer.with_header(name, value)
                    });
                self.options.decode_http(&answer)
            }
        }
    }

    fn attempt(&self) -> Option<Attempt> {
        let attempt = Attempt::new(self.attempt?)
            .limit(self.limit.unwrap_or(Attempt::DEFAULT_LIMIT))
            .idempotent(self.idempotent)
            .resigned(self.resigned)
            .random(self.random);
        Some(attempt)
    }
}

fn dump(out: &mut impl Write, body: &[u8], request: &Request) -> io::Result<()> {
    let decoded = request.decode(body);
    let http = match &decoded {
        Ok(envelope) => {
            dump_envelope(out, envelope, request)?;
            envelope.http()
        }
        Err(error) => {
            dump_error(out, error)?;
            error.http()
        }
    };
    if let Some(http) = http {
        dump_http(out, http)?;
    }
    if let Some(attempt) = request.attempt() {
        let next_step = match &decoded {
            Ok(envelope) => envelope.advise(&attempt),
            Err(error) => error.advise(&attempt),
        };
        dump_next_step(out, next_step)?;
    }
    Ok(())
}

fn dump_envelope(
    out: &mut impl Write,
    envelope: &Envelope<'_>,
    request: &Request,
) -> io::Result<()> {
    let outcome = if envelope.is_success() {
        "success"
    } else {
        "failure"
    };
    writeln!(out, "outcome {outcome}")?;
    match envelope.request_id() {
        None => writeln!(out, "request_id none")?,
        Some(id) => writeln!(out, "request_id {}", quoted(&id.to_cow()))?,
    }
    if let Outcome::Failure(failure) = envelope.outcome() {
        if let Some(code) = envelope.code() {
            dump_code(out, &code)?;
        }
        writeln!(out, "message {}", quoted(&failure.message().to_cow()))?;
    }
    for anomaly in envelope.anomalies().iter() {
        writeln!(out, "anomaly {anomaly}")?;
    }
    dump_members(
        out,
        "field",
        envelope.fields().iter(),
        envelope.response(),
        0,
    )?;
    for pointer in &request.pointers {
        write!(out, "pointer {} ", quoted(pointer))?;
        match envelope.pointer(pointer) {
            Ok(value) => writeln!(out, "{}{}", head(value), numbers(value))?,
            Err(error) => writeln!(out, "{}", error.kind())?,
        }
    }
    writeln!(out, "summary {}", envelope.summary())
}

fn dump_code(out: &mut impl Write, code: &Code<'_>) -> io::Result<()> {
    let (text, family, detail) = (
        quoted(code.as_str()),
        quoted(code.family()),
        quoted(code.detail()),
    );
    write!(out, "code {text} family={family} detail={detail} ")?;
    let judgement = code.judgement();
    let (category, retry, basis) = (judgement.category, judgement.retry, judgement.basis);
    let common = if code.is_common() { "yes" } else { "no" };
    writeln!(
        out,
        "category={category} retry={retry} basis={basis} fault={} common={common}",
        code.fault()
    )?;
    for (ending, language) in [("", Language::English), ("_zh", Language::Chinese)] {
        writeln!(out, "# description{ending} {}", code.description(language))?;
        writeln!(out, "# advice{ending} {}", code.advice(language))?;
    }
    Ok(())
}

fn dump_http(out: &mut impl Write, http: &Http) -> io::Result<()> {
    let or_none = |seconds: Option<u64>| seconds.map_or("none".to_owned(), |s| s.to_string());
    writeln!(
        out,
        "http {} retry_after={} server_time={}",
        http.status(),
        or_none(http.retry_after().map(|wait| wait.as_secs())),
        or_none(seconds(http.server_time()))
    )
}

fn dump_next_step(out: &mut impl Write, next_step: NextStep) -> io::Result<()> {
    match next_step {
        NextStep::Stop => writeln!(out, "next_step Stop"),
        NextStep::Wait(wait) => writeln!(out, "next_step Wait {}", wait.as_nanos()),
        NextStep::WaitForState(wait) => {
            writeln!(out, "next_step WaitForState {}", wait.as_nanos())
        }
        NextStep::Resign { server_time } => match seconds(server_time) {
            None => writeln!(out, "next_step Resign none"),
            Some(seconds) => writeln!(out, "next_step Resign {seconds}"),
        },
        other => Err(io::Error::other(format!("unknown: {other:?}"))),
    }
}

fn seconds(time: Option<SystemTime>) -> Option<u64> {
    Some(time?.duration_since(UNIX_EPOCH).ok()?.as_secs())
}

/// Each name once, with the last value of that name, which is what a look-up gives.
fn dump_members<'a>(
    out: &mut impl Write,
    label: &str,
    members: impl Iterator<Item = (Text<'a>, Value<'a>)>,
    object: Value<'a>,
    indent: usize,
) -> io::Result<()> {
    let mut seen = HashSet::new();
    for (name, value) in members {
        let name = name.to_cow();
        if seen.insert(name.clone()) {
            write!(out, "{:indent$}{label} {} ", "", quoted(&name))?;
            dump_value(out, object.member(&name).unwrap_or(value), indent + 2)?;
        }
    }
    Ok(())
}

fn dump_value(out: &mut impl Write, value: Value<'_>, indent: usize) -> io::Result<()> {
    writeln!(out, "{}", head(value))?;
    dump_members(out, "member", value.members(), value, indent)?;
    for element in value.elements() {
        write!(out, "{:indent$}element ", "")?;
        dump_value(out, element, indent + 2)?;
    }
    Ok(())
}

/// The kind and, for a scalar, the value; the length of what holds more.
fn head(value: Value<'_>) -> String {
    let kind = value.kind();
    match kind {
        Kind::Null => kind.to_string(),
        Kind::Bool | Kind::Number => format!("{kind} {}", value.raw()),
        Kind::String => format!(
            "{kind} {}",
            value
                .as_text()
                .map_or_else(name, |text| quoted(&text.to_cow()))
        ),
        Kind::Array => format!("{kind} {}", value.elements().count()),
        Kind::Object => {
            let names: HashSet<String> =
                value.members().map(|(name, _)| name.to_string()).collect();
            format!("{kind} {}", names.len())
        }
    }
}

/// What the getters for numbers give.
fn numbers(value: Value<'_>) -> String {
    if value.kind() != Kind::Number {
        return String::new();
    }
    let i64 = value
        .as_i64()
        .map_or_else(name, |number| number.to_string());
    let u64 = value
        .as_u64()
        .map_or_else(name, |number| number.to_string());
    let f64 = value
        .as_f64()
        .map_or_else(name, |number| format!("{:016x}", number.to_bits()));
    format!(" i64={i64} u64={u64} f64={f64}")
}

fn name(error: LookupError) -> String {
    error.kind().to_string()
}

fn dump_error(out: &mut impl Write, error: &DecodeError) -> io::Result<()> {
    let (kind, offset, line, column) = (error.kind(), error.offset(), error.line(), error.column());
    let hint = error.hint().map_or("none", |hint| hint.name());
    writeln!(
        out,
        "decode_error {kind} {offset} line={line} column={column} hint={hint} category={} retry={}",
        error.category(),
        error.retry()
    )?;
    writeln!(out, "# text {error}")
}

fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|character| match character {
        '"' | '\\' => format!("\\{character}"),
        '\0'..='\x1f' | '\x7f' => format!("\\x{:02x}", u32::from(character)),
        _ => character.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

fn dump_frames(frames: &mut impl BufRead, out: &mut impl Write) -> io::Result<()> {
    let mut request = Request::default();
    let mut line = String::new();
    while frames.read_line(&mut line)? > 0 {
        let (key, value) = line
            .trim_end_matches('\n')
            .split_once(' ')
            .unwrap_or_default();
        if key == "body" {
            let mut body = vec![0; number(&line, value)?];
            frames.read_exact(&mut body)?;
            dump(out, &body, &request)?;
            writeln!(out, "end")?;
            request = Request::default();
        } else {
            add(&mut request, &line, key, value)?;
        }
        line.clear();
    }
    Ok(())
}

/// Adds what a line of a frame says.
fn add(request: &mut Request, line: &str, key: &str, value: &str) -> io::Result<()> {
    let options = request.options;
    match key {
        "max_depth" => {
            request.options = options
                .with_max_depth(number(line, value)?)
                .map_err(io::Error::other)?;
        }
        "max_bytes" => {
            request.options = options
                .with_max_bytes(number(line, value)?)
                .map_err(io::Error::other)?;
        }
        "product" => request.options = request.options.with_product(value),
        "http_status" => request.http_status = Some(number(line, value)?),
        "header" => {
            let (name, value) = value.split_once(": ").ok_or_else(|| no_frame(line))?;
            request.headers.push((name.to_owned(), value.to_owned()));
        }
        "attempt" => request.attempt = Some(number(line, value)?),
        "limit" => request.limit = Some(number(line, value)?),
        "idempotent" => request.idempotent = number::<u8>(line, value)? == 1,
        "resigned" => request.resigned = number::<u8>(line, value)? == 1,
        "random" => request.random = number(line, value)?,
        "pointer" => request.pointers.push(value.to_owned()),
        _ => return Err(no_frame(line)),
    }
    Ok(())
}

fn number<N: std::str::FromStr>(line: &str, value: &str) -> io::Result<N> {
    value.parse().map_err(|_| no_frame(line))
}

fn no_frame(line: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("no frame: {line:?}"))
}
