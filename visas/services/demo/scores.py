"""What reviewers of the demonstration give a case that is weighed by points."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from talentportal.accounts.models import User
from visas.models import Application, Assessment, PointReview
from visas.rules.states import Track
from visas.services.demo.story import Story
from visas.services.demo.world import World

EXPERTISE = (
    "핵심 공정에서 세계적으로 인정받는 연구 실적이 확인됩니다.",
    "동일 분야에서 드문 설계 경험을 보유하고 있습니다.",
    "특허와 논문으로 전문성이 뒷받침됩니다.",
)
VALUE = (
    "고용 기업의 차세대 제품 개발에 직접 필요한 인력입니다.",
    "국내에서 대체 인력을 찾기 어려운 직무입니다.",
    "기업의 중장기 기술 계획과 담당 업무가 일치합니다.",
)


def is_weighed(application: Application, world: World) -> bool:
    """Tell whether the edition of the filing day weighs by points."""
    day = application.filed_on or world.today
    _row, edition = world.edition_on(Track(application.track), day)
    return edition is not None and edition.points is not None


def give(story: Story, newest: Assessment, reviewers: Sequence[User], at: datetime) -> None:
    """Add the scores of these reviewers, one after the other."""
    for seat, reviewer in enumerate(reviewers, start=1):
        moment = at + timedelta(minutes=15 * seat)
        story.reviews.append(
            PointReview(
                application=story.application,
                reviewer=reviewer,
                seat=seat,
                edition=newest.edition,
                made_at=moment,
                expertise=story.dice.randint(11, 20),
                expertise_reason=story.dice.choice(EXPERTISE),
                strategic_value=story.dice.randint(8, 15),
                strategic_value_reason=story.dice.choice(VALUE),
            )
        )
        story.tell("visa.scored", moment, reviewer, {"seat": seat})
