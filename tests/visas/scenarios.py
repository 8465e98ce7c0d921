"""A scenario for tests that need one."""

from talentportal.accounts.models import User
from visas.models import RuleEdition, Scenario
from visas.services import scenarios

BASE = "F-2-T/2026-06-25"


def kept(author: User, title: str = "Top 200 instead of 100", *, is_shared: bool) -> Scenario:
    """Have a policy owner ask what the top 200 would do; few cases are counted at once."""
    base = RuleEdition.objects.get(code=BASE)
    scenario = scenarios.ask(
        actor=author, title=title, base_id=base.pk, changes={"lists.limit": 200}
    )
    return scenarios.share(scenario_id=scenario.pk, actor=author, is_shared=is_shared)
