"""Statistical process control: run and control charts as numbers, and the rules that read them."""

from __future__ import annotations

from lead_desktop.domain.spc.analysis import Analysis, Part, analyse
from lead_desktop.domain.spc.rules import IhiRules, Shift, Trend, assurance, ihi_rules

__all__ = ["Analysis", "IhiRules", "Part", "Shift", "Trend", "analyse", "assurance", "ihi_rules"]
