"""A look at the built site while one works on the texts: a local server that builds again on change."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterable
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

EVERY = 1.0  # seconds between two looks at the files


def preview(site: Path, *, host: str, port: int, watch: Iterable[Path], rebuild: Callable[[], int]) -> int:
    """Serves ``site`` until Ctrl+C; calls ``rebuild`` when a file below ``watch`` changes. 1 if the port is taken."""
    handler = functools.partial(_Quiet, directory=str(site))
    try:
        server = ThreadingHTTPServer((host, port), handler)
    except OSError as error:
        print(f"Port {port} cannot be used: {error.strerror}. Try another: kb.py serve --port {port + 1}")
        return 1
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://{host}:{server.server_port}/  (Ctrl+C ends it)", flush=True)
    folders = tuple(watch)
    seen = _state(folders)
    stop = threading.Event()
    try:
        while not stop.wait(EVERY):
            now = _state(folders)
            if now != seen:
                rebuild()
                # After the build, not before it: what the build itself wrote is no change.
                seen = _state(folders)
    except KeyboardInterrupt:
        return 0
    finally:
        server.shutdown()
    return 0


def _state(folders: Iterable[Path]) -> dict[str, tuple[int, int]]:
    state: dict[str, tuple[int, int]] = {}
    for folder in folders:
        for path in (folder, *folder.rglob("*")) if folder.is_dir() else (folder,):
            try:
                found = path.stat()
            except FileNotFoundError:
                continue  # deleted between listing and looking: the next look sees that
            if path.is_file() and "__pycache__" not in path.parts:
                state[str(path)] = (found.st_mtime_ns, found.st_size)
    return state


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: a line for each request would bury the build's own words."""

    def end_headers(self) -> None:
        # A page that was rebuilt must not come from the browser's memory.
        self.send_header("Cache-Control", "no-store")
        super().end_headers()
