"""Finish a bill of materials and list the licences in it.

In: a CycloneDX file as `cyclonedx-py environment` writes it, of an environment that may hold tools
of development too. Out: the same file with what locks/run.lock names, the shipped networks added
with their digests (CycloneDX 1.6, `machine-learning-model`); and docs/licences.md, which a test
compares with the lock.

    ./run sbom FILE
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "src" / "onrecord" / "nets" / "weights"

READ_BY_HAND = {"protobuf": "BSD-3-Clause"}
"""Licences that a package's metadata do not tell; its LICENSE file does."""

RESEARCH = "for research: the data it was trained on state no licence"
NETWORKS = {
    "attribution": RESEARCH,
    "contradiction": RESEARCH,
    "acts": RESEARCH,
    "embedding": "Apache-2.0",
    "events": RESEARCH,
}
"""Under what each shipped network may be used; their model cards tell of the data."""

HEAD = """# Licences of what onrecord is made of

onrecord itself is under the MIT licence. `./run sbom FILE` writes this table and, for
programs, a bill of materials (CycloneDX). Packages for development and training are not in it.

| part | version | licence |
|---|---|---|
"""


def main(file: Path) -> None:
    """Rewrite `file` and docs/licences.md."""
    bill = json.loads(file.read_text("utf-8"))
    packages = [each for each in bill["components"] if normal(each["name"]) in locked()]
    bill["components"] = [*packages, *networks()]
    refs = {each["bom-ref"] for each in [*bill["components"], bill["metadata"]["component"]]}
    bill["dependencies"] = [
        {"ref": each["ref"], "dependsOn": sorted(refs.intersection(each.get("dependsOn", [])))}
        for each in bill["dependencies"]
        if each["ref"] in refs
    ]
    file.write_text(json.dumps(bill, indent=1) + "\n", "utf-8")
    rows = sorted((row(each) for each in bill["components"]), key=str.casefold)
    (ROOT / "docs" / "licences.md").write_text(HEAD + "".join(rows), "utf-8")


def locked() -> set[str]:
    """The names that locks/run.lock has, as PyPI normalises them (PEP 503)."""
    lock = (ROOT / "locks" / "run.lock").read_text("utf-8")
    return {normal(name) for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)}


def normal(name: str) -> str:
    """A package's name with one spelling."""
    return re.sub(r"[-_.]+", "-", name).lower()


def networks() -> Iterator[dict[str, Any]]:
    """The shipped networks as components."""
    for name, licence in NETWORKS.items():
        card = json.loads((WEIGHTS / name / "model.json").read_text("utf-8"))
        hashes = [{"alg": "SHA-256", "content": digest} for digest in card["files"].values()]
        told = {"id": licence} if " " not in licence else {"name": licence}
        yield {
            "type": "machine-learning-model",
            "bom-ref": f"network:{name}",
            "name": f"network: {name}",
            "version": str(card["version"]),
            "hashes": hashes,
            "licenses": [{"license": told}],
        }


def row(component: dict[str, Any]) -> str:
    """A component's line of the table."""
    licence = READ_BY_HAND.get(component["name"]) or " / ".join(licences(component)) or "unknown"
    return f"| {component['name']} | {component['version']} | {licence} |\n"


def licences(component: dict[str, Any]) -> Iterator[str]:
    """What `component` says it is under, an SPDX name where it has one."""
    told = component.get("licenses", [])
    known = [each for each in told if not _name(each).startswith("License ::")]
    for each in known or told:
        yield _name(each).rpartition(":: ")[2]


def _name(told: dict[str, Any]) -> str:
    licence = told.get("license", {})
    return str(told.get("expression") or licence.get("id") or licence.get("name"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
