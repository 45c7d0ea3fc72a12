"""Which word of a filter finds which word of a text: `filter = text | text …`, and `filter ≠ text | text …` never."""

ARABIC = """
حموشي = حموشي | الحموشي | للحموشي | بالحموشي | وبالحموشي | والحموشي | فالحموشي | كالحموشي | ولحموشي | لحموشي | وحموشي | بحموشي | وللحموشي
حموشي = الحَمُّوشي | الحـمـوشي | الحموشى | الحموشی | \u200fالحموشي\u200f | «الحموشي» | الحموشي، | #الحموشي | "الحموشي"
الحموشي = حموشي | الحموشي | للحموشي | وبالحموشي | لحموشي | وحموشي
للحموشي = حموشي | الحموشي | بالحموشي
وبالحموشي = حموشي | الحموشي | للحموشي
بالحموشي = والحموشي | لحموشي
حموشي ≠ حموش | الحموش | يحموشي | محموشي
أمن = أمن | الأمن | امن | الامن | بالأمن | للأمن | والأمن | وأمن | بأمن | لأمن | وللأمن | وبالأمن | فالأمن | كأمن
أمن ≠ مأمون | أمنية | أمنيات | الأمنية | تأمين | أمين | مؤمن | الأمنيون | ضامن | تضامن | أمنيتي | أمنا | الأمين | ثمن | يأمن
أمني = الأمني | أمنية | الأمنية | أمنيين | والأمنيين | الأمنيون | أمنياً
أمني ≠ أمنيات | أماني | تأميني | يمني
إرهاب = الإرهاب | الارهاب | للإرهاب | بالإرهاب | ﺍلإرهاب | الإرهـــاب | والإرهاب
إرهاب ≠ إرهابي | رهاب | الرهاب | رهابة
إرهابي = الإرهابي | إرهابية | الإرهابية | إرهابيين | للإرهابيين
إرهابي ≠ إرهاب | رهيب
فرنسا = بفرنسا | لفرنسا | وفرنسا | كفرنسا | ففرنسا | ولفرنسا | وبفرنسا
بفرنسا = فرنسا | لفرنسا
رنسا ≠ فرنسا | وفرنسا | لفرنسا
كندا = بكندا | لكندا | وكندا | ولكندا
ندا ≠ كندا | وكندا
لفتيت = لفتيت | ولفتيت | بلفتيت | للفتيت
فتيت ≠ لفتيت | ولفتيت
وهبي = وهبي | لوهبي | ووهبي
هبي ≠ وهبي | ووهبي
بوريطة = بوريطة | بوريطه | وبوريطة | لبوريطة | ببوريطة
وريطة ≠ بوريطة
ليبيا = ليبيا | بليبيا | لليبيا | وليبيا
يبيا ≠ ليبيا | لليبيا
سبتة = سبتة | سبته | بسبتة | وسبتة | لسبتة
بتة ≠ سبتة
مصر = بمصر | لمصر | ومصر | ولمصر
مصر ≠ مصري | المصير | مصرف
لجنة = اللجنة | للجنة | لجنة | باللجنة | وللجنة
ثقة = وثقة | بثقة | الثقة
جنة ≠ اللجنة | للجنة | لجنة
لقاء = للقاء | اللقاء | بلقاء | ولقاء | باللقاء
مال ≠ كمال | جمال | المالح | أعمال | مالية
رقة ≠ فرقة | ورقة | وفرقة
كرة = بكرة | وكرة | الكرة | لكرة | للكرة
كرة ≠ فكرة | مذكرة | الذاكرة
لغة = بلغة | اللغة | للغة
حرية = الحرية | بالحرية | للحرية | لحرية
حرية ≠ بحرية | البحرية
بحر ≠ بحرية | البحرين | بحيرة
ولد ≠ وليد | بلد
جهة = الجهة | لجهة | بجهة | للجهة
جهة ≠ وجهة | وجهات | مواجهة
زير ≠ وزير | ووزير
وزير = الوزير | ووزير | لوزير | للوزير | وزيرة | الوزيرة | بوزير
وزير ≠ وزارة | وزراء | زير
ألمانيا = ألمانيا | المانيا | بألمانيا | لألمانيا | وألمانيا
مانيا ≠ ألمانيا | وألمانيا | بألمانيا
هام = الهام
هام ≠ إلهام | الإلهام
قى ≠ ألقى
تماس ≠ التماس
مالي = مالي | بمالي | لمالي | ومالي
مالي ≠ المالي | مالية | المالية
علي = علي | لعلي | وعلي
علي ≠ على | وعلى
شرطة = الشرطة | للشرطة | بالشرطة | وشرطة | شرطه
شرطة ≠ شرط | شرطي | الشرط | شريطة
عملية = عمليات | العملية | بالعمليات | للعمليات | عمليه | عمليتين | العمليتين
عملية ≠ عملي | عملة | عمل | معملية
عملي ≠ عملية | عمليات
مهاجر = مهاجرين | المهاجرين | للمهاجرين | مهاجرون | مهاجرة | المهاجر | مهاجرات
مهاجر ≠ هجرة | مهجر | هاجر
هجرة = الهجرة | للهجرة | بالهجرة | وهجرة
موقوف = موقوفين | الموقوفون | موقوفة | الموقوف
موقوف ≠ موقف | وقف | توقيف
مسؤول = مسئول | المسؤول | مسؤولين | مسؤولون | للمسؤولين | مسؤولة
مسؤول ≠ مسؤولية | سؤال
أمريكي = أميركي | امريكي | الأميركي | الأمريكية | أمريكيين
أوروبا = أوربا | بأوروبا | وأوربا
هيئة = هيأة | الهيئة | للهيأة
مصطفى = مصطفي | مصطفى | لمصطفى
رئيس = رئيس | الرئيس | للرئيس | رئيسة | رئيسا | ورئيس
اتفاق = اتفاقا | اتفاقاً | الاتفاق | باتفاق | لاتفاق | اتفاقات
اتفاق ≠ اتفاقية | فاق | نفاق
روسي ≠ روسيا
قرار = قرارات | القرارات | القرار | بقرار
اجتماع = اجتماعات | الاجتماع | للاجتماع | باجتماعات
اجتماع ≠ اجتماعي | اجتماعية | جماعة
تدريب = تدريبات | بتدريبات | التدريبات
مكتب ≠ مكتبة | مكتبات | كتاب | كتب
خلاف ≠ خلافة
شرط ≠ شرطة
عمل ≠ عملة | عميل | معمل
مخدر = مخدرات | المخدرات
مخدر ≠ خدر | مخدة
سلطة = سلطات | السلطات | للسلطات
خلية ≠ خلي | داخلية
داخلية = الداخلية | للداخلية
داخلي ≠ داخلية | الداخلية
مغربي = مغربية | المغربية | مغربيين | المغربي | للمغربي
مغربي ≠ مغرب | المغرب | مغاربة | غربي
نادي ≠ نادية
جنسي ≠ جنسية
ماكرون = ماكرون | لماكرون | وماكرون
ماكر ≠ ماكرون
طالب ≠ طالبان
يأس ≠ ياسين
أربعة ≠ أربعين
أكادير = أگادير | أڭادير | بأكادير | اكادير
فيلا = ڤيلا
باريس = پاريس | بباريس | لباريس
١٢ = 12 | ۱۲
"عبد اللطيف" = عبداللطيف | عبد اللطيف | لعبد اللطيف | وعبداللطيف
عبداللطيف = عبد اللطيف | عبداللطيف
عبد الله = عبدالله | عبد الله
أبو ظبي = أبوظبي | أبو ظبي | بأبوظبي | ابوظبي
أبوظبي = أبو ظبي | أبوظبي | لأبوظبي
نور الدين = نورالدين | نور الدين
نصر الله = نصرالله | نصر الله
أبو ظبي ≠ أبو بكر | ظبي
"الأمن الوطني" = الأمن الوطني | للأمن الوطني | الأَمن الوطنيّ | بالأمن  الوطني
"الأمن الوطني" = والأمن الوطني | بالأمن الوطني | وبالأمن الوطني | فالأمن الوطني | أمن وطني | لأمن وطني | الامن الوطنى
"الأمن الوطني" ≠ الوطني الأمن | الأمن القومي الوطني | الأمن الغذائي الوطني
"الأمن الوطني" ≠ الأمن والوطني | الأمن للوطني | الأمن بالوطني | والأمن والوطني | أمن ووطني | الأمن فالوطني
"الأمن والوطني" = الأمن والوطني | للأمن والوطني
"الأمن والوطني" ≠ الأمن الوطني | الأمن للوطني
"المديرية العامة للأمن الوطني" = المديرية العامة للأمن الوطني | بالمديرية العامة للأمن الوطني
"المديرية العامة للأمن الوطني" ≠ المديرية العامة والأمن الوطني | المديرية العامة الأمن الوطني
"رئيس فرنسا" = رئيس فرنسا | ورئيس فرنسا
"رئيس فرنسا" ≠ الرئيس وفرنسا | رئيسة لفرنسا | رئيس بفرنسا
"وزير بريطاني" = وزير بريطاني | الوزير البريطاني | ووزير بريطاني
"وزير بريطاني" ≠ وزير وبريطاني | الوزير والبريطاني
"وفد أمني" ≠ وفد وأمني
"السلطات المغربية على الحدود" ≠ السلطات المغربية وعلى الحدود
على الحدود = وعلى الحدود | على الحدود
عبد اللطيف ≠ عبد واللطيف
"قال بنكيران" = قال بن كيران | وقال بن كيران
"قال بنكيران" ≠ قال لبنكيران | قال وبنكيران
ديستي = الديستي | للديستي | ديستي
إف بي آي = إف بي آي | اف بي اي
FBI = لـFBI | الـFBI | بـ FBI
كوفيد19 = كوفيد-19 | كوفيد 19 | كوفيد19
الخميسات = الخميسات | بالخميسات
الخميسات ≠ الخميس | يوم الخميس | خميس
السيدات = السيدات | سيدات | للسيدات | السيدة
السيدات ≠ السيد
العملات ≠ العمل | عمل
الجنسية ≠ الجنسي
البحر ≠ البحرين | ملك البحرين
الأم = الأم | أم | والأم
أم = الأم
الأم ≠ الأمين | الأمن | الأمم
الخلافة ≠ الخلافات | خلاف
الداخلية ≠ الداخلي | الداخل
العملية ≠ العملي
الملكية ≠ الملكي | الدرك الملكي
العربات ≠ العرب
الكتاب ≠ الكتابات
التمرين ≠ التمر
الزيتون ≠ الزيت
الغابون ≠ الغاب
تهم = التهم | تهم | بالتهم
التهم = تهم
باريس ≠ ألباريس | الباريس
ألباريس = ألباريس | الباريس | لألباريس
ألباريس ≠ باريس | بباريس
رقية ≠ برقية
طاطا ≠ بطاطا
رشيد ≠ برشيد
قمة ≠ لقمة
دية ≠ فدية
بركة ≠ فبركة
رؤية ≠ كروية
أمير ≠ كاميرون
أمية ≠ سامية
شكر ≠ لشكر
كيك ≠ فكيك
شيد ≠ رشيد
إرهابي = إرهابيا | إرهابياً
مغربي = مغربيا | المغربيان | مغربيان
أمني = أمنيا
روسي ≠ روسيا
ألماني ≠ ألمانيا
سوري ≠ سوريا
قضي ≠ قضايا
تسليم = تسليمه | بتسليمهم | وتسليمها
اعتقال = اعتقاله | باعتقالهم | اعتقالات
توقيف = توقيفه | توقيفهما
تعاون = تعاونها | التعاون
اتفاق = اتفاقها
مسؤولين = مسؤولي | مسؤولو | مسؤولين | لمسؤولي
مهربين = مهربي | المهربين
معتقل = معتقلان | المعتقلان | معتقلين
جثة = جثتين
سلط ≠ سلطان
برلم ≠ برلمان
آلية = الآليات | آلية | بآلية
ملف = ملفات | الملفات
"""

