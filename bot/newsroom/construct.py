"""A noun before its owner, where the ن of many or of two is gone: «مهربي المخدرات», «مدينتي سبتة ومليلية».

«ي» also makes «of …»; so nouns without ة are believed as an editor lists them, mostly people.
"""

import re
from collections.abc import Iterator

from bot.newsroom.arabic import listed
from bot.newsroom.owned import is_in_taa

_OF_TWO = re.compile(r"(?P<stem>.+)ت[اي]")
_OF_MANY = re.compile(r"(?P<stem>.+)[يو]")

# None that is another word with ي: رئيسي main, عنصري racist, عملي practical, مدرسي of a school, مؤسسي institutional.
_WITHOUT_TAA = """
وزير سفير مدير مواطن مهاجر معتقل متهم مستشار قائد لاجئ صحافي صحفي ناطق مبعوث موظف متحدث ضابط طالب عميد مفوض مسلح
متورط قاصر سجين منسق مراقب مفتش مسؤول محقق مهرب مقاتل مسافر ممثل مرشح معارض موقوف مطلوب متطرف متشدد متظاهر محتجز
مجند مدرب منفذ مروج مخبر مزور مختطف مهاجم مؤيد منتسب منتخب مقيم متابع مستخدم مهندس محلل معلم مشرف مساعد
مرافق محرر مصور مشجع مناصر ناشط باحث سائح لاعب
فريق طرف مطار معبر
"""

# Names that look like it.
_NAMES = "كويتي حميدتي شريعتي رحمتي"


def before_owner(word: str) -> Iterator[str]:
    """Yield the noun that stands before its owner in a folded word, which has no ال; nothing where that is not sure."""
    of_two = _OF_TWO.fullmatch(word)
    if of_two and is_in_taa(of_two["stem"]) and word not in listed(_NAMES):
        yield of_two["stem"] + "ه"
    of_many = _OF_MANY.fullmatch(word)
    if of_many and of_many["stem"] in listed(_WITHOUT_TAA):
        yield of_many["stem"]
