"""Several forms on one page, which components take for one."""

from abc import ABC, abstractmethod
from collections.abc import Iterator

from django.forms.boundfield import BoundField
from django.forms.utils import ErrorList

from visas.forms.answers import AnswerForm


class SeveralForms(ABC):
    """Tells fields and errors of its forms by their names on the page."""

    @property
    @abstractmethod
    def forms(self) -> list[AnswerForm]:
        """All forms of the page, in its order."""

    def __iter__(self) -> Iterator[BoundField]:
        """Yield every field of the page."""
        for form in self.forms:
            yield from form

    @property
    def errors(self) -> dict[str, ErrorList]:
        """What is wrong, by the name of the field on the page."""
        return {
            form.add_prefix(name): errors
            for form in self.forms
            for name, errors in form.errors.items()
        }

    @property
    def non_field_errors(self) -> list[str]:
        """Nothing: every error of such a page is about a field."""
        return []
