"""Schools behind a university's name in Chinese and Japanese: its own, or a college by itself."""

import pytest

from benchmarks.matching import catalogue
from visas.rules.matching import match

HELD = catalogue()


@pytest.mark.parametrize(
    ("query", "country"),
    [
        ("南京大学, 金陵学院", "CN"),
        ("浙江大学，城市学院", "CN"),
        ("浙江大学，宁波理工学院", "CN"),
        ("中山大学（南方学院）", "CN"),
        ("厦门大学，嘉庚学院", "CN"),
        ("宁波大学，科学技术学院", "CN"),
        ("苏州大学，应用技术学院", None),
        ("國立臺灣大學，進修推廣學院", "TW"),
        ("大阪大学、短期大学部", "JP"),
    ],
)
def test_a_college_that_gives_its_own_degrees_is_for_a_person(query, country):
    assert match(query, country, HELD).status == "review"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("清华大学，计算机系", "Tsinghua University"),
        ("浙江大学，计算机科学与技术学院", "Zhejiang University"),
        ("复旦大学，生命科学学院", "Fudan University"),
        ("武汉大学, 法学院", "Wuhan University"),
        ("國立臺灣大學，電機工程學系", "National Taiwan University"),
        ("東京大学、大学院工学系研究科", "The University of Tokyo"),
    ],
)
def test_a_school_of_fields_is_the_universitys_own(query, name):
    found = match(query, None, HELD)
    assert found.status == "match"
    assert found.ref is not None
    assert HELD.bodies[found.ref].name.startswith(name)


def test_a_long_row_of_fields_is_answered_at_once():
    for text in ("数学科学" * 240, "医医学基础医学与" * 120, "法学" * 450):
        assert match(f"清华大学，{text}", "CN", HELD).status != "match"
