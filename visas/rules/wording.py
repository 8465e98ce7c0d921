"""The words of universities' names in one language: kinds of institutions and names of cities.

"Technische Universität München" and "Technical University of Munich" are the same words, and so
are a name and its words in another order. Only words that say the same are put together: "state"
is never "national", "institute" never "university".
"""

import re
from collections.abc import Iterable, Mapping

from talentportal.kernel.names import JOINERS

_KINDS = """
university|univ|universitat|universitaet|universite|universidad|universidade|universita
|universiteit|universitet|universitetet|universitas|universiti|universitate|universitatea
|univerzita|univerzity|univerzitet|univerza|universitesi|uniwersytet|yliopisto|egyetem|prifysgol
|ollscoil|unibertsitatea|sveuciliste|daigaku|daxue|daehakgyo|unibersidad|ulikool|universitetas
|universities|universitets|uni|iyunivesithi
institute|institut|instituto|instituut|istituto|institutet|inst
tech|technology|technological|technical|technique|techniques|technische|technischen|technischer
|tecnologico|tecnologica|tecnologia|technologie|technologies|technologique|technologiques|technik
|tecnica|tecnico|tekniska|teknisk|tekniske|teknologi|teknillinen|teknik|technol|techn|techno
|tecnologias|texnologiya
polytechnic|polytechnical|polytechnique|politecnico|politecnica|polytech|polytechnics
|polytechnion|politehnica|polytechnisch|polytechnische
school|ecole|escuela|scuola|schools|sch
college|colegio|colleges|coleg|colaiste|kolej
national|nacional|nazionale|nationale|nasional|natl|nat|narodowy
state|estatal|etat|staatliche|estadual|statale
medical|medicine|medizinische|medizin|medica|medicina|medecine|med|medico|medicas
science|sciences|sci|scientific|ciencias|ciencia|scienze|scienza|wissenschaften|wissenschaft
engineering|eng|engrg|engg|ingenieria|ingenierie|ingegneria|engenharia
catholic|catolica|cattolica|catholique|katholieke|katholische|catolic
autonomous|autonoma|autonome|autonomo
federal|federale|eidgenossische|eidgenoessische
agricultural|agriculture|agric|agricola
normal|normale|shifan
royal|kungliga|koninklijke|reale
saint|st|ste|sankt
american|americaine|americana|amerikanische
pontifical|pontificia|pontificale
mathematics|math|maths|mathematical
foreign|auslandische
research|recherche|forschung
north|nord|norte
women|womans|womens
center|centre|zentrum|centro|ctr
health|sante|gesundheit
"""
_CITIES = """
cologne|koln|koeln|colonia
munich|munchen|muenchen|monaco di baviera
vienna|wien|vienne
zurich|zuerich|zurigo
geneva|geneve|genf|ginevra
basel|bale|basilea|basle
bern|berne|berna
lausanne|losanna
prague|praha|praze|prag
warsaw|warszawa|warschau|warszawski|warszawie
krakow|cracow|krakowie|krakau
moscow|moskva|moskau
rome|roma
milan|milano|mailand
turin|torino
naples|napoli|neapel
florence|firenze|florenz
venice|venezia|venedig
genoa|genova|genua
padua|padova|padoue
lisbon|lisboa|lisbonne
porto|oporto
seville|sevilla
zaragoza|saragossa
copenhagen|kobenhavn|kobenhavns|kopenhagen
gothenburg|goteborg|goteborgs|goeteborg|goeteborgs|goteborgin
brussels|brussel|bruxelles
antwerp|antwerpen|anvers
ghent|gent|gand
liege|luttich|luik
nuremberg|nurnberg|nuernberg
hanover|hannover
dusseldorf|duesseldorf
gottingen|goettingen
tubingen|tuebingen
munster|muenster
wurzburg|wuerzburg
giessen|gieszen
saarland|saarlandes
strasbourg|strassburg
athens|athenes|athina
beijing|peking|pekin
nanjing|nanking
guangzhou|canton
tsinghua|qinghua
zhejiang|chekiang
jiaotong|jiao tong
xian|xi an
pusan|busan
daegu|taegu
gwangju|kwangju
bangalore|bengaluru
mumbai|bombay
chennai|madras
kolkata|calcutta
istanbul|stanbul
helsinki|helsingfors|helsingin
turku|abo
tampere|tampereen
barcelona|barcelone
catalonia|catalunya|cataluna
valencia|valence
mexico|mexique
peru|perou
havana|habana
jerusalem|yerushalayim
cairo|caire|kairo
beirut|beyrouth|beirout
macau|macao
petersburg|sankt peterburg
wroclaw|breslau
york|nueva york
philippines|pilipinas
indonesia|indonesien
"""
_BY_WORD: Mapping[str, str] = {
    word: line.split("|", 1)[0]
    for line in (_KINDS + _CITIES).replace("\n|", "|").strip().splitlines()
    for word in line.split("|")
    if " " not in word
}
_PAIRS: Mapping[tuple[str, str], str] = {
    ("jiao", "tong"): "jiaotong",
    ("xi", "an"): "xian",
    ("tsing", "hua"): "tsinghua",
    ("qing", "hua"): "tsinghua",
    ("yat", "sen"): "yatsen",
    ("hong", "kong"): "hongkong",
}
KIND_WORDS = frozenset(
    {"university", "institute", "college", "school", "polytechnic", "hochschule", "academy"}
    | {"universitatsmedizin", "faculty", "clinic", "center", "system", "sciences po"}
)
"""Concepts that tell what an institution is; a name without one says less."""
GENERAL_WORDS = KIND_WORDS | frozenset(
    {"tech", "science", "national", "state", "medical", "engineering", "federal", "agricultural"}
    | {"catholic", "normal", "research", "royal", "main", "campus", "city", "central", "business"}
    | {"economics", "management", "health", "international", "american", "arts", "law", "north"}
    | {"south", "east", "west", "northern", "southern", "eastern", "western", "saint", "new"}
    | {"autonomous", "pontifical", "metropolitan", "public", "private", "education", "free", "de"}
    | {"women", "open", "foreign", "studies", "great", "the", "of", "and", "central", "graduate"}
)
"""Concepts that many names share: none of them says which institution is meant."""
_SMALL = JOINERS | frozenset(
    {"a", "im", "am", "den", "dem", "las", "los", "degli", "studi", "dell", "d", "l", "as", "os"}
    | {"al", "el", "les", "aux", "au", "dei", "delle", "w", "we", "v", "ng", "en", "bei", "dos"}
)
_ELIDED = re.compile(r"\b[dl]['’ʼ](?=\w)", re.IGNORECASE)


