"""The list of what the program is made of (SBOM), as CycloneDX tells it: the same bytes each time.

In: requirements.lock. Out: a file of JSON with each package, its version and the hashes of its
files. Example: ``make sbom``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK, PROJECT = ROOT / "requirements.lock", ROOT / "pyproject.toml"


def main() -> int:
    """Write the list to the file that the argument names."""
    Path(sys.argv[1]).write_text(write_list(), encoding="utf-8")
    return 0


def write_list() -> str:
    """Return the list; what it says of a package is its name, version, address and hashes."""
    tool = [sys.executable, "-m", "cyclonedx_py", "requirements", "--output-reproducible"]
    command = [*tool, "--pyproject", str(PROJECT), str(LOCK)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    for component in found["components"]:
        del component["description"]  # the line of the lock, which the hashes repeat
    return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.exit(main())
