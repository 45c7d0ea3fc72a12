# Arabic: what editors and owners are told of the desk's own affairs: who may, how things stand, what the day brought.

## Menu

command-editors = المحررون: من يعمل باسم التحرير
command-status = الحال الآن: الخلاصة وما ينتظر
command-stats = الأرقام، أو ما جرى لمقال واحد
command-pause_feed = إيقاف النشر التلقائي
command-resume_feed = استئناف النشر التلقائي

## Who may

newsroom-elsewhere = هذا من عمل التحرير: مكانه محادثة خاصة معي أو مكتب التحرير.
desk-no-reader = هنا مكتب التحرير، وهو لا يتابع شيئًا. لكلٍّ متابعاته في محادثة خاصة معي، وما يُطلب هنا في /help
desk-refused = هذا الأمر لمحرري الموقع، يعيّنهم المالك بـ /editors
desk-anonymous = لا أعرف من يكتب باسم المجموعة، وقرارات التحرير لأصحابها: تُكتب بالاسم الشخصي.
owners-only = هذا الأمر لمالك البوت وحده.

editors-list =
    { $count ->
        [zero] لا محررين بعد.
        [one] محرر واحد:
        [two] محرران:
        [few] { $count } محررين:
        [many] { $count } محررًا:
       *[other] { $count } محرر:
    }
editors-line = • { $who }، منذ { $since }
editors-owners = المالكون، من الإعدادات: { $owners }
editors-how = للتعيين: /editors add ثم الرقم، أو ردًّا على رسالة من الشخص نفسه. وللإعفاء: /editors remove
editors-whom = من؟ يُكتب رقمه بعد الأمر، أو يُرَدّ به على رسالة كتبها بنفسه. رسالة محوّلة لا تكفي.
editors-added = صار من المحررين: { $who }
editors-removed = لم يعد من المحررين: { $who }
editors-already = هو من المحررين من قبل: { $who }
editors-stranger = ليس من المحررين: { $who }
editors-owner = المالكون مكانهم الإعدادات، ولا يغيّرهم أمر: { $who }
editors-welcome = صرت من محرري الموقع. ما يمكن طلبه في /help

## /status

status-title = الحال الآن
status-version = مرسال { $version }، يعمل منذ { $span }
status-feed = الخلاصة { $feed }: آخر قراءة ناجحة { $ago }
status-feed-failing = ⚠️ الخلاصة { $feed }: تتعذّر قراءتها { $since } ({ $problem })؛ وآخر قراءة ناجحة { $ago }
status-feed-never = لم تكن بعد
status-paused =
    { $count ->
        [zero] ⏸ النشر التلقائي متوقف، ولا مقال ينتظر. للاستئناف: /resume_feed
        [one] ⏸ النشر التلقائي متوقف، ومقال واحد ينتظر. للاستئناف: /resume_feed
        [two] ⏸ النشر التلقائي متوقف، ومقالان ينتظران. للاستئناف: /resume_feed
        [few] ⏸ النشر التلقائي متوقف، و{ $count } مقالات تنتظر. للاستئناف: /resume_feed
        [many] ⏸ النشر التلقائي متوقف، و{ $count } مقالًا ينتظر. للاستئناف: /resume_feed
       *[other] ⏸ النشر التلقائي متوقف، و{ $count } مقال ينتظر. للاستئناف: /resume_feed
    }
status-queue =
    { $count ->
        [zero] { $lane }: لا رسالة تنتظر
        [one] { $lane }: رسالة واحدة تنتظر
        [two] { $lane }: رسالتان تنتظران
        [few] { $lane }: { $count } رسائل تنتظر
        [many] { $lane }: { $count } رسالة تنتظر
       *[other] { $lane }: { $count } رسالة تنتظر
    }
