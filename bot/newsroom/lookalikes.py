"""Words that only look as if something hung on them: facts of the languages, as lists an editor can read and extend.

All in everyday spelling; they are folded once, when first asked for.
"""

from bot.newsroom.arabic import listed

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


def after_for_the() -> frozenset[str]:
    """Words that «لل» stands before, though ل and the word are one of those."""
    return listed(_AFTER_FOR_THE)


def without_article() -> frozenset[str]:
    """Words that begin with ال themselves."""
    return listed(_WITHOUT_ARTICLE)


def other_feminine() -> frozenset[str]:
    """Words in ي whose form in ية is another word."""
    return listed(_OTHER_FEMININE)


def other_many() -> frozenset[str]:
    """Words in ي whose form in يات is another word."""
    return listed(_OTHER_MANY)


def same_with_taa() -> frozenset[str]:
    """Words whose form in ة is the same word."""
    return listed(_SAME_WITH_TAA)


def same_with_many() -> frozenset[str]:
    """Words whose form in ات is their plural."""
    return listed(_SAME_WITH_MANY)


def counted() -> frozenset[str]:
    """Nouns that are found with the ا of an object and as two."""
    return listed(_COUNTED)


def without_ya() -> frozenset[str]:
    """Nouns whose last ي is not always written."""
    return listed(_WITHOUT_YA)


def short_behind_letter() -> frozenset[str]:
    """Words of two letters with one that hangs on them."""
    return listed(_SHORT_BEHIND_LETTER)


def no_plural() -> frozenset[str]:
    """Words that end like a plural and are none, or whose singular is another word."""
    return listed(_NO_PLURAL)


def never_with_article() -> frozenset[str]:
    """Names that are other words with ال."""
    return listed(_NEVER_WITH_ARTICLE)


def places() -> frozenset[str]:
    """Short names of places."""
    return listed(_PLACES)


def ends_in_a() -> frozenset[str]:
    """Words in يا whose ا is their own."""
    return listed(_ENDS_IN_A)


def acronyms() -> frozenset[str]:
    """Acronyms that are everyday words without their capitals."""
    return listed(_ACRONYMS)


def singular() -> frozenset[str]:
    """French and English words that end like a plural or a feminine and are none."""
    return listed(_SINGULAR)
