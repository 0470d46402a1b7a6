"""The language that a text is written in, by its letters; None where that cannot be told.

py3langid (a maintained fork of langid.py; Lui and Baldwin 2012, ACL): a naive Bayes model over
byte n-grams of 97 languages, the same answer every time, under 1 ms a page.
"""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

MIN_LETTERS = 60  # below this a headline full of names is often taken for another language
MIN_CONFIDENCE = 0.9  # of the normalised probability, which is close to 1 for a few sentences
SAMPLE_CHARACTERS = 1000  # more text does not change the answer


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def known_languages() -> frozenset[str]:
    """The codes that `language_of` can give."""
    return frozenset(map(str, _identifier().labels))


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`; None where it is too short or unsure."""
    sample = text[:SAMPLE_CHARACTERS]
    if sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return None
    code, confidence = _identifier().classify(sample)
    return str(code) if confidence >= MIN_CONFIDENCE else None
