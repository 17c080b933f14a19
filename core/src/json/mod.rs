//! Bytes to values: the only code that knows JSON (RFC 8259).
//!
//! [`Read`] is the boundary that the envelope layer sees: a reader hands out members from left to right and validates
//! every byte on the way; what it calls valid is valid, whatever the caller chose to look at. There are two.
//! [`FastReader`] says yes, or that it does not know. [`Reader`] is the one definition of which bytes are JSON and of
//! every error.
//!
//! [`Value`] looks at what was found valid once more, when it is visited.

mod blocks;
mod eight_bytes;
mod error;
mod fast;
mod name;
mod nesting;
mod open_brackets;
mod pointer;
mod read;
mod reader;
mod source;
mod text;
mod value;
mod walk;

pub(crate) use blocks::{Engine, Path, Task};
pub(crate) use error::{JsonError, Problem};
pub(crate) use fast::FastReader;
pub(crate) use nesting::MAX_DEPTH;
pub use pointer::{LookupError, LookupErrorKind};
pub(crate) use read::{Read, Span, Token};
pub(crate) use reader::Reader;
pub(crate) use source::BYTE_ORDER_MARK;
pub use text::Text;
pub use value::{Elements, Kind, Members, Value};
pub use walk::{end_of_string, end_of_value};
