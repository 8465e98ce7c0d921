"""What the shapes of the API share: a name that means nothing is a mistake, not a silence."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail


class Strict(serializers.Serializer[Any]):
    """A body that may hold only what the shape names: a slip in a name never passes unseen."""

    def to_internal_value(self, data: Any) -> Any:
        """Return the values. Raises `ValidationError`, with `unknown_name` for other names."""
        if isinstance(data, Mapping) and (unknown := set(data) - set(self.fields)):
            detail = [ErrorDetail(str(_("There is no such name here.")), "unknown_name")]
            raise serializers.ValidationError({str(name): detail for name in sorted(unknown)})
        return super().to_internal_value(data)
