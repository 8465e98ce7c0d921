"""What lies on the policy owners' table: a draft of a rule edition, and a question answered."""

from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

from talentportal.accounts.models import User
from talentportal.kernel.roles import Role
from visas.models import RuleEdition, Scenario
from visas.rules.edition_life import ONE_DAY
from visas.rules.states import Track
from visas.selectors.figures import edition_on
from visas.services import edition_drafts, scenarios
from visas.services.demo.people import DOMAIN
from visas.services.edition_drafts import Content

AUTHOR = f"policy@{DOMAIN}"
TITLE_EN = "Top-Tier visa, pay from 2.5 times GNI per capita (proposal)"
TITLE_KO = "톱티어 비자 보수 요건 완화안(1인당 GNI의 2.5배)"
SOURCE_EN = "Fictional proposal for the demonstration; nobody has decided it."
SOURCE_KO = "시연용 가상 안으로, 결정된 바 없습니다."
QUESTION = "100위에서 200위로 확대 · Top 200 instead of top 100"
MULTIPLE_EN = "Fictional: start-ups asked for a lower threshold than three times GNI per capita."
MULTIPLE_KO = "시연용 가상 내용: 신생기업이 3배보다 낮은 기준을 요청하였습니다."


def propose(today: date) -> RuleEdition | None:
    """Write the draft, from new year on; None where nobody could, or nothing is in force."""
    base = edition_on(Track.F_2_T, today)
    author = _author()
    if base is None or author is None:
        return None
    draft = edition_drafts.begin(edition_id=base.pk, actor=author)
    return edition_drafts.change(
        edition_id=draft.pk,
        actor=author,
        seen_version=draft.version,
        content=_content(draft, today),
    )


def wonder(today: date) -> Scenario | None:
    """Ask what today's edition changed, and share it; None where nobody could, or none preceded."""
    now = edition_on(Track.F_2_T, today)
    author = _author()
    base = edition_on(Track.F_2_T, now.effective_from - ONE_DAY) if now else None
    limit = now.parameters.get("lists", {}).get("limit") if now else None
    if author is None or base is None or base.parameters["lists"]["limit"] == limit:
        return None
    asked = scenarios.ask(
        actor=author, title=QUESTION, base_id=base.pk, changes={"lists.limit": limit}
    )
    return scenarios.share(scenario_id=asked.pk, actor=author, is_shared=True)


def _author() -> User | None:
    owners = User.objects.holding(Role.POLICY_OWNER).filter(is_demo=True, is_active=True)
    return owners.filter(email=AUTHOR).first()


def _content(draft: RuleEdition, today: date) -> Content:
    first = date(today.year + 1, 1, 1)
    parameters: dict[str, Any] = deepcopy(draft.parameters)
    parameters["gni"]["multiple"] = "2.5"
    parameters["sources"]["gni.multiple"] = {"en": MULTIPLE_EN, "ko": MULTIPLE_KO}
    return replace(
        Content.of(draft),
        code=f"{draft.track}/{first.isoformat()}",
        title_en=TITLE_EN,
        title_ko=TITLE_KO,
        effective_from=first,
        source=SOURCE_EN,
        source_ko=SOURCE_KO,
        parameters=parameters,
    )
