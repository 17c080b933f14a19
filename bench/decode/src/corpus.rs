//! The bodies of a corpus, as `corpora.py` wrote them: each after its length, eight bytes, the lowest first.

use std::io::{Error, ErrorKind};
use std::path::Path;

/// Readable bytes behind each body: simdjson reads past the end, and must not have to copy for that.
const PADDING: usize = 64;

/// One body. `peers/candidate.h` has the same layout.
#[derive(Clone, Copy)]
#[repr(C)]
pub(crate) struct Body {
    data: *const u8,
    len: usize,
}

impl Body {
    pub(crate) fn bytes(&self) -> &[u8] {
        // SAFETY: `Corpus::read` made it from its own buffer, which it keeps as long as it lends bodies.
        unsafe { std::slice::from_raw_parts(self.data, self.len) }
    }
}

/// Bodies in memory, one behind the other.
pub(crate) struct Corpus {
    bodies: Vec<Body>,
    /// What the bodies point into; never touched again.
    _buffer: Vec<u8>,
}

impl Corpus {
    pub(crate) fn read(path: &Path) -> Result<Self, Error> {
        let file = std::fs::read(path)?;
        let mut rest = file.as_slice();
        let mut places = Vec::new();
        let mut buffer = Vec::new();
        while !rest.is_empty() {
            let (body, behind) = split(rest).ok_or(ErrorKind::InvalidData)?;
            places.push((buffer.len(), body.len()));
            buffer.extend_from_slice(body);
            buffer.extend_from_slice(&[0; PADDING]);
            rest = behind;
        }
        let body = |&(start, len): &(usize, usize)| Body {
            data: buffer[start..].as_ptr(),
            len,
        };
        Ok(Self {
            bodies: places.iter().map(body).collect(),
            _buffer: buffer,
        })
    }

    pub(crate) fn bodies(&self) -> &[Body] {
        &self.bodies
    }

    pub(crate) fn bytes(&self) -> usize {
        self.bodies.iter().map(|body| body.len).sum()
    }
}

/// The first body of a file and what is behind it.
fn split(file: &[u8]) -> Option<(&[u8], &[u8])> {
    let (len, rest) = file.split_first_chunk()?;
    rest.split_at_checked(usize::try_from(u64::from_le_bytes(*len)).ok()?)
}
