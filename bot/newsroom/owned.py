"""A noun without the pronoun behind it: «حكومتها» is «حكومة», «لسفيرهم» is «سفير».

Safe is what no verb looks like: ـتها behind four letters, ـاتها, ـائها. The rest is believed of «ها», «هم», «هما»
behind four letters, and else of nouns that an editor has listed: «ه» is also how ة is written in a hurry, «نا» is «we»
and the ending of «قانونا».
"""

import re
from collections.abc import Iterator

from bot.newsroom import lookalikes
from bot.newsroom.arabic import listed

LONG_NOUN = 4  # letters of a noun that needs no list: «أكدها» and «عليها» have three
_OWNED = re.compile(r"(?P<noun>.{2,}?)(?P<whose>هما|هم|ها|هن|نا|كم|ه)")
_VERBAL_NOUN = re.compile(r"ت..ي.|ت.ا..|ا..ا.|ا.ت.ا.|ان..ا.|است..ا.|م.ا.ي.")
_IN_HAMZA = re.compile(r"ا[ئؤ](?=ه|نا|كم)")
_SURE = frozenset(["ها", "هم", "هما"])
_CLITICS = frozenset("وفبكل")

# Nouns that are found with every pronoun. None whose form in ة is another word.
_NOUNS = """
أمن جيش حزب وفد نجل مقر سجن طرد دعم قصف قتل رفض هدف قصر حرس موقف منزل مركز منصب هجوم حدود جنود قيود جهود حقوق شروط
ظروف نفوذ خصوم حضور وصول دخول وجود سفير وزير رئيس نظير حليف شريك زعيم مدير عميد شقيق مبعوث مستشار نائب قائد ضابط مواطن
مواطني رعايا مقاتلي معتقلي عناصر ضباط رجال شعوب بلاد أراضي أقاليم جهاز قطاع سلاح دفاع نظام قرار خطاب برنامج نشاط مسار
عدوان تراب مطار فريق منتخب مواقف مراكز مواقع مخازن حساب هاتف محامي سراح جواز
"""

# Nouns that are found with every pronoun but «ه», which may be their ة: «شعبه» may be «شعبة», «مكتبه» «مكتبة».
_NOT_HIS = """
شعب بلد حكم نقل مكتب مشروع مسؤولي حراس وعود ردود مصالح مصادر مطالب أمير ملوك
"""

# Nouns in ة, without it, that are too short to be believed, or end in اة. None whose verb is as frequent: «وصفته»,
# «نشرته», «حملته», «رحلته», «وجهته».
_IN_TAA = """
دول شرط لجن سلط قو خط جث هيي بيي ازم غرف جبه فرق شبك حرك جلس صفق شرك اسر مهم ثق قم نسخ فرص رغب خبر طاق حال ساح وحد ثور
ثرو جول دور عود قيم رخص حص تهم شحن قبض هجر قص خدم رتب سرق محن ورش زوج ابن حوز حيا وفا قنا فتا صلا مبارا معانا مأسا
ضف معادا مواسا مساوا محاكا مجارا محابا مراعا
"""

# Verbs that look like such a noun: «طالبته» is «she asked him», and no student.
_ACTS = """
طالب قاتل صاحب قابل عامل واجه شاهد تابع حامل راقب ساعد شارك حاول هاجم داهم عالج خالف سابق صادق جاهد
"""

# What has another meaning with a pronoun behind it: «لصالحهم», «بدورها», «لديها».
_OTHERS = "صالح دور علي الي لدي كان لكن غير بعض نفس عند بين خلف عمر قبل بعد حول وحد حال اجل شان كل كلا احد"

# ه at their end is their own: «متوجها» is «heading», not «her crowned».
_IN_HAA = """
متوجه موجه مواجه مشتبه منتبه مشابه متشابه نزيه شبيه وجيه توجيه تنبيه تشبيه تشويه اتجاه انتباه اشتباه إكراه مكروه كريه
تافه فقيه سفيه منبه مشوه مموه منوه مشبوه معتوه وجه فقه إله شره مياه أفواه أشباه فواكه
"""


def may_be_owned(word: str, written: str) -> bool:
    """Tell whether a folded word ends as one with a pronoun does; ة is none, also where its vowel is written."""
    return word.endswith(("ه", "ها", "هم", "هما", "نا", "كم", "هن")) and "ة" not in written[-2:]


def without_owner(word: str, written: str) -> Iterator[str]:
    """Yield the noun of a word that may have a pronoun behind it, folded; nothing where that is not sure."""
    found = _OWNED.fullmatch(word)
    if found is None:
        return
    noun, whose = found["noun"], found["whose"]
    if whose == "ها" and word[:-1] in listed(_IN_HAA):
        yield word[:-1]
    elif noun[-1] == "ت" and noun[:-1] in listed(_IN_TAA):
        yield noun[:-1] + "ه"
    elif noun[-1] == "ت" and noun[-2] == "ا":
        yield from (noun,) if len(noun) >= LONG_NOUN else ()
    elif noun[-1] == "ت" and is_in_taa(noun[:-1]):
        yield noun[:-1] + "ه"
    elif noun[-1] in "يو" and noun[-2] == "ا" and _IN_HAMZA.search(written):
        yield noun[:-1] + "ء"
    elif noun[-1] == "ي" and noun[:-1] in lookalikes.counted():
        yield noun[:-1]  # بلديهما: two countries, and nothing municipal
    elif _is_noun(noun, whose):
        yield noun


def is_in_taa(stem: str) -> bool:
    """Tell whether it is a noun without its ة: a listed one, one long enough for that, or one in ية («قضيته»)."""
    if stem in listed(_IN_TAA):
        return True
    return stem not in listed(_ACTS) if len(stem) >= LONG_NOUN else len(stem) == LONG_NOUN - 1 and stem[-1] == "ي"


def _is_noun(noun: str, whose: str) -> bool:
    if noun in listed(_NOUNS) or (noun in listed(_NOT_HIS) and whose != "ه"):
        return True
    if _VERBAL_NOUN.fullmatch(noun) or noun.endswith("اء"):
        return True
    if whose not in _SURE or len(noun) < LONG_NOUN or noun[0] == "ي" or noun[-1] == "ت":
        return False
    return noun not in listed(_OTHERS) and not (noun[0] in _CLITICS and noun[1:] in listed(_OTHERS))
