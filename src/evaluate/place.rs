//! Where words of the gold stand in a document.

use unicode_normalization::UnicodeNormalization;

use super::fold;
use crate::{Span, Text, span::to_u32};

/// The folded characters of a document, each with its place.
#[derive(Default)]
pub struct Places {
    folded: String,
    // Character of the source behind each byte of `folded`.
    at: Vec<u32>,
}

impl Places {
    /// The places of `text`.
    #[must_use]
    pub fn of(text: &Text) -> Places {
        let mut places = Places::default();
        for (at, c) in text.as_str().chars().enumerate() {
            for folded in std::iter::once(c).nfkc().map(fold::dash).filter(|&c| !fold::space(c)) {
                for lower in folded.to_lowercase() {
                    places.folded.push(lower);
                    places.at.extend(std::iter::repeat_n(to_u32(at), lower.len_utf8()));
                }
            }
        }
        places
    }

    /// The first place of `words`, however they are spaced.
    #[must_use]
    pub fn find(&self, words: &str) -> Option<Span> {
        let words = fold::fold(words);
        let start = self.folded.find(&words).filter(|_| !words.is_empty())?;
        Some(Span::new(self.at[start], self.at[start + words.len() - 1] + 1))
    }
}
