"""Letters: a pattern of a capital letter of the Latin alphabets, for which `re` has no class.

"Živa" begins with one as "Ana" does. ASCII, Latin-1 and Latin Extended-A and -B.
"""

from __future__ import annotations

CAPITAL = "[" + "".join(char for char in map(chr, range(0x41, 0x250)) if char.isupper()) + "]"
