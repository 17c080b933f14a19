//! A file cut into pieces that are worked on by themselves.

use std::io::{self, Read};

use memchr::{memchr, memrchr};
use tcenvelope::Options;

use super::layout;
use super::unpack::Unpacked;
use crate::arguments::Records;

/// How many bytes of lines are a piece. A longer line is one by itself.
const PIECE: usize = 1 << 20;
/// A longer record is not held in memory, and the decoder would not take it.
pub(super) const LONGEST: usize = Options::DEFAULT_MAX_BYTES;
/// With as much read of a line that has no end yet, it is too long: its line end may have two bytes.
const TOO_LONG: usize = LONGEST + 2;

/// What the bytes of a piece are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Whole lines; the last one of a file may have no end.
    Lines,
    /// The whole file.
    File,
    /// A record that was too long: its bytes are gone.
    TooLong,
}

/// A file that is being read. Where it is cut depends on nothing but what it holds.
pub(super) struct Pieces {
    input: Unpacked,
    records: Records,
    /// What was read behind the last line end.
    rest: Vec<u8>,
    is_first: bool,
    /// How many bytes were read.
    length: u64,
    /// Nothing more can be read.
    is_at_end: bool,
    failure: Option<io::Error>,
}

impl Pieces {
    pub(super) fn new(input: Unpacked, records: Records) -> Self {
        Self {
            input,
            records,
            rest: Vec::new(),
            is_first: true,
            length: 0,
            is_at_end: false,
            failure: None,
        }
    }

    /// How many bytes of the file were read, of records too that were too long or were cut.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// Why the file was not read to its end, if that is so. Known behind the last piece.
    pub(super) fn failure(self) -> Option<io::Error> {
        self.failure
    }

    /// Puts the next piece in the place of what `bytes` holds. `None` behind the last one.
    pub(super) fn next(&mut self, bytes: &mut Vec<u8>) -> Option<Piece> {
        bytes.clear();
        // What a long record needed is not kept.
        bytes.shrink_to(2 * PIECE);
        let is_first = std::mem::take(&mut self.is_first);
        if self.records == Records::File {
            return if is_first { self.file(bytes) } else { None };
        }
        bytes.append(&mut self.rest);
        let piece = self.lines(bytes)?;
        if is_first && piece == Piece::Lines {
            if self.records == Records::Auto && layout::is_one_record(bytes) {
                self.records = Records::File;
                bytes.append(&mut self.rest);
                return self.file(bytes);
            }
            // It is the file's mark, not the first body's.
            if bytes.starts_with("\u{feff}".as_bytes()) {
                bytes.drain(.."\u{feff}".len());
            }
        }
        Some(piece)
    }

    /// Goes on to the end of the file.
    fn file(&mut self, bytes: &mut Vec<u8>) -> Option<Piece> {
        self.fill(bytes, LONGEST + 1);
        if self.failure.is_some() {
            // A part of a record is none.
            None
        } else if bytes.len() > LONGEST {
            Some(Piece::TooLong)
        } else {
            Some(Piece::File)
        }
    }

    /// Goes on to a line end. The bytes there are begin a line, and have no end of it.
    fn lines(&mut self, bytes: &mut Vec<u8>) -> Option<Piece> {
        loop {
            self.fill(bytes, (2 * bytes.len()).clamp(PIECE, TOO_LONG));
            if let Some(end) = memrchr(b'\n', bytes) {
                self.rest.extend_from_slice(&bytes[end + 1..]);
                bytes.truncate(end + 1);
                return Some(Piece::Lines);
            }
            if bytes.len() == TOO_LONG {
                self.skip_line(bytes);
                return Some(Piece::TooLong);
            }
            if self.is_at_end {
                // A part of a line that could not be read to its end is no record.
                let is_record = self.failure.is_none() && !bytes.is_empty();
                return is_record.then_some(Piece::Lines);
            }
        }
    }

    /// Passes the rest of a line, a bit at a time.
    fn skip_line(&mut self, bytes: &mut Vec<u8>) {
        while !self.is_at_end {
            bytes.clear();
            self.fill(bytes, PIECE);
            if let Some(end) = memchr(b'\n', bytes) {
                self.rest.extend_from_slice(&bytes[end + 1..]);
                return;
            }
        }
    }

