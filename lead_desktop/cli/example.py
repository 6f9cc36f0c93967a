"""`lead-desktop example FILE`: the example program as a file."""

from __future__ import annotations

from lead_desktop.cli.parsing import DONE, Parser, add_log_level, clock, parsed, path, say


def run_example(arguments: list[str]) -> int:
    """Write the example program into a new file; return the exit status."""
    asked = parsed(_example_parser(), arguments)
    # With it come the documents, which --help need not wait for.
    from lead_desktop.services.example.example import create_example

    create_example(asked.file, clock(None)).close()
    say(f"The example program is in {asked.file}.")
    return DONE


def _example_parser() -> Parser:
    parser = Parser(prog="lead-desktop example", description="Write the example program into a new file.")
    parser.add_argument("file", type=path, metavar="FILE", help="where to write it; must not exist yet")
    add_log_level(parser)
    return parser
