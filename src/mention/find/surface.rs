//! What a compound tells by itself, wherever it stands: read once for all its places in a document.

use std::{collections::HashMap, ops::Range};

use foldhash::fast::FixedState;

use crate::{
    Rule,
    entity::Kind,
    lexicon::Lexicon,
    mention::{
        classify::classify,
        edge::{trailing, without_document, without_prefix},
        person, regulation, title,
    },
};

/// What a compound tells. Bytes count from where it begins, those of a law from where its name does.
pub(super) struct Surface {
    /// Where a title, an honorific or a capacity begins with which it ends.
    pub title: Option<usize>,
    /// Its name, without what only points before it and what only trails it. Empty where nothing is left.
    pub name: Range<usize>,
    /// Whether a table holds the name.
    pub listed: bool,
    /// What bears a longer title that ends with it.
    pub titled: Option<Kind>,
    /// The law within the name.
    pub law: Option<Range<usize>>,
    /// Where the body ends whose post the name is: 南浜市医師会 of 南浜市医師会副会長.
    pub before_post: Option<usize>,
    /// What the last words of the name say it is.
    pub class: Option<(Kind, Rule)>,
}

impl Surface {
    fn of(words: &str, lexicon: &Lexicon) -> Self {
        let start = without_prefix(words, lexicon);
        let end = words.len() - trailing(&words[start..], lexicon);
        let end = start + without_document(&words[start..end.max(start)], lexicon);
        let end = start + regulation::before_article(&words[start..end]);
        let name = &words[start..end];
        Self {
            title: person::title_at_end(words, lexicon),
            name: start..end,
            listed: !lexicon.matcher.exact(name).is_empty(),
            titled: title::kind(&words[..end], lexicon),
            law: regulation::by_ending(name, lexicon),
            before_post: before_post(name, lexicon),
            class: classify(name, lexicon),
        }
    }
}

fn before_post(name: &str, lexicon: &Lexicon) -> Option<usize> {
    let titles = &lexicon.titles;
    // 南浜町内会長, 南浜支店長: the head of a body whose ending the post takes in.
    let headed =
        name.strip_suffix('長').filter(|body| body.ends_with(['会', '店', '社', '署', '所', '館', '園']));
    let headed = headed.filter(|body| lexicon.bodies.ending(body).is_some_and(|(at, _)| at >= "南浜".len()));
    if let Some(body) =
        headed.filter(|body| classify(body, lexicon).is_some_and(|(kind, _)| kind == Kind::Organization))
    {
        return Some(body.len());
    }
    let at = titles.post_at_end(name).or_else(|| titles.capacity_at_end(name)).filter(|&at| at > 0)?;
    let body = &name[..at];
    let named = lexicon.bodies.known(body).is_none()
        && body.chars().count() >= 4
        && classify(body, lexicon).is_some_and(|(kind, _)| kind == Kind::Organization);
    named.then_some(at)
}

/// The compounds of a document.
#[derive(Default)]
pub(super) struct Surfaces {
    read: Vec<Surface>,
    by_words: HashMap<String, usize, FixedState>,
}

impl Surfaces {
    /// What these words tell.
    pub(super) fn of(&mut self, words: &str, lexicon: &Lexicon) -> &Surface {
        let at = self.by_words.get(words).copied().unwrap_or_else(|| {
            self.by_words.insert(words.to_owned(), self.read.len());
            self.read.push(Surface::of(words, lexicon));
            self.read.len() - 1
        });
        &self.read[at]
    }
}
