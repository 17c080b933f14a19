//! Prints what tcenvelope says of a body: `dump FILE...`, or `dump --frames` for the conformance vectors.
//! `conformance/README.md` describes what is printed and what a frame is.
#![allow(clippy::print_stderr, reason = "a command talks to a person")]

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use tcenvelope::{Code, DecodeError, Envelope, Options, Outcome};

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
            .try_for_each(|file| dump(&mut out, &std::fs::read(file)?, &Options::new())),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("dump: {error}");
            ExitCode::from(2)
        }
    }
}

fn dump(out: &mut impl Write, body: &[u8], options: &Options) -> io::Result<()> {
    match options.decode(body) {
        Ok(envelope) => dump_envelope(out, &envelope),
        Err(error) => dump_error(out, &error),
    }
}

fn dump_envelope(out: &mut impl Write, envelope: &Envelope<'_>) -> io::Result<()> {
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
    writeln!(out, "summary {}", envelope.summary())
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
    let mut options = Options::new();
    let mut line = String::new();
    while frames.read_line(&mut line)? > 0 {
        let (key, number) = line.trim_end().split_once(' ').unwrap_or_default();
        let number: usize = number.parse().map_err(|_| no_frame(&line))?;
        match key {
            "max_depth" => options = options.with_max_depth(number).map_err(io::Error::other)?,
            "max_bytes" => options = options.with_max_bytes(number).map_err(io::Error::other)?,
            "body" => {
                let mut body = vec![0; number];
                frames.read_exact(&mut body)?;
                dump(out, &body, &options)?;
                writeln!(out, "end")?;
                options = Options::new();
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
