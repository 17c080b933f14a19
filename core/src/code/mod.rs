//! Text to meaning: what an error code says of itself.

use std::borrow::Cow;
use std::fmt;

use crate::envelope::trim_code;
use crate::json::Text;

/// An error code: `family[.detail]`, split at the first dot.
///
/// It is kept as it was sent; white space around it and dots behind it are left out of family and detail.
///
/// ```
/// use tcenvelope::Code;
/// let code = Code::from("InvalidParameterValue.Zone.NotFound.");
/// assert_eq!(code.as_str(), "InvalidParameterValue.Zone.NotFound.");
/// assert_eq!(code.family(), "InvalidParameterValue");
/// assert_eq!(code.detail(), "Zone.NotFound");
/// assert_eq!(Code::from("InternalError").detail(), "");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Code<'a> {
    text: Cow<'a, str>,
}

impl Code<'_> {
    /// The code as it was sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What stands before the first dot; all of it if there is none.
    #[must_use]
    pub fn family(&self) -> &str {
        self.split().0
    }

    /// What stands behind the first dot; empty if there is none.
    #[must_use]
    pub fn detail(&self) -> &str {
        self.split().1
    }

    fn split(&self) -> (&str, &str) {
        let trimmed = trim_code(&self.text);
        trimmed.split_once('.').unwrap_or((trimmed, ""))
    }
}

impl fmt::Display for Code<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl<'a> From<&'a str> for Code<'a> {
    fn from(text: &'a str) -> Self {
        Self {
            text: Cow::Borrowed(text),
        }
    }
}

impl From<String> for Code<'_> {
    fn from(text: String) -> Self {
        Self {
            text: Cow::Owned(text),
        }
    }
}

impl<'a> From<Text<'a>> for Code<'a> {
    fn from(text: Text<'a>) -> Self {
        Self {
            text: text.to_cow(),
        }
    }
}
