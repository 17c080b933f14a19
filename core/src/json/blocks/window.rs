//! Some tokens of the body in a row, and where they stand.

use super::classes::{Classes, Engine, Task};
use super::tokens::{Grammar, Kinds, Tokens};
use super::{BLOCK, BLOCKS, escapes, scalars};

/// Tokens of a window: a word's bits.
const TOKENS: u32 = u64::BITS;

/// Up to 64 tokens of up to 16 blocks: a body of the usual size is one window.
///
/// What the windows let pass is JSON but for three things, which a walk over the tokens sees: that brackets match, that
/// nothing stands directly in an object or in an array which must not, and that there is one value.
pub(crate) struct Window<'a> {
    body: &'a [u8],
    /// Where the next block begins that has not been read.
    next: usize,
    pub(crate) tokens: Tokens,
    /// Where the first block begins.
    start: usize,
    /// The tokens of each block; in the first one but for those of the window before.
    blocks: [u64; BLOCKS],
    /// How many tokens of the window stand before each block; behind the last block a number too high.
    before: [u8; BLOCKS],
    last: usize,
    /// Tokens of the last block that are of the next window.
    rest: Kinds,
    rest_count: u32,
    /// Backslashes that escape something in a block read last; of blocks without one anything.
    escapes: [u64; BLOCKS],
    /// A backslash was seen in this window or before it.
    pub(crate) has_backslash: bool,
    has_fault: bool,
    state: State,
    grammar: Grammar,
}

/// What a block passes on to the next.
#[derive(Clone, Copy, Default)]
struct State {
    /// All bits if a string is open.
    in_string: u64,
    /// 1 if the first byte is escaped by a backslash.
    escaped: u64,
    /// 1 if the last byte was part of a number or a literal.
    in_scalar: u64,
}

/// A window holds what JSON forbids.
pub(crate) struct Forbidden;

/// The tokens of a block.
struct Found {
    tokens: u64,
    kinds: Kinds,
}

impl<'a> Window<'a> {
    #[inline(always)]
    pub(crate) fn new(body: &'a [u8], start: usize) -> Self {
        Self {
            body,
            next: start,
            tokens: Tokens::default(),
            start,
            blocks: [0; BLOCKS],
            before: [0; BLOCKS],
            last: 0,
            rest: [0; 3],
            rest_count: 0,
            escapes: [0; BLOCKS],
            has_backslash: false,
            has_fault: false,
            state: State::default(),
            grammar: Grammar::new(),
        }
    }

    /// Where a token of this window stands.
    #[inline(always)]
    pub(crate) fn offset<E: Engine>(&self, engine: E, token: u32) -> usize {
        // The last block with no more tokens before it.
        let token_byte = token.to_le_bytes()[0];
        let block = engine.count_up_to(&self.before, token_byte) as usize - 1;
        let before = self.before[block % BLOCKS];
        let bit = engine.select(self.blocks[block % BLOCKS], token - u32::from(before));
        self.start + block * BLOCK + bit as usize
    }

