//! The limits within which a body is decoded.

use super::product::Product;
use super::{DecodeError, Envelope, decision};
use crate::json::{MAX_DEPTH, Path, Value};

/// Limits for a decode, and what is known beside the body.
///
/// ```
/// use tcenvelope::{DecodeErrorKind, Options};
/// let options = Options::new().with_max_depth(2)?;
/// let error = options.decode(br#"{"Response": {"List": []}}"#).unwrap_err();
/// assert_eq!(error.kind(), DecodeErrorKind::TooDeep);
/// # Ok::<(), tcenvelope::InvalidOption>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    max_depth: usize,
    max_bytes: usize,
    product: Option<Product>,
}

impl Options {
    /// How deep brackets may nest unless told otherwise; `{}` has depth 1.
    ///
    /// ```
    /// use tcenvelope::Options;
    /// assert_eq!(Options::new().max_depth(), Options::DEFAULT_MAX_DEPTH);
    /// ```
    pub const DEFAULT_MAX_DEPTH: usize = 128;
    /// The most that [`with_max_depth`](Self::with_max_depth) takes.
    ///
    /// ```
    /// use tcenvelope::Options;
    /// assert!(Options::new().with_max_depth(Options::HIGHEST_MAX_DEPTH).is_ok());
    /// assert!(Options::new().with_max_depth(Options::HIGHEST_MAX_DEPTH + 1).is_err());
    /// ```
    pub const HIGHEST_MAX_DEPTH: usize = MAX_DEPTH;
    /// How long a body may be unless told otherwise, in bytes: 64 MiB. The API sends up to 50 MB.
    ///
    /// ```
    /// use tcenvelope::Options;
    /// assert_eq!(Options::new().max_bytes(), Options::DEFAULT_MAX_BYTES);
    /// ```
    pub const DEFAULT_MAX_BYTES: usize = 64 * 1024 * 1024;

    /// The default limits.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            max_depth: Self::DEFAULT_MAX_DEPTH,
            max_bytes: Self::DEFAULT_MAX_BYTES,
            product: None,
        }
    }

    /// Brackets may nest this deep, from 1 to [`HIGHEST_MAX_DEPTH`](Self::HIGHEST_MAX_DEPTH).
    ///
    /// # Errors
    /// [`InvalidOption`] if the number is outside that range.
    pub const fn with_max_depth(self, max_depth: usize) -> Result<Self, InvalidOption> {
        if max_depth < 1 || max_depth > Self::HIGHEST_MAX_DEPTH {
            return Err(InvalidOption {
                text: "max_depth must be 1 to 1024",
            });
        }
        Ok(Self { max_depth, ..self })
    }

    /// A body may have this many bytes, 1 or more.
    ///
    /// ```
    /// use tcenvelope::{DecodeErrorKind, Options};
    /// let options = Options::new().with_max_bytes(15)?;
    /// assert!(options.decode(br#"{"Response":{}}"#).is_ok());
    /// let error = options.decode(br#"{"Response": {}}"#).unwrap_err();
    /// assert_eq!(error.kind(), DecodeErrorKind::TooLarge);
    /// # Ok::<(), tcenvelope::InvalidOption>(())
    /// ```
    ///
    /// # Errors
    /// [`InvalidOption`] if the number is 0.
    pub const fn with_max_bytes(self, max_bytes: usize) -> Result<Self, InvalidOption> {
        if max_bytes < 1 {
            return Err(InvalidOption {
                text: "max_bytes must be 1 or more",
            });
        }
        Ok(Self { max_bytes, ..self })
    }

    /// The product that was called: `cvm`, as in the name of the host. The envelope does not name it, and some codes mean
    /// something else in one product. A product that is not known changes nothing.
    ///
    /// ```
    /// use tcenvelope::{Options, Retry};
    /// let body = br#"{"Response": {"Error": {"Code": "UnauthorizedOperation.Unknown", "Message": ""}}}"#;
    /// let envelope = Options::new().with_product("ecdn").decode(body)?;
    /// assert_eq!(envelope.code().unwrap().retry(), Retry::BackoffIfIdempotent);
    /// assert_eq!(tcenvelope::decode(body)?.code().unwrap().retry(), Retry::Never);
    /// # Ok::<(), tcenvelope::DecodeError>(())
    /// ```
    #[must_use]
    pub fn with_product(self, product: &str) -> Self {
        Self {
            product: Product::new(product),
            ..self
        }
    }

    pub(super) fn product(&self) -> Option<Product> {
        self.product
    }

    /// The deepest nesting that is accepted.
    #[must_use]
    pub const fn max_depth(&self) -> usize {
        self.max_depth
    }

    /// The longest body that is accepted, in bytes.
    ///
    /// ```
    /// let options = tcenvelope::Options::new().with_max_bytes(1_000_000)?;
    /// assert_eq!(options.max_bytes(), 1_000_000);
    /// # Ok::<(), tcenvelope::InvalidOption>(())
    /// ```
    #[must_use]
    pub const fn max_bytes(&self) -> usize {
        self.max_bytes
    }

    /// Decodes a body within these limits.
    ///
    /// # Errors
    /// A [`DecodeError`] if the bytes are no envelope, or over a limit.
    pub fn decode<'a>(&self, body: &'a [u8]) -> Result<Envelope<'a>, DecodeError> {
        decision::decode(body, self, Some(Path::best()))
    }

    /// Validates JSON that need not be an envelope. For the command, which finds bodies in the records of a log.
    ///
    /// ```
    /// use tcenvelope::{DecodeErrorKind, Options};
    /// let record = Options::new().decode_json(br#" {"action": "RunInstances", "resp": {}} "#)?;
    /// assert_eq!(record.member("action").unwrap().as_text().unwrap(), "RunInstances");
    /// let error = Options::new().decode_json(b"INFO {}").unwrap_err();
    /// assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::InvalidJson, 0));
    /// # Ok::<(), tcenvelope::DecodeError>(())
    /// ```
    ///
    /// # Errors
    /// As [`decode`](Self::decode), but never `DuplicateMember` and `NotEnvelope`.
    #[doc(hidden)]
    pub fn decode_json<'a>(&self, json: &'a [u8]) -> Result<Value<'a>, DecodeError> {
        decision::value(json, self)
    }

    /// [`decode`](Self::decode) in each way that this processor has: scalar, portable, with vectors. All give the same.
    /// For tests.
    #[doc(hidden)]
    #[must_use]
    pub fn decode_in_all_ways<'a>(
        &self,
        body: &'a [u8],
    ) -> [Option<Result<Envelope<'a>, DecodeError>>; 3] {
        let best = Path::best();
        [
            Some(decision::decode(body, self, None)),
            Some(decision::decode(body, self, Some(Path::PORTABLE))),
            (best != Path::PORTABLE).then(|| decision::decode(body, self, Some(best))),
        ]
    }

    /// Whether the fast readers, portable and with vectors, take a body; what they refuse is read by the scalar reader.
    /// For tests.
    #[doc(hidden)]
    #[must_use]
    pub fn are_fast(&self, body: &[u8]) -> [Option<bool>; 2] {
        let best = Path::best();
        [
            Some(decision::is_fast(body, self, Path::PORTABLE)),
            (best != Path::PORTABLE).then(|| decision::is_fast(body, self, best)),
        ]
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::new()
    }
}

