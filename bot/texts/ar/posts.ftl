# Arabic: what stands in and under a post, a personal copy, a digest.

## The lines of a post

post-breaking = عاجل
post-correction = تصحيح · { $moment }
post-retraction = سُحب هذا الخبر
post-retraction-reason = السبب: { $reason }
post-source = { $source } · { $moment }
post-link = الرابط: { $link }
post-link-name = رابط الخبر
post-see-also = شاهد أيضا

## The buttons under it

post-read = اقرأ على الموقع
post-whatsapp = واتساب
post-facebook = فيسبوك
post-x = إكس
post-telegram = تيليغرام
post-copy = نسخ الرابط
post-comment = شارك بتعليقك
post-follow = تابع هذا الموضوع

## A personal copy

copy-share = أرسله إلى صديق
copy-why = لماذا وصلني هذا؟
copy-drop = أوقف متابعة: { $filter }
copy-filter-all = كل ما تنشره القناة
copy-filter-everything = كل أخبار الموقع
copy-correction = تصحيح للخبر أعلاه

## A digest

digest-title =
    { $count ->
        [zero] لا جديد في متابعاتك
        [one] حصيلة متابعاتك: مقال واحد
        [two] حصيلة متابعاتك: مقالان
        [few] حصيلة متابعاتك: { $count } مقالات
        [many] حصيلة متابعاتك: { $count } مقالًا
       *[other] حصيلة متابعاتك: { $count } مقال
    }
digest-more =
    { $count ->
        [zero] هذا كل شيء
        [one] ومقال آخر
        [two] ومقالان آخران
        [few] و{ $count } مقالات أخرى
        [many] و{ $count } مقالًا آخر
       *[other] و{ $count } مقال آخر
    }
digest-others = أخبار أخرى
