"""Fields that several shapes share, and the checks that pages make too."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail

from talentportal.core import countries
from visas.labels.answers import PROBLEM_LABELS
from visas.rules.answers import problem

COUNTRY = {"type": "string", "pattern": "^[A-Z]{2}$", "description": "ISO 3166-1 alpha-2."}


@extend_schema_field(COUNTRY)
class CountryField(serializers.CharField):
    """A country's two-letter code, in capitals; empty where it is not known yet."""

    default_error_messages = {"unknown": _("This is not a country code (ISO 3166-1 alpha-2).")}

    def to_internal_value(self, data: Any) -> str:
        """Return the code. Raises `ValidationError`."""
        code = str(super().to_internal_value(data))
        if code not in countries.codes():
            self.fail("unknown")
        return code


class PassportField(serializers.CharField):
    """A passport number as passports write it: capitals without spaces. Never told in clear."""

    def to_internal_value(self, data: Any) -> str:
        """Return the number without spaces, in capitals."""
        return "".join(str(super().to_internal_value(data)).split()).upper()


def refuse_problems(values: Mapping[str, Any], *, may_be_expected: bool = False) -> None:
    """Refuse values that the form would mark: the same rules, the same words.

    With `may_be_expected` the award of a degree may lie ahead. Raises `ValidationError` with the
    code of each problem.
    """
    today = timezone.localdate()
    found = {
        name: [ErrorDetail(str(PROBLEM_LABELS[code]), code)]
        for name, value in values.items()
        if value != ""
        and (code := problem(name, value, today, may_be_expected=may_be_expected)) is not None
    }
    if found:
        raise serializers.ValidationError(found)


class PersonSerializer(serializers.Serializer[Any]):
    """A member of staff, by name."""

    id = serializers.UUIDField()
    name = serializers.CharField(source="__str__")
