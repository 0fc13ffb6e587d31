"""What spark_extract.py and ray_extract.py share: which documents there are, and one shard of N-Quads out of a few.

A source is a folder, a URL of a folder (s3://…, gs://…, file://…; by fsspec), or a table of paths or URLs: a .txt with
one a line, or a .csv with a column `path`. A shard is named by the names of its documents and holds the same bytes
whoever writes it, and appears under its name when all of it is there: a task may run twice, or die and run again.
"""

import argparse
import csv
import gzip
import hashlib
import os
import subprocess
import tempfile
from pathlib import Path, PurePosixPath


def arguments(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("source", help="folder, URL of a folder, or a .txt or .csv table of paths")
    parser.add_argument("target", help="folder or URL for the shards")
    parser.add_argument("--documents", type=int, default=50, metavar="N", help="documents a shard (default 50)")
    parser.add_argument("--program", default="gijigraph", help="the program, where each worker finds it")
    parser.add_argument("--base", help="IRI under which all things are named")
    return parser


def is_url(name):
    return "://" in name


def filesystem(url):
    from fsspec.core import url_to_fs

    return url_to_fs(url)


def documents(source):
    """Every document of a source, sorted; names that begin with a dot are none."""
    if source.endswith((".txt", ".csv")) and not (not is_url(source) and os.path.isdir(source)):
        return sorted(set(table(source)))
    if is_url(source):
        fs, root = filesystem(source)
        found = [fs.unstrip_protocol(path) for path in fs.find(root)]
    else:
        found = [str(path) for path in Path(source).rglob("*") if path.is_file()]
    return sorted(name for name in found if not PurePosixPath(name).name.startswith("."))


def table(source):
    if is_url(source):
        fs, path = filesystem(source)
        text = fs.cat_file(path).decode()
    else:
        text = Path(source).read_text(encoding="utf-8")
    if source.endswith(".csv"):
        return [row["path"] for row in csv.DictReader(text.splitlines()) if row["path"]]
    return [line.strip() for line in text.splitlines() if line.strip()]


def batches(source, size):
    names = documents(source)
    return [names[i : i + size] for i in range(0, len(names), size)]


def shard(names, target, program="gijigraph", base=None):
    """Extracts these documents into one shard. Gives its name, and what the program said of those it could not read."""
    name = "part-" + hashlib.sha256("\n".join(names).encode()).hexdigest()[:16] + ".nq.gz"
    with tempfile.TemporaryDirectory() as folder:
        files = [fetched(name, Path(folder), number) for number, name in enumerate(names)]
        command = [program, "extract", "--quiet", "--format", "nquads", *(["--base", base] if base else []), "--", *files]
        done = subprocess.run(command, capture_output=True)
        # 1: some document cannot be read, the others are there. A signal or a wrong call is no result.
        if done.returncode not in (0, 1):
            raise RuntimeError(f"{program} ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
        put(target, name, gzip.compress(done.stdout, compresslevel=6, mtime=0))
    return name, done.stderr.decode(errors="replace").splitlines()


def fetched(name, folder, number):
    """A file with the document, named as it is so that messages tell which."""
    if not is_url(name):
        return name
    fs, path = filesystem(name)
    file = folder / str(number) / PurePosixPath(path).name
    file.parent.mkdir()
    fs.get_file(path, str(file))
    return str(file)


def put(target, name, content):
    if is_url(target):
        fs, root = filesystem(target)
        fs.makedirs(root, exist_ok=True)
        if "file" not in fs.protocol:  # object stores show an object when all of it is there
            fs.pipe_file(f"{root}/{name}", content)
            return
        target = root
    folder = Path(target)
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{name}.{os.getpid()}.part"
    part.write_bytes(content)
    part.replace(folder / name)


def report(shards):
    """Says what could not be read; the exit code is the program's."""
    import sys

    told = [line for _, lines in shards for line in lines]
    for line in told:
        print(line, file=sys.stderr)
    print(f"{len(shards)} shards written", file=sys.stderr)
    return 1 if told else 0
