//! What kind of thing a compound names by its ending, where no table holds it.

use super::{latin, place, title};
use crate::{
    Rule,
    entity::Kind,
    lexicon::{Level, Lexicon, Strength},
    pattern::find,
    rule,
    script::{self, Script},
};

/// What kind of thing `name` is by its ending, and the rule that says so.
pub(super) fn classify(name: &str, lexicon: &Lexicon) -> Option<(Kind, Rule)> {
    let chars = name.chars().count();
    if chars < 2
        || lexicon.terms.is_generic(name)
        || lexicon.titles.post_at_end(name).is_some()
        || lexicon.titles.capacity(name).is_some()
    {
        return None;
    }
    // 離島振興戦略2030
    let bare = title::without_edition(name);
    if bare.len() < name.len() {
        let found = classify(bare, lexicon).filter(|(kind, _)| *kind == Kind::Initiative);
        let found = found
            .or_else(|| is_edition(name, bare, lexicon).then_some((Kind::Initiative, rule::MENTION_HEAD)));
        if found.is_some() {
            return found;
        }
    }
    if latin::is_band(name) {
        return Some((Kind::Technology, rule::MENTION_HEAD));
    }
    if name.starts_with(|c: char| c.is_ascii_digit())
        && !script::has(name, Script::Latin)
        && !script::has(name, Script::Katakana)
    {
        return None;
    }
    // 独立行政法人|向: one letter is no name. 合同会社|説明会: nor is any word for what is held.
    let formed =
        |form: usize| name[form..].chars().nth(1).is_some() && !lexicon.terms.is_generic(&name[form..]);
    if lexicon.bodies.form_at_start(name).is_some_and(formed)
        || lexicon.bodies.form_at_end(name).is_some_and(|f| f > 3)
    {
        return Some((Kind::Organization, rule::MENTION_SUFFIX));
    }
    let head = lexicon.terms.head(name);
    let body = lexicon.bodies.ending(name).filter(|&(at, _)| head.is_none_or(|(h, ..)| at <= h));
    if let Some((at, level)) = body
        && is_body(name, at, level, lexicon)
    {
        return Some((Kind::Organization, rule::MENTION_SUFFIX));
    }
    // アムステルダム市, ミナトリンク社: a city abroad, a company as it is called in talk.
    let foreign = name.strip_suffix(['市', '社']).is_some_and(|city| {
        city.chars().nth(2).is_some()
            && script::only(city, Script::Katakana)
            && !lexicon.terms.is_generic(city)
    });
    if foreign {
        return Some((Kind::Organization, rule::MENTION_SUFFIX));
    }
    if is_government(name, lexicon) || is_cooperative(name, lexicon) {
        return Some((Kind::Organization, rule::MENTION_SUFFIX));
    }
    // 南浜交通株式会社西営業所
    let branch = ["営業所", "支店", "支社", "事業所", "研究所", "工場"].iter().any(|end| name.ends_with(end));
    if branch && name.find("株式会社").is_some_and(|at| at > 0) {
        return Some((Kind::Organization, rule::MENTION_SUFFIX));
    }
    // 港湾電力株式会社南浜発電所: what a company runs is no technique.
    if name.contains("株式会社") {
        return None;
    }
    // 南浜第一火力発電所: a plant is a place.
    if name.ends_with("発電所") {
        return None;
    }
    if let Some((at, kind, strength)) = head {
        return is_term(name, at, kind, strength, lexicon).then_some((kind, rule::MENTION_HEAD));
    }
    let kind = latin::kind(name, lexicon)
        .or_else(|| latin::is_foreign_phrase(name, lexicon).then_some(Kind::Technology))?;
    Some((kind, if kind == Kind::Organization { rule::MENTION_SUFFIX } else { rule::MENTION_HEAD }))
}

/// ロードマップ2024, ビジョン2030: the year alone tells which plan of that sort it is.
fn is_edition(name: &str, plan: &str, lexicon: &Lexicon) -> bool {
    let year = name[plan.len()..].strip_prefix("20");
    let named = format!("甲乙{plan}");
    year.is_some_and(|rest| rest.chars().nth(1).is_some())
        && plan.chars().nth(2).is_some()
        && lexicon.terms.head(&named).is_some_and(|(at, kind, _)| {
            kind == Kind::Initiative && named.len() - at == plan.len() && script::has(plan, Script::Katakana)
        })
}

