//! Where things are in a record of a log.

use tcenvelope::{DecodeError, Kind, LookupErrorKind, Options, Text, Value};

use crate::arguments::Scan;
use crate::failure::Failure;

/// The members of a record that were asked for.
pub(super) struct Members {
    body: Option<Pointer>,
    by: Option<Pointer>,
    time: Option<Pointer>,
    options: Options,
}

/// What stands in a record. What is null is not there.
#[derive(Default)]
pub(super) struct Found<'a> {
    pub(super) body: Option<Value<'a>>,
    pub(super) by: Option<Value<'a>>,
    pub(super) time: Option<Value<'a>>,
}

impl Members {
    /// # Errors
    /// [`Failure::Usage`] if one of them is no pointer.
    pub(super) fn new(arguments: &Scan) -> Result<Self, Failure> {
        let pointer = |option: &str, text: &Option<String>| {
            let pointer = text.as_deref().map(|text| Pointer::new(option, text));
            pointer.transpose()
        };
        let deepest = Options::new().with_max_depth(Options::HIGHEST_MAX_DEPTH);
        Ok(Self {
            body: pointer("--body", &arguments.body)?,
            by: pointer("--by", &arguments.by)?,
            time: pointer("--time", &arguments.time)?,
            // The body in a record may be as deep as a body may be.
            options: deepest.unwrap_or_default(),
        })
    }

    /// Whether a record is its body, and nothing else is asked of it.
    pub(super) fn is_body_alone(&self) -> bool {
        self.body.is_none() && self.by.is_none() && self.time.is_none()
    }

    /// Whether a record is its body.
    pub(super) fn is_body(&self) -> bool {
        self.body.is_none()
    }

    pub(super) fn has_groups(&self) -> bool {
        self.by.is_some()
    }

    pub(super) fn has_times(&self) -> bool {
        self.time.is_some()
    }

    /// Looks into a record.
    ///
    /// # Errors
    /// The record is no JSON.
    pub(super) fn find<'a>(&self, record: &'a [u8]) -> Result<Found<'a>, DecodeError> {
        let record = self.options.decode_json(record)?;
        let mut found = Found::default();
        let mut wanted = [
            (&self.body, &mut found.body),
            (&self.by, &mut found.by),
            (&self.time, &mut found.time),
        ];
        // A record is walked through once, whatever is looked for in it: the body may be long.
        for (name, value) in record.members() {
            for (pointer, place) in &mut wanted {
                // Of members with one name the last counts.
                if pointer
                    .as_ref()
                    .is_some_and(|pointer| pointer.begins_with(&name))
                {
                    **place = Some(value);
                }
            }
        }
        for (pointer, place) in wanted {
            let value = pointer.as_ref().and_then(|pointer| match *place {
                Some(member) => member.pointer(pointer.rest()).ok(),
                None if pointer.name.is_some() && record.kind() == Kind::Object => None,
                None => record.pointer(&pointer.text).ok(),
            });
            *place = value.filter(|value| !value.is_null());
        }
        Ok(found)
    }
}

/// A JSON pointer (RFC 6901).
struct Pointer {
    text: String,
    /// The name that it begins with, and where what follows it stands.
    name: Option<String>,
    rest: usize,
}

impl Pointer {
    /// What does not begin with a slash is the name of a member.
    fn new(option: &str, text: &str) -> Result<Self, Failure> {
        let text = if text.is_empty() || text.starts_with('/') {
            text.to_owned()
        } else {
            format!("/{}", text.replace('~', "~0").replace('/', "~1"))
        };
        if let Err(error) = Value::from_valid_json("{}").pointer(&text) {
            if error.kind() == LookupErrorKind::InvalidPointer {
                return Err(Failure::Usage(format!("{option}: {error}")));
            }
        }
        let token = text
            .strip_prefix('/')
            .map(|tokens| tokens.split('/').next().unwrap_or(tokens));
        Ok(Self {
            rest: token.map_or(0, |token| token.len() + 1),
            name: token.map(|token| token.replace("~1", "/").replace("~0", "~")),
            text,
        })
    }

    fn begins_with(&self, name: &Text<'_>) -> bool {
        self.name.as_ref().is_some_and(|first| name == first)
    }

    fn rest(&self) -> &str {
        &self.text[self.rest..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_or_a_pointer_finds_a_member() {
        let object = r#"{"a": 0, "a": {"b": [1, 2]}, "c/d~": 3, "": 4, "~1": 5, "n": null}"#;
        assert_eq!(find("a", object), Some(r#"{"b": [1, 2]}"#));
        assert_eq!(find("/a/b/1", object), Some("2"));
        assert_eq!(find("c/d~", object), Some("3"));
        assert_eq!(find("/c~1d~0", object), Some("3"));
        assert_eq!(find("/~01", object), Some("5"));
        assert_eq!(find("/", object), Some("4"));
        assert_eq!(find("", object), Some(object));
        for nothing in ["b", "/a/b/x", "/a/c", "n", "/n/x"] {
            assert_eq!(find(nothing, object), None, "{nothing}");
        }
        assert_eq!(find("/1/a", r#"[0, {"a": 7}]"#), Some("7"));
        assert_eq!(find("/1", "7"), None);
        assert!(Pointer::new("--by", "/~2").is_err());
    }

    fn find<'a>(text: &str, record: &'a str) -> Option<&'a str> {
        let members = Members {
            body: None,
            by: Some(Pointer::new("--by", text).unwrap()),
            time: None,
            options: Options::new(),
        };
        let found = members.find(record.as_bytes()).unwrap();
        found.by.map(|value| value.raw())
    }
}
