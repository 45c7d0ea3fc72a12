"""Every sentence Mirsal says, in three languages: Project Fluent files, one folder a language.

A sentence is complete in its own language, with its own plurals; what is put into it (a name, a title, words a
reader wrote) is isolated where it runs the other way, so that no sentence falls apart; so are the commands in it.
"""

import re
from collections.abc import Iterable
from importlib import resources
from importlib.resources.abc import Traversable

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk, Message

from bot.models import Language
from bot.texts.direction import is_right_to_left, isolate, isolate_commands

# Where a language is said as it is in Morocco: Latin digits in Arabic, a comma before decimals.
LOCALES = {Language.ARABIC: "ar-MA", Language.FRENCH: "fr-FR", Language.ENGLISH: "en-GB"}

# fluent.runtime refuses a value of more than 2,500 characters: a long one is put in afterwards, under a token.
_LONGEST = 2000
_TOKEN = re.compile("\uf8ff(\\d+)\uf8ff")

Value = str | int | float


class Texts:
    """The sentences of all languages. Raises ValueError when a file has a line that is not Fluent or a key twice."""

    def __init__(self, folder: Traversable | None = None) -> None:
        root = resources.files(__name__) if folder is None else folder
        self._bundles = {language: _bundle(language, root.joinpath(language.value)) for language in Language}
        self._constant: dict[tuple[Language, str], str] = {}

    def say(self, language: Language, key: str, **values: Value) -> str:
        """Return one sentence. A key that is not there, or a value it needs and was not given, raises LookupError.

        Strings that run against the language's direction are isolated (FSI … PDI); numbers are written and
        counted as the language does.
        """
        if values:
            return self._fill(language, key, values)
        if (language, key) not in self._constant:
            self._constant[language, key] = self._fill(language, key, {})
        return self._constant[language, key]

    def has(self, key: str) -> bool:
        """Tell whether there is such a sentence."""
        return self._bundles[Language.ARABIC].has_message(key)

    def _fill(self, language: Language, key: str, values: dict[str, Value]) -> str:
        bundle = self._bundles[language]
        if not bundle.has_message(key):
            raise LookupError(f"no sentence {key!r} in {language}")
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise LookupError(f"the sentence {key!r} in {language} is empty")
        ready = {name: isolate(value, language) if isinstance(value, str) else value for name, value in values.items()}
        late = [value for value in ready.values() if isinstance(value, str) and _is_late(value)]
        early = {name: _token(late.index(value)) if value in late else value for name, value in ready.items()}
        said, errors = bundle.format_pattern(pattern, early)
        if errors:
            raise LookupError(f"the sentence {key!r} in {language}: {errors[0]}")
        return _TOKEN.sub(lambda match: late[int(match[1])], str(said)) if late else str(said)


def _is_late(value: str) -> bool:
    return len(value) > _LONGEST or "\uf8ff" in value


def _token(number: int) -> str:
    return f"\uf8ff{number}\uf8ff"


def _bundle(language: Language, folder: Traversable) -> FluentBundle:
    bundle = FluentBundle([LOCALES[language]], use_isolating=False)
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".ftl"):
            text = file.read_text(encoding="utf-8")
            resource = FluentResource(isolate_commands(text) if is_right_to_left(language) else text)
            _refuse_faults(resource.body, bundle, f"{language}/{file.name}")
            bundle.add_resource(resource)
    return bundle


def _refuse_faults(body: Iterable[object], bundle: FluentBundle, name: str) -> None:
    here: set[str] = set()
    for item in body:
        if isinstance(item, Junk):
            line = (item.content or "").strip().partition("\n")[0]
            raise ValueError(f"{name}: not Fluent: {line}")  # noqa: TRY004 - the file is wrong, not a type
        if isinstance(item, Message):
            key = item.id.name
            if key in here or bundle.has_message(key):
                raise ValueError(f"{name}: the sentence {key!r} stands twice")
            here.add(key)
