"""Likeness of words, and lines of authority."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_documents import RECORD

from policybase.link.overlaps.authority import overlapping, period
from policybase.link.overlaps.similarity import cosine, pairs, rarest, rarity, vector
from policybase.model import Status

WORDS = st.text(alphabet="规范性文件备案审查应当人民政府，。 12", max_size=40)


@given(WORDS, WORDS)
def test_likeness_lies_between_none_and_the_same_and_has_no_direction(one: str, other: str) -> None:
    first, second = vector(one), vector(other)
    assert -1e-9 <= cosine(first, second) <= 1 + 1e-9
    assert cosine(first, second) == pytest.approx(cosine(second, first))
    assert not first or cosine(first, first) == pytest.approx(1)


def test_pairs_run_over_broken_lines_and_never_over_punctuation() -> None:
    assert list(pairs("备案\n审查，有")) == ["备案", "案审", "审查"]


def test_words_of_the_field_weigh_less_than_words_of_the_matter() -> None:
    assert rarity("应当") < rarity("政府") < rarity("备案") < rarity("裁量")
    assert rarity("龘龘") >= max(rarity("裁量"), rarity("备案"))
    assert "裁量" in rarest("人民政府应当建立行政裁量权基准制度", number=4)


def test_periods_overlap_by_their_last_day() -> None:
    plan = replace(RECORD, planning_period=("2009", "2013"))
    assert overlapping(plan, replace(RECORD, planning_period=("2013-05", "2015")))
    assert not overlapping(plan, replace(RECORD, planning_period=("2014", "2015")))


def test_a_time_that_is_not_known_is_not_claimed() -> None:
    assert period(replace(RECORD, date_effective=date(2010, 1, 1))) is None
    in_force = replace(RECORD, date_effective=date(2010, 1, 1), status=Status.IN_FORCE)
    assert overlapping(in_force, replace(RECORD, planning_period=("2009", "2013")))
    ended = replace(RECORD, date_effective=date(2010, 1, 1), date_invalid=date(2012, 1, 1))
    assert not overlapping(ended, replace(RECORD, planning_period=("2013", "2014")))
