"""More of what readers asked for and did not find, or found and did not ask for, in the form of `word_pairs`."""

DUALS_AND_PLURALS = """
سيارة = سيارتان | السيارتان | وسيارتان
شاحنة = شاحنتان
دولة = الدولتان | الدولتين
جثة = جثتان
عملية = عمليتان | بعمليتان
خلية = خليتان
دبابة = دبابتان
سنة = سنتان
آية ≠ إيتان
الله ≠ القضيتان اللتان | اللتان
حزب الله ≠ القضيتان اللتان ناقشهما حزب الاستقلال
إيتان = إيتان | وإيتان
باكستان = باكستان | بباكستان
فيضان = فيضانات | الفيضانات | بالفيضانات
جنرال = جنرالات | الجنرالات
كولونيل = الكولونيلات
مهرجان = مهرجانات
برلمان = برلمانات
دولار = دولارات
مليار = مليارات
كيلوغرام = كيلوغرامات
شيك = شيكات
سند = سندات
مجتمع = مجتمعات
مستشفى = مستشفيات
مستوى = مستويات
معطى = معطيات
مهرج ≠ مهرجان | مهرجانات
"""

COUNTED = """
طن = حجز 12 طنا من الشيرا | طنين من الكوكايين | طنان
شخص = شخصا | شخصين | بشخصين | والشخصان | وشخصا
شخصين = شخص | شخصا
طفل = طفلين | طفلا | وطفلين
جندي = جنديا | جنديان | جنديين
زورق = زورقا | زورقان | زورقين
صاروخ = صاروخا | صاروخان
قارب = قاربان | قاربا
بحث = فتحت النيابة العامة بحثا قضائيا
وفد = يترأس وفدا رفيعا | الوفدان
بلد = بلدين | البلدان | حدود بلديهما | بلدينا
نفق = نفقا | نفقين
حكم = حكما بالسجن | حكمين
هدف = هدفا | هدفين
لص = لصا | لصين
بلدي ≠ وزيرا خارجية بلديهما
بحر ≠ البحرين | بحرين
شعب ≠ شهر شعبان
درع ≠ درعا السورية
ميل ≠ ميلان
شخص ≠ شخصية | شخصي | تشخيص
طن ≠ وطن | وطنا | قطنا | بطنا
نص ≠ ناصا
نفق ≠ نفقة | منافقا
كلب ≠ كلابا
هدف ≠ استهدفا
قارب ≠ قاربت | أقاربا
فرع ≠ فرعون
رد ≠ فردا
لد ≠ بلدا
قاضي = قاض إسباني | قاضٍ | لقاض | القاضي | وقاض
القاضي = أمر قاض بالإفراج عنه
قاض = القاضي | قاضيا
محامي = محام | محامٍ | المحامون | المحامين | محاميا
محاميين = محام
وادي = واد | الوادي
أراضي = أراض | الأراضي
ضواحي = ضواح باريسية
قاضي ≠ قاضت | تقاض | أنقاض
محامي ≠ حماة | حام | المحامل
"""

SONS = """
بنكيران = بنكيران | بن كيران | لبنكيران | وبنكيران
بن كيران = بنكيران | بن كيران | وبنكيران
بن كيران ≠ كيران بن علي | بن علي وكيران
نبيل بنعبد الله = نبيل بن عبد الله | نبيل بن عبدالله | نبيل بنعبدالله
نبيل بن عبد الله = نبيل بنعبد الله | نبيل بنعبدالله | نبيل بن عبدالله
المهدي بن سعيد = المهدي بنسعيد
"شكيب بن موسى" = شكيب بنموسى | شكيب بن موسى
"شكيب بنموسى" = شكيب بن موسى
محمد بن سلمان = محمد بن سلمان
محمد بن سلمان ≠ سلمان بن محمد
كيران ≠ بنكيران
بنك = بنك | البنك
بنك ≠ بن كبير
بن ≠ بنك
"""

FRENCH_PLURALS = """
détenu = détenus | les détenus
individu = individus
prévenu = prévenus
élu = élus
tribu = tribus
ennemi = ennemis
ami = amis
taxi = taxis
loi = lois
roi = rois
emploi = emplois
convoi = convois
délai = délais
pneu = pneus
voyou = voyous
bijou = bijoux
policier = policière | policières | policiers
frontalier = frontalière
étranger = étrangère | étrangères
foi ≠ trois fois
pari ≠ Paris
abu ≠ abus
déni ≠ Saint-Denis
coli ≠ colis
PRI ≠ ont été pris
BRI ≠ le bris de glaces
Rémi ≠ remis en liberté
tous = tous
Paris = Paris
Tunis = Tunis
abus = abus
lois = loi | lois
"lutte anti-terroriste" = lutte antiterroriste | lutte anti-terroriste
"""