    /// Reads until there are so many bytes, or no more.
    fn fill(&mut self, bytes: &mut Vec<u8>, length: usize) {
        let missing = length.saturating_sub(bytes.len());
        if self.is_at_end || missing == 0 {
            return;
        }
        bytes.reserve(missing);
        let before = bytes.len();
        // What was read before a failure is there.
        let limit = missing as u64;
        self.failure = self.input.by_ref().take(limit).read_to_end(bytes).err();
        self.length += (bytes.len() - before) as u64;
        self.is_at_end = bytes.len() < length || self.failure.is_some();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All pieces of a file that gives so many bytes at a time and then fails, or ends.
    fn pieces(
        file: Vec<u8>,
        records: Records,
        failure: Option<io::ErrorKind>,
    ) -> Vec<(Piece, Vec<u8>)> {
        let end: Unpacked = match failure {
            Some(kind) => Box::new(Failing(kind)),
            None => Box::new(io::empty()),
        };
        let mut pieces = Pieces::new(Box::new(Trickle(file, 0).chain(end)), records);
        let mut found = Vec::new();
        let mut bytes = Vec::new();
        while let Some(piece) = pieces.next(&mut bytes) {
            found.push((piece, bytes.clone()));
        }
        assert_eq!(pieces.failure().map(|error| error.kind()), failure);
        found
    }

    /// A pipe gives what there is.
    struct Trickle(Vec<u8>, usize);

    impl Read for Trickle {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let length = buffer.len().min(4099).min(self.0.len() - self.1);
            buffer[..length].copy_from_slice(&self.0[self.1..self.1 + length]);
            self.1 += length;
            Ok(length)
        }
    }

    struct Failing(io::ErrorKind);

    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(self.0.into())
        }
    }

    #[test]
    fn lines_stay_whole_and_none_is_lost() {
        for end in [&b""[..], b"\n", b"\n\n"] {
            let mut file = Vec::new();
            for number in 0..80_000 {
                file.extend(format!("{{\"{}\": {number}}}\r\n", "x".repeat(number % 97)).bytes());
            }
            // Longer than a piece.
            file.extend("y".repeat(3 * PIECE + 5).bytes());
            file.extend(b"\nlast");
            file.extend(end);
            let found = pieces(file.clone(), Records::Line, None);
            assert!(found.len() > 4);
            assert!(
                found[..found.len() - 1]
                    .iter()
                    .all(|(_, bytes)| bytes.ends_with(b"\n"))
            );
            assert!(found.iter().all(|(piece, _)| *piece == Piece::Lines));
            let bytes: Vec<u8> = found.into_iter().flat_map(|(_, bytes)| bytes).collect();
            assert!(bytes == file);
        }
    }

    #[test]
    fn a_line_that_is_too_long_is_passed() {
        for (length, is_too_long) in [
            (LONGEST + 1, false),
            (LONGEST + 2, true),
            (LONGEST + PIECE * 3, true),
        ] {
            let mut file = b"first\n".to_vec();
            file.resize(file.len() + length, b'x');
            file.extend(b"\nsecond\nthird");
            let mut found = pieces(file, Records::Line, None).into_iter();
            assert_eq!(found.next(), Some((Piece::Lines, b"first\n".to_vec())));
            let long = found.next().unwrap();
            assert_eq!(long.0 == Piece::TooLong, is_too_long, "{length}");
            let rest: Vec<u8> = found.flat_map(|(_, bytes)| bytes).collect();
            let rest = if is_too_long {
                rest
            } else {
                [long.1[length + 1..].to_vec(), rest].concat()
            };
            assert_eq!(rest, b"second\nthird");
        }
    }

    #[test]
    fn a_file_is_one_piece() {
        let file = vec![b'\n'; PIECE + 7];
        assert_eq!(
            pieces(file.clone(), Records::File, None),
            [(Piece::File, file)]
        );
        assert_eq!(
            pieces(Vec::new(), Records::File, None),
            [(Piece::File, Vec::new())]
        );
        let found = pieces(vec![b' '; LONGEST + 1], Records::File, None);
        assert_eq!(found[0].0, Piece::TooLong);
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn what_was_read_before_a_failure_counts() {
        let failure = Some(io::ErrorKind::UnexpectedEof);
        let file = b"1\n2\n{\"cut".to_vec();
        let found = pieces(file.clone(), Records::Line, failure);
        assert_eq!(found, [(Piece::Lines, b"1\n2\n".to_vec())]);
        assert_eq!(pieces(file, Records::File, failure), []);
        assert_eq!(pieces(b"cut".to_vec(), Records::Auto, failure), []);
    }

    #[test]
    fn a_byte_order_mark_is_the_files_and_not_the_first_lines() {
        let file = "\u{feff}1\n2\n".as_bytes().to_vec();
        let found = pieces(file.clone(), Records::Line, None);
        assert_eq!(found, [(Piece::Lines, b"1\n2\n".to_vec())]);
        assert_eq!(
            pieces(file.clone(), Records::File, None),
            [(Piece::File, file)]
        );
    }

    #[test]
    fn a_file_of_one_record_is_found() {
        let body = format!("{{\n\"a\": \"{}\"\n}}\n", "x".repeat(2 * PIECE)).into_bytes();
        assert_eq!(
            pieces(body.clone(), Records::Auto, None),
            [(Piece::File, body)]
        );
        let lines = b"{}\n{}\n".to_vec();
        assert_eq!(
            pieces(lines.clone(), Records::Auto, None),
            [(Piece::Lines, lines)]
        );
    }
}
