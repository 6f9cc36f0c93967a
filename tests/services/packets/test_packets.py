"""Packets written into a folder: whole or not at all, with a manifest, protected if asked."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pikepdf
import pytest

from lead_desktop.domain.packets.plan import PacketOptions
from lead_desktop.domain.text.file_names import file_name
from lead_desktop.errors import Cancelled, FileRefused, NotFound, Refused
from lead_desktop.services.packets import packets
from lead_desktop.services.program_file import open_program
from tests.programs import clock, small_file


def test_the_manifest_names_every_file(tmp_path: Path) -> None:
    file = small_file(tmp_path)
    manifest = packets.write_packets(file, 1, tmp_path / "out")
    written = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert [one["recipient"] for one in written["packets"]] == ["Robert Castellan"]
    for one in manifest.packets:
        data = (tmp_path / "out" / one.file).read_bytes()
        assert hashlib.sha256(data).hexdigest() == one.sha256
        with pikepdf.open(tmp_path / "out" / one.file) as pdf:
            assert len(pdf.pages) == one.pages
        assert one.missing_papers == ("Progress of Alder",)
    file.close()


def test_a_protected_packet_opens_with_its_password_only(tmp_path: Path) -> None:
    file = small_file(tmp_path)
    chosen = packets.recipients(file, 1)
    made = packets.save_chosen(file, 1, chosen, PacketOptions(), tmp_path, password="Łukasz 7")
    path = tmp_path / made.packets[0].file
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password="Łukasz 7") as pdf:
        assert len(pdf.pages) == made.packets[0].pages
        assert pdf.encryption.R == 6
    assert b"Castellan" not in path.read_bytes()
    file.close()


def test_a_password_no_reader_takes_is_refused(tmp_path: Path) -> None:
    file = small_file(tmp_path)
    chosen = packets.recipients(file, 1)
    with pytest.raises(Refused, match="up to 127"):
        packets.save_chosen(file, 1, chosen, PacketOptions(), tmp_path, password="x" * 128)
    assert not list(tmp_path.glob("*.pdf"))
    file.close()


def test_two_of_the_same_name_get_two_files() -> None:
    used: set[str] = set()
    names = [file_name("Session 1 - Maria", used=used) for _ in range(3)]
    assert names == ["Session 1 - Maria.pdf", "Session 1 - Maria (2).pdf", "Session 1 - Maria (3).pdf"]


@pytest.mark.parametrize("name", ["a/b\\c:d*?", "x" * 400, "..", "\x00\n\t", "CON <1>", " . "])
def test_any_name_becomes_a_file_name(name: str, tmp_path: Path) -> None:
    made = file_name(f"Session 1 - {name}")
    packets.write_file(tmp_path / made, b"x")
    assert (tmp_path / made).parent == tmp_path
    assert [path.name for path in tmp_path.iterdir()] == [made]


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    (tmp_path / "taken.pdf").mkdir()
    with pytest.raises(FileRefused, match=r"taken.pdf cannot be written"):
        packets.write_file(tmp_path / "taken.pdf", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["taken.pdf"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may write everywhere")
def test_a_folder_that_is_locked_is_said(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    with pytest.raises(FileRefused, match="cannot be written"):
        packets.write_file(locked / "a.pdf", b"x")


def test_names_choose_recipients(example: Path, tmp_path: Path) -> None:
    file = open_program(example, clock())
    made = packets.write_packets(file, 7, tmp_path / "out", ["lindqvist"])
    assert [packet.recipient for packet in made.packets] == ["Anna Lindqvist"]
    with pytest.raises(NotFound, match="Nobody named Nobody"):
        packets.write_packets(file, 7, tmp_path / "out", ["Nobody"])
    with pytest.raises(NotFound, match="no session 99"):
        packets.write_packets(file, 99, tmp_path / "out")
    file.close()


def test_making_packets_can_be_stopped(example: Path) -> None:
    file = open_program(example, clock())
    everybody = packets.recipients(file, 7)
    with pytest.raises(Cancelled):
        packets.build_packets(file, 7, everybody, PacketOptions(), cancelled=lambda: True)
    file.close()