    /// The whole body as text, if it has been read to its end and no string is open.
    #[inline(always)]
    pub(crate) fn text<E: Engine>(&self, engine: E) -> Option<&'a str> {
        if self.next < self.body.len() || self.rest_count > 0 || self.state.in_string != 0 {
            return None;
        }
        engine.text(self.body)
    }

    /// Goes to the next tokens; there is none behind the end of the body.
    pub(crate) fn advance<E: Engine>(&mut self, engine: E) -> Result<(), Forbidden> {
        if self.next >= self.body.len() && self.rest_count == 0 {
            self.tokens = Tokens::default();
            return Ok(());
        }
        engine.run(Advance {
            window: self,
            engine,
        })
    }

    #[inline(always)]
    fn read_on<E: Engine>(&mut self, engine: E) -> Result<(), Forbidden> {
        loop {
            self.fill(engine);
            if self.has_fault {
                return Err(Forbidden);
            }
            let is_last = self.next >= self.body.len() && self.rest_count == 0;
            if self.tokens.count > 0 || is_last {
                return Ok(());
            }
        }
    }

    #[inline(always)]
    fn fill<E: Engine>(&mut self, engine: E) {
        let body = self.body;
        let first = self.next;
        let (mut kinds, mut count, new) = if self.rest_count == 0 {
            self.start = first;
            ([0; 3], 0, 0)
        } else {
            self.keep_last_block(engine);
            (self.rest, self.rest_count, 1)
        };
        self.before = [i8::MAX.cast_unsigned(); BLOCKS];
        self.before[0] = 0;

        // The most that the window has room for.
        let end = body.len().min(first + (BLOCKS - new) * BLOCK);
        let chunks = body.get(first..end).unwrap_or_default().chunks_exact(BLOCK);
        let tail = chunks.remainder().len();
        // A copy, which can be kept in registers.
        let mut state = self.state;
        let mut faults = 0;
        let mut escaping = 0_u32;
        let mut index = new;
        let mut before = count;
        let mut last = [0; 3];
        let mut take = |classes: &Classes, index: usize, count: u32| {
            let place = index % BLOCKS;
            let (found, escapes) = state.read(engine, classes, &mut faults);
            if escapes != 0 {
                self.escapes[place] = escapes;
                escaping |= 1 << place;
            }
            self.before[place] = count.to_le_bytes()[0];
            self.blocks[place] = found.tokens;
            last = found.kinds;
            for (word, bits) in kinds.iter_mut().zip(last) {
                *word |= bits << count;
            }
            count + found.tokens.count_ones()
        };
        let mut full = true;
        for bytes in chunks {
            if count >= TOKENS {
                full = false;
                break;
            }
            // A chunk is as long as a block.
            let Ok(bytes) = bytes.try_into() else { break };
            before = count;
            count = take(&engine.classify(bytes), index, count);
            index += 1;
        }
        self.next = first + (index - new) * BLOCK;
        if full && tail > 0 && count < TOKENS {
            before = count;
            count = take(&last_of(engine, body, tail), index, count);
            index += 1;
            self.next = body.len();
        }
        self.state = state;
        self.last = index.wrapping_sub(1);
        self.rest_count = count.saturating_sub(TOKENS);
        if count > TOKENS {
            count = TOKENS;
            // A block has no more tokens than a window, so that some were there before.
            self.rest = last.map(|bits| bits >> (TOKENS - before));
        }
        if escaping != 0 {
            self.has_backslash = true;
            faults |= self.check_escapes(escaping);
        }
        if count == 0 {
            self.tokens = Tokens::default();
        } else {
            let (tokens, fault) = self.grammar.check(kinds, count);
            self.tokens = tokens;
            faults |= fault;
        }
        let mut scalars = self.tokens.scalar;
        while scalars != 0 {
            let offset = self.offset(engine, scalars.trailing_zeros());
            faults |= u64::from(!scalars::check(body, offset));
            scalars &= scalars - 1;
        }
        self.has_fault |= faults != 0;
    }

    /// Begins a window with the tokens of the last block that did not fit into the one before.
    fn keep_last_block<E: Engine>(&mut self, engine: E) {
        let last = self.last % BLOCKS;
        self.start += last * BLOCK;
        let taken = TOKENS - u32::from(self.before[last]);
        let from = engine.select(self.blocks[last], taken);
        self.blocks[0] = self.blocks[last] & (u64::MAX << from);
    }

    /// Not 0 if an escape in some blocks is none that JSON has.
    #[cold]
    fn check_escapes(&self, mut escaping: u32) -> u64 {
        let mut faults = 0;
        while escaping != 0 {
            let place = escaping.trailing_zeros() as usize;
            let offset = self.start + place * BLOCK;
            faults |= escapes::check(self.body, offset, self.escapes[place % BLOCKS]);
            escaping &= escaping - 1;
        }
        faults
    }
}

/// [`Window::read_on`].
struct Advance<'w, 'a, E> {
    window: &'w mut Window<'a>,
    engine: E,
}

impl<E: Engine> Task for Advance<'_, '_, E> {
    type Output = Result<(), Forbidden>;

    #[inline(always)]
    fn run(self) -> Result<(), Forbidden> {
        self.window.read_on(self.engine)
    }
}

impl State {
    /// The tokens of the next block; and the backslashes in it that escape something.
    #[inline(always)]
    fn read<E: Engine>(
        &mut self,
        engine: E,
        classes: &Classes,
        faults: &mut u64,
    ) -> (Found, u64) {
        let (mut escaped, mut escapes) = (0, 0);
        if classes.backslash | self.escaped != 0 {
            let carry;
            (escaped, carry) = escapes::escaped(classes.backslash, self.escaped);
            self.escaped = carry;
            escapes = classes.backslash & !escaped;
        }
        let quote = classes.quote & !escaped;
        // From an opening quote up to the byte before the closing one.
        let in_string = engine.prefix_parity(quote) ^ self.in_string;
        self.in_string = 0_u64.wrapping_sub(in_string >> 63);
        *faults |= classes.control & (in_string | classes.operator);

        let string = quote & in_string;
        let operator = classes.operator & !in_string;
        let scalar = !(classes.operator | classes.white_space | in_string | quote);
        let begins = scalar & !(scalar << 1 | self.in_scalar);
        self.in_scalar = scalar >> 63;
        let tokens = operator | string | begins;
        let kinds = [
            classes.ending & operator | string,
            classes.not_square & operator,
            classes.bracket & operator,
        ];
        let kinds = engine.compress(kinds, tokens);
        (Found { tokens, kinds }, escapes)
    }
}

/// What the last bytes of a body are, fewer than a block; behind them is white space.
#[inline(always)]
fn last_of<E: Engine>(engine: E, body: &[u8], length: usize) -> Classes {
    if let Some(block) = body.last_chunk::<BLOCK>() {
        // To load it where it stands is faster than to copy it.
        return engine.classify(block).from(BLOCK - length);
    }
    let mut block = [b' '; BLOCK];
    if let (Some(place), Some(last)) = (block.get_mut(..length), body.get(body.len() - length..)) {
        place.copy_from_slice(last);
    }
    engine.classify(&block)
}
