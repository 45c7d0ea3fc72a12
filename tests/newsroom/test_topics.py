"""The catalogue: what it holds, how readers' words find topics and names, and how a wrong file is refused."""

from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import CatalogueError
from bot.models import Language
from bot.newsroom.catalogue.documents import parse_document
from bot.newsroom.catalogue.reader import DEFAULTS
from bot.newsroom.topics import Catalogue

SLUGS = {
    "security-cooperation", "counter-terrorism", "organised-crime", "drugs", "cybersecurity", "borders-migration",
    "defence-military", "police-intelligence", "judicial-extradition", "event-security", "diplomacy-agreement", "breaking",
}  # fmt: skip
TITLE = 'title = { ar = "ع", fr = "f", en = "e" }\n'


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load(None)


def test_the_catalogue_inside_holds_every_topic_in_three_languages(catalogue: Catalogue) -> None:
    assert {topic.slug for topic in catalogue.topics} == SLUGS
    for topic in catalogue.topics:
        assert set(topic.titles) == set(topic.hashtags) == set(Language)
        assert not any(" " in tag or "#" in tag for tag in topic.hashtags.values())
    breaking = catalogue.topic("breaking")
    assert breaking is not None
    assert breaking.titles[Language.ARABIC] == "عاجل"
    assert catalogue.topic("nothing") is None


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("الإرهاب", "counter-terrorism"),
        ("الارهاب", "counter-terrorism"),
        ("counter-terrorism", "counter-terrorism"),
        ("Counter terrorism", "counter-terrorism"),
        ("TERRORISME", "counter-terrorism"),
        ("المخدرات", "drugs"),
        ("drogues", "drugs"),
        ("cybersecurite", "cybersecurity"),
        ("Cybersécurité", "cybersecurity"),
        ("الأمن السيبراني", "cybersecurity"),
        ("التعاون الأمني", "security-cooperation"),
        ("عاجل", "breaking"),
        ("breaking", "breaking"),
        ("  الهجرة ", "borders-migration"),
        ("extradition", "judicial-extradition"),
        ("الإرهاب والمخدرات", None),
        ("إرهابي", None),
        ("حموشي", None),
        ("الأسد الإفريقي", None),
        ("African Lion", None),
        ("أمن", None),
        ("", None),
    ],
)
def test_a_topic_is_found_by_exactly_its_title_alias_or_slug(
    words: str, slug: str | None, catalogue: Catalogue
) -> None:
    assert catalogue.find(words) == slug


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("إرهاب", "counter-terrorism"),
        ("مخدرات", "drugs"),
        ("هجرة", "borders-migration"),
        ("هجرة غير نظامية", "borders-migration"),
        ("حدود وهجرة", "borders-migration"),
        ("أمن وطني", "police-intelligence"),
        ("تعاون قضائي", "judicial-extradition"),
        ("الإرهاب", None),
        ("terrorisme", None),
        ("إرهابي", None),
        ("للإرهاب", None),
        ("أمن", None),
        ("حموشي", None),
        ("", None),
    ],
)
def test_a_topic_is_nearly_named_by_its_name_but_for_the_article(
    words: str, slug: str | None, catalogue: Catalogue
) -> None:
    assert catalogue.nearly(words) == slug


def test_every_title_alias_and_slug_finds_its_own_topic(catalogue: Catalogue) -> None:
    for topic in catalogue.topics:
        assert {catalogue.find(word) for word in (topic.slug, *topic.titles.values(), *topic.aliases)} == {topic.slug}


@pytest.mark.parametrize(
    "text",
    [
        "عاجل", "العاجل", "الأخبار العاجلة", "أخبار عاجلة", "الاخبار العاجله", "الخبر العاجل", "العواجل", "تنبيهات عاجلة",
        "urgent", "Urgents", "les urgents", "alertes", "les alertes", "Les Alertes Info", "les infos urgentes",
        "breaking news", "breaking", "the breaking news", "alerts", "news alerts", "urgent news",
    ],
)  # fmt: skip
def test_breaking_items_are_called_by_what_people_call_them(text: str, catalogue: Catalogue) -> None:
    assert catalogue.find(text) == "breaking"


