"""One question to an OpenAI-compatible server, asked again when the server stumbles. Standard library only."""

from __future__ import annotations

import email.utils
import http.client
import json
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from datetime import UTC, datetime

LARGEST = 4_000_000  # bytes of an answer
LONGEST_WAIT = 120.0  # seconds we wait because a server asks us to


class NoAnswer(Exception):
    """This question got no usable answer; another may."""


class EngineUnavailable(Exception):
    """No question will be answered until somebody does something."""


class _Stumbled(Exception):
    """Worth asking again, after ``wait`` seconds if the server said so."""

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Chat:
    """A model at an address, and how patient we are with it. The key is never printed."""

    url: str  # http://127.0.0.1:8080/v1, or the full address of chat/completions
    model: str
    key: str | None = None
    timeout: float = 120  # seconds for one answer, from first byte to last
    attempts: int = 4
    pause: float = 1  # seconds before the second attempt; doubled before each further one

    def __repr__(self) -> str:
        return f"Chat({self.url!r}, {self.model!r})"

    def ask(self, *, system: str, user: str) -> str:
        """What the model answers. Raises ``NoAnswer`` or ``EngineUnavailable``."""
        question = {
            "model": self.model,
            "temperature": 0,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
        }
        problem = ""
        for attempt in range(self.attempts):
            try:
                return _content(self._post(json.dumps(question).encode()))
            except _Stumbled as stumbled:
                problem = str(stumbled)
                if attempt + 1 < self.attempts:
                    time.sleep(self.pause * 2**attempt if stumbled.wait is None else stumbled.wait)
        raise NoAnswer(f"{problem} ({self.attempts} attempts)")

    def _post(self, body: bytes) -> bytes:
        address = self.url.rstrip("/")
        if not address.endswith("/chat/completions"):
            address += "/chat/completions"
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        try:
            request = urllib.request.Request(address, data=body, headers=headers, method="POST")
            if request.type not in ("http", "https"):
                raise EngineUnavailable(f"KB_ENGINE_URL begins with http:// or https://, not {request.type}:")
            with _opener(request).open(request, timeout=self.timeout) as response:
                return _read(response, until=time.monotonic() + self.timeout)
        except urllib.error.HTTPError as error:
            raise _refusal(error) from None
        except (TimeoutError, OSError, http.client.HTTPException) as error:
            # URLError is an OSError; its reason says more than it does.
            raise _Stumbled(f"no answer from {self.url}: {getattr(error, 'reason', error)!r}") from None
        except ValueError as error:
            raise EngineUnavailable(f"KB_ENGINE_URL is no address: {error}") from None


def _opener(request: urllib.request.Request) -> urllib.request.OpenerDirector:
    """A proxy for the internet does not know the model server on this computer."""
    host = urllib.parse.urlsplit(request.full_url).hostname or ""
    if host in ("localhost", "::1") or host.startswith("127."):
        return urllib.request.build_opener(urllib.request.ProxyHandler({}))
    return urllib.request.build_opener()


def _read(response: http.client.HTTPResponse, *, until: float) -> bytes:
    """The whole body. A socket's timeout starts anew with every byte; a server that drips never ends it."""
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(65536):
        pieces.append(piece)
        size += len(piece)
        if time.monotonic() > until:
            raise _Stumbled("the answer took too long")
        if size > LARGEST:
            raise _Stumbled("the answer is too large")
    if response.length:
        raise _Stumbled("the connection was closed in the middle of the answer")
    return b"".join(pieces)


def _refusal(error: urllib.error.HTTPError) -> Exception:
    """What an error status means: ask again, or stop."""
    with error:
        try:
            said = error.read(300).decode("utf-8", "replace").strip()
        except (OSError, http.client.HTTPException):
            said = ""
    message = f"HTTP {error.code} {error.reason}" + (f": {said}" if said else "")
    if error.code == 429 or error.code in (408, 409, 425) or error.code >= 500:
        wait = _retry_after(error.headers.get("Retry-After"))
        if wait is not None and wait > LONGEST_WAIT:
            return EngineUnavailable(f"the server asks to wait {wait:.0f} seconds; run the command again then")
        return _Stumbled(message, wait)
    return EngineUnavailable(message)


def _retry_after(value: str | None) -> float | None:
    """Seconds, or a date of HTTP; None where the server does not say."""
    if value is None:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        when = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())


def _content(body: bytes) -> str:
    try:
        choice = json.loads(body)["choices"][0]
        content = choice["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError):
        raise _Stumbled("the answer is not one of a chat interface") from None
    if not isinstance(content, str) or not content.strip():
        raise _Stumbled("the answer is empty")
    if choice.get("finish_reason") == "length":
        raise NoAnswer("the answer was cut off; give the model more room for tokens")
    return content