FRENCH_FEMININES = """
espagnol = espagnole | espagnoles | la police espagnole
espagnole = espagnol | les Espagnols
allemand = allemande | allemandes
chinois = chinoise | chinoises
hongroise = hongrois
turc = turque | turques
grec = grecque | grecques
public = publique | publiques
catalan = catalane | catalanes
musulman = musulmane
suspect = suspecte | suspectes
président = présidente | présidentes
migrant = migrante | migrantes
trafiquant = trafiquantes
agent = agente | agentes
avocat = avocate | avocates
candidate = candidats
extradé = extradée | extradées | extradés
extradée = extradé | extradés
réfugié = réfugiée | réfugiées
refugie = réfugiée
député = députées
détenu = détenue | détenues
disparu = disparues
criminel = criminelle | criminelles
officiel = officielles
pénal = pénale | pénales | pénaux
naval = navale | navales
actif = active | actives
actifs = active
juif = juive | juives
dangereux = dangereuse | dangereuses
voyageur = voyageuse
passeuses = passeur
directeur = directrice | directrices
ambassadrice = ambassadeur
conseiller = conseillère | conseillères
arme ≠ armée | armées
armé ≠ armée | armées
équipe ≠ équipée
porte ≠ portée
base ≠ basée
présent ≠ il présente
descent ≠ descente de police
vent ≠ vente
port ≠ porte
plan ≠ plane
fin ≠ fine
moteur ≠ motrice
col ≠ colle
Rif ≠ rive | rives
Pascal ≠ Pascale
François ≠ Françoise
Michel ≠ Michelle
Manuel ≠ Manuelle | manuelles
Daniel ≠ Danielle
Gabriel ≠ Gabrielle
Julien ≠ Julienne
Germain ≠ Germaine
Alger ≠ Algérie
comment ≠ commente
accident ≠ Occident
"""

ENGLISH_PLURALS = """
hero = heroes | hero's
veto = vetoes
embargo = embargoes
hero ≠ heroin | heroine
Marco ≠ Marcos
Carlo ≠ Carlos
Robert ≠ Roberts
Ana ≠ Anas
Ilya ≠ Ilyas
Houthi = Houthis
Israeli = Israelis
Saudi = Saudis
virus = viruses | virus
bus = buses
us ≠ uses
ISIS = ISIS | of ISIS
ISIS ≠ the chief of Pakistan's ISI
ISI ≠ ISIS claims the attack
IRI ≠ Iris
EU = EU | the EU's
policeman = policemen | policeman
policemen = policeman
gunman = gunmen | gunmen's
woman = women
woman ≠ policewoman | policewomen
child = children | the children's
wife = wives
knife = knives
thief = thieves
crisis = crises
crises = crisis | crise
hypothesis = hypotheses
Yemen = Yemen | Yemen's
Yemen ≠ Yeman
live ≠ life
regiment = regiment
EU ≠ il a eu lieu
campus = campuses
"""

NUMBERS = """
1,5 طن = 1,5 طن | 1.5 طن | ١٫٥ طن | ١،٥ طن | 1،5 طن | و1,5 طن | بـ1,5 طن | 1,5 طن، و5 أشخاص
1,5 طن ≠ 1 طن و5 أشخاص | 1 - 5 طن | 5 طن | 1 طن | 11,5 طن | 1,55 طن | 2,1,5 طن | 1,5,6 طن | 1.5.2024 طن
١،٥ طن = 1,5 طن | 1.5 طن
5 طن ≠ 1,5 طن | 2.5 طن | 15 طن
5 طن = 5 طن | 5.طن | 5، طن | طن 2,5 و5 | 3, 5 طن
12000 = 12000 | 12.000 | 12,000 | 12 000 | ١٢٠٠٠ | ١٢٬٠٠٠ | 12\u00a0000 | 12\u202f000 | 12.000 شخص | و12.000
12,000 = 12000 | 12.000 | 12 000
12.000 = 12000 | 12,000 | 12 000
12 000 = 12000 | 12.000 | 12,000 | 12 000 personnes
12 000 personnes = 12 000 personnes | 12.000 personnes
12 000 ≠ 12 | 000 12 | 12 0000 | 112 000 | 12 000 500 | 12 شخصا و000 | 12,00 | 12.0
12000 ≠ 12000000 | 1200 | 12,00 | 12.00 | 12 مارس 000
1.200.000 = 1200000 | 1,200,000 | 1 200 000
1.200.000 ≠ 1.200 | 200.000
1.234,50 = 1,234.50 | 1 234,50
"1,5 طن من الشيرا" = 1,5 طن من الشيرا | 1.5 طن من الشيرا
"1,5 طن من الشيرا" ≠ 1 و5 طن من الشيرا
0,500 = 0.500
0,500 ≠ 500
2024 = 2024 | سنة 2024 | 15.05.2024 | 2024, 2025 | 2024,2025
15 = 15.05.2024 | 15/05/2024 | 15-05
12 = 12 13 | 12, 13 | 12 و13 | 12-13
5G = 5G | 7 5G
11 = و11 | 11، 12
"""

