"""The access log: a line of JSON for each answer, without what people searched for."""

from __future__ import annotations

import ipaddress
import json
import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime

from indexer.settings import SettingsError

_NETWORK_BITS = {4: 24, 6: 48}
"""What is kept of a client's address: its network, not the person's line."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One request and its answer, sent to its end.

    Attributes:
        route: the rule of the address, such as `/story/<story_id>`; None where none fits.
        bytes: of the body as sent.
        is_whole: False where the client left, or the making of the body failed, before its end.
        generation: that was answered from; None where that made no difference.
        query: the address's parameters as sent.
    """

    method: str
    route: str | None
    status: int
    ms: float
    bytes: int
    is_whole: bool
    generation: int | None
    query: str
    client: str


class AccessLog:
    """Adds lines to a file, each in one piece whichever process writes it.

    Raises:
        SettingsError: the file cannot be written.
    """

    def __init__(self, path: str, *, has_text: bool) -> None:
        self._has_text = has_text
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
        try:
            self._file = sys.stderr.fileno() if path == "-" else os.open(path, flags, 0o640)
        except OSError as error:
            raise SettingsError(
                f"STORIES_ACCESS_LOG is {path!r}, which cannot be written ({error.strerror}). "
                "Name another file, or - for standard error."
            ) from error

    def __call__(self, answered: Answered) -> None:
        """Adds the line of that answer."""
        line = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "method": answered.method,
            "route": answered.route,
            "status": answered.status,
            "ms": round(answered.ms, 1),
            "bytes": answered.bytes,
            "whole": answered.is_whole,
            "generation": answered.generation,
            "client": network_of(answered.client),
        }
        if self._has_text:
            line["query"] = answered.query
        os.write(self._file, json.dumps(line).encode() + b"\n")


def network_of(client: str) -> str | None:
    """The network that an address is in.

    >>> network_of("203.0.113.77")
    '203.0.113.0/24'
    """
    try:
        address = ipaddress.ip_address(client)
    except ValueError:
        return None
    bits = _NETWORK_BITS[address.version]
    return str(ipaddress.ip_network(f"{address}/{bits}", strict=False))
