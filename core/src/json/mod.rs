//! Bytes to values: the only code that knows JSON (RFC 8259).
//!
//! [`Reader`] is the boundary that the envelope layer sees. It hands out members from left to right and validates
//! every byte on the way; what it calls valid is valid, whatever the caller chose to look at. A faster engine may
//! stand beside it one day: the reader stays the one definition of which bytes are JSON and of every error.

mod error;
mod nesting;
mod reader;
mod source;
mod text;

pub(crate) use error::{JsonError, Problem};
pub(crate) use nesting::MAX_DEPTH;
pub(crate) use reader::{Reader, Value};
pub use text::Text;
