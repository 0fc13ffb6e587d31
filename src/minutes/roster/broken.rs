//! Names of which a copy put each cell, or each letter, on a line of its own: 1番 / 柊 / 誠 / 2番 / 椥 辻 花 / 子, 港湾課長 / 森 /
//! 花子.
//!
//! Takes the lines of a roster; gives them with each such name on one line. That several are broken alike is what tells
//! them from entries of their own.

use super::{cells, printed::Printed};
use crate::{lexicon::Lexicon, text::Flow};

/// Names broken alike, at least.
const ALIKE: usize = 2;
/// Letters of the longest name, and of the rest of one that a line holds.
const NAME: usize = 7;
const REST: usize = 3;

/// The lines, names in their seats and behind posts put together.
pub(super) fn mended(lines: Vec<Printed>, lexicon: &Lexicon) -> Vec<Printed> {
    behind_posts(in_seats(lines, lexicon), lexicon)
}

/// How many letters a line has where it has nothing but letters.
fn letters(flow: &Flow) -> Option<usize> {
    let s = flow.as_str();
    let plain = !s.is_empty() && s.chars().all(|c| c.is_alphabetic() && !c.is_ascii() || c == ' ');
    plain.then(|| s.chars().filter(|c| *c != ' ').count())
}

/// Whether a line can be the rest of a name.
fn goes_on(line: &Printed, lexicon: &Lexicon) -> bool {
    let words = line.flow.as_str().replace(' ', "");
    letters(&line.flow).is_some_and(|n| n <= REST)
        && !cells::is_office(&words, lexicon)
        && lexicon.titles.capacity(&words).is_none()
        && lexicon.titles.section(&words).is_none()
        && words != "番"
}

/// Whether a name lacks nothing: its letters are not set apart, and there are as many as most names have.
fn is_whole(name: &Flow) -> bool {
    name.pieces().len() == 1 && letters(name).is_some_and(|n| n >= 4)
}

/// The seat that opens the lines at `at`, with what stands behind it, and how many lines that are: 7 番 椥 辻, or 7 / 番.
fn seat(lines: &[Printed], at: usize) -> Option<(Flow, usize, usize)> {
    let line = lines.get(at)?;
    let s = line.flow.as_str();
    // A number alone on its line passes for that of a page.
    if s == "番" {
        return Some((Flow::default(), 0, 1));
    }
    let digits = s.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&digits) || line.name.is_some() {
        return None;
    }
    if digits == s.len() {
        let below = lines.get(at + 1).filter(|below| below.flow.as_str() == "番")?;
        let mut flow = line.flow.clone();
        flow.mend(&below.flow);
        let end = flow.as_str().len();
        return Some((flow, end, 2));
    }
    let rest = s[digits..].trim_start().strip_prefix('番')?;
    Some((line.flow.clone(), s.len() - rest.trim_start().len(), 1))
}

/// Whether the line at `at` is that word.
fn is_word(lines: &[Printed], at: usize, word: &str) -> bool {
    lines.get(at).is_some_and(|line| line.flow.as_str() == word)
}

/// Puts the letters behind each seat together; what stands behind the last seat and is part of no name is nobody.
fn in_seats(lines: Vec<Printed>, lexicon: &Lexicon) -> Vec<Printed> {
    let mut found: Vec<Printed> = Vec::with_capacity(lines.len());
    let mut broken = 0;
    let mut at = 0;
    let mut within = false;
    while at < lines.len() {
        // 番 / 号: the head of the column.
        if ["番", "号"].iter().enumerate().all(|(n, head)| is_word(&lines, at + n, head)) {
            at += 2;
            continue;
        }
        let Some((mut flow, name, taken)) = seat(&lines, at) else {
            let head = found.is_empty() && is_word(&lines, at, "番号");
            let left = within && goes_on(&lines[at], lexicon);
            if !head && !left {
                within = false;
                found.push(lines[at].copy());
            }
            at += 1;
            continue;
        };
        let first = at;
        at += taken;
        while let Some(next) = lines.get(at).filter(|_| seat(&lines, at).is_none()) {
            let so_far = flow.slice(name..flow.as_str().len());
            let had = if so_far.is_empty() { Some(0) } else { letters(&so_far) };
            let more = letters(&next.flow).filter(|_| !next.is_headed(lexicon));
            let fits = had.zip(more).is_some_and(|(had, more)| had + more <= NAME)
                && (so_far.is_empty() || goes_on(next, lexicon));
            if !fits || is_whole(&so_far) {
                break;
            }
            broken += usize::from(!so_far.is_empty());
            flow.join(&next.flow);
            at += 1;
        }
        within = true;
        found.push(lines[first].with(flow, None));
    }
    if broken >= ALIKE { found } else { lines }
}

/// Puts a family name and the given name below it together, where they stand below a post, and the letters of that.
fn behind_posts(lines: Vec<Printed>, lexicon: &Lexicon) -> Vec<Printed> {
    let office = |words: &str| cells::is_office(words, lexicon);
    let family = |at: usize| {
        let name = lines.get(at).map_or("", |line| line.flow.as_str());
        lexicon.titles.is_surname(name) && lexicon.titles.capacity(name).is_none() && !office(name)
    };
    let rest = |at: usize| {
        lines.get(at).is_some_and(|line| {
            line.flow.pieces().len() == 1 && goes_on(line, lexicon) && !line.is_headed(lexicon)
        })
    };
    let mut found: Vec<Printed> = Vec::with_capacity(lines.len());
    let mut broken = 0;
    let mut at = 0;
    while at < lines.len() {
        // 主 / 査
        let post = found.last().is_some_and(|above| {
            above.flow.as_str().chars().count() == 1
                && lexicon.titles.is_post(&format!("{}{}", above.flow.as_str(), lines[at].flow.as_str()))
        });
        if let Some(above) = found.last_mut().filter(|_| post) {
            above.flow.mend(&lines[at].flow);
            at += 1;
            continue;
        }
        let posted = found.last().is_some_and(|above| office(&above.flow.as_str().replace(' ', "")));
        if posted && family(at) && rest(at + 1) && !family(at + 1) {
            let mut flow = lines[at].flow.clone();
            flow.join(&lines[at + 1].flow);
            found.push(lines[at].with(flow, None));
            broken += 1;
            at += 2;
            continue;
        }
        found.push(lines[at].copy());
        at += 1;
    }
    if broken >= ALIKE { found } else { lines }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn names_in_their_seats_may_be_broken_after_any_letter() {
        check(
            "出席委員\n1番\n高橋\n誠\n2番\n森田\n花子\n3番\n柊健太郎\n4番\n椥辻\n隆\n",
            &["出席委員 高橋誠", "出席委員 森田花子", "出席委員 柊健太郎", "出席委員 椥辻隆"],
        );
        check(
            "出席委員\n番\n号\n1\n番\n高 橋 健\n一\n7 番\n森 田 花 子\n2\n番\n石 田\n実\n",
            &["出席委員 高橋健一", "出席委員 森田花子", "出席委員 石田実"],
        );
    }

    #[test]
    fn posts_may_stand_over_both_names() {
        check(
            "出席職員\n港湾課長\n高橋\n健一\n主任\n森田\n花子\n主\n査\n石田\n実\n",
            &["出席職員 高橋健一 港湾課:課長", "出席職員 森田花子 :主任", "出席職員 石田実 :主査"],
        );
    }
}
