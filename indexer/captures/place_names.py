"""Place names from capitals to ordinary spelling: `MCAS IWAKUNI` → `MCAS Iwakuni`."""

from __future__ import annotations

import re

_SMALL_WORDS = frozenset({
    "AND", "AT", "DA", "DE", "DEL", "DER", "DI", "DU", "EN", "IN", "LA", "LE", "OF", "ON",
    "THE", "UND", "VAN",
})  # fmt: skip
_ACRONYMS = frozenset({
    # Those with a vowel; words without one are acronyms anyway.
    "AAF", "AB", "AFB", "AFS", "AIN", "ANG", "ANGB", "ARB", "ARNG", "ARS", "COB", "COP", "DC",
    "DOD", "FOB", "JB", "JBER", "JEB", "JFTB", "JSA", "LSA", "MCAGCC", "MCAS", "MOB", "NAB",
    "NAF", "NALF", "NAS", "NASA", "NATO", "NAVSTA", "NAWS", "NOLF", "NSA", "OP", "POW", "RAAF",
    "RAF", "SOUTHCOM", "UAE", "UN", "US", "USA", "USAF", "USAG", "USCG", "USCGC", "USMC",
    "USNS", "USO", "USS", "II", "III", "IV", "VI", "VII", "VIII",
})  # fmt: skip
_ORDINARY = frozenset({
    # Short forms and words without a vowel that are no acronyms.
    "BLDG", "BLVD", "CT", "DR", "FT", "HWY", "JR", "LT", "MR", "MRS", "MS", "MT", "NTH", "PT",
    "RD", "SGT", "SR", "ST", "STN",
})  # fmt: skip
_EXCEPTIONS = {"MACDILL": "MacDill", "DEWITT": "DeWitt", "LASALLE": "LaSalle"}
_INITIALS = r"(?:[^\W\d_]\.){2,}"
_TOKEN = re.compile(rf"{_INITIALS}|[^\W_]+(?:['’][^\W_]+)*")
_MC_NAME = re.compile(r"MC[A-Z]{3,}")
_ELIDED = re.compile(r"[DLO]['’].{2,}")


def place_name(text: str) -> str:
    """The name in ordinary spelling; one that has small letters already stays as it is."""
    return _TOKEN.sub(_cased, text) if text.isupper() else text


def _cased(match: re.Match[str]) -> str:
    word = match[0]
    if word in _EXCEPTIONS:
        return _EXCEPTIONS[word]
    if word in _ACRONYMS or re.fullmatch(_INITIALS, word):
        return word
    if match.start() > 0 and word in _SMALL_WORDS:
        return word.lower()
    if word not in _ORDINARY and re.fullmatch(r"[B-DF-HJ-NP-TV-XZ]{2,}", word):
        return word  # no vowel: letters that are read one by one
    if _MC_NAME.fullmatch(word) or _ELIDED.fullmatch(word):
        return word[0] + word[1].lower() + word[2] + word[3:].lower()
    return word[0] + word[1:].lower()
