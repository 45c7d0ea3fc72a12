# Arabic: the breaking-news drafts of the desk.

command-breaking = خبر عاجل: نص أو رابط، أو تعليق على صورة
command-drafts = المسودات التي تنتظر
command-schedule = العواجل المبرمجة

draft-how =
    يُكتب الخبر بعد الأمر: السطر الأول عنوان والباقي نص، أو رابط المقال وحده. ويمكن إرسال صورة يكون الأمر في تعليقها.
    مثال: /breaking المغرب وإسبانيا يفككان خلية إرهابية
draft-elsewhere = تُكتب العواجل في محادثة خاصة معي أو في مكتب التحرير.
draft-page-forbidden = لا يُفتح هذا العنوان من هنا: هو عنوان داخلي، أو يحيل إلى موقع آخر.
    يمكن كتابة الخبر نصًا مع الرابط في آخره.
draft-page-missing = لا توجد صفحة في هذا العنوان.
    يمكن كتابة الخبر نصًا مع الرابط في آخره.
draft-page-unreachable = لم يُجب الموقع، فتعذّرت قراءة الصفحة.
    يمكن كتابة الخبر نصًا مع الرابط في آخره.
draft-page-unreadable = لم أجد في هذه الصفحة مقالًا يُقرأ.
    يمكن كتابة الخبر نصًا مع الرابط في آخره.
draft-known = هذا الخبر في القناة من قبل: { $title }
    { $link }
draft-known-waiting = هذا الخبر في طريقه إلى القناة: { $title }

draft-heading = مسودة خبر عاجل
draft-reach = { $count ->
    [zero] لن يصل إلى أي قارئ.
    [one] يصل إلى القناة وإلى قارئ واحد في الحين.
    [two] يصل إلى القناة وإلى قارئين، في { $span } تقريبًا.
    [few] يصل إلى القناة وإلى { $count } قراء، في { $span } تقريبًا.
    [many] يصل إلى القناة وإلى { $count } قارئًا، في { $span } تقريبًا.
   *[other] يصل إلى القناة وإلى { $count } قارئ، في { $span } تقريبًا.
 }
draft-reach-nobody = يصل إلى القناة وحدها: لا قارئ يتابع هذه المواضيع بعد.
draft-reach-had = { $count ->
    [zero] لا قارئ آخر لديه المقال.
    [one] قارئ آخر يتابع هذه المواضيع وصله المقال من قبل، ولا يصله مرة ثانية.
    [two] قارئان آخران يتابعان هذه المواضيع وصلهما المقال من قبل، ولا يصلهما مرة ثانية.
    [few] { $count } قراء آخرين يتابعون هذه المواضيع وصلهم المقال من قبل، ولا يصلهم مرة ثانية.
    [many] { $count } قارئًا آخر يتابعون هذه المواضيع وصلهم المقال من قبل، ولا يصلهم مرة ثانية.
   *[other] { $count } قارئ آخر يتابعون هذه المواضيع وصلهم المقال من قبل، ولا يصلهم مرة ثانية.
 }
draft-reach-all-have = { $count ->
    [zero] لا ينبّه أي قارئ.
    [one] لا ينبّه أي قارئ: القارئ الوحيد الذي يتابع هذه المواضيع وصله المقال من قبل.
    [two] لا ينبّه أي قارئ: القارئان اللذان يتابعان هذه المواضيع وصلهما المقال من قبل.
    [few] لا ينبّه أي قارئ: { $count } قراء يتابعون هذه المواضيع، وكلهم وصلهم المقال من قبل.
    [many] لا ينبّه أي قارئ: { $count } قارئًا يتابعون هذه المواضيع، وكلهم وصلهم المقال من قبل.
   *[other] لا ينبّه أي قارئ: { $count } قارئ يتابعون هذه المواضيع، وكلهم وصلهم المقال من قبل.
 }
