"""What the command prints: manifests, findings and imports, as text or as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from lead_desktop.domain.imports.workbook import Verdict, WorkbookPreview, preview_lines
from lead_desktop.domain.model.registry import noun
from lead_desktop.domain.readiness.readiness import Level
from lead_desktop.domain.text.formatting import long_day, plural, quoted
from lead_desktop.services.packets.packets import Manifest
from lead_desktop.services.readiness import Readiness


def manifest_as_text(manifest: Manifest) -> str:
    """Write a manifest as a line for each packet."""
    lines = []
    for packet in manifest.packets:
        without = (
            f", without {', '.join(map(quoted, packet.missing_papers))}" if packet.missing_papers else ""
        )
        lines.append(f"{Path(manifest.folder) / packet.file} ({plural(packet.pages, 'page')}{without})")
    return "\n".join(lines)


def findings_as_text(found: Readiness) -> str:
    """Write findings as lines, with their counts."""
    lines = [f"{found.countdown} ({long_day(found.session.day)})."]
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


def preview_as_text(found: WorkbookPreview, *, applied: bool) -> str:
    """Write what an import would do, or did, as lines."""
    cells = plural(found.writes, "cell")
    done = f"{cells} written, as one change." if applied else "Nothing was written; --apply writes."
    return "\n".join([*preview_lines(found), done])


def preview_as_json(found: WorkbookPreview, *, applied: bool) -> str:
    """Write what an import would do, or did, as JSON with every cell."""
    return json.dumps(
        {
            "organization": found.organization,
            "book": found.book.name,
            "applied": applied,
            "counts": {verdict.value: found.count(verdict) for verdict in Verdict},
            "cells": [
                {
                    "sheet": line.sheet,
                    "cell": line.place,
                    "measure": line.measure,
                    "month": line.month.isoformat() if line.month is not None else None,
                    "field": line.field.value,
                    "before": line.before,
                    "after": line.after,
                    "verdict": line.verdict.value,
                    "why": line.why,
                }
                for line in found.lines
            ],
        },
        ensure_ascii=False,
        indent=2,
    )
