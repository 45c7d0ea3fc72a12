"""Words that stand in every article: followed alone they would bring everything."""

from functools import cache

from bot.newsroom.arabic import folded_words

_ARABIC = """
من في على إلى عن مع أن إن ان ما لا لم لن قد كان كانت هذا هذه ذلك تلك التي الذي الذين هو هي هم كل بين بعد قبل حتى
ثم أو أي أما إذا إذ كما لكن عند عندما حيث منذ خلال ضد دون غير بعض أيضا قال قالت وقال اليوم أمس فيها فيه به بها
له لها لهم منه منها عليه عليها إليه إليها وهو وهي وفي ومن وعلى هنا هناك الآن لقد سوف ليس أنه أنها بأن ولا وما
يوم و ف ب ل ك ال ديال اللي هاد باش
"""
_FRENCH = """
le la les un une des de du au aux et ou en dans par pour sur avec sans que qui quoi dont ce cet cette ces il
elle ils elles on nous vous je tu se sa son ses leur leurs ne pas plus est sont a été être ont avait mais donc
or ni car si comme
"""
_ENGLISH = """
the a an and or of to in on at by for from with without that this these those it its is are was were be been has
have had not no but if as than then he she they we you i his her their our your us who which what when where
will would about after before into over
"""


@cache
def everyday() -> frozenset[str]:
    """Return the everyday words of the three languages, folded."""
    return frozenset(folded_words(_ARABIC + _FRENCH + _ENGLISH))


def is_everyday(text: str) -> bool:
    """Tell whether a text holds everyday words only. `US` in capitals is a name, and so is «علي», unlike «على»; «آلية»
    is a mechanism, though it is compared like «إليه».
    """
    if text == "علي" or text.endswith("ة") or (text.isupper() and text.isascii()):
        return False
    return everyday().issuperset(folded_words(text))
