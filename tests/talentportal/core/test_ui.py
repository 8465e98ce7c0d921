"""Tags and block tags of the components."""

from datetime import date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from lucide import IconDoesNotExist

from talentportal.core import components as c
from talentportal.core.formats import SEOUL
from talentportal.core.templatetags import ui


def draw(source, **context):
    """Return what a template source renders to."""
    return Template(source).render(Context(context))


def test_an_icon_is_hidden_from_screen_readers():
    markup = ui.icon("check", size="sm")
    assert 'aria-hidden="true"' in markup
    assert 'width="16"' in markup


def test_an_icon_that_does_not_exist_is_a_fault():
    with pytest.raises(IconDoesNotExist):
        ui.icon("no-such-icon")


@pytest.mark.parametrize(
    "name", sorted(set(ui._TONE_ICONS.values()) | set(ui._CLOCK_ICONS.values()))
)
def test_every_icon_that_stands_for_a_tone_or_clock_exists(name):
    assert "<svg" in ui.icon(name)


def test_a_badge_escapes_its_words():
    markup = draw("{% badge words tone='danger' %}", words="<b>no</b>")
    assert "&lt;b&gt;no&lt;/b&gt;" in markup
    assert "tp-badge--danger" in markup


def test_a_badge_object_brings_its_own_tone_and_icon():
    markup = draw("{% badge badge %}", badge=c.Badge("Accepted", c.Tone.SUCCESS, "check"))
    assert ("tp-badge--success" in markup, "<svg" in markup) == (True, True)


def test_an_unknown_tone_is_a_fault():
    with pytest.raises(ValueError, match="loud"):
        ui.badge("x", tone="loud")


def test_a_block_keeps_what_it_holds_and_escapes_what_it_is_told():
    source = "{% card title=title id='a' %}<p>{{ body }}</p>{% endcard %}"
    markup = draw(source, title="<i>", body="<script>")
    assert "<p>&lt;script&gt;</p>" in markup
    assert 'id="a-title">&lt;i&gt;</h2>' in markup
    assert 'aria-labelledby="a-title"' in markup


def test_a_form_inside_a_dialog_keeps_its_token():
    source = "{% dialog id='d' title='Sure?' %}{% csrf_token %}{% enddialog %}"
    assert 'value="secret"' in draw(source, csrf_token="secret")


def test_the_machine_reads_a_moment_with_its_offset():
    assert ui.iso(datetime(2026, 11, 22, 14, 3, tzinfo=SEOUL)) == "2026-11-22T14:03+09:00"
    assert (ui.iso(date(2026, 11, 22)), ui.iso(None)) == ("2026-11-22", "")


def test_the_ring_of_a_score_shows_every_outcome_once():
    score = c.Score(met=6, undetermined=2, not_met=1)
    assert [(p.outcome, p.count, p.offset) for p in score.parts] == [
        (c.Outcome.MET, 6, 0),
        (c.Outcome.UNDETERMINED, 2, -6),
        (c.Outcome.NOT_MET, 1, -8),
    ]
    assert c.Score(1, 0, 0).parts == [c.ScorePart(c.Outcome.MET, 1, 0)]


def test_a_fact_without_a_value_is_said_to_be_missing():
    markup = render_to_string(
        "components/facts.html", {"facts": [c.Fact("Pay", 0), c.Fact("Pet", "")]}
    )
    assert (markup.count("not given"), "<dd>0</dd>" in markup) == (1, True)


@pytest.mark.parametrize("name", ["403.html", "403_csrf.html", "404.html", "429.html"])
def test_error_pages_can_be_drawn_for_anybody(name):
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    assert "<h1>" in render_to_string(name, request=request)


def test_the_page_for_our_own_faults_needs_nothing_at_all():
    assert "<h1>" in Template("{% include '500.html' %}").render(Context())
