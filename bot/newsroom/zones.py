"""Time zones as people name them: `Area/City`, a city's name in Arabic, French or English. Pure but for reading the
zone database's list of names once.
"""

from functools import cache
from zoneinfo import available_timezones

LIKELY = (
    "Africa/Casablanca",
    "Europe/Paris",
    "Europe/Madrid",
    "Europe/Brussels",
    "Europe/Amsterdam",
    "Africa/Algiers",
    "Africa/Cairo",
    "Asia/Riyadh",
    "Asia/Dubai",
    "America/New_York",
)
"""Where this site's readers mostly are: offered as buttons."""

CITIES = {
    "Africa/Casablanca": "الدار البيضاء، المغرب، الرباط، مراكش، فاس، طنجة، أكادير، مكناس، وجدة، تطوان، rabat, "
    "marrakech, fès, tanger, agadir, meknès, oujda, tétouan, maroc, morocco",
    "Africa/El_Aaiun": "العيون، الداخلة، laâyoune, laayoune, dakhla",
    "Africa/Algiers": "الجزائر، وهران، alger, oran, algérie, algeria",
    "Africa/Tunis": "تونس، tunisie, tunisia",
    "Africa/Tripoli": "طرابلس، بنغازي، ليبيا، libye, libya",
    "Africa/Cairo": "القاهرة، الإسكندرية، مصر، le caire, égypte, egypt",
    "Africa/Nouakchott": "نواكشوط، موريتانيا، mauritanie, mauritania",
    "Africa/Khartoum": "الخرطوم، السودان، soudan, sudan",
    "Africa/Dakar": "داكار، السنغال، sénégal, senegal",
    "Asia/Riyadh": "الرياض، جدة، مكة، المدينة، السعودية، riyad, djeddah, jeddah",
    "Asia/Dubai": "دبي، أبو ظبي، أبوظبي، الشارقة، الإمارات، doubaï, abu dhabi",
    "Asia/Muscat": "مسقط، عمان سلطنة، mascate",
    "Asia/Qatar": "الدوحة، قطر، doha",
    "Asia/Kuwait": "الكويت، koweït",
    "Asia/Bahrain": "المنامة، البحرين، bahreïn, manama",
    "Asia/Aden": "صنعاء، عدن، اليمن، sanaa, yémen, yemen",
    "Asia/Baghdad": "بغداد، البصرة، العراق، bagdad, irak, iraq",
    "Asia/Amman": "عمّان، عمان، الأردن، jordanie, jordan",
    "Asia/Beirut": "بيروت، لبنان، beyrouth, liban, lebanon",
    "Asia/Damascus": "دمشق، حلب، سوريا، damas, syrie, syria",
    "Asia/Jerusalem": "القدس، jérusalem",
    "Asia/Hebron": "رام الله، الخليل، نابلس، فلسطين، ramallah, palestine",
    "Asia/Gaza": "غزة",
    "Europe/Istanbul": "إسطنبول، أنقرة، تركيا، ankara, turquie, turkey",
    "Europe/Paris": "باريس، ليون، مرسيليا، فرنسا، lyon, marseille, france",
    "Europe/Madrid": "مدريد، برشلونة، إسبانيا، barcelone, barcelona, espagne, spain",
    "Europe/Lisbon": "لشبونة، البرتغال، lisbonne, portugal",
    "Europe/Brussels": "بروكسل، بلجيكا، bruxelles, belgique, belgium",
    "Europe/Amsterdam": "أمستردام، روتردام، هولندا، pays-bas, netherlands",
    "Europe/Berlin": "برلين، فرانكفورت، ألمانيا، francfort, frankfurt, allemagne, germany",
    "Europe/Rome": "روما، ميلانو، إيطاليا، milan, italie, italy",
    "Europe/Zurich": "جنيف، زيورخ، سويسرا، genève, geneva, suisse, switzerland",
    "Europe/London": "لندن، بريطانيا، londres, uk, england",
    "Europe/Stockholm": "ستوكهولم، السويد، suède, sweden",
    "America/Montreal": "مونتريال، كيبيك، montréal, québec",
    "America/New_York": "نيويورك، واشنطن، washington",
    "UTC": "غرينتش، gmt",
}
"""Zone → the names of its cities, separated by commas, besides the name it has in the zone database."""

_FOLDED = str.maketrans(
    "أإآٱةىگکیéèêëàâäîïôöûüç-_’'",
    "ااااهيككيeeeeaaaiioouuc    ",
    "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652",
)


def find_zone(text: str) -> str | None:
    """Return the zone database's name for what somebody wrote; None when no such place is known."""
    return _names().get(_fold(text))


def _fold(text: str) -> str:
    return " ".join(text.strip().lower().translate(_FOLDED).split())


@cache
def _names() -> dict[str, str]:
    zones = sorted(zone for zone in available_timezones() if "/" in zone)  # not "localtime", "Factory" and the like
    names = {_fold(zone.rsplit("/", 1)[-1]): zone for zone in zones if not zone.startswith("Etc/")}
    names |= {_fold(zone): zone for zone in zones}
    for zone, cities in CITIES.items():
        names |= {_fold(name): zone for name in (zone, *cities.replace("،", ",").split(","))}
    return names
