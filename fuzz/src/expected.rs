//! What a body should give, made with `serde_json` and the decision table; nothing here looks at tcenvelope.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

const MAX_DEPTH: usize = 128;

/// What a decoded envelope says. No code means success.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) code: Option<String>,
    pub(crate) request_id: Option<String>,
}

#[derive(Debug)]
pub(crate) enum Verdict {
    Envelope(Answer),
    /// JSON, but no `Response` object in it.
    NoEnvelope,
    /// A member that decides stands there twice.
    Duplicate,
    TooDeep,
    /// JSON, but `serde_json` refuses half a surrogate pair in a name or a text that decides.
    UnreadableText,
    NotJson,
}

pub(crate) fn verdict(body: &[u8]) -> Verdict {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let Ok(text) = std::str::from_utf8(body) else {
        return Verdict::NotJson;
    };
    let Ok(json) = serde_json::from_str::<&RawValue>(text) else {
        return Verdict::NotJson;
    };
    if depth(json.get()) > MAX_DEPTH {
        return Verdict::TooDeep;
    }
    match envelope(json) {
        Ok(answer) => Verdict::Envelope(answer),
        Err(verdict) => verdict,
    }
}

fn envelope(json: &RawValue) -> Result<Answer, Verdict> {
    let Some(top) = members(json)? else {
        return Err(Verdict::NoEnvelope);
    };
    let beside: Vec<_> = all(&top, "Error").map(error).collect::<Result<_, _>>()?;
    let inside = match once(&top, "Response")? {
        None => None,
        Some(response) => members(response)?,
    };
    let Some(inside) = inside else {
        return Err(Verdict::NoEnvelope);
    };
    let mut code = match once(&inside, "Error")? {
        None => None,
        Some(inner) => error(inner)?,
    };
    if code.is_none() {
        code = beside.into_iter().flatten().rfind(|code| !code.is_empty());
    }
    let candidates = [
        once(&inside, "RequestId")?,
        all(&inside, "RequestID").last(),
        all(&top, "RequestId").last(),
    ];
    let mut request_id = None;
    for candidate in candidates.into_iter().flatten() {
        request_id = text_or_number(candidate)?.filter(|id| !id.is_empty());
        if request_id.is_some() {
            break;
        }
    }
    Ok(Answer { code, request_id })
}

/// The code of an `Error`, empty if it gives none; `None` if it is null.
fn error(json: &RawValue) -> Result<Option<String>, Verdict> {
    if json.get() == "null" {
        return Ok(None);
    }
    let Some(inside) = members(json)? else {
        text_or_number(json)?;
        return Ok(Some(String::new()));
    };
    once(&inside, "Message")?;
    let code = match once(&inside, "Code")? {
        None => None,
        Some(code) => text_or_number(code)?,
    };
    let means_something = |code: &String| code.contains(|c: char| c != '.' && !c.is_whitespace());
    Ok(Some(code.filter(means_something).unwrap_or_default()))
}

fn text_or_number(json: &RawValue) -> Result<Option<String>, Verdict> {
    match json.get().as_bytes()[0] {
        b'"' => serde_json::from_str(json.get())
            .map(Some)
            .map_err(|_| Verdict::UnreadableText),
        b'-' | b'0'..=b'9' => Ok(Some(json.get().to_owned())),
        _ => Ok(None),
    }
}

type Members<'a> = Vec<(String, &'a RawValue)>;

/// All members in order, duplicates included; `None` if it is no object.
fn members(json: &RawValue) -> Result<Option<Members<'_>>, Verdict> {
    struct Pairs<'a>(Members<'a>);
    struct PairsVisitor;
    impl<'de> Visitor<'de> for PairsVisitor {
        type Value = Pairs<'de>;
        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("an object")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut pairs = Vec::new();
            while let Some(pair) = map.next_entry()? {
                pairs.push(pair);
            }
            Ok(Pairs(pairs))
        }
    }
    impl<'de> Deserialize<'de> for Pairs<'de> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_map(PairsVisitor)
        }
    }
    if !json.get().starts_with('{') {
        return Ok(None);
    }
    serde_json::from_str::<Pairs<'_>>(json.get())
        .map(|pairs| Some(pairs.0))
        .map_err(|_| Verdict::UnreadableText)
}

fn all<'a>(
    members: &'a Members<'a>,
    name: &'a str,
) -> impl DoubleEndedIterator<Item = &'a RawValue> {
    members
        .iter()
        .filter(move |(found, _)| found == name)
        .map(|(_, value)| *value)
}

fn once<'a>(members: &'a Members<'a>, name: &'a str) -> Result<Option<&'a RawValue>, Verdict> {
    let mut found = all(members, name);
    let first = found.next();
    if found.next().is_some() {
        Err(Verdict::Duplicate)
    } else {
        Ok(first)
    }
}

/// How deep the brackets of a valid JSON text nest.
fn depth(json: &str) -> usize {
    let (mut depth, mut deepest) = (0, 0);
    let (mut in_string, mut escaped) = (false, false);
    for byte in json.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !in_string => depth -= 1,
            _ => {}
        }
    }
    deepest
}
