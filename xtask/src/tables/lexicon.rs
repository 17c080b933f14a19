//! Names to the bytes of a lexicon; `core/src/code/lexicon.rs` says how they lie.

use std::collections::{BTreeMap, HashMap};

#[path = "../../../core/src/code/hash.rs"]
mod hash;

/// Words below this number take one byte.
const SHORT: usize = 192;
const NO_NAME: u16 = 0xffff;

/// The bytes, with `extra` behind them. Names must be sorted and distinct.
pub(crate) fn build(names: &[&str], extra: &[u8]) -> Result<Vec<u8>, String> {
    if let Some(pair) = names.windows(2).find(|pair| pair[0] >= pair[1]) {
        return Err(format!("not sorted, or twice: {pair:?}"));
    }
    if let Some(name) = names
        .iter()
        .find(|name| name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic()))
    {
        return Err(format!("no name: {name:?}"));
    }
    let numbers = number_words(names);
    let mut words = vec![""; numbers.len()];
    for (word, number) in &numbers {
        words[*number] = word;
    }
    let spellings: Vec<Vec<u8>> = names
        .iter()
        .map(|name| {
            words_of(name)
                .flat_map(|word| spell(numbers[word]))
                .collect()
        })
        .collect();

    let slot_bits = (names.len() * 2)
        .next_power_of_two()
        .trailing_zeros()
        .max(1);
    let spelling_bytes = spellings.iter().map(Vec::len).sum();
    let word_bytes = words.iter().map(|word| word.len()).sum();
    let mut bytes = Vec::new();
    for number in [
        names.len(),
        words.len(),
        slot_bits as usize,
        spelling_bytes,
        word_bytes,
    ] {
        push::<4>(&mut bytes, number)?;
    }
    for slot in place(names, slot_bits)? {
        bytes.extend(slot.to_le_bytes());
    }
    push_offsets::<3>(&mut bytes, spellings.iter().map(Vec::len))?;
    push_offsets::<2>(&mut bytes, words.iter().map(|word| word.len()))?;
    bytes.extend(spellings.concat());
    bytes.extend(words.concat().bytes());
    bytes.extend(extra);
    Ok(bytes)
}

/// Appends a number in `N` bytes, little-endian.
pub(crate) fn push<const N: usize>(bytes: &mut Vec<u8>, number: usize) -> Result<(), String> {
    let all = number.to_le_bytes();
    if all[N..].iter().any(|byte| *byte != 0) {
        return Err(format!("{number} does not fit into {N} bytes"));
    }
    bytes.extend(&all[..N]);
    Ok(())
}

/// Appends where each of some parts begins, and where the last ends.
pub(crate) fn push_offsets<const N: usize>(
    bytes: &mut Vec<u8>,
    lengths: impl Iterator<Item = usize>,
) -> Result<(), String> {
    let mut end = 0;
    push::<N>(bytes, end)?;
    for length in lengths {
        end += length;
        push::<N>(bytes, end)?;
    }
    Ok(())
}

/// Numbers the words, the most frequent first.
fn number_words<'a>(names: &[&'a str]) -> HashMap<&'a str, usize> {
    let mut counts = BTreeMap::new();
    for word in names.iter().flat_map(|name| words_of(name)) {
        *counts.entry(word).or_insert(0_usize) += 1;
    }
    let mut words: Vec<(&str, usize)> = counts.into_iter().collect();
    words.sort_by_key(|(word, count)| (std::cmp::Reverse(*count), *word));
    words
        .into_iter()
        .enumerate()
        .map(|(number, (word, _))| (word, number))
        .collect()
}

fn spell(word: usize) -> Vec<u8> {
    match word.checked_sub(SHORT) {
        None => vec![word.to_le_bytes()[0]],
        Some(beyond) => {
            let [low, high, ..] = beyond.to_le_bytes();
            vec![high + 192, low]
        }
    }
}

/// The words of a name: all up to its first dot, which many names share; then a dot or none and behind it capitals, a capital
/// and small letters, small letters, digits, or any other character.
fn words_of(name: &str) -> impl Iterator<Item = &str> {
    let (family, mut rest) = name.split_at(name.find('.').map_or(name.len(), |dot| dot + 1));
    let words = std::iter::from_fn(move || {
        let bytes = rest.as_bytes();
        let dot = usize::from(*bytes.first()? == b'.');
        let run =
            |from: usize, is: fn(&u8) -> bool| bytes[from..].iter().take_while(|b| is(b)).count();
        let capitals = run(dot, u8::is_ascii_uppercase);
        let small = run(dot + capitals, u8::is_ascii_lowercase);
        let length = match (capitals, small) {
            (0, 0) => run(dot, u8::is_ascii_digit),
            (0 | 1, small) => capitals + small,
            (_, 0) => capitals,
            // The last capital begins the next word.
            (_, _) => capitals - 1,
        };
        let (word, behind) = rest.split_at((dot + length).max(1));
        rest = behind;
        Some(word)
    });
    std::iter::once(family).chain(words)
}

/// The hash table: the number of a name at its slot, or at the next free one.
fn place(names: &[&str], slot_bits: u32) -> Result<Vec<u16>, String> {
    let mut slots = vec![NO_NAME; 1 << slot_bits];
    let mask = slots.len() - 1;
    for (number, name) in names.iter().enumerate() {
        let number = u16::try_from(number).map_err(|_| "too many names")?;
        let mut slot = usize::try_from(hash::hash(name.as_bytes()) >> (64 - slot_bits))
            .map_err(|error| error.to_string())?;
        while slots[slot] != NO_NAME {
            slot = (slot + 1) & mask;
        }
        slots[slot] = number;
    }
    Ok(slots)
}
