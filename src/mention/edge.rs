//! Where a name begins and ends within its compound.
//!
//! Takes a compound; gives bytes to leave out; does not know what the name names.

use crate::{
    entity::Kind,
    lexicon::Lexicon,
    minutes::affiliation,
    pattern::find,
    script::{NUMERALS, Script, script},
};

/// Bytes of 各, 同, 当該 and the like at the beginning.
pub(super) fn without_prefix(words: &str, lexicon: &Lexicon) -> usize {
    // 一般社団法人: 一般 opens a legal form. 一般会計 is a word.
    if lexicon.bodies.form_at_start(words).is_some() || words.starts_with("一般会計") {
        return 0;
    }
    if let Some(end) = person_before(words, lexicon).or_else(|| counted(words)).or_else(|| page_before(words))
    {
        return end;
    }
    // 1ミナト電機株式会社: the number of a question is none of the company's name.
    let name = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let foreign = name.starts_with(|c| matches!(script(c), Script::Kanji | Script::Katakana));
    if (1..=2).contains(&(words.len() - name.len()))
        && foreign
        && !name.starts_with(['次', '級', '号', '番', '本', '社', '者', '人', '丁'])
        && lexicon.bodies.form_at_end(name).is_some_and(|form| form > "株".len())
    {
        return words.len() - name.len();
    }
    let prefix = lexicon
        .cues
        .words("before-name")
        .at_start(words)
        .find(|prefix| words[prefix.len()..].chars().nth(1).is_some());
    // 新 opens names as well: 新型, 新金線. It is cut off only before what is known without it.
    let whole = |p: &str| {
        // 旧第三小学校: without 旧 it would be another school.
        p == "旧" && words[p.len()..].starts_with('第') && words.ends_with("学校")
            || p.chars().count() == 1
                && matches!(p, "新" | "本" | "両" | "全" | "非" | "同")
                && lexicon.matcher.exact(&words[p.len()..]).is_empty()
                && lexicon.bodies.level_of(&words[p.len()..]).is_none()
                && !(p == "本" && ["規則", "規程", "要綱", "要領"].iter().any(|rules| words.ends_with(rules)))
    };
    let prefix = prefix.filter(|p| lexicon.matcher.exact(words).is_empty() && !whole(p));
    // 日本, 全国 and 国際 open names: they are cut off only before what is known without them.
    let known = |p: &&str| !lexicon.matcher.exact(&words[p.len()..]).is_empty();
    prefix.or_else(|| lexicon.cues.words("before-known").at_start(words).find(known)).map_or(0, str::len)
}

/// Bytes of a full name before the body of which somebody is.
pub(super) fn without_person(words: &str, lexicon: &Lexicon) -> usize {
    person_before(words, lexicon).unwrap_or(0)
}

/// Bytes of a full name before a known body: 黒川花子 of 黒川花子広島大学教授.
fn person_before(words: &str, lexicon: &Lexicon) -> Option<usize> {
    let family = lexicon.titles.surname_at_start(words)?;
    let ends = words[family..].char_indices().map(|(at, _)| family + at).skip(1).take(3);
    // 万智子, not 万智: the longest that is one.
    let names = ends.filter(|&end| lexicon.titles.is_given_name(&words[family..end]));
    let known = |s: &str| lexicon.bodies.known_at_start(s);
    let body = |&end: &usize| {
        known(&words[end..]).is_some_and(|body| words[end..end + body].chars().nth(3).is_some())
    };
    // 鷹野美咲みなと子どもセンター: of a body that nobody knows a long name is told apart.
    let ending = |&end: &usize| {
        let (name, body) = words.split_at(end);
        let body = &body[..lexicon.titles.post_at_end(body).unwrap_or(body.len())];
        let named = lexicon.bodies.ending(body).is_some_and(|(at, _)| body[..at].chars().nth(3).is_some());
        named && name.chars().nth(4).is_some()
    };
    names.filter(|end| body(end) || ending(end)).last().filter(|_| known(words).is_none())
}

