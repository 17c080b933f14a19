//! Pieces that the end of a block or of a window cuts in two, at each of their bytes.
//!
//! A window may end after a number of blocks or after a number of tokens, so that what stands before a piece is told in
//! bytes once and in tokens once.

use crate::pieces::{self, Piece, Place};
use crate::{Selection, check, check_fast};

const BLOCK: usize = 64;
/// A window has up to this many blocks; two of the largest, and some blocks more.
const LAST_BLOCK: usize = 34;
/// Those where windows of 8, 16 or 32 blocks end, the first, and one that is none of these.
const FEW_BLOCKS: [usize; 6] = [1, 2, 8, 16, 27, 32];

/// What stands before a piece.
#[derive(Clone, Copy, Debug)]
enum Filler {
    WhiteSpace,
    /// In the same string, if the piece stands in one.
    Text,
    Tokens,
}

const FILLERS: [Filler; 3] = [Filler::WhiteSpace, Filler::Text, Filler::Tokens];

/// Behind all pieces: something of every kind.
const TAIL: &[u8] =
    r#","z":[{"a":"é\\"},[],-2.5],"RequestId":"r-1","Error":{"Code":"A.\u0042","Message":"中"}}}"#
        .as_bytes();

/// What stands right before a piece and right behind it.
fn around(place: Place) -> (&'static str, &'static str) {
    match place {
        Place::Text => ("\"k\":\"", "\""),
        Place::Member => ("\"k\":", ""),
        Place::Element => ("\"k\":[0,", ",0]"),
    }
}

/// A body in which a piece begins at an offset; none if it cannot begin so early.
fn body(piece: &Piece, filler: Filler, at: usize) -> Option<Vec<u8>> {
    let (before, behind) = around(piece.place);
    let head = match filler {
        Filler::Text if piece.place == Place::Text => {
            let head = format!("{{\"Response\":{{{before}");
            let length = at.checked_sub(head.len())?;
            head + &"x".repeat(length)
        }
        _ => {
            let head = "{\"Response\":{";
            let length = at.checked_sub(head.len() + before.len() + "\"f\":[1],".len())?;
            let value = match filler {
                Filler::WhiteSpace => format!("100{}", " ".repeat(length)),
                Filler::Text => format!("\"{}\"", "x".repeat(length + 1)),
                Filler::Tokens => {
                    format!("[{}1]{}", "1,".repeat(length / 2), " ".repeat(length % 2))
                }
            };
            format!("{head}\"f\":{value},{before}")
        }
    };
    assert_eq!(head.len(), at);
    Some([head.as_bytes(), &piece.bytes, behind.as_bytes(), TAIL].concat())
}

/// Whether the piece was checked: it may not fit in so early.
fn check_piece(piece: &Piece, filler: Filler, at: usize) -> bool {
    let Some(body) = body(piece, filler, at) else {
        return false;
    };
    check_validity(piece, &body);
    true
}

fn check_validity(piece: &Piece, body: &[u8]) {
    if piece.is_valid {
        check_fast(body);
    } else {
        assert!(!check(body), "{}", body.escape_ascii());
    }
}

/// Over the ends of blocks, from right behind the end to right before it; how many were checked.
fn cut_by_ends_of_blocks(pieces: &[Piece], blocks: &[usize]) -> usize {
    let mut selection = Selection::every(59);
    let mut checked = 0;
    for piece in pieces {
        for filler in FILLERS {
            for end in blocks.iter().map(|block| block * BLOCK) {
                for at in end - piece.bytes.len().min(BLOCK)..=end {
                    if selection.takes() {
                        checked += usize::from(check_piece(piece, filler, at));
                    }
                }
            }
        }
    }
    checked
}

/// Over the end of each block, so over the end of all windows of a number of blocks.
#[test]
fn cut_by_a_number_of_bytes() {
    let blocks: Vec<usize> = (1..=LAST_BLOCK).collect();
    let checked = cut_by_ends_of_blocks(&pieces::single(), &blocks);
    let least = if cfg!(debug_assertions) {
        2_000
    } else {
        150_000
    };
    assert!(checked > least, "{checked} checked");
}

#[test]
fn pairs_cut_by_a_number_of_bytes() {
    let checked = cut_by_ends_of_blocks(&pieces::pairs(), &FEW_BLOCKS);
    let least = if cfg!(debug_assertions) {
        1_000
    } else {
        60_000
    };
    assert!(checked > least, "{checked} checked");
}

/// Every length, at every place of a block, before the end of some windows.
#[test]
fn runs_of_backslashes() {
    let mut selection = Selection::every(101);
    let mut checked = 0;
    for count in 1..=pieces::LONGEST_RUN {
        for piece in pieces::backslashes(count) {
            for filler in FILLERS {
                for boundary in FEW_BLOCKS.map(|block| block * BLOCK) {
                    for at in boundary - BLOCK..boundary {
                        if selection.takes() {
                            checked += usize::from(check_piece(&piece, filler, at));
                        }
                    }
                }
            }
        }
    }
    let least = if cfg!(debug_assertions) {
        2_000
    } else {
        200_000
    };
    assert!(checked > least, "{checked} checked");
}

/// Elements of an array, of some tokens and some bytes each.
const ELEMENTS: [&str; 7] = [
    "1,",
    "\"a\",",
    "[],",
    "{\"a\":1},",
    "1   ,",
    "1234567890123,",
    "[[[[]]]],",
];

/// Moves what comes behind it in the block. As many as have nothing in common with 64.
const SHIFTS: [&str; 5] = ["", " ", "  ", "\t\n ", "\r\n     "];

/// As many elements as it takes to come by all tokens of a window of 64, and one token more.
#[test]
fn cut_by_a_number_of_tokens() {
    let mut selection = Selection::every(251);
    let mut checked = 0;
    for piece in [pieces::single(), pieces::pairs()].concat() {
        let (before, behind) = around(piece.place);
        for element in ELEMENTS {
            for count in 0..=70 {
                for one_more in ["1", "{}"] {
                    if selection.takes() {
                        let list = element.repeat(count);
                        let shift = SHIFTS[selection.seen % SHIFTS.len()];
                        let head =
                            format!("{{\"Response\":{{\"f\":[{list}{one_more}],{shift}{before}");
                        let body = [head.as_bytes(), &piece.bytes, behind.as_bytes(), TAIL];
                        check_validity(&piece, &body.concat());
                        checked += 1;
                    }
                }
            }
        }
    }
    let least = if cfg!(debug_assertions) {
        2_000
    } else {
        500_000
    };
    assert!(checked > least, "{checked} checked");
}
