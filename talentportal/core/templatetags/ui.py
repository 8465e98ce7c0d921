"""Template tags and filters of the components: fields, icons, badges, money, days."""

from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from django import template
from django.forms.boundfield import BoundField
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from lucide.templatetags.lucide import lucide

from talentportal.core import countries, formats, urlizing
from talentportal.core.components import Badge, Deadline, Outcome, Tone

register = template.Library()

SIZES = {"sm": 16, "md": 20, "lg": 24}
_OUTCOME_ICONS = {
    Outcome.MET: "check",
    Outcome.NOT_MET: "x",
    Outcome.UNDETERMINED: "circle-question-mark",
}
_TONE_ICONS = {
    Tone.NEUTRAL: "info",
    Tone.PRIMARY: "info",
    Tone.INFO: "info",
    Tone.SUCCESS: "circle-check",
    Tone.WARNING: "triangle-alert",
    Tone.DANGER: "circle-alert",
}
_CLOCK_ICONS = {"ok": "clock", "soon": "timer", "late": "triangle-alert", "paused": "pause"}
_MESSAGE_TONES = {"error": "danger", "warning": "warning", "success": "success"}


@register.filter
def won(amount: int | None) -> str:
    """`{{ amount|won }}` → KRW 150,000,000 / 150,000,000원."""
    return formats.won(amount)


@register.filter
def dollars(amount: int) -> str:
    """`{{ amount|dollars }}` → USD 60 / 미화 60달러."""
    return formats.dollars(amount)


@register.filter
def linked(text: str) -> SafeString:
    """`{{ source.text|linked }}`: with the addresses in it as links."""
    return urlizing.linked(text)


@register.filter
def day(value: date | None) -> str:
    """`{{ case.filed_on|day }}` → 22 Nov 2026 / 2026. 11. 22."""
    return formats.day(value)


@register.filter
def weekday(value: date | None) -> str:
    """`{{ due_on|weekday }}` → Sun 22 Nov 2026 / 2026. 11. 22.(일)."""
    return formats.day(value, weekday=True)


@register.filter
def moment(value: datetime | None) -> str:
    """`{{ event.at|moment }}` → 22 Nov 2026, 14:03 / 2026. 11. 22. 14:03, in Seoul."""
    return formats.moment(value)


@register.filter
def clock(value: datetime | None) -> str:
    """`{{ saved_at|clock }}` → 14:03, in Seoul."""
    return formats.clock(value)


@register.filter
def iso(value: date | None) -> str:
    """Return what belongs into `<time datetime>`: a moment with the Seoul offset, or a day."""
    if isinstance(value, datetime):
        return formats.in_seoul(value).isoformat(timespec="minutes")
    return value.isoformat() if value else ""


@register.filter
def country(code: str | None) -> str:
    """`{{ person.nationality|country }}` → Viet Nam's name in the reader's language."""
    return countries.country_name(code)


@register.filter
def masked(value: str | None) -> str:
    """`{{ passport|masked }}` → ******678."""
    return formats.masked(value)


@register.filter
def initials(name: Any) -> str:
    """`{{ user|initials }}` → NA, 박: what stands in an avatar."""
    return formats.initials(str(name or ""))


@register.filter
def file_size(size: int | None) -> str:
    """`{{ document.size|file_size }}` → 2.8 MB."""
    return formats.file_size(size)


@register.filter
def outcome_icon(outcome: str) -> str:
    """Return the icon of a criterion's outcome."""
    return _OUTCOME_ICONS[Outcome(outcome)]


@register.filter
def tone_icon(tone: str) -> str:
    """Return the icon that says the same as a tone's colour."""
    return _TONE_ICONS[Tone(tone)]


@register.filter
def message_tone(tags: str) -> str:
    """Return the tone of a Django message from its tags."""
    return next((_MESSAGE_TONES[tag] for tag in tags.split() if tag in _MESSAGE_TONES), "info")


@cache
def _icon(name: str, size: str, css: str) -> SafeString:
    attributes: dict[str, Any] = {"aria_hidden": "true", "focusable": "false"}
    attributes["class"] = f"tp-icon tp-icon--{size} {css}".strip()
    return mark_safe(lucide(name, size=SIZES[size], **attributes))  # noqa: S308 -- ships with lucide


@register.simple_tag
def icon(name: str, size: str = "md", css: str = "") -> SafeString:
    """`{% icon "check" size="sm" %}`: a Lucide icon, hidden from screen readers (words say it)."""
    return _icon(str(name), size, css)


@register.simple_tag
def sprite(*names: str) -> SafeString:
    """`{% sprite "check" "x" %}`: icons that rows of a long list draw by `{% mark "check" %}`.

    Drawn once: in fifty rows the paths of an icon weigh more than the words.
    """
    symbols = "".join(map(_symbol, names))
    return mark_safe(f'<svg class="tp-sprite" aria-hidden="true">{symbols}</svg>')  # noqa: S308


