"""Countries by code, named in both languages."""

from django.utils import translation

from talentportal.core import countries
from talentportal.kernel.names import fold


def test_every_code_has_a_name_in_both_languages():
    assert countries.names("ko").keys() == countries.names("en").keys()
    assert len(countries.codes()) == 250


def test_a_country_is_named_in_the_readers_language():
    with translation.override("ko"):
        assert countries.country_name("kr") == "대한민국"
    with translation.override("en"):
        assert countries.country_name("KR") == "South Korea"


def test_an_unknown_code_stays_what_it_is():
    assert [countries.country_name("QQ"), countries.country_name(None)] == ["QQ", ""]


def test_marks_do_not_send_a_country_to_the_end_of_the_list():
    with translation.override("en"):
        names = [name for _, name in countries.choices()]
    assert names.index("Åland Islands") < names.index("Albania")


def test_a_further_name_is_of_one_country_and_not_another_ones_own():
    own = {
        fold(name): code for lang in ("en", "ko") for code, name in countries.names(lang).items()
    }
    also = [(fold(name), code) for code, of in countries.ALSO_WRITTEN.items() for name in of]
    assert len({name for name, _ in also}) == len(also)
    assert {code for _, code in also} <= countries.codes()
    assert {(name, own[name], code) for name, code in also if own.get(name, code) != code} == set()