@pytest.mark.parametrize("text", ["alerte", "alerte météo", "خدمات عاجلة", "urgence", "les urgences", "break", "alert"])
def test_words_that_only_look_like_breaking_items_are_words(text: str, catalogue: Catalogue) -> None:
    assert catalogue.find(text) is None


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("Darmanin", {"دارمانان", "دارمانين"}),
        ("دارمانان", {"Darmanin", "دارمانين"}),
        ("Hammouchi", {"حموشي", "الحموشي", "Hamouchi", "Hammoushi"}),
        ("حموشي", {"Hammouchi"}),
        ("الحموشي", {"Hammouchi"}),
        ("للحموشي", {"Hammouchi"}),
        ("INTERPOL", {"الإنتربول"}),
        ("الانتربول", {"Interpol"}),
        ("البسيج", {"BCIJ"}),
        ("DGSN", {"المديرية العامة للأمن الوطني"}),
        ("otan", {"الناتو", "NATO"}),
        ("l'OTAN", {"الناتو", "NATO"}),
        ("d’Interpol", {"الإنتربول"}),
        ("qu’Interpol", {"الإنتربول"}),
        ("s'Interpol", {"الإنتربول"}),
    ],
)
def test_a_name_in_one_script_gives_its_spellings_in_the_other(
    word: str, others: set[str], catalogue: Catalogue
) -> None:
    assert others <= set(catalogue.spellings(word))


def test_a_word_that_is_no_name_has_no_spellings(catalogue: Catalogue) -> None:
    assert catalogue.spellings("مباراة") == ()
    assert catalogue.spellings("") == ()


def test_there_are_names_enough_and_each_spelling_finds_its_name(catalogue: Catalogue) -> None:
    assert len(catalogue.names) >= 40
    for name in catalogue.names:
        assert set(name.titles) == set(Language)
        for spelling in name.spellings:
            assert (name.slug in catalogue.named(spelling, "")) is (name.kind != "common")
            assert spelling in catalogue.spellings(spelling)


@pytest.mark.parametrize(
    ("title", "body", "named"),
    [
        ("الحموشي يستقبل مدير الإف بي آي", "", ("hammouchi", "fbi")),
        ("لقاء بالرباط", "بين حموشي ودارمانان", ("hammouchi", "darmanin")),
        ("Hammouchi reçoit Darmanin", "à la DGSN", ("hammouchi", "darmanin", "dgsn")),
        ("حموشية", "Darmanines", ()),
    ],
)
def test_names_are_found_in_a_text_in_the_order_of_their_mention(
    title: str, body: str, named: tuple[str, ...], catalogue: Catalogue
) -> None:
    assert catalogue.named(title, body) == named


def test_a_catalogue_written_as_one_file_is_the_same_catalogue(tmp_path: Path, catalogue: Catalogue) -> None:
    folder = resources.files("bot.newsroom.catalogue")
    own = tmp_path / "all.toml"
    own.write_text(
        "inherit = false\n" + "\n".join((folder / f"{one}.toml").read_text("utf-8") for one in DEFAULTS), "utf-8"
    )

    assert Catalogue.load(own).holdings == catalogue.holdings


def test_an_empty_file_leaves_the_catalogue_as_it_is(tmp_path: Path, catalogue: Catalogue) -> None:
    own = tmp_path / "empty.toml"
    own.write_bytes("\ufeff# nothing\r\n".encode())

    assert Catalogue.load(own).holdings == catalogue.holdings


def test_a_newsroom_s_file_changes_adds_and_removes_single_things(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        "[topics.drugs]\nneeds = 7\n[topics.event-security]\noff = true\n"
        '[topics.wildfires]\nhashtag = { ar = "حرائق", fr = "feux", en = "fires" }\n' + TITLE, "utf-8",
    )  # fmt: skip
    catalogue = Catalogue.load(own)

    drugs, fires = catalogue.topic("drugs"), catalogue.topic("wildfires")
    assert drugs is not None
    assert fires is not None
    assert (drugs.needs, drugs.titles[Language.ENGLISH]) == (7, "Drugs")
    assert fires.hashtags[Language.FRENCH] == "feux"
    assert catalogue.topic("event-security") is None


