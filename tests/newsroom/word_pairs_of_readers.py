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

ENGLISH_PLURALS = """
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
EU ≠ il a eu lieu
campus = campuses
"""
