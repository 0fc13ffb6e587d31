//! What people are called by: section labels, capacities, posts, honorifics, family names.

use std::{borrow::Cow, collections::HashMap, sync::OnceLock};

use foldhash::fast::FixedState;

use super::{
    LexiconError,
    pairs::{Pair, Pairs},
    table::Tables,
    words::Words,
};

/// Characters of a family name, at most.
const LONGEST_SURNAME: usize = 5;

/// What part of the record a label opens.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Section {
    /// 日時
    Date,
    /// 場所
    Venue,
    /// 出席者
    Attendees,
    /// 欠席者
    Absentees,
    /// 議題
    Agenda,
    /// 配付資料
    Materials,
    /// 議事概要: the record proper.
    Body,
    /// お問合せ先
    Contact,
    /// 会議名: the name of the meeting.
    Title,
    /// 公開の別 and the like: read, not kept.
    Ignored,
}

/// What someone is at a meeting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Capacity {
    /// chair, deputy, member, observer, guest, official, organ, group, absent, proxy, legend.
    pub kind: String,
    /// Whether one person or body holds it at a meeting.
    pub one: bool,
}

/// Labels, capacities, posts, honorifics and family names.
#[derive(Default)]
pub struct Titles {
    sections: HashMap<String, Section, FixedState>,
    kinds: Vec<String>,
    // All of both.
    labels: Words<()>,
    capacities: Words<Capacity>,
    // Post to its category: gov, org, company, univ, …
    posts: Words<String>,
    honorifics: Words<()>,
    surnames: Words<()>,
    // Only records without a roster need them.
    given: FirstCells,
    variants: HashMap<char, char, FixedState>,
    // The variants, each beside itself: few bytes, which settle most questions.
    varied: Pairs,
}

/// The first column of a table, looked for in its text, which is sorted when a word is first asked for.
#[derive(Default)]
struct FirstCells {
    texts: Vec<Cow<'static, str>>,
    // Text and byte where a row begins.
    rows: OnceLock<Vec<(usize, usize)>>,
}

impl FirstCells {
    fn contains(&self, word: &str) -> bool {
        let rows = self.rows.get_or_init(|| {
            let mut rows: Vec<(usize, usize)> = self.texts.iter().enumerate().flat_map(rows_of).collect();
            rows.sort_unstable_by_key(|row| self.cell(*row));
            rows
        });
        rows.binary_search_by_key(&word, |row| self.cell(*row)).is_ok()
    }

    fn cell(&self, (text, row): (usize, usize)) -> &str {
        let cells = &self.texts[text][row..];
        cells.find([',', '\r', '\n']).map_or(cells, |end| &cells[..end])
    }
}

