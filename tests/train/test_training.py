"""A tiny encoder learns a tiny language: trained, gone on with, exported, read back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("onnx")

import numpy as np
import onnx
import torch

from onrecord.attribute.network.finder import NetworkFinder
from onrecord.attribute.network.words import paragraph
from onrecord.model import Block, BlockKind, Document, DocumentId, PageHash, Span
from onrecord.nets.attribution import load_tagger
from onrecord.nets.parted import LOWER, UPPER
from onrecord.train import (
    Recipe,
    add_within,
    export_attribution,
    make_attribution,
    set_decoding,
    train_attribution,
)
from onrecord.train.export import load_net
from onrecord.train.measure import word_scores
from onrecord.train.readings import read_readings_file
from tiny_encoders import tiny_encoder

NAMES = ("ana", "ben", "cho", "dia")
FACTS = ("it rained", "the road was shut", "prices rose", "the vote failed")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    words = sorted({word for fact in FACTS for word in fact.split()})
    pieces = [".", ",", '"', *NAMES, "said", "that", *words, *LETTERS]
    return tiny_encoder(tmp_path_factory.mktemp("encoder"), pieces)


def article(number: int) -> dict[str, object]:
    text, attributions = "", []
    for k in range(4):
        name, fact = NAMES[(number + k) % 4].capitalize(), FACTS[(number * 3 + k) % 4]
        start = len(text)
        if (number + k) % 2:
            text += f"{name} said that {fact}.\n"
            content = text.index("that", start)
            spans = {"source": start, "cue": start + len(name) + 1, "content": content}
            ends = [start + len(name), start + len(name) + 5, content + 5 + len(fact)]
        else:
            text += f'"{fact}," {name} said.\n'
            cue = text.index("said", start)
            spans = {"source": cue - len(name) - 1, "cue": cue, "content": start}
            ends = [cue - 1, cue + 4, start + len(fact) + 3]
        roles = zip(spans.items(), ends, strict=True)
        attributions.append({role: [[s, end]] for (role, s), end in roles})
    return {"id": f"a{number}", "text": text.strip(), "attributions": attributions}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    for name, numbers in (("train", range(40)), ("dev", range(40, 44))):
        lines = "".join(json.dumps(article(number)) + "\n" for number in numbers)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf8")
    return folder


@pytest.fixture(scope="module")
def recipe(encoder: Path) -> Recipe:
    return Recipe(
        encoder, epochs=12, pieces=128, rate=5e-3, head_rate=1e-2, hidden_pieces=0, threads=1
    )


@pytest.fixture(scope="module")
def trained(data: Path, recipe: Recipe, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("run")
    train_attribution(data, out, recipe)
    return out


def document(text: str) -> Document:
    block = Block(Span(0, len(text)), BlockKind.PARAGRAPH)
    return Document(DocumentId("doc-1"), PageHash("0"), text, (block,))


def test_the_tiny_language_is_learned(trained: Path) -> None:
    last = json.loads((trained / "scores.jsonl").read_text().splitlines()[-1])
    assert last["attribution_f1"] > 0.9


def test_a_finished_run_is_not_run_again(trained: Path, data: Path, recipe: Recipe) -> None:
    said: list[str] = []
    before = torch.load(trained / "final.pt")
    train_attribution(data, trained, recipe, said.append)
    assert said[0].startswith("goes on from step")
    after = torch.load(trained / "final.pt")
    assert all(torch.equal(before[name], after[name]) for name in before)


def test_a_small_network_is_made_with_a_large_one_to_teach_it(
    data: Path, encoder: Path, tmp_path: Path
) -> None:
    model = make_attribution(data, tmp_path, encoder, teacher=encoder, epochs=1, threads=1)
    made = load_tagger(model)
    assert made.origin == "attribution@1"
    assert made.within is not None
    assert (tmp_path / "narrowed-2" / "final.pt").exists()
    assert load_tagger(tmp_path / "teacher-model").origin == "attribution-large@1"
    reading = read_readings_file(tmp_path / "readings.npz")["a0", 0]
    assert reading.anchors.shape == (len(reading.tags), len(reading.tags) + 1)


@pytest.mark.parametrize("whole_numbers", [True, False])
def test_the_exported_network_finds_what_the_trained_one_does(
    trained: Path, data: Path, recipe: Recipe, tmp_path: Path, whole_numbers: bool
) -> None:
    weights = trained / "final.pt"
    export_attribution(weights, recipe, data, tmp_path, whole_numbers=whole_numbers)
    set_decoding(tmp_path, data, 1)
    tagger = load_tagger(tmp_path)
    text = "Ben said that prices rose."
    [found] = NetworkFinder(tagger).find([document(text)])
    assert [each.source[0].of(text) for each in found] == ["Ben"]
    assert [each.content[0].of(text) for each in found] == ["that prices rose"]
    words = paragraph(text, 0, len(text))
    [ours] = tagger.score([words])
    [theirs] = word_scores(load_net(weights, recipe), tagger.cutter, [words])
    tolerance = 0.7 if whole_numbers else 0.002
    np.testing.assert_allclose(np.exp(ours.tags), np.exp(theirs.tags), atol=tolerance)


def test_attention_is_one_node_a_layer(
    trained: Path, data: Path, recipe: Recipe, tmp_path: Path
) -> None:
    export_attribution(trained / "final.pt", recipe, data, tmp_path)
    graphs = [onnx.load(str(tmp_path / name)).graph for name in (LOWER, UPPER)]
    kinds = [node.op_type for graph in graphs for node in graph.node]
    assert kinds.count("MultiHeadAttention") == 2
    assert "Softmax" not in kinds


def test_scores_do_not_depend_on_the_paragraphs_beside(
    trained: Path, data: Path, recipe: Recipe, tmp_path: Path
) -> None:
    export_attribution(trained / "final.pt", recipe, data, tmp_path)
    tagger = load_tagger(tmp_path)
    texts = ["Ana said that it rained.", '"the vote failed," Cho said.', "Prices rose."] * 5
    words = [paragraph(text, 0, len(text)) for text in texts]
    together, alone = tagger.score(words), [tagger.score([each])[0] for each in words]
    for one, other in zip(together, alone, strict=True):
        np.testing.assert_array_equal(one.tags, other.tags)
        np.testing.assert_array_equal(one.anchors, other.anchors)


def test_the_second_network_reads_on_from_what_the_first_one_kept(
    trained: Path, data: Path, recipe: Recipe, tmp_path: Path
) -> None:
    weights, model = trained / "final.pt", tmp_path / "model"
    export_attribution(weights, recipe, data, model)
    set_decoding(model, data, 1)
    add_within(model, weights, recipe, data, model, tmp_path / "run")
    text = "Ben said that prices rose."
    finder = NetworkFinder(load_tagger(model))
    read = finder.read([document(text)])
    [[found]] = finder.within(read, [[Span(0, len(text))]])
    roles = found.source, found.cue, found.content
    assert [[span.of(text) for span in role] for role in roles] == [
        ["Ben"],
        ["said"],
        ["that prices rose"],
    ]
    assert finder.within(read, [[]]) == [()]
