"""The command line: what it prints, its exit status, and one sentence for everything that goes wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lead_desktop import __version__
from lead_desktop.cli import main
from lead_desktop.services.example.example import create_example
from lead_desktop.services.program_file import Clock, open_program
from lead_desktop.services.scheduling.agenda import day
from tests.programs import new_file

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with the example program, made once for this file; the tests only read it."""
    path = tmp_path_factory.mktemp("cli") / "example.lead"
    create_example(path, Clock()).close()
    return path


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """Run a command that must be refused, and return its one sentence."""
    assert main([str(argument) for argument in arguments]) == 1
    return one_sentence(capsys)


def wrong_usage(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    with pytest.raises(SystemExit) as left:
        main([str(argument) for argument in arguments])
    assert left.value.code == 2
    return one_sentence(capsys)


def one_sentence(capsys: pytest.CaptureFixture[str]) -> str:
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("lead-desktop: ")
    assert captured.err.count("\n") == 1
    return captured.err.removeprefix("lead-desktop: ").rstrip("\n")


def in_a_process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does, in an environment without any screen."""
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    return subprocess.run(
        [sys.executable, "-m", "lead_desktop", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=bare | environment,
    )


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out == f"LEAD Desktop {__version__}\n"


@pytest.mark.parametrize("command", [[], ["example"], ["packets"], ["check"]])
def test_every_command_explains_itself(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([*command, "--help"])
    assert left.value.code == 0
    assert " ".join(["usage: lead-desktop", *command]) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--nonsense"], "Unrecognized arguments: --nonsense; see lead-desktop --help."),
        (["check"], "The following arguments are required: FILE; see lead-desktop check --help."),
        (["a.lead", "b.lead"], "Unrecognized arguments: b.lead; see lead-desktop --help."),
        (["--example", "a.lead"], "Give a file or --example, not both; see lead-desktop --help."),
        (
            ["check", "a.lead", "--as-of", "tomorrow"],
            "Argument --as-of: 'tomorrow' is not a day; write it like 2007-12-02; "
            "see lead-desktop check --help.",
        ),
        (
            ["packets", "a.lead", "--session", "seven", "--out", "o"],
            "Argument --session: 'seven' is not the number of a session; write it like 7; "
            "see lead-desktop packets --help.",
        ),
        (
            ["check", ""],
            "Argument FILE: a file or folder without a name cannot be used; see lead-desktop check --help.",
        ),
        (
            ["packets", "a.lead", "--session", "7", "--out", "o", "--for", " "],
            "Argument --for: please write a name, or a part of one; see lead-desktop packets --help.",
        ),
        (
            ["packets", "a.lead", "--session", "7"],
            "The following arguments are required: --out; see lead-desktop packets --help.",
        ),
    ],
)
def test_wrong_usage_is_one_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert wrong_usage(capsys, *arguments) == sentence


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "missing.lead"
    assert refused(capsys, missing) == f"There is no file {missing}."
    assert "There is no file missing.lead" in refused(capsys, "check", missing)
    assert "There is no file missing.lead" in refused(
        capsys, "packets", missing, "--session", "7", "--out", tmp_path / "out"
    )
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "content", [b"", b"Dear all,\n", b"SQLite format 3\x00" + b"\xff" * 4000, b"%PDF-1.7\n"]
)
def test_a_file_that_is_no_program(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.lead"
    broken.write_bytes(content)
    assert "broken.lead" in refused(capsys, "check", broken)
    assert broken.read_bytes() == content


def test_a_folder_is_no_program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, "check", tmp_path)


def test_example_writes_a_file_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.lead"
    assert main(["example", str(path)]) == 0
    assert capsys.readouterr().out == f"The example program is in {path}.\n"
    before = path.read_bytes()
    assert "exists already" in refused(capsys, "example", path)
    assert path.read_bytes() == before
    assert "does not exist" in refused(capsys, "example", tmp_path / "nowhere" / "x.lead")


def test_check_tells_what_blocks_the_next_session(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(example)]) == 1
    out = capsys.readouterr().out
    assert out.startswith("Session 7 is in 10 days (Wednesday, 12 December 2007).\n")
    assert "  blocking  " in out
    assert " 1 warning" in out or " warnings." in out


def test_check_as_json(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["check", str(example), "--json"])
    found = json.loads(capsys.readouterr().out)
    assert (found["session"], found["day"]) == (7, "2007-12-12")
    assert found["blocked"] is (status == 1)
    assert {finding["level"] for finding in found["findings"]} <= {"good", "warning", "blocking"}
    assert all(finding["title"] and finding["kind"] and finding["id"] for finding in found["findings"])


def test_check_takes_another_session_and_another_day(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--as-of", "2007-11-01", "check", str(example)]) in (0, 1)
    # Session 6, on 15 November, was held.
    assert capsys.readouterr().out.startswith("Session 7 is in 41 days ")
    assert main(["check", str(example), "--session", "1"]) == 0
    assert "  good      Session 1 was held" in capsys.readouterr().out
    assert refused(capsys, "check", example, "--session", "99") == "There is no session 99 in this program."


def test_check_of_a_program_without_sessions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_file(tmp_path).close()
    assert refused(capsys, "check", tmp_path / "program.lead") == (
        "No session lies ahead; name one with --session."
    )


def test_packets_writes_one_for_each_recipient(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "out"
    assert main(["packets", str(example), "--session", "7", "--out", str(out)]) == 0
    told = capsys.readouterr().out.splitlines()
    written = sorted(str(path) for path in out.iterdir() if path.suffix == ".pdf")
    assert len(written) > 5
    assert sorted(line.partition(" (")[0] for line in told) == written
    assert all(line.partition(" (")[2].partition(" page")[0].isdecimal() for line in told)
    file = open_program(example, Clock())
    assert day(file, 7).session.packets_issued is None
    file.close()


def test_packets_for_one_person_with_a_manifest_as_json(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["packets", str(example), "--session", "7", "--out", str(tmp_path), "--json"]
    assert main([*arguments, "--for", "Maria Ferreira"]) == 0
    manifest = json.loads(capsys.readouterr().out)
    assert "Maria Ferreira" in json.dumps(manifest)
    assert len([path for path in tmp_path.iterdir() if path.suffix == ".pdf"]) == 1


def test_the_same_command_gives_the_same_bytes(example: Path, tmp_path: Path) -> None:
    arguments = ["packets", str(example), "--session", "7", "--out", str(tmp_path), "--for", "Maria Ferreira"]
    contents = []
    for _ in range(2):
        assert main(arguments) == 0
        contents.append({path.name: path.read_bytes() for path in tmp_path.iterdir()})
    assert contents[0] == contents[1]


def test_packets_for_somebody_unknown(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    arguments = ("packets", example, "--session", "7", "--out", out, "--for", "Nobody Here")
    assert "Nobody Here" in refused(capsys, *arguments)
    assert not list(tmp_path.rglob("*.pdf"))


def test_packets_where_none_can_be_written(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    in_the_way = tmp_path / "out"
    in_the_way.write_text("a file", encoding="utf-8")
    refused(capsys, "packets", example, "--session", "7", "--out", in_the_way)
    assert "session 99" in refused(capsys, "packets", example, "--session", "99", "--out", tmp_path).lower()
    assert in_the_way.read_text(encoding="utf-8") == "a file"


def test_without_a_screen_one_sentence_says_what_works() -> None:
    done = in_a_process("--example")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("lead-desktop: There is no screen")
    assert done.stderr.count("\n") == 1


def test_a_screen_that_does_not_answer_ends_no_process() -> None:
    done = in_a_process("--example", DISPLAY=":4711")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1


def test_the_commands_do_not_need_qt(example: Path) -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None; from lead_desktop.cli import main; "
        f"status = main(['check', {str(example)!r}]); sys.exit(0 if status in (0, 1) else 3)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_file_called_like_a_command_is_opened_with_its_folder(tmp_path: Path) -> None:
    new_file(tmp_path, "check").close()
    done = in_a_process(str(tmp_path / "check"))
    assert "no screen" in done.stderr


def test_a_reader_that_leaves_early_is_no_error(example: Path) -> None:
    for arguments in (["--help"], ["check", str(example)]):
        reading, writing = os.pipe()
        os.close(reading)
        command = [sys.executable, "-m", "lead_desktop", *arguments]
        done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False, cwd=ROOT)
        os.close(writing)
        assert done.returncode in (0, 1)
        assert done.stderr == b""


def test_an_error_nobody_foresaw_goes_to_the_log(tmp_path: Path) -> None:
    code = "import lead_desktop.cli as cli; cli.main = lambda arguments: 1 // 0; cli.run()"
    folders = {"XDG_STATE_HOME": str(tmp_path), "HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, **folders},
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("lead-desktop: Something unexpected went wrong (ZeroDivisionError)")
    assert done.stderr.count("\n") == 1
    (log,) = tmp_path.rglob("lead-desktop.log")
    assert "Traceback" in log.read_text(encoding="utf-8")


def limited(*arguments: str | Path, output: str = os.devnull) -> tuple[int, str]:
    """Run the command where no file can grow beyond 20 KB, as on a full disk; return what came of it."""
    with Path(output).open("w") as out:
        ended = subprocess.run(
            ["bash", "-c", 'ulimit -f 20; exec "$@"', "-", sys.executable, "-m", "lead_desktop", *arguments],
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            check=False,
        )
    return ended.returncode, ended.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a full disk is made with ulimit")
def test_a_full_disk_is_one_sentence_and_leaves_nothing_half_done(example: Path, tmp_path: Path) -> None:
    status, said = limited("example", tmp_path / "y.lead")
    assert (status, said.count("\n")) == (1, 1)
    assert said.startswith("lead-desktop: y.lead")
    status, said = limited("packets", example, "--session", "7", "--out", tmp_path / "out")
    assert (status, said.count("\n")) == (1, 1)
    assert "Robert Castellan.pdf cannot be written" in said
    assert [path.name for path in tmp_path.rglob("*")] == ["out"]
    status, said = limited("check", example, output="/dev/full")
    assert (status, said) == (1, "lead-desktop: The output: No space left on device.\n")


def test_a_damaged_file_is_told(example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = example.read_bytes()
    short = tmp_path / "short.lead"
    short.write_bytes(whole[:5000])
    assert refused(capsys, "check", short) == "short.lead: The file is damaged."
    odd = tmp_path / "odd.lead"
    odd.write_bytes(whole[:20_000] + b"\xa5" * 120_000 + whole[140_000:])
    assert refused(capsys, "packets", odd, "--session", 7, "--out", tmp_path / "out")