def without_elision(text: str) -> str:
    """Return a text without the short articles of French and Italian: "d'État", "l'Iowa"."""
    return _ELIDED.sub("", text) if "'" in text or "’" in text or "ʼ" in text else text


def concepts(words: Iterable[str]) -> tuple[str, ...]:
    """Return folded words in one language, in order, without those that only join."""
    found: list[str] = []
    for word in _with_letters_joined(list(words)):
        if word in _SMALL:
            continue
        concept = _BY_WORD.get(word, word)
        if found:
            pair = _PAIRS.get((found[-1], concept))
            if pair is not None:
                found[-1] = pair
                continue
        found.append(concept)
    return tuple(found)


def _with_letters_joined(words: list[str]) -> list[str]:
    """Return words with single letters made one: "a m" and "a and m" are "a&m", never "m"."""
    if all(len(word) > 1 for word in words):
        return words
    found: list[str] = []
    was_letter = False
    for place, word in enumerate(words):
        is_letter = len(word) == 1 and word.isalpha()
        if was_letter and is_letter:
            found[-1] += f"&{word}"
        elif not (was_letter and word == "and" and len("".join(words[place + 1 : place + 2])) == 1):
            found.append(word)
            was_letter = is_letter
    return found


def written_words(words: Iterable[str]) -> tuple[str, ...]:
    """Return words as they are written, without those that only join."""
    return tuple(word for word in words if word not in _SMALL)


def known_words() -> frozenset[str]:
    """Return every word that has a concept, and every concept."""
    return frozenset(_BY_WORD) | frozenset(_BY_WORD.values()) | frozenset(_PAIRS.values())


def bag(found: Iterable[str]) -> str:
    """Return concepts without their order, as one key."""
    return " ".join(sorted(found))
