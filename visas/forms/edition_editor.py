"""The whole editor of a draft: its forms together, what they say, and where a refusal belongs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _

from talentportal.kernel.errors import Refused, Stale
from visas.forms.edition_blocks import (
    CompanyListForm,
    DegreeForm,
    FieldsForm,
    GniForm,
    ListForm,
    RecommendationForm,
    WaiverForm,
)
from visas.forms.edition_head import HeadForm, SourcesForm
from visas.forms.edition_parts import NOTHING, BlockForm
from visas.forms.edition_rows import (
    POINT_LABELS,
    POINT_ROWS,
    AlternativeRows,
    PathwayRows,
    PointsForm,
    Rows,
)
from visas.forms.editions import now_seen
from visas.labels.edition_parameters import BLOCK_LABELS, label
from visas.models import RuleEdition
from visas.rules.edition_outline import BLOCKS
from visas.rules.points import FULL_MARKS
from visas.services.edition_drafts import Content

_FORMS: Mapping[str, type[BlockForm]] = {
    "degree": DegreeForm,
    "lists": ListForm,
    "companies": CompanyListForm,
    "waiver": WaiverForm,
    "gni": GniForm,
    "recommendation": RecommendationForm,
    "points": PointsForm,
}
_TABLES: Mapping[str, tuple[str, Any]] = {
    "pathways": ("pathways", ""),
    "experience": ("experience", ""),
    **{key: ("points", words) for key, words in POINT_LABELS.items()},
}
"""What has rows: the block it is drawn in, and its heading there."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block as it is drawn."""

    name: str
    label: str
    form: BlockForm | None
    rows: list[tuple[Any, Rows]]
    sources: list[tuple[str, list[BoundField]]]
    errors: list[str]

    @property
    def anchor(self) -> str:
        """Where links to the block lead."""
        return f"block-{self.name}"

    @property
    def is_used(self) -> bool:
        """Whether anything of it is there, or wrong."""
        values = [field.value() for field in self.form] if self.form else []
        has_rows = any(several.given() for _words, several in self.rows)
        return self.is_wrong or has_rows or any(value not in NOTHING for value in values)

    @property
    def is_wrong(self) -> bool:
        """Whether anything in it is to be put right."""
        rows = any(form.errors for _words, several in self.rows for form in several.forms)
        return bool(self.errors or rows or (self.form and self.form.errors))


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to put right, and where it is."""

    where: str
    text: str
    anchor: str


class Editor:
    """Every form of one draft, filled with what it says or with what somebody typed."""

    def __init__(self, draft: RuleEdition, data: QueryDict | None = None) -> None:
        self.draft = draft
        parameters: Mapping[str, Any] = draft.parameters
        self.order = {one["code"]: one["criteria"] for one in parameters.get("pathways") or []}
        self.errors: dict[str, list[str]] = {name: [] for name in BLOCKS}
        head = {name: getattr(draft, name) for name in Content.__slots__ if name != "parameters"}
        self.head = HeadForm(
            data, initial={**head, "seen_version": draft.version}, track=draft.track
        )
        self.forms: dict[str, BlockForm] = {
            name: kind(data, prefix=name, initial=_initial(kind, parameters.get(name) or {}))
            for name, kind in _FORMS.items()
        }
        fields = {one["code"]: one["applies_from"] for one in parameters.get("fields") or []}
        self.fields = FieldsForm(data, prefix="fields", initial=fields, codes=list(fields))
        self.rows = _rows(data, parameters)
        sources = parameters.get("sources") or {}
        self.sources = SourcesForm(
            data, prefix="sources", initial=SourcesForm.initial_of(sources), sources=sources
        )

    def is_valid(self) -> bool:
        """Check everything, so that every problem is told at once."""
        single: list[forms.Form] = [self.head, *self.forms.values(), self.fields, self.sources]
        are_valid = [form.is_valid() for form in single]
        are_valid += [rows.is_valid() for rows in self.rows.values()]
        return all(are_valid) and self._is_whole()

    def content(self) -> Content:
        """Return what was typed, as the service takes it."""
        head = dict(self.head.cleaned_data)
        del head["seen_version"]
        return Content(**head, parameters=self._parameters())

    @property
    def seen_version(self) -> int:
        """The version that was read when the form was drawn."""
        version: int = self.head.cleaned_data["seen_version"]
        return version

    def refuse(self, refusal: Refused, version: int) -> None:
        """Put a refusal next to what it is about; its `field` is the place of a parameter."""
        if isinstance(refusal, Stale):
            now_seen(self.head, version)
        block, _dot, rest = (refusal.field or "").partition(".")
        name = rest.partition(".")[0].partition("[")[0]
        block = block.partition("[")[0]
        form = self.forms.get(block)
        if form is not None and name in form.fields:
            form.add_error(name, refusal.message)
        elif block in BLOCKS:
            self.errors[block].append(str(refusal.message))
        else:
            self.head.add_error(block if block in self.head.fields else None, refusal.message)

    def blocks(self) -> list[Block]:
        """Return the blocks in the order in which people read them."""
        every = {**self.forms, "fields": self.fields}
        return [
            Block(
                name,
                str(BLOCK_LABELS[name]),
                every.get(name),
                [
                    (words, self.rows[key])
                    for key, (block, words) in _TABLES.items()
                    if block == name
                ],
                [(label(path), texts) for path, texts in self.sources.of_block(name)],
                self.errors[name],
            )
            for name in BLOCKS
        ]

    def head_sources(self) -> list[tuple[str, list[BoundField]]]:
        """Return the sources of what stands in the head: name, and the two texts."""
        return [(label(path), texts) for path, texts in self.sources.of_head()]

    def problems(self) -> list[Problem]:
        """Return everything that is to be put right, in the order of the page."""
        found = list(_of_form(self.head, _("About this edition")))
        for block in self.blocks():
            found += [Problem(block.label, text, block.anchor) for text in block.errors]
            forms_of_it = [block.form] if block.form else []
            rows = [form for _words, several in block.rows for form in several.forms]
            for form in (*forms_of_it, *rows):
                found += _of_form(form, block.label, block.anchor)
        return [*found, *_of_form(self.sources, _("Source"))]

    def _is_whole(self) -> bool:
        """Check what no single form can see."""
        codes = [form.cleaned_data["code"] for form in self.rows["pathways"].kept()]
        if not codes:
            self.errors["pathways"].append(_("At least one pathway is needed."))
        if len(set(codes)) != len(codes):
            self.errors["pathways"].append(_("Two pathways have the same code."))
        points = self._points()
        if points and (most := _most(points)) != FULL_MARKS:
            words = _("The best rows and the reviewers' points come to %(most)s, not to 100.")
            self.errors["points"].append(words % {"most": most})
        return not any(self.errors.values())

    def _parameters(self) -> dict[str, Any]:
        blocks: dict[str, Any] = {
            "pathways": [
                form.to_json(self.order.get(form.cleaned_data["code"], ()))
                for form in self.rows["pathways"].kept()
            ],
            **{name: form.block() for name, form in self.forms.items() if name != "points"},
            "experience": self._alternatives(),
            "fields": self.fields.rows() or None,
            "points": self._points(),
            "sources": self.sources.to_json(),
        }
        return {name: block for name, block in blocks.items() if block is not None}

    def _alternatives(self) -> dict[str, Any] | None:
        rows = [form.to_json() for form in self.rows["experience"].kept()]
        return {"alternatives": rows} if rows else None

    def _points(self) -> dict[str, Any] | None:
        form = self.forms["points"]
        assert isinstance(form, PointsForm)  # noqa: S101 -- tells the type checker
        tables = {key: [row.to_json() for row in self.rows[key].kept()] for key in POINT_ROWS}
        return form.with_tables(tables) if form.is_filled or any(tables.values()) else None


def _initial(kind: type[BlockForm], block: Mapping[str, Any]) -> dict[str, Any]:
    reads: Any = getattr(kind, "initial_of", dict)
    return dict(reads(block)) if block else {}


def _rows(data: QueryDict | None, parameters: Mapping[str, Any]) -> dict[str, Rows]:
    tables = (parameters.get("points") or {}).get("quantitative") or {}
    alternatives = (parameters.get("experience") or {}).get("alternatives") or []
    pathways = parameters.get("pathways") or []
    return {
        "pathways": PathwayRows(data, prefix="pathways", initial=pathways),
        "experience": AlternativeRows(data, prefix="experience", initial=alternatives),
        **{
            key: kind(data, prefix=f"points-{key}", initial=tables.get(key) or [])
            for key, kind in POINT_ROWS.items()
        },
    }


def _most(points: Mapping[str, Any]) -> int:
    tables = points["quantitative"].values()
    best = sum(max((int(row["points"]) for row in rows), default=0) for rows in tables)
    return best + sum(int(most) for most in points["qualitative"].values())


def _of_form(form: forms.BaseForm, where: str, anchor: str = "") -> Iterator[Problem]:
    for error in form.non_field_errors():
        yield Problem(where, str(error), anchor)
    for field in form:
        for error in field.errors:
            place = field.id_for_label or field.auto_id
            yield Problem(f"{where}, {field.label}", str(error), place)
