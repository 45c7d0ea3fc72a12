"""Articles, filters and a small catalogue for tests."""

from hypothesis import strategies as st

from bot.models import Article, Filter, FilterKind, Verdict
from bot.newsroom.arabic import fold

HAMMOUCHI = ("حموشي", "Hammouchi", "Hamouchi", "عبد اللطيف حموشي", "Abdellatif Hammouchi")


class Names:
    """A catalogue of two topics and one name."""

    def find(self, text: str) -> str | None:
        """Return the slug of a topic."""
        topics = {fold("الإرهاب"): "counter-terrorism", "counter-terrorism": "counter-terrorism", "drugs": "drugs"}
        return topics.get(fold(text))

    def spellings(self, word: str) -> tuple[str, ...]:
        """Return the spellings of the one name."""
        return HAMMOUCHI if fold(word) in {*map(fold, HAMMOUCHI), "الحموشي"} else ()


def story(title: str = "", body: str = "", **more: object) -> Article:
    """Return an article; `id` is "a" unless told."""
    return Article(**{"id": "a", "keys": (), "source": "", "title": title, "link": None, "body": body, **more})  # type: ignore[arg-type]  # tests pass fields by name


def words(text: str, number: int = 1) -> Filter:
    """Return a filter of words."""
    return Filter(number, FilterKind.WORDS, text)


_WRITTEN = (
    "حموشي الحموشي للحموشي وبالحموشي أمن الأمن أمنية مأمون شرطة الشرطة عملية عمليات مغربي مغربية فرنسا بفرنسا عبد اللطيف عبداللطيف "
    "Hammouchi police Police's l'extradition extradition counter-terrorism counterterrorism terrorism U.S. us FBI لـFBI drug drugs على علي"
)
VOCABULARY = [*_WRITTEN.split(), "بن", "بنكيران", "كيران", "بن،"]
TEXTS = st.lists(st.sampled_from(VOCABULARY), max_size=9).map(" ".join)
PIECES = st.one_of(
    st.sampled_from(VOCABULARY),
    st.sampled_from(VOCABULARY).map("-{}".format),
    st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=3).map(lambda some: f'"{" ".join(some)}"'),
)
WISHES = st.lists(PIECES, min_size=1, max_size=3).map(" ".join)
FILTERS = st.one_of(
    st.builds(Filter, st.just(1), st.just(FilterKind.WORDS), WISHES),
    st.builds(Filter, st.just(1), st.just(FilterKind.TOPIC), st.sampled_from(["drugs", "counter-terrorism"])),
    st.sampled_from([Filter(1, FilterKind.ALL), Filter(1, FilterKind.EVERYTHING)]),
)
ARTICLES = st.builds(
    story,
    TEXTS,
    TEXTS,
    summary=TEXTS,
    categories=st.lists(TEXTS, max_size=2).map(tuple),
    topics=st.sampled_from([(), ("drugs",), ("drugs", "counter-terrorism")]),
    publish=st.sampled_from(Verdict),
)
