"""Both languages say everything."""

from babel.messages.catalog import Catalog

from talentportal.core import catalogues


def test_no_korean_translation_is_missing():
    lacking = catalogues.missing(catalogues.read(catalogues.path()))
    assert [message.id for message in lacking] == []


def test_every_korean_translation_carries_the_placeholders_of_its_message():
    assert catalogues.broken(catalogues.read(catalogues.path())) == []


def test_messages_are_found_in_python_and_in_templates():
    found = catalogues.found()
    assert found.get("Settlement of nothing") is None
    assert found.get("Take the next case") is not None
    assert found.get("Supplement requested") is not None


def test_messages_are_found_under_any_name_that_gettext_is_imported_by():
    assert catalogues.found().get("Neither education nor experience is needed.") is not None


def _catalogue(*translations: tuple[str, str]) -> Catalog:
    catalogue = Catalog(locale="ko")
    for message, translation in translations:
        catalogue.add(message, translation)
    return catalogue


def test_a_merge_fills_and_corrects_but_never_empties():
    held = _catalogue(("Sign", ""), ("Send back", "거절"), ("Letter", "통지서"))
    other = _catalogue(("Sign", "결재"), ("Send back", "반려"), ("Letter", ""))
    catalogues.take_over(held, other)
    held_now = {message.id: message.string for message in held if message.id}
    assert held_now == {"Sign": "결재", "Send back": "반려", "Letter": "통지서"}
