"""The one entry point: makes .venv from requirements.lock, once, then runs the command in it.

Standard library only. The syntax is that of Python 2.7 on purpose: an old Python must be able to
read this file to the end to say that it is too old (Xcode brings 3.9, CentOS 7 brings 2.7 and 3.6).
"""

import contextlib
import hashlib
import os
import subprocess
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Iterator, TextIO  # noqa: F401 (in type comments)

ROOT = os.path.dirname(os.path.abspath(__file__))
LOCK = os.path.join(ROOT, "requirements.lock")
WHEELS = os.path.join(ROOT, "wheels")
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, *(["Scripts", "python.exe"] if os.name == "nt" else ["bin", "python"]))
STAMP = os.path.join(VENV, "kb-stamp")
LOG = os.path.join(ROOT, ".cache", "setup.log")

NOT_IN_WHEELS = (
    "wheels/ does not hold every package for this Python ({python}) and system. On a computer with network "
    "run `python3 kb.py wheels --platform NAME --python {python}` (`kb.py wheels --help` lists the names), "
    "then copy the folder wheels/ here; or move wheels/ away to install from the network."
)

# What pip prints -> what happened, and the next thing to do. The first row that fits is used.
TROUBLES = (
    (
        ("do not match the hashes",),
        "a downloaded package is not the one that requirements.lock names, so it was not installed. The "
        "index or proxy changed it, or the download broke: try again, then try another PIP_INDEX_URL.",
    ),
    (
        ("long path support",),
        "the path of this folder is too long for Windows. Move it to a short one, such as C:\\policies.",
    ),
    (("no space left", "not enough space"), "the disk is full; about 400 MB are needed."),
    (
        (
            "connection broken",
            "failed to establish",
            "name resolution",
            "getaddrinfo",
            "timed out",
            "sslerror",
            "certificate_verify_failed",
            "proxyerror",
            "connection refused",
            "connection aborted",
            "401 client error",
            "403 client error",
            "407 client error",
        ),
        "the package index cannot be reached. Without network: run `python3 kb.py wheels --platform NAME "
        "--python {python}` on a computer that has it (`kb.py wheels --help` lists the names) and copy the "
        "folder wheels/ here. In an intranet with a mirror: set PIP_INDEX_URL to its address (a proxy: "
        "HTTPS_PROXY) and try again.",
    ),
    (
        ("no matching distribution", "could not find a version"),
        "the package index lacks a package for this Python ({python}) and system. Python 3.11 to 3.14 on "
        "64-bit Windows, macOS and Linux have all; an index of your own (PIP_INDEX_URL, pip.conf) may not.",
    ),
    (
        ("permission denied", "access is denied", "winerror 5", "winerror 32"),
        "a file in .venv could not be replaced. Stop other programs that use it (`kb.py serve`, an editor) "
        "and try again; the folder must also be yours to write.",
    ),
)


class Trouble(Exception):
    """What stopped the set-up, in one paragraph that says what to do next."""


def main(arguments):
    # type: (list[str]) -> int
    if sys.version_info < (3, 11):
        found = "{0}.{1}".format(*sys.version_info[:2])
        say(
            "Python 3.11 or newer is needed, this is {0} ({1}). Install one (python.org, or your "
            "system's package manager), then run it by name: `python3.11 kb.py ...`, on Windows "
            "`py -3.11 kb.py ...`.".format(found, sys.executable)
        )
        return 1
    try:
        if not is_ready():
            set_up()
    except KeyboardInterrupt:
        say("stopped; the next kb.py starts the set-up anew.")
        return 130
    except Trouble as trouble:
        say(str(trouble))
        return 1
    except OSError as error:
        say("cannot set up {0}: {1}. This folder must be yours to write.".format(VENV, error))
        return 1
    return hand_over(arguments)


def say(message):
    # type: (str) -> None
    """To the error output: what a command prints may be on its way into a file."""
    sys.stderr.write("kb.py: {0}\n".format(message))
    sys.stderr.flush()


# -- the stamp: is .venv the one that requirements.lock asks for? -----------------------------


