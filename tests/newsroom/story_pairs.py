"""Pairs of articles as a Moroccan newsroom publishes them, and what an editor says of each pair.

SAME: one story, told twice · GOES_ON: the second is what became of the first · OTHER: two stories.
"""

from typing import NamedTuple

SAME, GOES_ON, OTHER = "same", "goes on", "other"
HOUR, DAY = 1.0, 24.0

Told = tuple[str, str]
"""Title and text."""


class Pair(NamedTuple):
    name: str
    earlier: Told
    later: Told
    hours: float
    are: str


# what a ministry writes again and again ─────────────────────────────────────


def visit(guest: str, day: str = "اليوم الاثنين", more: str = "") -> str:
    return (
        f"استقبل عبد اللطيف حموشي، المدير العام للأمن الوطني ومراقبة التراب الوطني، {day} بمكتبه بالرباط، {guest} الذي "
        "يقوم بزيارة عمل إلى المملكة على رأس وفد رفيع المستوى. وذكر بلاغ للمديرية أن اللقاء شكل مناسبة لاستعراض حصيلة "
        "التعاون الأمني بين البلدين، وبحث سبل تطوير آليات تبادل المعلومات في مجال مكافحة الإرهاب والجريمة المنظمة العابرة "
        f"للحدود. وأشاد الجانبان بمستوى الشراكة الأمنية القائمة، وأكدا عزمهما على مواصلة العمل المشترك.{more}"
    )


def airport(
    who: str, day: str, age: str, crime: str, coming: str, *, place: str = "محمد الخامس الدولي بالدار البيضاء"
) -> str:
    return (
        f"تمكنت عناصر الأمن الوطني بمطار {place}، {day}، من توقيف مواطن {who} يبلغ من العمر {age} سنة، وذلك للاشتباه في "
        f"تورطه في قضية تتعلق ب{crime}. وحسب مصدر أمني، فقد جرى توقيف المشتبه فيه مباشرة بعد وصوله على متن رحلة جوية قادمة "
        f"من {coming}، حيث أظهرت عملية تنقيطه في قواعد بيانات المنظمة الدولية للشرطة الجنائية أنتربول أنه يشكل موضوع نشرة "
        "حمراء صادرة في حقه عن السلطات القضائية. وقد تم إخضاع المشتبه فيه للبحث القضائي الذي يجري تحت إشراف النيابة العامة "
        "المختصة، في انتظار إحالته على مسطرة التسليم. ويأتي هذا التوقيف في سياق التعاون الأمني الدولي."
    )


def extradited(name: str, age: str, crime: str, city: str, day: str, *, to: str = "الفرنسية") -> str:
    return (
        f"سلمت السلطات المغربية، {day}، إلى نظيرتها {to} المدعو {name}، {age} سنة، المطلوب بموجب مذكرة توقيف دولية من أجل "
        f"{crime}. وكان المعني بالأمر قد أوقف بمدينة {city} في عملية نفذتها الفرقة الوطنية للشرطة القضائية بتنسيق مع مكتب "
        "الإنتربول بالرباط. وقد صدر مرسوم التسليم بعد استنفاد جميع الطعون القضائية، وجرى نقله على متن رحلة خاصة تحت حراسة "
        "أمنية مشددة. وأشادت وزارة العدل بجودة التعاون القضائي والأمني مع المغرب."
    )


def seizure(tons: str, place: str, day: str) -> str:
    return (
        f"تمكنت عناصر الأمن الوطني بمدينة {place}، بناء على معلومات دقيقة وفرتها مصالح المديرية العامة لمراقبة التراب "
        f"الوطني، {day}، من إحباط محاولة للتهريب الدولي للمخدرات وحجز {tons} أطنان من مخدر الشيرا كانت موجهة إلى أوروبا. "
        "وأسفرت عملية التفتيش عن العثور على الشحنة ملفوفة على شكل رزم داخل شاحنة للنقل الدولي، فيما جرى توقيف سائقها "
        "وإخضاعه للبحث القضائي تحت إشراف النيابة العامة لكشف باقي المتورطين وامتدادات هذه الشبكة خارج المغرب."
    )


