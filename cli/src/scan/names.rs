//! Counts by name, of which there may be any number.

use indexmap::IndexMap;

use super::merge::Merge;

/// How many names are counted by themselves.
const MOST: usize = 10_000;
/// The most that is kept of a name, in bytes.
const LONGEST: usize = 256;
const CUT: char = '…';

/// What is counted for each name. The first names have their own counts, the others one for all, so that memory is bounded
/// whatever is read.
#[derive(Default)]
pub(super) struct Names<C> {
    /// In the order in which they came: it decides which are the first.
    counts: IndexMap<Box<str>, C>,
    others: C,
}

impl<C: Merge + Default> Names<C> {
    /// What is counted for a name.
    pub(super) fn count(&mut self, name: &str) -> &mut C {
        if name.len() > LONGEST {
            return self.count_short(&cut(name));
        }
        self.count_short(name)
    }

    fn count_short(&mut self, name: &str) -> &mut C {
        if let Some(index) = self.counts.get_index_of(name) {
            return &mut self.counts[index];
        }
        if self.counts.len() == MOST {
            return &mut self.others;
        }
        self.counts.entry(name.into()).or_default()
    }

    /// The names with their counts, in the order in which they came, and the count for all others.
    pub(super) fn into_parts(self) -> (impl Iterator<Item = (String, C)>, C) {
        let counts = self.counts.into_iter();
        (
            counts.map(|(name, count)| (name.into(), count)),
            self.others,
        )
    }
}

impl<C: Merge + Default> Merge for Names<C> {
    fn merge(&mut self, later: Self) {
        for (name, count) in later.counts {
            self.count_short(&name).merge(count);
        }
        self.others.merge(later.others);
    }
}

fn cut(name: &str) -> String {
    let mut end = LONGEST - CUT.len_utf8();
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    let mut short = name[..end].to_owned();
    short.push(CUT);
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_names_have_their_own_counts_and_the_others_one() {
        let mut first = Names::<u64>::default();
        let mut second = Names::<u64>::default();
        for number in 0..MOST - 1 {
            *first.count(&number.to_string()) += 1;
        }
        for name in ["new", "newer", "0", "newer"] {
            *second.count(name) += 1;
        }
        first.merge(second);
        *first.count("newest") += 1;
        *first.count("new") += 1;
        let (counts, others) = first.into_parts();
        let counts: IndexMap<String, u64> = counts.collect();
        assert_eq!((counts["0"], counts["1"], counts["new"]), (2, 1, 2));
        assert_eq!((counts.len(), others), (MOST, 3));
    }

    #[test]
    fn a_long_name_is_cut_between_characters_and_marked() {
        let long = "中".repeat(1000);
        let mut names = Names::<u64>::default();
        *names.count(&long) += 1;
        *names.count(&long) += 1;
        let (mut counts, _) = names.into_parts();
        let (name, count) = counts.next().unwrap();
        assert!(name.len() <= LONGEST && name.ends_with("中…"), "{name}");
        assert_eq!(count, 2);
        assert_eq!(cut(&"a".repeat(LONGEST + 1)).len(), LONGEST);
    }
}
