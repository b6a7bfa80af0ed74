"""The commands. Each says what it takes and hands over; what it does stands in ``commands``."""

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path

import click

# Heavy modules are imported inside the commands that need them: `--help` answers at once.

ROOT = Path(__file__).parents[2]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PLATFORMS = (
    *("win_amd64", "win_arm64", "macosx_arm64", "macosx_x86_64"),
    *("manylinux_x86_64", "manylinux_aarch64"),
)
VIEWS = ("transcript", "set-aside", "outline", "segments", "record", "mentions", "figures", "links")
FORMATS = ("text", "github", "json")
ENGINES = ("openai", "argos")

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
NEW_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def program() -> None:
    """Raw Chinese policy texts become a site in which every provision has its own address."""


@program.command()
@click.option("--check", "mode", flag_value="check", help="Write nothing; fail on any difference.")
@click.option("--zip", "mode", flag_value="zip", help="Pack the site for an intranet: …-YYYYMMDD.zip beside it.")
@click.option("--sources", type=FOLDER, help="Another folder of originals; nothing is written there.")
@click.option("--out", type=NEW_FOLDER, help="Where the site goes, instead of site/.")
def build(mode: str | None, sources: Path | None, out: Path | None) -> int:
    """Turn source_texts/ into pages, data and the site in site/."""
    from policybase import commands

    if mode == "check":
        if sources or out:
            raise click.UsageError("--check compares what is committed here; leave out --sources and --out.")
        return commands.check_build()
    if mode == "zip":
        return commands.package(sources=sources, out=out)
    return commands.build(sources=sources, out=out)


@program.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 shows it to the whole network.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def serve(host: str, port: int) -> int:
    """Build, show the site in the browser, build again when a text changes."""
    from policybase import commands

    return commands.serve(host=host, port=port)


@program.command()
@click.argument("view", type=click.Choice(VIEWS))
@click.argument("target")
def show(view: str, target: str) -> int:
    """Print how TARGET is understood at one stage.

    TARGET is the id of a document in source_texts/ or the path of any file.

    \b
    transcript  every word in reading order, one paragraph a line
    set-aside   what was left out of the original, where it stood, and why
    outline     the provisions as a tree, with their anchors
    segments    every run of the transcript with its role
    record      the metadata, each value with where it came from
    mentions    every work and number that is cited, as printed
    links       (TARGET: DOCUMENT#ANCHOR) why a provision is linked, and what nearly was
    figures     characters by fate, provisions by level, metadata by origin
    """
    from policybase import commands

    return commands.show(view, target)


