"""What libraries say to people, in our words."""

import pytest
from django import forms
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.utils import translation

from talentportal.core import catalogues
from talentportal.core.sentences import SENTENCES


class _Form(forms.Form):
    word = forms.CharField(max_length=3)


@pytest.mark.parametrize(("typed", "said"), [("", "필수 입력 항목입니다."), ("four", "3자 이내")])
def test_a_form_errs_in_our_korean(typed, said):
    with translation.override("ko"):
        (error,) = _Form({"word": typed}).errors["word"]
    assert error.startswith(said)


def test_a_short_password_is_told_in_our_korean():
    with translation.override("ko"), pytest.raises(ValidationError, match="12자 이상"):
        MinimumLengthValidator(min_length=12).validate("short")


def test_every_sentence_is_worded_in_korean():
    held = catalogues.read(catalogues.path())
    assert [one for one in SENTENCES if not held.get(one)] == []
