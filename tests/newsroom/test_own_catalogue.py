"""A newsroom's own catalogue: README's example does what README says, and a topic of its own is given."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.models import Article, Language, Verdict
from bot.newsroom.filters import matches, understand
from bot.newsroom.routing import channel_verdict
from bot.newsroom.topics import Catalogue

README = Path(__file__).parents[2] / "README.md"
AT_HOME = "حرائق الغابات تجتاح شفشاون وكنادير تتدخل"
OWN = '[topics.own]\ntitle = { ar = "موضوعنا", fr = "Le nôtre", en = "Ours" }\nsigns = ["drugs"]\nneeds = 3\n'
SEIZURE = "حجز طن من المخدرات بضواحي طنجة"


def example() -> str:
    """Return the catalogue file that README shows."""
    (found,) = re.findall(r"```toml\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    return str(found)


@pytest.mark.parametrize(
    ("title", "language"),
    [
        (AT_HOME, Language.ARABIC),
        ("Feux de forêt à Chefchaouen : deux Canadairs mobilisés", Language.FRENCH),
        ("Wildfires sweep through the hills above Chefchaouen", Language.ENGLISH),
    ],
)
def test_the_topic_of_readme_s_example_reaches_its_readers_and_a_channel_that_takes_it(
    title: str, language: Language, laid: Callable[[str], Catalogue]
) -> None:
    catalogue = laid(example())
    judgement = catalogue.judge(title, "")
    topic = catalogue.topic("wildfires")
    assert topic is not None
    (followed,) = understand(topic.titles[language], catalogue).filters

    assert judgement.publish is Verdict.NO
    assert judgement.topics == ("wildfires",)
    assert matches(followed, Article("a", (), "", title, None, topics=judgement.topics), catalogue)
    assert channel_verdict(judgement, ("wildfires",)) is Verdict.YES


def test_the_rest_of_readme_s_example_is_taken_as_it_stands_there(laid: Callable[[str], Catalogue]) -> None:
    catalogue = laid(example())

    assert "حموشي" in catalogue.spellings("Hammouchi")
    assert catalogue.holdings.wording["مونديال"] == 0.6
    assert (catalogue.holdings.thresholds.publish, catalogue.holdings.thresholds.review) == (0.6, 0.25)


def test_a_topic_of_one_s_own_is_given_from_what_it_needs_on(laid: Callable[[str], Catalogue]) -> None:
    assert laid(OWN).judge(SEIZURE, "").topics == ("own",)
    assert laid(OWN.replace("needs = 3", "needs = 7")).judge(SEIZURE, "").topics == ()


@pytest.mark.parametrize("beyond", ["7", '"never"'])
def test_a_topic_of_one_s_own_may_ask_for_more_beyond_the_channel(
    beyond: str, laid: Callable[[str], Catalogue]
) -> None:
    assert laid(f"{OWN}beyond = {beyond}\n").judge(SEIZURE, "").topics == ()


def test_the_topics_inside_stay_with_what_is_for_the_channel_also_where_a_newsroom_changes_them(
    laid: Callable[[str], Catalogue],
) -> None:
    assert laid("").judge(SEIZURE, "").topics == ()
    assert laid("[topics.drugs]\nneeds = 1\n").judge(SEIZURE, "").topics == ()
    assert laid("[topics.drugs]\nbeyond = 3\n").judge(SEIZURE, "").topics == ("drugs",)


APART = ("Fanfare at the harbour", "Crowds came early. A regatta followed.")
FRAMED = """[signs.fanfare]
kind = "act"
en = "fanfare*"
[signs.regatta]
kind = "act"
en = "regatta*"
[frames.feast]
all = ["fanfare", "regatta"]
within = "%s"
[weights]
"feast.opening" = 9.0
"""


@pytest.mark.parametrize(("within", "publish"), [("sentence", Verdict.NO), ("opening", Verdict.YES)])
def test_a_frame_may_ask_for_its_signs_in_title_and_opening_together(
    within: str, publish: Verdict, laid: Callable[[str], Catalogue]
) -> None:
    assert laid(FRAMED % within).judge(*APART).publish is publish


MASKED = """[signs.fanfare]
kind = "act"
en = "fanfare*"
[signs.regatta]
kind = "act"
en = "regatta*"
[masks.usual]
en = "harbour fanfare"
unless = ["regatta"]
[weights]
"fanfare.title" = 9.0
"""


@pytest.mark.parametrize(
    ("body", "publish"), [("Crowds came early.", Verdict.NO), ("A regatta followed.", Verdict.YES)]
)
def test_a_mask_may_hide_nothing_where_something_else_is_there(
    body: str, publish: Verdict, laid: Callable[[str], Catalogue]
) -> None:
    assert laid(MASKED).judge("The harbour fanfare", body).publish is publish
