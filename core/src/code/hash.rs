//! The hash that places names in a lexicon. The library and the generator of its tables both compile this file.

/// Takes eight bytes a step. It keeps no attacker out and need not: the tables are fixed, and so are their collisions.
pub(crate) fn hash(name: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = name.len() as u64;
    let mut take =
        |word| hash = (hash.rotate_left(23) ^ u64::from_le_bytes(word)).wrapping_mul(FACTOR);
    let mut chunks = name.chunks_exact(8);
    for chunk in &mut chunks {
        // A chunk has eight bytes.
        take(chunk.try_into().unwrap_or_default());
    }
    let rest = chunks.remainder();
    if !rest.is_empty() {
        let mut word = [0; 8];
        word.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        take(word);
    }
    hash
}
