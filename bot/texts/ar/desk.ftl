# Arabic: what editors are told at their desk.

alarm-feed = تعذّر الوصول إلى الخلاصة { $subject } منذ نصف ساعة: { $detail }
alarm-feed-well = عادت الخلاصة { $subject } إلى العمل.
alarm-entries = أخبار في الخلاصة { $subject } تعذّرت معالجتها فتُركت جانبا، والباقي يسير: { $detail }
alarm-entries-well = لم يعد في الخلاصة { $subject } خبر تتعذّر معالجته.
alarm-kept-back = مقالات كانت تنتظر تعذّرت معالجتها فتُركت جانبا، والباقي يسير: { $detail }
alarm-kept-back-well = لم يعد بين ما ينتظر مقال تتعذّر معالجته.
alarm-channel = توقّف النشر في القناة: { $detail }
    تحقّقوا من أن البوت مشرف فيها وله حق النشر. كل ما ينتظر محفوظ، وسيُنشر حالما يعود هذا الحق.
alarm-channel-well = عاد النشر في القناة.
alarm-token = رفض تيليغرام رمز البوت: { $detail }
alarm-token-well = قَبِل تيليغرام رمز البوت من جديد.
alarm-network = لا اتصال بتيليغرام: { $detail }
alarm-network-well = عاد الاتصال بتيليغرام.
alarm-backlog = ثمّة رسائل تنتظر منذ أكثر من عشر دقائق: { $detail }
alarm-backlog-well = لم تعد هناك رسائل متأخرة.
alarm-poison = رسالة لم يقبلها تيليغرام فتُركت، والباقي يسير: { $detail }
alarm-poison-well = لا رسائل مرفوضة.
alarm-disk = أوشك القرص على الامتلاء: { $detail }
alarm-disk-well = عاد في القرص متّسع.
alarm-other = خلل في { $subject }: { $detail }
alarm-other-well = زال الخلل في { $subject }.

question-review = هل يُنشر هذا المقال في القناة؟
question-why = سبب السؤال: { $reason }
question-unsure = لم يتبيّن هل هو من التعاون الأمني (الدرجة { $score })
question-unsure-words = لم يتبيّن هل هو من التعاون الأمني (الدرجة { $score })، لورود: { $words }
question-twin = يشبه كثيرًا مقالًا آخر
question-twin-posted = يشبه كثيرًا المقال «{ $title }» الذي نُشر في القناة بتاريخ { $time }
question-twin-coming = يشبه كثيرًا المقال «{ $title }» الذي هو في طريقه إلى القناة
question-twin-waits = يشبه كثيرًا المقال «{ $title }» الذي لم يُنشر بعد هو أيضًا: ينتظر القرار هنا في مكتب التحرير
question-twin-kept = يشبه كثيرًا المقال «{ $title }» الذي لم يُنشر بعد هو أيضًا: نشره مؤجّل
question-twin-retracted = يشبه كثيرًا المقال «{ $title }» الذي سُحب بعد نشره
question-twin-skipped = يشبه كثيرًا المقال «{ $title }» الذي لم يُقبل نشره، فليس في القناة
question-twin-apart = يشبه كثيرًا المقال «{ $title }» الذي ليس في القناة
question-stranger = ليس له رابط يؤدي إلى الموقع
question-burst = { $count ->
    [zero] لم يصل أي مقال.
    [one] وصل مقال واحد، فهل يُنشر؟
    [two] وصل مقالان دفعة واحدة، فهل يُنشران؟
    [few] وصلت { $count } مقالات دفعة واحدة، فهل تُنشر؟
    [many] وصل { $count } مقالًا دفعة واحدة، فهل تُنشر؟
   *[other] وصل { $count } مقال دفعة واحدة، فهل تُنشر؟
 }
question-burst-wait = إن لم يأتِ جواب في غضون نصف ساعة نُشرت كلها، الأقدم فالأقدم.
question-unknown = ضاع جواب تيليغرام عن هذه الرسالة، فلا نعلم هل وصلت. هل هي ظاهرة في المحادثة؟
question-gone = لم يعد هذا السؤال ينتظر جوابا.

answer-publish = انشروه
answer-silent = انشروه دون تنبيه
answer-skip = لا يُنشر
answer-all = انشروها كلها
answer-newest = الثلاثة الأحدث
answer-none = لا شيء
answer-there = نعم، وصلت
answer-again = لا، أعيدوا الإرسال
answer-leave = اتركوها

decided-publish = نُشر. القرار لـ{ $who }.
decided-silent = نُشر دون تنبيه. القرار لـ{ $who }.
decided-skip = لن يُنشر. القرار لـ{ $who }.
decided-otherwise = لم يعد المقال ينتظر قرارًا هنا: بُتّ في أمره من قبل.
decided-all = تُنشر كلها. القرار لـ{ $who }.
decided-newest = يُنشر الأحدث منها. القرار لـ{ $who }.
decided-none = لن يُنشر منها شيء. القرار لـ{ $who }.
decided-there = عُلم أنها وصلت. القرار لـ{ $who }.
decided-again = ستُرسل من جديد. القرار لـ{ $who }.
decided-leave = تُركت على حالها. القرار لـ{ $who }.
not-an-editor = هذا الزر لمحرري الموقع.

## What went wrong, in words

alarm-chat = لم تعد المحادثة { $subject } تقبل رسائلنا: { $detail }
alarm-chat-well = عادت المحادثة { $subject } تقبل رسائلنا.
trouble-challenge = يطلب الموقع فحصًا لا يجتازه إلا متصفّح
trouble-status = أجاب الموقع برمز الخطأ { $status }
trouble-late = { $seconds ->
    [one] لم يصل جواب في ثانية واحدة
    [two] لم يصل جواب في ثانيتين
    [few] لم يصل جواب في { $seconds } ثوانٍ
    [many] لم يصل جواب في { $seconds } ثانية
   *[other] لم يصل جواب في { $seconds } ثانية
 }
trouble-cut = الجواب مبتور
trouble-empty = الجواب فارغ
trouble-no-feed = ما وصل ليس خلاصة صالحة
trouble-large = الجواب أكبر مما يُقبل
trouble-redirect = يحيل العنوان إلى عنوان آخر لا يجوز اتّباعه
trouble-forbidden = العنوان ليس من العناوين المسموح بها
trouble-nobody = لم تُقرأ الخلاصة في موعدها
trouble-no-answer = لا جواب
trouble-rights = ليس للبوت حق النشر
trouble-thrown-out = أُخرج البوت منها
trouble-no-chat = لا يجدها تيليغرام
trouble-token = الرمز غير صالح
trouble-full = امتلأ القرص
trouble-disk = لم يبق فيه إلا { $left } ميغابايت
trouble-unknown = لا يُعرف هل وصلت
trouble-queue = { $lane } ({ $count })
trouble-gone = لم تعد الرسالة موجودة
trouble-picture = لم يقبل تيليغرام الصورة
trouble-moved = تحوّلت المجموعة إلى مجموعة كبيرة
