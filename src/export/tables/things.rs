//! The tables of things that meetings share: people, bodies, issues, technologies, regulations.

use std::path::Path;

use super::{Options, Sheet, Table, View};
use crate::{
    export::Error,
    rdf::vocab::{dcterms, gg, oa, org, rdfs, skos},
};

pub(super) fn write(view: &View<'_>, dir: &Path, options: &Options) -> Result<Vec<Table>, Error> {
    Ok(vec![
        people(view, dir, options)?,
        organizations(view, dir, options)?,
        issues(view, dir, options)?,
        technologies(view, dir, options)?,
        regulations(view, dir, options)?,
    ])
}

fn people(view: &View<'_>, dir: &Path, options: &Options) -> Result<Table, Error> {
    let mut sheet = Sheet::create(dir, "people.csv", options)?;
    for node in view.members(gg::PERSON)? {
        let person = view.thing(node)?;
        let (mut organizations, mut posts) = (Vec::new(), Vec::new());
        for node in view.subjects(org::MEMBER, person.node.as_ref())? {
            let affiliation = view.thing(node)?;
            organizations.extend(affiliation.nodes(org::ORGANIZATION).into_iter().cloned());
            posts.extend(affiliation.nodes(gg::POST).into_iter().cloned());
        }
        let [organization_ids, organizations] = view.cells(&once_each(&mut organizations))?;
        let [_, posts] = view.cells(&once_each(&mut posts))?;
        sheet.push([
            view.id(&person.node),
            view.label(&person.node)?,
            person.values(gg::KANA),
            person.other_names(),
            organization_ids,
            organizations,
            posts,
            view.count(gg::ATTENDEE, &person.node)?,
            view.count(gg::ATTRIBUTED_TO, &person.node)?,
        ])?;
    }
    sheet.finish()
}

fn organizations(view: &View<'_>, dir: &Path, options: &Options) -> Result<Table, Error> {
    let mut sheet = Sheet::create(dir, "organizations.csv", options)?;
    for node in view.members(gg::ORGANIZATION)? {
        let body = view.thing(node)?;
        let [parent_id, parent] = view.related(&body, org::SUB_ORGANIZATION_OF)?;
        sheet.push([
            view.id(&body.node),
            view.label(&body.node)?,
            body.other_names(),
            body.values(gg::CORPORATE_NUMBER),
            parent_id,
            parent,
            view.count(org::ORGANIZATION, &body.node)?,
            view.count(oa::HAS_BODY, &body.node)?,
        ])?;
    }
    sheet.finish()
}

fn issues(view: &View<'_>, dir: &Path, options: &Options) -> Result<Table, Error> {
    let mut sheet = Sheet::create(dir, "issues.csv", options)?;
    for node in view.members(gg::POLICY_ISSUE)? {
        let issue = view.thing(node)?;
        let [concern_ids, concerns] = view.related(&issue, gg::CONCERNS)?;
        let [raised_by_ids, raised_by] = view.related(&issue, gg::RAISED_BY)?;
        let [first_id, first] = view.related(&issue, gg::FIRST_RAISED_AT)?;
        let [last_id, last] = view.related(&issue, gg::LAST_RAISED_AT)?;
        sheet.push([
            view.id(&issue.node),
            view.label(&issue.node)?,
            issue.other_names(),
            concern_ids,
            concerns,
            raised_by_ids,
            raised_by,
            first_id,
            first,
            last_id,
            last,
            view.count(gg::RAISES, &issue.node)?,
        ])?;
    }
    sheet.finish()
}

fn technologies(view: &View<'_>, dir: &Path, options: &Options) -> Result<Table, Error> {
    let mut sheet = Sheet::create(dir, "technologies.csv", options)?;
    for node in view.members(gg::TECHNOLOGY)? {
        let technology = view.thing(node)?;
        let [broader_id, broader] = view.related(&technology, skos::BROADER)?;
        sheet.push([
            view.id(&technology.node),
            view.label(&technology.node)?,
            technology.other_names(),
            broader_id,
            broader,
            view.count(oa::HAS_BODY, &technology.node)?,
            view.count(gg::CONCERNS, &technology.node)?,
        ])?;
    }
    sheet.finish()
}

fn regulations(view: &View<'_>, dir: &Path, options: &Options) -> Result<Table, Error> {
    let mut sheet = Sheet::create(dir, "regulations.csv", options)?;
    for node in view.members(gg::REGULATORY_INSTRUMENT)? {
        let regulation = view.thing(node)?;
        let [part_of_id, part_of] = view.related(&regulation, dcterms::IS_PART_OF)?;
        let [link, _] = view.related(&regulation, rdfs::SEE_ALSO)?;
        sheet.push([
            view.id(&regulation.node),
            view.label(&regulation.node)?,
            regulation.other_names(),
            regulation.values(gg::LAW_ID),
            regulation.values(gg::LAW_NUMBER),
            part_of_id,
            part_of,
            link,
            view.count(oa::HAS_BODY, &regulation.node)?,
            view.count(gg::CONCERNS, &regulation.node)?,
        ])?;
    }
    sheet.finish()
}

fn once_each<T: Ord>(values: &mut Vec<T>) -> Vec<&T> {
    values.sort_unstable();
    values.dedup();
    values.iter().collect()
}