@cache
def _symbol(name: str) -> str:
    paths = lucide(name, size=SIZES["sm"]).split(">", 1)[1].removesuffix("</svg>")
    return f'<symbol id="i-{name}" viewBox="0 0 24 24">{" ".join(paths.split())}</symbol>'


@register.simple_tag
def mark(name: str) -> SafeString:
    """`{% mark "flag" %}`: a small icon out of the page's `{% sprite %}`."""
    return format_html(
        '<svg class="tp-icon tp-mark" aria-hidden="true"><use href="#i-{}"/></svg>',
        name,
    )


@register.simple_tag
def badge(
    content: Badge | str, tone: str = "", icon: str = "", size: str = "", *, marked: bool = False
) -> SafeString:
    """`{% badge application.badge %}` or `{% badge "Accepted" tone="success" icon="check" %}`.

    `marked=True` takes the icon out of the page's `{% sprite %}`.
    """
    drawn = content if isinstance(content, Badge) else Badge(content)
    return _badge(
        str(drawn.text), str(tone or drawn.tone), str(icon or drawn.icon), size, marked=marked
    )


@lru_cache(maxsize=500)
def _badge(text: str, tone: str, icon: str, size: str, *, marked: bool) -> SafeString:
    picture = mark(icon) if marked and icon else _icon(icon, "sm", "") if icon else ""
    return format_html(
        '<span class="krds-badge tp-badge tp-badge--{}{}">{}{}</span>',
        Tone(tone).value,
        " large" if size == "lg" else "",
        picture,
        text,
    )


@register.simple_tag
def deadline(content: Deadline, *, marked: bool = False) -> SafeString:
    """`{% deadline case.deadline %}`: how a statutory deadline stands; `marked` as for a badge."""
    icon = _CLOCK_ICONS[content.clock.value]
    return format_html(
        '<span class="tp-sla tp-sla--{}">{}{}</span>',
        content.clock.value,
        mark(icon) if marked else _icon(icon, "sm", ""),
        content.text,
    )


@register.simple_tag
def field(bound: BoundField, **extra: Any) -> SafeString:
    """`{% field form.name %}`: label, hint, widget and error of one field, wired for readers.

    Extras: `label`, `hint` replace the form's own; `compact=True` for filters; `prefix`, `suffix`
    stand beside the input.
    """
    bound.label = extra.pop("label", bound.label)
    bound.help_text = extra.pop("hint", bound.help_text)
    context = {"field": bound, **extra}
    return mark_safe(bound.form.renderer.render("components/field.html", context))  # noqa: S308


@register.filter
def tp_field(bound: BoundField) -> SafeString:
    """`{{ field|tp_field }}`: the same without extras, for loops over a form."""
    return field(bound)


@register.simple_block_tag(takes_context=True)
def card(context: Context, content: str, title: Any = "", **extra: Any) -> str:
    """`{% card title="Documents" badge="4 / 6" %}…{% endcard %}`: a titled section.

    Extras: `id`, `badge` (a pill), `link_url` with `link_text`, `level` (heading, 2), `tone`,
    `flush=True` when the content (a table, a criteria list) reaches the card's edges.
    """
    return _block("components/card.html", context, content, title=title, **extra)


@register.simple_block_tag(takes_context=True)
def alert(context: Context, content: str, tone: str = "info", **extra: Any) -> str:
    """`{% alert tone="warning" title="Paused" %}…{% endalert %}`: something to know here.

    Extras: `title`, `live=True` when it appears after an action and must be read out.
    """
    return _block("components/alert.html", context, content, tone=tone, **extra)


@register.simple_block_tag(takes_context=True)
def dialog(context: Context, content: str, id: str, title: Any, **extra: Any) -> str:  # noqa: A002
    """`{% dialog id="withdraw" title="Withdraw?" %}…{% enddialog %}`, opened by `data-dialog="id"`.

    The opener is a link to a page that does the same, so it works without JavaScript.
    """
    return _block("components/dialog.html", context, content, id=id, title=title, **extra)


@register.simple_block_tag(takes_context=True)
def filterbar(context: Context, content: str, **extra: Any) -> str:
    """`{% filterbar label="Filter cases" active=2 %}fields{% endfilterbar %}`: a GET form.

    Extras: `action` (this page), `reset_url`, `chips` (Links that take one condition away).
    """
    return _block("components/filterbar.html", context, content, **extra)


def _block(name: str, context: Context, content: str, **extra: Any) -> str:
    """Render a component inside a page, without asking the context processors again."""
    engine = context.template.engine if context.template else template.Engine.get_default()
    inner = context.new({**extra, "content": content, "csrf_token": context.get("csrf_token")})
    return engine.get_template(name).render(inner)


@register.simple_tag
def language_links() -> list[tuple[str, str, bool]]:
    """Return (code, own name, is current) of the portal's two languages."""
    current = (get_language() or "en").split("-")[0]
    return [("ko", "한국어", current == "ko"), ("en", "English", current == "en")]
