//! The meeting itself: series, time and place, agenda, documents and the headings of its body.

use oxigraph::model::NamedNode;

use super::{
    graph::Evidence,
    scope::{Scope, numbered},
    vocab::{dcterms, gg, schema, skos, xsd},
};
use crate::{
    minutes::{Cited, Heading, Material},
    rule,
};

impl<'a> Scope<'_, 'a> {
    /// Which meeting, when and where.
    pub(super) fn header(self) -> Self {
        let meeting = &self.minutes.meeting;
        let mut thing = self.graph.thing(&self.meeting, gg::MEETING, &self.name.label, self.evidence);
        if let Some(ordinal) = &meeting.ordinal {
            thing = thing.also(of(ordinal)).integer(gg::ORDINAL, ordinal.value);
        }
        if let Some(kind) = &meeting.kind {
            thing = thing.also(of(kind)).string(gg::RECORD_KIND, &kind.value);
        }
        if let Some(venue) = &meeting.venue {
            thing = thing.also(of(venue)).string(gg::VENUE, &venue.value);
        }
        if let Some(date) = meeting.date.as_ref().filter(|date| is_date(&date.value)) {
            let start = meeting.start.as_ref().filter(|start| is_time(&start.value));
            thing = thing.also(of(date));
            thing = match start {
                Some(start) => {
                    let begin = moment(&date.value, &start.value);
                    thing.also(of(start)).typed(schema::START_DATE, &begin, xsd::DATE_TIME)
                }
                None => thing.typed(schema::START_DATE, &date.value, xsd::DATE),
            };
            // An end without a beginning, or before it, cannot be placed: neither may be stated.
            if let (Some(start), Some(end)) = (start, meeting.end.as_ref().filter(|end| is_time(&end.value)))
                && start.value <= end.value
            {
                let finish = moment(&date.value, &end.value);
                thing.also(of(end)).typed(schema::END_DATE, &finish, xsd::DATE_TIME);
            }
        }
        self.series().titles()
    }

    /// Agenda, documents, and headings that are no agenda item.
    pub(super) fn papers(mut self) -> Self {
        let items = self.minutes.agenda.len();
        for index in 0..items {
            self.agenda_item(index);
        }
        for material in &self.minutes.documents {
            self.document(material);
        }
        self
    }

    /// The node of an agenda item.
    pub(super) fn item_node(&self, index: usize) -> Option<NamedNode> {
        let item = self.minutes.agenda.get(index)?;
        Some(self.graph.base.named("agenda", &format!("{}-{}", self.name.id, item.number)))
    }

    /// The topic of a heading that is no agenda item, under the topics around it.
    pub(super) fn topic(&mut self, headings: &[usize]) -> Option<NamedNode> {
        let mut around: Option<NamedNode> = None;
        for heading in headings.iter().filter_map(|&index| self.minutes.headings.get(index)) {
            if heading.agenda.is_none() {
                around = Some(self.topic_node(heading, around.as_ref()));
            }
        }
        around
    }

    // Topics belong to the series, so that one theme can be followed from meeting to meeting.
    fn topic_node(&mut self, heading: &Heading, around: Option<&NamedNode>) -> NamedNode {
        let label = heading.text.trim_matches(|c| "<>〈〉《》【】[]".contains(c));
        let node = self.graph.base.named("topic", &format!("{}-{label}", self.name.series));
        let evidence = Evidence::new(heading.span, rule::HEADING_TOPIC);
        let new = self.graph.known(&node).is_none();
        let broader = around.filter(|around| new && **around != node);
        self.graph.thing(&node, gg::TOPIC_CLASS, label, evidence).links(skos::BROADER, broader);
        node
    }

    fn series(self) -> Self {
        let meeting = &self.minutes.meeting;
        if let Some(series) = &meeting.series {
            let node = self.graph.base.named("series", &self.name.series);
            let label = self.name.home.series(&series.value).unwrap_or_else(|| series.value.clone());
            self.graph.thing(&node, gg::MEETING_SERIES, &label, of(series));
            if let Some(meeting) = self.graph.known(&self.meeting) {
                meeting.link(gg::IN_SERIES, &node);
            }
        }
        for (joint, ordinal) in &meeting.joint_with {
            let node = self.graph.base.named("series", &joint.value);
            self.graph.thing(&node, gg::MEETING_SERIES, &joint.value, of(joint));
            // A meeting has one number; the other council's number is that of its own meeting, held jointly.
            let joined = ordinal.map(|ordinal| {
                let (id, label) = numbered(&joint.value, ordinal);
                let other = self.graph.base.named("meeting", &id);
                self.graph
                    .thing(&other, gg::MEETING, &label, of(joint))
                    .integer(gg::ORDINAL, ordinal)
                    .link(gg::IN_SERIES, &node)
                    .link(gg::HELD_JOINTLY_WITH, &self.meeting);
                other
            });
            if let Some(meeting) = self.graph.known(&self.meeting) {
                match joined {
                    Some(other) => meeting.link(gg::HELD_JOINTLY_WITH, &other),
                    None => meeting.link(gg::IN_SERIES, &node),
                };
            }
        }
        self
    }

    fn titles(self) -> Self {
        if let Some(title) = &self.minutes.meeting.title {
            self.graph.also_called(&self.meeting, &title.value, of(title));
        }
        self
    }

    fn agenda_item(&mut self, index: usize) {
        let (Some(node), Some(item)) = (self.item_node(index), self.minutes.agenda.get(index)) else {
            return;
        };
        let mut thing = self
            .graph
            .thing(&node, gg::AGENDA_ITEM, &item.text, Evidence::new(item.span, item.rule))
            .integer(gg::ITEM_NUMBER, item.number);
        for heading in self.minutes.headings.iter().filter(|heading| heading.agenda == Some(index)) {
            thing = thing.also(Evidence::new(heading.span, rule::HEADING_TOPIC));
        }
        if let Some(meeting) = self.graph.known(&self.meeting) {
            meeting.link(gg::HAS_AGENDA_ITEM, &node);
        }
    }

    fn document(&mut self, material: &'a Material) {
        let evidence = Evidence::new(material.span, material.rule);
        let node = self.graph.base.named("document", &format!("{}-{}", self.name.id, material.label));
        let label = match &material.title {
            Some(title) => format!("{} {title}", material.label),
            None => format!("{}（{}）", material.label, self.name.label),
        };
        let presenters = material.presented_by.iter().map(|who| (self.agent(&who.value, of(who)), of(who)));
        let presenters: Vec<_> =
            presenters.filter_map(|(agent, evidence)| Some((agent?, evidence))).collect();
        let mut thing = self
            .graph
            .thing(&node, gg::DOCUMENT, &label, evidence)
            .string(gg::DOCUMENT_LABEL, &material.label)
            .link(gg::DISTRIBUTED_AT, &self.meeting);
        for (presenter, evidence) in presenters {
            thing = thing.also(evidence).link(gg::PRESENTED_BY, &presenter);
        }
        if let Some(title) = &material.title {
            thing.japanese(dcterms::TITLE, title);
        }
        if let Some(meeting) = self.graph.known(&self.meeting) {
            meeting.link(gg::HAS_DOCUMENT, &node);
        }
    }
}

fn of<T>(cited: &Cited<T>) -> Evidence {
    Evidence::new(cited.span, cited.rule)
}

/// Japan has had one time zone and no summer time since 1951.
fn moment(date: &str, time: &str) -> String {
    format!("{date}T{time}:00+09:00")
}

fn is_date(text: &str) -> bool {
    jiff::civil::Date::strptime("%Y-%m-%d", text).is_ok() && text.len() == 10
}

fn is_time(text: &str) -> bool {
    jiff::civil::Time::strptime("%H:%M", text).is_ok() && text.len() == 5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date_or_time_is_not_stated() {
        for (text, expected) in
            [("2021-01-27", true), ("2021-02-30", false), ("令和3年", false), ("2021-1-7", false)]
        {
            assert_eq!(is_date(text), expected, "{text}");
        }
        for (text, expected) in [("15:00", true), ("24:00", false), ("9:00", false), ("午後", false)] {
            assert_eq!(is_time(text), expected, "{text}");
        }
    }
}
