"""The gate on quality: measures the rooms against gold data and compares with `floors.toml`.

The gold data are not part of the project; `--data` names their folder. Without one the gate says so
and passes: the tests hold the demo affair and the hard forms to their floors in any case.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

FLOORS = Path(__file__).with_name("floors.toml")


def measured(command: list[str], data: Path) -> dict[str, Any]:
    """What one `onrecord evaluate …` prints."""
    arguments = [each.format(data=data) for each in command]
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments, "--json"],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", default="", help="folder of gold data")
    given = parser.parse_args().data
    data = Path(given)
    if not given or not data.is_dir():
        print(f"no gold data at {given or '?'}: nothing measured; name their folder with --data")
        return 0
    table = Table("measure", "figure", "floor", "")
    below = 0
    for floor in tomllib.loads(FLOORS.read_text(encoding="utf8"))["floor"]:
        command = floor.pop("command")
        found = measured(command, data)
        for name, least in floor.items():
            fine = found[name] >= least
            below += not fine
            label = f"{' '.join(command[1:2] + command[3:4])} {name}"
            table.add_row(label, f"{found[name]:.3f}", f"{least:.3f}", "" if fine else "BELOW")
    Console().print(table)
    print(f"{below} figures are below their floor" if below else "every figure is above its floor")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
