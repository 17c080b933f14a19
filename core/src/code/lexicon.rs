//! A set of names that is looked up where it lies in the binary: nothing is unpacked, built or allocated for it.
//!
//! Names are kept as numbers of the words that they consist of (`Invalid`, `Parameter`, `.Zone`), for they share those.
//! `cargo xtask generate` makes the bytes:
//!
//! | what | bytes |
//! |---|---|
//! | five numbers, little-endian: names, words, bits of a slot's number, bytes of all spellings, bytes of all words | 4 each |
//! | slots: the hash table, linear probing; the number of a name, 65535 where there is none | 2 each |
//! | where the spelling of each name begins, and where the last ends | 3 each |
//! | where each word begins, and where the last ends | 2 each |
//! | spellings: the number of a word in one byte below 192, in two from there on | |
//! | words | |
//! | whatever belongs to the names: [`Lexicon::extra`] | |

#[cfg(feature = "catalogue")]
use std::fmt;

use super::hash::hash;

/// Words below this number take one byte in a spelling.
const SHORT: u8 = 192;
const NO_NAME: usize = 0xffff;
const HEADER: usize = 5 * 4;

pub(super) struct Lexicon {
    names: usize,
    slot_bits: u32,
    slots: &'static [u8],
    spelling_offsets: &'static [u8],
    word_offsets: &'static [u8],
    spellings: &'static [u8],
    words: &'static [u8],
    /// What belongs to the names.
    pub(super) extra: &'static [u8],
}

impl Lexicon {
    /// Finds the parts of a table; at compile time.
    pub(super) const fn new(table: &'static [u8]) -> Self {
        let names = header(table, 0);
        let words = header(table, 1);
        let slot_bits = header(table, 2);
        let (_, rest) = table.split_at(HEADER);
        let (slots, rest) = rest.split_at(2 << slot_bits);
        let (spelling_offsets, rest) = rest.split_at(3 * (names + 1));
        let (word_offsets, rest) = rest.split_at(2 * (words + 1));
        let (spellings, rest) = rest.split_at(header(table, 3));
        let (words, extra) = rest.split_at(header(table, 4));
        Self {
            names,
            #[allow(clippy::cast_possible_truncation, reason = "it is below 17")]
            slot_bits: slot_bits as u32,
            slots,
            spelling_offsets,
            word_offsets,
            spellings,
            words,
            extra,
        }
    }

    /// How many names there are. They are numbered from 0, in the order of their bytes.
    pub(super) const fn len(&self) -> usize {
        self.names
    }

    /// The number of a name.
    pub(super) fn find(&self, name: &[u8]) -> Option<usize> {
        #[allow(clippy::cast_possible_truncation, reason = "it is below 2^16")]
        let mut slot = (hash(name) >> (64 - self.slot_bits)) as usize;
        let mask = (1 << self.slot_bits) - 1;
        // The generator leaves slots free, so this ends.
        loop {
            let number = number::<2>(self.slots, slot);
            if number == NO_NAME {
                return None;
            }
            if self.is(number, name) {
                return Some(number);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The name with a number below [`len`](Self::len).
    #[cfg(any(test, feature = "catalogue", feature = "reasons"))]
    pub(super) fn name(&self, number: usize) -> String {
        let words = self.words_of(number).map(String::from_utf8_lossy);
        words.collect()
    }

    /// Writes the name with a number below [`len`](Self::len), without an allocation.
    #[cfg(feature = "catalogue")]
    pub(super) fn write_name(&self, number: usize, to: &mut impl fmt::Write) -> fmt::Result {
        self.words_of(number)
            // The generator writes UTF-8, and cuts it between characters.
            .try_for_each(|word| to.write_str(std::str::from_utf8(word).unwrap_or_default()))
    }

    fn is(&self, number: usize, name: &[u8]) -> bool {
        let mut rest = name;
        for word in self.words_of(number) {
            match rest.strip_prefix(word) {
                Some(behind) => rest = behind,
                None => return false,
            }
        }
        rest.is_empty()
    }

    fn words_of(&self, name: usize) -> impl Iterator<Item = &'static [u8]> {
        let start = number::<3>(self.spelling_offsets, name);
        let end = number::<3>(self.spelling_offsets, name + 1);
        let mut spelling = self.spellings[start..end].iter();
        let (offsets, words) = (self.word_offsets, self.words);
        std::iter::from_fn(move || {
            let first = *spelling.next()?;
            let word = match first.checked_sub(SHORT) {
                None => usize::from(first),
                Some(high) => {
                    usize::from(SHORT) + usize::from(high) * 256 + usize::from(*spelling.next()?)
                }
            };
            Some(&words[number::<2>(offsets, word)..number::<2>(offsets, word + 1)])
        })
    }
}

/// The number at an index of an array of numbers with `N` bytes each, little-endian.
pub(super) fn number<const N: usize>(numbers: &[u8], index: usize) -> usize {
    let bytes = &numbers[N * index..N * index + N];
    bytes
        .iter()
        .rev()
        .fold(0, |number, byte| number << 8 | usize::from(*byte))
}

const fn header(table: &[u8], index: usize) -> usize {
    let at = 4 * index;
    u32::from_le_bytes([table[at], table[at + 1], table[at + 2], table[at + 3]]) as usize
}

#[cfg(test)]
pub(super) use tests::check;

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks that each name is found where it is, and what is nearly one is not.
    pub(in crate::code) fn check(lexicon: &Lexicon) {
        assert!(lexicon.len() > 0);
        let mut last = String::new();
        for number in 0..lexicon.len() {
            let name = lexicon.name(number);
            assert!(name > last, "{name:?} comes behind {last:?}");
            assert_eq!(lexicon.find(name.as_bytes()), Some(number), "{name:?}");
            for near in [format!("{name}X"), format!("X{name}"), name[1..].to_owned()] {
                let found = lexicon.find(near.as_bytes());
                assert!(found.is_none_or(|found| lexicon.name(found) == near));
            }
            last = name;
        }
        assert_eq!(lexicon.find(b""), None);
        assert_eq!(lexicon.find(&[0xff; 300]), None);
    }
}