def cell(count: str, places: str, day: str, partner: str = "الإسبانية") -> str:
    return (
        f"تمكن المكتب المركزي للأبحاث القضائية، {day}، بتنسيق مع الشرطة الوطنية {partner}، من تفكيك خلية إرهابية موالية "
        f"لتنظيم داعش مكونة من {count} أشخاص ينشطون في {places}. وأسفرت عمليات التفتيش عن حجز معدات إلكترونية وأسلحة بيضاء "
        "وسيخضع الموقوفون للبحث تحت إشراف النيابة العامة المكلفة بقضايا الإرهاب. وتندرج هذه العملية في إطار التعاون الأمني "
        "الوثيق بين البلدين لمواجهة التهديد الإرهابي."
    )


def agreement_fr(country: str, minister: str, day: str) -> str:
    return (
        f"Le ministre de l'Intérieur Abdelouafi Laftit et son homologue {country} {minister} ont signé {day} à Rabat un "
        "accord de coopération sécuritaire portant sur la lutte contre le terrorisme et le crime organisé. Les deux "
        "parties ont salué la qualité du partenariat entre les services de sécurité et convenu de renforcer l'échange "
        "d'informations, la formation des cadres et la lutte contre la migration irrégulière."
    )


def arrest_fr(who: str, age: str, city: str, crime: str, day: str) -> str:
    return (
        f"Les éléments de la sûreté nationale ont interpellé {day} à {city} un ressortissant {who} âgé de {age} ans, objet "
        f"d'une notice rouge d'Interpol pour {crime}. Le mis en cause a été placé en garde à vue à la disposition de "
        "l'enquête menée sous la supervision du parquet compétent, dans l'attente de la procédure d'extradition. Cette "
        "opération s'inscrit dans le cadre de la coopération sécuritaire internationale de la DGSN."
    )


def drill_en(other: str, day: str, place: str) -> str:
    return (
        f"The Royal Armed Forces and the {other} army began a joint exercise near {place} on {day}. The drill brings "
        "together hundreds of soldiers for live fire, airborne operations and training against drones, and aims to improve "
        "how the two armies work together. Officers of both countries praised the long military cooperation and announced "
        "that further training is planned for the coming months."
    )


GERMAN = (
    "استقبل المدير العام للأمن الوطني عبد اللطيف حموشي، اليوم الاثنين بالرباط، مدير الشرطة الفدرالية الألمانية ديتر رومان، "
    "الذي يقوم بزيارة عمل للمملكة. وتناول اللقاء سبل تعزيز التعاون الأمني بين البلدين في مجالات مكافحة الإرهاب والجريمة "
    "المنظمة والهجرة غير النظامية. واتفق الجانبان على تبادل الخبرات والتكوين الشرطي، وعلى إحداث آلية مشتركة لتتبع تنفيذ "
    "الاتفاقيات الموقعة. وأشاد المسؤول الألماني بكفاءة الأجهزة الأمنية المغربية وبدورها في استقرار المنطقة."
)
REWORDED = (
    GERMAN.replace("استقبل", "التقى")
    .replace("اليوم الاثنين", "صباح اليوم")
    .replace("وتناول اللقاء", "وبحث الطرفان")
    .replace("وأشاد", "ونوه")
    .replace("تعزيز", "تطوير")
)
ACCORD = agreement_fr("français", "Bruno Retailleau", "lundi")
RED_NOTICE = arrest_fr("français", "35", "Casablanca", "trafic de drogue", "lundi")
HANDED_OVER = (
    "Le ressortissant français âgé de 35 ans, objet d'une notice rouge d'Interpol pour trafic de drogue et interpellé à "
    "Casablanca par la DGSN, a été remis aux autorités françaises."
)
MONDAY, TUESDAY, WEDNESDAY = "اليوم الاثنين", "اليوم الثلاثاء", "صباح الأربعاء"
ARRESTED = "توقيف مواطن فرنسي مبحوث عنه دوليا بمطار محمد الخامس"
TITLE = "حموشي يستقبل مدير الشرطة الفدرالية الألمانية بالرباط"

