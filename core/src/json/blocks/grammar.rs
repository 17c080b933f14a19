//! What may follow what, for all tokens of a block at once.
//!
//! The token that follows another is found by an addition: put a bit behind the one, let it ripple through the gap
//! between them, and it comes out at the other. What is allowed depends on the token before, for a colon on the two
//! before it, and on whether it stands in an object or in an array. The last is left to the walk over the brackets:
//! there are fewer of them.

use super::classes::{Classes, Engine};
use super::scalars::Found;
use super::{Block, Strings};

/// What a block passes on to the next: for each kind of token, 1 if the last token was such a one.
#[derive(Clone, Copy)]
pub(super) struct Grammar {
    /// A comma, a colon or an opening bracket.
    asking: u8,
    colon: u8,
    opening: u8,
    /// A string that a colon may follow.
    name: u8,
}

impl Grammar {
    /// The body is read as what follows a colon: one value.
    #[inline(always)]
    pub(super) fn new() -> Self {
        Self {
            asking: 1,
            colon: 1,
            opening: 0,
            name: 0,
        }
    }

    #[inline(always)]
    pub(super) fn check<E: Engine>(
        &mut self,
        classes: &Classes,
        strings: &Strings,
        scalars: &Found,
        faults: &mut u64,
    ) -> Block {
        let Strings { in_string, quote } = *strings;
        let Found { begins, odd } = *scalars;
        let operator = classes.operator & !in_string;
        let brackets = operator & classes.bracket;
        let opening = brackets & classes.opening;
        let closing = brackets & !classes.opening;
        let colon = operator & classes.opening & !classes.bracket;
        let string = quote & in_string;
        let tokens = operator | string | begins;

        let next = |kind: u64, carry: &mut u8| {
            // A token of this kind passes a bit on to what is behind it; the bits of a gap pass it on; other tokens
            // keep it.
            let (sum, overflow) = E::add(kind, !tokens | kind, *carry);
            *carry = overflow;
            sum & tokens
        };
        // After a comma, a colon and an opening bracket comes a value, and after nothing else; or an empty container
        // ends.
        let asked = next(operator & !closing, &mut self.asking);
        let after_opening = next(opening, &mut self.opening);
        *faults |= (asked ^ (string | begins | opening)) & !(after_opening & closing);
        // A colon comes after a string that is no value of a member.
        let after_colon = next(colon, &mut self.colon);
        let first = asked & !after_colon;
        let after_name = next(string & first, &mut self.name);
        *faults |= colon & !after_name;
        Block {
            tokens: operator | quote | begins,
            brackets,
            opening: classes.opening,
            braces: classes.brace,
            // After `{` and a comma a value that is no string; after such a string something other than a colon.
            not_in_object: (first & (begins | opening)) | (after_name & !colon),
            not_in_array: colon,
            odd,
        }
    }
}