FRENCH = """
sécurité = Sécurité | securite | SÉCURITÉ | sécurités | Se\u0301curite\u0301 | la sécurité
securite = sécurité | Sécurité
sécurité ≠ sécuritaire | insécurité | sécuriser
extradition = l'extradition | l’extradition | L'Extradition | d'extradition | extraditions | d’extraditions
l'extradition = extradition | l’extradition | d'extradition
extradition ≠ extrader | tradition
accord = accords | l'accord | d’accords | Accord
accord ≠ accordéon | accorder
journal = journaux | journal
général = généraux | général | générals
bureau = bureaux | bureau
bureau ≠ bureaucrate
jeu = jeux | jeu
marocain = marocaine | marocaines | marocains | Marocain
marocain ≠ Maroc | maroquinerie
algérien = algérienne | algériennes | Algériens
européen = européenne | européens
français = française | françaises | Français
national = nationale | nationales
capital ≠ capitale
cœur = coeur | Cœur
garçon = garcon | garçons
frontière = frontières | la frontière | FRONTIÈRE
paris = Paris
pari ≠ Paris
corps = corps
fils ≠ fil de fer
pays ≠ paye
onu = ONU | l'ONU | O.N.U.
aujourd'hui = aujourd'hui | aujourd’hui
jusqu'ici = jusqu’ici | ici
État-major = état-major | etat major | État‑major
anti-terroriste = antiterroriste | anti-terroriste | anti terroristes
antiterroriste = anti-terroriste | antiterroristes
"police judiciaire" = la police judiciaire | Police judiciaire
"police judiciaire" ≠ judiciaire police | police et judiciaire | policier judiciaire
N'Djamena = N’Djamena | Ndjamena
drogue = drogues | la drogue | drogue.
drogue ≠ droguerie | dragues
ministre = ministres | le ministre | Ministre
ministre ≠ ministère | administration
procureur = procureurs | Procureur
saisie = saisies | saisie
cannabis = cannabis
repas ≠ repos
cour ≠ cours | au cours de
cour = la cour
tour ≠ Tours
Espagne = l’Espagne | lʼEspagne | d'Espagne
'police nationale' = la police nationale
'police nationale' ≠ police judiciaire nationale
‹police nationale› ≠ police judiciaire nationale
trafic à Tanger = un trafic à Tanger
"""

