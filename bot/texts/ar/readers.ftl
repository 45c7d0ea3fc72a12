# Arabic: what readers are told in answer to their commands.
# Natural Arabic first: the bot speaks of itself, so that no sentence has to guess whom it speaks to.

## Greeting and help

welcome =
    أهلًا! أنا مرسال، أحمل الأخبار إلى من ينتظرها.
    الأخبار العاجلة تصل من الآن. ولما سواها يكفي اختيار موضوع من الأزرار، أو كتابة اسم أو كلمة مثل «حموشي» لمتابعتها.
    كل ما يمكن طلبه في /help
welcome-back =
    أهلًا من جديد! كل شيء على حاله، والمتابعات في /mine
    هذه المواضيع، والضغط على واحد منها يشغّله أو يوقفه.
welcome-group =
    السلام عليكم! أنا مرسال، أحمل الأخبار إلى هذه المجموعة.
    الأخبار العاجلة تصل من الآن، والمشرفون يختارون الباقي: /topics للمواضيع و /subscribe للكلمات والأسماء.
paused-hint = الإرسال متوقف مؤقتًا، ويعود بـ /resume
help-title = ما يمكن طلبه من مرسال:
help-line = { $description }: { $command }
help-words =
    طريقة الكتابة مع /subscribe: كل الكلمات المكتوبة معًا تُشترط، و"العبارة بين علامتين" تُطلب كما هي، والكلمة بعد الناقص (‎-كلمة) تُستبعد، والفاصلة تفصل بين بدائل مستقلة.
help-plain = وأي كلمة تُكتب هنا بلا شرطة مائلة قبلها أعرض متابعتها أو البحث عنها.
help-inline = وللمشاركة في أي محادثة: { $bot } ثم كلمات البحث.
unknown-command = لا أعرف هذا الأمر. كل ما أعرفه في /help
slow-down = وصلتني طلبات كثيرة دفعة واحدة. أنفّذ كل تغيير مطلوب، لكنّي سأصمت قليلًا حتى يهدأ الإيقاع.
only-administrators = في المجموعات أتلقّى التعليمات من المشرفين وحدهم. وفي محادثة خاصة معي لكلٍّ اختياراته.
only-administrators-toast = هذا الزر للمشرفين فقط.
stale-button = هذا الزر قديم ولم يعد يعمل. القائمة الحالية في /mine

## Menu

command-start = البداية واختيار المواضيع
command-topics = كل المواضيع، لتشغيلها أو إيقافها
command-subscribe = متابعة موضوع أو كلمات أو اسم
command-unsubscribe = إيقاف متابعة
command-mine = ما أتابعه الآن
command-latest = آخر خمسة أخبار
command-search = البحث في الأخبار
command-digest = الأخبار مجمّعة في وقت محدد
command-quiet = ساعات الهدوء
command-language = لغة البوت
command-timezone = المنطقة الزمنية
command-pause = إيقاف الإرسال مؤقتًا
command-resume = استئناف الإرسال
command-mydata = كل ما هو محفوظ عنّي، في ملف
command-forget = محو كل بياناتي
command-privacy = ما يُحفظ وما لا يُحفظ
command-help = كل ما يمكن طلبه

## Filters and their names

filter-all = كل ما تنشره القناة
filter-everything = كل ما ينشره الموقع
filter-words = «{ $words }»
filter-phrase = عبارة «{ $words }»

topics =
    المواضيع: الضغط على موضوع يشغّله أو يوقفه، وعلامة ✅ تعني أنه مُتابَع.
topic-on = أتابع لك الآن: { $name }
topic-off = أوقفت متابعة: { $name }
following = أتابع لك: { $names }
already-following = في المتابعات من قبل: { $names }
dash-apart = علامة الناقص المنفصلة لا تستبعد شيئًا، فكل الكلمات مطلوبة معًا. لاستبعاد «{ $word }» تُكتب ملتصقة بها: { $excluded }
topic-near = وهناك موضوع قريب من هذا: { $name }
no-room =
    { $most ->
        [one] لا يتّسع المكان إلا لمتابعة واحدة
        [two] لا يتّسع المكان إلا لمتابعتين
        [few] لا يتّسع المكان لأكثر من { $most } متابعات
        [many] لا يتّسع المكان لأكثر من { $most } متابعة
       *[other] لا يتّسع المكان لأكثر من { $most } متابعة
    }، فلم أُضف: { $names }. يمكن حذف بعضها من /mine
