"""What a newsroom's own catalogue cannot mean is refused at the start: its file, the line, and the reason."""

from pathlib import Path

import pytest

from bot.errors import CatalogueError
from bot.newsroom.catalogue.features import why_none
from bot.newsroom.topics import Catalogue

TITLE = 'title = { ar = "ع", fr = "f", en = "e" }\n'
NAMED = "title = { ar = 'ع', latin = 'l' }\n"
MANY, ENDLESS = "9" * 400, "9" * 5000
HEXES = "0x" + "f" * 5000

REFUSED = [
    ("[topics.drug]\noff = true\n", 2, "there is no topic “drug” to take away"),
    ("[signs.terorism]\noff = true\n", 2, "there is no sign “terorism”"),
    ("[names.nobody]\noff = true\n", 2, "there is no name “nobody”"),
    ("[parties.zz]\noff = true\n", 2, "there is no party “zz”"),
    ("[masks.none]\noff = true\n", 2, "there is no mask “none”"),
    ("[frames.none]\noff = true\n", 2, "there is no frame “none”"),
    ("# ours\n[signs.terrorism]\noff = true\n", 3, "still needed by the topic counter-terrorism"),
    ("[signs.event-security]\noff = true\n", 2, "topic event-security"),
    ("[signs.own]\nkind = 'act'\nar = 'كلمة'\noff = true\n[frames.own]\nall = ['talks | own']\n", 4, "the frame own"),
    ("[signs.own]\nkind = 'act'\nar = 'كلمة'\noff = true\n[frames.own]\nall = ['talks']\nunless = ['own']\n", 4, "frame own"),
    ("[signs.own]\nkind = 'act'\nar = 'كلمة'\noff = true\n[masks.own]\nar = 'ك'\nunless = ['own']\n", 4, "mask own"),
    ("[masks.own]\nar = 'كلمة'\nunless = ['nonsense']\n", 3, "no sign “nonsense”"),
    ("[frames.own]\nall = ['talks']\nwithin = 'page'\n", 3, "within is sentence or opening"),
    ("\n[topics.all]\n" + TITLE, 2, "“all” says more than a topic"),
    ("[topics.everything]\n" + TITLE, 1, "“everything” says more than a topic"),
    ("[topics.drugs]\naliases = [\n  'hash',\n  'one, two',\n]\n", 4, "“one, two” is read as 2 filters"),
    ("[topics.drugs]\naliases = ['حشيش أو كوكايين']\n", 2, "is read as 2 filters"),
    ("[topics.drugs]\naliases = ['''one\ntwo''']\n", 2, "is read as 2 filters"),
    ("[topics.drugs]\naliases = ['12']\n", 2, "“12” holds no letter"),
    ("[topics.own]\ntitle = { ar = '!!!', fr = 'f', en = 'e' }\n", 2, "“!!!” holds no letter"),
    (f"[topics.own]\n{TITLE}hashtag = {{ ar = 'ع', fr = '#feux', en = 'e' }}\n", 3, "“#feux” is no hashtag"),
    (f"[topics.own]\n{TITLE}hashtag = {{ ar = 'ع', fr = 'f', en = '2030' }}\n", 3, "“2030” is no hashtag"),
    ("[topics.drugs]\nbeyond = 0\n", 2, "not more than 0"),
    ("[topics.drugs]\nbeyond = 'always'\n", 2, "not a number"),
    ("[signs.own]\nkind = 'domain'\nen = '''fire,\nwild*fire'''\n", 4, "“wild*fire” holds *"),
    ("[signs.own]\nkind = 'domain'\nen = '(a+)+$'\n", 3, "“(a+)+$” holds $ ( )"),
    ("[names.own]\ntitle = { ar = 'ع', latin = 'l' }\nspellings = ['a=b']\n", 3, "“a=b” holds ="),
    (f"[names.own]\n{NAMED}spellings = [\n  'ABC',\n  'في',\n]\n", 5, "“في” stands in every article"),
    (f"[names.own]\n{NAMED}spellings = ['The']\n", 3, "“The” stands in every article"),
    (f"[names.own]\n{NAMED}spellings = ['X']\n", 3, "“X” is one letter"),
    ('[topics.drugs]\naliases = ["حشيش"، "كيف"]\n', 2, "write , instead of ،"),
    ("[topics.drugs]\naliases = [«حشيش»]\n", 2, 'write " instead of «'),
    ("[topics.drugs]\naliases = ['a' # ،\n", 3, "not TOML: Unclosed array"),
    ("[names.own]\ntitle = { ar = 'ع', latin = 'l' }\nspelings = ['abc']\n", 3, "did you mean spellings?"),
    (f"[topics.own]\ntitle = {{ ar = '{'ع' * 65}', fr = 'f', en = 'e' }}\n", 2, "a title of 65 characters; 64 at most"),
    ("[topics.drugs]\naliases = ['-hash']\n", 2, "“-hash” is never read as a topic"),
    ("""[topics.drugs]\naliases = ['"hash oil"']\n""", 2, "is never read as a topic"),
    ("[weights]\nstart = 1\n'domain.zzz.title' = 1\n", 3, "there are domain.1.lead, domain.1.title"),
    ("[weights]\n'parties.9.title' = 1\n", 2, "there are parties."),
    ("[weights]\n'talks.sentence' = 1\n", 2, "there are talks.title, talks.lead, talks.body"),
    ("[weights]\n'security-talks.lead' = 1\n", 2, "there are security-talks.title"),
    ("[weights]\n'talks of two.body' = 1\n", 2, "there are talks of two.title"),
    ("[weights]\n'visit + talks of two.title' = 1\n", 2, "order of the alphabet"),
    ("[weights]\n'talks + visit.title' = 1\n", 2, "training + weapons of two.title"),
    ("[weights]\n'talks + visit of two.opening' = 1\n", 2, "there are talks + visit of two.title"),
    ("[weights]\n'talks' = 1\n", 2, "no sign or frame"),
    ("[weights]\nstart = -3\nterrorism.title = 1\n", 3, 'quotes are missing: under [weights] write "terrorism.title" = …'),
    ("[weights]\ndomain.1.title = 1\n", 2, 'write "domain.1.title" = …'),
    ("[weights]\n\n[weights.terrorism]\ntitle = 1\n", 4, 'under [weights] write "terrorism.title"'),
    ("[wording]\ngoal = 1\nfoot.title = 0.5\n", 3, 'quotes are missing: under [wording] write "foot.title" = …'),
    ("[wording]\nfoot = {}\n", 2, "not a number"),
    ("[frames.own]\nall = ['talks']\nparties = -2.5\n", 3, "-2.5 is not how many parties"),
    ("[frames.own]\nall = ['talks']\nparties = 1.5\n", 3, "1.5 is not how many parties"),
    (f"[topics.drugs]\n\nneeds = {MANY}\n", 3, "so many digits"),
    (f"[topics.drugs]\n\nneeds = {ENDLESS}\n", 3, "so many digits"),
    (f"[topics.drugs]\nneeds = {HEXES}\n", 2, "so many digits"),
    (f"[topics.drugs]\nspecial = {HEXES}\n", 2, "a number of so many digits is neither true nor false"),
    (f"[signs.own]\nkind = 'act'\nar = {MANY}\n", 3, "… is not a text in quotes"),
    (f"[thresholds]\npublish = {MANY}\n", 2, "so many digits"),
    (f"[frames.own]\nall = ['talks']\nparties = {ENDLESS}\n", 3, "so many digits"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "reason"), REFUSED, ids=[f"{one[2]} {at}" for at, one in enumerate(REFUSED)])
