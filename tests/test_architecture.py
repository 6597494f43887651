"""The map in the README is true, and imports point one way."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]

ROOMS = (
    "cli",
    "watching",
    "reindex",
    "reindex_report",
    "looks",
    "check",
    "operation",
    "demo",
    "open",
    "whoosh_engine",
    "originals",
    "neighbours",
    "facet_pages",
    "facet_tree",
    "asked",
    "engine",
    "timeline",
    "atlas",
    "differences",
    "snippets",
    "suggestions",
    "spelling",
    "formats",
    "relaxation",
    "receipt",
    "parameters",
    "results",
    "equivalents",
    "query",
    "language",
    "leaves",
    "examples",
    "marking",
    "openings",
    "patterns",
    "function_words",
    "tree",
    "periods",
    "fields",
    "duplicates",
    "misspellings",
    "definitions",
    "locales",
    "gazetteer",
    "projection",
    "analysis",
    "captures",
    "story",
    "settings",
)
"""The rooms of `indexer`, each of which may import only those below it."""


def imports(path: Path) -> Iterator[str]:
    """The full names of the modules that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules(package: str) -> Iterator[tuple[Path, str]]:
    for path in sorted((ROOT / package).rglob("*.py")):
        yield path, path.relative_to(ROOT).as_posix()


def room_of(module: str) -> str | None:
    """`whoosh_engine` of `indexer.whoosh_engine.build.write`; None outside `indexer`'s rooms."""
    parts = module.split(".")
    return parts[1] if parts[0] == "indexer" and len(parts) > 1 and parts[1] in ROOMS else None


def test_indexer_never_imports_webui() -> None:
    found = [
        name
        for path, name in modules("indexer")
        if any(module.split(".")[0] == "webui" for module in imports(path))
    ]
    assert found == []


def test_a_room_imports_only_rooms_below_it() -> None:
    wrong = []
    for path, name in modules("indexer"):
        room = room_of(name.removesuffix(".py").replace("/", "."))
        for module in imports(path):
            other = room_of(module)
            if room and other and ROOMS.index(other) < ROOMS.index(room):
                wrong.append(f"{name} imports {module}")
    assert wrong == []


def test_every_room_is_in_the_list_above_and_in_the_readme_s_map() -> None:
    rooms = {
        path.stem for path in (ROOT / "indexer").iterdir() if path.name[0] not in "_." and path.stem
    }
    assert rooms == set(ROOMS)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    web = {path.name for path in (ROOT / "webui").glob("*.py")}
    missing = [name for name in rooms | web if name.removesuffix(".py") not in readme]
    assert missing == []


def test_a_vendor_is_imported_in_its_own_room_only() -> None:
    allowed: dict[str, str | tuple[str, ...]] = {
        "whoosh": "indexer/whoosh_engine/",
        "numpy": ("indexer/whoosh_engine/", "indexer/duplicates.py"),
        "isal": "indexer/whoosh_engine/",
        "orjson": "indexer/whoosh_engine/records.py",
        "rapidfuzz": ("indexer/whoosh_engine/", "indexer/patterns.py"),
        "stringzilla": "indexer/openings.py",
        "airportsdata": "indexer/gazetteer.py",
        "babel": "indexer/locales.py",
        "bleach": "webui/safe_html.py",
        "prometheus_client": ("indexer/operation/metrics.py", "webui/cli.py"),
        "flask_compress": "webui/compression.py",
        "Stemmer": "indexer/analysis.py",
        "selectolax": "indexer/captures/",
        "trafilatura": "indexer/captures/article.py",
        "rensa": "indexer/duplicates.py",
    }
    wrong = [
        (name, module)
        for package in ("indexer", "webui")
        for path, name in modules(package)
        for module in imports(path)
        for vendor, room in allowed.items()
        if module.split(".")[0] == vendor and not name.startswith(room)
    ]
    assert wrong == []
