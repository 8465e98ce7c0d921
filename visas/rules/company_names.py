"""Other names and scripts under which people know listed companies."""

from collections.abc import Mapping

ALSO_KNOWN_AS: Mapping[str, str] = {
    "삼성전자": "samsung electronics",
    "현대자동차": "hyundai motor",
    "현대차": "hyundai motor",
    "기아": "kia",
    "기아자동차": "kia",
    "sk하이닉스": "sk hynix",
    "에스케이하이닉스": "sk hynix",
    "엘지전자": "lg electronics",
    "lg전자": "lg electronics",
    "엘지화학": "lg chem",
    "lg화학": "lg chem",
    "한국전력": "korea electric power",
    "한국전력공사": "korea electric power",
    "포스코홀딩스": "posco",
    "현대모비스": "hyundai mobis",
    "쿠팡": "coupang",
    "구글": "google",
    "애플": "apple",
    "아마존": "amazon com",
    "마이크로소프트": "microsoft",
    "메타": "meta platforms",
    "엔비디아": "nvidia",
    "테슬라": "tesla",
    "인텔": "intel",
    "화웨이": "huawei investment",
    "amazon": "amazon com",
    "facebook": "meta platforms",
    "meta": "meta platforms",
    "bosch": "robert bosch",
    "huawei": "huawei investment",
    "huawei technologies": "huawei investment",
    "toyota": "toyota motor",
    "ibm": "international business machines",
}
"""Folded name to the folded listed name without its legal form. Only names of the company itself:
a subsidiary is another employer and is for a person to look at."""
