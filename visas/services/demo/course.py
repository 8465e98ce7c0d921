"""Play the beats of a plan: each adds what the services would have left behind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from talentportal.accounts.models import User
from talentportal.kernel.dates import next_working_day, seoul_day
from talentportal.workflow.models import Audience
from visas.models import Application, Assessment, PointReview, Proposal, SupplementRequest
from visas.rules.checklist import Item, ItemCode
from visas.rules.outcomes import Outcome
from visas.rules.states import DECIDED, PROPOSED, Action, State
from visas.services import assessment, flags
from visas.services.access import VIEWED
from visas.services.demo import drafts, evidence, scores, words
from visas.services.demo.claims import Claim
from visas.services.demo.plans import Beat
from visas.services.demo.story import Story
from visas.services.demo.world import World
from visas.services.matches import CONFIRMED

ANSWER_DAYS = 14


@dataclass(slots=True)
class Course:
    """One case on its way, and who works on it."""

    claim: Claim
    world: World
    story: Story
    officer: User
    approver: User
    screened: Assessment | None = None
    """What the evaluator said of it as filed."""
    is_duplicate: bool = False

    @property
    def application(self) -> Application:
        """The application."""
        return self.claim.application

    @property
    def language(self) -> str:
        """The language of the applicant."""
        return self.application.applicant.language

    def items(self) -> tuple[Item, ...]:
        """Return the checklist."""
        return evidence.asked(self.claim, self.world.tuberculosis)

    def newest(self) -> Assessment:
        """Return the newest assessment; raises IndexError before the screening."""
        return self.story.assessments[-1]

    def is_to_be_approved(self) -> bool:
        """Tell what the officer proposes: what was found, and the plan where nobody can tell."""
        outcome = self.newest().outcome
        if outcome == Outcome.UNDETERMINED:
            return self.claim.plan.state in {State.APPROVED, State.APPROVAL_PROPOSED}
        return outcome == Outcome.MET


def play(course: Course) -> None:
    """Play every beat of the plan, in order."""
    for beat, at in course.claim.plan.beats:
        _BEATS[beat](course, at)


def _start(course: Course, at: datetime) -> None:
    made, story = course.application, course.story
    story.tell("visa.started", at, made.applicant, {"track": made.track})
    after = {"family_name": made.family_name, "given_name": made.given_name}
    story.tell("visa.edited", at + timedelta(minutes=4), made.applicant, after)
    made.version += 1
    if course.claim.plan.state is State.DRAFT:
        drafts.leave_off(story, course.claim, course.world.tuberculosis)


def _submit(course: Course, at: datetime) -> None:
    made, story = course.application, course.story
    first = course.claim.plan.begins_at + timedelta(minutes=20)
    evidence.hand_in_all(story, course.claim, course.items(), first, at)
    made.submitted_at = made.declared_at = at
    made.filed_on = seoul_day(at)
    story.move(Action.SUBMIT, at, made.applicant, receipt_number=made.receipt_number)


def _screen(course: Course, at: datetime) -> None:
    made, found = course.application, course.screened
    if found is None:
        return
    found.made_at = at
    course.story.assessments.append(found)
    made.flags = flags.flags(
        made,
        outcome=Outcome(found.outcome),
        has_duplicate=course.is_duplicate,
        is_incomplete=False,
        has_doubtful_university=any(row.match_status == "review" for row in course.claim.degrees),
        has_doubtful_employer=any(row.match_status == "review" for row in course.claim.employments),
    )
    course.story.move(
        Action.SCREEN,
        at,
        None,
        outcome=found.outcome,
        pathway=found.pathway,
        flags=made.flags,
    )


def _take(course: Course, at: datetime) -> None:
    course.application.officer = course.officer
    course.story.look(VIEWED, course.application, at - timedelta(minutes=3), course.officer)
    course.story.move(Action.TAKE, at, course.officer)


def _check(course: Course, at: datetime) -> None:
    """Confirm doubtful universities, and accept documents: all, where a decision follows."""
    leads_on = course.claim.plan.state in DECIDED | PROPOSED
    if leads_on or course.story.dice.is_lucky(0.5):
        _confirm(course, at)
    most = None if leads_on else course.story.dice.randint(0, 5)
    evidence.accept(course.story, course.officer, at + timedelta(minutes=6), most)
    if scores.is_weighed(course.application, course.world):
        _score(course, at, is_whole=leads_on)


def _score(course: Course, at: datetime, *, is_whole: bool) -> None:
    """Have one officer, or both, score a case that is weighed; with both it is assessed again."""
    others = [one for one in course.world.officers if one != course.officer]
    scores.give(course.story, course.newest(), [course.officer, *others[: int(is_whole)]], at)
    if is_whole:
        _assess_again(course, at + timedelta(minutes=40), "scored", "scored", others[0])


def _confirm(course: Course, at: datetime) -> None:
    claim = course.claim
    doubtful = [row for row in claim.degrees if row.match_status == "review"]
    for place, row in enumerate(doubtful):
        moment = at + timedelta(minutes=2 * place)
        before = {"degree": row.institution_name, "institution": "", "status": row.match_status}
        row.institution = claim.meant.get(str(row.pk))
        row.match_status, row.match_confidence = CONFIRMED, 1.0
        row.match_because, row.confirmed_by, row.confirmed_at = "officer", course.officer, moment
        after = {"degree": row.institution_name, "institution": str(row.institution or "")}
        course.story.tell("visa.match_confirmed", moment, course.officer, after, before)
        key = f"match:{row.pk}:{moment.isoformat()}"
        _assess_again(course, moment, "match_confirmed", key, course.officer)


def _assess_again(
    course: Course, at: datetime, occasion: str, key: str, actor: User | None
) -> None:
    found = judged(course.claim, course.world, occasion, key, course.story.reviews)
    found.made_at = at
    course.story.assessments.append(found)
    after = {"outcome": found.outcome, "pathway": found.pathway, "occasion": occasion}
    course.story.tell("visa.assessed", at, actor, after)
    course.application.version += 1


def judged(
    claim: Claim, world: World, occasion: str, key: str, reviews: Sequence[PointReview] = ()
) -> Assessment:
    """Return what the real evaluator says of a claim as it stands."""
    facts = assessment.stated(claim.application, claim.degrees, claim.employments, reviews)
    edition, _parameters = world.edition_on(facts.track, facts.filed_on)
    return assessment.judged(
        claim.application, facts, edition, world.figures, occasion=occasion, occasion_key=key
    )


def _note(course: Course, at: datetime) -> None:
    body = course.story.dice.choice(words.fitting(words.NOTES, course.application))
    course.story.write(at, course.officer, body, Audience.INTERNAL)


def _ask(course: Course, at: datetime) -> None:
    known = words.fitting(words.QUESTIONS, course.application)
    mine = [text for text, language in known if language == course.language]
    body = course.story.dice.choice(mine)
    course.story.write(at, course.application.applicant, body, Audience.SHARED)


def _reply(course: Course, at: datetime) -> None:
    course.story.write(at, course.officer, words.REPLIES[course.language], Audience.SHARED)


def _request(course: Course, at: datetime) -> None:
    story = course.story
    codes = words.asked_for(story.dice, [row.item for row in story.current()])
    evidence.refuse(story, course.officer, at - timedelta(seconds=90), codes)
    late = seoul_day(at) + timedelta(days=ANSWER_DAYS + story.dice.randint(0, 7))
    due_on = next_working_day(late, course.world.holidays)
    story.supplements.append(
        SupplementRequest(
            id=story.dice.key(),
            created_at=at,
            application=course.application,
            requested_by=course.officer,
            body=words.request(codes),
            items=sorted(codes),
            due_on=due_on,
        )
    )
    course.application.due_on = due_on
    story.move(
        Action.REQUEST_SUPPLEMENT,
        at,
        course.officer,
        items=sorted(codes),
        due_on=due_on.isoformat(),
    )


def _answer(course: Course, at: datetime) -> None:
    made, story, asked = course.application, course.story, course.story.supplements[-1]
    for place, code in enumerate(asked.items, start=1):
        hand_in_at = at - timedelta(minutes=9 * place)
        evidence.hand_in(story, course.claim, ItemCode(code), hand_in_at)
    asked.answer = story.dice.choice(words.ANSWERS)
    asked.answered_at = asked.closed_at = at
    made.due_on = None
    story.move(Action.ANSWER_SUPPLEMENT, at, made.applicant)
    moment = at + timedelta(seconds=20)
    _assess_again(course, moment, "supplement_answered", f"supplement:{asked.pk}", None)
    if course.claim.plan.state in DECIDED | PROPOSED:
        evidence.accept(story, course.officer, at + timedelta(minutes=50))


def _propose(course: Course, at: datetime) -> None:
    course.story.look(VIEWED, course.application, at - timedelta(minutes=20), course.officer)
    approves = course.is_to_be_approved()
    found = course.newest()
    wanted = Outcome.MET if approves else Outcome.NOT_MET
    pathway = found.pathway or found.result["criteria"][0]["pathway"]
    of_pathway = [one for one in found.result["criteria"] if one["pathway"] == pathway]
    chosen = [one for one in of_pathway if one["outcome"] == wanted] or of_pathway
    criteria = [{"pathway": one["pathway"], "code": str(one["code"])} for one in chosen]
    course.story.proposals.append(
        Proposal(
            id=course.story.dice.key(),
            created_at=at,
            application=course.application,
            outcome="approve" if approves else "refuse",
            criteria=criteria,
            reasons=words.reasons(course.application, course.language, approved=approves),
            proposed_by=course.officer,
        )
    )
    action = Action.PROPOSE_APPROVAL if approves else Action.PROPOSE_REFUSAL
    told = [f"{one['pathway']}.{one['code']}" for one in criteria]
    course.story.move(action, at, course.officer, criteria=told)


def _settle(course: Course, at: datetime, settlement: str, comment: str) -> Proposal:
    proposal = course.story.proposals[-1]
    proposal.settled_by, proposal.settled_at = course.approver, at
    proposal.settlement, proposal.comment = settlement, comment
    return proposal


def _send_back(course: Course, at: datetime) -> None:
    course.story.look(VIEWED, course.application, at - timedelta(minutes=7), course.approver)
    comment = course.story.dice.choice(words.fitting(words.SENT_BACK, course.application))
    _settle(course, at, "sent_back", comment)
    course.story.move(Action.SEND_BACK, at, course.approver, comment=comment)


def _sign(course: Course, at: datetime) -> None:
    course.story.look(VIEWED, course.application, at - timedelta(minutes=9), course.approver)
    proposal = _settle(course, at, "signed", "")
    course.application.decided_at = at
    course.story.move(Action.SIGN, at, course.approver, proposal=str(proposal.pk))


def _withdraw(course: Course, at: datetime) -> None:
    reason = course.story.dice.choice(words.fitting(words.WITHDRAWN, course.application))
    course.story.move(Action.WITHDRAW, at, course.application.applicant, reason=reason)


_BEATS: Mapping[Beat, Callable[[Course, datetime], None]] = {
    Beat.START: _start,
    Beat.SUBMIT: _submit,
    Beat.SCREEN: _screen,
    Beat.TAKE: _take,
    Beat.CHECK: _check,
    Beat.NOTE: _note,
    Beat.ASK: _ask,
    Beat.REPLY: _reply,
    Beat.REQUEST: _request,
    Beat.ANSWER: _answer,
    Beat.PROPOSE: _propose,
    Beat.SEND_BACK: _send_back,
    Beat.SIGN: _sign,
    Beat.WITHDRAW: _withdraw,
}
