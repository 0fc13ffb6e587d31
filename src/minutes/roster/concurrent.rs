//! Posts whose holder the list names by another: 計画担当課長　　政策担当課長兼務.

use super::printed::Printed;
use crate::{
    lexicon::Lexicon,
    minutes::{Affiliation, Attendance, affiliation::TOGETHER},
    text::Flow,
};

/// A post, and the one by which its holder is named.
pub(super) struct Concurrent {
    post: Flow,
    holder: String,
}

/// Takes such lines out.
pub(super) fn take(printed: &mut Vec<Printed>, lexicon: &Lexicon) -> Vec<Concurrent> {
    let mut found = Vec::new();
    again(printed, &mut found, lexicon);
    printed.retain(|line| match read(&line.flow, lexicon) {
        Some(concurrent) => {
            found.push(concurrent);
            false
        }
        None => true,
    });
    found
}

/// Takes off posts whose holder is the one above or before: 港湾課長　同　上.
fn again(printed: &mut Vec<Printed>, found: &mut Vec<Concurrent>, lexicon: &Lexicon) {
    // The post that stands last before a name.
    let mut above: Option<String> = None;
    let office = |words: &str| lexicon.titles.post_at_end(words).is_some();
    for line in printed.iter_mut() {
        let (s, pieces) = (line.flow.as_str(), line.flow.pieces());
        let words = |at: usize| &s[pieces[at].0.clone()];
        let last = (0..pieces.len()).rev();
        let same =
            last.take(2).find(|&at| matches!(&*s[pieces[at].0.start..].replace(' ', ""), "同上" | "同人"));
        let post = same.and_then(|at| at.checked_sub(1)).filter(|&at| office(words(at)));
        let before = (0..post.unwrap_or(pieces.len())).rev().map(words).find(|w| office(w));
        let holder = before.map(str::to_owned).or(above.take());
        if let (Some(at), Some(holder)) = (post, &holder) {
            found.push(Concurrent { post: line.flow.slice(pieces[at].0.clone()), holder: holder.clone() });
            line.flow = line.flow.slice(0..s[..pieces[at].0.start].trim_end().len());
        }
        above = holder;
    }
    printed.retain(|line| !line.flow.is_empty());
}

fn read(flow: &Flow, lexicon: &Lexicon) -> Option<Concurrent> {
    let s = flow.as_str();
    let pieces = flow.pieces();
    let [(post, _), (holder, _)] = pieces.as_slice() else { return None };
    let words = s[holder.clone()].trim_start_matches('(').trim_end_matches(')');
    let holder = ["が兼務", "兼務", "兼任", "事務取扱い", "事務取扱"]
        .iter()
        .find_map(|end| words.strip_suffix(end))?;
    let held = |words: &str| lexicon.titles.post_at_end(words).is_some();
    (held(&s[post.clone()]) && held(holder))
        .then(|| Concurrent { post: flow.slice(post.clone()), holder: holder.to_owned() })
}

/// The lines, of which those with posts held together know where the name begins: 総務課長（兼）防災課長　山田　花子, or
/// the name on the line below.
pub(super) fn joined(printed: Vec<Printed>, lexicon: &Lexicon) -> Vec<Printed> {
    let mut found: Vec<Printed> = Vec::with_capacity(printed.len());
    // Whether the posts of the line before wait for their holder.
    let mut open = false;
    for line in printed {
        if std::mem::take(&mut open)
            && is_name(line.flow.as_str(), lexicon)
            && let Some(posts) = found.last_mut()
        {
            posts.name = Some(posts.flow.as_str().len());
            posts.flow.join(&line.flow);
            continue;
        }
        let name = name_behind(&line.flow, lexicon).filter(|_| line.name.is_none());
        open = name == Some(line.flow.as_str().len());
        let name = if open { None } else { name.or(line.name) };
        found.push(Printed { name, ..line });
    }
    found
}

/// Where the name begins behind posts that are held together, the end of the words where it is on the next line.
fn name_behind(flow: &Flow, lexicon: &Lexicon) -> Option<usize> {
    let s = flow.as_str();
    let [sign, other] = TOGETHER;
    let last = TOGETHER.iter().filter_map(|sign| Some(s.rfind(sign)? + sign.len())).max()?;
    // 柊課長、森課長（兼）港湾室長: people in a list, each with the name before the post.
    if s.contains('、') {
        return None;
    }
    let posts = |end: usize| {
        let post = |part: &str| {
            let part = part.replace(' ', "");
            // 市場長: whatever is led.
            lexicon.titles.post_at_end(&part).is_some() || part.ends_with('長') && part.chars().count() > 2
        };
        s[..end].replace(other, sign).split(sign).all(post)
    };
    let starts = flow.pieces().into_iter().map(|(piece, _)| piece.start).filter(|&at| at > last);
    starts.chain([s.len()]).find(|&at| posts(at) && (at == s.len() || is_name(&s[at..], lexicon)))
}

fn is_name(words: &str, lexicon: &Lexicon) -> bool {
    let letters = words.replace(' ', "");
    (2..=9).contains(&letters.chars().count())
        && letters.chars().all(char::is_alphabetic)
        && lexicon.titles.post_at_end(&letters).is_none()
        && lexicon.titles.capacity(&letters).is_none()
}

/// Gives each post to the one who holds the other.
pub(super) fn tell(attendance: &mut [Attendance], concurrent: &[Concurrent]) {
    for Concurrent { post, holder } in concurrent {
        let holds = |a: &&mut Attendance| a.affiliations.iter().any(|f| f.as_written == *holder);
        let Some(person) = attendance.iter_mut().find(holds) else { continue };
        let organization = person.affiliations.first().map(|f| f.organization.clone()).unwrap_or_default();
        person.affiliations.push(Affiliation::told(post, organization, Some(post.as_str().to_owned())));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn several_posts_of_one_stand_together_or_over_the_name() {
        check(
            "説明員\n　港湾部長　　　　　　　　　高　橋　健　一\n　桟橋建設室長　　　　　　　港湾部長事務取扱\n　総務課長（兼）桟橋整備推進課長\n　　　　　　　　　　　　　　山　田　花　子\n　水産課長（兼）港湾事務所長　　　森　　　　　誠\n",
            &[
                "説明員 高橋健一 :港湾部長+:桟橋建設室長",
                "説明員 山田花子 :総務課長+:桟橋整備推進課長",
                "説明員 森誠 :水産課長+:港湾事務所長",
            ],
        );
    }

    #[test]
    fn a_post_may_have_the_holder_of_the_one_before() {
        check(
            "説明員\n　町　　　長　　木　原　　　学　　　　副　町　長　　三　雲　　　誠\n　港湾部長　　　高　橋　健　一　　　　港湾課長　　　同　　上\n　水産課長　　　森　　　花　子\n　市場室長　　　同　　上\n",
            &[
                "説明員 木原学 :町長",
                "説明員 三雲誠 :副町長",
                "説明員 高橋健一 :港湾部長+:港湾課長",
                "説明員 森花子 :水産課長+:市場室長",
            ],
        );
    }

    #[test]
    fn a_post_is_held_by_who_holds_another() {
        check(
            "出席説明員\n港湾部長　高橋　健一\n計画担当課長　山田　花子\n桟橋担当課長　計画担当課長兼務\n水産課長　森　誠\n",
            &[
                "出席説明員 高橋健一 :港湾部長",
                "出席説明員 山田花子 :計画担当課長+:桟橋担当課長",
                "出席説明員 森誠 :水産課長",
            ],
        );
    }
}
