"""For developers: `python -m lead_desktop.storage.migrations "Goals have a sponsor"` writes the next revision."""

from __future__ import annotations

import sys

from sqlalchemy import create_engine

from lead_desktop.storage import schema
from lead_desktop.storage.migrations import revision


def main(arguments: list[str]) -> int:
    """Write the revision that the tables need, under a title in words; tell where it is."""
    if len(arguments) != 1:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    engine = create_engine("sqlite://")
    with engine.connect() as connection, connection.begin():
        if schema.revisions():
            schema.migrate(connection)
        try:
            path = revision.write(connection, arguments[0])
        except revision.WriteByHand as error:
            sys.stderr.write(f"{error} Please write this revision by hand.\n")
            return 1
    sys.stdout.write("Nothing differs.\n" if path is None else f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
