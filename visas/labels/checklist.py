"""How the documents of the checklist read, and why each is asked for."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from visas.rules.checklist import ItemCode, Why

ITEM_LABELS: Mapping[ItemCode, str | Promise] = {
    ItemCode.PASSPORT: _("Passport, page with the photo"),
    ItemCode.PHOTO: _("Photo, 3.5 × 4.5 cm, not older than six months"),
    ItemCode.DEGREE_CERTIFICATE: _("Degree certificates"),
    ItemCode.DEGREE_APOSTILLE: _("Apostille or consular legalisation of the degree certificates"),
    ItemCode.EXPECTED_GRADUATION: _("Certificate of expected graduation"),
    ItemCode.CAREER_CERTIFICATE: _("Career certificates: period, place and occupation"),
    ItemCode.CAREER_APOSTILLE: _("Apostille or consular legalisation of the career certificates"),
    ItemCode.CONTRACT: _("Signed employment contract"),
    ItemCode.RECOMMENDATION: _("Recommendation or pass"),
    ItemCode.TB_CERTIFICATE: _("Tuberculosis certificate"),
    ItemCode.FAMILY_PASSPORTS: _("Passports of the family members"),
    ItemCode.MARRIAGE_CERTIFICATE: _("Marriage certificate with apostille"),
    ItemCode.BIRTH_CERTIFICATE: _("Birth certificates of the children with apostille"),
    ItemCode.PARENT_CERTIFICATE: _("Proof of relation to the parents with apostille"),
    ItemCode.BUSINESS_REGISTRATION: _("Employer's business registration"),
    ItemCode.INSURANCE_LIST: _("Employer's list of social insurance members"),
    ItemCode.TAX_CERTIFICATE: _("Employer's tax certificates"),
    ItemCode.JOB_SEARCH_PLAN: _("Plan of your search for a job in Korea"),
    ItemCode.CRIMINAL_RECORD: _("Criminal record certificate, not older than six months"),
}
WHY_LABELS: Mapping[Why, str | Promise] = {
    Why.ALWAYS: _("Every application needs it."),
    Why.PATHWAY: _("The assessment rests on your degree."),
    Why.ONE_OF_TWO: _("With high pay, proof of the degree or of the career is enough."),
    Why.CLAIMED: _("It proves the employment that you state."),
    Why.ISSUED_ABROAD: _("Certificates issued abroad must be authenticated."),
    Why.TB_COUNTRY: _("You are a national of, and live in, a country with a high risk."),
    Why.TB_RESIDENCE_UNKNOWN: _("Needed if you live in a country with a high risk."),
    Why.WITH_OFFER: _("The assessment rests on the job in Korea."),
    Why.NO_OFFER_YET: _("Add it once you have an offer."),
    Why.STATE_CAN_CHECK: _("The office can look it up itself. You may add it to save time."),
    Why.EXPECTED: _("Your degree is still to be awarded."),
    Why.RECOMMENDED: _("The track rests on this recommendation."),
    Why.FAMILY: _("For the family members who come with you."),
    Why.PRACTICE: _("Add it if you have it; an officer may ask for it."),
}
