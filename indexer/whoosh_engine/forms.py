"""Which surface forms of a term a document has, as one byte.

Words with one term can have many forms: `trained` and `training`. A mask has a bit for
each form that occurs. Two forms share a bit once in 8 times, so a bit that is missing
proves that a form does not occur; one that is set says that it probably does.
"""

from __future__ import annotations

from zlib import crc32


def form_bit(form: str) -> int:
    """Which of the 8 bits stands for a form, from 0 on."""
    return crc32(form.encode(errors="surrogatepass")) & 7


def form_mask(form: str) -> int:
    """The mask in which that bit alone is set."""
    return 1 << form_bit(form)