status-queue-oldest = ، أقدمها حان موعدها { $ago }
status-queue-unknown = ، مجهولة المصير: { $count }
status-queues-empty = لا رسالة تنتظر الإرسال.
lane-flash = ما أرسله المحررون إلى القناة
lane-desk = المكتب
lane-channel = القناة
lane-breaking = العاجل إلى القراء
lane-routine = نسخ القراء
lane-digest = الملخصات
status-questions =
    { $count ->
        [one] سؤال واحد ينتظر جوابًا في المكتب
        [two] سؤالان ينتظران جوابًا في المكتب
        [few] { $count } أسئلة تنتظر جوابًا في المكتب
        [many] { $count } سؤالًا ينتظر جوابًا في المكتب
       *[other] { $count } سؤال ينتظر جوابًا في المكتب
    }
status-unknown =
    { $count ->
        [one] منشور واحد لا يُعرف بعد هل وصل إلى القناة
        [two] منشوران لا يُعرف بعد هل وصلا إلى القناة
        [few] { $count } منشورات لا يُعرف بعد هل وصلت إلى القناة
        [many] { $count } منشورًا لا يُعرف بعد هل وصل إلى القناة
       *[other] { $count } منشور لا يُعرف بعد هل وصل إلى القناة
    }
status-nothing = لا شيء ينتظر تدخّل أحد.
status-delay =
    { $count ->
        [one] من الموقع إلى القناة في آخر 24 ساعة: في { $median } (منشور واحد)
        [two] من الموقع إلى القناة في آخر 24 ساعة: في { $median } عادةً، وفي { $worst } على الأكثر (منشوران)
        [few] من الموقع إلى القناة في آخر 24 ساعة: في { $median } عادةً، وفي { $worst } على الأكثر ({ $count } منشورات)
        [many] من الموقع إلى القناة في آخر 24 ساعة: في { $median } عادةً، وفي { $worst } على الأكثر ({ $count } منشورًا)
       *[other] من الموقع إلى القناة في آخر 24 ساعة: في { $median } عادةً، وفي { $worst } على الأكثر ({ $count } منشور)
    }
status-no-posts = لم يُنشر شيء في القناة في آخر 24 ساعة.
status-readers = القراء: يتابعون { $active } · أوقفوا الإرسال { $paused } · تعذّر الوصول إليهم { $unreachable }

## /stats

stats-title = الأرقام
stats-new = قراء جدد في آخر 24 ساعة: { $count }
stats-filters = المتابعات: مواضيع { $topic } · كلمات { $words } · كل القناة { $all } · كل الموقع { $everything }
stats-topics = أكثر المواضيع متابعة: { $topics }
stats-day = نُشر في القناة في آخر 24 ساعة: { $count }
stats-week = وفي آخر 7 أيام: { $count }
stats-how = لمعرفة ما جرى لمقال: /stats مع رابطه أو معرّفه، أو ردًّا على منشوره.
stats-unknown = لا أعرف مقالًا بهذا الرابط أو المعرّف.
stats-acts = آخر ما قرّره المحررون:
stats-act = • { $moment } – { $who }: { $what }
stats-act-about = • { $moment } – { $who }: { $what } – { $about }

