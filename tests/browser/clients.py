"""Asks an endpoint by one of Python's clients: queries by name as JSON in, rows of texts by name as JSON out."""

import json
import sys


def rdflib(endpoint, query):
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    rows = SPARQLStore(endpoint, returnFormat="json").query(query)
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


def sparqlwrapper(endpoint, query):
    from SPARQLWrapper import JSON, SPARQLWrapper

    client = SPARQLWrapper(endpoint)
    client.setReturnFormat(JSON)
    client.setMethod("POST")
    client.setQuery(query)
    found = client.queryAndConvert()
    names = found["head"]["vars"]
    return [[row[name]["value"] if name in row else "" for name in names] for row in found["results"]["bindings"]]


ask = {"rdflib": rdflib, "sparqlwrapper": sparqlwrapper}[sys.argv[1]]
json.dump({name: ask(sys.argv[2], query) for name, query in json.load(sys.stdin).items()}, sys.stdout)
