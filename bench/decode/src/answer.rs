//! What the bodies said, added up. It is what every candidate has to find out, and what must be the same for all.

/// Sums over the bodies that a candidate has read. `peers/candidate.h` has the same layout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[repr(C)]
pub(crate) struct Answer {
    pub(crate) successes: u64,
    pub(crate) failures: u64,
    /// Bodies that the candidate could make nothing of.
    pub(crate) refused: u64,
    /// Lengths of the texts, escapes decoded.
    pub(crate) request_id_bytes: u64,
    pub(crate) code_bytes: u64,
}

impl Answer {
    /// Adds what one body said: a request id, and a code if the call failed.
    pub(crate) fn add(&mut self, request_id: usize, code: Option<usize>) {
        self.request_id_bytes += request_id as u64;
        match code {
            None => self.successes += 1,
            Some(code) => {
                self.failures += 1;
                self.code_bytes += code as u64;
            }
        }
    }
}
