from os import PathLike

__version__: str

class Error(Exception):
    """What gijigraph could not do, and what to do about it."""

def extract_json(name: str, bytes: bytes, data: str | PathLike[str] | None, base: str | None) -> str: ...

class Store:
    def __init__(self, path: str | PathLike[str]) -> None: ...
    def query(
        self,
        sparql: str | None,
        named: str | None,
        settings: list[tuple[str, str]],
        timeout: float | None,
    ) -> tuple[list[str], list[list[tuple[str, str, str] | None]]]: ...
    def trace_json(
        self,
        issue: str | None,
        person: str | None,
        organization: str | None,
        law: str | None,
        technology: str | None,
        meeting: str | None,
    ) -> str: ...
    def sources_json(self) -> str: ...
