//! A body wherever it stands in memory, and whatever stands before and behind it.

use crate::{Selection, check, check_fast};

const BLOCK: usize = 64;
/// Bytes that would change what a body means, if they were read as part of it.
const BESIDE: &[u8] = b"\\\"{0\xff";

/// Gives a body at each alignment, with the same byte before and behind it all over.
fn at_each_alignment(body: &[u8], beside: u8, mut check: impl FnMut(&[u8])) {
    let mut memory = vec![beside; body.len() + 4 * BLOCK];
    let aligned = memory.as_ptr().align_offset(BLOCK) + BLOCK;
    for shift in 0..BLOCK {
        memory.fill(beside);
        let place = &mut memory[aligned + shift..][..body.len()];
        place.copy_from_slice(body);
        assert_eq!(place.as_ptr().align_offset(BLOCK), (BLOCK - shift) % BLOCK);
        check(place);
    }
}

/// Bodies of every length from none to some blocks, of which the end differs.
#[test]
fn of_every_length() {
    let mut selection = Selection::every(31);
    let tails: [(&[u8], bool); 8] = [
        (b"\"}}", true),
        ("中\"}}".as_bytes(), true),
        (b"\\\\\"}}", true),
        (b"\",\"n\":10}}", true),
        (b"\"}} \n", true),
        (b"\"}}\x0c", false),
        (b"\\\"}}", false),
        (b"\xe4\xb8", false),
    ];
    for (tail, is_valid) in tails {
        for length in 0..4 * BLOCK {
            let head = format!("{{\"Response\":{{\"RequestId\":\"r{}", "x".repeat(length));
            let body = [head.as_bytes(), tail].concat();
            for beside in BESIDE {
                if selection.takes() {
                    at_each_alignment(&body, *beside, |body| {
                        if is_valid {
                            check_fast(body);
                        } else {
                            assert!(!check(body));
                        }
                    });
                }
            }
        }
    }
}

/// What is shorter than the shortest envelope.
#[test]
fn of_few_bytes() {
    for body in [
        &b""[..],
        b" ",
        b"{",
        b"{}",
        b"\"",
        b"1",
        b"\xef\xbb\xbf",
        b"{\"Response\":{}}",
    ] {
        for beside in BESIDE {
            at_each_alignment(body, *beside, |body| {
                check(body);
            });
        }
    }
}