/// Bytes of a number with its counter: 二百四十一回 of 二百四十一回コールセンター.
fn counted(words: &str) -> Option<usize> {
    let rest = words.trim_start_matches(|c| "一二三四五六七八九十百千万".contains(c));
    let digits = words[..words.len() - rest.len()].chars().count();
    let behind = rest.strip_prefix(['回', '件', '名'])?;
    (digits >= 2 && behind.chars().nth(1).is_some()).then(|| words.len() - behind.len())
}

/// Bytes of the page on which a body is told of: 海洋省ホームページ|航路部会.
fn page_before(words: &str) -> Option<usize> {
    let end =
        ["ホームページ", "ウェブサイト"].iter().find_map(|page| Some(words.find(page)? + page.len()))?;
    words[end..].chars().nth(1).map(|_| end)
}

/// Bytes of 等, 中, 内 and the like at the end.
pub(super) fn trailing(words: &str, lexicon: &Lexicon) -> usize {
    if !lexicon.matcher.exact(words).is_empty() {
        return 0;
    }
    let sitting = sitting_behind(words);
    if sitting > 0 {
        return sitting;
    }
    // 商工部委員会資料二ページ: what a department lays before a committee is none of its name.
    let page = words.trim_end_matches("ページ").trim_end_matches('頁');
    let document = page.trim_end_matches(|c: char| c.is_ascii_digit() || c == '十' || NUMERALS.contains(&c));
    if let Some(whose) =
        document.strip_suffix("委員会資料").filter(|whose| whose.ends_with(['部', '局', '課']))
    {
        return words.len() - whose.len();
    }
    // 離島航路整備事業費補助: what a programme costs is none of its name.
    // 離島航路整備事業費1,705万円: nor is how much.
    let costs = lexicon.cues.words("programme-cost");
    let named = words.trim_end_matches(|c: char| c.is_ascii_digit() || ",億万千円".contains(c));
    let cost = costs.at_end(named).find(|cost| named[..named.len() - cost.len()].ends_with("事業"));
    if let Some(cost) = cost {
        return words.len() - named.len() + cost.len();
    }
    // 離島移住補助金制度
    let granted = words.strip_suffix("制度").is_some_and(|grant| super::title::is_grant(grant, lexicon));
    if granted {
        return "制度".len();
    }
    // 港湾総合計画素案: the plan is named, however far it has come. 法案 is a bill.
    let drafts = ["改定案", "改訂案", "素案", "原案", "案"].into_iter();
    let draft = drafts.filter(|draft| words.ends_with(draft)).find(|draft| {
        let name = &words[..words.len() - draft.len()];
        name.ends_with("制度")
            || lexicon.terms.head(name).is_some_and(|(_, kind, _)| kind == Kind::Initiative)
    });
    if let Some(draft) = draft {
        return draft.len();
    }
    let trailer = lexicon.cues.words("name-trailer").at_end(words).next();
    trailer.filter(|_| words.chars().nth(2).is_some()).map_or(0, str::len)
}

/// Bytes of the sitting behind an assembly: 南浜市議会|12月定例月議会, 南浜市議会|3月会議, 南浜市議会|第4回.
pub(super) fn sitting_behind(words: &str) -> usize {
    let Some(at) = find(words, "議会") else { return 0 };
    let sitting = &words[at + "議会".len()..];
    let number = sitting.strip_prefix('第').unwrap_or(sitting);
    let rest = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let counted = rest.len() < number.len();
    let rest =
        rest.strip_prefix('回').or_else(|| rest.strip_prefix('月')).filter(|_| counted).unwrap_or(sitting);
    let named = rest.starts_with("定例") || rest.starts_with("臨時") || counted && rest == "会議";
    if at > 0 && (named || counted && rest.is_empty()) { sitting.len() } else { 0 }
}

