"""Agenda items, papers, and the bytes of papers and portraits."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from lead_desktop.domain.model import agenda
from lead_desktop.storage.tables.base import NEVER_REUSED, Base, choice


class AgendaItemRow(Base):
    """One block of a session's day."""

    __tablename__ = "agenda_items"
    __table_args__ = (CheckConstraint("minutes BETWEEN 1 AND 1439", name="minutes_in_range"), NEVER_REUSED)
    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    kind: Mapped[agenda.ItemKind] = mapped_column(choice(agenda.ItemKind, "kind"))
    title: Mapped[str]
    minutes: Mapped[int]
    lead: Mapped[str]
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"))
    purpose: Mapped[agenda.Purpose] = mapped_column(choice(agenda.Purpose, "purpose"))
    for_ceos: Mapped[bool]
    for_quality: Mapped[bool]
    for_guest: Mapped[bool]
    notes: Mapped[str]
    pinned: Mapped[dt.time | None]


class PaperRow(Base):
    """A pre-read of an agenda item, expected or here."""

    __tablename__ = "papers"
    __table_args__ = (NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_items.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    owner: Mapped[str]
    due: Mapped[dt.date | None]
    sha256: Mapped[str | None] = mapped_column(ForeignKey("files.sha256"))
    file_name: Mapped[str]
    pages: Mapped[int | None]
    received: Mapped[dt.date | None]


class PaperVersionRow(Base):
    """What a paper's pages were before they were replaced."""

    __tablename__ = "paper_versions"
    __table_args__ = (NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("papers.id", ondelete="CASCADE"), index=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("files.sha256"))
    file_name: Mapped[str]
    pages: Mapped[int | None]
    received: Mapped[dt.date | None]


class DayTemplateRow(Base):
    """A day that the coordinator keeps to build others from."""

    __tablename__ = "day_templates"
    __table_args__ = (NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class TemplateItemRow(Base):
    """One block of a template."""

    __tablename__ = "template_items"
    __table_args__ = (CheckConstraint("minutes BETWEEN 1 AND 1439", name="minutes_in_range"), NEVER_REUSED)
    id: Mapped[int] = mapped_column(primary_key=True)
    template_id: Mapped[int] = mapped_column(ForeignKey("day_templates.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    kind: Mapped[agenda.ItemKind] = mapped_column(choice(agenda.ItemKind, "kind"))
    title: Mapped[str]
    minutes: Mapped[int]
    lead: Mapped[str]
    purpose: Mapped[agenda.Purpose] = mapped_column(choice(agenda.Purpose, "purpose"))
    for_ceos: Mapped[bool]
    for_quality: Mapped[bool]
    for_guest: Mapped[bool]
    pinned: Mapped[dt.time | None]


class FileRow(Base):
    """The bytes of papers and portraits, each kept once under its sha256."""

    __tablename__ = "files"
    sha256: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]
    data: Mapped[bytes] = mapped_column(LargeBinary)
