"""What a filter in one script finds in the other, over the catalogue inside."""

import pytest

from bot.models import Filter, FilterKind
from bot.newsroom.filters import matches
from bot.newsroom.topics import Catalogue
from tests.newsroom.stories import story


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load(None)


def finds(wanted: str, text: str, catalogue: Catalogue) -> bool:
    return bool(matches(Filter(1, FilterKind.WORDS, wanted), story(text), catalogue))


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("Darmanin", "استقبل دارمانان"),
        ("دارمانين", "M. Darmanin a salué"),
        ("حرمو", "le général Haramou"),
        ("Haramou", "الفريق حرمو"),
        ("Nuñez", "وزير الداخلية لوران نونيز"),
        ("نونيز", "le ministre Nuñez"),
        ("Albares", "مع نظيره ألباريس"),
        ("d'Hammouchi", "استقبل الحموشي"),
        ("بوليساريو", "le Front Polisario"),
        ("لاديستي", "عناصر الديستي"),
        ("España", "في إسبانيا"),
        ("Blinken", "مع نظيره بلينكن"),
        ("شولتز", "le chancelier Scholz"),
        ("Meloni", "استقبلت ميلوني"),
        ("Mansouri", "مع السيد المنصوري"),
        ("Maroc", "بين المغرب وإسبانيا"),
        ("إسبانيا", "Spanish police in Spain"),
        ("الولايات المتحدة", "troops of the US"),
        ("Tanger", "بميناء طنجة"),
        ("بروكسل", "في بروكسيل"),
        ("أبو ظبي", "في أبي ظبي"),
        ("داعش", "une cellule de Daech"),
        ("FAR", "القوات المسلحة الملكية"),
        ("القوات المسلحة الملكية", "les FAR et l'US Army"),
        ("نتنياهو", "نتانياهو"),
        ("ONU", "مجلس الأمن التابع للأمم المتحدة"),
        ("الأمم المتحدة", "un rapport de l’ONU"),
        ("الأمم المتحدة", "the United Nations said"),
        ("Sahara", "قضية الصحراء المغربية"),
        ("الصحراء", "la question du Sahara"),
        ("الأسد الإفريقي", "African Lion 2026 begins"),
        ("African Lion", "مناورات الأسد الإفريقي"),
        ("FBI", "المكتب الفيدرالي للتحقيقات"),
        ("المكتب الفدرالي للتحقيقات", "وبمكتب التحقيقات الاتحادي"),
        ("مكتب التحقيقات الفيدرالي", "le FBI américain"),
        ("Guantánamo", "معتقل غوانتنامو"),
        ("غوانتانامو", "Guantanamo Bay"),
        ("Daesh", "تنظيم الدولة"),
        ("Frontex", "الوكالة الأوروبية لحرس الحدود والسواحل"),
        ("Europol", "الأوروبول"),
        ("البسيج", "le BCIJ"),
        ("DGST", "عناصر الديستي"),
        ("الحرس المدني", "la Guardia Civil"),
        ("BNPJ", "عناصر الفرقة الوطنية للشرطة القضائية"),
        ("AQMI", "تنظيم القاعدة في بلاد المغرب الإسلامي"),
        ("Hezbollah", "لحزب الله"),
        ("Houthis", "الحوثيين"),
        ("Hamas", "حركة حماس"),
        ("المينورسو", "la Minurso"),
        ("Gaddafi", "معمر القذافي"),
        ("Poutine", "President Putin"),
        ("بن لادن", "Oussama Ben Laden"),
        ("أردوغان", "M. Erdogan"),
        ("Sevilla", "بإشبيلية"),
        ("أشبيلية", "à Séville"),
        ("Algésiras", "ميناء الجزيرة الخضراء"),
        ("مرسيليا", "مارسيليا"),
        ("إسطنبول", "استنبول"),
        ("Dakar", "دكار"),
        ("Melilla", "مليلة المحتلة"),
        ("Schengen", "فضاء شينغن"),
    ],
)
def test_a_name_or_a_place_in_one_script_finds_the_other(wanted: str, text: str, catalogue: Catalogue) -> None:
    assert finds(wanted, text, catalogue)


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("Albares", "في باريس"),
        ("باريس", "خوسيه مانويل الباريس"),
        ("FAR", "they moved far north"),
        ("القوات المسلحة الملكية", "far from home"),
        ("far", "القوات المسلحة الملكية"),
        ("سوريا", "لاجئ سوري"),
        ("Al-Qaeda", "القاعدة الجوية"),
        ("Hamas", "استقبل بحماس كبير"),
        ("Taliban", "طالبان جامعيان"),
        ("Granada", "une grenade"),
        ("Belgique", "مواطنا بلجيكيا"),
        ("Bachar al-Assad", "حديقة الأسد"),
        ("Kaboul", "كابل بحري"),
        ("Algésiras", "قناة الجزيرة"),
        ("Ben Laden", "بن علي"),
        ("المركز الوطني للاستخبارات", "une CNI falsifiée"),
    ],
)
def test_a_name_finds_no_other_word(wanted: str, text: str, catalogue: Catalogue) -> None:
    assert not finds(wanted, text, catalogue)


def test_places_and_names_that_many_bear_do_not_tell_a_story(catalogue: Catalogue) -> None:
    assert catalogue.named("المغرب وإسبانيا", "المنصوري في Rabat") == ()
    assert catalogue.named("les FAR", "") == ("far",)
    assert catalogue.named("moved far", "") == ()
