"""How a verb of the logs reads."""

from django import template

from talentportal.audit import labels

register = template.Library()


@register.filter
def verb(value: str) -> str:
    """`{{ event.verb|verb }}` → what was done, in the reader's language."""
    return labels.verb_label(value)
