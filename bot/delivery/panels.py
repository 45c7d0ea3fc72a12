"""A draft's last message: how it stands, and the buttons that decide. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.delivery import lines
from bot.delivery.excerpt import headline
from bot.messages import Button, Message, Rows, Text
from bot.newsroom.drafts import Draft, DraftState, Way
from bot.texts import Texts, Value, dates

LONGEST = 80  # characters of a title in a list or a question


@dataclass(frozen=True, slots=True)
class Panels:
    """Draws them, in a draft's own language and the house's time zone. `pace` is messages a second."""

    texts: Texts
    timezone: str
    pace: float

    def open(self, draft: Draft, *, reach: int, lacks: Sequence[str], topics: Sequence[str]) -> Message:
        """Return the panel of a draft that waits: its six buttons in CONTRACT's order."""
        language = draft.language
        said = [lines.sentence(self.say(draft, "draft-heading"), language, "bold"), *self._reach(draft, reach)]
        said.append(self._line(draft, "draft-topics", topics=dates.listing(list(topics), language)))
        said += [self._line(draft, f"draft-lacks-{name}") for name in lacks]
        if draft.done_by is not None:
            said.append(self._line(draft, "draft-was-refused", who=draft.done_name))
        said.append(self._line(draft, "draft-until", time=self.clock(draft, draft.until)))
        send, channel, silent = (self.button(draft, f"draft-button-{way}", way.value) for way in Way)
        rest = (self.button(draft, f"draft-button-{name}", name) for name in ("plan", "edit", "cancel"))
        return Message(lines.stack(said, gap="\n"), ((send,), (channel, silent), tuple(rest)))

    def menu(self, draft: Draft, key: str, acts: Iterable[str]) -> Message:
        """Return the panel that asks something: a button for each act, and the way back."""
        buttons = [self.button(draft, f"draft-button-{act}", act) for act in acts]
        rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
        return self.asking(draft, key, tuple(rows))

    def asking(
        self, draft: Draft, key: str, rows: Rows = (), *, leave: str = "back", reply: bool = False, **values: Value
    ) -> Message:
        """Return the panel that asks something, with these buttons and the way back (`leave`: back, or done). `reply`:
        only a reply to it is taken, and it says so.
        """
        back = (self.button(draft, f"draft-button-{leave}", leave),)
        said = (self._line(draft, key, **values), *((self._line(draft, "draft-ask-reply"),) if reply else ()))
        return Message(lines.stack(said, gap="\n"), (*rows, back))

    def closed(self, draft: Draft) -> Message:
        """Return the panel of a draft that is decided: the state, who and when, and what may still be done."""
        said = [lines.sentence(headline(draft.entry.title, LONGEST), draft.language, "bold"), self.state(draft)]
        return Message(lines.stack(said, gap="\n"), self._closed_rows(draft))

    def confirming(self, draft: Draft) -> Message:
        """Return the question to another editor."""
        said = [
            lines.sentence(self.say(draft, "draft-confirm", who=draft.asker_name), draft.language, "bold"),
            lines.paragraph(headline(draft.entry.title, LONGEST), draft.language),
            self._line(draft, f"draft-confirm-{draft.way}"),
        ]
        if draft.due is not None:
            said.append(self._line(draft, "draft-confirm-due", time=self.moment(draft, draft.due)))
        answers = (self.button(draft, "draft-button-yes", "yes"), self.button(draft, "draft-button-no", "no"))
        return Message(lines.stack(said, gap="\n"), (answers,))

    def newer(self, draft: Draft) -> Message:
        """Return what stands where an older showing of a draft was."""
        return Message(self._line(draft, "draft-newer"))

    def refused(self, draft: Draft) -> Message:
        """Return what stands where another editor said no."""
        return Message(self._line(draft, "draft-refused", who=draft.done_name))

    def state(self, draft: Draft) -> Text:
        """Say how a draft stands, in a sentence."""
        key, values = self.state_of(draft)
        return self._line(draft, key, **values)

    def state_of(self, draft: Draft) -> tuple[str, dict[str, Value]]:
        """Return the sentence's key and values that say how a draft stands."""
        values: dict[str, Value] = {"who": draft.done_name, "time": self.clock(draft, draft.done_at or draft.at)}
        match draft.state:
            case DraftState.SENT:
                return f"draft-sent-{draft.way}", values
            case DraftState.PLANNED:
                return "draft-planned", {"who": draft.done_name, "time": self.moment(draft, draft.due or draft.at)}
            case DraftState.CONFIRMING:
                return "draft-confirming", {"who": draft.asker_name}
            case DraftState.EXPIRED:
                return "draft-expired", {"time": values["time"]}
            case DraftState.OPEN:
                return "draft-open", {"time": self.clock(draft, draft.until)}
        return f"draft-{draft.state}", values

    def button(self, draft: Draft, key: str, act: str, **values: Value) -> Button:
        """Return a button of this showing of the draft."""
        return Button(self.say(draft, key, **values), data=f"d:{draft.id}:{draft.edition}:{act}")

    def say(self, draft: Draft, key: str, **values: Value) -> str:
        """Return a sentence in the draft's language."""
        return self.texts.say(draft.language, key, **values)

    def clock(self, draft: Draft, at: float) -> str:
        """Return a time of day in the house's time zone."""
        return dates.clock(at, draft.language, self.timezone)

    def moment(self, draft: Draft, at: float) -> str:
        """Return a day and time in the house's time zone."""
        return dates.moment(at, draft.language, self.timezone)

    def _line(self, draft: Draft, key: str, **values: Value) -> Text:
        return lines.stack(
            (lines.sentence(line, draft.language) for line in self.say(draft, key, **values).split("\n")), gap="\n"
        )

    def _reach(self, draft: Draft, reach: int) -> list[Text]:
        """Say how many will get it, and how many more have it already."""
        if not reach:
            nobody = "draft-reach-all-have" if draft.had else "draft-reach-nobody"
            return [self._line(draft, nobody, count=draft.had)]
        span = dates.span(max(1.0, reach / self.pace), draft.language)
        told = [self._line(draft, "draft-reach", count=reach, span=span)]
        return [*told, self._line(draft, "draft-reach-had", count=draft.had)] if draft.had else told

    def _closed_rows(self, draft: Draft) -> Rows:
        match draft.state:
            case DraftState.SENT if not draft.settled:
                return ((self.button(draft, "draft-button-undo", "undo"),),)
            case DraftState.PLANNED | DraftState.CONFIRMING:
                return ((self.button(draft, "draft-button-drop", "cancel"),),)
        return ()