/// A number that an option does not take. The text says which option, and what it takes.
///
/// ```
/// let error = tcenvelope::Options::new().with_max_depth(2000).unwrap_err();
/// assert_eq!(error.to_string(), "max_depth must be 1 to 1024");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{text}")]
pub struct InvalidOption {
    text: &'static str,
}

impl InvalidOption {
    /// The text as it is displayed.
    #[must_use]
    pub const fn text(&self) -> &'static str {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::super::DecodeErrorKind;
    use super::*;

    #[test]
    fn any_json_is_validated_and_nothing_else() {
        let raw = |json: &str| {
            let value = Options::new().decode_json(json.as_bytes());
            value
                .map(|value| value.raw().to_owned())
                .map_err(|error| (error.kind(), error.offset()))
        };
        for good in [
            "{}",
            "[1, {\"a\": [2]}]",
            "\"a\\n\"",
            "-1.5e3",
            "true",
            "null",
            "{\"a\": 1, \"a\": 2}",
        ] {
            assert_eq!(raw(good).as_deref(), Ok(good));
            assert_eq!(
                raw(&format!("\u{feff}\r\n {good}\t\n")).as_deref(),
                Ok(good)
            );
        }
        let long = format!("[{}]", "\"a\", ".repeat(5000));
        for (bad, kind, offset) in [
            ("", DecodeErrorKind::Empty, 0),
            ("{\"a\": ", DecodeErrorKind::Truncated, 6),
            ("{} {}", DecodeErrorKind::InvalidJson, 3),
            ("nul", DecodeErrorKind::Truncated, 3),
            ("1 2", DecodeErrorKind::InvalidJson, 2),
            (&long, DecodeErrorKind::InvalidJson, long.len() - 1),
        ] {
            assert_eq!(raw(bad), Err((kind, offset)), "{bad}");
        }
        let deep = Options::new().with_max_depth(2).map(|options| {
            let depth =
                |json: &'static [u8]| options.decode_json(json).map_err(|error| error.kind());
            (depth(b"[[]]").is_ok(), depth(b"[[[]]]"))
        });
        assert_eq!(deep, Ok((true, Err(DecodeErrorKind::TooDeep))));
    }

    #[test]
    fn takes_its_whole_range_and_no_more() {
        for good in [1, Options::HIGHEST_MAX_DEPTH] {
            assert_eq!(
                Options::new()
                    .with_max_depth(good)
                    .map(|options| options.max_depth()),
                Ok(good)
            );
        }
        for bad in [0, Options::HIGHEST_MAX_DEPTH + 1, usize::MAX] {
            assert!(Options::new().with_max_depth(bad).is_err());
        }
        assert!(Options::new().with_max_bytes(0).is_err());
        assert!(Options::new().with_max_bytes(usize::MAX).is_ok());
        assert!(InvalidOption { text: "" }.text().is_empty());
    }
}
