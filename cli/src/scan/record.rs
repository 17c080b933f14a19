//! Where things are in a record of a log.

use tcenvelope::{DecodeError, LookupErrorKind, Options, Value};

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
        let wanted = [
            (&self.body, &mut found.body),
            (&self.by, &mut found.by),
            (&self.time, &mut found.time),
        ];
        for (pointer, place) in wanted {
            let value = pointer.as_ref().and_then(|pointer| pointer.find(record));
            *place = value.filter(|value| !value.is_null());
        }
        Ok(found)
    }
}

/// A JSON pointer (RFC 6901).
struct Pointer(String);

impl Pointer {
    /// What does not begin with a slash is the name of a member.
    fn new(option: &str, text: &str) -> Result<Self, Failure> {
        let pointer = if text.is_empty() || text.starts_with('/') {
            text.to_owned()
        } else {
            format!("/{}", text.replace('~', "~0").replace('/', "~1"))
        };
        match Value::from_valid_json("{}").pointer(&pointer) {
            Err(error) if error.kind() == LookupErrorKind::InvalidPointer => {
                Err(Failure::Usage(format!("{option}: {error}")))
            }
            _ => Ok(Self(pointer)),
        }
    }

    fn find<'a>(&self, record: Value<'a>) -> Option<Value<'a>> {
        record.pointer(&self.0).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_or_a_pointer_finds_a_member() {
        let record = Value::from_valid_json(r#"{"a": {"b": [1, 2]}, "c/d~": 3, "": 4}"#);
        let find = |text: &str| {
            Pointer::new("--by", text)
                .unwrap()
                .find(record)
                .map(|value| value.raw())
        };
        assert_eq!(find("a"), Some(r#"{"b": [1, 2]}"#));
        assert_eq!(find("/a/b/1"), Some("2"));
        assert_eq!(find("c/d~"), Some("3"));
        assert_eq!(find("/"), Some("4"));
        assert_eq!(find(""), Some(record.raw()));
        assert_eq!(find("b"), None);
        assert_eq!(find("/a/b/x"), None);
        assert!(Pointer::new("--by", "/~2").is_err());
    }
}
