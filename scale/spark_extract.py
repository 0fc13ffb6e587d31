"""Extraction on a Spark cluster: compressed N-Quads, a shard for every few documents.

    spark-submit --py-files scale/shards.py scale/spark_extract.py s3a://minutes/2025/ s3a://graph/2025/

The program must be on each worker (--program tells where). A task that dies with its worker runs again elsewhere.
"""

import sys

import shards


def main():
    arguments = shards.arguments(__doc__.splitlines()[0]).parse_args()
    from pyspark.sql import SparkSession

    session = SparkSession.builder.appName("gijigraph extract").getOrCreate()
    batches = shards.batches(arguments.source, arguments.documents)
    target, program, base = arguments.target, arguments.program, arguments.base
    # One task a shard: the scheduler balances them, and a lost worker costs what it had under way.
    work = session.sparkContext.parallelize(batches, max(len(batches), 1))
    done = work.map(lambda names: shards.shard(names, target, program, base)).collect()
    session.stop()
    return shards.report(done)


if __name__ == "__main__":
    sys.exit(main())