ENGLISH = """
agreement = agreements | Agreement | AGREEMENTS | agreement's
agreement ≠ disagreement | agree | agreeable
country = countries | country's | Country
country ≠ count | countryside
box = boxes | box
crash = crashes
attack = attacks | attack's | Attack
attack ≠ attacker | attacking
police = Police | police's | POLICE
police ≠ policy | policing
policy = policies
new ≠ news
news = News
Hamas ≠ Hama
Hama ≠ Hamas
US = U.S. | US | U.S
US ≠ us | use
U.S. = US | U.S.
U.S. ≠ us
UN ≠ un
FBI = FBI | F.B.I. | fbi | FBI's
F.B.I. = FBI
Morocco = Morocco's | Morocco | Morocco’s | MOROCCO
Morocco ≠ Moroccan | Moroccans
Moroccan = Moroccans
counterterrorism = counter-terrorism | counterterrorism
counter-terrorism = counterterrorism | counter-terrorism | counter terrorism
co-operation = cooperation | co-operation
O'Brien = O’Brien | OBrien
Sana'a = Sanaa | Sana’a | Sana'a
naïve = naive
café = cafe | cafés
"border guard" = border guard | Border Guards | border-guard
"border guard" ≠ guard border | border and guard | borderguarding
drug = drugs | Drug
drug ≠ drugstore | rug
port ≠ report | airport | support
arm ≠ army | alarm
state = states | state's
Thomas ≠ Thoma
G7 = G7 | g7
smuggle ≠ smuggler
border = borders | Border | cross-border
border ≠ boarder | bordered
extradition = extraditions | Extradition
spy = spies
spy ≠ spying | spyware
WHO = the WHO said | WHO
WHO ≠ officers who joined
FAR ≠ moved far north
CAN ≠ they can
far = far | FAR
MAP ≠ a road map
"""


def pairs(table: str) -> list[tuple[str, str, bool]]:
    """Return (filter, text, whether it finds it) for each pair of a table."""
    found = []
    for line in filter(None, table.splitlines()):
        finds = " = " in line
        wanted, _, texts = line.partition(" = " if finds else " ≠ ")
        found += [(wanted, text.strip(), finds) for text in texts.split("|")]
    return found
