//! Counts over time, in as many steps as can be shown.

use std::collections::BTreeMap;

use super::merge::Merge;
use super::summary::Outcomes;

/// How many steps are kept.
pub(super) const MOST: usize = 200;

/// Lengths of a step, in seconds. Each divides the next one, so that steps can be put together.
const LENGTHS: [u64; 13] = [
    1,
    5,
    15,
    60,
    5 * 60,
    15 * 60,
    60 * 60,
    3 * 60 * 60,
    6 * 60 * 60,
    DAY,
    7 * DAY,
    28 * DAY,
    364 * DAY,
];
const DAY: u64 = 24 * 60 * 60;

/// Bodies by the step of time that their stamps are in. Steps without a body are not kept: a single stamp that is far off
/// makes no other step longer. The steps are as short as they can be for so many; that does not depend on the order in
/// which the stamps come. A step ends with 1969, so where only one is asked for there can be two.
pub(super) struct Times {
    most: usize,
    length: u64,
    /// By the number of the step since 1970.
    steps: BTreeMap<i64, Outcomes>,
}

impl Default for Times {
    fn default() -> Self {
        Self::new(MOST, LENGTHS[0])
    }
}

impl Times {
    /// Keeps at most so many steps, and none shorter than this.
    pub(super) fn new(most: usize, length: u64) -> Self {
        Self {
            most,
            length,
            steps: BTreeMap::new(),
        }
    }

    /// Counts at a number of seconds since 1970.
    pub(super) fn add(&mut self, seconds: i64, outcomes: Outcomes) {
        let step = seconds.div_euclid(signed(self.length));
        self.steps.entry(step).or_default().merge(outcomes);
        while self.steps.len() > self.most && self.can_be_fewer() {
            self.lengthen();
        }
    }

    /// Whether longer steps are fewer: those that meet at the beginning of 1970 do so however long they are.
    fn can_be_fewer(&self) -> bool {
        !self.steps.keys().all(|step| matches!(step, -1 | 0))
    }

    fn lengthen(&mut self) {
        let longer = LENGTHS.into_iter().find(|length| *length > self.length);
        let longer = longer.unwrap_or(self.length * 2);
        let ratio = signed(longer / self.length);
        let mut steps = BTreeMap::<i64, Outcomes>::new();
        for (step, outcomes) in std::mem::take(&mut self.steps) {
            let outcomes_of_longer = steps.entry(step.div_euclid(ratio)).or_default();
            outcomes_of_longer.merge(outcomes);
        }
        self.length = longer;
        self.steps = steps;
    }

    /// How many seconds a step has.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// When each step begins, in seconds since 1970, and what is counted in it.
    pub(super) fn steps(&self) -> impl Iterator<Item = (i64, Outcomes)> + '_ {
        let length = signed(self.length);
        self.steps
            .iter()
            .map(move |(step, outcomes)| (step.saturating_mul(length), *outcomes))
    }
}

impl Merge for Times {
    fn merge(&mut self, later: Self) {
        while self.length < later.length {
            self.lengthen();
        }
        for (begin, outcomes) in later.steps() {
            self.add(begin, outcomes);
        }
    }
}

/// No length is near the end of the range.
fn signed(length: u64) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Outcomes = Outcomes {
        successes: 1,
        failures: 0,
        no_envelopes: 0,
    };

    #[test]
    fn each_length_divides_the_next() {
        assert!(LENGTHS.windows(2).all(|pair| pair[1] % pair[0] == 0));
    }

    #[test]
    fn the_steps_do_not_depend_on_the_order() {
        // Stamps spread over some days, before 1970 too, and one far off.
        let stamps: Vec<i64> = (-300..700)
            .map(|number: i64| number * 977 % 400_000)
            .chain([253_402_300_799])
            .collect();
        let forward = count(stamps.iter());
        let backward = count(stamps.iter().rev());
        let mut halves = count(stamps[500..].iter());
        halves.merge(count(stamps[..500].iter()));
        assert_eq!(forward.length(), 3600);
        for other in [backward, halves] {
            assert_eq!(other.length(), forward.length());
            assert!(other.steps().eq(forward.steps()));
        }
        assert!(forward.steps().all(|(begin, _)| begin % 3600 == 0));
        let total: u64 = forward
            .steps()
            .map(|(_, outcomes)| outcomes.successes)
            .sum();
        assert_eq!(total, 1001);
        assert!(forward.steps().count() <= MOST);
    }

    #[test]
    fn any_stamps_find_steps() {
        let stamps: Vec<i64> = (-600..600)
            .map(|number| number * (i64::MAX / 600))
            .collect();
        let times = count(stamps.iter());
        assert!(
            (1..=MOST).contains(&times.steps().count()),
            "{}",
            times.length()
        );
    }

    #[test]
    fn no_step_is_before_1970_and_after() {
        let mut times = Times::new(1, 1);
        for stamp in [-5, 5, 6, -6] {
            times.add(stamp, ONE);
        }
        let steps: Vec<(i64, u64)> = times
            .steps()
            .map(|(begin, outcomes)| (begin, outcomes.successes))
            .collect();
        assert_eq!(steps, [(-15, 2), (0, 2)]);
    }

    fn count<'a>(stamps: impl Iterator<Item = &'a i64>) -> Times {
        let mut times = Times::default();
        for stamp in stamps {
            times.add(*stamp, ONE);
        }
        times
    }
}
