"""The questions of the application itself, step by step."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talentportal.core.forms import SuggestInput, WonField
from visas.forms.answers import AnswerForm, choice, country, day, label, text, yes_no
from visas.labels import RECOMMENDATION_LABELS, SEX_LABELS
from visas.rules.answers import HIGHEST_PAY_WON, Step
from visas.selectors.choices import field_choices

OTHER = "other"
"""The advanced field of who works in none of those listed."""


class IdentityForm(AnswerForm):
    """Who applies, as the passport says."""

    family_name = text("family_name", 80, widget=forms.TextInput({"autocomplete": "family-name"}))
    given_name = text("given_name", 80, widget=forms.TextInput({"autocomplete": "given-name"}))
    native_name = text(
        "native_name", 120, optional=True, help_text=_("For example 김하늘 or 阮明英.")
    )
    sex = choice("sex", SEX_LABELS)
    born_on = day("born_on", attrs={"autocomplete": "bday"})
    nationality = country(
        "nationality", help_text=_("The country that issued the passport you will travel with.")
    )
    passport_number = text(
        "passport_number",
        40,
        help_text=_("Stored encrypted. Officers see the last three characters on their screens."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
    )
    passport_expires_on = day("passport_expires_on")
    residence_country = country("residence_country", attrs={"autocomplete": "country"})
    phone = text(
        "phone",
        40,
        optional=True,
        help_text=_("With the country code, for example +84 24 3974 0000."),
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
    )
    address = text(
        "address", 300, widget=forms.Textarea({"rows": 2, "autocomplete": "street-address"})
    )

    def clean_passport_number(self) -> str:
        """Write the number as passports do: capitals without spaces."""
        return "".join(str(self.cleaned_data["passport_number"]).split()).upper()


class OfferCheckForm(AnswerForm):
    """What the criteria ask of the job in Korea."""

    has_offer = yes_no("has_offer")
    offer_field = forms.ChoiceField(label=label("offer_field"), required=False)
    offer_annual_pay_won = WonField(
        label=label("offer_annual_pay_won"),
        required=False,
        max_value=HIGHEST_PAY_WON,
        help_text=_("Gross pay for a year as the contract states it, before tax."),
    )
    offer_signed = yes_no("offer_signed", help_text=_("Both you and the employer have signed."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["offer_field"].choices = offered_fields()  # type: ignore[attr-defined]


class OfferForm(OfferCheckForm):
    """The job in Korea."""

    field_order = ("has_offer", "offer_employer", "offer_country", "offer_position")

    offer_employer = text("offer_employer", 200, widget=SuggestInput("reference:suggest_employers"))
    offer_country = country(
        "offer_country", help_text=_("Where the employer that signs the contract has its seat.")
    )
    offer_position = text("offer_position", 200)
    offer_starts_on = day("offer_starts_on", optional=True)
    offer_is_sme = yes_no("offer_is_sme", help_text=_("The assessment adds points for it."))

    def unasked(self) -> Collection[str]:
        """Without an offer its details are not asked."""
        if self.values.get("has_offer") is not False:
            return ()
        return [name for name in self.fields if name.startswith("offer_")]


def offered_fields() -> list[tuple[str, Any]]:
    """Return the advanced fields in force today, and a way to say that it is none of them."""
    return [
        ("", _("Choose a field")),
        *field_choices(timezone.localdate()),
        (OTHER, _("Another field")),
    ]


class RecommendationForm(AnswerForm):
    """Who recommends the applicant."""

    recommendation_kind = choice("recommendation_kind", RECOMMENDATION_LABELS)
    recommendation_institution = text(
        "recommendation_institution",
        300,
        help_text=_("Choose from the list, or write the name as in the letter."),
        widget=SuggestInput("reference:suggest_institutions"),
    )
    recommended_on = day("recommended_on", help_text=_("The day on the letter."))


class FamilyForm(AnswerForm):
    """Whether family members come along."""

    has_family = yes_no(
        "has_family",
        help_text=_(
            "Your spouse and minor children may receive residence status with you; "
            "parents may be invited."
        ),
    )


STEP_FORMS: dict[Step, type[AnswerForm]] = {
    Step.IDENTITY: IdentityForm,
    Step.OFFER: OfferForm,
    Step.RECOMMENDATION: RecommendationForm,
    Step.FAMILY: FamilyForm,
}
"""Steps with questions of the application itself; the others are lists, or neither."""
