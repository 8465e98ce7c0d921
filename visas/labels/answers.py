"""How questions, steps and what is missing read."""

from django.utils.translation import gettext_lazy as _

from visas.rules.answers import Rows, Step

STEP_LABELS = {
    Step.IDENTITY: _("Identity"),
    Step.EDUCATION: _("Education"),
    Step.EXPERIENCE: _("Experience"),
    Step.OFFER: _("Job offer"),
    Step.RECOMMENDATION: _("Recommendation"),
    Step.FAMILY: _("Family"),
    Step.DOCUMENTS: _("Documents"),
    Step.REVIEW: _("Review and submit"),
}

STEP_LEADS = {
    Step.IDENTITY: _("Write your name in Latin letters, exactly as in your passport."),
    Step.EDUCATION: _("Enter every degree that you hold from a bachelor's degree upwards."),
    Step.EXPERIENCE: _(
        "Enter your jobs and post-doctoral posts. Times that overlap count once. "
        "If you have none, go on to the next step."
    ),
    Step.OFFER: _("Tell us about the job in Korea that the application rests on."),
    Step.RECOMMENDATION: _(
        "Tell us who recommends you. The letter itself is one of the documents."
    ),
    Step.FAMILY: _("Tell us who comes to Korea with you."),
    Step.DOCUMENTS: _("Hand in the documents that your answers call for."),
    Step.REVIEW: _("Read everything once more. After you submit, answers cannot be changed."),
}
"""What each page of the wizard is for."""

ROWS_LABELS = {
    Rows.DEGREES: _("Degree"),
    Rows.EMPLOYMENTS: _("Post"),
    Rows.FAMILY: _("Family member"),
}

FIELD_LABELS = {
    "family_name": _("Family name"),
    "given_name": _("Given names"),
    "native_name": _("Name in your own script"),
    "sex": _("Sex as in the passport"),
    "born_on": _("Date of birth"),
    "nationality": _("Nationality"),
    "residence_country": _("Country where you live"),
    "passport_number": _("Passport number"),
    "passport_expires_on": _("Passport valid until"),
    "phone": _("Telephone"),
    "address": _("Address"),
    "has_offer": _("Do you have a job offer from Korea?"),
    "offer_employer": _("Employer"),
    "offer_country": _("Country of the employer"),
    "offer_position": _("Position"),
    "offer_field": _("Advanced field"),
    "offer_annual_pay_won": _("Annual pay in won"),
    "offer_signed": _("Is the contract signed?"),
    "offer_starts_on": _("First day of work"),
    "offer_is_sme": _("Is the employer a small or medium-sized enterprise?"),
    "is_recommended": _("Does the president of your university recommend you?"),
    "recommendation_kind": _("Who recommends you?"),
    "recommendation_institution": _("Name of the recommending institution"),
    "recommended_on": _("Date of the recommendation"),
    "has_family": _("Do family members come with you?"),
    "level": _("Degree"),
    "institution_name": _("University or institute"),
    "country": _("Country"),
    "major": _("Field of study"),
    "awarded_on": _("Date of award"),
    "kind": _("Kind of post"),
    "employer_name": _("Employer or institute"),
    "title": _("Title"),
    "started_on": _("First day"),
    "is_current": _("Do you still work there?"),
    "ended_on": _("Last day"),
    "relation": _("Relation to you"),
    "declared": _("Declaration"),
}

PROBLEM_LABELS = {
    "required": _("This answer is missing."),
    "unparsed": _("This answer could not be read. Correct it."),
    "no_rows": _("Add at least one entry."),
    "document_missing": _("This document is missing."),
    "in_future": _("This date lies in the future."),
    "too_far_ahead": _("This date lies too far ahead. Check the year."),
    "too_long_ago": _("This date lies too long ago."),
    "passport_expired": _("This passport is no longer valid."),
    "passport_form": _("A passport number has 5 to 20 letters and digits."),
    "negative": _("The amount cannot be negative."),
    "too_high": _("This amount is higher than any salary. Check the zeros."),
    "ends_before_start": _("The last day lies before the first day."),
}
