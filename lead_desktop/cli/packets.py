"""`lead-desktop packets FILE`: the packets of a session as PDF."""

from __future__ import annotations

from pathlib import Path

from lead_desktop.cli.parsing import DONE, Parser, add_common, clock, name, number, parsed, path, say
from lead_desktop.domain.text.formatting import plural, quoted
from lead_desktop.services.packets.packets import Manifest, write_packets
from lead_desktop.services.program_file import open_program


def run_packets(arguments: list[str]) -> int:
    """Print the packets of a session as PDF files; return the exit status."""
    asked = parsed(_packets_parser(), arguments)

    file = open_program(asked.file, clock(asked.as_of))
    try:
        manifest = write_packets(file, asked.session, asked.out, asked.names)
    finally:
        file.close()
    say(manifest.as_json().rstrip("\n") if asked.json else manifest_as_text(manifest))
    return DONE


def _packets_parser() -> Parser:
    parser = Parser(prog="lead-desktop packets", description="Print the packets of a session as PDF files.")
    parser.add_argument("file", type=path, metavar="FILE", help="the program file")
    parser.add_argument("--session", type=number, required=True, metavar="N", help="the session's number")
    parser.add_argument(
        "--out", type=path, required=True, metavar="DIR", help="the folder for the packets; made if missing"
    )
    parser.add_argument(
        "--for",
        action="append",
        default=[],
        dest="names",
        type=name,
        metavar="NAME",
        help="only the packet of this person; may be given several times",
    )
    parser.add_argument("--json", action="store_true", help="print the manifest as JSON")
    add_common(parser)
    return parser


def manifest_as_text(manifest: Manifest) -> str:
    """Write a manifest as a line for each packet."""
    lines = []
    for packet in manifest.packets:
        without = (
            f", without {', '.join(map(quoted, packet.missing_papers))}" if packet.missing_papers else ""
        )
        lines.append(f"{Path(manifest.folder) / packet.file} ({plural(packet.pages, 'page')}{without})")
    return "\n".join(lines)
