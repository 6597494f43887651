"""Text becomes terms with offsets: one analyser for stories, queries and snippets.

Whatever is indexed, searched or highlighted goes through `tokens`, so the three
always agree. White space always parts words, whatever stands beside it: each run of
a text between white space is analysed alone, and but once. Change `VERSION` with
every change of what `tokens` returns: `reindex` then analyses every story anew.

- Case, accents, apostrophes, possessives and characters without width are folded, in
  full-width letters too; words are stemmed (Snowball's English) but for numbers and
  the few of `_APART`.
- The plural of an abbreviation has the term of the one: `IEDs` is `IED`, and `UASs` is `UAS`.
- Letters with full stops are one word: `D.C.` is `DC`, `a.m.` is `am`. `U.S.` is `US`,
  and neither is `us`.
- Hyphens, dashes, slashes, `@`, `#`, `&` and `_` part words. So `air-to-air` is found by
  `air to air`, `COVID-19` by `covid`, an address or `@handle` by its parts, and `R&D` is
  two words in a row. What has a hyphen here and none there, as `Indo-Pacific`, is two
  words against one: joining such would hide each part from its own search.
- Between letters and digits a word parts as well: `CVN-71`, `CVN71` and `CVN 71` are one
  sequence, and so are `155mm`, `155-mm` and `155 mm`, `374AW` and `374 AW`. The Navy
  writes hull numbers with a space, others with a hyphen, and no word can join what
  white space parts.
- One letter and up to four digits are one word, hyphen or not: `F-35` is `F35`, `A-10`
  is `A10`. In two words `A-10` would be found in `a 10-mile run`. `F/A-18` is `F-18`.
- The letters of a model, an ordinal or a plural behind a number are folded as endings
  are: `F-35A` and `F-35`, `KC-135R` and `KC-135`, `M1A2` and `M1`, `374th` and `374`,
  `1990s` and `1990` have one term and different forms.
- `1,234` is `1234`, and `3.5` one word; times, dates and further numbers part at their
  punctuation.
- Chinese and Japanese are written without spaces: each character is a word, so that a
  search for some in a row finds them. Emoji and other signs are no words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import Stemmer

VERSION = 4

MAX_TERM_CHARS = 100
"""Longer words are cut here, in stories and queries alike: the longest word in
a story's prose is far shorter, and an index key must have a bound."""

US_TERM = "u.s."
"""The term of `U.S.` and `US`. Upper-case `US` is the country, lower-case `us`
the pronoun; folding case would make them one word."""

_APART = {
    word: term
    for term, words in {
        "united": "united",  # else `unit` finds each story of the United States
        "officer": "officer officers",  # else `office`
        "engineer": "engineer engineers engineered engineering",  # else `engine`
        "department": "department departments departmental",  # else `depart`
        "international": "international internationally",  # else `internal` and `intern`
        "ied": "ied ieds",  # else `i.e.` and `I`
    }.items()
    for word in words.split()
}
"""Words that Snowball's English gives the stem of one of another meaning, where both are
common in this kind of text."""

_APOSTROPHES = "'’‘＇ʻʼ"
_NO_WIDTH = "\u00ad\u034f\u200c\u200d\u2060\ufeff"
"""Soft hyphen, joiners and byte order mark: in a word they change its look at most."""
_IDEOGRAMS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
_LETTER = rf"[^\W\d_{_IDEOGRAMS}]"
_LETTER_OR_MARK = rf"(?:{_LETTER}|[\u0300-\u036f{_NO_WIDTH}])"
_HYPHEN = "[-‐‑‒–−﹣－]"
_END = rf"(?![^\W_])(?:[{_APOSTROPHES}][sS](?![^\W_]))?"
_MODEL = r"(?:[A-Za-z]{1,2}|[A-Za-z][0-9][A-Za-z]?)"  # KC-135R, F-35As, M1A2
_WORD = re.compile(
    rf"""
    [A-Za-z]{{3,}}+(?![\w\u0300-\u036f{_NO_WIDTH}{_APOSTROPHES}])   # as most are: for speed alone
    | (?<!{_LETTER})(?:{_LETTER}(?:\.{_LETTER})+|[Pp][Hh]\.[Dd])(?![^\W_])\.?{_END}   # U.S., a.m.
    | (?<![^\W_])(?:[Ff]/?[Aa]|[A-Za-zＡ-Ｚａ-ｚ]){_HYPHEN}?\d{{1,4}}{_MODEL}?{_END}   # F-35A
    | (?:(?<={_LETTER})|(?<={_LETTER}{_HYPHEN}))\d{{1,4}}{_MODEL}{_END}   # 135R of KC-135R
    | (?:
        (?<!\d[.,])(?:\d{{1,3}}(?:,\d{{3}})+|\d+)\.\d+(?!\.?\d)   # 3.5
        | (?<!\d,)\d{{1,3}}(?:,\d{{3}})+(?!,?\d)   # 1,234
        | \d+
      )
      (?:(?:[sS][tT]|[nN][dD]|[rR][dD]|[tT][hH]|[sS])?{_END})?   # 374th, 1990s
    | {_LETTER}{_LETTER_OR_MARK}*(?:[{_APOSTROPHES}]{_LETTER_OR_MARK}+)*
    | (?=\w)[{_IDEOGRAMS}]
    """,
    re.VERBOSE,
)
_AROUND = ".,;:!?()[]\"'“”‘’"
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]$")
_INSIDE = re.compile(rf"[{_APOSTROPHES}]")
_WITHOUT_WIDTH = re.compile(rf"[{_NO_WIDTH}]")
_INSIDE_NUMBERS = re.compile(rf"[,/]|{_HYPHEN}")
_NUMBER = re.compile(r"(\D*)(\d+(?:\.\d+)?)")
_ONE_WORD = re.compile(r"[^\W_]+(?:\.\d+)?")
_SHORT_PLURAL = re.compile(r"[^aeiouy]{2,}[eo]s")
"""`NCOs`, `MREs`, `NGOs` in any case: Snowball takes the vowel for a syllable and leaves
the `s`."""
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
"""Letters of Latin alphabets that Unicode does not decompose, as English prints them."""
_MARKS = "".join(map(chr, range(0x300, 0x370)))
_VOICED = "\u3099\u309a"
"""The marks that tell kana apart; they are no accents."""
_stemmer = Stemmer.Stemmer("english", 0)  # no cache of its own: `_analysed` has one
_stem, _stems = _stemmer.stemWord, _stemmer.stemWords


