"""What officers say of written names: which university or employer they mean."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talentportal.core.components import Choice
from talentportal.core.forms import SuggestInput
from visas.forms.seen import SeenForm
from visas.forms.universities import ANOTHER, AnyUniversityForm
from visas.rules.facts import JobKind
from visas.selectors.choices import listed_company, named_institution
from visas.selectors.identification import DegreeShown, Option, PostShown
from visas.selectors.identities import key_of
from visas.selectors.recommenders import RecommenderShown
from visas.services.aliases import LONGEST_REASON, Remember
from visas.services.confirmations import EmployerIs

NONE_OF_THEM = "none"


def _cards(options: Sequence[Option]) -> list[tuple[str, Choice]]:
    return [(one.key, Choice(one.name, one.hint)) for one in options]


class UniversityForm(AnyUniversityForm):
    """Confirm which university a written name is."""

    institution = forms.ChoiceField(label=_("The university is"), widget=forms.RadioSelect)

    field_order = ("seen_version", "institution", "other")

    def __init__(self, options: Sequence[Option], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _set(self, "institution", [*_cards(options), *_ends(_("Another university"))])

    def clean(self) -> dict[str, Any]:
        """Return what the service takes; a university that was typed must be one that is held."""
        said = {**(super().clean() or {})}
        typed = {name: said.pop(name, "") for name in ("institution", "other", "other_id")}
        chosen = typed["institution"]
        is_held = bool(chosen) and chosen != NONE_OF_THEM
        return {**said, "institution_id": self.meant(chosen, typed) if is_held else None}


class MatchForm(UniversityForm):
    """Confirm which university a degree is from, and whether that holds for other cases."""

    remember = forms.TypedChoiceField(
        label=_("Other cases with the same name"), coerce=Remember, widget=forms.RadioSelect
    )

    def __init__(self, row: DegreeShown, *args: Any, **kwargs: Any) -> None:
        super().__init__(row.options, *args, **kwargs)
        _set(self, "remember", _remembering(row))

    @classmethod
    def of(cls, row: DegreeShown, version: int) -> "MatchForm":
        """Return the empty form for one degree of a case at a version."""
        start = {"seen_version": version, "remember": Remember.YES}
        return cls(row, initial=start, auto_id=f"match_{row.degree.pk}_%s")


class RecommenderForm(UniversityForm):
    """Confirm which university recommends; for this case only."""

    @classmethod
    def of(cls, row: RecommenderShown, version: int) -> "RecommenderForm":
        """Return the empty form of a case at a version."""
        return cls(row.options, initial={"seen_version": version}, auto_id="recommender_%s")


def _remembering(row: DegreeShown) -> list[tuple[str, Choice]]:
    yes = _("From now on this text, with this country, counts as what you confirm here.")
    choices = [
        (Remember.YES, Choice(_("Remember it"), yes)),
        (Remember.NO, Choice(_("For this case only"), _("Other cases are asked about again."))),
    ]
    if row.remembered:
        choices.append((Remember.REPLACE, Choice(_("Replace what is remembered"), row.remembered)))
    return [(str(value), words) for value, words in choices]


def _ends(another: Any) -> list[tuple[str, Choice]]:
    return [(ANOTHER, Choice(another)), (NONE_OF_THEM, Choice(_("None of those held")))]


def _set(form: forms.Form, name: str, choices: Sequence[tuple[str, Any]]) -> None:
    choice = form.fields[name]
    assert isinstance(choice, forms.ChoiceField)  # noqa: S101 -- tells the type checker
    choice.choices = list(choices)


class EmployerForm(SeenForm):
    """Confirm what an employer is."""

    employer = forms.ChoiceField(label=_("The employer is"), widget=forms.RadioSelect)
    company = forms.CharField(
        label=_("Name of the listed company"),
        required=False,
        max_length=300,
        widget=SuggestInput("reference:suggest_employers"),
    )
    university = forms.CharField(
        label=_("Name of the university"),
        required=False,
        max_length=300,
        widget=SuggestInput("reference:suggest_institutions", target="university_id"),
    )
    university_id = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)

    def __init__(self, row: PostShown, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_research = row.post.kind == JobKind.POSTDOC
        kinds = list(EmployerIs) if is_research else [EmployerIs.COMPANY, EmployerIs.NONE]
        self.candidates = {one.key: one for one in row.options}
        _set(
            self,
            "employer",
            [*_cards(row.options), *((str(kind), _EMPLOYERS[kind]) for kind in kinds)],
        )
        if not is_research:
            del self.fields["university"], self.fields["university_id"]

    @classmethod
    def of(cls, row: PostShown, version: int) -> "EmployerForm":
        """Return the empty form for one post of a case at a version."""
        return cls(row, initial={"seen_version": version}, auto_id=f"post_{row.post.pk}_%s")

    def clean(self) -> dict[str, Any]:
        """Return what the service takes: what the employer is, and the key of the body."""
        said = {**(super().clean() or {})}
        texts = [said.pop(name, "") for name in ("employer", "company", "university")]
        chosen, company, university = texts
        picked = said.pop("university_id", "")
        if chosen in self.candidates:
            one = self.candidates[chosen]
            return {**said, "means": EmployerIs(str(one.kind)), "ref": one.ref}
        means = EmployerIs(chosen) if chosen else EmployerIs.NONE
        ref = ""
        if means in {EmployerIs.COMPANY, EmployerIs.RESEARCH_ARM}:
            ref = listed_company(company)
            if not ref:
                self.add_error("company", _("Choose one of the companies that are suggested."))
        elif means is EmployerIs.UNIVERSITY:
            found = named_institution(picked, university)
            ref = key_of(found) if found else ""
            if not ref:
                sentence = _("Choose one of the universities that are suggested.")
                self.add_error("university", sentence)
        return {**said, "means": means, "ref": ref}


_EMPLOYERS = {
    EmployerIs.COMPANY: Choice(_("A listed company"), _("It stands on a list that is held.")),
    EmployerIs.UNIVERSITY: Choice(_("A university"), _("Or an institute of one.")),
    EmployerIs.GOVERNMENT: Choice(
        _("A research institute led by a government"), _("It counts as a top institute.")
    ),
    EmployerIs.RESEARCH_ARM: Choice(
        _("The research arm of a listed company"),
        _("It counts as that company for post-doctoral research."),
    ),
    EmployerIs.NONE: Choice(_("None of these"), _("The years count, but not at a top employer.")),
}


class RevokeForm(forms.Form):
    """Revoke a remembered name."""

    reason = forms.CharField(
        label=_("Why it is revoked"),
        help_text=_("Whoever looks at this name later reads it."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NamesForm(forms.Form):
    """Which remembered names to list."""

    q = forms.CharField(
        label=_("Name as written"), max_length=200, required=False, widget=forms.SearchInput
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All")), ("active", _("In use")), ("revoked", _("Revoked"))],
    )
