"""Other names and scripts under which people know listed companies."""

from collections.abc import Mapping

_WRITTEN: Mapping[str, str] = {
    "samsung electronics": "삼성전자 三星電子 三星电子",
    "hyundai motor": "현대자동차 현대차",
    "kia": "기아 기아자동차",
    "sk hynix": "SK하이닉스 에스케이하이닉스",
    "lg electronics": "LG전자 엘지전자",
    "lg chem": "LG화학 엘지화학",
    "korea electric power": "한국전력 한국전력공사",
    "posco": "포스코 포스코홀딩스",
    "hyundai mobis": "현대모비스",
    "kb financial": "KB금융 KB금융지주 KB금융그룹",
    "hanwha": "한화 한화그룹",
    "coupang": "쿠팡",
    "google": "구글 グーグル 谷歌",
    "apple": "애플 アップル",
    "amazon com": "amazon 아마존 アマゾン",
    "microsoft": "마이크로소프트 マイクロソフト 微软",
    "meta platforms": "facebook meta 메타",
    "nvidia": "엔비디아 英伟达",
    "tesla": "테슬라 特斯拉",
    "intel": "인텔 インテル 英特尔",
    "international business machines": "ibm 아이비엠",
    "qualcomm": "퀄컴",
    "oracle": "오라클",
    "broadcom": "브로드컴",
    "micron technology": "micron 마이크론",
    "cisco systems": "cisco",
    "huawei investment": "huawei huawei_technologies 화웨이 华为 华为技术 華為",
    "tencent": "텐센트 腾讯 騰訊",
    "alibaba": "알리바바 阿里巴巴",
    "xiaomi": "샤오미 小米",
    "lenovo": "레노버 联想 聯想",
    "byd": "비야디 比亚迪",
    "jd com": "京东",
    "meituan": "美团",
    "contemporary amperex technology": "宁德时代",
    "taiwan semiconductor manufacturing": "taiwan_semiconductor 台积电 台積電 台灣積體電路製造",
    "hon hai precision industry": "hon_hai 폭스콘 鸿海 鴻海 鴻海精密工業 富士康",
    "toyota motor": "toyota 도요타 토요타 トヨタ トヨタ自動車",
    "honda motor": "honda 혼다 ホンダ 本田技研工業",
    "nissan motor": "nissan 닛산 日産自動車",
    "suzuki motor": "suzuki スズキ",
    "sony": "소니 ソニー ソニーグループ",
    "hitachi": "히타치 日立製作所",
    "panasonic": "파나소닉 パナソニック",
    "denso": "덴소 デンソー",
    "aisin": "アイシン",
    "softbank": "소프트뱅크 ソフトバンクグループ",
    "mitsubishi electric": "三菱電機",
    "mitsubishi heavy industries": "三菱重工業",
    "nippon telegraph telephone": "日本電信電話",
    "nippon steel": "日本製鉄",
    "sumitomo electric industries": "sumitomo_electric 住友電気工業",
    "daikin industries": "daikin ダイキン工業",
    "robert bosch": "bosch 보쉬",
    "volkswagen": "vw 폭스바겐",
    "siemens": "지멘스",
    "zf friedrichshafen": "zf",
    "airbus": "에어버스",
    "boeing": "보잉",
    "f hoffmann la roche": "roche hoffmann_la_roche 로슈",
    "novartis": "노바티스",
    "novo nordisk as": "novo_nordisk",
    "pfizer": "화이자",
    "eli lilly": "lilly",
    "abbott laboratories": "abbott",
    "thermo fisher scientific": "thermo_fisher",
    "general motors": "gm",
    "uber technologies": "uber",
    "dell technologies": "dell",
    "honeywell international": "honeywell",
    "compagnie de saint gobain": "saint_gobain",
    "saudi aramco": "aramco 아람코",
    "exxonmobil": "exxon exxon_mobil",
    "ap moller maersk as": "maersk",
    "verizon communications": "verizon",
    "walt disney": "disney",
    "jpmorgan chase": "jpmorgan jp_morgan jp_morgan_chase",
    "citigroup": "citi",
}
_HOUSES: Mapping[str, str] = {
    "samsung electronics": "삼성",
    "hyundai motor": "현대",
    "lg electronics": "lg 엘지",
    "ge aerospace": "ge",
    "merck": "merck",
}
"""Names of whole groups, or of more than one company: Merck of Germany is not the listed one."""


def _names(table: Mapping[str, str]) -> dict[str, str]:
    """Return name to listed name; names stand between spaces, their own spaces as low lines."""
    pairs = (
        (name.replace("_", " "), listed) for listed, row in table.items() for name in row.split()
    )
    return dict(pairs)


SHARED = frozenset(_names(_HOUSES))
"""Names that are never a listed company for certain."""
ALSO_KNOWN_AS: Mapping[str, str] = {**_names(_WRITTEN), **_names(_HOUSES)}
"""Name to the folded listed name without its legal form. Only names of the company itself: a
subsidiary is another employer and is for a person to look at."""
