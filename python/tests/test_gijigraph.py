"""What Python gets, shown on minutes that are made up."""

import os
import subprocess
from pathlib import Path

import pytest

import gijigraph

MINUTES = """第3回みなと空域利用協議会 議事録
日時：令和6年7月3日（水） 10時～12時
場所：みなと市役所

出席者：
会長　高橋一郎　みなと大学教授
委員　森花子　みなと商工会議所会頭

議事
○高橋会長　ただいまから開会します。
○森委員　航空法について、ドローンの飛行手続を簡素化する必要がある。
○高橋会長　本日は以上です。
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("store")
    (folder / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    program = os.environ.get("GIJIGRAPH", "gijigraph")
    subprocess.run([program, "ingest", "--quiet", str(folder / "minutes.txt"), "--store", str(folder / "s")], check=True)
    return gijigraph.Store(folder / "s")


def test_a_path_and_its_bytes_give_the_same(tmp_path):
    file = tmp_path / "minutes.txt"
    file.write_text(MINUTES, encoding="utf-8")
    document = gijigraph.extract(file)
    assert document["meeting"]["title"] == "第3回みなと空域利用協議会"
    assert [turn["speakers"] for turn in document["turns"]] == [["高橋一郎"], ["森花子"], ["高橋一郎"]]
    assert gijigraph.extract(MINUTES.encode(), name=str(file)) == document
    assert gijigraph.extract(MINUTES.encode("cp932"))["meeting"] == document["meeting"]
    assert gijigraph.extract_all(file) == [document]


def test_what_has_no_characters_is_an_error_that_says_so(tmp_path):
    with pytest.raises(gijigraph.Error, match="PDF|pdf"):
        gijigraph.extract(b"%PDF-1.7\nbroken")
    with pytest.raises(FileNotFoundError):
        gijigraph.extract(tmp_path / "nothing.txt")
    with pytest.raises(gijigraph.Error, match="no gijigraph store"):
        gijigraph.Store(tmp_path)


def test_rows_have_values_of_python(store):
    rows = store.query(
        "SELECT ?name ?n ?real ?yes ?day ?nothing { ?p a gg:Person ; rdfs:label ?name "
        "BIND(1 AS ?n) BIND(0.5 AS ?real) BIND(true AS ?yes) BIND('2024-07-03'^^xsd:date AS ?day) } ORDER BY ?name"
    )
    assert rows.columns == ["name", "n", "real", "yes", "day", "nothing"]
    assert len(rows) == 2 and rows[0][0] == "森花子" and rows[1:][0] == ("高橋一郎", 1, 0.5, True, "2024-07-03", None)
    assert rows.dicts()[0]["yes"] is True
    assert store.query("ASK { ?m a gg:Meeting }")[0] == (True,)
    triples = store.query("CONSTRUCT { ?m a gg:Meeting } { ?m a gg:Meeting }")
    assert triples.columns == ["subject", "predicate", "object"] and len(triples) == 1
    with pytest.raises(gijigraph.Error, match="cannot be read"):
        store.query("SELECT nonsense")


def test_shipped_questions_and_traces_are_those_of_the_program(store):
    rows = store.ask("who-raised", issue="ﾄﾞﾛｰﾝ")
    assert rows.dicts()[0]["who"] == "森花子"
    issues = store.trace(issue="ドローン")
    assert issues[0]["statements"][0]["attributions"][0]["who"][0]["label"] == "森花子"
    assert store.trace(issue="存在しない論点") == []
    assert [source["names"] for source in store.sources()][0][0].endswith("minutes.txt")


@pytest.mark.parametrize("kind", ["pandas", "arrow", "polars"])
def test_frames_hold_the_same_rows(store, kind):
    pytest.importorskip({"arrow": "pyarrow"}.get(kind, kind))
    rows = store.query("SELECT ?name ?n { ?p a gg:Person ; rdfs:label ?name BIND(STRLEN(?name) AS ?n) } ORDER BY ?name")
    frame = getattr(rows, kind)()
    if kind == "pandas":
        held = list(frame.itertuples(index=False, name=None))
    elif kind == "arrow":
        held = [tuple(row.values()) for row in frame.to_pylist()]
    else:
        held = frame.rows()
    assert held == list(rows) == [("森花子", 3), ("高橋一郎", 4)]
    empty = getattr(store.query("SELECT ?x ?y { ?x a gg:Nothing ; rdfs:label ?y }"), kind)()
    assert len(empty) == 0


def test_types_are_shipped_and_say_what_there_is():
    folder = Path(gijigraph.__file__).parent
    assert (folder / "py.typed").is_file()
    stub = (folder / "_gijigraph.pyi").read_text()
    for name in dir(gijigraph._gijigraph):
        assert name.startswith("__") or name in stub, name
    assert set(gijigraph.__all__) <= set(dir(gijigraph))
