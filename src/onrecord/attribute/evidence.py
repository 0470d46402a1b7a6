"""What tells right attributions from wrong ones, as numbers for a logistic regression."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.network.word_features import OUTSIDE
from onrecord.attribute.network.word_scores import WordScores
from onrecord.attribute.network.words import Paragraph

EVIDENCE = 10
"""Numbers of evidence for an attribution; see `evidence_of`."""

NO_CONTENT = (0.5,) * EVIDENCE


def evidence_of(
    paragraph: Paragraph,
    scores: WordScores,
    anchor: int,
    content: NDArray[np.int64],
    certain: float,
    sourced: bool,
) -> tuple[float, ...]:
    """What tells right attributions from wrong ones.

    Probabilities of the cue, of its own anchor, of the content's words (mean and least) and edges,
    and of the source; the share of content in quotation marks, whether there is a source, and the
    log of how many words of content. (Log probabilities calibrate worse: error .04, not .02.)
    """
    tags = scores.tags
    if not len(content):
        return NO_CONTENT
    inside = np.logaddexp(tags[content, 5], tags[content, 6]) + scores.anchors[content, anchor]
    first, last = int(content[0]), int(content[-1])
    after = scores.tags[last + 1, 6] if last + 1 < len(tags) else -9.0
    quoted = [paragraph.quotation(i) != OUTSIDE for i in content.tolist()]
    logs = (
        np.logaddexp(tags[anchor, 3], tags[anchor, 4]),
        scores.anchors[anchor, anchor],
        inside.mean(),
        inside.min(),
        tags[first, 5],
        np.log1p(-min(np.exp(after), 0.9999)),
        certain,
    )
    likely = (float(np.exp(min(each, 0.0))) for each in logs)
    return (*likely, sum(quoted) / len(quoted), float(sourced), float(np.log(len(content))))
