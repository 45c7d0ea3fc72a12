"""The words that wishes look for, as numbers: which of them an article has is one table."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from bot.newsroom.wishes import Word

NO_WORD = 0


class Vocabulary:
    """Words under numbers from 1 on. A word that nobody uses any more is forgotten and its number used again."""

    def __init__(self) -> None:
        self._numbers: dict[Word, int] = {}
        self._words: list[Word] = [()]
        self._uses: list[int] = [0]
        self._having: dict[str, list[int]] = {}  # form → words that look for it
        self._free: list[int] = []

    def __len__(self) -> int:
        """Return how many words are known."""
        return len(self._numbers)

    def take(self, word: Word) -> int:
        """Return a word's number, and count one use more."""
        number = self._numbers.get(word)
        if number is None:
            number = self._add(word)
        self._uses[number] += 1
        return number

    def release(self, number: int) -> None:
        """Count one use less; NO_WORD has none."""
        if number == NO_WORD:
            return
        self._uses[number] -= 1
        if self._uses[number] == 0:
            self._forget(number)

    def present(self, forms: Iterable[str]) -> npt.NDArray[np.bool_]:
        """Return for each number whether a text with these forms has the word; NO_WORD is never there."""
        table = np.zeros(len(self._words), dtype=np.bool_)
        having = self._having
        table[[number for form in forms if form in having for number in having[form]]] = True
        return table

    def _add(self, word: Word) -> int:
        number = self._free.pop() if self._free else len(self._words)
        if number == len(self._words):
            self._words.append(word)
            self._uses.append(0)
        self._words[number] = word
        self._numbers[word] = number
        for form in word:
            self._having.setdefault(form, []).append(number)
        return number

    def _forget(self, number: int) -> None:
        word = self._words[number]
        del self._numbers[word]
        for form in dict.fromkeys(word):
            having = self._having[form]
            having.remove(number)
            if not having:
                del self._having[form]
        self._words[number] = ()
        self._free.append(number)
