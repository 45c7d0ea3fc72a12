"""Whose service a text names: the party beside it, and no other."""

import pytest

from bot.models import Language
from bot.newsroom.catalogue.services import services
from bot.newsroom.topics import Catalogue

CATALOGUE = Catalogue.load(None)
SIGNS = frozenset(sign.slug for sign in CATALOGUE.holdings.signs if sign.service)


def whose(text: str, language: Language) -> set[str]:
    evidence, hits = CATALOGUE.evidence(text, "", language=language)
    return {party for _, party in services(hits, evidence.text.words, SIGNS)}


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("الشرطة الإسبانية", "es"),
        ("الشرطة القضائية الفيدرالية البلجيكية", "be"),
        ("والشرطة الفرنسية", "fr"),
        ("للشرطة الإيطالية", "it"),
        ("شرطة دبي", "ae"),
        ("الجمارك ببلجيكا", "be"),
        ("وزير الداخلية الألماني", "de"),
        ("المديرية العامة لمراقبة التراب الوطني", "ma"),
        ("الحرس المدني الإسباني والديستي", "es ma"),
        ("الشرطة الإسبانية توقف مغربيا", "es"),
        ("الإنتربول بالرباط", "interpol"),
        ("أوقفت الشرطة فرنسيا بمراكش", ""),
        ("أوقفت الشرطة مواطنا فرنسيا", ""),
        ("الشرطة والمغرب", ""),
        ("شرطة لفرنسا", ""),
        ("وزير الزراعة الفرنسي", ""),
        ("المغرب وفرنسا يوقعان اتفاقا", ""),
        ("الشرطة في البلدين", ""),
    ],
)
def test_in_arabic_an_adjective_with_its_article_or_a_place_right_behind_says_whose_it_is(
    text: str, parties: str
) -> None:
    assert whose(text, Language.ARABIC) == {f"@{party}" for party in parties.split()}


@pytest.mark.parametrize(
    ("language", "text", "parties"),
    [
        (Language.FRENCH, "la police espagnole", "es"),
        (Language.FRENCH, "la police de Dubaï", "ae"),
        (Language.FRENCH, "la DGSN marocaine et la Guardia Civil espagnole", "ma es"),
        (Language.FRENCH, "la police arrête un Français", ""),
        (Language.ENGLISH, "Spanish police", "es"),
        (Language.ENGLISH, "the police of Belgium", ""),
        (Language.ENGLISH, "police detain a Belgian", ""),
    ],
)
def test_in_french_it_stands_behind_in_english_before(language: Language, text: str, parties: str) -> None:
    assert whose(text, language) == {f"@{party}" for party in parties.split()}


def test_services_of_two_parties_are_counted_where_they_stand() -> None:
    title, body = "الشرطة الإسبانية تشكر الديستي", "قال مسؤول إن الأبحاث مستمرة."
    features = CATALOGUE.evidence(title, body)[0].features

    assert {name for name in features if name.startswith("services.2")} == {
        "services.2.title",
        "services.2.opening",
        "services.2.sentence",
    }
