"""The people and organisations of a demonstration: plainly fictional, except for public offices.

Staff bear the names of heroes of old Korean novels, as 홍길동 stands on specimen forms.
"""

from dataclasses import dataclass

from talentportal.kernel.roles import Role
from talentportal.organisations.models import Kind

PASSWORD = "demo-grape-lantern"  # noqa: S105 -- printed on purpose; opens nothing outside a demonstration
DOMAIN = "demo.example"


@dataclass(frozen=True, slots=True)
class Office:
    """An organisation, by code, with its names and the consortium it is a member of."""

    code: str
    kind: Kind
    name_en: str
    name_ko: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account, and the one role they have."""

    login: str
    name: str
    role: Role
    office: str = ""
    language: str = "ko"

    @property
    def email(self) -> str:
        """The address to sign in with; mail to it goes nowhere (RFC 2606)."""
        return f"{self.login}@{DOMAIN}"


OFFICES: tuple[Office, ...] = (
    Office("moj", Kind.MINISTRY, "Ministry of Justice", "법무부"),
    Office("msit", Kind.MINISTRY, "Ministry of Science and ICT", "과학기술정보통신부"),
    Office("motie", Kind.MINISTRY, "Ministry of Trade and Industry", "산업통상부"),
    Office("dapa", Kind.AGENCY, "Defense Acquisition Program Administration", "방위사업청"),
    Office("kotra", Kind.AGENCY, "Korea Trade-Investment Promotion Agency", "대한무역투자진흥공사"),
    Office(
        "hangang", Kind.CONSORTIUM, "Hangang AI Consortium (fictional)", "한강 AI 컨소시엄(가상)"
    ),
    Office(
        "hangang-co", Kind.COMPANY, "Saebyeok Compute (fictional)", "새벽컴퓨트(가상)", "hangang"
    ),
    Office(
        "hangang-univ",
        Kind.UNIVERSITY,
        "Hangang University (fictional)",
        "한강대학교(가상)",
        "hangang",
    ),
    Office(
        "baekdu",
        Kind.CONSORTIUM,
        "Baekdu Chip Consortium (fictional)",
        "백두 반도체 컨소시엄(가상)",
    ),
    Office(
        "baekdu-co", Kind.COMPANY, "Baekdu Semiconductor (fictional)", "백두반도체(가상)", "baekdu"
    ),
    Office(
        "baekdu-inst",
        Kind.INSTITUTE,
        "Cheonji Nano Institute (fictional)",
        "천지나노연구원(가상)",
        "baekdu",
    ),
    Office(
        "seorak", Kind.CONSORTIUM, "Seorak Bio Consortium (fictional)", "설악 바이오 컨소시엄(가상)"
    ),
    Office(
        "seorak-co",
        Kind.COMPANY,
        "Ulsanbawi Therapeutics (fictional)",
        "울산바위테라퓨틱스(가상)",
        "seorak",
    ),
    Office(
        "seorak-univ",
        Kind.UNIVERSITY,
        "Seorak University of Science (fictional)",
        "설악과학대학교(가상)",
        "seorak",
    ),
    Office(
        "halla",
        Kind.CONSORTIUM,
        "Halla Robotics Consortium (fictional)",
        "한라 로봇 컨소시엄(가상)",
    ),
    Office("halla-co", Kind.COMPANY, "Olle Robotics (fictional)", "올레로보틱스(가상)", "halla"),
    Office(
        "halla-inst",
        Kind.INSTITUTE,
        "Halla Machine Institute (fictional)",
        "한라기계연구원(가상)",
        "halla",
    ),
    Office(
        "jiri", Kind.CONSORTIUM, "Jiri Defence Consortium (fictional)", "지리 방산 컨소시엄(가상)"
    ),
    Office(
        "jiri-co", Kind.COMPANY, "Cheonwang Aerospace (fictional)", "천왕항공우주(가상)", "jiri"
    ),
    Office(
        "jiri-univ",
        Kind.UNIVERSITY,
        "Jiri Institute of Technology (fictional)",
        "지리공과대학교(가상)",
        "jiri",
    ),
)

PEOPLE: tuple[Person, ...] = (
    Person("applicant", "Linh Example", Role.APPLICANT, language="en"),
    Person("applicant2", "Omar Example", Role.APPLICANT, language="en"),
    Person("applicant3", "Lena Example", Role.APPLICANT, language="en"),
    Person("officer", "홍길동", Role.JUSTICE_OFFICER, "moj"),
    Person("officer2", "성춘향", Role.JUSTICE_OFFICER, "moj"),
    Person("officer3", "전우치", Role.JUSTICE_OFFICER, "moj"),
    Person("officer4", "심청", Role.JUSTICE_OFFICER, "moj"),
    Person("approver", "박혜원", Role.JUSTICE_APPROVER, "moj"),
    Person("approver2", "유충렬", Role.JUSTICE_APPROVER, "moj"),
    Person("science", "허생", Role.SCIENCE_OFFICER, "msit"),
    Person("science-approver", "양소유", Role.SCIENCE_APPROVER, "msit"),
    Person("kotra", "최척", Role.AGENCY_OFFICER, "kotra"),
    Person("motie", "옥단춘", Role.AGENCY_OFFICER, "motie"),
    Person("dapa", "임경업", Role.AGENCY_OFFICER, "dapa"),
    Person("policy", "사정옥", Role.POLICY_OWNER, "moj"),
    Person("policy2", "윤지경", Role.POLICY_OWNER, "moj"),
    Person("auditor", "이몽룡", Role.AUDITOR, "moj"),
    Person("admin", "김진희", Role.ADMINISTRATOR, "moj"),
    Person("admin2", "조웅", Role.ADMINISTRATOR, "msit"),
    Person("manager-hangang", "연흥부", Role.CONSORTIUM_MANAGER, "hangang"),
    Person("member-hangang", "숙향", Role.CONSORTIUM_MEMBER, "hangang"),
    Person("manager-baekdu", "연놀부", Role.CONSORTIUM_MANAGER, "baekdu"),
    Person("member-baekdu", "배장화", Role.CONSORTIUM_MEMBER, "baekdu"),
    Person("manager-seorak", "배홍련", Role.CONSORTIUM_MANAGER, "seorak"),
    Person("member-seorak", "채봉", Role.CONSORTIUM_MEMBER, "seorak"),
    Person("manager-halla", "배비장", Role.CONSORTIUM_MANAGER, "halla"),
    Person("member-halla", "애랑", Role.CONSORTIUM_MEMBER, "halla"),
    Person("manager-jiri", "옹고집", Role.CONSORTIUM_MANAGER, "jiri"),
    Person("member-jiri", "운영", Role.CONSORTIUM_MEMBER, "jiri"),
)