story-id = المعرّف: { $id }
story-score = درجة الفهرس: { $score }
story-topics = المواضيع: { $topics }
fate-posted = مأذون به للقناة
fate-unsure = لم يتبيّن هل هو للقناة، ولا مكتب يُسأل
fate-unfit = ليس من مواضيع القناة
fate-waiting = ينتظر قرار المكتب
fate-paused = ينتظر استئناف النشر التلقائي
fate-confirming = ينتظر تأكيد محرّر آخر أن يُرسل عاجلًا
fate-first = كان في الموقع قبل أول قراءة
fate-old = قديم، عُرف ولم يُنشر
fate-retracted = سُحب
fate-skipped = قرّر المكتب ألا يُنشر
fate-unanswered = لم يجب أحد في المكتب خلال ست ساعات، فلم يُنشر
fate-twin = يشبه مقالًا نُشر من قبل، فلم يُنشر
fate-stranger = ليس له رابط يؤدي إلى الموقع، فلم يُنشر
fate-burst = وصل ضمن دفعة كبيرة، ولم يُختر منها
story-posted = في القناة منذ { $moment }
story-was-posted = كان في القناة منذ { $moment }
story-took = وصل إلى القناة بعد { $span } من نشره في الموقع
story-post-pending = في طريقه إلى القناة
story-post-sending = يُرسل الآن إلى القناة
story-post-unknown = لا يُعرف هل وصل إلى القناة
story-post-dead = رفضه تيليغرام في القناة
story-post-cancelled = أُلغي قبل أن يصل إلى القناة
story-post-held = محفوظ، لم يُرسل إلى القناة
story-post-sent = في القناة
story-copies-none = لم يُرسل إلى أي قارئ.
story-copies-sent =
    { $count ->
        [one] وصل إلى قارئ واحد
        [two] وصل إلى قارئين
        [few] وصل إلى { $count } قراء
        [many] وصل إلى { $count } قارئًا
       *[other] وصل إلى { $count } قارئ
    }
story-copies-waiting = في الطريق: { $count }
story-copies-held = محفوظ لملخّص أو لما بعد ساعات الهدوء: { $count }
story-copies-unknown = لا يُعرف هل وصل: { $count }
story-copies-dead = لم يصل: { $count }
story-copies-cancelled = لم يُرسل منفردًا: { $count }
story-reason = – { $reason }: { $count }
reason-blocked = حظروا البوت
reason-gone = لم يعد الوصول إليهم ممكنًا
reason-paused = أوقفوا الإرسال مؤقتًا
reason-dropped = تركوا متابعة الموضوع
reason-withdrawn = سُحب المقال قبل ذلك
reason-unknown = ضاع جواب تيليغرام
reason-digest = وصل ضمن ملخّص
reason-recalled = أُلغي الإرسال
reason-other = لسبب لم يُسجَّل
story-acts = ما جرى:
story-act = • { $moment } – { $who }: { $what }
act-mirsal = مرسال
owner-called = المالك
owner-called-number = المالك { $number }
act-publish = نشر
act-publish-silent = نشر دون تنبيه
act-skip = عدم نشر
act-push = دفع من نظام التحرير
act-correct = تصحيح
act-retract = سحب
act-retract-keep = إبقاء بعد طلب السحب
act-pin = تثبيت
act-unpin = إلغاء التثبيت
act-breaking-draft = مسودة عاجل
act-breaking-send = إرسال عاجل
act-breaking-channel = عاجل في القناة فقط
act-breaking-silent = عاجل دون تنبيه
act-breaking-schedule = برمجة
act-breaking-ask-send = طلب تأكيد عاجل
act-breaking-ask-channel = طلب تأكيد عاجل للقناة فقط
act-breaking-ask-silent = طلب تأكيد عاجل دون تنبيه
act-breaking-confirm = موافقة
act-breaking-refuse = رفض
act-breaking-undo = تراجع
act-breaking-cancel = إلغاء
act-breaking-expired = انتهت صلاحية المسودة
act-breaking-overtaken = سُبقت المسودة بالمقال نفسه
act-unknown-there = تأكيد الوصول
act-unknown-again = إعادة الإرسال
act-unknown-leave = ترك على الحال
act-join = ضمّ مقال الموقع إلى العاجل
act-separate = نشر المقال مستقلًا عن العاجل
act-feed-pause = إيقاف النشر التلقائي
act-feed-resume = استئناف النشر التلقائي
act-editors-add = تعيين محرّر
act-editors-remove = إعفاء محرّر

## /pause_feed, /resume_feed

