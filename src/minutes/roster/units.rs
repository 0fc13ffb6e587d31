//! Units told from the posts in them: 港湾課長 is the 課長 of a 港湾課, where no body is printed.

use crate::{
    lexicon::Lexicon,
    minutes::{Attendance, affiliation},
};

/// Tells the unit from the post where no body is printed or known: 港湾課長 is the 課長 of a 港湾課, 港湾課主査 its 主査.
///
/// The officers of an assembly's own bureau keep the titles that they have there, and so do those of the town that answer
/// to one.
pub(super) fn part(attendance: &mut [Attendance], lexicon: &Lexicon) {
    let others = attendance.iter_mut().filter(|a| !a.role.as_deref().is_some_and(|r| r.contains("理事者")));
    for affiliation in others.flat_map(|a| &mut a.affiliations) {
        let Some(written) = affiliation.post.as_deref().filter(|_| affiliation.organization.is_empty())
        else {
            continue;
        };
        if let Some((unit, post)) = unit_and_post(written, lexicon) {
            affiliation.organization = affiliation::path(&unit, lexicon);
            affiliation.post = Some(post);
        }
    }
}

/// Characters of a unit, its ending among them: 港湾課.
const LEAST: usize = 3;

/// The unit and the post in it that a title is made of; `None` where no unit is told.
fn unit_and_post(title: &str, lexicon: &Lexicon) -> Option<(String, String)> {
    let bare = title.find('(').map_or(title, |at| &title[..at]);
    if bare.starts_with("議会") || bare.contains('兼') || !bare.chars().all(is_of_title) {
        return None;
    }
    let ends = bare.char_indices().map(|(at, c)| (at + c.len_utf8(), c));
    let units = ends.filter(|&(end, c)| {
        let unit = &bare[..end];
        // DX推進担当部長 heads no 担当部, 総務部副部長 no 副部.
        let before = &bare[..end - c.len_utf8()];
        let charge = before.ends_with("担当") || before.ends_with('副');
        "部課室局所係班館署".contains(c)
            && !charge
            && unit.chars().count() >= LEAST
            && lexicon.titles.capacity(unit).is_none()
            && (lexicon.bodies.is_unit(unit) || lexicon.bodies.ending(unit).is_some_and(|(at, _)| at > 0))
    });
    let parted = units.filter_map(|(end, ending)| {
        let rest = &bare[end..];
        // 港湾課長, 港湾課長補佐, 港湾課次長: the head bears the ending of the unit.
        let head = ["長", "長補佐", "長代理", "長心得"].contains(&rest);
        let post = if head { format!("{ending}{rest}") } else { rest.to_owned() };
        let charge = rest.ends_with("担当") && rest.chars().count() > 3;
        let held =
            head || charge || lexicon.titles.is_post(rest) || lexicon.titles.post_at_end(rest) == Some(0);
        held.then_some((end, head, post))
    });
    let (end, head, post) = parted.last()?;
    let behind = &title[bare.len()..];
    let unit = &bare[..end];
    // 選挙管理委員会事務局長, 南支所長: these are called by the whole word.
    for (word, within) in [("事務局", true), ("支所", false)] {
        if head
            && let Some(body) =
                unit.strip_suffix(word).filter(|body| body.chars().count() >= LEAST || !within)
        {
            let unit = if within { body } else { unit };
            return Some((unit.to_owned(), format!("{word}{}{behind}", &bare[end..])));
        }
    }
    Some((unit.to_owned(), format!("{post}{behind}")))
}

/// Whether a character may stand in a title that is one word.
fn is_of_title(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '・' | 'ー' | '々')
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn units_stand_before_the_posts_in_them() {
        check(
            "出席者\n(事務局)高橋港湾課長、森港湾課長補佐、柊総務部副部長、佐藤東部支所長\n",
            &[
                "事務局 高橋 港湾課:課長",
                "事務局 森 港湾課:課長補佐",
                "事務局 柊 総務部:副部長",
                "事務局 佐藤 東部支所:支所長",
            ],
        );
    }

    #[test]
    fn words_that_name_no_unit_are_the_post() {
        check(
            "出席者\n(事務局)高橋副市長、森港湾振興担当課長、柊主査、三枝危機管理監\n",
            &[
                "事務局 高橋 :副市長",
                "事務局 森 :港湾振興担当課長",
                "事務局 柊 :主査",
                "事務局 三枝 :危機管理監",
            ],
        );
    }
}
