"""An officer says which university or employer a written name is; the case is assessed again."""

from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talentportal.audit.services import record
from talentportal.kernel.errors import NotPermitted
from talentportal.reference.models import Institution
from visas.models import Application, Assessment, Degree, Employment
from visas.rules.catalogue import university_key
from visas.rules.facts import BodyKind, JobKind
from visas.rules.states import State
from visas.selectors.identities import registers
from visas.services import moves
from visas.services.aliases import Remember, remember
from visas.services.assessment import assess_application, keep
from visas.services.matches import CONFIRMED, match_rows_of

if TYPE_CHECKING:
    from talentportal.accounts.models import User


class EmployerIs(StrEnum):
    """What an officer says an employer is."""

    COMPANY = "company"
    UNIVERSITY = "university"
    GOVERNMENT = "government_institute"
    RESEARCH_ARM = "research_arm"
    """Of a listed company: counts as that company for post-doctoral years."""
    NONE = "none"


_KINDS = {
    EmployerIs.COMPANY: BodyKind.COMPANY,
    EmployerIs.UNIVERSITY: BodyKind.UNIVERSITY,
    EmployerIs.GOVERNMENT: BodyKind.GOVERNMENT_INSTITUTE,
    EmployerIs.RESEARCH_ARM: BodyKind.COMPANY,
}
_LISTED = {EmployerIs.COMPANY, EmployerIs.UNIVERSITY, EmployerIs.RESEARCH_ARM}
_BECAUSE = {EmployerIs.RESEARCH_ARM: "research_arm"}


@transaction.atomic
def confirm_match(
    *,
    degree_id: UUID,
    actor: "User",
    institution_id: UUID | None,
    seen_version: int,
    how: Remember,
) -> Assessment:
    """Confirm which university a degree is from (None: none of those held), and assess again.

    `how` says whether the name is remembered for other cases. Only the officer who holds the case
    may, while it is in review. Raises `NotPermitted`, `Stale`, or `Refused` with code
    `not_in_review` or `alias_conflict`.
    """
    found = Degree.objects.select_related("application").get(
        pk=degree_id, application__in=Application.objects.cases(actor)
    )
    application = _held(found.application_id, actor, seen_version)
    degree = Degree.objects.select_for_update(of=("self",)).get(pk=degree_id)
    degree.application = application
    institution = Institution.objects.get(pk=institution_id) if institution_id else None
    before = {"institution": str(degree.institution or ""), "status": degree.match_status}
    degree.institution = institution
    degree.match_status = CONFIRMED
    degree.match_confidence = 1.0
    degree.match_because = "officer"
    degree.confirmed_by = actor
    degree.confirmed_at = timezone.now()
    degree.alias = None
    degree.save()
    alias = remember(degree, actor=actor, how=how)
    record(
        actor=actor,
        verb="visa.match_confirmed",
        subject=application,
        before={"degree": degree.institution_name, **before},
        after={
            "degree": degree.institution_name,
            "institution": str(institution or ""),
            "remembered": alias is not None,
        },
    )
    key = f"match:{degree.pk}:{degree.confirmed_at.isoformat()}"
    return _assessed(application, actor, occasion="match_confirmed", occasion_key=key)


@transaction.atomic
def confirm_employer(
    *, employment_id: UUID, actor: "User", means: EmployerIs, ref: str, seen_version: int
) -> Assessment:
    """Confirm what an employer is, and assess again.

    `ref` is the key of the company or university meant, and empty for the rest. Only the officer
    who holds the case may, while it is in review. Raises `NotPermitted`, `Stale`, or `Refused` with
    code `not_in_review`, `only_for_research` or `unknown_body`.
    """
    found = Employment.objects.select_related("application").get(
        pk=employment_id, application__in=Application.objects.cases(actor)
    )
    application = _held(found.application_id, actor, seen_version)
    post = Employment.objects.select_for_update().get(pk=employment_id)
    moves.refuse_unless(
        post.kind == JobKind.POSTDOC or means in {EmployerIs.COMPANY, EmployerIs.NONE},
        "only_for_research",
        _("Only a listed company makes ordinary work count."),
        "employer",
    )
    body = registers().body(_KINDS.get(means), ref)
    moves.refuse_unless(
        means not in _LISTED or body is not None,
        "unknown_body",
        _("This is none of the bodies held."),
        "employer",
    )
    before = {"employer": post.employer_name, "kind": post.employer_kind, "ref": post.employer_ref}
    post.employer_kind = _KINDS.get(means, "")
    post.employer_ref = ref if body else _own_key(means, post)
    post.match_status = CONFIRMED
    post.match_because = _BECAUSE.get(means, "officer")
    post.confirmed_by, post.confirmed_at = actor, timezone.now()
    post.save()
    record(
        actor=actor,
        verb="visa.employer_confirmed",
        subject=application,
        before=before,
        after={
            "employer": post.employer_name,
            "kind": post.employer_kind,
            "ref": post.employer_ref,
            "body": body.name if body else "",
        },
    )
    key = f"employer:{post.pk}:{post.confirmed_at.isoformat()}"
    return _assessed(application, actor, occasion="employer_confirmed", occasion_key=key)


@transaction.atomic
def confirm_recommender(
    *, application_id: UUID, actor: "User", institution_id: UUID | None, seen_version: int
) -> Assessment:
    """Confirm which university recommends (None: none of those held), and assess again.

    It holds for this case only. Only the officer who holds the case may, while it is in review.
    Raises `Application.DoesNotExist`, `NotPermitted`, `Stale`, or `Refused` with code
    `not_in_review` or `no_recommender`.
    """
    Application.objects.cases(actor).only("pk").get(pk=application_id)
    application = _held(application_id, actor, seen_version)
    moves.refuse_unless(
        application.recommendation_institution,
        "no_recommender",
        _("No university is named that recommends."),
    )
    name = application.recommendation_institution
    before = {"institution": str(application.recommender or ""), "recommender": name}
    application.recommender = Institution.objects.get(pk=institution_id) if institution_id else None
    application.recommender_confirmed_by = actor
    application.recommender_confirmed_at = timezone.now()
    record(
        actor=actor,
        verb="visa.recommender_confirmed",
        subject=application,
        before=before,
        after={"recommender": name, "institution": str(application.recommender or "")},
    )
    key = f"recommender:{application.recommender_confirmed_at.isoformat()}"
    return _assessed(application, actor, occasion="recommender_confirmed", occasion_key=key)


def _own_key(means: EmployerIs, post: Employment) -> str:
    """Return our own key of a government's institute, which stands on no list; else nothing."""
    if means is not EmployerIs.GOVERNMENT:
        return ""
    return f"government:{university_key(post.employer_name)[:280]}:{post.country.lower()}"


def _held(application_id: UUID, actor: "User", seen_version: int) -> Application:
    """Lock a case in review that the actor holds, or refuse."""
    application = moves.lock(application_id, actor, seen_version)
    if application.officer_id != actor.pk:
        raise NotPermitted("not_your_case", _("Another officer holds this case."))
    moves.refuse_unless(
        application.state in {State.IN_REVIEW, State.SUPPLEMENT},
        "not_in_review",
        _("Universities are confirmed while the case is in review."),
    )
    return application


def _assessed(
    application: Application, actor: "User", *, occasion: str, occasion_key: str
) -> Assessment:
    """Assess a case again after a confirmation; rows that nobody looked at yet are matched."""
    match_rows_of(application, registers(), only_new=True)
    stored, _is_new = assess_application(application, occasion=occasion, occasion_key=occasion_key)
    keep(application, stored, actor=actor)
    return stored