REFUSED = [
    ("this is not toml", 1, "not TOML"),
    ("\n[topics.drugs\n", 2, "not TOML"),
    ('[topics.a1]\nx = """open\n', 3, "not TOML"),
    ("[topics.drugs]\nneeds = 1\n[topics.drugs]\n", 3, "not TOML"),
    ("x = " + "[" * 5000, 1, "brackets"),
    ("\n\n[subjects.drugs]\n", 3, "unknown"),
    ("wrong = 1\n", 1, "unknown"),
    ("inherit = 3\n", 1, "neither true nor false"),
    ("topics = 3\n", 1, "write [topics.slug]"),
    ("\nweights = 3\n", 2, "write [weights]"),
    ("[topics]\ndrugs = 3\n", 2, "not a table"),
    ("[topics.Drugs]\n" + TITLE, 1, "no slug"),
    ("[topics.d]\n" + TITLE, 1, "no slug"),
    ('[topics."dr ugs"]\n' + TITLE, 1, "no slug"),
    ("[topics.drugs]\nneeds = 2\ncolour = 3\n", 3, "unknown"),
    ("# new\n[topics.new-one]\nneeds = 3\n", 2, "ar, fr, en is missing"),
    ('[topics.new-one]\ntitle = { ar = "ع", fr = "f" }\n', 2, "en is missing"),
    ('[topics.new-one]\ntitle = { ar = "ع", fr = "f", en = "e", de = "d" }\n', 2, "unknown language de"),
    ('[topics.new-one]\ntitle = { ar = "ع", fr = "f", en = 3 }\n', 2, "give a text"),
    ("[topics.drugs]\nneeds = 'many'\n", 2, "not a number"),
    ("[topics.drugs]\nneeds = true\n", 2, "not a number"),
    ("[topics.drugs]\nneeds = inf\n", 2, "not a number"),
    ("[topics.drugs]\nneeds = 0\n", 2, "not more than 0"),
    ("[topics.drugs]\nspecial = 'yes'\n", 2, "neither true nor false"),
    ("[topics.drugs]\noff = 1\n", 2, "neither true nor false"),
    ("[topics.drugs]\naliases = 'drug'\n", 2, "not a list"),
    ("[topics.drugs]\naliases = [\n  'one',\n  'two',\n  'one',\n]\n", 3, "twice"),
    ("[topics.drugs]\naliases = [\n  'one',\n  'الإرهاب',\n]\n", 4, "already the topic counter-terrorism"),
    ("[topics.new-one]\ntitle = { ar = 'عاجل', fr = 'f', en = 'e' }\n", 2, "already the topic breaking"),
    ("[topics.drugs]\nsigns = ['drugs', 'nonsense']\n", 2, "no sign “nonsense”"),
    ("[topics.drugs]\nenough = ['nonsense']\n", 2, "no sign “nonsense”"),
    ("[signs.new-one]\nar = 'كلمة'\n", 1, "kind is one of"),
    ("[signs.new-one]\nkind = 'other'\nar = 'كلمة'\n", 2, "kind is one of"),
    ("[signs.new-one]\nkind = 'act'\n", 1, "no words"),
    ("[signs.new-one]\nkind = 'act'\nar = 3\n", 3, "not a text"),
    ('[signs.new-one]\nkind = "act"\nar = """كلمة,\nأخرى, ا*,\nثالثة"""\n', 4, "too short"),
    ("[signs.new-one]\nkind = 'act'\nar = 'كلمة'\nweight = 'x'\n", 4, "not a number"),
    ("[parties.zz]\nkind = 'act'\nar = 'كلمة'\n", 2, "unknown"),
    ("[names.somebody]\ntitle = { ar = 'ع', latin = 'l' }\n", 1, "spellings are missing"),
    ("[names.somebody]\ntitle = { ar = 'ع', latin = 'l' }\nspellings = ['…']\n", 3, "no word"),
    ("[frames.new-one]\nparties = 2\n", 1, "all is missing"),
    ("[frames.new-one]\nall = ['talks', 'nonsense | visit']\n", 2, "no sign “nonsense”"),
    ("[frames.new-one]\nall = ['talks']\nunless = ['nonsense']\n", 3, "no sign “nonsense”"),
    ("[frames.new-one]\nall = ['talks']\nspeaks = 'loud'\n", 3, 'speaks is "for"'),
    ("[weights]\nstart = -3\n'talks.title' = 'heavy'\n", 3, "not a number"),
    ("[weights]\n'tolks.title' = 1.0\n", 2, "no feature"),
    ("[weights]\n'talks.nowhere' = 1.0\n", 2, "no feature"),
    ("[wording]\nword = 'heavy'\n", 2, "not a number"),
    ("\n[wording]\n'الحدود' = 1.0\n", 3, "counted as “حدود”"),
    ("\n[wording]\n'حدود!' = 1.0\n", 3, "counted as “حدود”"),
    ("[wording]\n'two words' = 1.0\n", 2, "not one word"),
    ("[wording]\n'…' = 1.0\n", 2, "not one word"),
    ("[wording]\n'the.title' = 1.0\n", 2, "too short"),
    ("[wording]\n'2026' = 1.0\n", 2, "a number"),
    ("\n[thresholds]\nhigh = 0.5\n", 3, "unknown"),
    ("\n[thresholds]\npublish = 0.1\nreview = 0.5\n", 2, "0 < review"),
    ("[thresholds]\npublish = 'x'\n", 2, "not a number"),
    ("inherit = false\n", 1, "there are no topics"),
]


