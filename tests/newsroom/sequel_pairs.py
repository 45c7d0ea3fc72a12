"""Pairs of articles whose titles share few words, or many, and what an editor says of each pair: see story_pairs."""

from tests.newsroom.story_pairs import GOES_ON, OTHER, Pair

SEQUELS = (
    Pair(
        "an extradition in other words",
        (
            "توقيف مواطن فرنسي بمراكش مبحوث عنه دوليا في قضايا تهريب المخدرات",
            (
                "تمكنت عناصر الشرطة القضائية بولاية أمن مراكش، بناء على معلومات دقيقة وفرتها مصالح المديرية العامة "
                "لمراقبة التراب الوطني، من توقيف مواطن فرنسي يبلغ من العمر 38 سنة، يشكل موضوع أمر دولي بإلقاء القبض صادر "
                "عن السلطات القضائية الفرنسية. وأظهرت عملية التنقيط في قواعد بيانات الأنتربول أن المعني بالأمر مطلوب "
                "للاشتباه في تورطه في التهريب الدولي للمخدرات وتبييض الأموال. وقد تم وضعه تحت الحراسة النظرية رهن إشارة "
                "مسطرة التسليم."
            ),
        ),
        (
            "القضاء يوافق على تسليم المواطن الفرنسي الموقوف بمراكش إلى سلطات بلاده",
            (
                "أصدرت الغرفة الجنائية بمحكمة النقض بالرباط قرارا يقضي بإبداء رأي بالموافقة على تسليم المواطن الفرنسي "
                "الذي جرى توقيفه الأسبوع الماضي بأحد الأحياء الراقية بمدينة مراكش، للاشتباه في تزعمه شبكة لتهريب المخدرات "
                "بين إسبانيا وجنوب فرنسا. وأوضحت مصادر قضائية أن المعني بالأمر لم يعترض على ترحيله، وأن تنفيذ القرار "
                "ينتظر استكمال الإجراءات الإدارية وتوقيع مرسوم التسليم من طرف رئيس الحكومة، في إطار الاتفاقية القضائية "
                "التي تجمع البلدين."
            ),
        ),
        190.0,
        GOES_ON,
    ),
    Pair(
        "a visit and what was signed",
        (
            "رئيس الشرطة الاتحادية الألمانية يصل إلى الرباط لبحث التعاون الأمني",
            (
                "حل رئيس الشرطة الاتحادية الألمانية، ديتر رومان، بالرباط في مستهل زيارة عمل تستغرق يومين، حيث كان في "
                "استقباله المدير العام للأمن الوطني ومراقبة التراب الوطني عبد اللطيف حموشي. وشكل اللقاء الأول بين "
                "المسؤولين مناسبة لاستعراض واقع التعاون الثنائي في مجالات أمن الحدود والمطارات ومكافحة الهجرة غير "
                "الشرعية. ويضم الوفد المرافق للمسؤول الألماني خبراء في الأدلة الجنائية ومكافحة الجريمة السيبرانية "
                "ومسؤولين عن التكوين الشرطي."
            ),
        ),
        (
            "حموشي ورومان يوقعان مذكرة تفاهم لتبادل الخبرات بين الشرطتين المغربية والألمانية",
            (
                "توجت المباحثات التي أجراها المدير العام للأمن الوطني مع المسؤول الأول عن الشرطة الاتحادية الألمانية "
                "بالتوقيع على مذكرة تفاهم تهم تبادل الخبرات وتكوين الأطر الأمنية في ميادين تأمين المطارات وكشف الوثائق "
                "المزورة. وتتيح المذكرة أيضا إيفاد ضباط مغاربة في دورات تدريبية بالأكاديميات الألمانية، مع إمكانية تشكيل "
                "فرق بحث مشتركة في قضايا الجريمة العابرة للحدود. وقام الوفد الألماني صباح اليوم بزيارة المعهد الملكي "
                "للشرطة بالقنيطرة."
            ),
        ),
        26.0,
        GOES_ON,
    ),
    Pair(
        "before a judge abroad",
        (
            "المغرب يسلم هولندا زعيم عصابة متورطا في تصفيات جسدية بأمستردام",
            (
                "سلمت السلطات المغربية، ليلة أمس بمطار محمد الخامس الدولي، المدعو رشيد ب. إلى نظيرتها الهولندية، تنفيذا "
                "لقرار قضائي نهائي صدر لفائدة طلب تقدمت به النيابة العامة في أمستردام. ويتابع المعني بالأمر، الذي ظل رهن "
                "الاعتقال بسجن العرجات منذ السنة الماضية، بتهم المشاركة في تصفيات جسدية وتزعم عصابة إجرامية. وغادر "
                "الموقوف على متن طائرة خاصة تحت حراسة مشددة من عناصر الشرطة الهولندية المكلفة بالترحيل."
            ),
        ),
        (
            "محكمة أمستردام تمدد حبس زعيم العصابة الذي سلمه المغرب إلى هولندا",
            (
                "مثل المتهم رشيد ب.، في أول ظهور له منذ ترحيله من المغرب، أمام قاضي محكمة أمستردام وسط إجراءات أمنية "
                "استثنائية شملت إغلاق الشوارع المحيطة وتحليق مروحية. وقررت المحكمة تمديد حبسه الاحتياطي تسعين يوما في "
                "انتظار استكمال التحقيق. ونفى المتهم عبر دفاعه كل التهم المنسوبة إليه، معتبرا أن رسائل التطبيقات المشفرة "
                "لا تشكل دليلا كافيا. ومن المنتظر أن تعقد الجلسة المقبلة بالمحكمة المحصنة المعروفة باسم «البونكر»."
            ),
        ),
        260.0,
        GOES_ON,
    ),
    Pair(
        "a fugitive caught and sent home",
        (
            "توقيف زعيم في مافيا «ندرانغيتا» الإيطالية بطنجة بعد سبع سنوات من الفرار",
            (
                "أوقفت عناصر الشرطة بطنجة، بتعاون مع مصالح الأنتربول والأمن الإيطالي، المدعو أنطونيو كالابريتا، أحد "
                "القياديين المفترضين في مافيا «ندرانغيتا»، بعد سبع سنوات من الفرار. وكان المعني بالأمر يقيم بالمدينة "
                "بهوية مزورة ويدير مطعما قرب الكورنيش، قبل أن تقود تحريات دقيقة إلى كشف هويته الحقيقية. وهو محكوم في "
                "بلاده غيابيا بعشرين سنة سجنا من أجل الاتجار الدولي في الكوكايين، وقد وضع تحت تدبير الحراسة النظرية."
            ),
        ),
        (
            "ترحيل زعيم «ندرانغيتا» الموقوف بطنجة إلى روما لقضاء عقوبة عشرين سنة",
            (
                "حطت صباح اليوم بمطار فيوميتشينو في روما الطائرة التي أقلت كالابريتا، القيادي في مافيا كالابريا، بعد أن "
                "سلمته السلطات المغربية إلى نظيرتها الإيطالية في إطار مسطرة مبسطة قبل بها المعني بالأمر. ونقل الموقوف "
                "مباشرة إلى سجن ريبيبيا لقضاء عقوبة بعشرين سنة. وشكر وزير الداخلية الإيطالي في تغريدة المصالح الأمنية "
                "المغربية على مهنيتها، معتبرا أن العملية دليل جديد على متانة التعاون بين البلدين في مواجهة الجريمة "
                "المنظمة."
            ),
        ),
        150.0,
        GOES_ON,
    ),
    Pair(
        "an exercise prepared and held",
        (
            "اجتماع تخطيطي بالقاعدة البحرية بأكادير تحضيرا لتمرين «فينيكس إكسبريس»",
            (
                "احتضنت القاعدة البحرية بأكادير الاجتماع التخطيطي النهائي لتمرين «فينيكس إكسبريس»، بمشاركة ضباط من "
                "البحرية الملكية ونظرائهم من القوات البحرية الأمريكية وعدد من دول المتوسط. وخصص اللقاء لضبط السيناريوهات "
                "المتعلقة باعتراض السفن المشبوهة ومكافحة الاتجار بالبشر والبحث والإنقاذ في أعالي البحار. ويهدف هذا الموعد "
                "السنوي، الذي تشرف عليه القيادة الأمريكية لإفريقيا، إلى تحسين التنسيق بين الشركاء في مواجهة التهديدات "
                "البحرية العابرة للحدود بشمال إفريقيا."
            ),
        ),
        (
            "البحرية الملكية تقود في «فينيكس إكسبريس» محاكاة لاعتراض سفينة مشبوهة بعرض الأطلسي",
            (
                "دخلت مناورات «فينيكس إكسبريس» مرحلتها الميدانية قبالة سواحل أكادير، حيث نفذت وحدات من البحرية الملكية "
                "وسفن شريكة عملية محاكاة لاعتراض باخرة يشتبه في نقلها أسلحة ومواد محظورة. وشاركت في العملية فرقاطتان "
                "ومروحية وزوارق سريعة وفرق للتفتيش تمكنت من السيطرة على الهدف في أقل من ساعة. وتابع ملاحظون من عشر دول "
                "مجريات التمرين من مركز القيادة، ومن المرتقب أن يستمر إلى غاية نهاية الأسبوع."
            ),
        ),
        140.0,
        GOES_ON,
    ),
    Pair(
        "a guest and the agreement",
        (
            "المدير العام للشرطة السنغالية ضيفا على حموشي بالرباط",
            (
                "استقبل عبد اللطيف حموشي، اليوم بالرباط، المدير العام للشرطة الوطنية السنغالية مام سيدي غاي، الذي يقوم "
                "بزيارة عمل إلى المملكة مرفوقا بوفد من كبار المسؤولين. وتمحورت المحادثات حول التحديات الأمنية بمنطقة "
                "الساحل وغرب إفريقيا، وسبل الاستفادة من التجربة المغربية في مجال تكوين الأطر الشرطية ورقمنة الوثائق "
                "التعريفية. كما زار الوفد السنغالي مقر الفرقة المركزية للتدخل السريع وتابع عرضا حول تقنيات تحرير الرهائن."
            ),
        ),
        (
            "دكار والرباط توقعان اتفاقا لتكوين ضباط سنغاليين بالمعهد الملكي للشرطة",
            (
                "اختتم مدير الشرطة السنغالية مقامه بالمغرب بالتوقيع مع نظيره المغربي على اتفاق يقضي باستقبال أربعين ضابطا "
                "سنغاليا كل سنة بالمعهد الملكي للشرطة بالقنيطرة. ويشمل الاتفاق كذلك تزويد دكار بالخبرة التقنية لإحداث "
                "مختبر للشرطة العلمية، وتبادل المعلومات حول شبكات الهجرة التي تنطلق من السواحل الأطلسية. وعبر مام سيدي "
                "غاي عن امتنانه لما لقيه من ترحيب، مؤكدا أن المغرب يشكل نموذجا ملهما لأجهزة الأمن بالقارة."
            ),
        ),
        24.0,
        GOES_ON,
    ),
    Pair(
        "an exercise of two gendarmeries",
        (
            "الدرك الملكي ونظيره الموريتاني يستعدان لتمرين مشترك على الحدود",
            (
                "أعلن قائد الدرك الوطني الموريتاني، الفريق أحمد محمود ولد الطايع، عقب لقائه بالرباط بقائد الدرك الملكي "
                "الفريق أول محمد هرمو، أن البلدين سينظمان خلال الأيام القليلة المقبلة تمرينا مشتركا بمنطقة الكركرات "
                "الحدودية. وسيهم التدريب التصدي لتهريب السلع والمخدرات والتنقيب العشوائي عن الذهب والتعامل مع الحالات "
                "الطارئة بالمعبر. وأكد المسؤولان أن حركية النقل المتزايدة بين البلدين تفرض مستوى أعلى من التنسيق "
                "الميداني."
            ),
        ),
        (
            "كلاب ومسيرات وحواجز في تمرين دركيي المغرب وموريتانيا المشترك بالكركرات",
            (
                "نفذت وحدات من الدرك الملكي والدرك الموريتاني، أمس بمحيط معبر الكركرات، أولى فقرات التمرين الذي اتفق عليه "
                "هرمو وولد الطايع قبل أيام في العاصمة المغربية. وتضمن البرنامج محاكاة لاعتراض قافلة تهرب مخدرات عبر "
                "الصحراء، استعملت فيها طائرات مسيرة وكلاب مدربة وحواجز متحركة. وقال ضابط مغربي مشارك إن التنسيق اللاسلكي "
                "بين الوحدات كان في مستوى التطلعات، على أن يختتم التدريب بيوم دراسي بنواذيبو."
            ),
        ),
        70.0,
        GOES_ON,
    ),
    Pair(
        "French: a quarrel denied",
        (
            "Un média espagnol évoque une brouille entre les polices marocaine et espagnole",
            (
                "Selon un site d'information espagnol, les services marocains auraient réduit depuis plusieurs semaines "
                "leurs échanges de renseignements avec la police espagnole, en signe de mécontentement après une décision "
                "de justice concernant les eaux du Sahara. L'article, qui cite des sources policières anonymes, affirme "
                "que plusieurs demandes de vérification d'identité seraient restées sans réponse. Ni le ministère "
                "espagnol de l'Intérieur ni les autorités marocaines n'avaient réagi dans la soirée de lundi à ces "
                "allégations."
            ),
        ),
        (
            "Madrid dément toute brouille entre les polices espagnole et marocaine",
            (
                "Le ministère espagnol de l'Intérieur a formellement démenti mardi les informations relayées par un site "
                "local au sujet d'un prétendu refroidissement des échanges avec les services marocains. «La coopération "
                "est quotidienne, loyale et exemplaire», a assuré un porte-parole, rappelant que deux opérations "
                "antiterroristes conjointes ont été menées ce mois-ci. De source sécuritaire marocaine, on qualifie "
                "l'article de pure invention destinée à semer le doute entre deux partenaires qui préparent ensemble la "
                "Coupe du monde."
            ),
        ),
        25.0,
        GOES_ON,
    ),
    Pair(
        "English: a fugitive caught and sent home",
        (
            "Morocco arrests British fugitive wanted over Liverpool drug network in Tangier",
            (
                "Moroccan police have arrested a British national wanted by the National Crime Agency on suspicion of "
                "running a cocaine distribution network in Liverpool. Daniel Hargreaves, 36, was detained on Tuesday at "
                "an apartment in Tangier's marina district following intelligence shared through Interpol. Officers "
                "seized forged Irish passports, luxury watches and several encrypted handsets. He remains in custody "
                "pending an extradition hearing before the Court of Cassation in Rabat, judicial sources told this "
                "newspaper."
            ),
        ),
        (
            "British fugitive Hargreaves arrested in Tangier extradited to the UK",
            (
                "Daniel Hargreaves, the alleged head of a Liverpool drug gang, was flown to Manchester on Wednesday under "
                "escort by officers of the National Crime Agency, just over a week after his arrest in Tangier. He agreed "
                "to a simplified procedure and did not contest his surrender. The agency praised the professionalism of "
                "Moroccan police and said the case showed that fugitives cannot hide behind false identities. He appeared "
                "before magistrates on Thursday morning."
            ),
        ),
        180.0,
        GOES_ON,
    ),
    Pair(
        "English: a visit and what was agreed",
        (
            "FBI director lands in Rabat for talks with Moroccan security chief Hammouchi",
            (
                "FBI Director Kash Patel arrived in Rabat on Monday for two days of meetings with Abdellatif Hammouchi, "
                "head of the national police and domestic intelligence. The agenda includes counterterrorism in the "
                "Sahel, cybercrime and security planning for the World Cup that Morocco will co-host in 2030. It is his "
                "first trip to the North African kingdom since taking office. The American delegation is also due to tour "
                "the forensic science laboratory in Casablanca."
            ),
        ),
        (
            "Patel and Hammouchi agree joint task force on World Cup security and online fraud",
            (
                "Morocco and the United States will set up a joint task force covering security of the 2030 World Cup and "
                "large-scale online fraud, officials said at the close of Kash Patel's stay in Rabat. American "
                "specialists who worked on the 2026 tournament will train Moroccan officers in crowd screening and drone "
                "detection. In return, Moroccan analysts will be seconded to Washington for six months. Both chiefs "
                "described the talks as frank and productive."
            ),
        ),
        26.0,
        GOES_ON,
    ),
    Pair(
        "English: a drill announced and held",
        (
            "Morocco and France to hold joint air defence drill over Atlas range",
            (
                "The Royal Air Force and its French counterpart will conduct a joint air defence exercise named Marathon "
                "next week, the military said in a statement. Fighter jets from both nations will fly from Ben Guerir "
                "base and simulate interception of hostile aircraft and drones over the Atlas range. The drill is "
                "intended to strengthen interoperability and test a new data link. Observers from four African states "
                "have been invited to follow its final phase."
            ),
        ),
        (
            "Morocco and France wrap up Marathon air drill with simulated drone swarm attack",
            (
                "French Rafales and Moroccan F-16s ended two weeks of joint flying at Ben Guerir with their toughest "
                "scenario so far, a swarm of forty small drones launched against the base. Pilots brought down all but "
                "three, commanders said. The new data link tested for the first time during Marathon worked without "
                "interruption. African observers who watched the closing phase asked to take part next year, when the "
                "exercise will move to southern France."
            ),
        ),
        300.0,
        GOES_ON,
    ),
    Pair(
        "another Frenchman in another town",
        (
            "توقيف مواطن فرنسي بمراكش مبحوث عنه دوليا في قضايا تهريب المخدرات",
            (
                "تمكنت عناصر الشرطة القضائية بولاية أمن مراكش، بناء على معلومات دقيقة وفرتها مصالح المديرية العامة "
                "لمراقبة التراب الوطني، من توقيف مواطن فرنسي يبلغ من العمر 38 سنة، يشكل موضوع أمر دولي بإلقاء القبض صادر "
                "عن السلطات القضائية الفرنسية. وأظهرت عملية التنقيط في قواعد بيانات الأنتربول أن المعني بالأمر مطلوب "
                "للاشتباه في تورطه في التهريب الدولي للمخدرات وتبييض الأموال. وقد تم وضعه تحت الحراسة النظرية رهن إشارة "
                "مسطرة التسليم."
            ),
        ),
        (
            "توقيف مواطن فرنسي بأكادير مبحوث عنه دوليا في قضايا النصب",
            (
                "أوقفت عناصر الشرطة القضائية بمدينة أكادير مواطنا فرنسيا في عقده السادس، صدر في حقه أمر دولي بإلقاء القبض "
                "من طرف محكمة بمدينة نانت، للاشتباه في تورطه في النصب على مسنين وخيانة الأمانة. وكان المعني بالأمر يعيش "
                "على متن عربة سكن متنقلة بشاطئ تاغازوت منذ قرابة سنة. وأبلغت السلطات الفرنسية بعملية التوقيف التي تمت "
                "بفضل تحريات دقيقة، ليودع الموقوف بسجن أيت ملول في انتظار استكمال المسطرة."
            ),
        ),
        168.0,
        OTHER,
    ),
    Pair(
        "two trips of one man",
        (
            "حموشي يحل بمدريد في زيارة عمل لتعزيز الشراكة الأمنية مع إسبانيا",
            (
                "يبدأ المدير العام للأمن الوطني ولمراقبة التراب الوطني، عبد اللطيف حموشي، زيارة عمل إلى العاصمة الإسبانية "
                "مدريد على رأس وفد أمني رفيع المستوى. وذكر بلاغ لقطب المديرية العامة أن هذه الزيارة تأتي تلبية لدعوة من "
                "المدير العام للشرطة الوطنية الإسبانية، وتندرج في إطار توطيد علاقات التعاون الثنائي بين الجانبين، خصوصا "
                "في مجالات مكافحة الإرهاب والجريمة المنظمة والهجرة غير النظامية والتحضير المشترك لنهائيات كأس العالم "
                "2030."
            ),
        ),
        (
            "حموشي يحل بفيينا في زيارة عمل للمشاركة في اجتماع رؤساء الاستخبارات",
            (
                "شارك المدير العام للأمن الوطني ولمراقبة التراب الوطني عبد اللطيف حموشي في أشغال الاجتماع الإقليمي لرؤساء "
                "أجهزة الأمن والاستخبارات الذي ينظمه فريق الخبراء الأممي بفيينا. وتركزت المداولات على تطور الخطر الإرهابي "
                "بالساحل وعلى نشاط «داعش خراسان» في آسيا الوسطى. وعقد المسؤول المغربي على هامش الاجتماع محادثات مع مسؤولي "
                "أجهزة من قطر وتركيا وباكستان والنمسا، تناولت تعزيز تبادل المعلومات حول المقاتلين العائدين من بؤر التوتر."
            ),
        ),
        260.0,
        OTHER,
    ),
    Pair(
        "two operations of two countries",
        (
            "عملية مغربية إسبانية مشتركة تطيح بأربعة موالين لـ«داعش» بين مدريد والناظور",
            (
                "أسفرت عملية أمنية مشتركة ومتزامنة بين المديرية العامة لمراقبة التراب الوطني والمفوضية العامة للاستعلامات "
                "الإسبانية عن توقيف أربعة أشخاص يشتبه في موالاتهم لتنظيم «داعش» الإرهابي، ثلاثة منهم بضواحي مدريد وواحد "
                "بمدينة الناظور. وكشفت الأبحاث الأولية أن الموقوفين كانوا ينشطون في استقطاب الشباب عبر شبكات التواصل "
                "الاجتماعي، وأعلنوا بيعتهم للأمير المزعوم للتنظيم. وتم حجز معدات معلوماتية ومنشورات متطرفة ستخضع للخبرة "
                "التقنية من قبل المصالح المختصة."
            ),
        ),
        (
            "عملية مغربية إسبانية مشتركة تطيح بشبكة لتهريب المخدرات بالمروحيات",
            (
                "أطاحت عملية مشتركة بين الأمن المغربي والحرس المدني الإسباني بشبكة كانت تستعمل مروحيات خفيفة لنقل "
                "المخدرات من جبال الريف إلى ضيعات بإقليمي مالقة وإشبيلية. وأوقف سبعة أشخاص من بينهم ربان سابق، وحجزت "
                "طائرتان و900 كيلوغرام من الشيرا وأجهزة ملاحة. وقال متحدث باسم الحرس المدني إن التحقيق دام سنتين وإن "
                "المصالح المغربية حددت نقاط الإقلاع الليلية، مما سمح بضبط الربان متلبسا عند الهبوط."
            ),
        ),
        90.0,
        OTHER,
    ),
    Pair(
        "two guests of one man",
        (
            "المدير العام للشرطة السنغالية ضيفا على حموشي بالرباط",
            (
                "استقبل عبد اللطيف حموشي، اليوم بالرباط، المدير العام للشرطة الوطنية السنغالية مام سيدي غاي، الذي يقوم "
                "بزيارة عمل إلى المملكة مرفوقا بوفد من كبار المسؤولين. وتمحورت المحادثات حول التحديات الأمنية بمنطقة "
                "الساحل وغرب إفريقيا، وسبل الاستفادة من التجربة المغربية في مجال تكوين الأطر الشرطية ورقمنة الوثائق "
                "التعريفية. كما زار الوفد السنغالي مقر الفرقة المركزية للتدخل السريع وتابع عرضا حول تقنيات تحرير الرهائن."
            ),
        ),
        (
            "المفتش العام للشرطة الغامبية في ضيافة حموشي بالرباط",
            (
                "استقبل عبد اللطيف حموشي بالرباط المفتش العام للشرطة الغامبية، سيدي مختار توراي، الذي يزور المملكة لأول "
                "مرة. وتناولت المباحثات سبل مواكبة بانجول في إحداث وحدة لمكافحة الاتجار بالبشر وتجهيزها، إلى جانب التنسيق "
                "حول قوارب الهجرة المنطلقة من الساحل الأطلسي. وتسلم المسؤول الغامبي درع الأمن الوطني، ثم قام بجولة في "
                "المختبر الوطني للشرطة العلمية ومركز قيادة المراقبة بالفيديو الخاص بولاية أمن الرباط."
            ),
        ),
        100.0,
        OTHER,
    ),
    Pair(
        "two gang leaders",
        (
            "المغرب يسلم هولندا زعيم عصابة متورطا في تصفيات جسدية بأمستردام",
            (
                "سلمت السلطات المغربية، ليلة أمس بمطار محمد الخامس الدولي، المدعو رشيد ب. إلى نظيرتها الهولندية، تنفيذا "
                "لقرار قضائي نهائي صدر لفائدة طلب تقدمت به النيابة العامة في أمستردام. ويتابع المعني بالأمر، الذي ظل رهن "
                "الاعتقال بسجن العرجات منذ السنة الماضية، بتهم المشاركة في تصفيات جسدية وتزعم عصابة إجرامية. وغادر "
                "الموقوف على متن طائرة خاصة تحت حراسة مشددة من عناصر الشرطة الهولندية المكلفة بالترحيل."
            ),
        ),
        (
            "المغرب يسلم زعيم عصابة الدراجات النارية سورنسن إلى السلطات الدنماركية",
            (
                "رافقت دورية من الشرطة الدنماركية، صباح الجمعة، ميكيل سورنسن على متن رحلة من الدار البيضاء نحو كوبنهاغن، "
                "بعدما صادقت الجهات المختصة على تسليمه. وكان سورنسن قد أوقف الأسبوع الماضي بحي كاليفورنيا، وقبل العودة "
                "طواعية إلى بلده تفاديا لإطالة أمد مسطرة الاعتقال. ورحب وزير العدل الدنماركي بما أسماه العمل الممتاز "
                "للشرطة المغربية، مضيفا أن زعماء العصابات لن يجدوا بعد اليوم أي ملاذ آمن."
            ),
        ),
        180.0,
        OTHER,
    ),
    Pair(
        "two murderers sent home",
        (
            "إسبانيا تسلم المغرب المتهم بقتل تاجر الذهب بفاس بعد توقيفه بمالقة",
            (
                "تسلمت عناصر الأمن الوطني بمعبر طنجة المتوسط، صباح اليوم، المشتبه فيه الرئيسي في جريمة قتل تاجر الذهب "
                "التي هزت مدينة فاس، وذلك بعدما وافقت المحكمة الوطنية الإسبانية على ترحيله دون اعتراض منه. ونقل سعيد ل. "
                "إلى مقر ولاية أمن فاس حيث وضع تحت الحراسة النظرية قصد تعميق البحث معه، ومن المنتظر إعادة تمثيل الجريمة "
                "قبل إحالته على الوكيل العام للملك لدى محكمة الاستئناف."
            ),
        ),
        (
            "إسبانيا تسلم المغرب متهما بقتل زوجته بالدروة بعد توقيفه ببلباو",
            (
                "تسلمت الشرطة القضائية ببرشيد، عبر ميناء طنجة المتوسط، رجلا في الخمسين من عمره يشتبه في قتله زوجته بمدينة "
                "الدروة قبل سنتين والفرار إلى إسبانيا. وكانت شرطة إقليم الباسك قد أوقفته في بلباو حيث كان يشتغل بورشة "
                "للبناء مستعملا وثائق شقيقه. وصادق مجلس الوزراء الإسباني على تسليمه بعد استنفاد طرق الطعن، وستعيد النيابة "
                "العامة بسطات الاستماع إلى أبناء الضحية وجيرانها في إطار البحث."
            ),
        ),
        160.0,
        OTHER,
    ),
    Pair(
        "two partners",
        (
            "الدرك الملكي ونظيره الموريتاني يستعدان لتمرين مشترك على الحدود",
            (
                "أعلن قائد الدرك الوطني الموريتاني، الفريق أحمد محمود ولد الطايع، عقب لقائه بالرباط بقائد الدرك الملكي "
                "الفريق أول محمد هرمو، أن البلدين سينظمان خلال الأيام القليلة المقبلة تمرينا مشتركا بمنطقة الكركرات "
                "الحدودية. وسيهم التدريب التصدي لتهريب السلع والمخدرات والتنقيب العشوائي عن الذهب والتعامل مع الحالات "
                "الطارئة بالمعبر. وأكد المسؤولان أن حركية النقل المتزايدة بين البلدين تفرض مستوى أعلى من التنسيق "
                "الميداني."
            ),
        ),
        (
            "الدرك الملكي والحرس المدني الإسباني يستعدان لدوريات مشتركة بالساحل المتوسطي",
            (
                "اتفق قائد الدرك الملكي الفريق أول محمد هرمو والمديرة العامة للحرس المدني مرسيدس غونزاليس، خلال اجتماع "
                "بألميريا، على الشروع في دوريات بحرية مشتركة بالساحل المتوسطي ابتداء من شهر يونيو. وستشمل الدوريات مراقبة "
                "الزوارق السريعة ومحاربة الصيد غير القانوني وتلوث المياه. كما تبادل الطرفان معطيات حول نتائج تبادل الضباط "
                "بين مدرسة مراكش وأكاديمية أرانخويث، وقررا رفع عدد المستفيدين منه خلال الموسم القادم."
            ),
        ),
        110.0,
        OTHER,
    ),
    Pair(
        "two councils",
        (
            "مجلس وزراء الداخلية العرب يختتم دورته بتونس ويعتمد مقترحا مغربيا حول تأمين التظاهرات",
            (
                "اختتم وزراء الداخلية العرب، أمس بتونس، دورتهم الثالثة والأربعين بإصدار بيان يدين كل أشكال الإرهاب ويدعو "
                "إلى تجفيف منابع تمويله. واعتمد المجلس مقترحا تقدم به الوفد المغربي لإحداث مركز عربي لتبادل الخبرات في "
                "تأمين التظاهرات الرياضية الكبرى، على أن تحتضن الرباط مقره. وأعرب محمد بن علي كومان عن شكره للمملكة على "
                "مبادرتها، مهنئا إياها بنجاحها في تأمين كأس إفريقيا للأمم."
            ),
        ),
        (
            "مجلس وزراء العدل العرب يختتم دورته بالقاهرة ويدعو إلى اتفاقية لتسليم المجرمين",
            (
                "اختتم وزراء العدل العرب دورتهم السنوية بمقر الجامعة العربية بالقاهرة، بالدعوة إلى تحيين اتفاقية الرياض "
                "للتعاون القضائي واعتماد صك جديد خاص بتسليم المجرمين واسترداد العائدات. ومثل المغرب في اللقاء الكاتب "
                "العام لوزارة العدل الذي عرض تجربة المملكة في رقمنة الإجراءات. وتقرر تكليف لجنة من الخبراء بصياغة مشروع "
                "الوثيقة قبل عرضه على الدول الأعضاء لإبداء ملاحظاتها خلال أجل ستة أشهر."
            ),
        ),
        190.0,
        OTHER,
    ),
    Pair(
        "two guests of a general",
        (
            "الفريق أول بريظ يستقبل قائد القيادة الأمريكية لإفريقيا بالرباط",
            (
                "استقبل المفتش العام للقوات المسلحة الملكية الفريق أول محمد بريظ، بالرباط، قائد القيادة الأمريكية "
                "لإفريقيا الجنرال داغفين أندرسون. وهم اللقاء مختلف أوجه التعاون العسكري، لاسيما برامج التكوين وتمارين "
                "القوات الخاصة ومشروع مركز التدريب متعدد المجالات. وأعرب الجنرال الأمريكي عن تقدير بلاده للدور الذي يلعبه "
                "المغرب في استقرار القارة، مؤكدا أن واشنطن ماضية في دعم تحديث قدراته الدفاعية في السنوات القادمة."
            ),
        ),
        (
            "الفريق أول بريظ يستقبل بالرباط رئيس أركان القوات المسلحة الباكستانية",
            (
                "أجرى الفريق أول محمد بريظ مباحثات مع رئيس هيئة الأركان المشتركة الباكستاني الجنرال ساحر شمشاد ميرزا، "
                "الذي حل بالرباط على رأس وفد عسكري هام. وتدارس المسؤولان آفاق التعاون في مجال الصناعات الدفاعية والقوات "
                "الخاصة ومكافحة الإرهاب، كما استحضرا نجاح التداريب المشتركة التي احتضنتها باكستان. وزار الوفد الضيف كلية "
                "الأركان بالقنيطرة، حيث ألقى الجنرال الباكستاني محاضرة حول التحولات الجيوسياسية بجنوب آسيا."
            ),
        ),
        70.0,
        OTHER,
    ),
    Pair(
        "French: two police chiefs",
        (
            "Le patron de la police fédérale belge attendu à Rabat en visite",
            (
                "Le commissaire général de la police fédérale belge, Eric Snoeck, entame mercredi une visite de travail "
                "au Maroc à l'invitation du directeur général de la Sûreté nationale, Abdellatif Hammouchi. Les "
                "entretiens porteront notamment sur la lutte contre les réseaux de cocaïne implantés à Anvers, la "
                "radicalisation et l'échange de données biométriques. Une visite de l'Institut royal de police de Kénitra "
                "et du laboratoire scientifique de Casablanca est également au programme."
            ),
        ),
        (
            "Le patron de la police danoise reçu en visite à Rabat par Hammouchi",
            (
                "Abdellatif Hammouchi a reçu mardi à Rabat le commissaire national danois Thorkild Fogde, venu renforcer "
                "une coopération policière encore récente. Les discussions ont été consacrées aux gangs qui recrutent des "
                "mineurs sur les réseaux sociaux et à la localisation des fugitifs nordiques installés au Maroc. "
                "Copenhague souhaite nommer un officier de liaison commun aux pays scandinaves. La délégation a visité "
                "dans l'après-midi l'école de formation de Kénitra puis le siège de la brigade cynophile."
            ),
        ),
        120.0,
        OTHER,
    ),
    Pair(
        "English: another fugitive",
        (
            "Morocco arrests British fugitive wanted over Liverpool drug network in Tangier",
            (
                "Moroccan police have arrested a British national wanted by the National Crime Agency on suspicion of "
                "running a cocaine distribution network in Liverpool. Daniel Hargreaves, 36, was detained on Tuesday at "
                "an apartment in Tangier's marina district following intelligence shared through Interpol. Officers "
                "seized forged Irish passports, luxury watches and several encrypted handsets. He remains in custody "
                "pending an extradition hearing before the Court of Cassation in Rabat, judicial sources told this "
                "newspaper."
            ),
        ),
        (
            "Morocco arrests British fugitive wanted over pension fraud in Marrakech",
            (
                "A British man accused of defrauding more than two hundred pensioners has been arrested in Marrakech at "
                "the request of the Serious Fraud Office. Police said Colin Ashworth, 61, had been living in a rented "
                "riad and posing as a retired architect. He is alleged to have sold shares in a holiday village that was "
                "never built. He was taken before a prosecutor on Friday and is expected to challenge his removal to "
                "London."
            ),
        ),
        130.0,
        OTHER,
    ),
    Pair(
        "English: two drills",
        (
            "Morocco and France to hold joint air defence drill over Atlas range",
            (
                "The Royal Air Force and its French counterpart will conduct a joint air defence exercise named Marathon "
                "next week, the military said in a statement. Fighter jets from both nations will fly from Ben Guerir "
                "base and simulate interception of hostile aircraft and drones over the Atlas range. The drill is "
                "intended to strengthen interoperability and test a new data link. Observers from four African states "
                "have been invited to follow its final phase."
            ),
        ),
        (
            "Morocco and Spain to hold joint mine clearance drill off Al Hoceima",
            (
                "The Royal Navy and its Spanish counterpart will hold a joint mine clearance drill off Al Hoceima next "
                "month, naval officials said. Divers and two specialised ships from Cartagena will practise locating and "
                "neutralising unexploded ordnance on the seabed. The exercise follows a request from local fishermen who "
                "regularly find old munitions in their nets. Journalists will be allowed to attend a demonstration on the "
                "final day, weather permitting, according to the organisers."
            ),
        ),
        210.0,
        OTHER,
    ),
)
