//! Prints what tcenvelope says of a body: `dump FILE...`, or `dump --frames` for the conformance vectors.
//! `conformance/README.md` describes what is printed and what a frame is.
#![allow(clippy::print_stderr, reason = "a command talks to a person")]

use std::collections::HashSet;
use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use tcenvelope::{Code, DecodeError, Envelope, Kind, LookupError, Options, Outcome, Text, Value};

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
    pointers: Vec<String>,
}

fn dump(out: &mut impl Write, body: &[u8], request: &Request) -> io::Result<()> {
    match request.options.decode(body) {
        Ok(envelope) => dump_envelope(out, &envelope, &request.pointers),
        Err(error) => dump_error(out, &error),
    }
}

fn dump_envelope(
    out: &mut impl Write,
    envelope: &Envelope<'_>,
    pointers: &[String],
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
        let code = Code::from(failure.code());
        let (text, family, detail) = (
            quoted(code.as_str()),
            quoted(code.family()),
            quoted(code.detail()),
        );
        writeln!(out, "code {text} family={family} detail={detail}")?;
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
    for pointer in pointers {
        write!(out, "pointer {} ", quoted(pointer))?;
        match envelope.pointer(pointer) {
            Ok(value) => writeln!(out, "{}{}", head(value), numbers(value))?,
            Err(error) => writeln!(out, "{}", error.kind())?,
        }
    }
    writeln!(out, "summary {}", envelope.summary())
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
        "decode_error {kind} {offset} line={line} column={column} hint={hint}"
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
        let number = value.parse().map_err(|_| no_frame(&line));
        let options = request.options;
        match key {
            "pointer" => request.pointers.push(value.to_owned()),
            "max_depth" => {
                request.options = options.with_max_depth(number?).map_err(io::Error::other)?;
            }
            "max_bytes" => {
                request.options = options.with_max_bytes(number?).map_err(io::Error::other)?;
            }
            "body" => {
                let mut body = vec![0; number?];
                frames.read_exact(&mut body)?;
                dump(out, &body, &request)?;
                writeln!(out, "end")?;
                request = Request::default();
            }
            _ => return Err(no_frame(&line)),
        }
        line.clear();
    }
    Ok(())
}

fn no_frame(line: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("no frame: {line:?}"))
}