problem-empty = لم أجد كلمة في «{ $text }».
problem-short = أقصر من أن يُتابَع: «{ $text }». حرفان على الأقل.
problem-long = أطول من أن يُتابَع: «{ $text }». للكلمة 64 حرفًا على الأكثر.
problem-lengthy = نص طويل لا يُتابَع: «{ $text }». بضع كلمات تكفي.
problem-common = لا معنى لمتابعة «{ $text }» وحدها، فهي ترد في كل خبر تقريبًا.
problem-only-not = لا بد مع «{ $text }» من كلمة تُطلب، فهي تستبعد فقط.
problem-never = لا معنى لمتابعة «{ $text }»، فهي تستبعد ما تطلبه ولن تجد خبرًا.
problem-too-many = الطلبات كثيرة في رسالة واحدة، فتوقفت عند «{ $text }».
understood-nothing = لم أجد في هذا ما يُتابَع. مثال: /subscribe حموشي
dropped = أوقفت متابعة: { $names }
dropped-all =
    { $count ->
        [zero] لم تكن هناك متابعات لإيقافها.
        [one] أوقفت المتابعة الوحيدة التي كانت هنا.
        [two] أوقفت المتابعتين معًا.
        [few] أوقفت { $count } متابعات، ولم يبق منها شيء.
        [many] أوقفت { $count } متابعة، ولم يبق منها شيء.
       *[other] أوقفت { $count } متابعة، ولم يبق منها شيء.
    }
not-followed = ليس في المتابعات: { $names }
mine =
    { $count ->
        [one] أتابع لك أمرًا واحدًا:
        [two] أتابع لك أمرين:
        [few] أتابع لك { $count } أمور:
        [many] أتابع لك { $count } أمرًا:
       *[other] أتابع لك { $count } أمر:
    }
mine-drop = الزر ✖ يوقف المتابعة.
mine-removed = { $name } (لم يعد من مواضيع الموقع، فلا يصل عنه شيء)
mine-nothing = لا متابعات بعد. المواضيع في /topics، والكلمات والأسماء مع /subscribe
unsubscribe-which = أيّ متابعة نوقف؟
mine-digest = تصل الأخبار مجمّعة: { $when }
mine-quiet = ساعات الهدوء: { $hours }
mine-strict = ساعات الهدوء: { $hours }، وحتى العاجل ينتظر
why = وصل هذا الخبر لأن { $name } من متابعاتك. وجدت فيه: { $words }
why-topic = وصل هذا الخبر لأن { $name } من متابعاتك.
why-breaking = وصل هذا الخبر لأن الأخبار العاجلة من متابعاتك.
why-dropped = وصل هذا الخبر بسبب متابعة أُوقفت بعد ذلك.
why-digest = سبب وصول كل خبر في هذه الحصيلة:
why-listed = لأن { $name } من متابعاتك. وجدت فيه: { $words }
why-listed-topic = لأن { $name } من متابعاتك.
why-listed-breaking = لأن الأخبار العاجلة من متابعاتك.
why-others-dropped = وما لم أذكره هنا وصل بسبب متابعة أُوقفت بعد ذلك.
why-digest-dropped = وصلت هذه الأخبار بسبب متابعات أُوقفت بعد ذلك.

## Plain text

plain = متابعة { $text } أم البحث عنه؟
plain-known = في المتابعات من قبل: { $text }
plain-long = هذا نص طويل لا أستطيع متابعته. اسم أو كلمات قليلة تكفي.
plain-stop =
    لإيقاف الإرسال كله مؤقتًا: /pause ويعود بـ /resume
    ولإيقاف متابعة واحدة: /unsubscribe
wordless = شكرًا، لكنّي لا أفهم إلا المكتوب: اسم أو كلمات قليلة، أو أمر من /help
button-follow = ➕ متابعة { $name }
button-search = 🔎 بحث
button-mine = متابعاتي
button-topics = المواضيع
button-all = كل ما تنشره القناة
button-everything = كل ما ينشره الموقع

## Articles

latest = آخر الأخبار:
latest-topic = آخر الأخبار في { $name }:
latest-none = لا أخبار هنا بعد.
latest-unknown = لا أعرف موضوعًا بهذا الاسم: { $text }. المواضيع كلها في /topics
search-how = عمّ نبحث؟ مثال: /search حموشي
search-found = نتائج البحث عن { $text }:
search-none = لم أجد شيئًا عن { $text }.
inline-read = قراءة الخبر

