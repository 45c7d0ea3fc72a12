"""Words that only look as if something hung on them: facts of the languages, as lists an editor can read and extend.

All in everyday spelling; they are folded once, when first asked for.
"""

from functools import cache

from bot.newsroom.arabic import fold

# و ف ب ك ل at their beginning is a letter of the word, not «and», «so», «in», «as», «for».
_ROOTED = """
واحد وحدة وحداني وادي واد واقع وقائع واجب واجهة واجه وجهة وجه وجهات وجود وزير وزراء وزارة وزاري وصول وصف وصفة
وصي وصية وصايا وضع وضعية وضوح وطن وطني وعد وعود وعي وفد وفود وفاة وفيات وفاق وفق وقت وقف وقود وقوع وقوف وقفة
وقائي وقاية وقع وكالة وكيل وكلاء وليد ولد ولاية ولي وهران وهبي وهم وهمي ورقة ورق وراء وراثة وردة ورشة ورش وسط
وسطى وسيط وساطة وسائل وسيلة وسام وسيم وشيك وشاح واشنطن وثيقة وثائق وثيق وثق وجدة وجبة وجد وجيه وجيز وجع وجدي وحش
وحشي وحيد والد والدة والي ولاة وديع ودائع وديعة وداع وداد ودادي وريث وزان وزن وصلة وصل وضيع وطأة وظيفة وظائف
وظيفي وعكة وافد وافق وارد واردات وارث وازن واسع واصل واضح واعد وافر واقعة واقي واكب واهم وباء وبائي وتيرة وتر
وثبة ورم ورطة ورود ورد وطيد وفاء وفير وفرة وقار وكر ولادة ولاء ولوج وليمة ويلات وائل واصف ورزازات وارسو ويكيليكس
ويلز وعر وعظ وسخ وصاية وشم وشك ورث فرقة فرق فكرة فكر فيصل فيلق فتوى فتاوى فصل فصلة فرد فور فاعل فعالية فعاليات
فعال فعل فيها فيهم فيه فيهما فارس فارق فاروق فادح فاشل فائدة فائز فائق فائض فاتح فاتورة فواتير فاجعة فاجأ فاخر
فاسد فاصل فاضل فاطمة فاقد فبراير فترة فتنة فتاة فتيات فتح فتحي فجر فجرا فحص فحوص فخر فخري فداء فدائي فرار فرح
فرصة فرض فرنسا فرنسي فريد فريق فزع فساد فشل فصيل فصائل فضاء فضائي فضائح فضيحة فضل فضيلة فطر فقدان فقيه فقر فقير
فلاح فلاحة فلاحي فلسطين فلسطيني فلوس فلول فندق فنادق فنان فنون فهد فهم فوج فوز فوزي فوضى فوق فيديو فيروس فيزا
فيضان فيلم فيينا فيتو فيسبوك فيدرالي فنزويلا فنلندا فلبين فؤاد فاس فتك فرع فروع فرعي فراغ فراق فواز فوائد فوري
فينيق فيصلي فردي فعلي فعلا بحر بحرية بحري بحار بحارة بحيرة بحرين بحريني بحث بحوث باحث بعيدا بعيدة بعض بعثة بلد
بلدة بلدية بلدي بلاد بلدان بوليس بوليسي بند بنود بطولة بطل بطالة بطاقة بضاعة بضائع بداية بديل بدل بدون برلمان
برلماني برنامج برامج بريد بريطانيا بريطاني برشلونة بروكسل بروكسيل برلين برازيل برتغال برتغالي برج برد برق بركة
بركان برميل بروتوكول بصمة بصر بصري بغداد بقاء بقعة بقية بكين بكاء بلاغ بلجيكا بلجيكي بلوغ بناء بناية بنت بنات
بندر بندقية بنادق بنك بنكي بنوك بنزين بنغازي بنية بيان بيت بيوت بيئة بيئي بيع بيروت بيضاء بيرو بين بينما بورصة
بوريطة بوتين بوابة بوليساريو بولندا بوليفيا بوركينا بلينكن بايدن باريس باكستان باكستاني بارز بارود باخرة بواخر
باهظ باقي باسل باطل باطن بالغ بائع باشا باشر بذور براءة بريء برهان بخار بسالة بستان بشر بشري بشار بشير بشرى بسيط
بؤرة بؤر بئر بجاية بديع بدر بدن بدوي بذل برود بصل بطن بطيء بقرة بلال بلقان بلورة بهاء بوادر بيطري بلحسن بلحاج
بنعلي بنسعيد بنكيران بلعيد بلخير بلماضي بنان بنين بنما بلغاريا بورما بوش بوغوتا بون بيدرو بلغراد بودابست بوخارست
براغ برن بيلاروسيا بنغلاديش بوروندي بدء بدأ بدأت كاتب كتاب كتب كتابة كتيبة كتائب كامل كافة كافي كانا كان كانت
كانون كمية كبرى كبير كبار كلية كلي كلام كلب كلاب كلمة كما كمال كمين كمائن كندا كندي كنز كنيسة كنائس كنيس كرة
كرسي كراسي كردي كردستان كرامة كرم كريم كارثة كوارث كاذب كاميرا كاميرات كأس كابل كادر كوادر كائن كازابلانكا
كاراكاس كاريبي كافح كشف كشفت كسب كسر كساد كثير كثافة كثيف كفاءة كفاح كفالة كفيل كولومبيا كولومبي كوريا كوري كوبا
كوسوفو كونغو كوكايين كويت كويتي كيان كيف كيفية كيلو كيلوغرام كيميائي كينيا كييف كهرباء كهربائي كهف كواليس كوكب
كون كلما كلنا كلاهما كلفة كلف كلاشينكوف كذب كرملين كرواتيا كتلة كتالونيا كتمان كحول كشمير كعبة كفر كمامة كيري
كلاي كلينتون كسوف كنوز كميات لقاء لقي لقب لقاح لجنة لجان لجوء لاجئ لاعب لبنان لبناني لبوة لباس لبس لبن لحظة لحم
لحوم لحن لحية لسان لصوص لطيف لطفي لعب لعبة لعنة لغة لغات لغز لغم لفت لفتيت لفظ لقطة لمحة لمس لمسة لندن لواء
لوائح لائحة لوحة لوم لون لوكسمبورغ لويس لوبي لوزان لوجستي لوجيستي لوجستيك لوكربي ليبيا ليبي ليبرالي ليل ليلة
ليالي ليلى ليس ليست ليسوا ليون ليتوانيا ليبيريا ليث لازم لاحق لافت لافتة لافروف لاهاي لاوس لاتفيا لاتيني لثام
لجأ لجأت لزوم لكمة لهجة لهيب لولا لحسن لوبان لوموند ليبرمان لاعبة لقطات لجام لغوي لوجيستيكي
"""

