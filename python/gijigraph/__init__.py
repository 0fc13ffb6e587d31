"""Japanese council minutes in, a knowledge graph out.

>>> import gijigraph
>>> gijigraph.extract("minutes.pdf")["meeting"]["title"]        # doctest: +SKIP
>>> store = gijigraph.Store("gijigraph-store")                  # doctest: +SKIP
>>> store.query("SELECT ?m { ?m a gg:Meeting }").pandas()       # doctest: +SKIP
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from typing import Any

from . import _gijigraph
from ._gijigraph import Error, __version__

__all__ = ["Error", "Rows", "Store", "__version__", "extract", "extract_all"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {_XSD + name: int for name in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger")}
_NUMBERS |= {_XSD + name: float for name in ("decimal", "double", "float")}


def extract_all(
    source: str | os.PathLike[str] | bytes,
    *,
    name: str | None = None,
    data: str | os.PathLike[str] | None = None,
    base: str | None = None,
) -> list[dict[str, Any]]:
    """Everything found in one document, a dict for each meeting it records.

    ``source`` is a path, or the bytes themselves; the content tells the format. ``name`` stands for the document in
    what is returned, ``data`` is a folder with tables of words of your own, ``base`` the IRI under which things are
    named. The dicts are what ``gijigraph extract`` prints, as ``gijigraph extract --schema`` describes it.

    Raises ``Error`` where there are no characters to read, ``OSError`` where there is no file.
    """
    if isinstance(source, bytes):
        name, content = name or "-", source
    else:
        name = name or os.fspath(source)
        with open(source, "rb") as file:
            content = file.read()
    return json.loads(_gijigraph.extract_json(name, content, data, base))


def extract(
    source: str | os.PathLike[str] | bytes,
    *,
    name: str | None = None,
    data: str | os.PathLike[str] | None = None,
    base: str | None = None,
) -> dict[str, Any]:
    """Everything found in a document of one meeting. See ``extract_all`` for the arguments.

    Raises ``ValueError`` where the document records several meetings.
    """
    documents = extract_all(source, name=name, data=data, base=base)
    if len(documents) != 1:
        raise ValueError(f"the document records {len(documents)} meetings: use extract_all")
    return documents[0]


class Rows(Sequence[tuple[Any, ...]]):
    """The rows of an answer: tuples in the order of ``columns``; ``None`` where nothing is bound.

    IRIs and texts are ``str``; numbers are ``int`` and ``float``, truth values ``bool``; dates stay texts.
    """

    columns: list[str]

    def __init__(self, columns: list[str], rows: list[tuple[Any, ...]]) -> None:
        self.columns = columns
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, index: Any) -> Any:
        return Rows(self.columns, self._rows[index]) if isinstance(index, slice) else self._rows[index]

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self._rows)

    def __repr__(self) -> str:
        return f"<Rows: {len(self)} of {', '.join(self.columns)}>"

    def dicts(self) -> list[dict[str, Any]]:
        """The rows as dicts by column."""
        return [dict(zip(self.columns, row)) for row in self._rows]

    def pandas(self) -> Any:
        """A ``pandas.DataFrame``; pandas must be installed."""
        import pandas

        return pandas.DataFrame.from_records(self._rows, columns=self.columns)

    def arrow(self) -> Any:
        """A ``pyarrow.Table``; pyarrow must be installed."""
        import pyarrow

        return pyarrow.table({name: pyarrow.array(self._column(place)) for place, name in enumerate(self.columns)})

    def polars(self) -> Any:
        """A ``polars.DataFrame``; polars must be installed."""
        import polars

        return polars.DataFrame({name: self._column(place) for place, name in enumerate(self.columns)})

    def _column(self, place: int) -> list[Any]:
        """One column, of one type: texts where the values are of several."""
        values = [row[place] for row in self._rows]
        kinds = {type(value) for value in values if value is not None}
        if kinds == {int, float}:
            return [value if value is None else float(value) for value in values]
        if len(kinds) > 1:
            return [value if value is None else str(value) for value in values]
        return values


class Store:
    """A store that ``gijigraph ingest`` made, open for reading, beside any number of other readers."""

    def __init__(self, path: str | os.PathLike[str] = "gijigraph-store") -> None:
        """Opens the store in a folder. Raises ``Error`` where there is none, or while it is written to."""
        self._store = _gijigraph.Store(path)

    def query(self, sparql: str, *, timeout: float | None = None) -> Rows:
        """The answer to SPARQL 1.1, with the prefixes and functions of ``gijigraph query``.

        A CONSTRUCT or DESCRIBE gives rows of subject, predicate and object, an ASK one row with a ``bool``.
        Raises ``Error`` with the place where the query is none, and after ``timeout`` seconds.
        """
        return _rows(self._store.query(sparql, None, [], timeout))

    def ask(self, name: str, *, timeout: float | None = None, **parameters: str) -> Rows:
        """The answer to a question that ships with the program: ``store.ask("who-raised", issue="ゲノム編集")``."""
        return _rows(self._store.query(None, name, list(parameters.items()), timeout))

    def trace(
        self,
        *,
        issue: str | None = None,
        person: str | None = None,
        organization: str | None = None,
        law: str | None = None,
        technology: str | None = None,
        meeting: str | None = None,
    ) -> list[dict[str, Any]]:
        """Issues with the statements that raise them, who may be behind these, and the words, as ``gijigraph trace``."""
        return json.loads(self._store.trace_json(issue, person, organization, law, technology, meeting))["issues"]

    def sources(self) -> list[dict[str, Any]]:
        """The documents in the store."""
        return json.loads(self._store.sources_json())


def _rows(answer: tuple[list[str], list[list[tuple[str, str, str] | None]]]) -> Rows:
    columns, rows = answer
    return Rows(columns or ["answer"], [tuple(map(_value, row)) for row in rows])


def _value(cell: tuple[str, str, str] | None) -> Any:
    if cell is None:
        return None
    kind, text, of = cell
    if kind != "literal":
        return text if kind == "iri" else "_:" + text
    if of == _XSD + "boolean":
        return text in ("true", "1")
    try:
        return _NUMBERS[of](text) if of in _NUMBERS else text
    except ValueError:
        return text
