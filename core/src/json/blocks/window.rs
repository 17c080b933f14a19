//! Some tokens of the body in a row, and where they stand.

use super::classes::{Classes, Engine, Task};
use super::tokens::{Grammar, Kinds, Tokens, up_to};
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
    /// The tokens of each block that has some, and where it begins.
    blocks: [(u64, usize); BLOCKS],
    /// Which tokens of the window are the first ones of their blocks.
    firsts: u64,
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

/// A window that is being filled.
#[derive(Default)]
struct Filling {
    kinds: Kinds,
    /// Tokens; before the last block that was read; and the kinds of those of that block.
    count: u32,
    before: u32,
    last: Kinds,
    firsts: u64,
    /// Blocks that have tokens.
    blocks: usize,
    /// Blocks that were read.
    read: usize,
    /// Which of them have escapes.
    escaping: u32,
    faults: u64,
}

/// What is in a block.
struct Found {
    tokens: u64,
    kinds: Kinds,
    /// Backslashes that escape something.
    escaping: u64,
    /// What JSON forbids.
    faults: u64,
}

impl<'a> Window<'a> {
    #[inline(always)]
    pub(crate) fn new(body: &'a [u8], start: usize) -> Self {
        Self {
            body,
            next: start,
            tokens: Tokens::default(),
            blocks: [(0, 0); BLOCKS],
            firsts: 0,
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
        let firsts = self.firsts & up_to(1 << (token % TOKENS));
        let block = firsts.count_ones() as usize;
        let first = firsts.checked_ilog2().unwrap_or(0);
        let (tokens, start) = self.blocks[block.wrapping_sub(1) % BLOCKS];
        start + engine.select(tokens, token.wrapping_sub(first)) as usize
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
        // Copies, which can be kept in registers.
        let mut state = self.state;
        let mut filling = Filling::default();
        if self.rest_count > 0 {
            self.keep_last_block(engine);
            filling.kinds = self.rest;
            filling.count = self.rest_count;
            filling.firsts = 1;
            filling.blocks = 1;
        }
        // The most that the window has room for.
        let end = body.len().min(first + (BLOCKS - filling.blocks) * BLOCK);
        let chunks = body.get(first..end).unwrap_or_default().chunks_exact(BLOCK);
        let tail = chunks.remainder().len();
        let mut offset = first;
        for bytes in chunks {
            if filling.count >= TOKENS {
                break;
            }
            // A chunk is as long as a block.
            let Ok(bytes) = bytes.try_into() else { break };
            let found = state.read(engine, &engine.classify(bytes));
            self.take(engine, &mut filling, &found, offset);
            offset += BLOCK;
        }
        if tail > 0 && offset + tail == end && filling.count < TOKENS {
            let found = state.read(engine, &last_of(engine, body, tail));
            self.take(engine, &mut filling, &found, offset);
            offset = end;
        }
        self.state = state;
        self.next = offset;
        self.firsts = filling.firsts;
        self.rest_count = filling.count.saturating_sub(TOKENS);
        if self.rest_count > 0 {
            // A block has no more tokens than a window, so that some were there before.
            self.rest = filling.last.map(|bits| bits >> (TOKENS - filling.before));
        }
        let mut faults = filling.faults;
        if filling.escaping != 0 {
            self.has_backslash = true;
            faults |= self.check_escapes(filling.escaping, first);
        }
        if filling.count == 0 {
            self.tokens = Tokens::default();
        } else {
            let count = filling.count.min(TOKENS);
            let (tokens, fault) = self.grammar.check(filling.kinds, count);
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

    /// Adds the tokens of the block at an offset.
    #[inline(always)]
    fn take<E: Engine>(&mut self, engine: E, filling: &mut Filling, found: &Found, offset: usize) {
        if found.escaping != 0 {
            self.escapes[filling.read % BLOCKS] = found.escaping;
            filling.escaping |= 1 << filling.read;
        }
        filling.read += 1;
        filling.faults |= found.faults;
        self.blocks[filling.blocks % BLOCKS] = (found.tokens, offset);
        let has_tokens = found.tokens != 0;
        filling.blocks += usize::from(has_tokens);
        filling.firsts |= u64::from(has_tokens) << filling.count;
        filling.last = engine.compress(found.kinds, found.tokens);
        for (word, bits) in filling.kinds.iter_mut().zip(filling.last) {
            *word |= bits << filling.count;
        }
        filling.before = filling.count;
        filling.count += found.tokens.count_ones();
    }

    /// Begins a window with the tokens of the last block that did not fit into the one before.
    fn keep_last_block<E: Engine>(&mut self, engine: E) {
        let last = self.firsts.count_ones() as usize;
        let first = self.firsts.checked_ilog2().unwrap_or(0);
        let (tokens, start) = self.blocks[last.wrapping_sub(1) % BLOCKS];
        let from = engine.select(tokens, TOKENS - first);
        self.blocks[0] = (tokens & (u64::MAX << from), start);
    }

    /// Not 0 if an escape in some blocks is none that JSON has. The first block begins at an offset.
    #[cold]
    fn check_escapes(&self, mut escaping: u32, start: usize) -> u64 {
        let mut faults = 0;
        while escaping != 0 {
            let place = escaping.trailing_zeros() as usize;
            let offset = start + place * BLOCK;
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
    /// What is in the next block.
    #[inline(always)]
    fn read<E: Engine>(&mut self, engine: E, classes: &Classes) -> Found {
        let mut escaped = 0;
        let mut escaping = 0;
        if classes.backslash | self.escaped != 0 {
            let carry;
            (escaped, carry) = escapes::escaped(classes.backslash, self.escaped);
            self.escaped = carry;
            escaping = classes.backslash & !escaped;
        }
        let quote = classes.quote & !escaped;
        // From an opening quote up to the byte before the closing one.
        let in_string = engine.prefix_parity(quote) ^ self.in_string;
        self.in_string = 0_u64.wrapping_sub(in_string >> 63);
        let faults = classes.control & (in_string | classes.operator);

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
        Found {
            tokens,
            kinds,
            escaping,
            faults,
        }
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