## Digest, quiet hours

digest-off = كل خبر يصل فور نشره.
digest-daily = تصل الأخبار مجمّعة كل يوم على الساعة { $time } بتوقيت { $place }.
digest-weekly = تصل الأخبار مجمّعة كل أسبوع، يوم { $day } على الساعة { $time } بتوقيت { $place }.
digest-breaking = العاجل لا ينتظر الملخّص.
digest-in-quiet = موعد الأخبار المجمّعة { $digest } يقع في ساعات الهدوء، فتصل عند نهايتها على الساعة { $time }.
digest-how = للتغيير: الأزرار، أو مثلًا /digest 08:00 أو /digest weekly mon 08:00 أو /digest off
digest-wrong = لم أفهم هذا الموعد: { $text }
quiet-off = لا ساعات هدوء: كل خبر يصل في وقته.
quiet-on = ساعات الهدوء { $hours } بتوقيت { $place }: ما يُنشر خلالها يصل بعدها في رسالة واحدة.
quiet-breaking = والعاجل يصل في الحين.
quiet-strict = وحتى العاجل ينتظر نهايتها.
quiet-how = للتغيير: الأزرار، أو مثلًا /quiet 22:00-07:00، ومع كلمة strict ينتظر العاجل أيضًا، أو /quiet off
quiet-wrong = لم أفهم هذه الساعات: { $text }
button-off = إيقاف
button-at-once = فور النشر
button-daily = يوميًا { $time }
button-weekly = أسبوعيًا، { $day } { $time }
button-strict = { $hours } حتى العاجل

day-mon = الاثنين
day-tue = الثلاثاء
day-wed = الأربعاء
day-thu = الخميس
day-fri = الجمعة
day-sat = السبت
day-sun = الأحد

## Language, time zone

language-which = بأي لغة نتحدث؟
language-set = نتحدث بالعربية من الآن.
language-wrong = لا أتكلم هذه اللغة: { $text }
timezone-now = المنطقة الزمنية: { $place }، والساعة هناك الآن { $time }.
timezone-how = للتغيير: الأزرار، أو /timezone مع اسم مدينة، مثل /timezone باريس
timezone-wrong = لا أعرف مكانًا بهذا الاسم: { $text }

## Pause and resume

paused = توقّف الإرسال. المتابعات محفوظة، ويعود كل شيء بـ /resume
resumed = عاد الإرسال.

## My data

mydata-caption = هذا كل ما هو محفوظ عن هذه المحادثة.
mydata-nothing = لا شيء محفوظ عن هذه المحادثة.
forget-ask = محو كل البيانات: المتابعات والإعدادات وسجلّ ما أُرسل؟ لا رجعة في ذلك.
forget-yes = نعم، محو الكل
forget-no = لا، إبقاؤها
forget-done = تم المحو، ولم يبق عن هذه المحادثة شيء. وداعًا، والباب مفتوح دائمًا بـ /start
forget-kept = بقي كل شيء على حاله.
privacy =
    ما يُحفظ: رقم هذه المحادثة، واللغة، والمنطقة الزمنية، والمتابعات، ومواعيد الإرسال، وأرقام الرسائل التي أُرسلت إلى هنا حتى يمكن تصحيحها.
    ما لا يُحفظ: الاسم، ورقم الهاتف، وما يُكتب هنا بعد الإجابة عنه، باستثناء المتابعات نفسها. ولا يُعطى شيء من هذا لأحد.
    الاطلاع على كل شيء بـ /mydata، ومحوه بـ /forget

topics-removed = { $count ->
    [zero] لم يُحذف أي موضوع.
    [one] حذف الموقع موضوعًا من متابعاتك: { $names }. لن يصلك عنه شيء بعد الآن.
    [two] حذف الموقع موضوعين من متابعاتك: { $names }. لن يصلك عنهما شيء بعد الآن.
    [few] حذف الموقع { $count } مواضيع من متابعاتك: { $names }. لن يصلك عنها شيء بعد الآن.
    [many] حذف الموقع { $count } موضوعًا من متابعاتك: { $names }. لن يصلك عنها شيء بعد الآن.
   *[other] حذف الموقع { $count } موضوع من متابعاتك: { $names }. لن يصلك عنها شيء بعد الآن.
 }
    المواضيع الحالية في /topics
