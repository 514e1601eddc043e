"""``python -m tests.benchmarks``: the product beside a peer, in the same run."""