# ال at their beginning is part of the word, also where its hamza was left out.
_WITHOUT_ARTICLE = """
الله إله الذي التي الذين اللذان اللذين اللتان اللواتي اللاتي الآن إلى إلا ألا ألف ألفا ألم ألمانيا ألماني إلغاء
إلزام التزام التقى التقت التقيا التقوا التماس التهاب التفاف التباس التحق التحقت التحاق آلية آليات آلاف آلام
ألغام ألعاب ألوان ألقى ألقت إلقاء إلحاق ألبانيا ألبوم ألماس إلياس إليزابيث إلكتروني إلكترونية التزم التزمت إليه
إليها إليهم الحاح إلمام إلهاء التهم التف
"""

# The masculine is another word than the feminine: عملي practical, عملية an operation.
_OTHER_FEMININE = """
عملي جنسي داخلي خارجي بحري مسؤولي ملكي بلدي نظري تقني شخصي جمعي أرضي برقي بندقي دوري خلفي حصري بحثي كيفي هجائي
رباعي فرضي اتفاقي إشكالي
"""

# Things whose plural in ات has no feminine beside it: مخدر, مخدرات.
_SAME_WITH_MANY = """
مخدر مؤتمر معسكر مخيم مختبر منتخب متفجر مستودع مقترح مخطط مسدس مطلب مؤشر محرك منتج مبيد
"""

# People and things whose feminine with ة is the same word: وزير, وزيرة.
_SAME_WITH_TAA = """
وزير رئيس سفير مدير مواطن مهاجر معتقل متهم مستشار نائب قائد لاجئ صحافي صحفي ناطق مبعوث موظف متحدث ضابط طالب أمين
عميد مفوض مشترك مسلح مختص متخصص متورط مشتبه موريتاني قاصر سجين شاب عنصر منسق مراقب مفتش
"""

# Endings that belong to the word: ماكرون is no plural, أربعين not four.
_NO_PLURAL = """
أربعون أربعين ثلاثون ثلاثين ثمانون ثمانين سبعون سبعين تسعون تسعين ماكرون العابدين هيروين كوكايين مورفين بنزين
تلفزيون فلسطين أرجنتين أوكرانيين قوانين موازين ميادين مجموع مجموعة خلافات كتابات
"""

# Names that never take ال: المالي is «financial», مالي the country.
_NEVER_WITH_ARTICLE = "مالي"

# Short names of places: «بمصر» asked for is «مصر».
_PLACES = """
مصر تونس قطر سبتة مليلية روسيا تركيا سوريا إيران عراق يمن عمان دبي تشاد مالي نيجر سودان هند صين رباط طنجة فاس
مكة غزة لندن نابل كندا غانا
"""

# Latin words that end like a plural and are none.
_SINGULAR = """
news paris fils hamas mars temps corps pays laos texas customs arms atlas vegas kansas arkansas dallas davos
brussels bruxelles netherlands algiers alors toujours jamais depuis dans sans sous mais plus moins tres vers
hors series species james charles thomas nicolas lucas jacques georges sales glasses means lens times works
ethics physics politics economics athens minus bonus chaos lagos burkinabes fonds puits poids capitale morale
generale centrale finale locale
"""


@cache
def rooted() -> frozenset[str]:
    """Words that begin with و ف ب ك ل themselves."""
    return _folded(_ROOTED)


@cache
def without_article() -> frozenset[str]:
    """Words that begin with ال themselves."""
    return _folded(_WITHOUT_ARTICLE)


@cache
def other_feminine() -> frozenset[str]:
    """Words in ي whose form in ية is another word."""
    return _folded(_OTHER_FEMININE)


@cache
def same_with_taa() -> frozenset[str]:
    """Words whose form in ة is the same word."""
    return _folded(_SAME_WITH_TAA)


@cache
def same_with_many() -> frozenset[str]:
    """Words whose form in ات is their plural."""
    return _folded(_SAME_WITH_MANY)


@cache
def no_plural() -> frozenset[str]:
    """Words that end like a plural and are none, or whose singular is another word."""
    return _folded(_NO_PLURAL)


@cache
def never_with_article() -> frozenset[str]:
    """Names that are other words with ال."""
    return _folded(_NEVER_WITH_ARTICLE)


@cache
def places() -> frozenset[str]:
    """Short names of places."""
    return _folded(_PLACES)


@cache
def singular() -> frozenset[str]:
    """French and English words that end like a plural and are none."""
    return _folded(_SINGULAR)


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())
