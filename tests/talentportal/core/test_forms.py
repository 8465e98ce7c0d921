"""Fields: their look, their wiring for screen readers, and what the won field takes."""

import re

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.test import override_settings
from django.test.html import parse_html
from django.urls import path
from django.utils.translation import gettext_lazy
from django.views.generic import View
from hypothesis import given
from hypothesis import strategies as st

from talentportal.core.components import Choice
from talentportal.core.forms import DateInput, LongSelect, SuggestInput, WonField
from talentportal.core.templatetags import ui

urlpatterns = [path("suggest/", View.as_view(), name="suggest")]
pytestmark = pytest.mark.urls(__name__)


class Offer(forms.Form):
    """One field of each kind."""

    employer = forms.CharField(
        label="Employer",
        help_text="As in the contract.",
        widget=SuggestInput("suggest", target="employer_id", params={"country": "where"}),
    )
    employer_id = forms.CharField(widget=forms.HiddenInput, required=False)
    where = forms.ChoiceField(label="Where", choices=[("KR", "Korea")])
    starts_on = forms.DateField(label="Start", widget=DateInput, required=False)
    pay = WonField(label="Pay")
    track = forms.ChoiceField(
        label="Track", widget=forms.RadioSelect, choices=[("f2t", Choice("F-2-T", "Top tier"))]
    )
    agreed = forms.BooleanField(label="I agree")


def draw(name, **extra):
    """Return the markup of one field of an empty form that was sent."""
    return str(ui.field(Offer({}, prefix="o")[name], **extra))


def test_an_input_is_described_by_its_hint_and_its_error():
    markup = draw("employer")
    described = re.search(r'<input[^>]*aria-describedby="([^"]*)"', markup).group(1)
    assert described == "id_o-employer_helptext id_o-employer_error"
    for name in described.split():
        assert markup.count(f'id="{name}"') == 1
    assert 'aria-invalid="true"' in markup
    assert '<label class="tp-label" for="id_o-employer">' in markup


def test_a_group_of_choices_is_a_fieldset_with_a_legend_and_hints():
    markup = draw("track")
    assert re.search(r'<fieldset[^>]*aria-describedby="id_o-track_error"', markup)
    assert '<legend class="tp-label">Track' in markup
    assert "<small>Top tier</small>" in markup


def test_only_required_fields_carry_the_mark():
    assert "tp-required" in draw("pay")
    assert "tp-required" not in draw("starts_on")


def test_label_and_hint_can_be_replaced_where_a_field_is_drawn():
    markup = draw("pay", label="Annual pay", hint="Gross")
    assert ("Annual pay" in markup, ">Gross<" in markup) == (True, True)


def test_a_suggestion_field_finds_its_form_mates_under_their_prefix():
    markup = draw("employer")
    assert 'data-suggest-url="/suggest/"' in markup
    assert 'data-suggest-target="o-employer_id"' in markup
    assert 'data-suggest-params="country=o-where"' in markup


def test_a_day_travels_as_iso_in_every_language():
    form = Offer(initial={"starts_on": "2026-11-22"})
    with override_settings(LANGUAGE_CODE="ko"):
        markup = str(form["starts_on"])
    assert ('type="date"' in markup, 'value="2026-11-22"' in markup) == (True, True)


def test_the_form_as_a_whole_says_what_is_wrong_with_it():
    form = Offer({})
    form.add_error(None, "The offer has expired.")
    assert "The offer has expired." in str(form)


@pytest.mark.parametrize(
    "written", ["150,000,000", "150000000원", "₩150,000,000", "KRW 150 000 000", "krw150000000"]
)
def test_won_is_taken_as_people_write_it(written):
    assert WonField().clean(written) == 150_000_000


@pytest.mark.parametrize("written", ["12.5", "a lot", "-1", "1억"])
def test_what_is_no_amount_is_refused(written):
    with pytest.raises(ValidationError):
        WonField().clean(written)


@given(st.integers(min_value=0, max_value=10**15))
def test_what_the_won_input_shows_is_what_the_field_takes(amount):
    shown = WonField().widget.format_value(amount)
    assert WonField().clean(shown) == amount


@pytest.mark.parametrize("value", [None, "", "b", 7, "<nobody>"])
def test_a_long_choice_looks_as_django_draws_it(value):
    choices = [("", gettext_lazy("All")), ("b", "B & <b>"), (7, "Seven"), ("<nobody>", '"x"')]
    attrs = {"id": "id_one", "required": True, "class": "krds-form-select"}
    ours = LongSelect(choices=choices).render("one", value, attrs)
    theirs = forms.Select(choices=choices).render("one", value, attrs)
    assert parse_html(ours) == parse_html(theirs)


def test_groups_of_a_long_choice_are_left_to_django():
    choices = [("Group", [("a", "A")])]
    assert "<optgroup" in LongSelect(choices=choices).render("one", "a")
