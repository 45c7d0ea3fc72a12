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
