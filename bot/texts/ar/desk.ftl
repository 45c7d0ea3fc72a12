# Arabic: what editors are told at their desk.

alarm-feed = تعذّر الوصول إلى الخلاصة { $subject } منذ نصف ساعة: { $detail }
alarm-feed-well = عادت الخلاصة { $subject } إلى العمل.
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
question-twin = يشبه كثيرا مقالا نُشر من قبل
question-stranger = ليس له رابط يؤدي إلى الموقع
question-burst = { $count ->
    [zero] لم يصل أي مقال.
    [one] وصل مقال واحد دفعة واحدة.
    [two] وصل مقالان دفعة واحدة.
    [few] وصلت { $count } مقالات دفعة واحدة، فهل تُنشر؟
    [many] وصل { $count } مقالا دفعة واحدة، فهل تُنشر؟
   *[other] وصل { $count } مقال دفعة واحدة، فهل تُنشر؟
 }
question-burst-wait = إن لم يأتِ جواب في غضون نصف ساعة نُشرت كلها، الأقدم فالأقدم.
question-unknown = ضاع جواب تيليغرام عن هذه الرسالة، فلا نعلم هل وصلت. هل هي ظاهرة في المحادثة؟
question-gone = لم يعد لهذا السؤال جواب.

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
decided-all = تُنشر كلها. القرار لـ{ $who }.
decided-newest = يُنشر الأحدث منها. القرار لـ{ $who }.
decided-none = لن يُنشر منها شيء. القرار لـ{ $who }.
decided-there = عُلم أنها وصلت. القرار لـ{ $who }.
decided-again = ستُرسل من جديد. القرار لـ{ $who }.
decided-leave = تُركت على حالها. القرار لـ{ $who }.
not-an-editor = هذا الزر لمحرري الموقع.
