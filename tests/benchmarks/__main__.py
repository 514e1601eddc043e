"""The command: ``python -m tests.benchmarks [--quick] [word pdf signatures import …]``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable

from tests.benchmarks import digest, endtoend, latency, reading, scans, signatures, workers
from tests.benchmarks.timing import machine

_PARTS: dict[str, Callable[[bool], Iterable[str]]] = {
    "word": lambda quick: reading.word(6 if quick else 150),
    "pdf": lambda quick: reading.pdf(6 if quick else 150),
    "signatures": lambda quick: signatures.run(6 if quick else 100),
    "import": lambda quick: reading.imports(2 if quick else 10),
    "mails": lambda quick: endtoend.run(20 if quick else 300),
    "latency": lambda quick: latency.run(3 if quick else 25),
    "digest": lambda quick: digest.run(quick=quick),
    "scans": lambda quick: scans.run(1 if quick else 4),
    "workers": lambda quick: workers.run(2 if quick else 16),
}


def main() -> None:
    """Run the parts asked for, all by default, and print what they measured."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*_PARTS, []], help="all by default")
    parser.add_argument("--quick", action="store_true", help="few rounds, to see that it works")
    args = parser.parse_args()
    print(machine())
    for name in args.parts or _PARTS:
        print()
        for line in _PARTS[name](args.quick):
            print(line, flush=True)


if __name__ == "__main__":
    main()
