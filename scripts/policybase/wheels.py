"""The folder ``wheels/`` for a computer without network: every locked package, for a named platform.

The one other module that touches files, as it is about packages and knows nothing of texts.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement

LOCK = Path(__file__).parents[2] / "requirements.lock"


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of computer: the wheel tags it takes, and what markers in the lock file ask about it."""

    tags: tuple[str, ...]
    os_name: str
    sys_platform: str
    platform_system: str
    platform_machine: str


def _manylinux(machine: str) -> tuple[str, ...]:
    """manylinux_2_28 and all below, with the old names of 2_17, 2_12 and 2_5."""
    return (
        *(f"manylinux_2_{minor}_{machine}" for minor in range(28, 4, -1)),
        *(f"{name}_{machine}" for name in ("manylinux2014", "manylinux2010", "manylinux1")),
    )


TARGETS: Mapping[str, Target] = {
    "win_amd64": Target(("win_amd64",), "nt", "win32", "Windows", "AMD64"),
    "win_arm64": Target(("win_arm64",), "nt", "win32", "Windows", "ARM64"),
    # pip counts down from 11_0 to every older tag by itself.
    "macosx_arm64": Target(("macosx_11_0_arm64",), "posix", "darwin", "Darwin", "arm64"),
    "macosx_x86_64": Target(("macosx_11_0_x86_64",), "posix", "darwin", "Darwin", "x86_64"),
    "manylinux_x86_64": Target(_manylinux("x86_64"), "posix", "linux", "Linux", "x86_64"),
    "manylinux_aarch64": Target(_manylinux("aarch64"), "posix", "linux", "Linux", "aarch64"),
}


def download(*, platform: str, python: str, out: Path) -> int:
    """Fill ``out`` with the packages that ``kb.py`` needs on ``platform`` with ``python`` (3.11)."""
    wanted = requirements_for(LOCK.read_text(encoding="utf-8"), platform=platform, python=python)
    with tempfile.TemporaryDirectory() as folder:
        requirements = Path(folder) / "requirements.txt"
        requirements.write_text(wanted, encoding="utf-8")
        command = pip_command(requirements, platform=platform, python=python, out=out)
        finished = subprocess.run(command, check=False)
    if finished.returncode:
        print(
            f"kb.py wheels: not every package could be downloaded for {platform} with Python {python}. "
            "If the network is the reason: set PIP_INDEX_URL to a mirror you can reach and run it again; "
            "what is there already is not downloaded twice.",
            file=sys.stderr,
        )
        return 1
    size = sum(file.stat().st_size for file in out.iterdir()) / 1_000_000
    print(
        f"{out}: {len(list(out.iterdir()))} files, {size:.0f} MB. Copy the folder as wheels/ beside kb.py "
        f"on a {platform} computer with Python {python}; kb.py then needs no network."
    )
    return 0


def requirements_for(lock: str, *, platform: str, python: str) -> str:
    """The lock file as ``platform`` reads it.

    pip answers markers (``; sys_platform == 'win32'``) for the computer it runs on, also when it
    downloads for another one, so they are answered here and taken out.
    """
    target = TARGETS[platform]
    environment = {
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "python_version": python,
        "python_full_version": f"{python}.0",
        "os_name": target.os_name,
        "sys_platform": target.sys_platform,
        "platform_system": target.platform_system,
        "platform_machine": target.platform_machine,
    }
    kept = []
    for entry in _entries(lock):
        head, *rest = entry
        if head.startswith("-"):
            kept += entry
            continue
        requirement = Requirement(head.rstrip(" \\"))
        if requirement.marker is None or requirement.marker.evaluate(environment):
            kept += [f"{requirement.name}{requirement.specifier} \\", *rest]
    return "\n".join(kept) + "\n"


def _entries(lock: str) -> Iterator[list[str]]:
    """Each package or option with the indented lines below it; comments are left out."""
    entry: list[str] = []
    for line in lock.split("\n"):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line.startswith(" ") and entry:
            yield entry
            entry = []
        entry.append(line)
    if entry:
        yield entry


def pip_command(requirements: Path, *, platform: str, python: str, out: Path) -> list[str]:
    """Everything is in the lock, hence no dependencies; abi3 and none, or pure wheels are not found."""
    tags = [option for tag in TARGETS[platform].tags for option in ("--platform", tag)]
    abis = [option for abi in (f"cp{python.replace('.', '')}", "abi3", "none") for option in ("--abi", abi)]
    return [
        *(sys.executable, "-m", "pip", "download", "--quiet", "--require-hashes", "--no-deps"),
        *("--only-binary", ":all:", "--dest", str(out)),
        *("--implementation", "cp", "--python-version", python, *abis, *tags),
        *("--requirement", str(requirements)),
    ]
