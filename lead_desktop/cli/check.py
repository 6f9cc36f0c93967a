"""`lead-desktop check FILE`: what a session still needs."""

from __future__ import annotations

import json

from lead_desktop.cli.parsing import DONE, REFUSED, Parser, add_common, clock, number, parsed, path, say
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.registry import noun
from lead_desktop.domain.readiness.readiness import Level
from lead_desktop.domain.text.formatting import long_day, plural
from lead_desktop.services.program_file import open_program
from lead_desktop.services.readiness import Readiness, check


def run_check(arguments: list[str]) -> int:
    """Tell what a session still needs; return the exit status."""
    asked = parsed(_check_parser(), arguments)

    file = open_program(asked.file, clock(asked.as_of))
    try:
        found = check(file, asked.session)
        formats = file.formats
    finally:
        file.close()
    say(findings_as_json(found) if asked.json else findings_as_text(found, formats))
    return REFUSED if found.blocked else DONE


def _check_parser() -> Parser:
    parser = Parser(
        prog="lead-desktop check",
        description="Tell what a session still needs. Exit status 1: something stands in its way.",
    )
    parser.add_argument("file", type=path, metavar="FILE", help="the program file")
    parser.add_argument(
        "--session", type=number, metavar="N", help="the session's number; the next one if not given"
    )
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    add_common(parser)
    return parser


def findings_as_text(found: Readiness, formats: Formats) -> str:
    """Write findings as lines, with their counts."""
    lines = [f"{found.countdown} ({long_day(found.session.day, formats)})."]
    for finding in found.findings:
        detail = f" ({finding.detail})" if finding.detail else ""
        lines.append(f"  {finding.level.value:<9} {finding.title}{detail}")
    levels = [finding.level for finding in found.findings]
    warnings = plural(levels.count(Level.WARNING), "warning")
    lines.append(f"{levels.count(Level.BLOCKING)} blocking, {warnings}.")
    return "\n".join(lines)


def findings_as_json(found: Readiness) -> str:
    """Write findings as JSON."""
    return json.dumps(
        {
            "session": found.session.number,
            "day": found.session.day.isoformat(),
            "blocked": found.blocked,
            "findings": [
                {
                    "level": finding.level.value,
                    "title": finding.title,
                    "detail": finding.detail,
                    "kind": noun(finding.entity),
                    "id": finding.id,
                }
                for finding in found.findings
            ],
        },
        ensure_ascii=False,
        indent=2,
    )
