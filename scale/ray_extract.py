"""Extraction on a Ray cluster: compressed N-Quads, a shard for every few documents.

    ray job submit --working-dir scale -- python ray_extract.py s3://minutes/2025/ s3://graph/2025/

The program must be on each worker (--program tells where). A task that dies with its worker runs again elsewhere.
"""

import sys

import shards


def main():
    parser = shards.arguments(__doc__.splitlines()[0])
    parser.add_argument("--cpus", type=int, help="use so many cores of this machine, without a cluster")
    arguments = parser.parse_args()
    import ray

    if arguments.cpus:
        ray.init(address="local", num_cpus=arguments.cpus, include_dashboard=False)
    else:
        ray.init()
    extract = ray.remote(max_retries=5)(shards.shard)
    batches = shards.batches(arguments.source, arguments.documents)
    done = ray.get([extract.remote(names, arguments.target, arguments.program, arguments.base) for names in batches])
    ray.shutdown()
    return shards.report(done)


if __name__ == "__main__":
    sys.exit(main())
