"""Countries and states as people write them behind a university's name."""

from collections.abc import Mapping

from talentportal.kernel.names import fold

_WRITTEN = """
AE United Arab Emirates|UAE|U.A.E.|아랍에미리트
AR Argentina
AT Austria|Österreich|오스트리아
AU Australia|호주
AZ Azerbaijan
BD Bangladesh
BE Belgium|Belgique|België|벨기에
BH Bahrain
BN Brunei|Brunei Darussalam
BR Brazil|Brasil|브라질
BY Belarus
CA Canada|캐나다
CH Switzerland|Schweiz|Suisse|Svizzera|스위스
CL Chile
CN China|P.R. China|P. R. China|People's Republic of China|Peop. Rep.|Peop. Rep. China|PRC|中国|중국
CO Colombia
CR Costa Rica
CY Cyprus
CZ Czech Republic|Czechia
DE Germany|Deutschland|독일
DK Denmark|Danmark|덴마크
EE Estonia
EG Egypt
ES Spain|España|스페인
ET Ethiopia
FI Finland|Suomi|핀란드
FR France|프랑스
GB United Kingdom|UK|U.K.|England|Scotland|Wales|Northern Ireland|Great Britain|Britain|영국
GR Greece
HK Hong Kong|Hong Kong SAR|香港|홍콩
HU Hungary
ID Indonesia|인도네시아
IE Ireland|Republic of Ireland|아일랜드
IL Israel|이스라엘
IN India|인도
IR Iran|Islamic Republic of Iran|이란
IT Italy|Italia|이탈리아
JO Jordan
JP Japan|日本|일본
KH Cambodia
KR Korea|South Korea|Republic of Korea|Rep. of Korea|R.O.K.|대한민국|한국
KW Kuwait
KZ Kazakhstan
LB Lebanon
LK Sri Lanka
LT Lithuania
LU Luxembourg
MA Morocco
MO Macau|Macao
MX Mexico|México
MY Malaysia|말레이시아
NG Nigeria
NL Netherlands|The Netherlands|Nederland|Holland|네덜란드
NO Norway|Norge|노르웨이
NZ New Zealand|뉴질랜드
OM Oman
PE Peru
PH Philippines
PK Pakistan
PL Poland|Polska
PT Portugal
QA Qatar|카타르
RO Romania
RU Russia|Russian Federation|러시아
SA Saudi Arabia|Kingdom of Saudi Arabia|KSA|사우디아라비아
SE Sweden|Sverige|스웨덴
SG Singapore|싱가포르
TH Thailand
TR Turkey|Türkiye|Turkiye
TW Taiwan|Taiwan R.O.C.|R.O.C.|Republic of China|台灣|臺灣|대만
UA Ukraine
US United States|United States of America|USA|U.S.A.|U.S.|US|미국
UZ Uzbekistan
VN Vietnam|Viet Nam|베트남
ZA South Africa
"""


_STATES = """
US AL Alabama|Auburn|Birmingham
US AK Alaska
US AZ Arizona|Tucson|Tempe
US AR Arkansas
US CA California|Calif|Stanford|Pasadena|Berkeley|Los Angeles|San Diego|La Jolla|Davis|Irvine
US CA California|Santa Barbara|Santa Cruz|Riverside|Merced|San Francisco
US CO Colorado|Boulder|Denver|Aurora|Fort Collins|Golden
US CT Connecticut|New Haven|Storrs
US DE Delaware|Newark
US DC District of Columbia|Washington
US FL Florida|Gainesville|Tallahassee|Coral Gables|Miami|Tampa
US GA Georgia|Atlanta|Athens
US HI Hawaii|Honolulu
US ID Idaho
US IL Illinois|Chicago|Evanston|Urbana|Champaign
US IN Indiana|Bloomington|Indianapolis|West Lafayette|Notre Dame
US IA Iowa|Iowa City|Ames
US KS Kansas|Lawrence
US KY Kentucky|Lexington
US LA Louisiana|New Orleans|Baton Rouge
US ME Maine
US MD Maryland|Baltimore|College Park
US MA Massachusetts|Cambridge|Boston|Waltham|Medford|Worcester|Amherst Center|Amherst
US MI Michigan|Ann Arbor|East Lansing
US MN Minnesota|Minneapolis|Rochester
US MS Mississippi
US MO Missouri|St Louis|Columbia
US MT Montana
US NE Nebraska|Lincoln
US NV Nevada
US NH New Hampshire|Hanover
US NJ New Jersey|Princeton|New Brunswick
US NM New Mexico
US NY New York|Ithaca|New York|Bronx|Rochester|Buffalo|Stony Brook|Syracuse
US NC North Carolina|Durham|Chapel Hill|Raleigh|Winston-Salem
US ND North Dakota
US OH Ohio|Columbus|Cleveland|Cincinnati
US OK Oklahoma|Norman
US OR Oregon|Eugene|Corvallis|Portland
US PA Pennsylvania|Philadelphia|Pittsburgh|State College|University Park
US RI Rhode Island|Providence
US SC South Carolina|Columbia
US SD South Dakota
US TN Tennessee|Nashville|Knoxville
US TX Texas|Austin|Houston|College Station|Dallas|Richardson|San Antonio
US UT Utah|Salt Lake City
US VT Vermont
US VA Virginia|Charlottesville|Blacksburg|Richmond|Fairfax
US WA Washington|Seattle|Pullman
US WV West Virginia
US WI Wisconsin|Madison
US WY Wyoming
CA ON Ontario|Toronto|Waterloo|Hamilton|London|Ottawa|Kingston|Guelph
CA QC Quebec|Montreal|Québec
CA BC British Columbia|Vancouver|Burnaby|Victoria
CA AB Alberta|Edmonton|Calgary
CA MB Manitoba|Winnipeg
CA SK Saskatchewan|Saskatoon
CA NS Nova Scotia|Halifax
CA NB New Brunswick
AU NSW New South Wales|Sydney|Wollongong|Newcastle|Richmond
AU VIC Victoria|Melbourne|Burwood
AU QLD Queensland|Brisbane|Townsville|Toowoomba|Norman Gardens|Gold Coast
AU WA Western Australia|Perth
AU SA South Australia|Adelaide
AU TAS Tasmania|Hobart
AU ACT Australian Capital Territory|Canberra
AU NT Northern Territory|Darwin
"""


def _read_states(written: str) -> dict[str, dict[str, frozenset[str]]]:
    found: dict[str, dict[str, set[str]]] = {}
    for line in written.strip().splitlines():
        country, code, names = line.split(" ", 2)
        name, *cities = names.split("|")
        for key in (fold(code), fold(name)):
            found.setdefault(key, {}).setdefault(country, set()).update(map(fold, cities))
    return {
        key: {country: frozenset(cities) for country, cities in held.items()}
        for key, held in found.items()
    }


STATES: Mapping[str, Mapping[str, frozenset[str]]] = _read_states(_STATES)
"""Folded name or code of a state to its countries, each with its cities that matter here."""


def _read(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in written.strip().splitlines():
        code, names = line.split(" ", 1)
        found |= {fold(name): code for name in names.split("|")}
    return found


COUNTRY_NAMES: Mapping[str, str] = _read(_WRITTEN)
"""Folded country name to ISO code. Georgia, a state as well, is left out on purpose."""
