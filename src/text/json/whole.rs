//! Whole records in one field: some systems keep what their assembly printed, from its title to its signatures, as one entry.

use super::meeting::Meeting;

/// Marks of speakers in an entry, at least, that is a whole record and no speech.
const SPEAKERS: usize = 3;
/// Characters from the sign to the bracket that holds the name of who speaks, at most.
const MARK: usize = 24;

/// The records as their offices printed them, one below the other, where the entries are no speeches.
pub(super) fn records(meetings: &[Meeting]) -> Option<String> {
    let entries = || meetings.iter().flat_map(|meeting| &meeting.speeches);
    let speakers: usize = entries().map(|entry| speakers(&entry.words)).sum();
    if speakers < SPEAKERS * entries().count() {
        return None;
    }
    Some(entries().map(|entry| entry.words.trim_end()).collect::<Vec<_>>().join("\n\n"))
}

/// Lines that open with a sign and, in brackets, who speaks: 〇議長（潮見航君）.
fn speakers(words: &str) -> usize {
    let opens = |line: &&str| {
        let line = line.trim_start();
        let sign = line.starts_with(['○', '〇', '◯', '◎', '◆', '◇', '●', '△', '▲', '□', '■']);
        let mut mark = line.chars().take(MARK);
        sign && mark.any(|c| "（(".contains(c)) && mark.any(|c| "）)".contains(c))
    };
    words.lines().filter(opens).count()
}