/// Bytes of the body in 公益財団法人みなと文化振興財団事業計画: what a body with a legal form publishes is none of its name.
pub(super) fn without_document(words: &str, lexicon: &Lexicon) -> usize {
    if lexicon.bodies.form_at_start(words).is_none() {
        return words.len();
    }
    // 株式会社ミナト測量本社会議室
    if let Some(at) = words.find("本社").filter(|at| words[..*at].contains("会社")) {
        return at;
    }
    let end = before_document(words, lexicon);
    if end < words.len() || lexicon.bodies.ending(words).is_some() {
        return end;
    }
    // 一般社団法人みなと測量協会業務: what stands behind its ending is work of it.
    let path = affiliation::path(words, lexicon);
    let [body, _] = &path[..] else { return end };
    body.len()
}

/// Bytes before the document that `words` end with; all of them where they end with none.
pub(super) fn before_document(words: &str, lexicon: &Lexicon) -> usize {
    let document = lexicon.cues.words("body-document").at_end(words).next();
    words.len() - document.map_or(0, str::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legal_form_stays_whole() {
        let lexicon = Lexicon::embedded();
        assert_eq!(without_prefix("一般社団法人みなと測量協会", lexicon), 0);
        assert_eq!(without_prefix("各測量協会", lexicon), "各".len());
        assert_eq!(without_prefix("旧第三小学校", lexicon), 0);
        assert_eq!(without_prefix("黒川花子広島大学教授", lexicon), "黒川花子".len());
        assert_eq!(without_prefix("一般会計予算特別委員会", lexicon), 0);
        assert_eq!(without_prefix("4ミナト電機株式会社", lexicon), "4".len());
        assert_eq!(without_prefix("3次元地図株式会社", lexicon), 0);
        assert_eq!(without_prefix("二百三十回灯台センター", lexicon), "二百三十回".len());
        assert_eq!(without_prefix("十八銀行", lexicon), 0);
        assert_eq!(without_prefix("海洋省ホームページ航路部会", lexicon), "海洋省ホームページ".len());
        assert_eq!(without_prefix("長谷川美咲みなと子どもセンター", lexicon), "長谷川美咲".len());
        assert_eq!(without_prefix("長谷川美咲国際港湾センター理事", lexicon), "長谷川美咲".len());
    }

    #[test]
    fn what_a_programme_costs_is_none_of_its_name() {
        let lexicon = Lexicon::embedded();
        let name = |words: &'static str| &words[..words.len() - trailing(words, lexicon)];
        assert_eq!(name("離島航路整備事業費補助"), "離島航路整備事業");
        assert_eq!(name("離島航路整備事業費"), "離島航路整備事業");
        assert_eq!(name("離島航路整備事業費1,705"), "離島航路整備事業");
        assert_eq!(name("離島航路整備事業費1億1,705万円"), "離島航路整備事業");
        assert_eq!(name("離島移住補助金制度"), "離島移住補助金");
        assert_eq!(name("離島人件費補助"), "離島人件費補助");
        assert_eq!(name("離島航路計画素案"), "離島航路計画");
        assert_eq!(name("南浜市議会12月定例月議会"), "南浜市議会");
        assert_eq!(name("南浜市議会第4回"), "南浜市議会");
        assert_eq!(name("南浜市議会議員"), "南浜市議会議員");
        assert_eq!(name("港則法案"), "港則法案");
    }

    #[test]
    fn what_a_body_publishes_is_none_of_its_name() {
        let lexicon = Lexicon::embedded();
        let body = |words: &'static str| &words[..without_document(words, lexicon)];
        assert_eq!(body("公益財団法人みなと文化振興財団事業計画"), "公益財団法人みなと文化振興財団");
        assert_eq!(body("一般財団法人みなと学校給食会"), "一般財団法人みなと学校給食会");
        assert_eq!(body("株式会社みなと測量本社会議室"), "株式会社みなと測量");
        assert_eq!(body("みなと市事業計画"), "みなと市事業計画");
        assert_eq!(body("一般社団法人みなと測量協会業務"), "一般社団法人みなと測量協会");
    }
}