/// Whether what stands before the ending of a body, at `at`, tells which one it is.
fn is_body(name: &str, at: usize, level: Level, lexicon: &Lexicon) -> bool {
    let modifier = &name[..at];
    let before = modifier.chars().count();
    // 関係4省庁: ministries, and none of them.
    if lexicon.cues.words("no-body").closes(name) {
        return false;
    }
    // 六月議会 is a sitting, 島内大学 the universities of a place.
    let month = modifier.strip_suffix('月').filter(|_| &name[at..] == "議会");
    let number =
        |month: &str| month.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let within = &name[at..] == "大学" && modifier.ends_with('内');
    if month.is_some_and(number) || within {
        return false;
    }
    let empty = |m: &str| m.chars().count() < 2 || lexicon.terms.is_generic(m) || is_vague(m, lexicon);
    // 次期推進会議: a vague word before a general one tells no more.
    let nothing = |m: &str| {
        empty(m) || lexicon.cues.words("vague-modifier").at_start(m).any(|vague| empty(&m[vague.len()..]))
    };
    // 成長戦略会議: of 戦略会議 and 会議 the shorter ending leaves the name. 議会 is none of 協議会.
    let two = |s: &str| s.chars().nth(1).is_some();
    let shorter = name.char_indices().rev().map(|(i, _)| i).take_while(|&i| i > at);
    let shorter = shorter.filter(|&i| two(&name[i..]) && (two(&name[at..i]) || name[at..].starts_with('小')));
    let others = shorter.filter(|&i| lexicon.bodies.level_of(&name[i..]).is_some());
    if &name[at..] == "部" && is_department(modifier, lexicon) {
        return true;
    }
    // 車両課, 財政局: two letters tell a section.
    let section =
        name.ends_with('課') || name.ends_with('局') && lexicon.cues.words("section-work").contains(modifier);
    let short = name.chars().count() < 4 && !section;
    // 環境審議会: a council may be named by a general subject alone.
    let advises =
        &name[at..] == "審議会" && before >= 2 && modifier != "運営" && !is_vague(modifier, lexicon);
    if advises {
        return true;
    }
    if short || nothing(modifier) && others.into_iter().all(|i| nothing(&name[..i])) {
        return false;
    }
    if level != Level::Unit {
        return true;
    }
    // 南浜大学水産学部
    let faculty = ["学部", "研究科", "学研究院"].iter().any(|unit| name.ends_with(unit));
    if faculty && modifier.contains("大学") && !modifier.contains("大学院") {
        return true;
    }
    // Of units only those that offices have, with a name of their own: 都市整備局, くらし相談課.
    let office = lexicon.cues.words("office-ending").at_end(name).next();
    lexicon.bodies.is_unit(name)
        || office.is_some_and(|ending| {
            let before = name.chars().count() - ending.chars().count();
            before >= 3 || before >= 2 && ending.ends_with(['局', '課', '室', '部'])
        })
}

/// Whether words name what a department of an office does: 商工 of 商工部, 保健医療介護 of 保健医療介護部.
fn is_department(work: &str, lexicon: &Lexicon) -> bool {
    // 都市部 and 河川部 are parts of a country, 文化部 is a club of a school.
    const PLACES: [&str; 9] = ["都市", "河川", "道路", "緑地", "公園", "住宅", "港湾", "文化", "スポーツ"];
    let works = lexicon.cues.words("section-work");
    !PLACES.iter().any(|place| work.ends_with(place))
        && (works.contains(work) || works.closes(work) && works.opens(work))
}

fn is_vague(modifier: &str, lexicon: &Lexicon) -> bool {
    lexicon.cues.words("vague-modifier").contains(modifier)
}

/// Where ends ドイツ政府 in ドイツ政府出資: the government with which a longer compound begins.
pub(super) fn government_at_start(name: &str, lexicon: &Lexicon) -> Option<usize> {
    let end = find(name, "政府")? + "政府".len();
    let behind = &name[end..];
    (end < name.len() && !behind.starts_with(['系', '専']) && is_government(&name[..end], lexicon))
        .then_some(end)
}

/// ドイツ政府, 山本内閣: the government of a country, the cabinet of a prime minister.
fn is_government(name: &str, lexicon: &Lexicon) -> bool {
    if let Some(country) = name.strip_suffix("政府") {
        return lexicon.cues.words("country").contains(country);
    }
    let Some(prime) = name.strip_suffix("内閣") else { return false };
    // 前内閣, 現内閣: whose it was is not said.
    if matches!(prime, "前" | "現" | "新" | "旧" | "元") {
        return false;
    }
    let prime = prime.find('次').map_or(prime, |at| &prime[at + '次'.len_utf8()..]);
    lexicon.titles.is_surname(prime)
}

