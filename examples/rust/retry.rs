//! Posts to a URL until it is answered or there is no point in trying: `retry [--idempotent] [--hurry N] URL`.
//!
//! A request that only reads, or holds a `ClientToken`, is idempotent; `--hurry` divides the waits by N, for a try-out.
//! It signs nothing: a real request is signed anew for each attempt.
//!
//! ```sh
//! cargo run --package dump --example retry -- URL
//! ```
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::collections::hash_map::RandomState;
use std::env;
use std::hash::{BuildHasher, Hasher};
use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use tcenvelope::{Attempt, HttpResponse, NextStep};
use ureq::Agent;

const SUCCESS: u8 = 0;
const FAILURE: u8 = 1;
const WRONG_USAGE: u8 = 2;
const NO_ENVELOPE: u8 = 3;
const NO_ANSWER: u8 = 4;

fn main() -> ExitCode {
    let Some(order) = Order::from_words(env::args().skip(1).collect()) else {
        eprintln!("usage: retry [--idempotent] [--hurry N] URL");
        return ExitCode::from(WRONG_USAGE);
    };
    ExitCode::from(send_until_done(&order))
}

/// What the command line asks for.
struct Order {
    idempotent: bool,
    hurry: u32,
    url: String,
}

impl Order {
    fn from_words(mut words: Vec<String>) -> Option<Self> {
        let idempotent = words.first().is_some_and(|word| word == "--idempotent");
        if idempotent {
            words.remove(0);
        }
        let mut hurry = 1;
        if words.len() > 1 && words[0] == "--hurry" {
            hurry = words[1].parse().ok().filter(|&hurry| hurry > 0)?;
            words.drain(..2);
        }
        let [url] = <[String; 1]>::try_from(words).ok()?;
        Some(Self {
            idempotent,
            hurry,
            url,
        })
    }
}

fn send_until_done(order: &Order) -> u8 {
    let agent = Agent::new_with_config(
        Agent::config_builder()
            // An envelope wins over the status.
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(60)))
            .build(),
    );
    let mut number = 0;
    loop {
        number += 1;
        let attempt = Attempt::new(number)
            .idempotent(order.idempotent)
            .random(random());
        let (result, step) = try_once(&agent, &order.url, &attempt);
        let wait = match step {
            NextStep::Wait(wait) | NextStep::WaitForState(wait) => wait,
            NextStep::Resign { .. } => {
                eprintln!("to be signed anew, which this example does not");
                return result;
            }
            _ => return result,
        };
        eprintln!("again in {:.3} s", wait.as_secs_f64());
        thread::sleep(wait / order.hurry);
    }
}

/// One attempt: an exit status, and what to do next.
fn try_once(agent: &Agent, url: &str, attempt: &Attempt) -> (u8, NextStep) {
    let answer = match fetch(agent, url) {
        Ok(answer) => answer,
        Err(error) => {
            eprintln!("no answer, and the action may have run: {error}");
            return (NO_ANSWER, NextStep::Stop);
        }
    };
    match tcenvelope::decode_http(&HttpResponse::from(&answer)) {
        Ok(envelope) => {
            println!("{}", envelope.summary());
            let result = if envelope.is_success() {
                SUCCESS
            } else {
                FAILURE
            };
            (result, envelope.advise(attempt))
        }
        Err(error) => {
            eprintln!("no envelope, and the action may have run: {error}");
            (NO_ENVELOPE, error.advise(attempt))
        }
    }
}

fn fetch(agent: &Agent, url: &str) -> Result<ureq::http::Response<Vec<u8>>, ureq::Error> {
    let (head, mut body) = agent.post(url).send("{}")?.into_parts();
    // What is longer than a body can be is an error, not a body that was cut.
    let bytes = body.with_config().limit(64 << 20).read_to_vec()?;
    Ok(ureq::http::Response::from_parts(head, bytes))
}

/// Random bits spread the waits of many callers. The standard library has some for its hash maps: each map is keyed
/// by others.
fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}
