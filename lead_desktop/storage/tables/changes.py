"""The change log."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from lead_desktop.domain.model import changes
from lead_desktop.storage.tables.base import NEVER_REUSED, Base, choice


class ChangeEntryRow(Base):
    """One entry of the change log."""

    __tablename__ = "change_entries"
    __table_args__ = (NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[changes.ChangeKind] = mapped_column(choice(changes.ChangeKind, "kind"))
    label: Mapped[str]
    at: Mapped[str]
    who: Mapped[str]
    target_id: Mapped[int | None] = mapped_column(ForeignKey("change_entries.id"))


class ChangeLogRow(Base):
    """One row before and after a change, as JSON; nothing before means added, nothing after removed."""

    __tablename__ = "changed_rows"
    __table_args__ = (NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("change_entries.id"), index=True)
    table_name: Mapped[str]
    row_id: Mapped[int]
    before: Mapped[str | None]
    after: Mapped[str | None]