/// JA南浜: a farmers' cooperative by its place.
fn is_cooperative(name: &str, lexicon: &Lexicon) -> bool {
    let place = name.strip_prefix("JA").filter(|place| script::only(place, Script::Kanji));
    place.is_some_and(|place| {
        place.chars().nth(1).is_some()
            && !lexicon.terms.is_generic(place)
            && !["系統", "組合", "関係", "関連", "出資", "直売", "全体"]
                .iter()
                .any(|of| place.starts_with(of))
    })
}

/// Characters before a general head noun, at least, that name a programme, and those that name a plan.
const PROGRAMME: usize = 8;
const PLAN: usize = 4;

/// Characters before システム, at least, that name one.
const SYSTEM: usize = 4;

/// Whether the words before a head noun, at `at`, make it a term.
fn is_term(name: &str, at: usize, kind: Kind, strength: Strength, lexicon: &Lexicon) -> bool {
    let modifier = &name[..at];
    // 研究開発ロードマップ is a roadmap of its own, 研究開発技術 no technology.
    let vague =
        (lexicon.terms.is_generic(modifier) && kind != Kind::Initiative) || is_vague(modifier, lexicon);
    // 南浜市防災情報マップ, 第2期南浜市芸術計画: the town whose it is names it.
    let numbered = title::ordinal(modifier);
    let of_place = kind == Kind::Initiative
        && !["事業", "調査"].iter().any(|end| name.ends_with(end))
        && !lexicon.terms.ends_rejected(name)
        && place::at_start(&modifier[numbered..], lexicon)
            .is_some_and(|end| modifier[numbered + end..].chars().nth(1).is_some());
    // ポイント制度: a scheme by its foreign word, however common that is by itself.
    if &name[at..] == "制度" && modifier.chars().nth(3).is_some() && script::only(modifier, Script::Katakana)
    {
        return true;
    }
    let naming = of_place
        || script::has(modifier, Script::Katakana)
        || script::has(modifier, Script::Latin)
        || !lexicon.matcher.exact(modifier).is_empty();
    // 三億円控除, 国土交通省令; 懇話会設置要綱 is about the council itself.
    let of_council = matches!(&name[at..], "要綱" | "規程" | "規則") && lexicon.terms.ends_rejected(name);
    let unnamed = kind == Kind::Regulation && lexicon.cues.words("not-law").closes(name);
    if modifier.ends_with('円') || of_council || unnamed {
        return false;
    }
    let enough = match strength {
        // 県総合計画
        Strength::Strong => {
            let whose = kind == Kind::Initiative
                && matches!(modifier, "都" | "道" | "府" | "県" | "市" | "区" | "町" | "村");
            modifier.chars().count() >= 2 || naming || whose
        }
        // 会員アンケート調査
        Strength::Weak if kind == Kind::Initiative && lexicon.terms.ends_rejected(name) => false,
        // 通学定期券購入費負担軽減事業, 係留施設計画: so many words before it name one programme or plan.
        Strength::Weak if kind == Kind::Initiative && modifier.chars().count() >= least(&name[at..]) => {
            !lexicon.terms.is_head(name)
        }
        // 港湾相談役制度: a scheme by what it is about; 就労支援制度, a scheme of help, is one of many.
        Strength::Weak if &name[at..] == "制度" && modifier.chars().count() >= PLAN => {
            !lexicon.cues.words("help").closes(modifier)
        }
        // 除雪車両管理システム: what so much is said of is one system.
        Strength::Weak
            if name[at..].starts_with("システム")
                && modifier.chars().count() >= SYSTEM
                && place::at_start(name, lexicon).is_none() =>
        {
            true
        }
        // 浮桟橋占用許可, 水位計測機器: a kind of permit or device by what it is for.
        Strength::Weak if naming_length(&name[at..], kind, modifier, lexicon) => true,
        Strength::Weak => naming && !lexicon.terms.is_generic(modifier),
    };
    enough && !vague
}

/// How many characters name a plan or a programme before this general noun.
fn least(head: &str) -> usize {
    if matches!(head, "計画" | "プラン") { PLAN } else { PROGRAMME }
}

/// Whether so many words before a head noun of this sort name one kind of thing. 職員用端末 only says whose it is.
fn naming_length(head: &str, kind: Kind, modifier: &str, lexicon: &Lexicon) -> bool {
    let short = kind == Kind::Technology && head.chars().nth(1).is_some();
    let least = if short { PLAN - 1 } else { PLAN };
    lexicon.cues.words("named-by-length").contains(head)
        && modifier.chars().count() >= least
        && !modifier.contains(['用', '的'])
        && !lexicon.cues.words("vague-modifier").opens(modifier)
}
