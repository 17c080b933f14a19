//! What an answer that is no envelope means.

use super::{Category, Retry};
use crate::envelope::{DecodeError, DecodeErrorKind, Http};

impl DecodeError {
    /// What happened, as far as the HTTP status (if the body was decoded [with it](crate::decode_http)) or a body that
    /// was cut on its way tells.
    ///
    /// | answer | category | retry |
    /// |---|---|---|
    /// | HTTP status 429 | [`Throttled`](Category::Throttled) | [`Backoff`](Retry::Backoff) |
    /// | HTTP status 500, 502, 503, 504 | [`Unavailable`](Category::Unavailable) | [`BackoffIfIdempotent`](Retry::BackoffIfIdempotent) |
    /// | [`Truncated`](DecodeErrorKind::Truncated) | [`Unavailable`](Category::Unavailable) | [`BackoffIfIdempotent`](Retry::BackoffIfIdempotent) |
    /// | any other | [`Unknown`](Category::Unknown) | [`Never`](Retry::Never) |
    #[must_use]
    pub fn category(&self) -> Category {
        self.kind().category(self.http().map(Http::status))
    }

    /// What to do next; see [`category`](Self::category).
    ///
    /// ```
    /// let error = tcenvelope::decode(br#"{"Response": {"#).unwrap_err();
    /// assert_eq!(error.retry(), tcenvelope::Retry::BackoffIfIdempotent);
    /// ```
    #[must_use]
    pub fn retry(&self) -> Retry {
        self.kind().retry(self.http().map(Http::status))
    }
}

impl DecodeErrorKind {
    /// What happened, if a body that is no envelope in this way came with this HTTP status;
    /// [`DecodeError::category`] says which is which.
    ///
    /// ```
    /// use tcenvelope::{Category, DecodeErrorKind};
    /// assert_eq!(DecodeErrorKind::Empty.category(Some(503)), Category::Unavailable);
    /// assert_eq!(DecodeErrorKind::Empty.category(None), Category::Unknown);
    /// ```
    #[must_use]
    pub fn category(self, http_status: Option<u16>) -> Category {
        self.meaning(http_status).0
    }

    /// What to do next; see [`category`](Self::category).
    #[must_use]
    pub fn retry(self, http_status: Option<u16>) -> Retry {
        self.meaning(http_status).1
    }

    fn meaning(self, http_status: Option<u16>) -> (Category, Retry) {
        match (http_status, self) {
            (Some(429), _) => (Category::Throttled, Retry::Backoff),
            (Some(500 | 502 | 503 | 504), _) | (_, Self::Truncated) => {
                (Category::Unavailable, Retry::BackoffIfIdempotent)
            }
            _ => (Category::Unknown, Retry::Never),
        }
    }
}
