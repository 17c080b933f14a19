//! The containers that are open, one bit each, on the stack of the caller's thread.

/// The deepest nesting that any option can allow.
pub(crate) const MAX_DEPTH: usize = 1024;

const WORD: usize = u64::BITS as usize;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Container {
    Object,
    Array,
}

/// A stack of [`Container`]s that cannot grow: hostile nesting costs 128 bytes and no more.
pub(crate) struct Nesting {
    objects: [u64; MAX_DEPTH / WORD],
    depth: usize,
    max_depth: usize,
}

impl Nesting {
    /// # Panics
    /// If `max_depth` is more than [`MAX_DEPTH`]: options are checked where they are made.
    pub(crate) fn new(max_depth: usize) -> Self {
        assert!(max_depth <= MAX_DEPTH);
        Self {
            objects: [0; MAX_DEPTH / WORD],
            depth: 0,
            max_depth,
        }
    }

    /// How many containers are open.
    pub(crate) fn depth(&self) -> usize {
        self.depth
    }

    /// Opens one more container; `false` if that is one too many.
    #[must_use]
    pub(crate) fn open(&mut self, container: Container) -> bool {
        if self.depth == self.max_depth {
            return false;
        }
        let (word, bit) = (self.depth / WORD, 1 << (self.depth % WORD));
        match container {
            Container::Object => self.objects[word] |= bit,
            Container::Array => self.objects[word] &= !bit,
        }
        self.depth += 1;
        true
    }

    /// Closes the innermost container.
    pub(crate) fn close(&mut self) {
        self.depth -= 1;
    }

    /// The container opened last, if one is open.
    pub(crate) fn innermost(&self) -> Option<Container> {
        let top = self.depth.checked_sub(1)?;
        let is_object = self.objects[top / WORD] >> (top % WORD) & 1 == 1;
        Some(if is_object {
            Container::Object
        } else {
            Container::Array
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remembers_every_level() {
        let kinds: Vec<Container> = (0..MAX_DEPTH)
            .map(|level| {
                if level % 3 == 0 {
                    Container::Object
                } else {
                    Container::Array
                }
            })
            .collect();
        let mut nesting = Nesting::new(MAX_DEPTH);
        // Twice: the second time over the bits that the first time left behind, inverted.
        for pass in 0..2 {
            for kind in &kinds {
                let flipped = if *kind == Container::Object {
                    Container::Array
                } else {
                    Container::Object
                };
                assert!(nesting.open(if pass == 0 { flipped } else { *kind }));
            }
            assert!(!nesting.open(Container::Array));
            for kind in kinds.iter().rev() {
                assert_eq!(nesting.innermost() == Some(*kind), pass == 1);
                nesting.close();
            }
            assert_eq!(nesting.innermost(), None);
        }
    }
}
