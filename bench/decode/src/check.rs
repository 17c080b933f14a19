//! Before anything is timed: does every candidate say the same of every body?

use crate::answer::Answer;
use crate::corpus::Corpus;
use crate::peers::CANDIDATES;

/// What a candidate said, and of which bodies it said something else than the first candidate, tcenvelope.
pub(crate) struct Checked {
    pub(crate) answer: Answer,
    /// Their places in the corpus. What to think of them is for `run.py` to say.
    pub(crate) differing: Vec<usize>,
}

/// In the order of the candidates.
pub(crate) fn check(corpus: &Corpus) -> Vec<Checked> {
    let answers = CANDIDATES.iter().map(|candidate| {
        let bodies = corpus.bodies().chunks(1).map(|body| {
            let mut answer = Answer::default();
            (candidate.run)(body, &mut answer);
            answer
        });
        bodies.collect::<Vec<_>>()
    });
    let answers: Vec<_> = answers.collect();
    let ours = &answers[0];
    let compared = CANDIDATES.iter().zip(&answers).map(|(candidate, theirs)| {
        let pairs = ours.iter().zip(theirs).enumerate();
        let differing = pairs.filter(|(_, (ours, theirs))| ours != theirs);
        let mut answer = Answer::default();
        (candidate.run)(corpus.bodies(), &mut answer);
        Checked {
            answer,
            differing: differing.map(|(place, _)| place).collect(),
        }
    });
    compared.collect()
}
