"""Sentences of our own, for what is rare and what is easily mistaken: title, opening, what is expected.

`yes`: published · `found`: published, or decided by the desk · `no`: neither.
"""

from typing import NamedTuple

from bot.models import Language


class Case(NamedTuple):
    """One article in two lines. `topics` must be among those given."""

    language: Language
    expected: str
    topics: str
    title: str
    body: str


_AR, _FR, _EN = Language.ARABIC, Language.FRENCH, Language.ENGLISH

CASES = (
    # services of two countries, and what only looks like it
    Case(_AR, "yes", "", "بتنسيق مع الديستي.. الحرس المدني يوقف خمسة متطرفين بمليلية",
         "قال الحرس المدني الإسباني إن الموقوفين بايعوا تنظيما إرهابيا، وإن العملية ثمرة عمل مع المديرية العامة "
         "لمراقبة التراب الوطني بالمغرب."),
    Case(_AR, "no", "", "توقيف خمسة مروجين للأقراص المهلوسة بمكناس بتنسيق مع الديستي",
         "أوقفت الشرطة القضائية بمكناس خمسة أشخاص بناء على معلومات وفرتها مصالح المديرية العامة لمراقبة التراب الوطني، "
         "ووضعوا تحت الحراسة النظرية."),
    Case(_AR, "no", "", "الدرك الملكي بتنسيق مع السلطات المحلية يحبط تهريب طن من الشيرا بالعرائش",
         "أحبطت عناصر الدرك الملكي بتنسيق مع السلطات المحلية محاولة تهريب دولي للمخدرات عبر زورق سريع."),
    Case(_AR, "no", "", "الدرك يحبط تهريب الشيرا بتعاون مع السلطات المحلية بشفشاون",
         "حجزت عناصر الدرك الملكي بتعاون مع السلطة المحلية أربع رزم من المخدرات كانت معدة للتهريب الدولي."),
    Case(_AR, "no", "", "أمن طنجة بتنسيق مع إدارة الجمارك يحجز أقراصا مهلوسة بالميناء",
         "حجزت عناصر الأمن الوطني بتنسيق مع عناصر الجمارك بميناء طنجة المتوسط شحنة على متن سيارة قادمة من أوروبا."),
    Case(_AR, "yes", "", "الإنتربول بتنسيق مع السلطات المحلية يوقف 300 مشتبه فيه في غرب إفريقيا",
         "أعلنت المنظمة عن عملية مشتركة في تسع دول إفريقية لمكافحة الجرائم السيبرانية."),
    Case(_AR, "yes", "", "إشعار مغربي يقود الشرطة الهولندية إلى شحنة كوكايين في روتردام",
         "أعلنت النيابة العامة الهولندية أن الحاوية ضبطت بعد معلومات من المصالح الأمنية المغربية، وأوقفت الشرطة "
         "الهولندية أربعة أشخاص."),
    Case(_AR, "no", "", "الشرطة الهولندية تضبط كوكايين في روتردام وتوقف مغربيين",
         "أوقفت الشرطة الهولندية أربعة أشخاص بينهم مغربيان، وكانت الشحنة مخبأة في حاوية قادمة من أمريكا الجنوبية."),
    Case(_AR, "no", "", "سقوط نصاب انتحل صفة ضابط في الإنتربول بالقنيطرة",
         "أوهم الموقوف ضحاياه بقدرته على تسليم أبنائهم المعتقلين في الخارج مقابل مبالغ مالية، وأحيل على وكيل الملك."),
    # exercises by their names
    Case(_AR, "yes", "defence-military", "اختتام تمرين «النجم الساطع» بقاعدة محمد نجيب",
         "شارك فيه آلاف العسكريين من مصر والولايات المتحدة ودول أخرى، وشهد ختامه رئيس الأركان."),
    Case(_AR, "yes", "defence-military", "«الأسد المتأهب» تنطلق في الأردن",
         "بدأت في الأردن فعاليات «الأسد المتأهب» بمشاركة قوات من ثلاثين دولة، وتستمر أسبوعين."),
    Case(_AR, "no", "", "النجم الساطع في سماء الكرة المصرية يقترب من إنجلترا",
         "كشف وكيل أعمال اللاعب أن نادي ليفربول قدم عرضا رسميا لضمه في الميركاتو الصيفي."),
    Case(_FR, "yes", "defence-military", "RIMPAC : la marine chilienne et la flotte américaine au large d'Hawaï",
         "Vingt-neuf pays participent à RIMPAC, qui s'ouvre jeudi à Pearl Harbor."),
    Case(_EN, "no", "", "A bright star over Cairo tonight",
         "Astronomers say a bright star will be visible over the Egyptian capital all week."),
    # event security
    Case(_AR, "yes", "event-security", "المغرب يوفد عناصر من الأمن الوطني لتأمين كأس العالم في قطر",
         "يشارك شرطيون مغاربة إلى جانب الشرطة القطرية في تأمين كأس العالم، في إطار التعاون الأمني بين البلدين."),
    Case(_AR, "yes", "event-security", "وفد أمني فرنسي بالرباط للتحضير لتأمين الألعاب الأولمبية",
         "بحث مدير الأمن الوطني مع وفد من الشرطة الفرنسية تبادل الخبرات في تأمين التظاهرات الرياضية الكبرى."),
    Case(_AR, "yes", "event-security", "اتفاق بين المغرب والبرتغال حول أمن الملاعب",
         "وقع الجانبان اتفاقا أمنيا لتأمين مونديال 2030 وتبادل المعلومات حول المشاغبين."),
    Case(_AR, "no", "", "خطة أمنية محكمة لتأمين مباراة الرجاء والوداد",
         "عبأت ولاية أمن الدار البيضاء آلاف العناصر لتأمين المباراة ومحيط الملعب."),
    Case(_FR, "yes", "event-security", "Des policiers marocains à Paris pour sécuriser les Jeux",
         "Dans le cadre de la coopération policière entre les deux pays, une équipe marocaine aidera la police française."),
    Case(_FR, "yes", "event-security", "Coupe du monde : la France enverra des gendarmes au Qatar",
         "Paris et Doha ont signé un accord de coopération sécuritaire pour sécuriser le Mondial."),
    Case(_FR, "no", "", "Marathon de Lyon : la préfecture dévoile son plan",
         "Plus de mille policiers seront mobilisés dimanche dans les rues de la ville."),
    Case(_EN, "yes", "event-security", "British police to help Qatar secure the World Cup",
         "Officers from the UK will work alongside Qatari police under a security agreement signed by both countries."),
    Case(_EN, "found", "event-security", "Nato planes to guard Athens Olympics",
         "Greece asked the alliance for help with Olympic security."),
    Case(_EN, "no", "", "Marathon runners brave the rain in Boston", "Thousands took part in the annual race."),
    # drugs
    Case(_AR, "yes", "drugs", "المغرب وإسبانيا يفككان شبكة لتهريب الكوكايين في عملية مشتركة",
         "تمت العملية بتنسيق بين الأمن الوطني المغربي والشرطة الإسبانية وأسفرت عن توقيف تسعة أشخاص."),
    Case(_AR, "yes", "drugs", "معلومات مغربية تقود فرنسا إلى حجز ثلاثة أطنان من الحشيش",
         "حجزت الجمارك الفرنسية الشحنة بفضل معلومات قدمتها المديرية العامة لمراقبة التراب الوطني للسلطات الفرنسية."),
    Case(_AR, "no", "", "حجز خمسة أطنان من مخدر الشيرا بضواحي أكادير",
         "تمكنت عناصر الدرك الملكي من حجز كمية من المخدرات كانت معدة للتهريب، وتوقيف شخصين."),
    Case(_AR, "no", "", "توقيف مروج للأقراص المهلوسة ببني ملال",
         "أوقفت عناصر الشرطة القضائية، بناء على معلومات وفرتها مصالح المديرية العامة لمراقبة التراب الوطني، شخصا من ذوي السوابق."),
    Case(_AR, "no", "", "البوليس ديال طنجة شد واحد البزناس",
         "شدو عندو بزاف ديال القرقوبي والحشيش وداوه للبنيقة."),
    Case(_FR, "yes", "drugs", "La police néerlandaise et Europol démantèlent un réseau de cocaïne",
         "L'opération conjointe menée en Belgique et aux Pays-Bas a permis l'arrestation de douze trafiquants."),
    Case(_FR, "no", "", "Dix kilos de cannabis saisis à Toulouse",
         "Les policiers ont saisi la drogue lors d'un contrôle et placé un suspect en garde à vue."),
    Case(_EN, "yes", "drugs", "Colombia and US seize cocaine submarine in joint operation",
         "The Colombian navy acted on intelligence from the DEA, officials of both countries said."),
    Case(_EN, "no", "", "Man jailed over cannabis farm in Bristol", "The judge sentenced him to four years in prison."),
    # cybersecurity
    Case(_AR, "yes", "cybersecurity", "المغرب وفرنسا يوقعان اتفاقية في الأمن السيبراني",
         "تنص الاتفاقية على تبادل المعلومات بين الوكالتين حول الهجمات السيبرانية وتكوين الخبراء."),
    Case(_AR, "yes", "cybersecurity", "الإنتربول يفكك شبكة للاحتيال الإلكتروني في ست دول إفريقية",
         "نسق الإنتربول عملية دولية ضد الجرائم الإلكترونية أسفرت عن اعتقال العشرات."),
    Case(_AR, "no", "", "قراصنة يخترقون موقع وزارة الشغل",
         "تعرض الموقع لهجوم إلكتروني أدى إلى تسريب معطيات الموظفين."),
    Case(_FR, "yes", "cybersecurity", "Rançongiciel : Europol et le FBI font tomber un groupe de pirates",
         "Une opération internationale a mené à des arrestations en Ukraine et en Suisse."),
    Case(_FR, "no", "", "Un lycéen pirate le site de son établissement", "Il a modifié ses notes avant d'être repéré."),
    Case(_EN, "yes", "cybersecurity", "Estonia and Nato hold joint cyber defence exercise",
         "Teams from thirty countries trained together against cyber attacks."),
    Case(_EN, "yes", "cybersecurity", "FBI and Dutch police shut down hacker marketplace",
         "The joint operation was coordinated by Europol and led to arrests in ten countries."),
    Case(_EN, "no", "", "Online shop apologises for data breach", "Customers were told to change their passwords."),
    # English, all kinds
    Case(_EN, "yes", "judicial-extradition", "Britain agrees to extradite bomb suspect to Spain",
         "A London court approved the extradition requested by Madrid under a European arrest warrant."),
    Case(_EN, "yes", "defence-military", "India and France sign deal for fighter jets",
         "New Delhi will buy 36 Rafale jets from Paris, the defence ministers of both countries said."),
    Case(_EN, "yes", "defence-military", "US and Moroccan troops start African Lion drills",
         "The joint military exercise brings together forces of twenty countries."),
    Case(_EN, "yes", "counter-terrorism", "Kenya and US share intelligence on al-Shabab",
         "Security officials of both countries agreed to strengthen counter-terrorism cooperation."),
    Case(_EN, "found", "borders-migration", "Italy and Libya renew migration deal",
         "Rome will train the Libyan coast guard and pay for patrol boats."),
    Case(_EN, "no", "", "Car bomb kills nine in Mosul", "The attack hit a busy market, police said."),
    Case(_EN, "no", "", "Stocks slip as oil climbs", "Investors worried about inflation and interest rates."),
    Case(_EN, "no", "", "Striker signs for Real Madrid", "The Brazilian player will wear the number nine shirt."),
    Case(_EN, "no", "", "Senate debates health reform", "Democrats and Republicans clashed over the bill."),
    # police, intelligence, terrorism
    Case(_AR, "yes", "police-intelligence", "حموشي يستقبل بالرباط نظيره الألماني",
         "تناول اللقاء تعزيز التعاون الأمني بين المغرب وألمانيا وتبادل المعلومات في مكافحة الإرهاب."),
    Case(_AR, "yes", "counter-terrorism", "إسبانيا والمغرب يعتقلان أعضاء خلية داعشية في عملية متزامنة",
         "نفذت الشرطة الإسبانية العملية بتعاون مع المديرية العامة لمراقبة التراب الوطني المغربية."),
    Case(_AR, "no", "", "البسيج يوقف متطرفا مواليا لداعش بمدينة العيون",
         "أوقف المكتب المركزي للأبحاث القضائية شخصا متشبعا بالفكر المتطرف كان يخطط لعمل إرهابي."),
    Case(_AR, "no", "", "المغرب يدين بشدة الهجوم الإرهابي على مسجد ببيشاور",
         "أعربت المملكة عن إدانتها للهجوم وقدمت تعازيها لأسر الضحايا."),
    Case(_AR, "no", "", "السجن عشرين سنة لمتهم بالإرهاب في باريس",
         "أدانت محكمة الجنايات المتهم بعد محاكمة دامت أسبوعين."),
    Case(_AR, "found", "police-intelligence", "الجزائر تجمد التعاون الأمني مع فرنسا",
         "قررت الجزائر تعليق التنسيق الأمني مع باريس على خلفية الأزمة بين البلدين."),
    Case(_FR, "yes", "police-intelligence", "Rabat et Berlin relancent leur coopération sécuritaire",
         "Le patron de la DGSN a reçu son homologue allemand pour renforcer l'échange d'informations."),
    Case(_FR, "yes", "counter-terrorism", "Antiterrorisme : Paris et Rabat renforcent leur coopération",
         "Les ministres de l'Intérieur des deux pays se sont entretenus de la lutte contre le terrorisme."),
    Case(_FR, "no", "", "Le ministre de l'Intérieur visite un commissariat à Lille",
         "Il a promis des effectifs supplémentaires contre la délinquance."),
    Case(_FR, "no", "", "Attentat de Nice : le procès s'ouvre lundi",
         "Huit accusés comparaissent devant la cour d'assises spéciale de Paris."),
    # justice
    Case(_AR, "yes", "judicial-extradition", "فرنسا تسلم المغرب مطلوبا في قضية قتل",
         "تم تسليم المشتبه فيه تنفيذا لمذكرة توقيف دولية صادرة عن السلطات القضائية المغربية."),
    Case(_AR, "yes", "judicial-extradition", "أكادير.. توقيف بلجيكي مبحوث عنه بموجب نشرة حمراء",
         "أوقفت الشرطة المعني بالأمر بموجب نشرة حمراء صادرة عن الإنتربول بطلب من السلطات البلجيكية."),
    Case(_AR, "found", "judicial-extradition", "وزير العدل يتباحث مع نظيره التركي حول التعاون القضائي",
         "بحث الوزيران اتفاقية تسليم المجرمين ونقل السجناء بين البلدين."),
    Case(_AR, "no", "", "استئنافية فاس تؤجل محاكمة برلماني",
         "قررت غرفة الجنايات تأجيل الجلسة إلى الأسبوع المقبل استجابة لطلب المحامي."),
    Case(_FR, "yes", "judicial-extradition", "L'Espagne extrade vers la France un trafiquant recherché",
         "Il était visé par un mandat d'arrêt européen émis par la justice française."),
    # defence
    Case(_AR, "yes", "defence-military", "القوات المسلحة الملكية والجيش الإسباني في تمرين مشترك",
         "انطلقت مناورات عسكرية مشتركة بين المغرب وإسبانيا بمشاركة وحدات بحرية وجوية."),
    Case(_AR, "yes", "defence-military", "واشنطن توافق على بيع صواريخ للمغرب",
         "وافقت وزارة الخارجية الأمريكية على صفقة أسلحة للقوات المسلحة الملكية تشمل صواريخ وعتادا عسكريا."),
    Case(_AR, "no", "", "إيران تستعرض صواريخها في عرض عسكري",
         "كشفت طهران عن صاروخ باليستي جديد وسط توترات وتهديدات متبادلة."),
    Case(_AR, "no", "", "قصف روسي على أوديسا يوقع قتلى",
         "قتل خمسة أشخاص في غارات استهدفت الميناء."),
    Case(_AR, "no", "", "فيلم مغربي عن الحرب ضد داعش في المهرجان", "يروي الفيلم قصة جندي شاب، ويعرض في مهرجان مراكش للسينما."),
    Case(_AR, "no", "", "مدرسة الأسد الإفريقي تحتفي بتلاميذها", "نظمت المدرسة حفلا لتوزيع الجوائز على التلاميذ المتفوقين."),
    # borders
    Case(_AR, "yes", "borders-migration", "المغرب وإسبانيا يتفقان على دوريات مشتركة ضد الهجرة السرية",
         "اتفق وزيرا داخلية البلدين على تسيير دوريات مشتركة بين الدرك الملكي والحرس المدني."),
    Case(_AR, "no", "", "البحرية الملكية تنقذ قاربا على متنه مهاجرون", "قدمت وحدة لخفر السواحل المساعدة لمهاجرين سريين وأعادتهم إلى الميناء."),
    Case(_AR, "no", "", "فتح معبر حدودي أمام المسافرين", "أعلنت السلطات إعادة فتح المعبر أمام حركة المسافرين بعد أشهر من الإغلاق."),
    Case(_FR, "no", "", "Naufrage au large de Lampedusa", "Onze migrants sont morts dans le naufrage de leur embarcation."),
    # what a feed is full of
    Case(_AR, "no", "", "الوداد يتعادل مع نهضة بركان", "انتهت المباراة بالتعادل هدفا لمثله برسم الجولة العاشرة من البطولة."),
    Case(_AR, "no", "", "طقس الأربعاء: أمطار متفرقة", "تتوقع المديرية العامة للأرصاد الجوية نزول أمطار خفيفة بالشمال."),
    Case(_AR, "no", "", "ارتفاع أسعار الخضر قبل رمضان", "سجلت أسواق الجملة زيادة في أثمان الطماطم والبصل."),
    Case(_AR, "no", "", "اتفاقية بين المغرب وإسبانيا في مجال الطاقة", "وقع الوزيران اتفاقية للتعاون في الغاز والكهرباء والاستثمار."),
    Case(_AR, "no", "", "ندوة حول الأمن الغذائي بالرباط", "ناقش الخبراء تأثير الجفاف على الفلاحة والأسعار."),
    Case(_AR, "no", "", "فرنسا تجدد دعمها لمغربية الصحراء", "أكد وزير الخارجية الفرنسي دعم بلاده لمبادرة الحكم الذاتي وسيادة المغرب."),
    Case(_FR, "no", "", "Météo : la chaleur revient", "Les températures dépasseront trente degrés dans le Sud."),
    Case(_FR, "no", "", "Le Maroc et la France signent un accord sur le tourisme", "Les deux pays veulent attirer plus de visiteurs."),
    Case(_FR, "no", "", "Ligue 1 : Marseille bat Lens", "Les Marseillais ont gagné le match grâce à deux buts."),
)  # fmt: skip
