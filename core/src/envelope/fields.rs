//! The action's own fields: all of `Response` but `RequestId` and `Error`.

use crate::json::{Members, Text, Value};

/// The action fields of a response, in order. Values are read when they are visited.
///
/// ```
/// let body = br#"{"Response": {"TotalCount": 2, "Zone": "a", "RequestId": "1"}}"#;
/// let fields = tcenvelope::decode(body)?.fields();
/// assert_eq!(fields.get("TotalCount").unwrap().as_i64()?, 2);
/// assert!(fields.get("RequestId").is_none());
/// let names: Vec<String> = fields.iter().map(|(name, _)| name.to_string()).collect();
/// assert_eq!(names, ["TotalCount", "Zone"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fields<'a> {
    response: Value<'a>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(response: Value<'a>) -> Self {
        Self { response }
    }

    /// The field with this name, the last one if there are several.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Value<'a>> {
        if is_fixed(name) {
            None
        } else {
            self.response.member(name)
        }
    }

    /// The fields in order, duplicates included.
    #[must_use]
    pub fn iter(&self) -> FieldsIter<'a> {
        FieldsIter {
            members: self.response.members(),
        }
    }
}

impl<'a> IntoIterator for Fields<'a> {
    type Item = (Text<'a>, Value<'a>);
    type IntoIter = FieldsIter<'a>;

    fn into_iter(self) -> FieldsIter<'a> {
        self.iter()
    }
}

impl<'a> IntoIterator for &Fields<'a> {
    type Item = (Text<'a>, Value<'a>);
    type IntoIter = FieldsIter<'a>;

    fn into_iter(self) -> FieldsIter<'a> {
        self.iter()
    }
}

/// Names and values of [`Fields`], in order.
///
/// ```
/// let body = br#"{"Response": {"TotalCount": 2, "RequestId": "1", "Zone": "a"}}"#;
/// let mut fields = tcenvelope::decode(body)?.fields().iter();
/// assert_eq!(fields.next().unwrap().0, "TotalCount");
/// assert_eq!(fields.next().unwrap().0, "Zone");
/// assert!(fields.next().is_none());
/// # Ok::<(), tcenvelope::DecodeError>(())
/// ```
#[derive(Clone, Debug)]
pub struct FieldsIter<'a> {
    members: Members<'a>,
}

impl<'a> FieldsIter<'a> {
    /// For bindings, which keep an iteration as text; see [`rest`](Self::rest).
    #[doc(hidden)]
    #[must_use]
    pub fn resume(rest: &'a str) -> Self {
        Self {
            members: Members::resume(rest),
        }
    }

    /// What [`resume`](Self::resume) takes.
    #[doc(hidden)]
    #[must_use]
    pub fn rest(&self) -> &'a str {
        self.members.rest()
    }

    /// The next name, as the string that it is in the body, and value.
    #[doc(hidden)]
    pub fn next_pair(&mut self) -> Option<(Value<'a>, Value<'a>)> {
        self.next_field().map(|(name, _, value)| (name, value))
    }

    fn next_field(&mut self) -> Option<(Value<'a>, Text<'a>, Value<'a>)> {
        loop {
            let field = self.members.next_member()?;
            if field.1 != "RequestId" && field.1 != "Error" {
                return Some(field);
            }
        }
    }
}

impl<'a> Iterator for FieldsIter<'a> {
    type Item = (Text<'a>, Value<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.next_field().map(|(_, name, value)| (name, value))
    }
}

fn is_fixed(name: &str) -> bool {
    matches!(name, "RequestId" | "Error")
}
