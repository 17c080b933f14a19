//! The brackets that are open where the fast reader stands.

#![allow(
    clippy::inline_always,
    reason = "calls and what they pass through memory would cost more than most of these functions do"
)]

/// Brackets nest this deep, or the fast reader gives up: one bit each in a word.
const DEEPEST: u32 = u64::BITS;

/// The brackets that are open.
#[derive(Clone, Copy)]
pub(super) struct OpenBrackets {
    /// A bit for each, the innermost in the lowest: 1 for an object.
    objects: u64,
    depth: u32,
    max_depth: u32,
}

impl OpenBrackets {
    pub(super) fn new(max_depth: usize) -> Self {
        Self {
            objects: 0,
            depth: 0,
            max_depth: u32::try_from(max_depth).map_or(DEEPEST, |depth| depth.min(DEEPEST)),
        }
    }

    pub(super) fn depth(&self) -> u32 {
        self.depth
    }

    pub(super) fn is_too_deep(&self) -> bool {
        self.depth > self.max_depth
    }

    /// Opens one more; false if that is one too many.
    #[inline(always)]
    pub(super) fn push(&mut self, is_object: bool) -> bool {
        self.objects = self.objects << 1 | u64::from(is_object);
        self.depth += 1;
        self.depth <= self.max_depth
    }

    /// Closes the innermost.
    #[inline(always)]
    pub(super) fn pop(&mut self) {
        self.objects >>= 1;
        self.depth -= 1;
    }

    /// All bits if the innermost is an object.
    #[inline(always)]
    pub(super) fn in_object(&self) -> u64 {
        0_u64.wrapping_sub(self.objects & 1)
    }

    /// Goes over a bracket; not 0 if it closes one of the other kind. A bracket must be open.
    #[inline(always)]
    pub(super) fn take(&mut self, opens: bool, is_object: bool) -> u64 {
        let is_object = u64::from(is_object);
        let fault = (self.objects ^ is_object) & u64::from(!opens);
        let (pushed, popped) = (self.objects << 1 | is_object, self.objects >> 1);
        self.objects = if opens { pushed } else { popped };
        self.depth = if opens {
            self.depth + 1
        } else {
            self.depth.wrapping_sub(1)
        };
        fault
    }
}
