//! The vocabularies: the one place where their IRIs are written.
//!
//! Terms of `gg:` are defined in `ontology/gijigraph.ttl` and `ontology/schemes.ttl`; tests keep both in step.

macro_rules! vocabulary {
    ($module:ident $ns:literal $about:literal { $($name:ident $local:literal)* }) => {
        #[doc = $about]
        pub mod $module {
            use oxigraph::model::NamedNodeRef;

            /// The namespace.
            pub const NS: &str = $ns;
            $(
                #[doc = concat!("`", stringify!($module), ":", $local, "`")]
                pub const $name: NamedNodeRef<'static> = NamedNodeRef::new_unchecked(concat!($ns, $local));
            )*
            /// Every term above, in its order.
            pub const ALL: &[NamedNodeRef<'static>] = &[$($name),*];
        }
    };
}

vocabulary! { gg "https://w3id.org/gijigraph/ns#" "The terms of gijigraph." {
    // Classes.
    MEETING_SERIES "MeetingSeries"
    MEETING "Meeting"
    AGENDA_ITEM "AgendaItem"
    ATTENDANCE "Attendance"
    PERSON "Person"
    PARTICIPANT_GROUP "ParticipantGroup"
    ORGANIZATION "Organization"
    POST_CLASS "Post"
    AFFILIATION_CLASS "Affiliation"
    DOCUMENT "Document"
    SOURCE_TEXT "SourceText"
    STATEMENT "Statement"
    ATTRIBUTION_CLASS "Attribution"
    MENTION "Mention"
    TEXT_SPAN "TextSpan"
    TECHNOLOGY "Technology"
    REGULATORY_INSTRUMENT "RegulatoryInstrument"
    INITIATIVE "Initiative"
    DISEASE "Disease"
    POLICY_ISSUE "PolicyIssue"
    TOPIC_CLASS "Topic"
    FOLLOW_UP "FollowUp"
    EXTRACTION_RUN "ExtractionRun"
    EXTRACTION_RULE "ExtractionRule"
    // Evidence and provenance.
    EVIDENCE "evidence"
    RULE "rule"
    RULE_ID "ruleId"
    LINE "line"
    PAGE "page"
    SHA256 "sha256"
    FORMAT "format"
    ENCODING "encoding"
    CHARACTERS "characters"
    ACCOUNTED "accounted"
    TOOL_VERSION "toolVersion"
    // Meetings.
    IN_SERIES "inSeries"
    ORDINAL "ordinal"
    RECORD_KIND "recordKind"
    VENUE "venue"
    HELD_JOINTLY_WITH "heldJointlyWith"
    NEXT_MEETING "nextMeeting"
    PREVIOUS_MEETING "previousMeeting"
    HAS_ATTENDANCE "hasAttendance"
    ATTENDANCE_AT "attendanceAt"
    HAS_AGENDA_ITEM "hasAgendaItem"
    AGENDA_ITEM_OF "agendaItemOf"
    ITEM_NUMBER "itemNumber"
    HAS_DOCUMENT "hasDocument"
    HAS_STATEMENT "hasStatement"
    // People and bodies.
    ATTENDEE "attendee"
    MEETING_ROLE "meetingRole"
    ROLE_AS_PRINTED "roleAsPrinted"
    PRESENCE "presence"
    AFFILIATION "affiliation"
    POST "post"
    ATTESTED_AT "attestedAt"
    GROUP_AT "groupAt"
    CORPORATE_NUMBER "corporateNumber"
    KANA "kana"
    // Documents.
    DOCUMENT_LABEL "documentLabel"
    PRESENTED_BY "presentedBy"
    DISTRIBUTED_AT "distributedAt"
    // Statements.
    STATED_AT "statedAt"
    UNDER_ITEM "underItem"
    TOPIC "topic"
    POSITION "position"
    TEXT "text"
    STATEMENT_KIND "statementKind"
    SPEAKER_LABEL "speakerLabel"
    SPEECH_ACT "speechAct"
    RESPONDS_TO "respondsTo"
    RAISES "raises"
    ISSUE_KEY "issueKey"
    CONCERNS "concerns"
    // Attributions.
    ATTRIBUTION "attribution"
    BASIS "basis"
    ATTRIBUTED_TO "attributedTo"
    CANDIDATE "candidate"
    CONFIDENCE "confidence"
    // Mentions.
    IN_STATEMENT "inStatement"
    CANDIDATE_BODY "candidateBody"
    LAW_ID "lawId"
    LAW_NUMBER "lawNumber"
    // Follow-ups.
    ACTOR "actor"
    DUE "due"
    DUE_AT_NEXT_MEETING "dueAtNextMeeting"
    DUE_MEETING "dueMeeting"
    ABOUT "about"
    ANNOUNCED_IN "announcedIn"
    ANNOUNCED_AT "announcedAt"
    FULFILLED_BY "fulfilledBy"
    // Derived.
    RAISED_BY "raisedBy"
    FIRST_RAISED_AT "firstRaisedAt"
    LAST_RAISED_AT "lastRaisedAt"
    FIRST_RAISED_IN "firstRaisedIn"
    SAME_ISSUE_AS "sameIssueAs"
    SAME_PERSON_AS "samePersonAs"
    // Code lists: grounds of attribution.
    GROUNDS "grounds"
    NAMED "named"
    ROLE "role"
    GROUP "group"
    INFERRED "inferred"
    UNATTRIBUTED "unattributed"
    // Presence.
    PRESENCES "presences"
    PRESENT "present"
    PROXY "proxy"
    ABSENT "absent"
    // Kinds of statement.
    STATEMENT_KINDS "statementKinds"
    KIND_SPEECH "kind-speech"
    KIND_BULLET "kind-bullet"
    KIND_REPLY "kind-reply"
    KIND_NARRATIVE "kind-narrative"
    // Speech acts.
    ACTS "acts"
    ACT_EXPLAIN "act-explain"
    ACT_REPORT "act-report"
    ACT_OPINION "act-opinion"
    ACT_QUESTION "act-question"
    ACT_ANSWER "act-answer"
    ACT_REQUEST "act-request"
    ACT_PROPOSAL "act-proposal"
    ACT_CONCERN "act-concern"
    ACT_AGREE "act-agree"
    ACT_OPPOSE "act-oppose"
    ACT_PLAN "act-plan"
    ACT_PROCEDURE "act-procedure"
    // Meeting roles.
    ROLES "roles"
    ROLE_PARTICIPANT "role-participant"
    ROLE_MEMBER "role-member"
    ROLE_COMMITTEE_MEMBER "role-committee-member"
    ROLE_EXPERT_MEMBER "role-expert-member"
    ROLE_TEMPORARY_MEMBER "role-temporary-member"
    ROLE_ASSEMBLY_MEMBER "role-assembly-member"
    ROLE_CHAIR "role-chair"
    ROLE_PANEL_CHAIR "role-panel-chair"
    ROLE_PRESIDENT "role-president"
    ROLE_COMMITTEE_CHAIR "role-committee-chair"
    ROLE_SUBCOMMITTEE_CHAIR "role-subcommittee-chair"
    ROLE_DEPUTY_CHAIR "role-deputy-chair"
    ROLE_OBSERVER "role-observer"
    ROLE_WITNESS "role-witness"
    ROLE_GOVERNMENT_WITNESS "role-government-witness"
    ROLE_EXPERT "role-expert"
    ROLE_ADVISER "role-adviser"
    ROLE_PRESENTER "role-presenter"
    ROLE_MINISTER "role-minister"
    ROLE_MINISTRY "role-ministry"
    ROLE_EXECUTIVE "role-executive"
    ROLE_SECRETARIAT "role-secretariat"
    ROLE_GUEST "role-guest"
    ROLE_PUBLIC "role-public"
}}

vocabulary! { rdf "http://www.w3.org/1999/02/22-rdf-syntax-ns#" "RDF." {
    TYPE "type"
    LANG_STRING "langString"
    FIRST "first"
    REST "rest"
    NIL "nil"
}}

vocabulary! { rdfs "http://www.w3.org/2000/01/rdf-schema#" "RDF Schema." {
    LABEL "label"
    COMMENT "comment"
    SEE_ALSO "seeAlso"
    SUB_CLASS_OF "subClassOf"
    SUB_PROPERTY_OF "subPropertyOf"
    DOMAIN "domain"
    RANGE "range"
}}

vocabulary! { xsd "http://www.w3.org/2001/XMLSchema#" "XML Schema datatypes." {
    STRING "string"
    INTEGER "integer"
    DECIMAL "decimal"
    BOOLEAN "boolean"
    DATE "date"
    DATE_TIME "dateTime"
}}

vocabulary! { org "http://www.w3.org/ns/org#" "The W3C Organization Ontology." {
    SUB_ORGANIZATION_OF "subOrganizationOf"
    MEMBER "member"
    ORGANIZATION "organization"
    POST_IN "postIn"
}}

vocabulary! { foaf "http://xmlns.com/foaf/0.1/" "Friend of a Friend." {
    NAME "name"
    MEMBER "member"
}}

vocabulary! { skos "http://www.w3.org/2004/02/skos/core#" "SKOS." {
    CONCEPT "Concept"
    PREF_LABEL "prefLabel"
    ALT_LABEL "altLabel"
    HIDDEN_LABEL "hiddenLabel"
    BROADER "broader"
    IN_SCHEME "inScheme"
    CONCEPT_SCHEME "ConceptScheme"
    CLOSE_MATCH "closeMatch"
    EXACT_MATCH "exactMatch"
}}

vocabulary! { dcterms "http://purl.org/dc/terms/" "Dublin Core terms." {
    TITLE "title"
    IS_PART_OF "isPartOf"
    SUBJECT "subject"
    DESCRIPTION "description"
    LICENSE "license"
    LANGUAGE "language"
    SOURCE "source"
    CONFORMS_TO "conformsTo"
    TEMPORAL "temporal"
    PERIOD_OF_TIME "PeriodOfTime"
}}

vocabulary! { prov "http://www.w3.org/ns/prov#" "PROV-O." {
    ENTITY "Entity"
    AGENT_CLASS "Agent"
    AGENT "agent"
    USED "used"
    WAS_GENERATED_BY "wasGeneratedBy"
    WAS_DERIVED_FROM "wasDerivedFrom"
}}

vocabulary! { oa "http://www.w3.org/ns/oa#" "The Web Annotation Vocabulary." {
    HAS_TARGET "hasTarget"
    HAS_BODY "hasBody"
    HAS_SOURCE "hasSource"
    HAS_SELECTOR "hasSelector"
    START "start"
    END "end"
    EXACT "exact"
}}

vocabulary! { schema "https://schema.org/" "schema.org." {
    START_DATE "startDate"
    END_DATE "endDate"
}}

vocabulary! { bibo "http://purl.org/ontology/bibo/" "The Bibliographic Ontology." {
    DOCUMENT "Document"
}}

vocabulary! { owl "http://www.w3.org/2002/07/owl#" "OWL, as far as the ontology is read." {
    CLASS "Class"
    OBJECT_PROPERTY "ObjectProperty"
    DATATYPE_PROPERTY "DatatypeProperty"
    INVERSE_OF "inverseOf"
}}

vocabulary! { sh "http://www.w3.org/ns/shacl#" "SHACL, as far as the shapes are read." {
    NODE_SHAPE "NodeShape"
    PROPERTY_SHAPE "PropertyShape"
    TARGET_CLASS "targetClass"
    PROPERTY "property"
    PATH "path"
    CLASS "class"
    NODE "node"
    DATATYPE "datatype"
    OR "or"
    NAME "name"
    DESCRIPTION "description"
    ORDER "order"
}}

vocabulary! { void "http://rdfs.org/ns/void#" "The Vocabulary of Interlinked Datasets." {
    DATASET "Dataset"
    URI_SPACE "uriSpace"
    TRIPLES "triples"
    ENTITIES "entities"
    DISTINCT_SUBJECTS "distinctSubjects"
    PROPERTIES "properties"
    CLASSES "classes"
    VOCABULARY "vocabulary"
    CLASS "class"
    PROPERTY "property"
    CLASS_PARTITION "classPartition"
    PROPERTY_PARTITION "propertyPartition"
}}

vocabulary! { dcat "http://www.w3.org/ns/dcat#" "The Data Catalog Vocabulary." {
    DATASET "Dataset"
    START_DATE "startDate"
    END_DATE "endDate"
}}
