//! What was said: statements, who may be behind them, the issues they raise, and what will be done.

use oxigraph::model::NamedNode;

use super::{
    concept,
    graph::{Evidence, shortened},
    scope::{self, Scope},
    vocab::gg,
};
use crate::{
    claim::{Attribution, Basis, FollowUp, Issue, by_turn},
    entity::Kind,
    minutes::{Turn, Who},
    rule,
    text::{fold, punctuated},
    wording,
};

/// What holds of a statement of which nothing is claimed.
const NOBODY: [Attribution; 1] = [Attribution {
    basis: Basis::Unattributed,
    speakers: Vec::new(),
    candidates: Vec::new(),
    confidence: 100,
    span: None,
    rule: rule::WHO_NOBODY,
}];

impl<'a> Scope<'_, 'a> {
    /// Every turn with what is claimed of it.
    pub(super) fn statements(mut self) -> Self {
        let named = by_turn(self.minutes, &self.record.mentions);
        for (index, turn) in self.minutes.turns.iter().enumerate() {
            self.statement(index, turn, &named[index]);
            let claims = self.record.claims.get(index);
            let attributions = claims.map_or(&[][..], |claims| &claims.attributions);
            self.attributions(
                index,
                turn,
                if attributions.is_empty() { const { &NOBODY } } else { attributions },
            );
            for issue in claims.map_or(&[][..], |claims| &claims.issues) {
                self.issue(index, issue);
            }
        }
        self
    }

    /// Everything that will be done.
    pub(super) fn follow_ups(mut self) -> Self {
        for follow_up in &self.record.follow_ups {
            self.follow_up(follow_up);
        }
        self
    }

    fn statement(&mut self, index: usize, turn: &'a Turn, named: &[usize]) {
        let node = self.statements[index].clone();
        let evidence = Evidence::new(turn.flow.whole(), turn.rule);
        let claims = self.record.claims.get(index);
        let item = self.minutes.item_of(turn).and_then(|item| self.item_node(item));
        let topic = self.topic(&turn.headings);
        let answered =
            claims.and_then(|claims| claims.responds_to).and_then(|to| self.statements.get(to)).cloned();
        let concerns = self.concerned(named);
        let position = scope::position(index, turn);
        let printed = punctuated(turn.flow.as_str(), self.graph.text.quote(turn.flow.whole())).into_owned();
        let mut thing = self
            .graph
            .thing(&node, gg::STATEMENT, &shortened(turn.flow.as_str()), evidence)
            .link(gg::STATED_AT, &self.meeting)
            .integer(gg::POSITION, position)
            .japanese(gg::TEXT, &printed)
            .concept(gg::STATEMENT_KIND, concept::kind(turn.kind))
            .links(gg::UNDER_ITEM, &item)
            .links(gg::TOPIC, &topic)
            .links(gg::RESPONDS_TO, &answered)
            .links(gg::CONCERNS, &concerns);
        if let Some(label) = &turn.label {
            thing = thing.string(gg::SPEAKER_LABEL, &label.value);
        }
        for &(act, rule) in claims.map_or(&[][..], |claims| &claims.acts) {
            thing =
                thing.also(Evidence::new(turn.flow.whole(), rule)).concept(gg::SPEECH_ACT, concept::act(act));
        }
    }

    /// One node for each ground and speaker: an attribution is to one agent.
    fn attributions(&mut self, index: usize, turn: &'a Turn, attributions: &'a [Attribution]) {
        for attribution in attributions {
            let span = attribution.span.or_else(|| turn.label.as_ref().map(|label| label.span));
            let evidence = Evidence::new(span.unwrap_or_else(|| turn.flow.whole()), attribution.rule);
            // Narrative that names people may tell of an office beside them: that one is there by its function.
            let ground = |who: &Who| match (attribution.basis, who) {
                (Basis::Named, Who::Organ(_)) => Basis::Role,
                (Basis::Named, Who::Group(_)) => Basis::Group,
                (basis, _) => basis,
            };
            let speakers: Vec<(NamedNode, Basis)> = attribution
                .speakers
                .iter()
                .filter_map(|who| self.agent(who, evidence).map(|agent| (agent, ground(who))))
                .collect();
            if speakers.is_empty() {
                let everyone = self.everyone();
                self.attribution(index, attribution, Basis::Unattributed, &everyone, evidence);
            }
            for (agent, ground) in speakers {
                self.attribution(index, attribution, ground, &agent, evidence);
            }
        }
    }

    fn attribution(
        &mut self,
        index: usize,
        attribution: &Attribution,
        basis: Basis,
        agent: &NamedNode,
        evidence: Evidence,
    ) {
        let statement = self.statements[index].clone();
        let candidates = self.listed(&attribution.candidates);
        let base = self.graph.base;
        let ground = concept::basis(basis).as_str();
        // Everything said of it is part of its key, so that two sources never disagree about one node.
        let (agent_id, rule) = (base.local(agent), attribution.rule.id);
        let mut key = format!("{ground}\n{agent_id}\n{rule}\n{}", attribution.confidence);
        for candidate in &candidates {
            key.push('\n');
            key.push_str(base.local(candidate));
        }
        let place = base.local(&statement).to_owned();
        let node = base.keyed("attribution", &place, &format!("{place}\n{key}"));
        let position = self.minutes.turns.get(index).map_or(0, |turn| scope::position(index, turn));
        let label = format!("{}（第{position}発言）", self.graph.label(agent).unwrap_or("発言者"));
        self.graph
            .thing(&node, gg::ATTRIBUTION_CLASS, &label, evidence)
            .concept(gg::BASIS, concept::basis(basis))
            .link(gg::ATTRIBUTED_TO, agent)
            .links(gg::CANDIDATE, &candidates)
            .hundredths(gg::CONFIDENCE, attribution.confidence);
        if let Some(statement) = self.graph.known(&statement) {
            statement.link(gg::ATTRIBUTION, &node);
        }
    }

    fn issue(&mut self, index: usize, issue: &'a Issue) {
        let concerns = self.found_among(&issue.concerns);
        // The same words about the same law or technique are the same issue, whoever says them and wherever.
        let mut subjects: Vec<&str> = concerns
            .iter()
            .filter(|(kind, _)| matches!(kind, Kind::Regulation | Kind::Technology))
            .map(|(_, node)| self.graph.base.local(node))
            .collect();
        subjects.sort_unstable();
        subjects.dedup();
        let label = fold(&issue.label);
        let key = format!("{label}\n{}", subjects.join("\n"));
        let node = self.graph.base.keyed("issue", &label, &key);
        let names = issue.concerns.iter().filter_map(|&mention| self.record.mentions.get(mention));
        let names: Vec<&str> = names.flat_map(|m| [m.text.as_str(), m.canonical.as_str()]).collect();
        let same = issue.gist.as_deref().and_then(|gist| wording::issue_key(&fold(gist), &names, &subjects));
        let concerned: Vec<NamedNode> =
            concerns.into_iter().filter(stands_for_subject).map(|(_, node)| node).collect();
        let thing = self
            .graph
            .thing(&node, gg::POLICY_ISSUE, &label, Evidence::new(issue.span, issue.rule))
            .links(gg::CONCERNS, &concerned);
        if let Some(same) = same {
            thing.string(gg::ISSUE_KEY, &same);
        }
        if let Some(statement) = self.graph.known(&self.statements[index]) {
            statement.link(gg::RAISES, &node);
        }
    }

    fn follow_up(&mut self, follow_up: &'a FollowUp) {
        let evidence = Evidence::new(follow_up.span, follow_up.rule);
        let actor = follow_up.actor.as_ref().and_then(|who| self.agent(who, evidence));
        let about: Vec<NamedNode> =
            self.found_among(&follow_up.about).into_iter().map(|(_, node)| node).collect();
        let statement = self.statements.get(follow_up.turn).cloned();
        let place = statement.as_ref().map_or(self.name.id.as_str(), |node| self.graph.base.local(node));
        let key = format!("{place}\n{}\n{}", follow_up.action, follow_up.quote);
        let node = self.graph.base.keyed("follow-up", &follow_up.action, &key);
        let mut thing = self
            .graph
            .thing(&node, gg::FOLLOW_UP, &follow_up.action, evidence)
            .links(gg::ACTOR, &actor)
            .links(gg::ABOUT, &about)
            .links(gg::ANNOUNCED_IN, &statement)
            .link(gg::ANNOUNCED_AT, &self.meeting);
        if let Some(due) = &follow_up.due {
            thing = thing.also(Evidence::new(due.span, due.rule)).string(gg::DUE, &due.value);
        }
        if follow_up.next_meeting {
            thing.truth(gg::DUE_AT_NEXT_MEETING);
        }
    }

    fn concerned(&mut self, mentions: &[usize]) -> Vec<NamedNode> {
        self.found_among(mentions).into_iter().filter(stands_for_subject).map(|(_, node)| node).collect()
    }
}

/// People are behind statements, not what they concern.
fn stands_for_subject((kind, _): &(Kind, NamedNode)) -> bool {
    *kind != Kind::Person
}
