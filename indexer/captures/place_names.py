"""Names from capitals to ordinary spelling: `MCAS IWAKUNI` → `MCAS Iwakuni`."""

from __future__ import annotations

import re

_SMALL_WORDS = frozenset({
    "AND", "AT", "AU", "AUX", "BY", "DA", "DE", "DEL", "DER", "DI", "DO", "DU", "EN", "ES", "FOR",
    "IN", "OF", "ON", "THE", "TO", "UND",
})  # fmt: skip
_ARTICLES = frozenset({"LA", "LAS", "LOS"})
"""Small behind `de` only: `San Juan de la Maguana`, but `City of La Mesa`."""

_ACRONYMS = frozenset({
    # Those with a vowel; words without one are acronyms anyway. Of bases and places:
    "AAF", "AB", "AFB", "AFS", "AFSB", "AIN", "ANG", "ANGB", "AOR", "APG", "ARB", "ARS", "ASP",
    "BAF", "COB", "COP", "COS", "CSL", "DC", "ECP", "FOB", "FOS", "GTMO", "HOA", "HQ", "IAP",
    "JB", "JBA", "JBAB", "JBER", "JBLE", "JBSA", "JEB", "JEBLC", "JFTB", "JOB", "JSA", "KAF",
    "LSA", "MATA", "MCAF", "MCAGCC", "MCAS", "MCIEAST", "MCIPAC", "MCIWEST", "MOB", "NAB",
    "NAES", "NAF", "NALF", "NAS", "NAVSTA", "NAVSUP", "NAWC", "NAWS", "NOLF", "NOSC", "NSA",
    "OLF", "OP", "PTA", "SAAF", "SCO", "SOC", "UAE", "UK", "UN", "US", "USA", "VA", "YPG", "YTC",
    # Of forces, commands and ships:
    "AETC", "AFCENT", "AFRICOM", "AMC", "ARCENT", "ARNG", "CENTCOM", "DOD", "EUCOM", "FAA",
    "FEMA", "HMAS", "HMCS", "INDOPACOM", "ISAF", "MARCENT", "MEB", "MEF", "MEU", "NASA", "NATO",
    "NAVCENT", "NAVEUR", "NAVFAC", "NORTHCOM", "PACAF", "PACOM", "POW", "RAAF", "RAF", "ROK",
    "ROKS", "SOCCENT", "SOCOM", "SOUTHCOM", "STRATCOM", "TRANSCOM", "USACE", "USAF", "USAFE",
    "USAG", "USARCENT", "USAREUR", "USAV", "USCG", "USCGC", "USFK", "USMC", "USNS", "USO", "USS",
    "AFN", "NORAD", "SHAPE", "SPACECOM", "USAFA", "VFW", "YMCA",
})  # fmt: skip
_ORDINARY = frozenset({
    # Short forms and words without a vowel that are no acronyms.
    "BLDG", "BLVD", "CT", "DR", "FT", "HWY", "JR", "LT", "MR", "MRS", "MS", "MT", "NTH", "PT",
    "PKWY", "RD", "SGT", "SR", "ST", "STN",
})  # fmt: skip
_EXCEPTIONS = {
    # Where a second capital stands inside; only names that have no other spelling.
    "DEKALB": "DeKalb", "DERUSSY": "DeRussy", "DEWITT": "DeWitt", "DUPAGE": "DuPage",
    "LAGUARDIA": "LaGuardia", "LASALLE": "LaSalle", "MACARTHUR": "MacArthur",
    "MACDILL": "MacDill", "MACDOUGALL": "MacDougall",
}  # fmt: skip
_ROMAN_NUMERAL = re.compile(r"(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})")
_NUMBERED = re.compile(r"\d+(?:ST|ND|RD|TH|S)?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")
_TOKEN = re.compile(rf"{_INITIALS.pattern}|[^\W_]+(?:['’][^\W_]+)*")
_NO_VOWEL = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,}")
_MC_NAME = re.compile(r"MC[A-Z]{3,}")
_ELIDED = re.compile(r"[DLNO]['’].{2,}")
_SMALL_INSIDE = re.compile(r"\b(?:Mc|Mac|De|Du|La|Le)(?=[A-Z]{2})")
"""`McCHORD AFB`: all in capitals but for the letters that are never."""


def place_name(text: str) -> str:
    """The name in ordinary spelling; one that has small letters already stays as it is."""
    if text.isupper():
        return _TOKEN.sub(_cased, text)
    if _SMALL_INSIDE.search(text) and _SMALL_INSIDE.sub("", text).isupper():
        return _TOKEN.sub(_cased_inside, text)
    return text


def is_acronym(word: str) -> bool:
    """Whether a word in capitals is letters that are read one by one: `MCAS`, `JTF-GTMO`."""
    first = word.partition("-")[0]
    return word.isupper() and (first in _ACRONYMS or _NO_VOWEL.fullmatch(first) is not None)


def _cased_inside(match: re.Match[str]) -> str:
    prefix = _SMALL_INSIDE.match(match[0])
    if not prefix:
        return _cased(match)
    return prefix[0] + match[0][prefix.end() :].capitalize()


def _cased(match: re.Match[str]) -> str:
    word = match[0]
    if word in _EXCEPTIONS:
        return _EXCEPTIONS[word]
    if word in _ACRONYMS or _INITIALS.fullmatch(word) or _ROMAN_NUMERAL.fullmatch(word):
        return word
    if match.start() > 0 and _is_small(word, match.string[: match.start()]):
        return word.lower()
    if not word.isalpha() and any(map(str.isdigit, word)):
        return word.lower() if _NUMBERED.fullmatch(word) else word
    if word not in _ORDINARY and _NO_VOWEL.fullmatch(word):
        return word  # letters that are read one by one
    if _ELIDED.fullmatch(word):
        is_inside = match.start() > 0 and word[0] in "DL"
        return (word[0].lower() if is_inside else word[0]) + word[1:3] + word[3:].lower()
    if _MC_NAME.fullmatch(word):
        return f"Mc{word[2]}{word[3:].lower()}"
    return word[0] + word[1:].lower()


def _is_small(word: str, before: str) -> bool:
    return word in _SMALL_WORDS or (word in _ARTICLES and before.endswith("DE "))