PAIRS = (
    # one story, told twice
    Pair("exactly the same", (TITLE, GERMAN), (TITLE, GERMAN), HOUR, SAME),
    Pair("two days and an hour later", (TITLE, GERMAN), (TITLE, GERMAN), 49 * HOUR, SAME),
    Pair("ten days later", (TITLE, GERMAN), (TITLE, GERMAN), 10 * DAY, SAME),
    Pair("a year in the title", (TITLE, GERMAN), (f"{TITLE} 2026", GERMAN), HOUR, SAME),
    Pair(
        "title turned round",
        (TITLE, GERMAN),
        ("مدير الشرطة الفدرالية الألمانية يستقبله حموشي بالرباط", GERMAN),
        HOUR,
        SAME,
    ),
    Pair(
        "an unrelated headline", (TITLE, GERMAN), ("هذا ما اتفق عليه الأمن المغربي ونظيره من برلين", GERMAN), HOUR, SAME
    ),
    Pair(
        "a headline on the guest",
        (TITLE, GERMAN),
        ("ديتر رومان في الرباط لتعزيز التعاون ضد الإرهاب", GERMAN),
        HOUR,
        SAME,
    ),
    Pair("other words", (TITLE, GERMAN), (TITLE, REWORDED), HOUR, SAME),
    Pair(
        "other words, title turned round",
        (TITLE, GERMAN),
        ("مدير الشرطة الفدرالية الألمانية في ضيافة حموشي بالرباط", REWORDED),
        HOUR,
        SAME,
    ),
    Pair("pictures added", (TITLE, GERMAN), (f"{TITLE} (صور)", REWORDED), HOUR, SAME),
    Pair(
        "yesterday's words today", (TITLE, GERMAN), (TITLE, GERMAN.replace("اليوم الاثنين", "أمس الاثنين")), DAY, SAME
    ),
    Pair(
        "figures in letters",
        ("توقيف 3 أشخاص في عملية مشتركة بين المغرب وإسبانيا", cell("3", "تطوان ومليلية", MONDAY)),
        ("توقيف ثلاثة أشخاص في عملية مشتركة بين المغرب وإسبانيا", cell("ثلاثة", "تطوان ومليلية", MONDAY)),
        HOUR,
        SAME,
    ),
    Pair(
        "a number added to the title",
        ("تفكيك خلية إرهابية بين تطوان ومليلية", cell("أربعة", "تطوان ومليلية", MONDAY)),
        ("تفكيك خلية إرهابية من 4 أفراد بين تطوان ومليلية", cell("4", "تطوان ومليلية", MONDAY)),
        HOUR,
        SAME,
    ),
    Pair(
        "a paragraph of background",
        ("حموشي يستقبل سفير فرنسا بالرباط", visit("سفير الجمهورية الفرنسية")),
        (
            "حموشي يستقبل سفير فرنسا بالرباط",
            visit("سفير الجمهورية الفرنسية", more=" وسبق أن استقبل المدير العام سفير إسبانيا في إطار لقاءات مماثلة."),
        ),
        3 * HOUR,
        SAME,
    ),
    Pair("an excerpt", (TITLE, GERMAN), (TITLE, GERMAN.split(". ", maxsplit=1)[0]), HOUR, SAME),
    Pair(
        "French, turned round",
        ("Le Maroc et la France signent un accord de coopération sécuritaire", ACCORD),
        ("Coopération sécuritaire : le Maroc et la France signent un accord", ACCORD),
        HOUR,
        SAME,
    ),
    Pair(
        "French, in capitals",
        ("Le Maroc et la France signent un accord de coopération sécuritaire", ACCORD),
        ("LE MAROC ET LA FRANCE SIGNENT UN ACCORD DE COOPERATION SECURITAIRE", ACCORD.replace("'", "’")),
        HOUR,
        SAME,
    ),
    Pair(
        "English, a word more",
        ("Morocco and US armies begin joint exercise near Agadir", drill_en("American", "Monday", "Agadir")),
        ("Moroccan and US armies begin a joint exercise near Agadir", drill_en("American", "Monday", "Agadir")),
        HOUR,
        SAME,
    ),
    # what became of it
    Pair(
        "a cell, then custody",
        ("المغرب وإسبانيا يفككان خلية إرهابية في عملية مشتركة", cell("أربعة", "تطوان ومليلية", MONDAY)),
        (
            "إيداع أفراد الخلية الإرهابية المفككة بين المغرب وإسبانيا السجن",
            "أمر قاضي التحقيق بإيداع أفراد الخلية الإرهابية التي فككها المكتب المركزي للأبحاث القضائية بتنسيق مع الشرطة الوطنية الإسبانية السجن المحلي بسلا.",
        ),
        DAY,
        GOES_ON,
    ),
    Pair(
        "more arrests",
        ("توقيف 3 أشخاص في تفكيك خلية إرهابية بين المغرب وإسبانيا", cell("3", "تطوان ومليلية", MONDAY)),
        (
            "ارتفاع عدد الموقوفين في الخلية الإرهابية بين المغرب وإسبانيا إلى 5",
            "ارتفع عدد الموقوفين إلى 5 في العملية المشتركة بين المكتب المركزي للأبحاث القضائية والشرطة الوطنية الإسبانية.",
        ),
        2 * HOUR,
        GOES_ON,
    ),
    Pair(
        "arrested, then extradited",
        (
            "توقيف بارون مخدرات هولندي بطنجة",
            "أوقفت مصالح الأمن بطنجة بارون مخدرات هولنديا مبحوثا عنه من طرف السلطات الهولندية من أجل التهريب الدولي للكوكايين.",
        ),
        (
            "تسليم بارون المخدرات الهولندي إلى بلاده",
            "سلمت السلطات المغربية بارون المخدرات الهولندي الذي أوقف بطنجة الأسبوع الماضي إلى السلطات الهولندية.",
        ),
        6 * DAY,
        GOES_ON,
    ),
    Pair(
        "arrested on a red notice, then extradited",
        (
            "توقيف بارون مخدرات هولندي بطنجة بطلب من الإنتربول",
            "أوقفت مصالح الأمن بطنجة بارون مخدرات هولنديا موضوع نشرة حمراء صادرة عن الإنتربول.",
        ),
        (
            "تسليم بارون المخدرات الهولندي الموقوف بطنجة إلى أمستردام",
            "سلمت السلطات المغربية بارون المخدرات الهولندي الذي أوقف بطنجة الأسبوع الماضي إلى السلطات الهولندية.",
        ),
        6 * DAY,
        GOES_ON,
    ),
    Pair(
        "an exercise begins and ends",
        (
            "انطلاق مناورات الأسد الإفريقي بأكادير",
            "انطلقت بأكادير مناورات الأسد الإفريقي بمشاركة القوات المسلحة الملكية والجيش الأمريكي وأفريكوم.",
        ),
        (
            "اختتام مناورات الأسد الإفريقي بتمرين بالذخيرة الحية",
            "اختتمت مناورات الأسد الإفريقي بمشاركة القوات المسلحة الملكية والجيش الأمريكي بتمرين بالذخيرة الحية في كاب درعة.",
        ),
        10 * DAY,
        GOES_ON,
    ),
    Pair(
        "French: arrested, then extradited",
        ("Arrestation à Casablanca d’un Français recherché par Interpol", RED_NOTICE),
        (
            "Le Français arrêté à Casablanca extradé vers Paris",
            HANDED_OVER,
        ),
        3 * DAY,
        GOES_ON,
    ),
    Pair(
        "a meeting, then the agreement",
        (
            "لفتيت يستقبل وزير الداخلية الإسباني مارلاسكا بالرباط",
            "استقبل وزير الداخلية عبد الوافي لفتيت نظيره الإسباني فرناندو غراندي مارلاسكا لبحث التعاون الأمني والهجرة.",
        ),
        (
            "لفتيت ومارلاسكا يوقعان بالرباط اتفاقا أمنيا بين المغرب وإسبانيا",
            "وقع وزير الداخلية عبد الوافي لفتيت ونظيره الإسباني فرناندو غراندي مارلاسكا اتفاقا للتعاون الأمني ومراقبة الحدود.",
        ),
        DAY,
        GOES_ON,
    ),
    Pair(
        "English: arrested, then in court",
        (
            "Morocco arrests Dutch drug kingpin in Marrakech",
            "Moroccan police arrested a Dutch drug kingpin wanted by Interpol in Marrakech, the DGSN said.",
        ),
        (
            "Dutch drug kingpin arrested in Marrakech appears in court",
            "The Dutch drug kingpin wanted by Interpol appeared before a court in Rabat, which rules on his extradition.",
        ),
        2 * DAY,
        GOES_ON,
    ),
    # two stories
    Pair(
        "two ambassadors, two hours apart",
        ("حموشي يستقبل سفير فرنسا بالرباط", visit("سفير الجمهورية الفرنسية")),
        ("حموشي يستقبل سفير ألمانيا بالرباط", visit("سفير جمهورية ألمانيا الاتحادية")),
        2 * HOUR,
        OTHER,
    ),
    Pair(
        "two ambassadors on two days",
        ("حموشي يستقبل سفيرة فرنسا بالرباط", visit("سفيرة الجمهورية الفرنسية هيلين لوغال")),
        ("حموشي يستقبل سفير بريطانيا بالرباط", visit("سفير المملكة المتحدة سيمون مارتن", TUESDAY)),
        DAY,
        OTHER,
    ),
    Pair(
        "nationals instead of states",
        ("حموشي يستقبل السفير الإسباني", visit("السفير الإسباني")),
        ("حموشي يستقبل السفيرة البلجيكية", visit("السفيرة البلجيكية")),
        3 * HOUR,
        OTHER,
    ),
    Pair(
        "the same guest a month later",
        ("حموشي يستقبل سفير فرنسا بالرباط", visit("سفير الجمهورية الفرنسية")),
        ("حموشي يستقبل سفير فرنسا بالرباط", visit("سفير الجمهورية الفرنسية")),
        30 * DAY,
        OTHER,
    ),
    Pair(
        "two arrests at an airport",
        (ARRESTED, airport("فرنسي", "مساء الاثنين", "35", "الاتجار الدولي بالمخدرات", "إسطنبول")),
        (ARRESTED, airport("فرنسي", WEDNESDAY, "52", "القتل العمد وتكوين عصابة إجرامية", "دبي")),
        1.5 * DAY,
        OTHER,
    ),
    Pair(
        "two arrests on one day",
        (ARRESTED, airport("فرنسي", "مساء الاثنين", "35", "الاتجار الدولي بالمخدرات", "إسطنبول")),
        (ARRESTED, airport("فرنسي", "مساء الاثنين", "41", "الاتجار الدولي بالمخدرات", "إسطنبول")),
        5 * HOUR,
        OTHER,
    ),
    Pair(
        "two airports",
        (
            "توقيف مواطن فرنسي مبحوث عنه بمطار مراكش",
            airport("فرنسي", MONDAY, "35", "النصب", "باريس", place="مراكش المنارة"),
        ),
        (
            "توقيف مواطن فرنسي مبحوث عنه بمطار أكادير",
            airport("فرنسي", MONDAY, "35", "النصب", "باريس", place="أكادير المسيرة"),
        ),
        5 * HOUR,
        OTHER,
    ),
    Pair(
        "two nationalities",
        ("توقيف مواطن فرنسي بمطار محمد الخامس", airport("فرنسي", MONDAY, "35", "النصب", "باريس")),
        ("توقيف مواطن بلجيكي بمطار محمد الخامس", airport("بلجيكي", MONDAY, "35", "النصب", "بروكسيل")),
        5 * HOUR,
        OTHER,
    ),
    Pair(
        "two extraditions a day apart",
        (
            "المغرب يسلم إلى فرنسا مطلوبا متهما بتهريب المخدرات",
            extradited("كريم ب", "41", "تهريب أطنان من الكوكايين", "مراكش", MONDAY),
        ),
        (
            "المغرب يسلم إلى فرنسا مطلوبا متهما بالقتل العمد",
            extradited("سفيان د", "29", "جريمة قتل عمد بمدينة مرسيليا", "طنجة", TUESDAY),
        ),
        DAY,
        OTHER,
    ),
    Pair(
        "one more extradition",
        (
            "المغرب يسلم إلى فرنسا مطلوبا دوليا",
            extradited("كريم ب", "41", "تهريب أطنان من الكوكايين", "مراكش", MONDAY),
        ),
        (
            "المغرب يسلم إلى فرنسا مطلوبا دوليا جديدا",
            extradited("سفيان د", "29", "جريمة قتل عمد بمدينة مرسيليا", "طنجة", TUESDAY),
        ),
        DAY,
        OTHER,
    ),
    Pair(
        "extradited to two states",
        (
            "المغرب يسلم مطلوبا دوليا إلى فرنسا",
            extradited("كريم ب", "41", "تهريب الكوكايين", "مراكش", MONDAY),
        ),
        (
            "المغرب يسلم مطلوبا دوليا إلى بلجيكا",
            extradited("ياسين م", "38", "تهريب الكوكايين", "مراكش", MONDAY, to="البلجيكية"),
        ),
        4 * HOUR,
        OTHER,
    ),
    Pair(
        "an extradition a week after another man's arrest",
        (ARRESTED, airport("فرنسي", MONDAY, "35", "الاتجار الدولي بالمخدرات", "إسطنبول")),
        (
            "المغرب يسلم إلى فرنسا مطلوبا دوليا متهما بالقتل",
            extradited("سفيان د", "29", "جريمة قتل عمد بمدينة مرسيليا", "طنجة", TUESDAY),
        ),
        8 * DAY,
        OTHER,
    ),
    Pair(
        "two seizures",
        ("حجز 3 أطنان من المخدرات كانت موجهة إلى أوروبا", seizure("3", "طنجة", MONDAY)),
        ("حجز 5 أطنان من المخدرات كانت موجهة إلى أوروبا", seizure("5", "الناظور", TUESDAY)),
        DAY,
        OTHER,
    ),
    Pair(
        "two seizures, figures in the text only",
        ("إحباط محاولة لتهريب المخدرات إلى أوروبا", seizure("ثلاثة", "طنجة", MONDAY)),
        ("إحباط محاولة لتهريب المخدرات إلى أوروبا", seizure("خمسة", "الناظور", MONDAY)),
        8 * HOUR,
        OTHER,
    ),
    Pair(
        "two cells with two partners",
        ("تفكيك خلية إرهابية بتعاون مع إسبانيا", cell("أربعة", "تطوان ومليلية", MONDAY)),
        ("تفكيك خلية إرهابية بتعاون مع فرنسا", cell("أربعة", "تطوان وباريس", MONDAY, "الفرنسية")),
        6 * HOUR,
        OTHER,
    ),
    Pair(
        "two exercises",
        (
            "انطلاق مناورات عسكرية مشتركة بين المغرب وفرنسا بالراشيدية",
            "انطلقت بالراشيدية مناورات شرقي بمشاركة القوات المسلحة الملكية والجيش الفرنسي.",
        ),
        (
            "انطلاق مناورات عسكرية مشتركة بين المغرب وبريطانيا بتفنيت",
            "انطلقت بتفنيت مناورات جبل الصحراء بمشاركة القوات المسلحة الملكية والجيش البريطاني.",
        ),
        3 * DAY,
        OTHER,
    ),
    Pair(
        "French: two agreements",
        ("Le Maroc et la France signent un accord de coopération sécuritaire", ACCORD),
        (
            "Le Maroc et l'Espagne signent un accord de coopération sécuritaire",
            agreement_fr("espagnol", "Fernando Grande-Marlaska", "lundi"),
        ),
        5 * HOUR,
        OTHER,
    ),
    Pair(
        "French: two arrests",
        ("Casablanca : arrestation d'un Français recherché par Interpol", RED_NOTICE),
        (
            "Casablanca : arrestation d'un Français recherché par Interpol",
            arrest_fr("français", "52", "Casablanca", "homicide volontaire", "mardi"),
        ),
        DAY,
        OTHER,
    ),
    Pair(
        "French: two cities",
        (
            "Arrestation d'un Belge recherché par Interpol à Tanger",
            arrest_fr("belge", "44", "Tanger", "trafic de drogue", "lundi"),
        ),
        (
            "Arrestation d'un Belge recherché par Interpol à Marrakech",
            arrest_fr("belge", "44", "Marrakech", "trafic de drogue", "lundi"),
        ),
        6 * HOUR,
        OTHER,
    ),
    Pair(
        "English: two drills",
        ("Morocco and US armies begin joint exercise", drill_en("American", "Monday", "Agadir")),
        ("Morocco and UK armies begin joint exercise", drill_en("British", "Monday", "Agadir")),
        5 * HOUR,
        OTHER,
    ),
    Pair(
        "two meetings on cooperation",
        (
            "اجتماع بالرباط حول التعاون الأمني ومكافحة الإرهاب",
            "احتضنت الرباط اجتماعا لخبراء من المغرب وإسبانيا حول التعاون الأمني ومكافحة الإرهاب وتبادل المعلومات.",
        ),
        (
            "ندوة بمراكش حول التعاون الأمني ومكافحة الإرهاب",
            "نظمت جامعة القاضي عياض بمراكش ندوة حول التعاون الأمني ومكافحة الإرهاب بمشاركة أكاديميين من فرنسا.",
        ),
        4 * DAY,
        OTHER,
    ),
    Pair(
        "two men called barons",
        (
            "توقيف بارون مخدرات هولندي بطنجة",
            "أوقفت مصالح الأمن بطنجة بارون مخدرات هولنديا مبحوثا عنه من طرف السلطات الهولندية.",
        ),
        (
            "تسليم بارون مخدرات فرنسي إلى بلاده",
            "سلمت السلطات المغربية بارون مخدرات فرنسيا كان قد أوقف بمراكش إلى السلطات الفرنسية.",
        ),
        6 * DAY,
        OTHER,
    ),
    Pair(
        "two guests of one minister",
        (
            "بوريطة يستقبل نظيره الإسباني ألباريس بالرباط",
            "استقبل وزير الشؤون الخارجية ناصر بوريطة نظيره الإسباني خوسيه مانويل ألباريس لبحث التعاون الأمني.",
        ),
        (
            "بوريطة يستقبل نظيره الإيطالي بالرباط",
            "استقبل وزير الشؤون الخارجية ناصر بوريطة نظيره الإيطالي لبحث التعاون الأمني والهجرة.",
        ),
        2 * DAY,
        OTHER,
    ),
    # written after the rules were tuned
    Pair(
        "two rescues at sea",
        (
            "البحرية الملكية تنقذ 56 مرشحا للهجرة قبالة الداخلة",
            "أنقذت البحرية الملكية 56 مرشحا للهجرة غير النظامية قبالة سواحل الداخلة كانوا متجهين إلى جزر الكناري الإسبانية على متن قارب مطاطي.",
        ),
        (
            "البحرية الملكية تنقذ 41 مرشحا للهجرة قبالة طانطان",
            "أنقذت البحرية الملكية 41 مرشحا للهجرة غير النظامية قبالة سواحل طانطان كانوا متجهين إلى جزر الكناري الإسبانية على متن قارب مطاطي.",
        ),
        DAY,
        OTHER,
    ),
    Pair(
        "a death toll that rises",
        (
            "مصرع 4 جنود في حادث خلال مناورات مشتركة مع فرنسا",
            "لقي 4 جنود مصرعهم في حادث خلال مناورات عسكرية مشتركة بين القوات المسلحة الملكية والجيش الفرنسي بالراشيدية.",
        ),
        (
            "ارتفاع حصيلة حادث المناورات المشتركة مع فرنسا إلى 6 جنود",
            "ارتفعت إلى 6 جنود حصيلة الحادث الذي وقع خلال مناورات مشتركة بين القوات المسلحة الملكية والجيش الفرنسي بالراشيدية.",
        ),
        5 * HOUR,
        GOES_ON,
    ),
    Pair(
        "a suspect and then his trial",
        (
            "توقيف زعيم مافيا إيطالي بمراكش",
            "أوقفت الشرطة بمراكش زعيم مافيا إيطاليا مبحوثا عنه منذ سنوات بتنسيق مع الشرطة الإيطالية.",
        ),
        (
            "محكمة النقض تنظر في تسليم زعيم المافيا الإيطالي الموقوف بمراكش",
            "تنظر محكمة النقض في طلب تسليم زعيم المافيا الإيطالي الذي أوقفته الشرطة بمراكش إلى السلطات الإيطالية.",
        ),
        9 * DAY,
        GOES_ON,
    ),
    Pair(
        "the same visit under another paper's headline",
        ("وزير الداخلية الفرنسي يحل بالرباط", visit("وزير الداخلية الفرنسي برونو روتايو")),
        ("حموشي وروتايو يبحثان بالرباط تعزيز التعاون الأمني", visit("وزير الداخلية الفرنسي برونو روتايو")),
        6 * HOUR,
        SAME,
    ),
    Pair(
        "two ministers of one state",
        ("حموشي يستقبل وزير الداخلية الفرنسي روتايو", visit("وزير الداخلية الفرنسي برونو روتايو")),
        ("حموشي يستقبل وزير العدل الفرنسي دارمانان", visit("وزير العدل الفرنسي جيرالد دارمانان", TUESDAY)),
        DAY,
        OTHER,
    ),
    Pair(
        "two delegations in one week",
        ("وفد أمني قطري يزور المديرية العامة للأمن الوطني", visit("رئيس وفد أمني قطري")),
        ("وفد أمني سعودي يزور المديرية العامة للأمن الوطني", visit("رئيس وفد أمني سعودي", "اليوم الخميس")),
        3 * DAY,
        OTHER,
    ),
    Pair(
        "a corrected name in the title",
        ("المغرب وبلجيكا يوقعان اتفاقية لتسليم المجرمين", visit("وزير العدل البلجيكي")),
        ("المغرب وبلجيكا يوقعان اتفاقية حول تسليم المجرمين", visit("وزير العدل البلجيكي")),
        2 * HOUR,
        SAME,
    ),
    Pair(
        "two agreements with one state",
        (
            "المغرب وإسبانيا يوقعان اتفاقا لمكافحة المخدرات",
            "وقع المغرب وإسبانيا بمدريد اتفاقا لمكافحة تهريب المخدرات وتبادل المعلومات بين الشرطتين.",
        ),
        (
            "المغرب وإسبانيا يوقعان اتفاقا لحماية المعلومات العسكرية",
            "وقع المغرب وإسبانيا بالرباط اتفاقا لحماية المعلومات المصنفة في مجال الدفاع بين وزارتي الدفاع.",
        ),
        6 * DAY,
        OTHER,
    ),
    Pair(
        "French: a minister comes and leaves",
        (
            "Gérald Darmanin en visite à Rabat pour parler sécurité",
            "Le ministre Gérald Darmanin est arrivé à Rabat pour une visite consacrée à la coopération sécuritaire et judiciaire avec le Maroc.",
        ),
        (
            "Fin de la visite à Rabat de Gérald Darmanin : une feuille de route signée",
            "Gérald Darmanin a quitté Rabat après une visite consacrée à la coopération judiciaire avec le Maroc ; une feuille de route a été signée.",
        ),
        DAY,
        GOES_ON,
    ),
    Pair(
        "the hour of the last change", (TITLE, f"{GERMAN} نشر على 14:32"), (TITLE, f"{GERMAN} تحديث 16:05"), HOUR, SAME
    ),
    Pair(
        "two backgrounds to one visit",
        ("حموشي يستقبل سفير فرنسا بالرباط", visit("سفير فرنسا", more=" ويأتي اللقاء بعد زيارة قام بها إلى مدريد.")),
        ("حموشي يستقبل سفير فرنسا بالرباط", visit("سفير فرنسا", more=" وكان حموشي قد زار عدة عواصم هذه السنة.")),
        3 * HOUR,
        SAME,
    ),
    Pair(
        "one more cell",
        ("تفكيك خلية إرهابية بتعاون مع إسبانيا", cell("أربعة", "تطوان ومليلية", MONDAY)),
        ("تفكيك خلية إرهابية جديدة بتعاون مع إسبانيا", cell("ثلاثة", "الناظور وبرشلونة", WEDNESDAY)),
        8 * DAY,
        OTHER,
    ),
    Pair(
        "a report of each week",
        ("حصيلة أسبوع من محاربة تهريب المخدرات إلى أوروبا", seizure("5", "طنجة", MONDAY)),
        ("حصيلة أسبوع من محاربة تهريب المخدرات إلى أوروبا", seizure("7", "طنجة", MONDAY)),
        7 * DAY,
        OTHER,
    ),
    Pair(
        "French: one arrest in other words",
        ("La DGSN arrête un Français recherché par Interpol à Casablanca", RED_NOTICE),
        ("Un Français recherché par Interpol arrêté à Casablanca", RED_NOTICE.replace("interpellé", "arrêté")),
        3 * HOUR,
        SAME,
    ),
)
