"""Engines that draft translations: any OpenAI-compatible endpoint, and Argos Translate.

An engine proposes; checks of numbers, terms and leftover Chinese decide whether the proposal becomes a draft.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from policybase.chat import Chat, EngineUnavailable, NoAnswer
from policybase.model import Term

__all__ = ["NAMES", "Engine", "EngineUnavailable", "NoAnswer", "Task", "engine"]

NAMES = ("openai", "argos")
_HAN = re.compile(r"[\u3400-\u9fff]")

RULES = """You translate Chinese administrative documents into English as a professional legal translator.
- Plain, exact legal-administrative English. Translate everything; add nothing, summarise nothing, explain nothing.
- Duties that stand in bare verbs become imperatives (建立健全…制度: establish and improve …). No subject is invented.
- Numbers, dates, document numbers (国发〔2004〕10号: Guo Fa [2004] No. 10) and list structure stay exact.
- A heading has no final stop; a paragraph ends with the stop of the Chinese. No pinyin where an English term exists.
- Use the renderings given for terms. Answer with the English translation only, on one line."""


@dataclass(frozen=True, slots=True)
class Task:
    """One passage to draft."""

    source: str
    title: str  # of the document, Chinese
    place: str  # what the catalogue tells translators: 二 （五） 33 · text
    terms: tuple[Term, ...] = ()  # those that occur in it


class Engine(Protocol):
    @property
    def name(self) -> str:
        """As the catalogue will say who drafted: openai some-model."""
        ...

    def draft(self, task: Task) -> str:
        """The English. Raises ``NoAnswer`` for this passage, ``EngineUnavailable`` for all of them."""
        ...


def engine(name: str, environment: Mapping[str, str]) -> Engine:
    """The engine called ``name``. Raises ``EngineUnavailable`` with what to do."""
    if name == "argos":
        return Argos.installed()
    missing = [key for key in ("KB_ENGINE_URL", "KB_ENGINE_MODEL") if not environment.get(key)]
    if missing:
        raise EngineUnavailable(
            f"set {' and '.join(missing)} in the environment, for example "
            "KB_ENGINE_URL=http://127.0.0.1:8080/v1 KB_ENGINE_MODEL=name-of-the-model "
            "(KB_ENGINE_KEY if the server asks for one; KB_ENGINE_TIMEOUT in seconds, 120 unless said)"
        )
    try:
        timeout = float(environment.get("KB_ENGINE_TIMEOUT") or 120)
        pause = float(environment.get("KB_ENGINE_PAUSE") or 1)
    except ValueError:
        raise EngineUnavailable("KB_ENGINE_TIMEOUT and KB_ENGINE_PAUSE are numbers of seconds") from None
    chat = Chat(
        url=environment["KB_ENGINE_URL"],
        model=environment["KB_ENGINE_MODEL"],
        key=environment.get("KB_ENGINE_KEY") or None,
        timeout=timeout,
        pause=pause,
    )
    return OpenAI(chat)


@dataclass(frozen=True, slots=True)
class OpenAI:
    """A server that speaks the chat interface of OpenAI: llama.cpp, Ollama, vLLM, a provider."""

    chat: Chat

    @property
    def name(self) -> str:
        return f"openai {self.chat.model}"

    def draft(self, task: Task) -> str:
        return _english(self.chat.ask(system=RULES, user=prompt(task)), task)


def prompt(task: Task) -> str:
    lines = [f"Document: {task.title}", f"Place: {task.place}"]
    if task.terms:
        lines += ["Terms:", *(f"- {term.zh}: {_renderings(term)}" for term in task.terms)]
    return "\n".join((*lines, "Translate into English:", task.source))


def _renderings(term: Term) -> str:
    also = f" (also: {'; '.join(term.variants)})" if term.variants else ""
    never = f" (never: {'; '.join(each.en for each in term.forbidden)})" if term.forbidden else ""
    return term.en + also + never


class Argos:
    """Argos Translate, if it is installed with its package from Chinese to English."""

    name = "argos"

    def __init__(self, translation: _Translation) -> None:
        self._translation = translation

    @classmethod
    def installed(cls) -> Argos:
        try:
            module = importlib.import_module("argostranslate.translate")
        except ImportError:
            raise EngineUnavailable(
                "Argos Translate is not installed; `pip install argostranslate` into .venv, then "
                "`argospm install translate-zh_en`"
            ) from None
        try:
            found = module.get_translation_from_codes("zh", "en")
        except AttributeError:
            found = None  # a language that is not installed
        if found is None:
            raise EngineUnavailable("Argos Translate has no package zh→en; `argospm install translate-zh_en`")
        return cls(found)

    def draft(self, task: Task) -> str:
        return _english(self._translation.translate(task.source), task)


class _Translation(Protocol):
    def translate(self, text: str) -> str: ...


# ── what comes back ──────────────────────────────────────────────────────────

# <think>The user wants …</think>: local reasoning models think aloud.
_THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)
_FENCE = re.compile(r"\A```\w*\s*\n?(.*?)\n?```\Z", re.DOTALL)
# Translation: Strengthen …; English: …
_LEAD = re.compile(r"\A(?:\*\*)?(?:English(?: translation)?|Translation)(?:\*\*)?:(?:\*\*)?\s*", re.IGNORECASE)
_QUOTED = re.compile(r'\A(?:"([^"]*)"|“([^“”]*)”)\Z')
_LONGEST = 12  # characters of English for one of Chinese: beyond that it is no translation


def _english(answer: str, task: Task) -> str:
    """The translation without what models put around it. Raises ``NoAnswer``."""
    text = _THOUGHT.sub("", answer).strip()
    if fenced := _FENCE.match(text):
        text = fenced[1].strip()
    text = _LEAD.sub("", text)
    quoted = _QUOTED.match(text)
    if quoted and task.source[0] not in "“\"《":
        text = quoted[1] or quoted[2] or ""
    text = " ".join(text.split())
    if not text:
        raise NoAnswer("the answer is empty")
    if len(_HAN.findall(text)) * 4 > len(text):
        raise NoAnswer("the answer is Chinese")
    if len(text) > 80 + _LONGEST * len(task.source):
        raise NoAnswer("the answer is far too long to be a translation")
    return text


def terms_in(source: str, terms: Iterable[Term]) -> tuple[Term, ...]:
    """Terms to put into the prompt: those that stand in ``source``, longest first."""
    return tuple(sorted((term for term in terms if term.zh in source), key=lambda term: -len(term.zh)))
