//! Files to totals, on many threads, the same for every number of them.
//!
//! Each thread takes the first open file that no other one holds, reads a piece of it, gives it back and counts the piece; if
//! all are held it opens the next file. So one large file is read by one thread at a time and counted by all, and
//! of many files many are read and unpacked at once. What was counted is merged in the order of pieces and files.
//! Nobody runs far ahead of what is merged: memory is bounded.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::Builder;

use super::count::Counter;
use super::files::Files;
use super::merge::Merge;
use super::pieces::Pieces;
use super::progress::Progress;
use super::tally::Tally;
use super::totals::Totals;
use super::unpack;
use crate::arguments::Records;

/// How many pieces of a file, and how many files, may be counted before what is ahead of them is, for each thread.
const AHEAD: usize = 4;

/// Reads all files, and counts what they hold.
pub(super) fn scan<'a>(
    files: Files,
    records: Records,
    threads: usize,
    progress: &Progress,
    counter: impl Fn() -> Counter<'a> + Sync,
) -> (Totals, Files) {
    let work = Work {
        state: Mutex::new(State {
            files,
            taken: 0,
            merged: 0,
            open: BTreeMap::new(),
            totals: Totals::default(),
            stopped: false,
        }),
        changed: Condvar::new(),
        ahead: AHEAD.saturating_mul(threads),
        records,
    };
    std::thread::scope(|scope| {
        for _ in 1..threads {
            let work_along = || work.run(counter(), progress);
            // Those that the system gives do the work too, only later.
            if Builder::new().spawn_scoped(scope, work_along).is_err() {
                break;
            }
        }
        work.run(counter(), progress);
    });
    let state = work
        .state
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    (state.totals, state.files)
}

/// What the threads share.
struct Work {
    state: Mutex<State>,
    changed: Condvar,
    ahead: usize,
    records: Records,
}

struct State {
    files: Files,
    /// How many files were taken, and how many are in the totals.
    taken: usize,
    merged: usize,
    /// The others, by number.
    open: BTreeMap<usize, Open>,
    totals: Totals,
    /// A thread has panicked: the others need not go on.
    stopped: bool,
}

/// A file that is being read and counted.
struct Open {
    path: PathBuf,
    /// Unless a thread holds it.
    pieces: Option<Pieces>,
    /// How many pieces were taken, and how many are in the tally.
    taken: usize,
    merged: usize,
    /// What the others come to.
    waiting: BTreeMap<usize, Tally>,
    tally: Tally,
    is_at_end: bool,
    failure: Option<std::io::Error>,
}

/// What a thread does next.
enum Job {
    Open { file: usize, path: PathBuf },
    Read { file: usize, pieces: Pieces },
}

impl Work {
    fn run(&self, mut counter: Counter<'_>, progress: &Progress) {
        let _guard = StopOnPanic(self);
        let mut bytes = Vec::new();
        while let Some(job) = self.take() {
            let (file, mut pieces) = match job {
                Job::Open { file, path } => match self.open(&path, progress) {
                    Ok(pieces) => (file, pieces),
                    Err(error) => {
                        self.end(file, 0, Some(error));
                        continue;
                    }
                },
                Job::Read { file, pieces } => (file, pieces),
            };
            match pieces.next(&mut bytes) {
                Some(piece) => {
                    let number = self.give_back(file, pieces);
                    let tally = counter.count(piece, &bytes);
                    self.merge(file, number, tally);
                }
                None => self.end(file, pieces.length(), pieces.failure()),
            }
        }
    }

    fn open(&self, path: &Path, progress: &Progress) -> std::io::Result<Pieces> {
        let input = unpack::open(path, progress)?;
        Ok(Pieces::new(input, self.records))
    }

    /// Waits for something to do; `None` if there is nothing more.
    fn take(&self) -> Option<Job> {
        let mut state = self.lock();
        loop {
            if state.stopped {
                return None;
            }
            if let Some(job) = state.next_job(self.ahead) {
                return Some(job);
            }
            if state.open.is_empty() {
                return None;
            }
            let changed = self.changed.wait(state);
            state = changed.unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Lets others read on, and numbers the piece that was read.
    fn give_back(&self, file: usize, pieces: Pieces) -> usize {
        let mut state = self.lock();
        let number = state.open.get_mut(&file).map_or(0, |open| {
            open.pieces = Some(pieces);
            open.taken += 1;
            open.taken - 1
        });
        drop(state);
        self.changed.notify_all();
        number
    }

    fn merge(&self, file: usize, piece: usize, tally: Tally) {
        let mut state = self.lock();
        if let Some(open) = state.open.get_mut(&file) {
            open.merge(piece, tally);
        }
        state.merge_files();
        drop(state);
        self.changed.notify_all();
    }

    fn end(&self, file: usize, bytes: u64, failure: Option<std::io::Error>) {
        let mut state = self.lock();
        if let Some(open) = state.open.get_mut(&file) {
            open.is_at_end = true;
            open.tally.bytes = bytes;
            open.failure = failure;
        }
        state.merge_files();
        drop(state);
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn next_job(&mut self, ahead: usize) -> Option<Job> {
        for (number, (file, open)) in self.open.iter_mut().enumerate() {
            // What has many names waits until they can be taken into the totals.
            if number > 0 && open.tally.has_many_names() {
                continue;
            }
            if open.taken - open.merged < ahead {
                if let Some(pieces) = open.pieces.take() {
                    return Some(Job::Read {
                        file: *file,
                        pieces,
                    });
                }
            }
        }
        while self.taken - self.merged < ahead {
            let found = self.files.next()?;
            let file = self.taken;
            self.taken += 1;
            let path = found.path.clone();
            let is_problem = found.problem.is_some();
            self.open.insert(file, Open::new(found.path, found.problem));
            if !is_problem {
                return Some(Job::Open { file, path });
            }
            self.merge_files();
        }
        None
    }

    /// Adds the files to the totals that come next and were counted.
    fn merge_files(&mut self) {
        while let Some(mut first) = self.open.first_entry() {
            self.totals.take_names(&mut first.get_mut().tally);
            if !first.get().is_counted() {
                return;
            }
            let open = first.remove();
            self.merged += 1;
            self.totals.add(&open.path, open.tally, open.failure);
        }
    }
}

impl Open {
    fn new(path: PathBuf, problem: Option<std::io::Error>) -> Self {
        Self {
            path,
            pieces: None,
            taken: 0,
            merged: 0,
            waiting: BTreeMap::new(),
            tally: Tally::default(),
            is_at_end: problem.is_some(),
            failure: problem,
        }
    }

    fn merge(&mut self, piece: usize, tally: Tally) {
        self.waiting.insert(piece, tally);
        while let Some(tally) = self.waiting.remove(&self.merged) {
            self.tally.merge(tally);
            self.merged += 1;
        }
    }

    fn is_counted(&self) -> bool {
        self.is_at_end && self.merged == self.taken
    }
}

/// Without it the other threads would wait for one that has panicked.
struct StopOnPanic<'a>(&'a Work);

impl Drop for StopOnPanic<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.lock().stopped = true;
            self.0.changed.notify_all();
        }
    }
}
