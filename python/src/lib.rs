//! Python bindings: extraction as JSON text, and a store that is asked in SPARQL. `gijigraph/__init__.py` makes Python's
//! own types of what comes from here.

use std::{path::PathBuf, time::Duration};

use gijigraph::{
    Lexicon, Source,
    document::Document,
    query::{self, NamedQueries, Options, Results},
    rdf::Base,
    trace::{Filter, Trace},
};
use oxigraph::model::Term;
use pyo3::{create_exception, exceptions::PyException, prelude::*};

create_exception!(_gijigraph, Error, PyException, "What gijigraph could not do, and what to do about it.");

/// A term: `iri`, `literal` or `blank`; its text; the datatype or, with a `@` before it, the language.
type Cell = Option<(&'static str, String, String)>;

fn failed(error: impl std::fmt::Display) -> PyErr {
    Error::new_err(error.to_string())
}

/// The meetings of a document, as JSON.
#[pyfunction]
fn extract_json(
    py: Python<'_>,
    name: String,
    bytes: Vec<u8>,
    data: Option<PathBuf>,
    base: Option<String>,
) -> PyResult<String> {
    py.detach(|| {
        let base = base.as_deref().map(Base::new).transpose().map_err(failed)?.unwrap_or_default();
        let own = data.map(|dir| Lexicon::load(&dir)).transpose().map_err(failed)?;
        let lexicon = own.as_ref().unwrap_or_else(|| Lexicon::embedded());
        let extraction = gijigraph::extract(&Source::new(name, bytes), lexicon).map_err(failed)?;
        serde_json::to_string(&Document::all(&extraction, &base)).map_err(failed)
    })
}

/// A store, open for reading.
#[pyclass(frozen)]
struct Store(gijigraph::store::Store);

#[pymethods]
impl Store {
    #[new]
    fn open(path: PathBuf) -> PyResult<Self> {
        gijigraph::store::Store::open_for_reading(&path).map(Self).map_err(failed)
    }

    /// Names and rows of a SELECT; of a graph, its triples; of an ASK, a column without a name.
    #[pyo3(signature = (sparql, named, settings, timeout))]
    fn query(
        &self,
        py: Python<'_>,
        sparql: Option<String>,
        named: Option<String>,
        settings: Vec<(String, String)>,
        timeout: Option<f64>,
    ) -> PyResult<(Vec<String>, Vec<Vec<Cell>>)> {
        py.detach(|| {
            let timeout = timeout.map(Duration::try_from_secs_f64).transpose().map_err(failed)?;
            let options = Options { timeout, ..Options::default() };
            let results = match (named, sparql) {
                (Some(name), _) => {
                    let questions = NamedQueries::shipped().map_err(failed)?;
                    query::run_named(&self.0, questions.get(&name).map_err(failed)?, &settings, &options)
                }
                (None, sparql) => query::run(&self.0, &sparql.unwrap_or_default(), &options),
            };
            rows(results.map_err(failed)?).map_err(failed)
        })
    }

    /// A trace, as JSON.
    #[pyo3(signature = (issue, person, organization, law, technology, meeting))]
    fn trace_json(
        &self,
        py: Python<'_>,
        issue: Option<String>,
        person: Option<String>,
        organization: Option<String>,
        law: Option<String>,
        technology: Option<String>,
        meeting: Option<String>,
    ) -> PyResult<String> {
        let filter = Filter { issue, person, organization, law, technology, meeting };
        py.detach(|| {
            serde_json::to_string(&Trace::of(&self.0, &filter).map_err(failed)?).map_err(failed)
        })
    }

    /// The sources, as JSON.
    fn sources_json(&self) -> PyResult<String> {
        serde_json::to_string(&self.0.sources().map_err(failed)?).map_err(failed)
    }
}

fn rows(results: Results) -> Result<(Vec<String>, Vec<Vec<Cell>>), query::Error> {
    match results {
        Results::Boolean(value) => {
            let boolean = "http://www.w3.org/2001/XMLSchema#boolean".to_owned();
            Ok((Vec::new(), vec![vec![Some(("literal", value.to_string(), boolean))]]))
        }
        Results::Solutions(mut solutions) => {
            let names = solutions.variables().iter().map(|variable| variable.as_str().to_owned()).collect();
            let row = |row: oxigraph::sparql::QuerySolution| {
                row.values().iter().map(|term| term.as_ref().map(cell)).collect()
            };
            let rows = (&mut solutions).map(|solution| solution.map(row)).collect::<Result<_, _>>()?;
            Ok((names, rows))
        }
        Results::Graph(mut graph) => {
            let names = ["subject", "predicate", "object"].map(ToOwned::to_owned).to_vec();
            let triple = |triple: oxigraph::model::Triple| {
                [triple.subject.into(), triple.predicate.into(), triple.object]
                    .map(|term: Term| Some(cell(&term)))
                    .to_vec()
            };
            let rows = (&mut graph).map(|found| found.map(triple)).collect::<Result<_, _>>()?;
            Ok((names, rows))
        }
    }
}

fn cell(term: &Term) -> (&'static str, String, String) {
    match term {
        Term::NamedNode(node) => ("iri", node.as_str().to_owned(), String::new()),
        Term::BlankNode(node) => ("blank", node.as_str().to_owned(), String::new()),
        Term::Literal(literal) => {
            let kind = match literal.language() {
                Some(language) => format!("@{language}"),
                None => literal.datatype().as_str().to_owned(),
            };
            ("literal", literal.value().to_owned(), kind)
        }
    }
}

#[pymodule]
fn _gijigraph(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("Error", module.py().get_type::<Error>())?;
    module.add_class::<Store>()?;
    module.add_function(wrap_pyfunction!(extract_json, module)?)
}
