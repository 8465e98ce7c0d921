"""The questions about one degree, one post and one family member."""

from collections.abc import Collection, Mapping
from typing import ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from talentportal.core.forms import SuggestInput
from visas.forms.answers import AnswerForm, choice, country, day, text, yes_no
from visas.labels import EMPLOYMENT_LABELS, LEVEL_LABELS, RELATION_LABELS
from visas.rules.answers import Rows
from visas.selectors.choices import chosen_institution


class DegreeCheckForm(AnswerForm):
    """What the criteria ask of a degree.

    `chosen_id` holds what was picked from the suggestions: a hint, no more.
    """

    partners: ClassVar[Mapping[str, str]] = {"institution_name": "chosen_id"}

    level = choice("level", LEVEL_LABELS)
    country = country("country", help_text=_("Where the university is."))
    institution_name = text(
        "institution_name",
        300,
        help_text=_("Choose from the list, or write the name as on your certificate."),
        widget=SuggestInput(
            "reference:suggest_institutions", target="chosen_id", params={"country": "country"}
        ),
    )
    chosen_id = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    awarded_on = day("awarded_on", help_text=_("The day on the certificate."))

    def clean_chosen_id(self) -> UUID | None:
        """Return the institution picked, while its name still stands in the field."""
        name = str(self.cleaned_data.get("institution_name") or "")
        key = str(self.cleaned_data["chosen_id"])
        return chosen_institution(key, name) if key and name else None


class DegreeForm(DegreeCheckForm):
    """One degree of an application."""

    field_order = ("level", "country", "institution_name", "chosen_id", "major", "awarded_on")

    major = text("major", 200, optional=True)


class PostCheckForm(AnswerForm):
    """What the criteria ask of a post. The last day counts as worked."""

    partners: ClassVar[Mapping[str, str]] = {"started_on": "ended_on", "ended_on": "started_on"}

    kind = choice("kind", EMPLOYMENT_LABELS)
    employer_name = text(
        "employer_name",
        300,
        help_text=_("Choose from the list, or write the name in full."),
        widget=SuggestInput("reference:suggest_employers"),
    )
    started_on = day("started_on")
    is_current = yes_no("is_current")
    ended_on = day("ended_on", help_text=_("Leave this empty while you still work there."))

    def judge(self) -> None:
        """Keep a last day before the first one as text: the database refuses such a pair."""
        started, ended = self.values.get("started_on"), self.values.get("ended_on")
        if started and ended and ended < started:
            self.set_back("ended_on", "ends_before_start")

    def unasked(self) -> Collection[str]:
        """Leave out the last day of a post that goes on."""
        return {"ended_on"} if self.values.get("is_current") else ()


class EmploymentForm(PostCheckForm):
    """One post of an application."""

    field_order = ("kind", "employer_name", "country", "title", "started_on", "is_current")

    country = country("country")
    title = text("title", 200, optional=True)


class FamilyMemberForm(AnswerForm):
    """One family member who comes along."""

    relation = choice("relation", RELATION_LABELS)
    family_name = text("family_name", 80)
    given_name = text("given_name", 80)
    born_on = day("born_on")
    nationality = country("nationality")
    passport_number = text(
        "passport_number", 40, optional=True, widget=forms.TextInput({"autocomplete": "off"})
    )

    def clean_passport_number(self) -> str:
        """Write the number as passports do: capitals without spaces."""
        return "".join(str(self.cleaned_data["passport_number"]).split()).upper()


ROW_FORMS: dict[Rows, type[AnswerForm]] = {
    Rows.DEGREES: DegreeForm,
    Rows.EMPLOYMENTS: EmploymentForm,
    Rows.FAMILY: FamilyMemberForm,
}
