"""An article that names one state and nobody else tells what is done at home."""

import pytest

from bot.models import Verdict
from bot.newsroom.topics import Catalogue

CATALOGUE = Catalogue.load(None)
ALONE = "parties.alone.body"
AT_HOME = [
    (
        "الأمن الوطني والجمارك يتفقان على محاربة التهريب",
        (
            "وقعت المديرية العامة للأمن الوطني مع إدارة الجمارك، صباح اليوم بالرباط، اتفاقية شراكة وتعاون تهم التنسيق في محاربة "
            "التهريب والاتجار الدولي في المخدرات بالموانئ والمطارات. وتنص على تبادل المعلومات والخبرات وعلى تكوين مشترك "
            "لموظفي الإدارتين، وفق المعايير الدولية في هذا الباب."
        ),
    ),
    (
        "الحموشي يوقع اتفاقا مع هيئة النزاهة ضد الرشوة",
        (
            "وقع المدير العام للأمن الوطني عبد اللطيف حموشي، أمس بالرباط، اتفاقا للتعاون مع الهيئة الوطنية للنزاهة والوقاية من "
            "الرشوة، يهم مكافحة الفساد وتبادل المعلومات بين المؤسستين وتكوين ضباط الشرطة القضائية، ويحدث لجنة مشتركة "
            "تجتمع مرتين في السنة لتتبع تنفيذه."
        ),
    ),
    (
        "La DGSN et la CNDP signent une convention de coopération",
        (
            "La Direction générale de la sûreté nationale et la commission chargée des données personnelles ont signé jeudi "
            "à Rabat une convention de coopération. Elle porte sur l'échange d'informations et d'expertise et sur la formation "
            "de policiers, dans le respect des normes internationales en vigueur."
        ),
    ),
]
ABROAD = [
    (
        "المغرب يسلم مطلوبا بموجب نشرة حمراء إلى قضاء بلاده",
        (
            "سلمت المصالح الأمنية المغربية مساء أمس بمطار محمد الخامس مطلوبا أجنبيا كانت قد صدرت في حقه نشرة حمراء عن "
            "الإنتربول، بعد أن وافقت محكمة النقض على طلب تسليمه ووقع رئيس الحكومة مرسوم التسليم، ورافقه إلى الطائرة عناصر "
            "من شرطة بلاده."
        ),
    ),
    (
        "مدير «لادجيد» يبحث التعاون الاستخباراتي في نواكشوط",
        (
            "أجرى المدير العام للدراسات والمستندات ياسين المنصوري، أمس، مباحثات مع كبار المسؤولين الأمنيين الموريتانيين في "
            "نواكشوط، تناولت تبادل المعلومات حول الجماعات المتطرفة النشطة في الساحل والتنسيق الاستخباراتي في محاربة الإرهاب "
            "وتهريب السلاح على الحدود."
        ),
    ),
]


@pytest.mark.parametrize(("title", "body"), AT_HOME)
def test_what_services_of_one_state_agree_on_does_not_go_to_the_channel(title: str, body: str) -> None:
    assert ALONE in dict(CATALOGUE.explain(title, body).weights)
    assert CATALOGUE.judge(title, body).publish is not Verdict.YES


@pytest.mark.parametrize(("title", "body"), ABROAD)
def test_what_is_done_with_somebody_abroad_goes_to_the_channel(title: str, body: str) -> None:
    assert CATALOGUE.judge(title, body).publish is Verdict.YES


@pytest.mark.parametrize(
    ("more", "alone"),
    [
        ("", True),
        ("بحضور نظيره", False),
        ("بين البلدين", False),
        ("بحضور السفير الإسباني", False),
        ("في مقر حلف الناتو", False),
        ("وفق معايير دولية", False),
    ],
)
def test_a_state_abroad_is_alone_where_nobody_stands_for_the_other(more: str, *, alone: bool) -> None:
    title, body = (
        f"وزير الداخلية الفرنسي يلتقي قادة الشرطة {more}",
        "وقال إن خطة الشرطة الفرنسية تقوم على العمل الجواري. " * 5,
    )
    assert (ALONE in CATALOGUE.evidence(title, body)[0].features) is alone


def test_home_is_alone_also_where_a_crime_is_international() -> None:
    title, body = (
        "تفكيك شبكة للاتجار الدولي في المخدرات بالناظور",
        "أوقفت الشرطة بالناظور خمسة أشخاص وحجزت سيارات. " * 8,
    )
    assert ALONE in CATALOGUE.evidence(title, body)[0].features


def test_a_few_words_do_not_tell_whether_a_state_is_alone() -> None:
    assert (
        ALONE not in CATALOGUE.evidence("المغرب يتسلم مروحيات أباتشي", "تسلم المغرب أولى مروحيات أباتشي.")[0].features
    )