feed-paused = توقّف النشر التلقائي. ما يصل من الموقع يُحفظ وينتظر، وما قُبل قبل الآن يُكمل طريقه، والعواجل تُرسل كالعادة. للاستئناف: /resume_feed
feed-paused-already = النشر التلقائي متوقف من قبل. للاستئناف: /resume_feed
feed-not-paused = النشر التلقائي يعمل.
feed-resumed =
    { $count ->
        [zero] استُؤنف النشر التلقائي. لم يصل شيء في أثناء التوقف.
        [one] استُؤنف النشر التلقائي، ومقال واحد كان ينتظر يأخذ طريقه الآن.
        [two] استُؤنف النشر التلقائي، ومقالان كانا ينتظران يأخذان طريقهما الآن.
        [few] استُؤنف النشر التلقائي، و{ $count } مقالات كانت تنتظر تأخذ طريقها الآن، الأقدم فالأقدم.
        [many] استُؤنف النشر التلقائي، و{ $count } مقالًا كان ينتظر يأخذ طريقه الآن، الأقدم فالأقدم.
       *[other] استُؤنف النشر التلقائي، و{ $count } مقال كان ينتظر يأخذ طريقه الآن، الأقدم فالأقدم.
    }

## The evening's summary

evening-title = حصيلة { $day }
evening-quiet = يوم هادئ: لم يأتِ من الموقع جديد.
evening-none-posted = لم يُنشر اليوم شيء في القناة.
evening-posted =
    { $count ->
        [one] نُشر في القناة مقال واحد:
        [two] نُشر في القناة مقالان:
        [few] نُشرت في القناة { $count } مقالات:
        [many] نُشر في القناة { $count } مقالًا:
       *[other] نُشر في القناة { $count } مقال:
    }
evening-unanswered =
    { $count ->
        [one] مقال واحد لم يُنشر لأن سؤاله بقي ست ساعات بلا جواب:
        [two] مقالان لم يُنشرا لأن سؤاليهما بقيا ست ساعات بلا جواب:
        [few] { $count } مقالات لم تُنشر لأن أسئلتها بقيت ست ساعات بلا جواب:
        [many] { $count } مقالًا لم يُنشر لأن الأسئلة بقيت ست ساعات بلا جواب:
       *[other] { $count } مقال لم يُنشر لأن الأسئلة بقيت ست ساعات بلا جواب:
    }
evening-skipped = لم يُنشر بقرار من المكتب: { $count }
evening-twin = لم يُنشر لشبهه بمقال نُشر من قبل: { $count }
evening-stranger = لم يُنشر إذ ليس له رابط يؤدي إلى الموقع: { $count }
evening-burst = لم يُختر من دفعة كبيرة: { $count }
evening-unsure = لم يتبيّن هل هو للقناة، ولا مكتب يُسأل: { $count }
evening-waiting =
    { $count ->
        [one] مقال واحد ينتظر القرار:
        [two] مقالان ينتظران القرار:
        [few] { $count } مقالات تنتظر القرار:
        [many] { $count } مقالًا ينتظر القرار:
       *[other] { $count } مقال ينتظر القرار:
    }
evening-old = قديم، عُرف ولم يُنشر: { $count }
evening-unfit = خارج مواضيع القناة: { $count }
evening-more =
    { $count ->
        [one] ومقال آخر
        [two] ومقالان آخران
        [few] و{ $count } مقالات أخرى
        [many] و{ $count } مقالًا آخر
       *[other] و{ $count } مقال آخر
    }
evening-topics = أكثر المواضيع حضورًا: { $topics }
evening-readers = القراء: { $readers } · جدد { $new } · غادروا { $lost }

## Questions nobody answered, and a store that cannot be written

closed-review = لم يُجب أحد في ست ساعات، فلن يُنشر.
closed-burst = لم يُجب أحد في نصف ساعة، فتُنشر كلها.
alarm-store = تتعذّر الكتابة في مخزن البيانات: { $detail }
    لا يُرسل شيء قبل أن تعود، حتى لا يُرسل مرتين.
alarm-store-well = عادت الكتابة في مخزن البيانات.
