"""What all tables share: names for every constraint, ids that are never reused, enums kept as words."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from sqlalchemy import Double, Enum, MetaData
from sqlalchemy.orm import DeclarativeBase


def choice(kind: type[StrEnum], name: str) -> Enum:
    """Keep an enum as its words, with a named check that refuses any other."""
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )


NEVER_REUSED = {"sqlite_autoincrement": True}
"""An id is never given out twice: undo puts a deleted row back under its own."""


class Base(DeclarativeBase):
    """The tables of one program file; every constraint has a name."""

    # As the migrations make them; SQLAlchemy 2.0 would take a Float, 2.1 takes this by itself.
    type_annotation_map: ClassVar[dict[type, Double[float]]] = {float: Double()}
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