@program.command()
@click.option("--explain", "code", metavar="CODE", help="What one code means, and what to do about it.")
@click.option("--format", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--sources", type=FOLDER, help="Another folder of originals; nothing is written there.")
def check(code: str | None, format: str, sources: Path | None) -> int:
    """Print every diagnostic; fail if one is an error."""
    from policybase import commands

    if code is not None:
        return commands.explain(code)
    return commands.check(sources=sources, format=format)


@program.command()
@click.option("--sources", type=FOLDER, required=True, help="The originals; nothing is written there.")
@click.option("--out", type=NEW_FOLDER, required=True, help="Where the files go; made if missing.")
def export(sources: Path, out: Path) -> int:
    """Write the open data of any folder of originals, without pages."""
    from policybase import commands

    return commands.export(sources=sources, out=out)


@program.command()
@click.option("--status", "mode", flag_value="status", help="How far each document is (unless told otherwise).")
@click.option("--update", "mode", flag_value="update", help="Make the catalogues follow the texts.")
@click.option("--check", "mode", flag_value="check", help="Numbers, terms, duties, form; fail on errors.")
@click.option("--engine", type=click.Choice(ENGINES), help="Draft what is missing.")
@click.option("--document", metavar="ID", help="Only this one.")
@click.option("--format", type=click.Choice(FORMATS), default="text", show_default=True, help="Of --check.")
def translate(mode: str | None, engine: str | None, document: str | None, format: str) -> int:
    """Keep the English in translations/en/ in step with the Chinese.

    --engine openai asks any OpenAI-compatible server: KB_ENGINE_URL, KB_ENGINE_MODEL and, if it wants
    one, KB_ENGINE_KEY in the environment. --engine argos uses Argos Translate, if it is installed.
    Drafts that get numbers or terms wrong are refused; what a person wrote is never overwritten.
    """
    from policybase import translation_command

    if engine is not None:
        if mode is not None:
            raise click.UsageError("--engine stands alone, or with --document.")
        return translation_command.draft(engine, only=document, environment=os.environ)
    match mode:
        case "update":
            return translation_command.update(only=document)
        case "check":
            return translation_command.check(only=document, format=format)
        case _:
            return translation_command.status(only=document)


@program.command()
@click.option("--platform", type=click.Choice(PLATFORMS), required=True, help="The other computer's kind.")
@click.option("--python", type=click.Choice(PYTHONS), required=True, help="The other computer's Python.")
@click.option("--out", type=NEW_FOLDER, default="wheels", show_default=True)
def wheels(platform: str, python: str, out: Path) -> int:
    """Download every package for a computer without network.

    Copy the folder as wheels/ beside kb.py there. One folder can serve several platforms: run the
    command once for each.
    """
    from policybase import wheels as packages

    return packages.download(platform=platform, python=python, out=out)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is tested, and what to type when it fails."""

    name: str
    module: tuple[str, ...]  # what stands after `python`
    repair: str


CHECKED = ("kb.py", "scripts", "tests")
STEPS = (
    Step("style", ("-m", "ruff", "check", *CHECKED), f"{{python}} -m ruff check --fix {' '.join(CHECKED)}"),
    Step("types", ("-m", "mypy"), "correct what mypy names above, then: {python} -m mypy"),
    Step(
        "import contract",
        ("-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-logo"),
        "move what is shared into policybase.model, or call it from pipeline.py; the order stands in pyproject.toml",
    ),
)


@program.command()
@click.option("-k", "expression", help="Only tests whose name fits, as in pytest -k.")
@click.option("--browser", "mark", flag_value="browser", default="not browser", help="Only these tests.")
@click.argument("paths", nargs=-1)
def test(expression: str | None, mark: str, paths: tuple[str, ...]) -> int:
    """Style, types, import contract, and every test but those in a browser.

    With -k or PATHS (a file, a folder, file.py::name) only these tests run, without the rest.
    --browser runs the tests that open the built site in Chromium; `kb.py build` comes first.
    """
    only_tests = bool(expression or paths or mark == "browser")
    narrowed = ["-k", expression] if expression else []
    # A test named on the command line starts faster without worker processes.
    workers = [] if only_tests else ["-n", "auto"]
    tests = Step(
        name="browser tests" if mark == "browser" else "tests",
        module=("-m", "pytest", "-m", mark, *workers, *narrowed, *_absolute(paths)),
        repair="python3 kb.py test{} -k NAME repeats one test by its name".format(
            " --browser" if mark == "browser" else ""
        ),
    )
    failed = [step for step in ((tests,) if only_tests else (*STEPS, tests)) if not _passes(step)]
    for step in failed:
        _say(f"kb.py test: {step.name} failed; to repair it: {step.repair.format(python=_python())}")
    return 1 if failed else 0


def _absolute(paths: Iterable[str]) -> list[str]:
    """Paths are typed where the user stands; the steps run at the root."""
    parted = (path.partition("::") for path in paths)
    return [f"{Path(file).absolute()}{colons}{name}" for file, colons, name in parted]


def _passes(step: Step) -> bool:
    _say(f"── {step.name}")
    return subprocess.run([sys.executable, *step.module], cwd=ROOT, check=False).returncode == 0


def _say(line: str) -> None:
    """At once: the steps write to the same output from processes of their own."""
    print(line, flush=True)


def _python() -> str:
    """This interpreter as one types it at the root: .venv/bin/python."""
    path = Path(sys.executable)
    return os.path.relpath(path, ROOT) if path.is_relative_to(ROOT) else str(path)


def main() -> int:
    """Run the command of the command line. Output is UTF-8 whatever the console believes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        result = program.main(prog_name="kb.py", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return 130  # Ctrl+C: who pressed it knows why
    return result if isinstance(result, int) else 0


if __name__ == "__main__":
    sys.exit(main())
