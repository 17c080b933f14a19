//! Counts by name, of which there may be any number.

use indexmap::IndexMap;

use super::merge::Merge;

/// How many names are counted by themselves in the end.
const MOST: usize = 10_000;
/// The most that is kept of a name, in bytes.
const LONGEST: usize = 256;
const CUT: char = '…';

/// What is counted for each name. In the end the first names have their own counts, the others one for all, so that memory
/// is bounded whatever is read. Which are the first is known only when all that came before is counted: until then
/// every name has its own, or what is counted for one of the first would be lost to it.
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
        self.counts.entry(name.into()).or_default()
    }

    /// Whether there are as many names as have their own counts in the end.
    pub(super) fn are_many(&self) -> bool {
        self.counts.len() >= MOST
    }

    /// Takes what was counted next, where all before it is counted here.
    pub(super) fn take(&mut self, next: &mut Self) {
        for (name, count) in next.counts.drain(..) {
            if self.are_many() && !self.counts.contains_key(&name) {
                self.others.merge(count);
            } else {
                self.counts.entry(name).or_default().merge(count);
            }
        }
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
            self.counts.entry(name).or_default().merge(count);
        }
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
        // However many are between.
        let mut third = Names::<u64>::default();
        for number in 0..2 * MOST {
            *third.count(&(3 * MOST + number).to_string()) += 1;
        }
        let mut fourth = Names::<u64>::default();
        *fourth.count("new") += 1;
        third.merge(fourth);
        assert!(!first.are_many() && third.are_many());
        let mut names = Names::default();
        for mut next in [first, second, third] {
            names.take(&mut next);
        }
        let (counts, others) = names.into_parts();
        let counts: IndexMap<String, u64> = counts.collect();
        assert_eq!((counts["0"], counts["1"], counts["new"]), (2, 1, 2));
        assert_eq!((counts.len(), others), (MOST, 2 + 2 * MOST as u64));
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
