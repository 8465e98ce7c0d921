"""What a procedure costs an applicant, by the fees of the day."""

from django.utils import timezone

from talentportal.reference import selectors as reference
from talentportal.reference.models import Fee
from talentportal.reference.rules.codes import FeeCode
from visas.models import Application
from visas.rules.offers import KOREA


def fee_due(application: Application) -> Fee | None:
    """Return the fee for what is applied for: a change of status in Korea, else a long visa.

    Enforcement Rule of the Immigration Act arts 71, 72; None where no fee is held.
    """
    in_korea = application.residence_country == KOREA
    code = FeeCode.CHANGE_OF_STATUS if in_korea else FeeCode.VISA_SINGLE_LONG
    return reference.fee_on(code, application.filed_on or timezone.localdate())