/// Where the rows of a text begin, that of the header left out.
fn rows_of((nth, text): (usize, &Cow<'static, str>)) -> impl Iterator<Item = (usize, usize)> {
    text.match_indices('\n').map(move |(at, end)| (nth, at + end.len())).filter(|&(_, row)| row < text.len())
}

impl Titles {
    pub(super) fn build(tables: &Tables) -> Result<Titles, LexiconError> {
        let mut titles = Titles::default();
        for [label, section] in tables.rows("labels", ["label", "section"])? {
            let section = match section.as_str() {
                "date" => Section::Date,
                "title" => Section::Title,
                "venue" => Section::Venue,
                "attendees" => Section::Attendees,
                "absentees" => Section::Absentees,
                "agenda" => Section::Agenda,
                "materials" => Section::Materials,
                "body" => Section::Body,
                "contact" => Section::Contact,
                "kind" => {
                    titles.labels.insert(label.clone(), ());
                    titles.kinds.push(label);
                    continue;
                }
                _ => Section::Ignored,
            };
            titles.labels.insert(label.clone(), ());
            // A label of two sections (議事) is kept as the first of them; what follows it decides.
            titles.sections.entry(label).and_modify(|s| *s = (*s).min(section)).or_insert(section);
        }
        // The longest kind of record first, so that 議事録概要 is not read as 議事録.
        titles.kinds.sort_by(|a, b| b.chars().count().cmp(&a.chars().count()).then(a.cmp(b)));
        for [role, kind, holders] in tables.rows("roles", ["role", "kind", "holders"])? {
            titles.capacities.insert(role, Capacity { kind, one: holders == "one" });
        }
        for [post, category] in tables.rows("posts", ["post", "category"])? {
            titles.posts.insert(post, category);
        }
        titles.honorifics =
            tables.rows("honorifics", ["honorific"])?.into_iter().map(|[h]| (h, ())).collect();
        titles.surnames = tables.rows("surnames", ["surname"])?.into_iter().map(|[s]| (s, ())).collect();
        titles.given = FirstCells { texts: tables.texts("given_names"), rows: OnceLock::new() };
        let variants = tables.rows("name_variants", ["variant", "standard"])?;
        titles.varied = Pairs::for_about(variants.len());
        for [variant, standard] in variants {
            if let (Some(v), Some(s)) = (variant.chars().next(), standard.chars().next()) {
                titles.variants.insert(v, s);
                titles.varied.add(Pair::of(v, v));
            }
        }
        // 髙橋 and 冨田 are found as well where the table holds 高橋 and 富田.
        let variant = |s: &&str| s.chars().any(|c| titles.variants.contains_key(&c));
        let standard: Vec<String> =
            titles.surnames.words().filter(variant).map(|s| titles.standard(s)).collect();
        for surname in standard {
            titles.surnames.insert(surname, ());
        }
        Ok(titles)
    }

    /// The section that `label` opens.
    #[must_use]
    pub fn section(&self, label: &str) -> Option<Section> {
        self.sections.get(label).copied()
    }

    /// Whether `s` labels a part of a record, or a kind of record.
    #[must_use]
    pub fn is_label(&self, s: &str) -> bool {
        self.labels.contains(s)
    }

    /// The longest label that `s` begins with.
    #[must_use]
    pub fn label_at_start<'s>(&self, s: &'s str) -> Option<&'s str> {
        self.labels.at_start(s).next().map(|(end, ())| &s[..end])
    }

    /// Words for a kind of record, longest first.
    pub fn kinds(&self) -> impl Iterator<Item = &str> {
        self.kinds.iter().map(String::as_str)
    }

    /// The capacity of that name.
    #[must_use]
    pub fn capacity(&self, name: &str) -> Option<&Capacity> {
        self.capacities.get(name).or_else(|| self.capacities.get(name.strip_suffix('等')?))
    }

    /// Whether `name` is a post.
    #[must_use]
    pub fn is_post(&self, name: &str) -> bool {
        self.posts.contains(name)
    }

    /// Whether `name` is a post of ministries, assemblies or local governments.
    #[must_use]
    pub fn is_official_post(&self, name: &str) -> bool {
        self.posts
            .get(name)
            .is_some_and(|c| matches!(c.as_str(), "gov" | "local" | "assembly" | "diet" | "profession"))
    }

    /// Where posts end with which `s` begins, the longest first.
    pub(super) fn posts_at_start<'s>(&self, s: &'s str) -> impl Iterator<Item = usize> + use<'_, 's> {
        self.posts.at_start(s).map(|(end, _)| end)
    }

    /// The longest post that `s` ends with, in bytes from its beginning.
    #[must_use]
    pub fn post_at_end(&self, s: &str) -> Option<usize> {
        self.posts.at_end(s).next().map(|(at, _)| at)
    }

    /// The longest capacity that `s` ends with, in bytes from its beginning.
    #[must_use]
    pub fn capacity_at_end(&self, s: &str) -> Option<usize> {
        self.capacities.at_end(s).next().map(|(at, _)| at)
    }

    /// The capacity that `s` ends with behind a family name, in bytes from its beginning. 服部会長 is 服部 with 会長, where
    /// what stands before 部会長 is no family name of several letters, as it is in 橘川部会長.
    #[must_use]
    pub fn capacity_behind_name(&self, s: &str) -> Option<usize> {
        let longest = self.capacity_at_end(s).filter(|&at| at > 0)?;
        let family = |at: usize| self.is_surname(&s[..at]) && s[..at].chars().count() > 1;
        let shorter = s[longest..].char_indices().skip(1).map(|(at, _)| longest + at).take(2);
        let shorter = shorter.filter(|&at| family(at) && self.capacity(&s[at..]).is_some()).last();
        Some(shorter.filter(|_| !family(longest)).unwrap_or(longest))
    }

    /// The honorific that `s` ends with, in bytes from its beginning.
    #[must_use]
    pub fn honorific_at_end(&self, s: &str) -> Option<usize> {
        self.honorifics.at_end(s).map(|(at, ())| at).find(|&at| at > 0)
    }

    /// Whether `s` is a family name that is known.
    #[must_use]
    pub fn is_surname(&self, s: &str) -> bool {
        self.surnames.contains(s) || self.has_variant(s) && self.surnames.contains(&self.standard(s))
    }

    /// The longest known family name that `s` begins with, in bytes.
    #[must_use]
    pub fn surname_at_start(&self, s: &str) -> Option<usize> {
        let printed = self.surnames.at_start(s).next().map(|(end, ())| end);
        let ahead = s.char_indices().nth(LONGEST_SURNAME).map_or(s, |(end, _)| &s[..end]);
        if !self.has_variant(ahead) {
            return printed;
        }
        // A variant is as many characters as its standard form.
        let standard = self.standard(ahead);
        let chars = self.surnames.at_start(&standard).next().map(|(end, ())| standard[..end].chars().count());
        let in_standard = chars.map(|chars| s.char_indices().nth(chars).map_or(s.len(), |(at, _)| at));
        printed.max(in_standard)
    }

    /// A name in the forms by which it is compared: 髙橋 and 高橋 are one.
    #[must_use]
    pub fn standard(&self, name: &str) -> String {
        name.chars().map(|c| self.variants.get(&c).copied().unwrap_or(c)).collect()
    }

    fn has_variant(&self, name: &str) -> bool {
        name.chars().any(|c| self.varied.may_hold(Pair::of(c, c)) && self.variants.contains_key(&c))
    }

    /// Whether `s` is a given name that is known.
    #[must_use]
    pub fn is_given_name(&self, s: &str) -> bool {
        self.given.contains(s)
    }
}
