"""Words that only look as if something hung on them: facts of the languages, as lists an editor can read and extend.

All in everyday spelling; they are folded once, when first asked for.
"""

from functools import cache

from bot.newsroom.arabic import fold

# و ف ب ك ل س at their beginning is a letter of the word, not «and», «so», «in», «as», «for», «will».
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
بارد باردة بارك باراك بابا بضعة بلاك باولو بوست بوكس بروك بادر باكر باكرا باكو بشرة برايان برين بحثت بحثه براين برية
بسمة بروتين بصير بوذا بوزيد بولين بريق باشرت بدلة بدعة برقية بورك باركت بارع بازل بوكر بليغ بخيل بكري بلازما
بوينغ بطاطا بطاطس بخور بهيج برشيد بعير بيرث بعوضة بلوط بتول بسكرة بذلة براك بلاتيني بالماس بالتيمور بسام بسيم بنجرير
بولمان بوجدور بوعرفة بوزنيقة بنسليمان بطولي بطولات بلير بيلا بوبكر بوتر باور بهلوان بركات برقوق بردة بصيرة بادية
باندا باندونغ بازار باسيل باستر بيير برادا بكسل بديهي بشع بشاعة بقال بكالوريا بلاستيك بلاستيكي بلبلة بلطجي بورتريه
فيما فجأة فورا فعلت فنية فني فنيا فرانك فيلا فكرت فوكس فهمي فهمت فخور فصول فكري فيشر فجوة فقرة فقراء فخامة فراش فرضية
فصلت فوستر فضلت فيلد فريمان فضحت فطرة فطري فرحت فران فراء فاره فانية فدية فبركة فكيك فرسخ فروض فناجين فرات فلكي فيروز
فيزياء فيزيائي فقرات فحم فرنك فتيل فريسة فروة فوارق فستان فولاذ فولاذي فواكه فاكهة فروق فوضوي فوهة فتوة فطور فسيفساء
فلاديمير فيكتور فيليب فرناندو فرناندا فرانسيس فرانسوا فابيوس فنلندي فيتنام فيتنامي فاطر فاريل فيست فايس فولت فولكان
ليستر لوكاس لورا لويز لونا ليفي لياقة لطائف لميس لحام لامين لشكر لقمة لاند لويد لورين لوري لعاب لوحي لوني لاذع لائق
لزج لحاق لمعان لبلاب ليرة ليما لحمة لحاف لقيط لبيب لبيد لمياء ليان لوسي لهفة لباقة لوبوس لواندا
لويزة لارام لوزي لاريجاني لطيفة لوفر لوغانو لومومبا وجوه واثق ودي
ودية وجوب ويست وحوش وزني وثاق ودود ورثة ورقي وضعي وثني وضحت وقاص وافي وادعة وبال وقاحة وغد وخز وشاية وجاهة وداعة وريد
وريدي وصمة وصيف وصيفة وطواط وقوفا ولوع ونيس وهاب وهج وهن وئام ويلسون ويليام وليام وليمز وينستون ووكر وولف وارن واتساب
وايز وردت وقعت وزاني ولهان كتبت كريس كروز كورونا كافر كتيب كاهن كابوس كلارا كذاب كلود كواكب كشاف
كتامة كاميرون كرمان كفار كولين كارين كبرت كارت كيربي كسوة كفارة كهوف كوبرا كوستا كارتيل كاسترو كاسا كازا كتف كثب كحل
كدمة كرز كروي كسل كشك كعب كعكة كفن كلور كنف كهنة كوخ كوليرا كيس كيسي كوشنر كوستاريكا كاليفورنيا كاليدونيا كارلا كارلوس
كارل كازاخستان كاتالونيا كارتر كبسولة كبش كبد كلميم كيليان كرواتي كنعان كماشة كيماوي كيتا كوناكري كوالالمبور كليب
كليشي كوكو كوبنهاغن كييزي كتالاني كتالوني سيرين سيلينا
سيارة سياسة سياسي سيادة سيادي سياحة سياحي سيطرة سنوات سنوي سيناء سينما سينمائي سيناتور سيناريو سياج سياق سيول سيولة
سيبيريا سيراليون سيسيليا سيدني سيلفا سيرغي سيجورنيه سيباستيان سيمون ستيفان سنتيم سنغال سنغالي سنغافورة سنتكوم ستوكهولم
ستراسبورغ ستولتنبرغ ستارمر ستوديو بذرة بوصلة بارجة بوارج بالما باليرمو بورنيو بانما بانكوك باماكو بانغي بوروندي فنار
فروسية فضالة فرقعة فرقاء فرانكفورت فانكوفر فلورنسا فاتيكان فالنسيا فيلنيوس فلوريدا فالنتين كنية كباب كسارة كثيرون
كربلاء كركوك كراتشي كردفان كورسيكا كولونيا كينغستون كانبرا كامبالا كيغالي كيبيك لشبونة لوبليانا لامبيدوزا لاغوس لاباز
ليماسول لوهافر لييج لوسيل وسادة وسائد وعورة وخيم وطيس ولاعة سنابل سنجار ستالين فقاعة فقيد برقة بعوض كسلا لبنى وطنا
بطنا فطنا
"""

# They look like one of those with an ending, and are a word behind «and».
_NOT_ROOTED = "وعودة وقارة وجوي وجبهة وديون بحوثي"

# Behind «لل» they are meant, and not the word that ل makes of them: the summit and no morsel, the crisis and no need.
_AFTER_FOR_THE = "قمة أزمة أزمات أمين طائف طائفة حسن جاني جنون هيبة باقة"

# ال at their beginning is part of the word, also where its hamza was left out.
_WITHOUT_ARTICLE = """
الله إله الذي التي الذين اللذان اللذين اللتان اللواتي اللاتي الآن إلى إلا ألا ألف ألفا ألم ألمانيا ألماني إلغاء
إلزام التزام التقى التقت التقيا التقوا التماس التهاب التفاف التباس التحق التحقت التحاق آلية آليات آلاف
ألغام ألعاب ألوان ألقى ألقت إلقاء إلحاق ألبانيا ألبوم ألماس إلياس إليزابيث إلكتروني إلكترونية التزم التزمت إليه
إليها إليهم الحاح إلمام إلهاء التف ألباريس
"""

# The masculine is another word than the feminine: عملي practical, عملية an operation.
_OTHER_FEMININE = """
عملي جنسي داخلي خارجي بحري مسؤولي ملكي بلدي نظري تقني شخصي جمعي أرضي برقي بندقي دوري خلفي حصري بحثي كيفي هجائي
رباعي فرضي اتفاقي إشكالي
"""

# Things whose plural in ات has no feminine beside it: مخدر, مخدرات.
_SAME_WITH_MANY = """
مخدر مؤتمر معسكر مخيم مختبر منتخب متفجر مستودع مقترح مخطط مسدس مطلب مؤشر محرك منتج مبيد محل حفل ملف
سجل مقر ممر مرفق مركب مصنف مرشح مجتمع مستشفى مستوى منتدى ملتقى معطى مكون مبرر مدرج مستند مفرقع منتجع مسلسل مصطلح معدل
مجوهر مخزون فيضان مهرجان برلمان حيوان جنرال كولونيل دولار مليار رادار درون شيك سند بروتوكول كيلومتر كيلوغرام
"""

# The plural in يات is another word than the feminine in ية: أمنيات wishes, رياضيات mathematics.
_OTHER_MANY = "أمني رياضي يومي"

# People and things whose feminine with ة is the same word: وزير, وزيرة.
_SAME_WITH_TAA = """
وزير رئيس سفير مدير مواطن مهاجر معتقل متهم مستشار نائب قائد لاجئ صحافي صحفي ناطق مبعوث موظف متحدث ضابط طالب أمين عميد
مفوض مشترك مسلح مختص متخصص متورط مشتبه موريتاني قاصر سجين شاب عنصر منسق مفتش متطرف متشدد متظاهر مرشح مجرم مسافر سائح
باحث ناشط خبير عميل جاسوس زعيم أستاذ طبيب مهندس لاعب قاض قاضي صديق شقيق حليف شهيد
"""

# Nouns that are found with the ا of an object and as two: «12 طنا», «شخصين», «زورقان». None that is another word then,
# as بحرين, شعبان, درعا and ميلان are.
_COUNTED = """
طن شخص رجل طفل شاب فرد عضو جندي شرطي حارس سائق بلد حزب وفد جيش طرف بنك فريق يوم شهر عام قرن مليون متر لتر حكم بحث عقد
عرض طلب هدف عدد جزء فوج سرب سجن برج جسر نفق ملف قرض رقم فرع نص لص فخ كلب ملك ضيف قارب زورق صاروخ هجوم قانون
"""

# Nouns whose ي is written with ال alone, or before another: القاضي, but قاض إسباني.
_WITHOUT_YA = "قاض محام ناد واد أراض مبان ضواح ليال مساع دواع"

# Two letters behind one that hangs there, and no other word: «بحي الرحمة», «وتل أبيب»; but «بنت», «وحي».
_SHORT_BEHIND_LETTER = "بحي لحي بتل لتل وتل بسد لسد بخط لخط"

# Endings that belong to the word: ماكرون is no plural, أربعين not four, اللتان not الله.
_NO_PLURAL = """
أربعون أربعين ثلاثون ثلاثين ثمانون ثمانين سبعون سبعين تسعون تسعين ماكرون العابدين هيروين كوكايين مورفين بنزين
تلفزيون طالبان برلمان مهرجان إيتان اللتان فلسطين أرجنتين أوكرانيين قوانين موازين ميادين مجموع مجموعة خلافات كتابات سادات
"""

# Names that never take ال: المالي is «financial», مالي the country.
_NEVER_WITH_ARTICLE = "مالي"

# Short names of places: «بمصر» asked for is «مصر».
_PLACES = """
مصر تونس قطر سبتة مليلية روسيا تركيا سوريا إيران عراق يمن عمان دبي تشاد مالي نيجر سودان هند صين رباط طنجة فاس
مكة غزة لندن نابل كندا غانا
"""

# ا at their end is their own: كتالونيا is no «Catalan» (an object). Those in ايا need no mention.
_ENDS_IN_A = """
روسيا سوريا ليبيا تركيا كينيا غينيا كوريا صربيا بوسنيا غامبيا زامبيا رومانيا ألمانيا ألبانيا بريطانيا إسبانيا إيطاليا
موريتانيا أوكرانيا إثيوبيا إريتريا أستراليا ماليزيا إندونيسيا نيجيريا ليبيريا تنزانيا ناميبيا كولومبيا بوليفيا بلغاريا
جورجيا أرمينيا ليتوانيا لاتفيا إستونيا مقدونيا سلوفينيا سلوفاكيا كرواتيا منغوليا كمبوديا أنغوليا آسيا كتالونيا مورسيا
فالنسيا غاليسيا كاليفورنيا سيبيريا قبرصيا بيلاروسيا تشيكيا سلوفانيا أوراسيا أنطاليا أنطاكيا صقليا نوميديا كلدانيا
الدنيا دنيا عليا مافيا جغرافيا تكنولوجيا أيديولوجيا إيديولوجيا بكتيريا ملاريا هستيريا ميليشيا مليشيا ماريا صوفيا نادية
ماليا مارسيليا كورسيكيا فيلادلفيا فرجينيا فيرجينيا بنسلفانيا كارولينيا أولمبيا يوغوسلافيا سكوتلانديا غالياسيا رؤيا ثريا
زكريا يحيا مليا جوليا أوليفيا سيلفيا فيكتوريا إسطنبوليا كامبوديا أبخازيا أوسيتيا شيشانيا بافاريا ساكسونيا كانتابريا
أوقيانوسيا مكدونيا هيستيريا دراميا أكاديميا ملاطيا أضنيا
"""

# Acronyms that are everyday words without their capitals: WHO, the Moroccan FAR, CAN the football cup.
_ACRONYMS = """
us un it ai who far can is ice les et map ram bad aid act all one ace son sur est pas ces des par mai dst sas cap
man men arm start salt care law pole face now may see she her his our out off set six ten top two use war way new
red big act art bac bus cas cor dit don dos eau fin foi gel ira las lit loi lot mal mer mon mot net nid non nos nul
oui pic pis pot pre que qui sac sec sel sol sud tas tel ton top tot vie vin vol vue am as at be by do go he hi if in
me my no of on or so to up we au ce du en eu je la le ma me ne ni nu on ou sa se si ta te tu va vu
cri ami ans pan tri cat gap boa tic
"""

# Latin words that end like a plural or a feminine and are none: ISIS is not many of Pakistan's ISI, «pris» not of the
# PRI, Pascale is not Pascal.
_SINGULAR = """
news paris fils hamas mars temps corps pays laos texas customs arms atlas vegas kansas arkansas dallas davos
brussels bruxelles netherlands algiers alors toujours jamais depuis dans sans sous mais plus moins tres vers
hors series species james charles thomas nicolas lucas jacques georges sales glasses means lens times works
ethics physics politics economics athens minus bonus chaos lagos burkinabes fonds puits poids capitale morale
generale centrale finale locale cours parcours concours secours discours tours mons palmas cannes angers tous fois mois
bois trois puis tunis denis louis colis abus venus jesus isis iris pris repris remis bris
abbas anas elias ilias ilyas younes idris marcos carlos santos williams adams edwards roberts peters rogers collins
francoise pascale adrienne fabienne julienne lucienne vivienne germaine ghislaine sylvaine gabrielle danielle emmanuelle
manuelle manuelles murielle germane
"""


@cache
def rooted() -> frozenset[str]:
    """Words that begin with و ف ب ك ل س themselves."""
    return _folded(_ROOTED)


@cache
def rooted_before_hamza() -> frozenset[str]:
    """Those of them that have an alef with hamza for a second letter: «كأس»."""
    return _folded(" ".join(word for word in _ROOTED.split() if word[1] in "أإآ"))


@cache
def not_rooted() -> frozenset[str]:
    """Words that only look like one of those with an ending."""
    return _folded(_NOT_ROOTED)


@cache
def after_for_the() -> frozenset[str]:
    """Words that «لل» stands before, though ل and the word are one of those."""
    return _folded(_AFTER_FOR_THE)


@cache
def without_article() -> frozenset[str]:
    """Words that begin with ال themselves."""
    return _folded(_WITHOUT_ARTICLE)


@cache
def other_feminine() -> frozenset[str]:
    """Words in ي whose form in ية is another word."""
    return _folded(_OTHER_FEMININE)


@cache
def other_many() -> frozenset[str]:
    """Words in ي whose form in يات is another word."""
    return _folded(_OTHER_MANY)


@cache
def same_with_taa() -> frozenset[str]:
    """Words whose form in ة is the same word."""
    return _folded(_SAME_WITH_TAA)


@cache
def same_with_many() -> frozenset[str]:
    """Words whose form in ات is their plural."""
    return _folded(_SAME_WITH_MANY)


@cache
def counted() -> frozenset[str]:
    """Nouns that are found with the ا of an object and as two."""
    return _folded(_COUNTED)


@cache
def without_ya() -> frozenset[str]:
    """Nouns whose last ي is not always written."""
    return _folded(_WITHOUT_YA)


@cache
def short_behind_letter() -> frozenset[str]:
    """Words of two letters with one that hangs on them."""
    return _folded(_SHORT_BEHIND_LETTER)


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
def ends_in_a() -> frozenset[str]:
    """Words in يا whose ا is their own."""
    return _folded(_ENDS_IN_A)


@cache
def acronyms() -> frozenset[str]:
    """Acronyms that are everyday words without their capitals."""
    return _folded(_ACRONYMS)


@cache
def singular() -> frozenset[str]:
    """French and English words that end like a plural or a feminine and are none."""
    return _folded(_SINGULAR)


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())