CAPITALS = """
CRI = le CRI de Rabat | CRI | Les CRI | C.R.I. | les CRIs | du CRI.
CRI ≠ cris | des cris de détresse | un cri | Cris et chuchotements | Cri
cri = cri | cris | CRI | Cris
cris = cri | cris
BRI = la BRI | BRI | B.R.I.
BRI ≠ bris | Bris de glace | bries
PRI = le PRI
PRI ≠ pris | pries
FBI = fbi | FBI | F.B.I. | Fbi | FBIs
fbi = FBI | fbi
ONG = ONG | Ong | ONGs | l'ONG
ONU = Onu | ONU | l'Onu | onu
OTAN = Otan | OTAN | l'Otan
USA = USA | Usa
DGSN = DGSN | la Dgsn | D.G.S.N.
DEA = la DEA | D.E.A.
DEA ≠ deas
LOI ≠ lois
ANS ≠ cinq ans
AMI ≠ un ami | des amis
PAM = le PAM | Pam
PAM ≠ pams
PJD = PJD | Pjd
PIB = PIB | Pib
MI6 = MI6 | mi6
G20 = G20 | g20
ISIS = ISIS | Isis
DROGUE = drogue | drogues
POLICE = police | POLICE
TAXIS = taxi | taxis
5G = 5G | 5g
"la BRI de Paris" = la BRI de Paris
"la BRI de Paris" ≠ la bris de Paris
UNE = une
AVEC = avec
"""

SPELLINGS = """
djihadistes = jihadistes | jihadiste | djihadiste | Djihadistes
jihadiste = djihadistes | les djihadistes | jihadistes
djihad = jihad | le djihad
jihad ≠ Jihane
moudjahidine = moujahidine | moudjahidines
haschisch = hachich | haschich | hashish
kalachnikov = kalashnikov | kalachnikovs | Kalashnikovs
Mohammed = Mohamed | Muhammad | Mohammed
organised crime = organized crime | organised crime
defence = defense | défense | defences
defence ≠ defend | fence
cheikh = sheikh | Cheikh
فيدرالي = فدرالي | الفدرالية | الفيدرالية | الفدرالي
كوكايين = كوكاين | الكوكاين | بالكوكاين
هيروين = هيرويين | الهيرويين
كلاشينكوف = كلاشنيكوف | كلاشنكوف | بكلاشنكوف
بروكسل = بروكسيل | ببروكسيل | وبروكسيل
"شرطة بروكسل" = شرطة بروكسيل
جنيف = جينيف | بجينيف
هولندا = هولاندا
هولندا ≠ هولندي | الهولندية
الإنترنت = الأنترنيت | الانترنت | بالإنترنيت
جهادي = جيهادي | الجهاديين | جيهاديين
جهادي ≠ جهاد | اجتهاد
طالبان = طاليبان
فيسبوك = فايسبوك
بلجيكا ≠ مواطنا بلجيكيا | بلجيكي
"""

# What hangs on a word makes it look like another: «للأمين» is no Lamine, «وأحد» no one, «للقمة» no morsel.
HANGING = """
أمين = للأمين | وللأمين | للأمين العام | لأمين | ولأمين | للامين | الأمين
أزمة = للأزمة | وللأزمة | لأزمة | للازمة | للأزمات | لأزمات
أزمات = للأزمات
قمة = للقمة | وللقمة | للقمّة | فللقمة | بالقمة
الطائف = للطائف | بالطائف
طائفة = للطائفة
الحسن = للحسن الثاني
الجاني = للجاني
الجنون = للجنون
هيبة = للهيبة
إرث = وإرث
أصل = وأصل
أركان = بأركان | وبأركان
أسئلة = بأسئلة | وأسئلة
أديان = بأديان | وأديان
آليات = وآليات | بآليات
عودة = وعودة
قارة = وقارة
جوي = وجوي
جبهة = وجبهة
ديون = وديون
حوثي = بحوثي
قمة ≠ لقمة
أزمة ≠ لازمة | اللازمة
أمين ≠ لامين
أصل ≠ واصل
لامين = لامين | للامين
أمير ≠ شركة سامير | لسامير
أهلة ≠ ساهلة
أعود = سأعود | وسأعود
يعود = سيعود | وسيعود
تعقد = ستعقد
قاعة = بقاعة
قاعة ≠ فقاعة عقارية
قيد ≠ فقيد الوطن
الرقة = بالرقة | للرقة
الرقة ≠ إقليم برقة
سلا = بسلا | وسلا | لسلا
سلا ≠ ولاية كسلا | سلاح | أسلاك
بنى ≠ لبنى
عوض ≠ بعوض
تل أبيب = بتل أبيب | لتل أبيب | القاهرة وتل أبيب | تل أبيب
حي الرحمة = بحي الرحمة | وبحي الرحمة | لحي الرحمة
"حي الرحمة" = بحي الرحمة | حي الرحمة
أبو بكر = أبي بكر | أبا بكر | لأبي بكر | وأبي بكر | أبوبكر
أبو بكر البغدادي = مقتل أبي بكر البغدادي
أبو حفص ≠ أبي يحيى
حي ≠ وحي | حياة | تحية | صحي
تل ≠ قتل | كتل | تلميذ
خط ≠ خطأ | خطر | خطاب
سد ≠ أسد | بسداد
لجنة = للجنة
جنة ≠ للجنة
واحد = واحد | الواحد
واصل = واصل
كأس = كأس | الكأس | بكأس
وعود = وعود | الوعود
"""
