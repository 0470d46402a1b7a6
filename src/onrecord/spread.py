"""Spreading pages over processes: pages in, readings out, in the same order.

Pages go out in batches, few at a time, so that memory stays bounded whatever the input. With one
worker all happens in this process. A page that kills its process (memory, a crash in a library) is
found by reading its batch again one page at a time, and is rejected; the run goes on.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from typing import Self

from onrecord.garbage import looked_for_seldom
from onrecord.model import Page, Reading, Reason, Rejected, rejection
from onrecord.pipeline import Models, Settings, load_models, read_pages
from onrecord.threads import one_thread_a_matrix

log = logging.getLogger(__name__)

FIRST_PAGES = 16  # of a batch: few pages are shared by all workers, and the first come soon
BATCH_PAGES = 64  # 16 are 6 % slower, as paragraphs of one length go through the network together
GROWTH = 2  # a batch may have half of the pages before it
BATCH_BYTES = 16_000_000  # a batch of large pages is cut short: it is copied between processes
BATCH_SECONDS = 2.0  # pages that come slowly, from the web, do not wait for others
BATCHES_AHEAD = 2  # per worker: one being read, one waiting

DEADLY = "the process that read it died (out of memory, or a crash in a library)"

Result = Reading | Rejected
_models: Models | None = None
_settings = Settings()


def readings(
    pages: Iterable[Page], settings: Settings | None = None, workers: int = 1
) -> Iterator[Result]:
    """A reading or a rejection for each page, in order, by `workers` processes."""
    settings = settings or Settings()
    if workers <= 1:
        models: Models | None = None  # a run over pages that are all known needs none
        for batch in batches(pages):
            models = models or load_models(settings)
            yield from read_pages(batch, models, settings)
        return
    with Spread(workers, read_batch, start_worker, settings) as spread:
        yield from spread.over(batches(pages))


def batches(pages: Iterable[Page]) -> Iterator[list[Page]]:
    """`pages` in lists of FIRST_PAGES, later ones of up to BATCH_PAGES.

    A list ends, more or less, with BATCH_BYTES and after BATCH_SECONDS.
    """
    batch: list[Page] = []
    size, before, since = 0, 0, time.monotonic()
    for page in pages:
        batch.append(page)
        size += len(page.content)
        most = min(BATCH_PAGES, max(FIRST_PAGES, before // GROWTH))
        late = time.monotonic() - since >= BATCH_SECONDS
        if len(batch) == most or size >= BATCH_BYTES or late:
            yield batch
            before += len(batch)
            batch, size, since = [], 0, time.monotonic()
    if batch:
        yield batch


class Spread:
    """A pool of reading processes that is made again when one of them dies.

    `read` is called in a process on a batch, after `start` was called there with `arguments`; all
    three are pickled.
    """

    def __init__(
        self,
        workers: int,
        read: Callable[[Sequence[Page]], list[Result]],
        start: Callable[..., None],
        *arguments: object,
    ) -> None:
        self._workers = workers
        self._reading = read
        self._start = start
        self._arguments = arguments
        self._pool = self._new_pool()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def over(self, todo: Iterator[list[Page]]) -> Iterator[Result]:
        """The results of all batches, in order; few batches are taken ahead."""
        ahead = self._workers * BATCHES_AHEAD
        waiting = deque((batch, self._submit(batch)) for batch in islice(todo, ahead))
        while waiting:
            batch, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                yield from self._one_by_one(batch)
                waiting = deque((each, self._submit(each)) for each, _ in waiting)
            waiting.extend((batch, self._submit(batch)) for batch in islice(todo, 1))

    def close(self) -> None:
        """Wait for what is being read; forget what waits."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _new_pool(self) -> ProcessPoolExecutor:
        one_thread_a_matrix()
        return ProcessPoolExecutor(
            self._workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=partial(_begin, self._start, *self._arguments),
        )

    def _submit(self, batch: Sequence[Page]) -> Future[list[Result]]:
        try:
            return self._pool.submit(self._reading, batch)
        except BrokenProcessPool as broken:  # the pool died over another batch
            future: Future[list[Result]] = Future()
            future.set_exception(broken)
            return future

    def _one_by_one(self, batch: Sequence[Page]) -> Iterator[Result]:
        self._renew()
        for page in batch:
            try:
                yield from self._submit([page]).result()
            except BrokenProcessPool:
                log.warning("a process died reading page %s", page.hash)
                yield rejection(page, Reason.BROKEN, DEADLY)
                self._renew()

    def _renew(self) -> None:
        self.close()
        self._pool = self._new_pool()


def _begin(start: Callable[..., None], *arguments: object) -> None:
    """Make a process ready, which ends when the one that it works for does, however that ends."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    looked_for_seldom()
    start(*arguments)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def start_worker(settings: Settings) -> None:
    """Load the models once; leave Ctrl-C to the process that writes the record."""
    global _models, _settings
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _models, _settings = load_models(settings), settings


def read_batch(batch: Sequence[Page]) -> list[Result]:
    """What the pages of a batch are read as, in a process that `start_worker` made ready."""
    assert _models is not None
    return read_pages(batch, _models, _settings)
