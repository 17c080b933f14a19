//! Rounds in which every candidate runs once, so that what slows the machine down slows all of them down.

use std::hint::black_box;

use crate::answer::Answer;
use crate::clock;
use crate::corpus::Corpus;
use crate::peers::CANDIDATES;

/// A turn decodes at least this much: a shorter one would measure the clock.
const TURN_BYTES: usize = 2 << 20;

/// Nanoseconds for one pass over the corpus: for each candidate, one number a round.
pub(crate) fn rounds(corpus: &Corpus, rounds: usize) -> Vec<Vec<f64>> {
    let passes = TURN_BYTES.div_ceil(corpus.bytes());
    let mut times = vec![Vec::with_capacity(rounds); CANDIDATES.len()];
    for round in 0..rounds {
        for turn in 0..CANDIDATES.len() {
            // Another one begins each round: nobody always follows the same neighbour's use of the caches at the seam.
            let chosen = (round + turn) % CANDIDATES.len();
            let mut answer = Answer::default();
            let start = clock::now();
            for _ in 0..passes {
                (CANDIDATES[chosen].run)(black_box(corpus.bodies()), &mut answer);
            }
            let time = clock::now().saturating_sub(start);
            black_box(answer);
            #[expect(clippy::cast_precision_loss, reason = "nanoseconds of seconds")]
            times[chosen].push(time.as_nanos() as f64 / passes as f64);
        }
    }
    times
}
