//! Which statements of an issue are its earliest.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use oxigraph::model::NamedNode;

use super::Loader;
use crate::{rdf::vocab::gg, store::Error};

impl Loader<'_> {
    /// The earliest statement that raises each of these, where that was derived: an issue may be raised a thousand times.
    pub(super) fn first(
        &self,
        wordings: &BTreeSet<NamedNode>,
    ) -> Result<Option<BTreeMap<NamedNode, Vec<NamedNode>>>, Error> {
        let mut first = BTreeMap::new();
        for wording in wordings {
            let statements = self.reader.nodes(wording, gg::FIRST_RAISED_IN)?;
            if statements.is_empty() {
                return Ok(None);
            }
            first.insert(wording.clone(), statements);
        }
        Ok(Some(first))
    }

    /// Those of a range of these statements, earliest first. Meetings and places are read only where dates do not tell.
    pub(super) fn earliest<'s>(
        &self,
        statements: Vec<(&'s NamedNode, Option<NamedNode>)>,
        range: Range<usize>,
    ) -> Result<Vec<(&'s NamedNode, Option<NamedNode>)>, Error> {
        let mut dated = Vec::with_capacity(statements.len());
        for (statement, meeting) in statements {
            let date = meeting.as_ref().map(|meeting| self.date(meeting)).transpose()?.flatten();
            dated.push(((date.is_none(), date), statement, meeting));
        }
        dated.sort_unstable();
        let end = range.end.min(dated.len());
        let (Some((first, ..)), Some((last, ..))) =
            (dated.get(range.start), dated.get(end.saturating_sub(1)))
        else {
            return Ok(Vec::new());
        };
        let (first, last) = (first.clone(), last.clone());
        let before = dated.iter().take_while(|(date, ..)| *date < first).count();
        let mut placed = Vec::new();
        for (date, statement, meeting) in dated {
            if date >= first && date <= last {
                let held = meeting.as_ref().map(|meeting| self.meeting(meeting)).transpose()?;
                let position = self.number(statement, gg::POSITION)?;
                placed.push(((date, held.map(|held| held.thing), position), statement, meeting));
            }
        }
        placed.sort_unstable();
        let some = placed.into_iter().skip(range.start - before).take(end.saturating_sub(range.start));
        Ok(some.map(|(_, statement, meeting)| (statement, meeting)).collect())
    }
}