draft-topics = المواضيع: { $topics }
draft-until = تُحفظ المسودة حتى الساعة { $time } ثم تنتهي صلاحيتها.
draft-lacks-raises = ℹ️ المقال في القناة من قبل: الإرسال ينبّه القراء ويضع عليه علامة «عاجل»، ولا يُنشر مرة ثانية. لا تراجع بعد الإرسال إلا بسحبه كله: /retract
draft-lacks-raises-only = ℹ️ المقال في القناة من قبل: الإرسال يضع عليه علامة «عاجل» فقط، ولا يُنشر مرة ثانية. لا تراجع بعد الإرسال إلا بسحبه كله: /retract
draft-lacks-twin = ⚠️ خبر مثله في القناة من قبل: قد يصل مرتين.
draft-lacks-no-title = ⚠️ بلا عنوان، ولا تُرسل من دونه.
draft-lacks-long-title = ⚠️ العنوان طويل فظهر أوله فقط.
draft-lacks-no-text = ⚠️ عنوان بلا نص.
draft-lacks-long-text = ⚠️ النص طويل فظهر أوله فقط.
draft-lacks-no-link = ⚠️ بلا رابط.
draft-lacks-stranger = ⚠️ الرابط يؤدي إلى موقع آخر.
draft-lacks-no-picture = ⚠️ بلا صورة.
draft-lacks-bad-picture = ⚠️ لا يقبل تيليغرام هذه الصورة، فالخبر بلا صورة.
draft-lacks-no-room = ⚠️ النص أطول من تعليق صورة، فالصورة لا تظهر.
draft-lacks-no-topic = ⚠️ بلا موضوع: يصل إلى من يتابعون العواجل وحدهم.
draft-was-refused = لم تُقبل هذه المسودة. القرار لـ{ $who }. يمكن تعديلها وإعادة الطلب.

draft-button-send = 🚀 إرسال الآن
draft-button-channel = القناة فقط
draft-button-silent = 🔕 دون تنبيه
draft-button-plan = ⏰ برمجة
draft-button-edit = ✏️ تعديل
draft-button-cancel = ✖ إلغاء
draft-button-in15 = بعد ربع ساعة
draft-button-in60 = بعد ساعة
draft-button-at = في ساعة محددة
draft-button-title = العنوان
draft-button-text = النص
draft-button-image = الصورة
draft-button-topics = المواضيع
draft-button-noimage = دون صورة
draft-button-back = رجوع
draft-button-done = تم
draft-button-yes = ✅ أوافق
draft-button-no = ✖ لا أوافق
draft-button-undo = تراجع
draft-button-drop = ✖ إلغاء
draft-button-show = عرض: { $title }
draft-button-drop-one = ✖ { $title }

draft-ask-plan = متى يُرسل؟
draft-ask-edit = ما الذي يُعدَّل؟
draft-ask-time = في أي ساعة؟ تُكتب هكذا: 14:30 (بتوقيت { $zone }).
draft-ask-title = ما العنوان الجديد؟ يُكتب في رسالة هنا.
draft-ask-text = ما النص الجديد؟ يُكتب في رسالة هنا.
draft-ask-image = الصورة الجديدة: تُرسل هنا صورة أو رابط صورة.
draft-ask-topics = أي مواضيع؟ من الأزرار، أو تُكتب أسماؤها هنا وبينها فاصلة.
    المختار الآن: { $topics }
draft-ask-reply = هنا في المجموعة لا يُؤخذ إلا الرد على هذه الرسالة.

draft-wrong-time = هذه ليست ساعة: { $text }. تُكتب هكذا: 14:30
draft-wrong-title = لم أجد عنوانًا في هذه الرسالة. يُكتب نصًا في رسالة واحدة.
draft-wrong-title-long = العنوان أطول من { $most } حرفًا. أقصر من ذلك يكفي.
draft-wrong-text = لم أجد نصًا في هذه الرسالة.
draft-wrong-image = هذه ليست صورة ولا رابطًا. تُرسل صورة، أو رابط يبدأ بـ https://
draft-wrong-topics = لا أعرف موضوعًا بهذا الاسم: { $text }
draft-wrong-reply = يُعاد الجواب ردًّا على السؤال.

