"""Extraction on four workers, one of them killed on the way, gives the lines that one process gives, byte for byte.

    python3 -m venv ENV && ENV/bin/pip install pyspark ray fsspec psutil
    ENV/bin/python scale/test.py target/release/gijigraph

With --only spark or --only ray, one of the two. Documents are made up; nothing is left behind.
"""

import argparse
import gzip
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

import shards

HERE = Path(__file__).resolve().parent
DOCUMENTS = 96
A_SHARD = 4
SPARK = "local-cluster[4,1,1024]"


def minutes(number):
    council = ["みなと空域利用", "はまかぜ景観", "やまびこ林道"][number % 3]
    return f"""第{number // 3 + 1}回{council}協議会 議事録
日時：令和6年{number % 12 + 1}月{number % 27 + 1}日 10時～12時
場所：みなと市役所

出席者：
会長　高橋一郎　みなと大学教授
委員　森花子　みなと商工会議所会頭

配付資料：
資料{number % 4 + 1}　ドローンの利用状況について

議事
○高橋会長　ただいまから開会します。
○森委員　航空法について、第{number}区域のドローンの飛行手続を簡素化する必要がある。
○事務局　次回協議会において、航空法の適用範囲を説明する予定です。
○高橋会長　本日は以上です。
"""


def make(folder):
    for number in range(DOCUMENTS):
        file = folder / f"{number % 3}" / f"第{number}回 議事録.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        # One document comes twice: its graph is the same in both shards.
        file.write_text(minutes(number if number != 7 else 8), encoding="utf-8")


def lines(texts):
    return b"".join(sorted(set(b"".join(texts).splitlines(keepends=True))))


def of_shards(folder):
    return lines(gzip.decompress(file.read_bytes()) for file in sorted(folder.glob("*.nq.gz")))


def command(kind, source, target, program):
    extra = [str(source), str(target), "--documents", str(A_SHARD), "--program", str(program)]
    if kind == "ray":
        return [sys.executable, str(HERE / "ray_extract.py"), "--cpus", "4", *extra]
    submit = str(Path(sys.executable).with_name("spark-submit"))
    settings = ["--master", SPARK, "--conf", "spark.ui.enabled=false", "--conf", "spark.executor.memory=512m"]
    return [submit, *settings, "--py-files", str(HERE / "shards.py"), str(HERE / "spark_extract.py"), *extra]


def worker(process, kind):
    """A process of the cluster that works: an executor of Spark, a worker of Ray."""
    for child in process.children(recursive=True):
        try:
            line = " ".join(child.cmdline())
        except psutil.Error:
            continue
        # A worker of Ray takes the name of the task that it is at.
        if "CoarseGrainedExecutorBackend" in line and kind == "spark" or "ray::shard" in line and kind == "ray":
            return child
    return None


def run(kind, source, target, program, kill):
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "PYTHONPATH": str(HERE)}
    with tempfile.TemporaryFile() as log:
        process = psutil.Popen(command(kind, source, target, program), env=environment, stdout=log, stderr=log)
        killed = None
        while process.poll() is None:
            written = len(list(Path(target).glob("*.nq.gz"))) if Path(target).is_dir() else 0
            if kill and killed is None and 3 <= written < DOCUMENTS // A_SHARD - 6:
                victim = worker(process, kind)
                if victim is not None:
                    victim.kill()
                    killed = written
            time.sleep(0.1)
        if process.returncode != 0:
            log.seek(0)
            sys.stderr.buffer.write(log.read()[-4000:])
            raise SystemExit(f"{kind} ended with {process.returncode}")
    return killed


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--only", choices=["spark", "ray"])
    arguments = parser.parse_args()
    program = Path(arguments.program).resolve()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        source = folder / "minutes"
        make(source)
        files = shards.documents(str(source))
        one = subprocess.run([program, "extract", "--quiet", "--format", "nquads", *files], stdout=subprocess.PIPE, check=True)
        alone = lines([one.stdout])
        assert len(files) == DOCUMENTS and len(alone) > 100_000, (len(files), len(alone))
        # A pause before each shard, so that a worker is killed in the midst of one.
        slow = folder / "slow"
        slow.write_text(f'#!/bin/sh\nsleep 1\nexec "{program}" "$@"\n')
        slow.chmod(0o755)
        checks = 0
        for kind in ["spark", "ray"]:
            if arguments.only not in (None, kind):
                continue
            start = time.monotonic()
            killed = run(kind, source, folder / kind, slow, kill=True)
            assert killed, f"no worker of {kind} was killed in time"
            assert of_shards(folder / kind) == alone, f"{kind}: the shards differ from one process"
            seconds = time.monotonic() - start
            after = f"one killed after {killed} of {DOCUMENTS // A_SHARD} shards"
            print(f"{kind}: 4 workers, {after}; {len(alone)} bytes alike; {seconds:.0f} s")
            checks += 1
        # The other kinds of source, without a cluster: a URL and a table of paths give the same shards.
        table = folder / "paths.txt"
        table.write_text("\n".join(files) + "\n", encoding="utf-8")
        for what, given in [("url", f"file://{source}"), ("table", str(table))]:
            for names in shards.batches(given, A_SHARD * 8):
                shards.shard(names, f"file://{folder / what}", str(program))
            assert of_shards(folder / what) == alone, f"{what}: the shards differ from one process"
            print(f"{what}: {len(alone)} bytes alike")
            checks += 1
        print(f"{checks} passed, 0 failed")


if __name__ == "__main__":
    main()
