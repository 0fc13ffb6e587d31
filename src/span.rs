//! Places in a source text.

use std::fmt;

/// The characters `[start, end)` of a source text, in Unicode code points.
///
/// ```
/// use gijigraph::Span;
/// let span = Span::new(3, 5);
/// assert_eq!((span.start(), span.end(), span.chars()), (3, 5, 2));
/// assert_eq!(span.to(Span::new(9, 12)), Span::new(3, 12));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    // Invariant: start <= end.
    start: u32,
    end: u32,
}

impl Span {
    /// The characters from `start` up to, not including, `end`.
    ///
    /// An `end` before `start` gives the empty span at `start`.
    #[must_use]
    pub fn new(start: u32, end: u32) -> Self {
        Self { start, end: end.max(start) }
    }

    /// First character, in code points from the beginning of the text.
    #[must_use]
    pub fn start(self) -> u32 {
        self.start
    }

    /// The character after the last one, in code points.
    #[must_use]
    pub fn end(self) -> u32 {
        self.end
    }

    /// Length in code points.
    #[must_use]
    pub fn chars(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span holds no character.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span from the beginning of this one to the end of `other`.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Whether `other` lies wholly inside this span.
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// Offsets fit 32 bits: sources are bounded to 4 GiB where they are read.
pub(crate) fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