def test_what_cannot_be_meant_is_refused_with_its_line_and_the_reason(
    text: str, line: int, reason: str, tmp_path: Path
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, "utf-8")

    with pytest.raises(CatalogueError) as refused:
        Catalogue.load(own)

    assert f"own.toml, line {line}: " in str(refused.value)
    assert reason in str(refused.value)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 500 + len(str(own))


@pytest.mark.parametrize(
    "text",
    [
        f"[topics.own]\noff = true\n{TITLE}",
        "[topics.counter-terrorism]\noff = true\n",
        f"[names.own]\n{NAMED}spellings = ['علي', 'WHO', 'G7']\n",
        "[topics.drugs]\naliases = ['shit-trafic', 'l’herbe', 'C4']\n",
        "[signs.own]\nkind = 'domain'\nen = '=DGST, F.B.I., wild* fire, C++, AT&T'\n",
        "[weights]\n'talks + visit of two.title' = 1\n'talks of two.opening' = 1\n'brief.30.body' = 1\n",
        "[frames.own]\nall = ['talks']\nparties = 2.0\n",
        "[weights]\n'parties.2.title' = 1\n[wording]\n'foot.title' = 0.5\n",
    ],
)
def test_what_can_be_meant_is_taken(text: str, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, "utf-8")

    assert Catalogue.load(own).topics


def test_every_weight_inside_is_of_a_feature_that_an_article_can_have() -> None:
    holdings = Catalogue.load(None).holdings
    signs, frames = {sign.slug for sign in holdings.signs}, {frame.slug for frame in holdings.frames}

    assert {name: why for name in holdings.weights if (why := why_none(name, signs, frames))} == {}
