"""What officers and applicants of the demonstration write: reasons, notes, questions, requests."""

from collections.abc import Sequence
from typing import TypeVar

from visas.models import Application
from visas.services.demo.dice import Dice

NOTES = (
    "학위 증명서의 발급 기관을 대학 누리집에서 확인했습니다.",
    "아포스티유 번호가 발급국 조회 결과와 일치합니다.",
    "경력 증명서의 기간과 사회보험 기록이 서로 맞습니다.",
    "연봉에 성과급이 포함되는지 계약서 제7조를 다시 볼 것.",
    "고용 기업의 초청 담당자와 통화함. 근무 시작일은 계약서와 같습니다.",
    "같은 기업에서 이번 달에 접수된 세 번째 신청입니다.",
)
QUESTIONS = (
    ("I have renewed my passport meanwhile. Shall I send you a copy of the new one?", "en"),
    ("새 여권을 발급받았습니다. 사본을 추가로 제출해야 합니까?", "ko"),
    ("Could you tell me when I can expect a decision? My contract starts soon.", "en"),
    ("My employer has moved to a new address in Daejeon. Do I have to hand in anything?", "en"),
    ("May my spouse apply at the same time, or only after my own decision?", "en"),
    ("심사 결과를 언제쯤 알 수 있을까요? 계약 시작일이 다가오고 있습니다.", "ko"),
)
REPLIES = {
    "en": (
        "Thank you for your message. Your application is in review; we will write to you as soon "
        "as there is a decision. Nothing is needed from you now."
    ),
    "ko": (
        "문의해 주셔서 감사합니다. 현재 심사 중이며, 결정되는 즉시 알려 드리겠습니다. "
        "지금 추가로 제출하실 서류는 없습니다."
    ),
}
REQUESTS = {
    "career_certificate": (
        "Please hand in career certificates that name the period, the place and your occupation. "
        "The present ones do not name the occupation."
    ),
    "degree_certificate": (
        "Please hand in a degree certificate with the date of award. The scan cuts off the lower "
        "part of the page."
    ),
    "degree_apostille": (
        "The apostille belongs to another certificate. Please hand in the one for your highest "
        "degree."
    ),
    "contract": (
        "Please hand in the contract with the signatures of both sides and the page on yearly pay."
    ),
    "passport": "The photo page of the passport cannot be read. Please scan it again.",
    "tb_certificate": (
        "Please hand in a tuberculosis certificate from a designated clinic, not older than three "
        "months."
    ),
}
REFUSED_BECAUSE = {
    "career_certificate": "The certificate does not name the occupation.",
    "degree_certificate": "The date of award is cut off.",
    "degree_apostille": "The apostille belongs to another certificate.",
    "contract": "The page with the yearly pay is missing.",
    "passport": "The photo page cannot be read.",
    "tb_certificate": "The certificate is older than three months.",
}
ANSWERS = (
    "I have uploaded the documents you asked for. Please tell me if anything is unclear.",
    "Please find the corrected documents attached. The issuing office confirmed them last week.",
    "요청하신 서류를 다시 제출합니다. 확인 부탁드립니다.",
)
SENT_BACK = (
    "적용한 대학 순위의 연도판을 명시해 주십시오.",
    "학위 취득일의 확인 근거를 이유에 적어 주십시오.",
    "경력 기간의 계산 근거를 이유에 적어 주십시오.",
    "연봉 기준액과 적용 연도를 이유에 함께 적어 주십시오.",
)
WITHDRAWN = (
    "I have accepted a position in another country.",
    "I will stay at my university for another year.",
    "The employer has postponed the contract.",
    "I will apply again with a new contract.",
    "계약이 변경되어 다시 신청하겠습니다.",
)

_OF_ANYBODY = 2
"""How many of each list fit a case without a job in Korea; they come first."""
T = TypeVar("T")

_APPROVED_GRADUATE = {
    "en": (
        "The criteria of the track are met on the documents handed in.\n\n"
        "The degree was checked against the certificate."
    ),
    "ko": (
        "제출된 증빙서류에 따라 자격 기준을 충족함을 확인하였습니다.\n\n"
        "학위는 증명서로 확인하였습니다."
    ),
}
_APPROVED = {
    "en": (
        "The criteria of the track are met on the documents handed in. {employer} is an employer "
        "in Korea, the contract is signed, and the work lies in an advanced field.\n\n"
        "Degree and career were checked against the certificates."
    ),
    "ko": (
        "제출된 증빙서류에 따라 자격 기준을 충족함을 확인하였습니다. {employer}와의 계약이 "
        "체결되었고 담당 업무는 첨단산업 분야에 해당합니다.\n\n"
        "학위와 경력은 증명서로 확인하였습니다."
    ),
}
_REFUSED = {
    "en": (
        "The application does not meet the criteria named above as they stood on the filing day. "
        "The documents handed in do not change this.\n\n"
        "A new application is possible as soon as the missing criteria are met."
    ),
    "ko": (
        "위에 적은 기준을 접수일 현재 충족하지 못하였습니다. 제출된 증빙서류로도 달리 판단할 "
        "사정이 없습니다.\n\n"
        "부족한 기준을 갖춘 뒤 다시 신청할 수 있습니다."
    ),
}


def reasons(application: Application, language: str, *, approved: bool) -> str:
    """Return the officer's reasons, in the language of the applicant."""
    has_job = bool(application.has_offer)
    words = ((_APPROVED if has_job else _APPROVED_GRADUATE) if approved else _REFUSED)[language]
    return words.format(employer=application.offer_employer)


def fitting(texts: Sequence[T], application: Application) -> Sequence[T]:
    """Return the texts that fit a case: some speak of a job."""
    return texts if application.has_offer else texts[:_OF_ANYBODY]


def asked_for(dice: Dice, items: Sequence[str]) -> list[str]:
    """Return one or two items of a checklist that an officer finds wanting."""
    return dice.some([item for item in items if item in REQUESTS], 2)


def request(items: Sequence[str]) -> str:
    """Return the text of a supplement request."""
    return "\n".join(REQUESTS[item] for item in items)
