"""python -m tests.properties.hunt FIRST LAST [FILE]: seeds on which core and reference differ, cut down, as vectors.

With FILE the cases found are added to it, e.g. tests/vectors/found.json, with the answer of the reference.
"""

import json
import sys
from pathlib import Path
from random import Random

from tests.properties.comparing import differences, smallest
from tests.properties.histories import Case, random_history
from tests.reference import page


def differs(case: Case) -> bool:
    return bool(differences("habits", case))


def found(seed: int) -> Case | None:
    """The smallest form of the history of this seed on which the two differ."""
    case = random_history(Random(seed))
    return smallest(case, differs) if differs(case) else None


def as_vector(case: Case, name: str) -> Case:
    """Named, with the page's answer to every key on which the core differs."""
    wanted, keys = page.evaluate("habits", case), {key.split()[0] for key in differences("habits", case)}
    return {"name": name, **case, "expect": {key: wanted[key] for key in keys}}


def keep(path: Path, vectors: list[Case]) -> None:
    kept = json.loads(path.read_text())["habits"] if path.exists() else []
    path.write_text(json.dumps({"habits": kept + vectors}, indent=1) + "\n")


def main(arguments: list[str]) -> None:
    vectors: list[Case] = []
    for seed in range(int(arguments[0]), int(arguments[1])):
        case = found(seed)
        if case is not None:
            vectors.append(as_vector(case, f"found by seed {seed}"))
            print(json.dumps(vectors[-1]), differences("habits", case), sep="\n  (page, core) ", flush=True)
    if len(arguments) > 2 and vectors:
        keep(Path(arguments[2]), vectors)
    print(f"{len(vectors)} of {int(arguments[1]) - int(arguments[0])} histories differ")


if __name__ == "__main__":
    main(sys.argv[1:])
