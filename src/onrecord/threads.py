"""How many threads numpy multiplies matrices with: one.

Matrices are small here. The threads of a larger pool would wait for one another: a fifth of all
processor time. Processes, not threads, share the work (`spread`).
"""

from __future__ import annotations

import os


def one_thread_a_matrix() -> None:
    """Ask for one thread, unless the user has asked for more; before numpy is imported.

    Processes that are begun later inherit it.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