def is_ready():
    # type: () -> bool
    """The stamp is written last, so an interrupted set-up has none."""
    try:
        with open(STAMP, "rb") as file:
            made_from, _, made_by = file.read().decode("utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return False
    # The Python that made it may be gone since (an upgrade of the system, a new laptop).
    return made_from == fingerprint() and os.path.exists(made_by) and os.path.exists(PYTHON)


def fingerprint():
    # type: () -> str
    """Changes when .venv has to be made again; the system is in it as WSL and Windows share folders."""
    try:
        with open(LOCK, "rb") as file:
            words = file.read().replace(b"\r\n", b"\n")
    except OSError as error:
        raise Trouble("requirements.lock cannot be read ({0}); git checkout requirements.lock".format(error))
    return "{0} {1}".format(sys.platform, hashlib.sha256(words).hexdigest())


def base_python():
    # type: () -> str
    """The interpreter itself, not a .venv's and not a link that points to another version next year."""
    path = getattr(sys, "_base_executable", None) or sys.executable
    return path if os.name == "nt" else os.path.realpath(path)


# -- the set-up -------------------------------------------------------------------------------


def set_up():
    # type: () -> None
    with alone():
        if is_ready():  # another kb.py made it while this one waited
            return
        started = time.time()
        source = "wheels/" if os.path.isdir(WHEELS) else "the network"
        say("setting up .venv from requirements.lock and {0}; once, a minute or two.".format(source))
        if os.path.exists(STAMP):
            os.remove(STAMP)
        made_from = fingerprint()
        make_venv()
        with open(LOCK, encoding="utf-8") as file:
            total = file.read().count("==")
        install(LOCK, total)
        with open(STAMP + ".new", "wb") as file:
            file.write("{0}\n{1}".format(made_from, base_python()).encode("utf-8"))
        os.replace(STAMP + ".new", STAMP)
        say(".venv is ready after {0:.0f} s.".format(time.time() - started))


@contextlib.contextmanager
def alone():
    # type: () -> Iterator[None]
    """One set-up at a time. The system drops the lock when the process ends, however it ends."""
    os.makedirs(os.path.dirname(LOG), exist_ok=True)
    with open(os.path.join(os.path.dirname(LOG), "setup.lock"), "a") as file:
        waiting = False
        while not try_lock(file):
            if not waiting:
                say("another kb.py is setting up .venv; waiting for it.")
            waiting = True
            time.sleep(0.3)
        yield


def try_lock(file):
    # type: (TextIO) -> bool
    if sys.platform == "win32":
        import msvcrt

        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # a network folder without locks: better unguarded than unusable
    return True


def make_venv():
    # type: () -> None
    try:
        import ensurepip
        import venv
    except ImportError:
        raise Trouble(
            "this Python ({0}) comes without the modules venv and ensurepip. On Debian and Ubuntu: "
            "sudo apt install python{1}-venv; then try again.".format(sys.executable, python_version())
        )
    del ensurepip, venv
    code, words = run([base_python(), "-I", "-X", "utf8", "-m", "venv", "--clear", VENV], 0)
    if code:
        raise Trouble(explain(words, "Python could not make .venv"))


def install(requirements, total):
    # type: (str, int) -> None
    """Wheels only; every file's hash is compared."""
    command = [PYTHON, "-I", "-u", "-X", "utf8", "-m", "pip", "install", "--require-hashes"]
    command += ["--only-binary", ":all:", "--progress-bar", "off"]
    if os.path.isdir(WHEELS):
        command += ["--no-index", "--find-links", WHEELS]
    code, words = run(command + ["-r", requirements], total)
    if code and os.path.isdir(WHEELS) and "no matching distribution" in words.lower():
        raise Trouble(NOT_IN_WHEELS.format(python=python_version()))
    if code:
        raise Trouble(explain(words, "pip could not install the packages"))


def run(command, total):
    # type: (list[str], int) -> tuple[int, str]
    """Exit code and output; the output goes to the log as well, and how far it is to the terminal."""
    words = []
    collected = 0
    told = time.time()
    with open(LOG, "a", encoding="utf-8") as log:
        log.write("$ {0}\n".format(" ".join(command)))
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment_of_pip(),
            encoding="utf-8",
            errors="replace",
        )
        try:
            for line in process.stdout:  # type: ignore[union-attr]
                words.append(line)
                log.write(line)
                collected += line.startswith(("Collecting ", "Processing "))
                if total and time.time() - told > 10:
                    say("{0} of {1} packages".format(collected, total))
                    told = time.time()
            return process.wait(), "".join(words)
        finally:
            process.kill()
            process.wait()


def environment_of_pip():
    # type: () -> dict[str, str]
    """The user's own settings (mirror, proxy, certificates), without those that lead out of .venv."""
    environment = dict(os.environ, PIP_USER="0", PIP_NO_INPUT="1")
    environment["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    environment["PYTHONUTF8"] = "1"
    for name in ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PYTHONHOME", "PYTHONPATH"):
        environment.pop(name, None)
    return environment


def explain(words, otherwise):
    # type: (str, str) -> str
    heard = words.lower()
    for signs, advice in TROUBLES:
        if any(sign in heard for sign in signs):
            message = advice.format(python=python_version())
            break
    else:
        errors = [line.strip() for line in words.split("\n") if line.startswith(("ERROR:", "Error:"))]
        message = "{0}: {1}".format(otherwise, errors[-1] if errors else "no reason was given")
    return "{0} All that was printed stands in {1}".format(message, LOG)


def python_version():
    # type: () -> str
    return "{0}.{1}".format(*sys.version_info[:2])


# -- the hand-over ----------------------------------------------------------------------------


def hand_over(arguments):
    # type: (list[str]) -> int
    """-P: a yaml.py in the current folder is not ours. UTF-8: Windows consoles are often GBK."""
    command = [PYTHON, "-P", "-X", "utf8", "-m", "policybase.cli"] + arguments
    environment = dict(os.environ, PYTHONPATH=os.path.join(ROOT, "scripts"), PYTHONUTF8="1")
    environment["NO_MKDOCS_2_WARNING"] = "1"
    environment.pop("PYTHONHOME", None)
    if os.name == "posix":
        # In our place, so that whoever ends kb.py (a service manager, a test) ends the command.
        os.execve(PYTHON, command, environment)
    return wait_for(command, environment)


def wait_for(command, environment):
    # type: (list[str], dict[str, str]) -> int
    """For Windows, where exec returns to the prompt at once. Ctrl+C reaches the child by itself."""
    process = subprocess.Popen(command, env=environment)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
