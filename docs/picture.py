"""Draws docs/demo.svg, the picture of the README: what `onrecord demo` prints."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.ansi import AnsiDecoder
from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME

COLUMNS = 132
LINES = 92  # the speakers, the statements and two disputes: what a reader takes in


def main() -> None:
    """Run the demo and draw what it prints."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "onrecord", "demo", "--record", f"{folder}/demo.db"]
        colours = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(COLUMNS)}
        printed = subprocess.run(
            command,
            env=colours,
            check=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ).stdout.replace(f"{folder}/", "")
    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    for line in list(AnsiDecoder().decode(printed))[:LINES]:
        console.print(line)
    drawn = console.export_svg(title="./run demo", theme=SVG_EXPORT_THEME)
    without_fonts = re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL)  # fetched elsewhere
    Path(__file__).with_name("demo.svg").write_text(without_fonts, encoding="utf8")


if __name__ == "__main__":
    main()
