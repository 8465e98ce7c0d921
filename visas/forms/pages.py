"""One page of the wizard: the questions of a step and the rows of its list, as one form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from visas.forms import seen
from visas.forms.answers import AnswerForm
from visas.forms.rows import ROW_FORMS
from visas.forms.several import SeveralForms
from visas.forms.steps import STEP_FORMS
from visas.models import Application
from visas.rules.answers import ROW_STEP, Gap, Rows, Step
from visas.rules.tracks import may_be_expected

SEEN = "version"
"""The hidden field whose value a script renews after every save (docs/pages.md, autosave)."""
STEP_ROWS = {step: kind for kind, step in ROW_STEP.items()}


@dataclass(frozen=True, slots=True)
class RowOfPage:
    """One row of the list, its place (from 1) and its form."""

    id: UUID
    place: int
    form: AnswerForm


class StepPage(SeveralForms):
    """The forms of one step. It can stand where a component expects a form with errors."""

    def __init__(
        self, application: Application, step: Step, posted: Mapping[str, Any] | None = None
    ) -> None:
        self.step = step
        self.may_be_expected = may_be_expected(application.track)
        self.kind = STEP_ROWS.get(step)
        self._posted = posted
        self._seen = seen.read(str(posted.get(SEEN, ""))) if posted else {}
        form = STEP_FORMS.get(step)
        self.form = self._bound(form, application, None) if form else None
        rows = getattr(application, self.kind).all() if self.kind else []
        self.rows = [
            RowOfPage(row.pk, place, self._bound(ROW_FORMS[Rows(self.kind)], row, str(row.pk)))
            for place, row in enumerate(rows, start=1)
            if self.kind
        ]
        for bound in self.forms:
            bound.is_valid()

    def _bound(self, form: type[AnswerForm], target: Any, prefix: str | None) -> AnswerForm:
        stored = {name: getattr(target, name) for name in form.base_fields}
        marks = self._seen.get(prefix or "", ())
        return form(
            stored,
            target.unparsed,
            self._posted,
            prefix=prefix,
            seen=marks,
            may_be_expected=self.may_be_expected,
        )

    @property
    def version(self) -> str:
        """What a page drawn now shows; it comes back with the post, in the field `version`."""
        return seen.write({form.prefix or "": form.marks_shown() for form in self.forms})

    @property
    def version_held(self) -> str:
        """The same for the page that posted and stays in the browser."""
        return seen.write({form.prefix or "": form.marks_held() for form in self.forms})

    @property
    def lacks_rows(self) -> bool:
        """Tell whether the page still had rows that have been removed elsewhere."""
        return not set(self._seen) <= {form.prefix or "" for form in self.forms}

    @property
    def forms(self) -> list[AnswerForm]:
        """All forms of the page, the step's own first."""
        own = [self.form] if self.form else []
        return own + [row.form for row in self.rows]

    def demand(self, gaps: Iterable[Gap]) -> None:
        """Mark the gaps of this step next to their fields."""
        for gap in gaps:
            if gap.step is not self.step:
                continue
            form = self.rows[gap.row - 1].form if gap.row else self.form
            if form is not None:
                form.demand([(gap.field, gap.code)])