draft-open = المسودة تنتظر القرار، حتى الساعة { $time }.
draft-sent-send = ✅ أُرسل إلى القناة والقراء على الساعة { $time }. القرار لـ{ $who }.
draft-sent-channel = ✅ أُرسل إلى القناة فقط على الساعة { $time }. القرار لـ{ $who }.
draft-sent-silent = ✅ أُرسل دون تنبيه على الساعة { $time }. القرار لـ{ $who }.
draft-planned = ⏰ يُرسل في { $time }. القرار لـ{ $who }.
draft-confirming = ينتظر موافقة محرر آخر. الطلب من { $who }.
draft-undone = ↩️ تراجع عن الإرسال على الساعة { $time }. القرار لـ{ $who }. لا شيء يخرج بعد الآن، وما خرج يُحذف.
draft-cancelled = ✖ أُلغيت على الساعة { $time }. القرار لـ{ $who }. لم يُرسل شيء.
draft-expired = انتهت صلاحية هذه المسودة على الساعة { $time }، ولم يُرسل شيء.
draft-overtaken = سبق نشر هذا الخبر في القناة، فلم يُرسل مرة ثانية.
draft-gone = لم تعد هذه المسودة محفوظة.
draft-newer = لهذه المسودة نسخة أحدث أسفل المحادثة.
draft-no-title = لا يُرسل خبر بلا عنوان. يُضاف من زر التعديل.
draft-undo-late = فات وقت التراجع (20 ثانية). لسحب الخبر من كل مكان: /retract ردًّا على منشوره.
draft-undo-raised = كان المقال في القناة من قبل، فلا تراجع عن تنبيه القراء وحده. لسحبه كله: /retract ردًّا على منشوره.
draft-undo-nothing = لم يعد هناك ما يُتراجع عنه.

draft-confirm = طلب موافقة محرر آخر على هذا العاجل، من { $who }:
draft-confirm-send = الإرسال: القناة والقراء
draft-confirm-channel = الإرسال: القناة فقط
draft-confirm-silent = الإرسال: القناة والقراء، دون تنبيه
draft-confirm-due = الموعد: { $time }
draft-refused = لم يُقبل الإرسال، وعادت المسودة إلى كاتبها. القرار لـ{ $who }.
draft-own = لا يوافق أحد على طلبه بنفسه. القرار لمحرر آخر.
draft-asker-gone = لم يعد صاحب الطلب من المحررين، فلا يُرسل خبر بطلبه.
draft-nobody = لا يوجد محرر آخر يمكنه الموافقة. يعيّن المالكون محررين بـ /editors

drafts-none = لا مسودات تنتظر.
drafts-waiting = { $count ->
    [zero] لا مسودات تنتظر.
    [one] مسودة واحدة تنتظر:
    [two] مسودتان تنتظران:
    [few] { $count } مسودات تنتظر:
    [many] { $count } مسودة تنتظر:
   *[other] { $count } مسودة تنتظر:
 }
drafts-line = • { $title } — { $who }
schedule-none = لا شيء مبرمج.
schedule-planned = { $count ->
    [zero] لا شيء مبرمج.
    [one] خبر عاجل واحد مبرمج:
    [two] خبران عاجلان مبرمجان:
    [few] { $count } أخبار عاجلة مبرمجة:
    [many] { $count } خبرًا عاجلًا مبرمجًا:
   *[other] { $count } خبر عاجل مبرمج:
 }
schedule-line = • { $time }: { $title } — { $who }

progress-going = يُرسل الآن: { $title }
progress-done = اكتمل الإرسال في { $span }: { $title }
progress-undone = سُحب: { $title }
progress-channel-sent = القناة: ✅ نُشر
progress-channel-unknown = القناة: ❔ لم يتأكد
progress-channel-dead = القناة: ⚠️ رُفض
progress-channel-withdrawn = القناة: نُشر ثم سُحب
progress-channel-cancelled = القناة: أُلغي قبل أن يُنشر
progress-channel-waiting = القناة: ينتظر
progress-copies = القراء: { $sent } من { $total }
progress-unreachable = لم يصل إلى: { $count }
progress-unknown = لم يتأكد: { $count }
progress-waiting = ينتظر: { $count }
progress-held = مؤجل إلى ما بعد ساعات الهدوء: { $count }
progress-deleted = حُذف: { $count }
