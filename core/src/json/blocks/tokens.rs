//! What may follow what, for all tokens of a window at once.
//!
//! What is allowed depends on the token before, for a colon on the two before it, and on whether it stands in an object
//! or in an array. The last is left to the walk over the brackets: there are fewer of them.

/// The numbers of the kinds of some tokens, a word for each bit, the lowest first: 0 number or literal, 1 string,
/// 2 colon, 3 comma, 4 `[`, 5 `]`, 6 `{`, 7 `}`.
pub(super) type Kinds = [u64; 3];

/// Up to 64 tokens in a row, a bit each, the first in the lowest.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tokens {
    pub(crate) count: u32,
    pub(crate) string: u64,
    /// Numbers and literals.
    pub(super) scalar: u64,
    pub(crate) colon: u64,
    pub(crate) bracket: u64,
    /// `}` and `]`.
    pub(crate) closing: u64,
    /// Of a bracket: it is `{` or `}`.
    pub(crate) brace: u64,
    /// What must not stand directly in an object. In an array that is a colon.
    pub(crate) not_in_object: u64,
}

impl Tokens {
    /// What stands where it must not, if those that stand directly in an object are known.
    #[inline(always)]
    pub(crate) fn misplaced(&self, in_object: u64) -> u64 {
        (self.not_in_object & in_object) | (self.colon & !in_object)
    }
}

/// What a window passes on to the next: for each kind of token, 1 if the last token was such a one.
#[derive(Clone, Copy)]
pub(super) struct Grammar {
    /// A comma, a colon or an opening bracket.
    asking: u64,
    colon: u64,
    opening: u64,
    /// A string that a colon may follow.
    name: u64,
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

    /// The next tokens, 1 to 64 of them; and not 0 if one stands where it never can.
    #[inline(always)]
    pub(super) fn check(&mut self, kinds: Kinds, count: u32) -> (Tokens, u64) {
        let [low, middle, high] = kinds;
        let all = u64::MAX >> (64 - count);
        let closing = high & low;
        let opening = high & !low;
        let colon = !high & middle & !low;
        let comma = !high & middle & low;
        let string = !high & !middle & low;
        let scalar = !(high | middle | low) & all;

        let next = |kind: u64, carry: &mut u64| {
            let next = kind << 1 | *carry;
            *carry = kind >> (count - 1) & 1;
            next
        };
        // After a comma, a colon and an opening bracket comes a value, and after nothing else; or an empty container
        // ends.
        let asked = next(comma | colon | opening, &mut self.asking);
        let after_opening = next(opening, &mut self.opening);
        let fault = (asked ^ (string | scalar | opening)) & !(after_opening & closing);
        // A colon comes after a string that is no value of a member.
        let after_colon = next(colon, &mut self.colon);
        let first = asked & !after_colon;
        let after_name = next(string & first, &mut self.name);
        let fault = fault | (colon & !after_name);
        let tokens = Tokens {
            count,
            string,
            scalar,
            colon,
            bracket: high,
            closing,
            brace: middle,
            // After `{` and a comma a value that is no string; after such a string something other than a colon.
            not_in_object: ((first & (scalar | opening)) | (after_name & !colon)) & all,
        };
        (tokens, fault & all)
    }
}

/// A bit and all below.
#[inline(always)]
pub(crate) fn up_to(bit: u64) -> u64 {
    bit | bit.wrapping_sub(1)
}
