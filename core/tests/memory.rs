//! Decoding a borrowed body takes no memory beyond the stack, however long the body is, and whether it is valid or not.
#![allow(unsafe_code, reason = "an allocator cannot be made without")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::hint::black_box;

use tcenvelope::{DecodeErrorKind, Envelope, Options, Response};

/// Counts what each thread asks for: the test runner's own threads go on beside.
struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

fn count() {
    ALLOCATIONS.set(ALLOCATIONS.get() + 1);
}

// SAFETY: all is passed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: the caller promises what the system's allocator asks for.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: likewise.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        // SAFETY: likewise.
        unsafe { System.realloc(memory, layout, size) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: likewise.
        unsafe { System.dealloc(memory, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn allocations<T>(work: impl FnOnce() -> T) -> (usize, T) {
    let before = ALLOCATIONS.get();
    let done = work();
    (ALLOCATIONS.get() - before, done)
}

/// What is valid behind `{"Response":{`, about as long as asked for.
fn members(length: usize) -> [String; 8] {
    let repeat = |piece: &str| piece.repeat(length / piece.len() + 1);
    [
        format!("\"L\":[{}0]", repeat("1,")),
        format!("\"L\":[{}0]", repeat("[[],{\"a\":[]}],")),
        format!("\"T\":\"{}\"", repeat("x")),
        format!("\"T\":\"{}\"", repeat("\\\\\\\"\\u4e2d")),
        format!("\"T\":\"{}\"", repeat("中文")),
        format!("\"N\":{}", repeat("7")),
        format!("\"N\":{}0", repeat(" ")),
        format!(
            "{}\"Error\":{{\"Code\":\"A.{}\",\"Message\":\"{}\"}}",
            repeat("\"A\":\"b\","),
            repeat("\\u0042"),
            repeat("\\n")
        ),
    ]
}

/// Less than a block, some windows, and far more than any buffer on a stack.
const LENGTHS: [usize; 3] = [10, 10_000, 100_000];

/// In all ways, and what is most often asked for afterwards.
fn decode(options: &Options, body: &[u8]) -> Result<(), DecodeErrorKind> {
    fn ask(envelope: &Envelope<'_>) -> usize {
        let id = envelope.request_id().map_or(0, |id| id.raw().len());
        let failure = envelope.failure();
        let code = failure.map_or(0, |failure| failure.code().chars().count());
        id + code + envelope.fields().iter().count()
    }
    let mut decoded = Ok(());
    for way in options.decode_in_all_ways(body).iter().flatten() {
        decoded = match way {
            Ok(envelope) => {
                black_box(ask(envelope));
                Ok(())
            }
            Err(error) => Err(error.kind()),
        };
    }
    decoded
}

#[test]
fn a_borrowed_decode_allocates_nothing() {
    let options = Options::new();
    for length in LENGTHS {
        for members in members(length) {
            let valid = format!("{{\"Response\":{{{members},\"RequestId\":\"r-1\"}}}}");
            assert_eq!(
                allocations(|| decode(&options, valid.as_bytes())),
                (0, Ok(()))
            );
            let last_byte_missing = &valid.as_bytes()[..valid.len() - 1];
            assert_eq!(
                allocations(|| decode(&options, last_byte_missing)),
                (0, Err(DecodeErrorKind::Truncated))
            );
            let bracket_too_many = format!("{valid}}}");
            assert_eq!(
                allocations(|| decode(&options, bracket_too_many.as_bytes())),
                (0, Err(DecodeErrorKind::InvalidJson))
            );
            let no_text = [valid.as_bytes(), b"\xff"].concat();
            assert!(matches!(
                allocations(|| decode(&options, &no_text)),
                (0, Err(_))
            ));
        }
    }
}

/// The count counts.
#[test]
fn an_owned_response_is_noticed() {
    let body = br#"{"Response":{"RequestId":"r-1"}}"#;
    let (taken, owned) = allocations(|| Response::decode(body.to_vec()).map(drop));
    assert!(taken >= 1 && owned.is_ok(), "{taken}");
}