class Token(NamedTuple):
    """One word of a text: its term, its place in the sequence, its characters.

    `form` is the word as written but for case and punctuation: words with one term
    can have many forms, as `trained` and `training` do, `F-35A` and `F-35`.
    """

    term: str
    position: int
    start: int
    end: int
    form: str


def tokens(text: str) -> Iterator[Token]:
    """The words of `text` in order; `text[start:end]` is the word as written."""
    for position, match in enumerate(_WORD.finditer(text)):
        term, form = _analysed(match[0])
        yield Token(term, position, match.start(), match.end(), form)


def analysed(text: str) -> tuple[tuple[str, str], ...]:
    """Term and form of each word of `text` in order, repeats included.

    White space parts them: those of a text are those of its runs without any.
    """
    word = text.strip(_AROUND)
    if word.isalpha() and word.isascii():  # as most runs of a story are
        return (_analysed(word),)
    return tuple([_analysed(word) for word in _WORD.findall(text)])


def analysed_each(runs: Sequence[str]) -> list[tuple[tuple[str, str], ...]]:
    """`analysed` of each of many runs without white space, in half of the time: new ones."""
    bare = [run.strip(_AROUND) for run in runs]
    forms = [word.lower() for word in bare]
    stems = _stems(forms)
    return [
        ((_APART.get(form) or stem, form),)
        if word.isalpha() and word.isascii() and form[-1] != "s" and len(form) <= MAX_TERM_CHARS
        else analysed(run)
        for run, word, form, stem in zip(runs, bare, forms, stems, strict=True)
    ]


def terms(text: str) -> tuple[str, ...]:
    """The terms of `text` in order, as `analysed` has them."""
    return tuple([term for term, _ in analysed(text)])


@lru_cache(maxsize=200_000)
def _analysed(word: str) -> tuple[str, str]:
    """Term and form of a word, as `_WORD` finds it."""
    if word.isalpha() and word.isascii():
        if word == "US":
            return US_TERM, US_TERM
        form = word.lower()[:MAX_TERM_CHARS]
    else:
        form = _folded(word)[:MAX_TERM_CHARS]
        if form == US_TERM:
            return US_TERM, US_TERM
        number = _NUMBER.match(form)
        if number:
            letters, digits = number.groups()
            return ("f" if letters == "fa" else letters) + digits, form
    is_plural = form[-1] == "s" and len(form) > 2 and _is_plural(word, form)
    singular = form[:-1] if is_plural else form
    return _APART.get(singular) or str(_stem(singular)), form


def _is_plural(word: str, form: str) -> bool:
    """Whether the `s` at the end of an abbreviation is none of its letters."""
    return (word[-1] == "s" and word[:-1].isupper()) or bool(_SHORT_PLURAL.fullmatch(form))


def _folded(word: str) -> str:
    """A word without what is but its writing: case, accents, punctuation, a possessive."""
    plain = _POSSESSIVE.sub("", _WITHOUT_WIDTH.sub("", word))
    plain = _INSIDE.sub("", plain)
    if not any(map(str.isalnum, plain)):
        plain = word
    if any(map(str.isdecimal, plain)):
        plain = _INSIDE_NUMBERS.sub("", plain)
    else:
        plain, is_dotted = plain.replace(".", ""), "." in plain
        if plain in ("US", "ＵＳ") or (is_dotted and plain.upper() == "US"):
            return US_TERM
    return plain.lower() if plain.isascii() else _unaccented(plain)


def _unaccented(word: str) -> str:
    """A word of any script in lower case, without accents and other ways to write a letter."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    letters = (c for c in decomposed if c in _VOICED or not unicodedata.combining(c))
    folded = unicodedata.normalize("NFC", "".join(letters).translate(_PLAIN))
    is_one_word = _ONE_WORD.fullmatch(folded) and (len(word) > 1 or len(folded) < 3)
    has_its_digits = sum(map(str.isdecimal, folded)) == sum(map(str.isdecimal, word))
    return folded if is_one_word and has_its_digits else word.casefold().lstrip(_MARKS)
