"""Markup in, plain text for people out (FAULTS I22, T02, T04, T14)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.boilerplate import is_boilerplate, untailed
from bot.intake.cleaning import cut, line, paragraphs, visible
from bot.intake.markup import strip

HIDDEN = {
    *map(chr, range(0x202A, 0x202F)),
    *map(chr, range(0x2066, 0x206A)),
    *map(chr, range(0x2060, 0x2065)),
    "\ufeff",
    "\u00ad",
}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("زيارة &#8220;الوزير&#8221;", "زيارة “الوزير”"),
        ("AT&amp;T", "AT&T"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
        ("عنوان <b>مهم</b> و<em class='a'>مائل</em>", "عنوان مهم ومائل"),
        ("&lt;b&gt;مهم&lt;/b&gt;", "مهم"),
        ("5 < 7 && 9 > 8", "5 < 7 && 9 > 8"),
        ("R&D &c. &copy &nbsp;x", "R&D &c. &copy x"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("\u2067عربي\u2069", "عربي"),
        ("كوا\u00adليس\ufeff\u2060", "كواليس"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u200f\u200f\u200e\u200fb", "a\u200fb"),
        ("z" + "\u0301\u0302\u0303\u0304\u0305\u0306" * 200, "z\u0301\u0302\u0303"),
        ("مُحَمَّدٌ رَسُولُ", "مُحَمَّدٌ رَسُولُ"),
        ("e\u0301", "é"),
        ("  سطر\n\tثان   ", "سطر ثان"),
        ("a\x00b\x07", "ab"),
        ("🇲🇦 👩\u200d👩\u200d👧 ✌\ufe0f", "🇲🇦 👩\u200d👩\u200d👧 ✌\ufe0f"),
        ("\U000e0041tag", "tag"),
        ("", ""),
    ],
)
def test_a_title_is_one_line_of_what_people_see(written: str, shown: str) -> None:
    assert line(written) == unicodedata.normalize("NFC", shown)


def test_a_long_title_is_cut_at_a_word() -> None:
    title = line("كلمة " * 5000)
    assert len(title) <= 512
    assert title.endswith("كلمة…")
    assert len(line("x" * 20_000_000)) == 512


def test_cut_text_never_ends_in_half_a_word_unless_it_is_one_word() -> None:
    assert cut("واحد اثنان ثلاثة", 12) == "واحد اثنان…"
    assert cut("واحد اثنان، ثلاثة", 13) == "واحد اثنان…"
    assert cut("قصير", 12) == "قصير"
    assert cut("x" * 20, 12) == "x" * 11 + "…"


@given(st.text(max_size=300))
def test_no_text_keeps_what_hides_or_reorders(text: str) -> None:
    for shown in (visible(text), line(text), paragraphs(text)):
        assert not HIDDEN & set(shown)
        assert not any("\ue000" > letter > "\ud7ff" or "\U000e0000" <= letter <= "\U000e0fff" for letter in shown)
        assert not any(unicodedata.category(letter) == "Cc" and letter not in "\n\t\r" for letter in shown)
        row = 0
        for letter in shown:
            row = row + 1 if unicodedata.category(letter) in {"Mn", "Me"} else 0
            assert row <= 3


@given(st.text(max_size=300))
def test_what_is_visible_already_stays_as_it_is(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>أول</p><p>ثان</p>", "أول\n\nثان"),
        ("<p>سطر<br>ثان<br/>ثالث</p>", "سطر\nثان\nثالث"),
        ("<ul><li>أ</li><li>ب</li></ul>", "أ\nب"),
        ("a <b>b</b> c", "a b c"),
        ("أ&nbsp;ب &laquo;ج&raquo; &#1583;", "أ ب «ج» د"),
        ("نص <script>var a = '</p>';</script>بعده", "نص بعده"),
        ("نص <STYLE>p{}</style >بعده", "نص بعده"),
        ("نص <script>لا نهاية", "نص"),
        ("نص <!-- تعليق <p> -->بعده", "نص بعده"),
        ("نص <!-- بلا نهاية", "نص"),
        ("نص <![CDATA[خام]]> بعده", "نص خام بعده"),
        ("5 < 7 و 9 > 8", "5 < 7 و 9 > 8"),
        ("<a href='x' title='a > b'>رابط</a>", "رابط"),
        ('<a title="a < b">رابط</a>', "رابط"),
        ("<p>نص", "نص"),
        ("<p class=", ""),
        ("</p></p>نص", "نص"),
        ("<![", ""),
        ("<", "<"),
        ("<>", "<>"),
        ("<form><input><p>بحث</p></form>نص", "نص"),
        ("<figure><img src=x><figcaption>تعليق</figcaption></figure><p>نص</p>", "نص"),
        ('<div class="sharedaddy sd-sharing-enabled"><div>شارك</div><div>هنا</div></div><p>نص</p>', "نص"),
        ("<div id='jp-relatedposts' class='jp-relatedposts'><h3>مواضيع</h3></div>نص", "نص"),
        ('<p>نص</p><div class="addtoany_share_save_container"><a>f</a>', "نص"),
        ('<span class="screen-reader-text">خفي</span>ظاهر', "ظاهر"),
        ("<nav/>نص", "نص"),
        ("لا وسوم", "لا وسوم"),
        ("Tom &amp;amp; Jerry &amp;#8220;x&amp;#8221;", "Tom & Jerry “x”"),
        ("<p>نص &lt;script&gt;</p>", "نص <script>"),
        ("<table><tr><td>طنجة</td><td>5</td></tr><tr><th>تطوان</th><td>7</td></tr></table>", "طنجة 5\nتطوان 7"),
        (
            '<p>فاز <img src="https://s.w.org/images/core/emoji/16/1f1f2.png" alt="🇲🇦" class="wp-smiley" /></p>',
            "فاز 🇲🇦",
        ),
        ('<p>نص <img class="alignnone" alt="صورة" src="a.jpg"></p>', "نص"),
        ('<p>نص</p><blockquote class="wp-embedded-content"><a href="x">خبر آخر</a></blockquote>', "نص"),
    ],
)
def test_html_becomes_paragraphs_of_text(markup: str, text: str) -> None:
    assert paragraphs(strip(markup)) == text


@pytest.mark.parametrize(
    "paragraph",
    [
        "The post زيارة الوزير appeared first on كواليس اليوم.",
        "The post Visit first appeared on Kawalis.",
        "ظهرت المقالة زيارة الوزير أولاً على كواليس اليوم.",
        "التدوينة زيارة الوزير ظهرت أولاً على كواليس اليوم.",
        "المقال «زيارة» ظهر أولا في كواليس.",
        "L’article Visite du ministre est apparu en premier sur Kawalis.",
        "Cet article Visite est apparu en premier sur Kawalis.",
        "شارك بتعليقك",
        "شاهد أيضا",
        "شاهد أيضا: خبر آخر تماما",
        "إقرأ أيضا",
        "اشتراك في القائمة البريدية",
        "إشترك بالقائمة البريدية لكواليس اليوم لتتوصل بكل الجديد عبر البريد الإلكتروني",
        "شارك هذا الموضوع:",
        "معجب بهذه:",
        "إعجاب تحميل...",
        "Share this:",
        "Like Loading...",
        "Related",
        "Partager :",
        "J’aime chargement…",
        "Articles similaires",
    ],
)
def test_what_a_site_writes_around_its_articles_is_told_apart(paragraph: str) -> None:
    assert is_boilerplate(paragraph)
    assert paragraphs(f"نص الخبر.\n\n{paragraph}") == "نص الخبر."


@pytest.mark.parametrize(
    "paragraph",
    [
        "شارك الوزير في الاجتماع الأمني الذي انعقد بالرباط.",
        "The post office appeared closed on Monday.",
        "ظهرت النتائج أولا على الصعيد الوطني وفق ما أكده المدير العام" + " للأمن الوطني" * 60,
        "Related companies were searched in Casablanca.",
        "Le ministre a partagé son analyse.",
        "أطلقت الوزارة القائمة البريدية الجديدة للصحفيين في حفل رسمي.",
        "شاهد أيضا المواطنون العرض العسكري في الرباط.",
    ],
)
def test_an_articles_own_paragraph_stays(paragraph: str) -> None:
    assert not is_boilerplate(paragraph)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("بداية الخبر […]", "بداية الخبر…"),
        ("بداية الخبر [...]", "بداية الخبر…"),
        ("بداية الخبر [&hellip;]", "بداية الخبر…"),
        ("بداية الخبر. [&#8230;]", "بداية الخبر."),
        ("بداية الخبر … اقرأ المزيد »", "بداية الخبر…"),
        ("The start … Continue reading Visit →", "The start…"),
        ("Le début. Lire la suite »", "Le début."),
        ("[…]", ""),
        ("خبر كامل.", "خبر كامل."),
        ("قال […] ثم عاد.", "قال […] ثم عاد."),
        ("أ" * 3000 + " […]", "أ" * 3000 + "…"),
    ],
)
def test_an_excerpts_tail_is_removed(text: str, kept: str) -> None:
    assert paragraphs(text) == kept


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[vc_row][vc_column width=”1/2″][vc_column_text]نص الخبر.[/vc_column_text][/vc_column][/vc_row]", "نص الخبر."),
        ('[caption id="attachment_12" width="800"] صورة[/caption]\n\nنص الخبر.', "نص الخبر."),
        ("نص الخبر.\n\n[embed]https://youtu.be/abc[/embed]\n\n[gallery ids=”1,2″]\n\nتتمته.", "نص الخبر.\n\nتتمته."),
        ("[dropcap]ن[/dropcap]ص الخبر [b]كله[/b].", "نص الخبر كله."),
        ('[contact-form-7 id="12"] نص الخبر.', "نص الخبر."),
        ("[/et_pb_text] نص الخبر.", "نص الخبر."),
    ],
)
def test_shortcodes_are_not_shown(text: str, shown: str) -> None:
    assert paragraphs(text) == shown


@pytest.mark.parametrize(
    "text", ["قال [الوزير] إن", "« [sic] »", "[video] hier", "[1] و [2]", "a [b] c", "[رويترز]", "[", "[/"]
)
def test_words_in_brackets_are_words(text: str) -> None:
    assert paragraphs(text) == text


def test_a_text_without_a_tail_is_left_alone() -> None:
    assert untailed("نص") == "نص"


@given(st.text(alphabet="<>/!-[]CDATAdivpscript \"'=a&;#x", max_size=200))
def test_any_markup_gives_text(markup: str) -> None:
    assert isinstance(paragraphs(strip(markup)), str)
