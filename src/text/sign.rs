//! Signs that open a line, as the readers of the formats need them before there is an outline.

/// Signs that open a speaker's words.
pub(super) const SPEAKERS: [char; 7] = ['○', '◯', '〇', '◎', '◆', '●', '◇'];

/// Signs that open an item of a list.
pub(super) const BULLETS: [char; 14] =
    ['・', '•', '▪', '○', '◯', '〇', '◎', '●', '◆', '◇', '■', '□', '→', '⇒'];
