//! Times tcenvelope and general JSON parsers on the same bodies, in turns, and prints what it measured as JSON.
//!
//! `run.py` beside it calls this once for each thing to measure; `README.md` says what is measured and how.

mod answer;
mod check;
mod clock;
mod corpus;
mod memory;
mod peers;
mod rounds;

use std::env;
use std::error::Error;
use std::path::Path;

use answer::Answer;
use corpus::Corpus;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["versions"] => println!("{}", serde_json::to_string(&peers::versions())?),
        ["time", rounds, corpus] => {
            let corpus = Corpus::read(Path::new(corpus))?;
            let checked = check::check(&corpus);
            let timed = rounds::rounds(&corpus, rounds.parse()?);
            let candidates = peers::CANDIDATES.iter().zip(checked).zip(timed);
            let candidates: Vec<_> = candidates
                .map(|((candidate, checked), nanoseconds)| {
                    serde_json::json!({
                        "name": candidate.name,
                        "answer": checked.answer,
                        "differing": checked.differing,
                        "nanoseconds": nanoseconds,
                    })
                })
                .collect();
            let result = serde_json::json!({
                "bodies": corpus.bodies().len(),
                "bytes": corpus.bytes(),
                "candidates": candidates,
            });
            println!("{result}");
        }
        // For a tool that counts instructions: what differs between more passes and fewer is the decoding.
        ["pass", candidate, corpus, passes] => {
            let corpus = Corpus::read(Path::new(corpus))?;
            let candidate = peers::find(candidate)?;
            let mut answer = Answer::default();
            for _ in 0..passes.parse::<usize>()? {
                (candidate.run)(corpus.bodies(), &mut answer);
            }
            println!("{}", serde_json::to_string(&answer)?);
        }
        ["memory", candidate, corpus] => {
            let corpus = Corpus::read(Path::new(corpus))?;
            println!("{}", memory::growth(peers::find(candidate)?, &corpus)?);
        }
        _ => return Err("versions | time ROUNDS CORPUS | pass CANDIDATE CORPUS PASSES | memory CANDIDATE CORPUS".into()),
    }
    Ok(())
}
