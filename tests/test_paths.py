"""Resources are found wherever the program is: in a checkout, in an installed wheel, in a frozen bundle."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from lead_desktop import paths

ROOT = Path(__file__).resolve().parent.parent

# What only a checkout needs: the pictures of the README.
NOT_INSTALLED = {"readme"}


def test_a_checkout_finds_its_resources() -> None:
    assert paths.resources() == ROOT / "resources"
    assert (paths.resources() / "fonts" / "IBMPlexSans-Regular.ttf").is_file()


def test_an_installed_package_finds_its_resources_inside(tmp_path: Path) -> None:
    package = tmp_path / "lead_desktop"
    package.mkdir()
    for name in ("__init__.py", "paths.py"):
        shutil.copy(ROOT / "lead_desktop" / name, package)
    (package / "resources" / "fonts").mkdir(parents=True)
    (tmp_path / "resources" / "fonts").mkdir(parents=True)
    assert _resources_of(tmp_path) == package / "resources"


def test_an_incomplete_installation_says_so(tmp_path: Path) -> None:
    package = tmp_path / "lead_desktop"
    package.mkdir()
    for name in ("__init__.py", "paths.py"):
        shutil.copy(ROOT / "lead_desktop" / name, package)
    with pytest.raises(subprocess.CalledProcessError) as raised:
        _resources_of(tmp_path)
    assert "this installation is incomplete" in raised.value.stderr


def test_a_frozen_bundle_finds_its_resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources" / "fonts").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"


def test_the_wheel_takes_every_folder_along() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    taken = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    folders = {
        folder.name for folder in (ROOT / "resources").iterdir() if folder.is_dir() and any(folder.iterdir())
    }
    expected = {f"resources/{name}": f"lead_desktop/resources/{name}" for name in folders - NOT_INSTALLED}
    assert taken == expected


def _resources_of(folder: Path) -> Path:
    """Ask a copy of the package in a folder, in a process of its own, for its resources."""
    code = (
        f"import sys; sys.path.insert(0, {str(folder)!r}); "
        "import lead_desktop.paths; print(lead_desktop.paths.resources())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return Path(done.stdout.strip())
