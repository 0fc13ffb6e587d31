//! The statement that raised an issue first, in one wording.

use std::collections::BTreeSet;

use oxigraph::model::NamedNode;

use super::{Derivation, Known};
use crate::rdf::vocab::gg;

/// The day, the meeting, the place in it and the statement itself: what statements are ordered by wherever they are listed.
type Place = (String, NamedNode, Option<u32>, NamedNode);

impl<K: Known> Derivation<'_, K> {
    /// The earliest of the statements that raise this very wording; nothing where none has a day.
    ///
    /// Of several meetings of one day the one whose IRI comes first counts.
    pub(super) fn first_statement(&self, wording: &NamedNode) -> BTreeSet<NamedNode> {
        let mut earliest: Option<Place> = None;
        for statement in self.known.of(gg::RAISES, wording) {
            let Some(meeting) = self.known.nodes(&statement, gg::STATED_AT).pop_first() else { continue };
            let Some(day) = self.calendar.when(&meeting).listed.clone() else { continue };
            let earlier = |known: &Place| (&day, &meeting) <= (&known.0, &known.1);
            if earliest.as_ref().is_none_or(earlier) {
                let position = self.known.values(&statement, gg::POSITION).pop_first();
                let place = (day, meeting, position.and_then(|number| number.parse().ok()), statement);
                earliest = earliest.into_iter().chain([place]).min();
            }
        }
        earliest.into_iter().map(|(.., statement)| statement).collect()
    }
}