@pytest.mark.parametrize(("text", "line", "reason"), REFUSED, ids=[f"{one[2]} {at}" for at, one in enumerate(REFUSED)])
def test_a_wrong_file_is_refused_with_its_line_and_the_reason(
    text: str, line: int, reason: str, tmp_path: Path
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, "utf-8")

    with pytest.raises(CatalogueError) as refused:
        Catalogue.load(own)

    assert refused.value.setting == "TOPICS_FILE"
    assert f"own.toml, line {line}: " in str(refused.value)
    assert reason in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there_or_not_utf_8_is_refused(tmp_path: Path) -> None:
    latin = tmp_path / "latin.toml"
    latin.write_bytes(b"# one\n# \xe9\n")

    with pytest.raises(CatalogueError, match="cannot be read"):
        Catalogue.load(tmp_path / "nowhere.toml")
    with pytest.raises(CatalogueError, match="line 2: not UTF-8"):
        Catalogue.load(latin)


def test_lines_within_long_texts_are_not_taken_for_tables_or_keys() -> None:
    document = parse_document("own.toml", 'a = """\n[b]\nc = 1\n"""\n[b]\nc = 2\nd = "x"\n')

    assert (document.line(("b",)), document.line(("b", "c")), document.line(("b", "d"), "x")) == (5, 6, 7)
    assert document.line(("b", "nothing")) == 5
    assert document.line(("nothing",)) == 1


@given(st.text(max_size=80))
def test_any_words_can_be_asked_for(text: str) -> None:
    catalogue = _CATALOGUE

    assert catalogue.find(text) in SLUGS | {None}
    assert isinstance(catalogue.spellings(text), tuple)


_CATALOGUE = Catalogue.load(None)


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("drugs", ("الكوكايين", "المخدرات")),
        ("judicial-extradition", ("مطلوبا", "سلمت السلطات المغربية")),
        ("cybersecurity", ()),
        ("breaking", ()),
        ("nothing", ()),
        ("security-cooperation", None),
    ],
)
def test_the_words_that_speak_for_a_topic_are_told_as_they_stand(
    slug: str, words: tuple[str, ...] | None, catalogue: Catalogue
) -> None:
    title, body = "توقيف شخص مطلوبا في قضية الكوكايين", "سلمت السلطات المغربية كمية من المخدرات ومن الكوكايين."
    assert catalogue.speaking(slug, title, body) == words
