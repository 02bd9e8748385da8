<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
<context>
    <name>AccountPage</name>
    <message>
        <source>Account</source>
        <translation>الحساب</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>a person&apos;s name, a server</comment>
        <translation>%1 على %2</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>Your password now</source>
        <translation>كلمة مرورك الحالية</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>كلمة المرور الجديدة</translation>
    </message>
    <message>
        <source>Changed. Your other devices are signed out.</source>
        <translation>تم التغيير. سُجّل خروجك من أجهزتك الأخرى.</translation>
    </message>
    <message>
        <source>Signs out your other devices.</source>
        <translation>يسجّل خروجك من أجهزتك الأخرى.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>تغيير</translation>
    </message>
    <message>
        <source>Where you are signed in</source>
        <translation>أين سجّلت دخولك</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>اسمك</translation>
    </message>
    <message>
        <source>As others see it</source>
        <translation>كما يراه الآخرون</translation>
    </message>
    <message>
        <source>Changed.</source>
        <translation>تم التغيير.</translation>
    </message>
</context>
<context>
    <name>AddPeopleDialog</name>
    <message>
        <source>Add people to “%1”</source>
        <translation>إضافة أشخاص إلى «%1»</translation>
    </message>
    <message>
        <source>People you share no room with may be asked first.</source>
        <translation>قد يُسأل أولًا من لا تجمعك به غرفة.</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>اسم الشخص</translation>
    </message>
    <message>
        <source>People</source>
        <translation>الأشخاص</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>How Chinwag looks on this computer. Changes apply at once.</source>
        <translation>شكل Chinwag على هذا الحاسوب. تسري التغييرات فورًا.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>كما في النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Text and space</source>
        <translation>النص والمسافات</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>حجم النص</translation>
    </message>
    <message>
        <source>%1 and %2 do the same anywhere</source>
        <comment>keys</comment>
        <translation>‏%1 و%2 يفعلان الشيء نفسه في أي مكان</translation>
    </message>
    <message>
        <source>A</source>
        <comment>as a sample of small and large letters</comment>
        <translation>أ</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a size of text</comment>
        <translation>%1٪</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>الكثافة</translation>
    </message>
    <message>
        <source>How much room each line gets</source>
        <translation>مقدار المساحة لكل سطر</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>واسعة</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>متراصّة</translation>
    </message>
    <message>
        <source>Easier on the eyes</source>
        <translation>أريح للعين</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>تباين عالٍ</translation>
    </message>
    <message>
        <source>Darker text and stronger lines</source>
        <translation>نص أدكن وخطوط أقوى</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>تقليل الحركة</translation>
    </message>
    <message>
        <source>Nothing slides or fades, the typing dots stand still</source>
        <translation>لا شيء ينزلق أو يتلاشى، ونقاط الكتابة ثابتة</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Keep running when the window is closed</source>
        <translation>مواصلة العمل عند إغلاق النافذة</translation>
    </message>
    <message>
        <source>Start when I sign in to the computer</source>
        <translation>البدء عند دخولي إلى الحاسوب</translation>
    </message>
</context>
<context>
    <name>AttachDialog</name>
    <message>
        <source>Attach files</source>
        <translation>إرفاق ملفات</translation>
    </message>
</context>
<context>
    <name>AttachmentCard</name>
    <message>
        <source>Preparing…</source>
        <translation>جارٍ التحضير…</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <comment>%1 is the name of a file</comment>
        <translation>إزالة %1</translation>
    </message>
</context>
<context>
    <name>AttachmentStrip</name>
    <message>
        <source>Attached files</source>
        <translation>الملفات المرفقة</translation>
    </message>
</context>
<context>
    <name>Autostart</name>
    <message>
        <source>%1 cannot be removed.</source>
        <translation>تعذّرت إزالة %1.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>تعذّرت الكتابة إلى %1: %2</translation>
    </message>
</context>
<context>
    <name>BanDelegate</name>
    <message>
        <source>Lift</source>
        <translation>رفع</translation>
    </message>
    <message>
        <source>Lift the ban of %1</source>
        <translation>رفع المنع عن %1</translation>
    </message>
</context>
<context>
    <name>BansDialog</name>
    <message>
        <source>Banned people</source>
        <translation>الممنوعون</translation>
    </message>
    <message>
        <source>Nobody is banned from this room.</source>
        <translation>لا أحد ممنوع من هذه الغرفة.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>BlockDialog</name>
    <message>
        <source>Block %1?</source>
        <translation>حظر %1؟</translation>
    </message>
    <message>
        <source>They can neither add you to rooms nor begin a direct message with you, and what they have asked of you is declined. They are not told. You can unblock them in the settings, under Privacy.</source>
        <translation>لن يستطيع هذا الشخص إضافتك إلى الغرف ولا بدء رسالة مباشرة معك، وتُرفض دعواته إليك. ولن يعلم بذلك. يمكنك إلغاء الحظر من الإعدادات، في «الخصوصية».</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>حظر</translation>
    </message>
</context>
<context>
    <name>BlockedDelegate</name>
    <message>
        <source>Unblock</source>
        <translation>إلغاء الحظر</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>إلغاء حظر %1</translation>
    </message>
</context>
<context>
    <name>BrowseDialog</name>
    <message>
        <source>Public rooms</source>
        <translation>الغرف العامة</translation>
    </message>
    <message>
        <source>Rooms of this server that you have not joined.</source>
        <translation>غرف على هذا الخادم لم تنضم إليها بعد.</translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation>البحث بالاسم</translation>
    </message>
    <message>
        <source>Looking for rooms…</source>
        <translation>جارٍ البحث عن غرف…</translation>
    </message>
    <message>
        <source>No room has that in its name.</source>
        <translation>لا توجد غرفة في اسمها هذا.</translation>
    </message>
    <message>
        <source>You are in every public room. Create another one?</source>
        <translation>أنت في كل الغرف العامة. هل تريد إنشاء غرفة أخرى؟</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>ChatSession</name>
    <message>
        <source>You are no longer in this room.</source>
        <translation>لم تعد في هذه الغرفة.</translation>
    </message>
    <message>
        <source>This message is not here any more.</source>
        <translation>لم تعد هذه الرسالة موجودة.</translation>
    </message>
</context>
<context>
    <name>Chinwag::AccountController</name>
    <message>
        <source>Enter the password that you have now.</source>
        <translation>أدخل كلمة مرورك الحالية.</translation>
    </message>
    <message>
        <source>This is not your password.</source>
        <translation>ليست هذه كلمة مرورك.</translation>
    </message>
    <message>
        <source>Enter the name that others see.</source>
        <translation>أدخل الاسم الذي يراه الآخرون.</translation>
    </message>
    <message>
        <source>The server wants a better password: this one is easy to guess.</source>
        <translation>يريد الخادم كلمة مرور أفضل: هذه سهلة التخمين.</translation>
    </message>
</context>
<context>
    <name>Chinwag::AdditionController</name>
    <message>
        <source>Enter the name of a person.</source>
        <translation>أدخل اسم شخص.</translation>
    </message>
    <message>
        <source>Nobody here is called “%1”.</source>
        <translation>لا أحد هنا اسمه «%1».</translation>
    </message>
    <message>
        <source>%1 is in the room already.</source>
        <comment>person</comment>
        <translation>%1 في الغرفة بالفعل.</translation>
    </message>
    <message>
        <source>%1 is in the room now.</source>
        <comment>person</comment>
        <translation>%1 في الغرفة الآن.</translation>
    </message>
</context>
<context>
    <name>Chinwag::Announcer</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>لا رسائل جديدة</numerusform>
            <numerusform>رسالة جديدة واحدة</numerusform>
            <numerusform>رسالتان جديدتان</numerusform>
            <numerusform>%n رسائل جديدة</numerusform>
            <numerusform>%n رسالة جديدة</numerusform>
            <numerusform>%n رسالة جديدة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::AppContext</name>
    <message>
        <source>You are signed in there already</source>
        <translation>سجّلت دخولك هناك بالفعل</translation>
    </message>
    <message>
        <source>The link leads to %1, the server of this window.</source>
        <translation>يقود الرابط إلى %1، وهو خادم هذه النافذة.</translation>
    </message>
    <message>
        <source>A file was damaged</source>
        <translation>ملف تالف</translation>
    </message>
    <message>
        <source>The copy of your rooms on this computer could not be read. It was set aside, and the server&apos;s is loaded. What you wrote and could not send yet is kept as far as it could be read.</source>
        <translation>تعذّرت قراءة نسخة غرفك على هذا الحاسوب، فوُضعت جانبًا ويُحمَّل ما على الخادم. وما كتبته ولم يُرسل بعد محفوظ بقدر ما أمكنت قراءته.</translation>
    </message>
    <message>
        <source>You have been signed out. Please sign in again.</source>
        <translation>سُجّل خروجك. سجّل الدخول من جديد من فضلك.</translation>
    </message>
</context>
<context>
    <name>Chinwag::AppController</name>
    <message>
        <source>Not changed</source>
        <translation>لم يحدث تغيير</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) have not been sent. They stay on this computer and go out when you sign in here again.</source>
        <translation>
            <numerusform>كل الرسائل أُرسلت.</numerusform>
            <numerusform>رسالة واحدة لم تُرسل. تبقى على هذا الحاسوب وتُرسل عندما تسجّل الدخول هنا من جديد.</numerusform>
            <numerusform>رسالتان لم تُرسلا. تبقيان على هذا الحاسوب وتُرسلان عندما تسجّل الدخول هنا من جديد.</numerusform>
            <numerusform>%n رسائل لم تُرسل. تبقى على هذا الحاسوب وتُرسل عندما تسجّل الدخول هنا من جديد.</numerusform>
            <numerusform>%n رسالة لم تُرسل. تبقى على هذا الحاسوب وتُرسل عندما تسجّل الدخول هنا من جديد.</numerusform>
            <numerusform>%n رسالة لم تُرسل. تبقى على هذا الحاسوب وتُرسل عندما تسجّل الدخول هنا من جديد.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::AttachmentModel</name>
    <message>
        <source>Drop to send to %1</source>
        <comment>a room or a person</comment>
        <translation>أفلت للإرسال إلى %1</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>صورة</translation>
    </message>
    <message>
        <source>text</source>
        <comment>of a file: text.txt</comment>
        <translation>نص</translation>
    </message>
</context>
<context>
    <name>Chinwag::BanModel</name>
    <message>
        <source>Until %1</source>
        <comment>time</comment>
        <translation>حتى %1</translation>
    </message>
    <message>
        <source>Until it is lifted</source>
        <translation>حتى يُرفع</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <comment>until when, person</comment>
        <translation>%1، من قِبل %2</translation>
    </message>
</context>
<context>
    <name>Chinwag::CommandRunner</name>
    <message>
        <source>There is no command /%1. Begin with // to send a line that begins with a slash.</source>
        <translation>لا يوجد أمر ‎/%1. ابدأ بـ ‎// لإرسال سطر يبدأ بشرطة مائلة.</translation>
    </message>
    <message>
        <source>Write what you do behind it: /me waves</source>
        <translation>اكتب بعده ما تفعله: ‎/me يلوّح بيده</translation>
    </message>
    <message>
        <source>That is for rooms. This is a direct message.</source>
        <translation>هذا للغرف، وهذه رسالة مباشرة.</translation>
    </message>
    <message>
        <source>Only owners and moderators change what a room is about.</source>
        <translation>لا يغيّر موضوع الغرفة إلا مالكوها ومشرفوها.</translation>
    </message>
    <message>
        <source>Only owners and moderators bring people into a private room.</source>
        <translation>لا يُدخل الأشخاص إلى غرفة خاصة إلا مالكوها ومشرفوها.</translation>
    </message>
    <message>
        <source>Write what the room is about behind it: /topic Tea at five</source>
        <translation>اكتب بعده موضوع الغرفة: ‎/topic الشاي في الخامسة</translation>
    </message>
    <message numerus="yes">
        <source>This is %n character(s) too long for a topic.</source>
        <translation>
            <numerusform>ليس هذا أطول مما يسعه الموضوع.</numerusform>
            <numerusform>هذا أطول مما يسعه الموضوع بحرف واحد.</numerusform>
            <numerusform>هذا أطول مما يسعه الموضوع بحرفين.</numerusform>
            <numerusform>هذا أطول مما يسعه الموضوع بمقدار %n أحرف.</numerusform>
            <numerusform>هذا أطول مما يسعه الموضوع بمقدار %n حرفًا.</numerusform>
            <numerusform>هذا أطول مما يسعه الموضوع بمقدار %n حرف.</numerusform>
        </translation>
    </message>
    <message>
        <source>Write a name behind it: /invite ann</source>
        <translation>اكتب بعده اسمًا: ‎/invite ann</translation>
    </message>
    <message>
        <source>Nobody has the user name %1.</source>
        <translation>لا أحد له اسم المستخدم %1.</translation>
    </message>
</context>
<context>
    <name>Chinwag::CompletenessController</name>
    <message>
        <source>Complete: %1</source>
        <translation>كاملة: %1</translation>
    </message>
    <message>
        <source>Every message is on this computer.</source>
        <translation>كل الرسائل على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>ناقصة: %1</translation>
    </message>
    <message>
        <source>Being fetched from the server…</source>
        <translation>تُجلب من الخادم…</translation>
    </message>
    <message>
        <source>It could not be fetched: %1</source>
        <translation>تعذّر جلبها: %1</translation>
    </message>
    <message>
        <source>It is at the server, and comes when you go there.</source>
        <translation>هي على الخادم، وتأتي عندما تذهب إليها.</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>from and to, numbers</comment>
        <translation>‎%1–%2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more part(s)</source>
        <comment>a stretch of the log</comment>
        <translation>
            <numerusform>%1</numerusform>
            <numerusform>%1 وجزء آخر</numerusform>
            <numerusform>%1 وجزآن آخران</numerusform>
            <numerusform>%1 و%n أجزاء أخرى</numerusform>
            <numerusform>%1 و%n جزءًا آخر</numerusform>
            <numerusform>%1 و%n جزء آخر</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::ComposerController</name>
    <message>
        <source>Message %1</source>
        <comment>%1 is a person</comment>
        <translation>رسالة إلى %1</translation>
    </message>
    <message>
        <source>Message #%1</source>
        <comment>%1 is a room</comment>
        <translation>رسالة إلى ‎#%1</translation>
    </message>
    <message>
        <source>Not pasted: it has %1 characters, and a message holds %2.</source>
        <translation>لم يُلصق: فيه %1 من الأحرف، وتسع الرسالة %2.</translation>
    </message>
    <message numerus="yes">
        <source>This message is %n character(s) too long.</source>
        <translation>
            <numerusform>ليست هذه الرسالة أطول من اللازم.</numerusform>
            <numerusform>هذه الرسالة أطول من اللازم بحرف واحد.</numerusform>
            <numerusform>هذه الرسالة أطول من اللازم بحرفين.</numerusform>
            <numerusform>هذه الرسالة أطول من اللازم بمقدار %n أحرف.</numerusform>
            <numerusform>هذه الرسالة أطول من اللازم بمقدار %n حرفًا.</numerusform>
            <numerusform>هذه الرسالة أطول من اللازم بمقدار %n حرف.</numerusform>
        </translation>
    </message>
    <message>
        <source>Goes out in %1</source>
        <comment>duration</comment>
        <translation>يُرسل بعد %1</translation>
    </message>
    <message>
        <source>You can send in %1</source>
        <comment>duration</comment>
        <translation>يمكنك الإرسال بعد %1</translation>
    </message>
</context>
<context>
    <name>Chinwag::ConnectionController</name>
    <message>
        <source>Connecting to %1…</source>
        <comment>%1 is a server</comment>
        <translation>جارٍ الاتصال بـ %1…</translation>
    </message>
    <message>
        <source>You are offline. Messages will be sent when you are back.</source>
        <translation>لا اتصال لديك. ستُرسل الرسائل عند عودته.</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>تم الاتصال</translation>
    </message>
    <message>
        <source>Connection lost. Reconnecting…</source>
        <translation>انقطع الاتصال. جارٍ إعادة الاتصال…</translation>
    </message>
    <message numerus="yes">
        <source>Connection lost. Reconnecting in %n second(s)…</source>
        <translation>
            <numerusform>انقطع الاتصال. إعادة الاتصال بعد %n ث…</numerusform>
            <numerusform>انقطع الاتصال. إعادة الاتصال بعد %n ث…</numerusform>
            <numerusform>انقطع الاتصال. إعادة الاتصال بعد %n ث…</numerusform>
            <numerusform>انقطع الاتصال. إعادة الاتصال بعد %n ث…</numerusform>
            <numerusform>انقطع الاتصال. إعادة الاتصال بعد %n ث…</numerusform>
            <numerusform>انقطع الاتصال. إعادة الاتصال بعد %n ث…</numerusform>
        </translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>الاتصال الآن</translation>
    </message>
    <message>
        <source>Sign in there</source>
        <comment>to a proxy</comment>
        <translation>تسجيل الدخول هناك</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>This version of Chinwag is too old for the server. Please update it.</source>
        <translation>إصدار Chinwag هذا أقدم مما يقبله الخادم. حدّثه من فضلك.</translation>
    </message>
    <message>
        <source>You have been signed out. Please sign in again.</source>
        <translation>سُجّل خروجك. سجّل الدخول من جديد من فضلك.</translation>
    </message>
    <message>
        <source>The server does not let you in any more. Ask the people who run it.</source>
        <translation>لم يعد الخادم يسمح لك بالدخول. اسأل القائمين عليه.</translation>
    </message>
    <message>
        <source>Compare…</source>
        <comment>the fingerprints of certificates</comment>
        <translation>مقارنة…</translation>
    </message>
</context>
<context>
    <name>Chinwag::DesktopController</name>
    <message>
        <source>Hide the window</source>
        <translation>إخفاء النافذة</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>إظهار النافذة</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>عدم الإزعاج</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>لم تسجّل الدخول</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>لا جديد</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>لا رسائل جديدة</numerusform>
            <numerusform>رسالة جديدة واحدة</numerusform>
            <numerusform>رسالتان جديدتان</numerusform>
            <numerusform>%n رسائل جديدة</numerusform>
            <numerusform>%n رسالة جديدة</numerusform>
            <numerusform>%n رسالة جديدة</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1، %2</translation>
    </message>
    <message numerus="yes">
        <source>%n of them for you</source>
        <translation>
            <numerusform>ليس منها ما يخصّك</numerusform>
            <numerusform>واحدة منها تخصّك</numerusform>
            <numerusform>اثنتان منها تخصّانك</numerusform>
            <numerusform>%n منها تخصّك</numerusform>
            <numerusform>%n منها تخصّك</numerusform>
            <numerusform>%n منها تخصّك</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::DeviceModel</name>
    <message>
        <source>This computer</source>
        <translation>هذا الحاسوب</translation>
    </message>
    <message>
        <source>Last used %1</source>
        <translation>آخر استخدام %1</translation>
    </message>
</context>
<context>
    <name>Chinwag::DirectoryModel</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>لا أحد</numerusform>
            <numerusform>شخص واحد</numerusform>
            <numerusform>شخصان</numerusform>
            <numerusform>%n أشخاص</numerusform>
            <numerusform>%n شخصًا</numerusform>
            <numerusform>%n شخص</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>number of people, topic</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>Chinwag::EmojiController</name>
    <message>
        <source>Recent</source>
        <translation>الأخيرة</translation>
    </message>
    <message>
        <source>Smileys and emotion</source>
        <translation>الوجوه والمشاعر</translation>
    </message>
    <message>
        <source>People and body</source>
        <translation>الأشخاص والجسم</translation>
    </message>
    <message>
        <source>Animals and nature</source>
        <translation>الحيوانات والطبيعة</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>الطعام والشراب</translation>
    </message>
    <message>
        <source>Travel and places</source>
        <translation>السفر والأماكن</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>الأنشطة</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>الأشياء</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>الرموز</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>الأعلام</translation>
    </message>
    <message>
        <source>No skin colour</source>
        <translation>بلا لون بشرة</translation>
    </message>
    <message>
        <source>Light skin colour</source>
        <translation>بشرة فاتحة</translation>
    </message>
    <message>
        <source>Medium light skin colour</source>
        <translation>بشرة فاتحة إلى متوسطة</translation>
    </message>
    <message>
        <source>Medium skin colour</source>
        <translation>بشرة متوسطة</translation>
    </message>
    <message>
        <source>Medium dark skin colour</source>
        <translation>بشرة متوسطة إلى داكنة</translation>
    </message>
    <message>
        <source>Dark skin colour</source>
        <translation>بشرة داكنة</translation>
    </message>
</context>
<context>
    <name>Chinwag::ExportController</name>
    <message>
        <source>Beginning…</source>
        <translation>جارٍ البدء…</translation>
    </message>
    <message>
        <source>Messages: %1 of %2</source>
        <translation>الرسائل: %1 من %2</translation>
    </message>
    <message>
        <source>Files: %1 of %2</source>
        <translation>الملفات: %1 من %2</translation>
    </message>
    <message>
        <source>Writing the page to read…</source>
        <translation>تُكتب صفحة القراءة…</translation>
    </message>
</context>
<context>
    <name>Chinwag::FactorController</name>
    <message>
        <source>This server wants its owners to have one. Until then there is nothing else here for you.</source>
        <translation>يطلب هذا الخادم من مالكيه عاملًا ثانيًا. وحتى ذلك الحين لا شيء آخر لك هنا.</translation>
    </message>
    <message>
        <source>Off. Whoever knows your password can sign in.</source>
        <translation>متوقف. من يعرف كلمة مرورك يستطيع الدخول.</translation>
    </message>
    <message numerus="yes">
        <source>On. Signing in asks for a code of your app. %n recovery code(s) left.</source>
        <translation>
            <numerusform>مفعّل. يُطلب عند الدخول رمز من تطبيقك. لم يبقَ أي رمز استرداد.</numerusform>
            <numerusform>مفعّل. يُطلب عند الدخول رمز من تطبيقك. بقي رمز استرداد واحد.</numerusform>
            <numerusform>مفعّل. يُطلب عند الدخول رمز من تطبيقك. بقي رمزا استرداد.</numerusform>
            <numerusform>مفعّل. يُطلب عند الدخول رمز من تطبيقك. بقيت %n رموز استرداد.</numerusform>
            <numerusform>مفعّل. يُطلب عند الدخول رمز من تطبيقك. بقي %n رمز استرداد.</numerusform>
            <numerusform>مفعّل. يُطلب عند الدخول رمز من تطبيقك. بقي %n رمز استرداد.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>أدخل كلمة مرورك.</translation>
    </message>
    <message>
        <source>Enter the code that your app shows.</source>
        <translation>أدخل الرمز الذي يعرضه تطبيقك.</translation>
    </message>
    <message>
        <source>Enter the code that your app shows, or a recovery code.</source>
        <translation>أدخل الرمز الذي يعرضه تطبيقك، أو رمز استرداد.</translation>
    </message>
    <message>
        <source>This is not your password.</source>
        <translation>ليست هذه كلمة مرورك.</translation>
    </message>
    <message>
        <source>This code is wrong, or was used already.</source>
        <translation>هذا الرمز خاطئ، أو استُخدم من قبل.</translation>
    </message>
</context>
<context>
    <name>Chinwag::FarewellController</name>
    <message>
        <source>You leave all rooms, are signed out everywhere, and nobody gets your name again. This cannot be taken back.</source>
        <translation>ستغادر كل الغرف، ويُسجَّل خروجك من كل مكان، ولن يأخذ أحد اسمك بعدك. لا يمكن التراجع عن ذلك.</translation>
    </message>
    <message>
        <source>On this server what you wrote stays, by a &quot;Deleted user&quot;.</source>
        <translation>على هذا الخادم يبقى ما كتبته باسم «مستخدم محذوف».</translation>
    </message>
    <message>
        <source>On this server everything you wrote is deleted, and so are the files you sent.</source>
        <translation>على هذا الخادم يُحذف كل ما كتبته، وكذلك الملفات التي أرسلتها.</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>أدخل كلمة مرورك.</translation>
    </message>
    <message>
        <source>Enter the code that your app shows, or a recovery code.</source>
        <translation>أدخل الرمز الذي يعرضه تطبيقك، أو رمز استرداد.</translation>
    </message>
    <message>
        <source>This is not your password.</source>
        <translation>ليست هذه كلمة مرورك.</translation>
    </message>
    <message>
        <source>This code is wrong, or was used already.</source>
        <translation>هذا الرمز خاطئ، أو استُخدم من قبل.</translation>
    </message>
    <message>
        <source>The file cannot be written: %1</source>
        <translation>تعذّرت كتابة الملف: %1</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>جارٍ البدء…</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <comment>an amount of data</comment>
        <translation>%1 حتى الآن</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>حُفظ: %1</translation>
    </message>
</context>
<context>
    <name>Chinwag::FileCopy</name>
    <message>
        <source>Waiting</source>
        <translation>في الانتظار</translation>
    </message>
</context>
<context>
    <name>Chinwag::FilesController</name>
    <message>
        <source>%1 is not opened from here: it could be a program. Save it, and open it yourself if you trust who sent it.</source>
        <comment>name of a file</comment>
        <translation>لا يُفتح %1 من هنا لأنه قد يكون برنامجًا. احفظه وافتحه بنفسك إن كنت تثق بمن أرسله.</translation>
    </message>
    <message>
        <source>%1 is not what its name says, and is not opened. It can be saved.</source>
        <comment>name of a file</comment>
        <translation>ليس %1 ما يدل عليه اسمه، فلا يُفتح. يمكن حفظه.</translation>
    </message>
    <message>
        <source>The file could not be copied to where it is opened. Check whether the disk is full.</source>
        <translation>تعذّر نسخ الملف إلى حيث يُفتح. تحقّق من امتلاء القرص.</translation>
    </message>
    <message>
        <source>No program on this computer opens such files. It can be saved.</source>
        <translation>لا برنامج على هذا الحاسوب يفتح مثل هذه الملفات. يمكن حفظه.</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <comment>%1 is a path</comment>
        <translation>حُفظ باسم %1</translation>
    </message>
    <message>
        <source>%1 could not be written. Check whether you may write there, and whether the disk is full.</source>
        <comment>path</comment>
        <translation>تعذّرت كتابة %1. تحقّق من إذن الكتابة هناك ومن امتلاء القرص.</translation>
    </message>
    <message>
        <source>The picture cannot be read.</source>
        <translation>تعذّرت قراءة الصورة.</translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation>نُسخت الصورة</translation>
    </message>
</context>
<context>
    <name>Chinwag::FreedesktopNotices</name>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>رد</translation>
    </message>
    <message>
        <source>Mark read</source>
        <translation>وضع علامة مقروءة</translation>
    </message>
</context>
<context>
    <name>Chinwag::HostController</name>
    <message>
        <source>The server did not start in time. Try again.</source>
        <translation>لم يبدأ الخادم في الوقت المناسب. أعد المحاولة.</translation>
    </message>
    <message>
        <source>The server has ended: %1</source>
        <translation>انتهى الخادم: %1</translation>
    </message>
    <message>
        <source>Your server is running</source>
        <translation>خادمك يعمل</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>لحظة…</translation>
    </message>
    <message>
        <source>Your server is not running</source>
        <translation>خادمك لا يعمل</translation>
    </message>
    <message>
        <source>Chinwag on %1</source>
        <comment>%1 is a computer</comment>
        <translation>‏Chinwag على %1</translation>
    </message>
    <message>
        <source>%1, on this computer</source>
        <translation>%1، على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Reachable by people on your network</source>
        <translation>يمكن لمن على شبكتك الوصول إليه</translation>
    </message>
    <message>
        <source>Only on this computer</source>
        <translation>على هذا الحاسوب فقط</translation>
    </message>
    <message>
        <source>Lets one person in, until %1.</source>
        <comment>%1 is a time</comment>
        <translation>يُدخل شخصًا واحدًا، حتى %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) online</source>
        <comment>of a server</comment>
        <translation>
            <numerusform>لا أحد متصل</numerusform>
            <numerusform>شخص واحد متصل</numerusform>
            <numerusform>شخصان متصلان</numerusform>
            <numerusform>%n أشخاص متصلون</numerusform>
            <numerusform>%n شخصًا متصلًا</numerusform>
            <numerusform>%n شخص متصل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other person(s) will lose their connection.</source>
        <translation>
            <numerusform>لن يفقد أحد اتصاله.</numerusform>
            <numerusform>سيفقد شخص آخر اتصاله.</numerusform>
            <numerusform>سيفقد شخصان آخران اتصالهما.</numerusform>
            <numerusform>سيفقد %n أشخاص آخرين اتصالهم.</numerusform>
            <numerusform>سيفقد %n شخصًا آخر اتصالهم.</numerusform>
            <numerusform>سيفقد %n شخص آخر اتصالهم.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody else is connected. What was written stays on this computer.</source>
        <translation>لا أحد غيرك متصل. ما كُتب يبقى على هذا الحاسوب.</translation>
    </message>
</context>
<context>
    <name>Chinwag::InvitationController</name>
    <message>
        <source>%1 invites you</source>
        <comment>person</comment>
        <translation>دعوة من %1</translation>
    </message>
    <message>
        <source>Public room · asked by %1</source>
        <translation>غرفة عامة · بدعوة من %1</translation>
    </message>
    <message>
        <source>Private room · asked by %1</source>
        <translation>غرفة خاصة · بدعوة من %1</translation>
    </message>
    <message>
        <source>This invitation does not hold any more. Decline puts it away.</source>
        <translation>لم تعد هذه الدعوة صالحة. «رفض» يزيلها.</translation>
    </message>
</context>
<context>
    <name>Chinwag::KeyTable</name>
    <message>
        <source>Window</source>
        <translation>النافذة</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>الغرف</translation>
    </message>
    <message>
        <source>The open room</source>
        <translation>الغرفة المفتوحة</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>الكتابة</translation>
    </message>
    <message>
        <source>Go to a room or a person</source>
        <translation>الانتقال إلى غرفة أو شخص</translation>
    </message>
    <message>
        <source>New direct message</source>
        <translation>رسالة مباشرة جديدة</translation>
    </message>
    <message>
        <source>Room above</source>
        <translation>الغرفة السابقة</translation>
    </message>
    <message>
        <source>Room below</source>
        <translation>الغرفة التالية</translation>
    </message>
    <message>
        <source>Room with news above</source>
        <translation>الغرفة السابقة التي فيها جديد</translation>
    </message>
    <message>
        <source>Room with news below</source>
        <translation>الغرفة التالية التي فيها جديد</translation>
    </message>
    <message>
        <source>First to ninth room of the list</source>
        <translation>من الغرفة الأولى إلى التاسعة في القائمة</translation>
    </message>
    <message>
        <source>Back to the room before</source>
        <translation>العودة إلى الغرفة التي قبلها</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>التقدّم من جديد</translation>
    </message>
    <message>
        <source>Search in the room</source>
        <translation>البحث في الغرفة</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>البحث في كل مكان</translation>
    </message>
    <message>
        <source>Messages that name you</source>
        <translation>الرسائل التي فيها اسمك</translation>
    </message>
    <message>
        <source>Show or hide people</source>
        <translation>إظهار الأشخاص أو إخفاؤهم</translation>
    </message>
    <message>
        <source>To the next part of the window</source>
        <translation>إلى الجزء التالي من النافذة</translation>
    </message>
    <message>
        <source>To the part before</source>
        <translation>إلى الجزء السابق</translation>
    </message>
    <message>
        <source>Back to writing, and to the newest message</source>
        <translation>العودة إلى الكتابة وإلى أحدث رسالة</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>إرسال</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>سطر جديد</translation>
    </message>
    <message>
        <source>Change your last message, when nothing is written</source>
        <translation>تعديل رسالتك الأخيرة حين لا يكون شيء مكتوبًا</translation>
    </message>
    <message>
        <source>Reply to the last message, when nothing is written</source>
        <translation>الرد على الرسالة الأخيرة حين لا يكون شيء مكتوبًا</translation>
    </message>
    <message>
        <source>To the messages, to walk through them</source>
        <translation>إلى الرسائل، للتنقل بينها</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>عريض</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>مائل</translation>
    </message>
    <message>
        <source>Struck out</source>
        <translation>مشطوب</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>شيفرة</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>رموز تعبيرية</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>إرفاق ملفات</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>نص أكبر</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>نص أصغر</translation>
    </message>
    <message>
        <source>Text as large as before</source>
        <translation>النص بحجمه المعتاد</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>هذه المفاتيح</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>المساعدة</translation>
    </message>
    <message>
        <source>Connection Lab</source>
        <translation>مختبر الاتصال</translation>
    </message>
    <message>
        <source>Close what is on top, or the window</source>
        <translation>إغلاق ما في الأعلى أو النافذة</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <comment>on the keyboard</comment>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <comment>on the keyboard</comment>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Alt</source>
        <comment>on the keyboard</comment>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>on the keyboard</comment>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>on the keyboard</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Up</source>
        <comment>on the keyboard</comment>
        <translation>أعلى</translation>
    </message>
    <message>
        <source>Down</source>
        <comment>on the keyboard</comment>
        <translation>أسفل</translation>
    </message>
    <message>
        <source>Left</source>
        <comment>on the keyboard</comment>
        <translation>يسار</translation>
    </message>
    <message>
        <source>Right</source>
        <comment>on the keyboard</comment>
        <translation>يمين</translation>
    </message>
</context>
<context>
    <name>Chinwag::LabController</name>
    <message>
        <source>for %1</source>
        <translation>منذ %1</translation>
    </message>
    <message>
        <source>for %1 · node %2</source>
        <translation>منذ %1 · العقدة %2</translation>
    </message>
    <message>
        <source>not lost so far</source>
        <translation>لم ينقطع حتى الآن</translation>
    </message>
    <message>
        <source>last close %1 at %2</source>
        <comment>a number, time</comment>
        <translation>آخر إغلاق %1 في %2</translation>
    </message>
    <message>
        <source>went silent at %1</source>
        <comment>time</comment>
        <translation>سكت في %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>nominal %1</source>
        <translation>الاسمي %1</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>لم يُقَس</translation>
    </message>
    <message>
        <source>every 2 seconds</source>
        <translation>كل ثانيتين</translation>
    </message>
    <message>
        <source>middle %1 · worst %2</source>
        <translation>الوسيط %1 · الأسوأ %2</translation>
    </message>
    <message numerus="yes">
        <source>%n heartbeat(s)</source>
        <translation>
            <numerusform>لا نبضات</numerusform>
            <numerusform>نبضة واحدة</numerusform>
            <numerusform>نبضتان</numerusform>
            <numerusform>%n نبضات</numerusform>
            <numerusform>%n نبضة</numerusform>
            <numerusform>%n نبضة</numerusform>
        </translation>
    </message>
    <message>
        <source>The server gives up after a while</source>
        <translation>يستسلم الخادم بعد حين</translation>
    </message>
    <message>
        <source>The server gives up after %1</source>
        <translation>يستسلم الخادم بعد %1</translation>
    </message>
    <message>
        <source>none</source>
        <comment>latency</comment>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 م.ث</translation>
    </message>
    <message>
        <source>none</source>
        <comment>lost frames</comment>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1٪</translation>
    </message>
    <message>
        <source>%1 of %2 …</source>
        <comment>messages that have arrived</comment>
        <translation>%1 من %2…</translation>
    </message>
    <message>
        <source>Looking, and tidying up…</source>
        <translation>جارٍ النظر والترتيب…</translation>
    </message>
    <message>
        <source>Making a private room…</source>
        <translation>جارٍ إنشاء غرفة خاصة…</translation>
    </message>
    <message>
        <source>Prove that nothing gets lost</source>
        <translation>إثبات أن لا شيء يضيع</translation>
    </message>
    <message numerus="yes">
        <source>Twenty seconds with this server: %1 messages over %n forced drop(s), in a private room that goes again.</source>
        <translation>
            <numerusform>عشرون ثانية مع هذا الخادم: %1 من الرسائل دون انقطاع مفتعل، في غرفة خاصة تزول بعد ذلك.</numerusform>
            <numerusform>عشرون ثانية مع هذا الخادم: %1 من الرسائل عبر انقطاع مفتعل واحد، في غرفة خاصة تزول بعد ذلك.</numerusform>
            <numerusform>عشرون ثانية مع هذا الخادم: %1 من الرسائل عبر انقطاعين مفتعلين، في غرفة خاصة تزول بعد ذلك.</numerusform>
            <numerusform>عشرون ثانية مع هذا الخادم: %1 من الرسائل عبر %n انقطاعات مفتعلة، في غرفة خاصة تزول بعد ذلك.</numerusform>
            <numerusform>عشرون ثانية مع هذا الخادم: %1 من الرسائل عبر %n انقطاعًا مفتعلًا، في غرفة خاصة تزول بعد ذلك.</numerusform>
            <numerusform>عشرون ثانية مع هذا الخادم: %1 من الرسائل عبر %n انقطاع مفتعل، في غرفة خاصة تزول بعد ذلك.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>جارٍ الإيقاف…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Prove it again</source>
        <translation>إثبات ذلك من جديد</translation>
    </message>
    <message>
        <source>Prove it</source>
        <translation>إثبات ذلك</translation>
    </message>
</context>
<context>
    <name>Chinwag::LabFrameModel</name>
    <message>
        <source>lost on purpose</source>
        <translation>أُضيع عمدًا</translation>
    </message>
    <message>
        <source>%1 in</source>
        <comment>a kind of frame came</comment>
        <translation>%1 وارد</translation>
    </message>
    <message>
        <source>%1 out</source>
        <comment>a kind of frame went</comment>
        <translation>%1 صادر</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>لا بايتات</numerusform>
            <numerusform>بايت واحد</numerusform>
            <numerusform>بايتان</numerusform>
            <numerusform>%n بايتات</numerusform>
            <numerusform>%n بايتًا</numerusform>
            <numerusform>%n بايت</numerusform>
        </translation>
    </message>
    <message>
        <source>answered in %1</source>
        <translation>أُجيب في %1</translation>
    </message>
</context>
<context>
    <name>Chinwag::LinkPolicy</name>
    <message>
        <source>What is before the @ is a name; the link leads to %1.</source>
        <translation>ما قبل @ اسمٌ، والرابط يقود إلى %1.</translation>
    </message>
    <message>
        <source>The words of the link are not written in the order in which they appear.</source>
        <translation>كلمات الرابط ليست مكتوبة بالترتيب الذي تظهر به.</translation>
    </message>
    <message>
        <source>The words of the link are another address: %1</source>
        <translation>كلمات الرابط عنوان آخر: %1</translation>
    </message>
</context>
<context>
    <name>Chinwag::MemberListModel</name>
    <message>
        <source>Muted</source>
        <translation>مكتوم</translation>
    </message>
    <message>
        <source>Muted until %1</source>
        <comment>time</comment>
        <translation>مكتومة حتى %1</translation>
    </message>
</context>
<context>
    <name>Chinwag::NetworkController</name>
    <message>
        <source>Enter the name of the proxy.</source>
        <translation>أدخل اسم الوكيل.</translation>
    </message>
    <message>
        <source>This is no name of a computer. Example: proxy.example.org</source>
        <translation>ليس هذا اسم حاسوب. مثال: proxy.example.org</translation>
    </message>
    <message>
        <source>A number from 1 to 65535.</source>
        <translation>رقم من 1 إلى 65535.</translation>
    </message>
</context>
<context>
    <name>Chinwag::NoticeBoard</name>
    <message>
        <source>New message</source>
        <translation>رسالة جديدة</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <extracomment>Who has written, and in which room.</extracomment>
        <translation>%1 في %2</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>لا رسائل جديدة</numerusform>
            <numerusform>رسالة جديدة واحدة</numerusform>
            <numerusform>رسالتان جديدتان</numerusform>
            <numerusform>%n رسائل جديدة</numerusform>
            <numerusform>%n رسالة جديدة</numerusform>
            <numerusform>%n رسالة جديدة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n room(s), while you were away</source>
        <translation>
            <numerusform>لا شيء في أثناء غيابك</numerusform>
            <numerusform>في غرفة واحدة، في أثناء غيابك</numerusform>
            <numerusform>في غرفتين، في أثناء غيابك</numerusform>
            <numerusform>في %n غرف، في أثناء غيابك</numerusform>
            <numerusform>في %n غرفة، في أثناء غيابك</numerusform>
            <numerusform>في %n غرفة، في أثناء غيابك</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::NoticeController</name>
    <message>
        <source>Muted until %1</source>
        <translation>مكتومة حتى %1</translation>
    </message>
    <message>
        <source>Muted until %1, %2</source>
        <translation>مكتومة حتى %1، %2</translation>
    </message>
</context>
<context>
    <name>Chinwag::NoticeLogModel</name>
    <message>
        <source>Shown: it was a direct message.</source>
        <translation>ظهر إشعارها: كانت رسالة مباشرة.</translation>
    </message>
    <message>
        <source>Shown: it mentions you.</source>
        <translation>ظهر إشعارها: فيها إشارة إليك.</translation>
    </message>
    <message>
        <source>Shown: you want to hear of all messages.</source>
        <translation>ظهر إشعارها: تريد أن تُخبَر بكل الرسائل.</translation>
    </message>
    <message>
        <source>Not shown: you had the room in front of you.</source>
        <translation>لم يظهر إشعارها: كانت الغرفة أمامك.</translation>
    </message>
    <message>
        <source>Not shown: this room was muted until %1.</source>
        <translation>لم يظهر إشعارها: كانت هذه الغرفة مكتومة حتى %1.</translation>
    </message>
    <message>
        <source>Not shown: you want to hear nothing of this room.</source>
        <translation>لم يظهر إشعارها: لا تريد أن تُخبَر بشيء من هذه الغرفة.</translation>
    </message>
    <message>
        <source>Not shown: your notifications were off.</source>
        <translation>لم يظهر إشعارها: كانت إشعاراتك متوقفة.</translation>
    </message>
    <message>
        <source>Not shown: it does not mention you.</source>
        <translation>لم يظهر إشعارها: ليس فيها إشارة إليك.</translation>
    </message>
    <message>
        <source>Not shown: you did not want to be disturbed.</source>
        <translation>لم يظهر إشعارها: كنت لا تريد الإزعاج.</translation>
    </message>
    <message>
        <source>Shown with others: it came while you were away.</source>
        <translation>ظهر إشعارها مع غيرها: وصلت في أثناء غيابك.</translation>
    </message>
</context>
<context>
    <name>Chinwag::ProxyController</name>
    <message>
        <source>The way to the server leads through %1. It wants to know who you are.</source>
        <comment>%1 is a proxy</comment>
        <translation>يمر الطريق إلى الخادم عبر %1، وهو يريد أن يعرف من أنت.</translation>
    </message>
    <message>
        <source>It did not accept this name with the password you gave.</source>
        <translation>لم يُقبل هذا الاسم مع كلمة المرور التي أعطيتها.</translation>
    </message>
</context>
<context>
    <name>Chinwag::ReportModel</name>
    <message>
        <source>Reported by %1, %2</source>
        <comment>person, time</comment>
        <translation>أبلغ عنها %1، %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>who reported a message and when, why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A message without words</source>
        <translation>رسالة بلا كلمات</translation>
    </message>
</context>
<context>
    <name>Chinwag::RoomDetailsController</name>
    <message>
        <source>Only moderators may write.</source>
        <translation>لا يكتب إلا المشرفون.</translation>
    </message>
    <message>
        <source>Slow mode: %1 between two messages.</source>
        <comment>duration</comment>
        <translation>الوضع البطيء: %1 بين رسالتين.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>متوقف</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 س</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 د</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 ث</translation>
    </message>
    <message>
        <source>Until taken back</source>
        <translation>حتى التراجع عنه</translation>
    </message>
    <message>
        <source>Until lifted</source>
        <translation>حتى يُرفع</translation>
    </message>
    <message>
        <source>Write the name of the room as it stands above.</source>
        <translation>اكتب اسم الغرفة كما هو أعلاه.</translation>
    </message>
</context>
<context>
    <name>Chinwag::RoomListModel</name>
    <message>
        <source>Invitations</source>
        <translation>الدعوات</translation>
    </message>
    <message>
        <source>Direct messages</source>
        <translation>الرسائل المباشرة</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>الغرف</translation>
    </message>
    <message>
        <source>%1 invites you</source>
        <comment>person</comment>
        <translation>دعوة من %1</translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>لا إشارات</numerusform>
            <numerusform>إشارة واحدة</numerusform>
            <numerusform>إشارتان</numerusform>
            <numerusform>%n إشارات</numerusform>
            <numerusform>%n إشارة</numerusform>
            <numerusform>%n إشارة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>لا رسائل غير مقروءة</numerusform>
            <numerusform>رسالة واحدة غير مقروءة</numerusform>
            <numerusform>رسالتان غير مقروءتين</numerusform>
            <numerusform>%n رسائل غير مقروءة</numerusform>
            <numerusform>%n رسالة غير مقروءة</numerusform>
            <numerusform>%n رسالة غير مقروءة</numerusform>
        </translation>
    </message>
    <message>
        <source>marked as unread</source>
        <translation>عليها علامة غير مقروءة</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>مكتومة</translation>
    </message>
</context>
<context>
    <name>Chinwag::RoomsController</name>
    <message>
        <source>%1 added you to “%2”.</source>
        <comment>person, room</comment>
        <translation>أضافك %1 إلى «%2».</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <comment>room, what was refused</comment>
        <translation>«%1»: %2</translation>
    </message>
    <message>
        <source>Give the room a name.</source>
        <translation>أعطِ الغرفة اسمًا.</translation>
    </message>
    <message>
        <source>Enter the name of a person.</source>
        <translation>أدخل اسم شخص.</translation>
    </message>
    <message>
        <source>Nobody here is called “%1”.</source>
        <translation>لا أحد هنا اسمه «%1».</translation>
    </message>
    <message>
        <source>You are no longer in “%1”. Messages of yours that were not sent are kept.</source>
        <translation>لم تعد في «%1». رسائلك التي لم تُرسل محفوظة.</translation>
    </message>
    <message>
        <source>You are no longer in “%1”.</source>
        <translation>لم تعد في «%1».</translation>
    </message>
</context>
<context>
    <name>Chinwag::SearchController</name>
    <message>
        <source>Nobody here is called “%1”.</source>
        <translation>لا أحد هنا اسمه «%1».</translation>
    </message>
    <message>
        <source>You are in no room called “%1”.</source>
        <translation>لست في غرفة اسمها «%1».</translation>
    </message>
    <message>
        <source>“%1” is not a day. Write it as in 2026-11-30.</source>
        <translation>«%1» ليس يومًا. اكتبه هكذا: 2026-11-30.</translation>
    </message>
    <message>
        <source>Messages can be found by “has:link” and “has:file”, not by “has:%1”.</source>
        <translation>يمكن البحث عن الرسائل بـ «has:link» و«has:file»، لا بـ «has:%1».</translation>
    </message>
    <message>
        <source>Type words that must be in a message. These narrow it: from:name, in:room, before:2026-11-30, after:2026-11-30, has:link, has:file.</source>
        <translation>اكتب كلمات يجب أن تكون في الرسالة. وهذه تضيّق البحث: from:name و in:room و before:2026-11-30 و after:2026-11-30 و has:link و has:file.</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>لم يُعثر على شيء.</translation>
    </message>
    <message>
        <source>Only what is on this computer was searched.</source>
        <translation>جرى البحث فيما على هذا الحاسوب فقط.</translation>
    </message>
</context>
<context>
    <name>Chinwag::SearchModel</name>
    <message>
        <source>%1 in %2, %3: %4</source>
        <comment>person, room, time, message</comment>
        <translation>%1 في %2، %3: %4</translation>
    </message>
</context>
<context>
    <name>Chinwag::SignInController</name>
    <message>
        <source>Looking…</source>
        <translation>جارٍ البحث…</translation>
    </message>
    <message>
        <source>Letters from a to z, digits, and . _ -</source>
        <translation>أحرف من a إلى z وأرقام و . _ -</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <comment>server</comment>
        <translation>%1، الإصدار %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n person(s) online</source>
        <comment>server and version</comment>
        <translation>
            <numerusform>%1 · لا أحد متصل</numerusform>
            <numerusform>%1 · شخص واحد متصل</numerusform>
            <numerusform>%1 · شخصان متصلان</numerusform>
            <numerusform>%1 · %n أشخاص متصلون</numerusform>
            <numerusform>%1 · %n شخصًا متصلًا</numerusform>
            <numerusform>%1 · %n شخص متصل</numerusform>
        </translation>
    </message>
    <message>
        <source>The server has a problem of its own. Try again in a moment.</source>
        <translation>لدى الخادم مشكلة داخلية. أعد المحاولة بعد لحظة.</translation>
    </message>
    <message>
        <source>Enter your name.</source>
        <translation>أدخل اسمك.</translation>
    </message>
    <message numerus="yes">
        <source>Use at most %n of the letters a to z, digits, and . _ -, with a letter or digit first.</source>
        <translation>
            <numerusform>استخدم أحرف a إلى z والأرقام و . _ - على أن يبدأ الاسم بحرف أو رقم.</numerusform>
            <numerusform>استخدم حرفًا واحدًا من a إلى z أو رقمًا واحدًا.</numerusform>
            <numerusform>استخدم اثنين على الأكثر من أحرف a إلى z والأرقام و . _ - على أن يبدأ الاسم بحرف أو رقم.</numerusform>
            <numerusform>استخدم %n على الأكثر من أحرف a إلى z والأرقام و . _ - على أن يبدأ الاسم بحرف أو رقم.</numerusform>
            <numerusform>استخدم %n على الأكثر من أحرف a إلى z والأرقام و . _ - على أن يبدأ الاسم بحرف أو رقم.</numerusform>
            <numerusform>استخدم %n على الأكثر من أحرف a إلى z والأرقام و . _ - على أن يبدأ الاسم بحرف أو رقم.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>أدخل كلمة مرورك.</translation>
    </message>
    <message>
        <source>Somebody else has this name, or one that looks like it.</source>
        <translation>لشخص آخر هذا الاسم أو اسم يشبهه.</translation>
    </message>
    <message>
        <source>The name or the password is wrong.</source>
        <translation>الاسم أو كلمة المرور غير صحيحة.</translation>
    </message>
    <message>
        <source>This server takes no new accounts. Ask the people who run it for an invitation.</source>
        <translation>لا يقبل هذا الخادم حسابات جديدة. اطلب دعوة من القائمين عليه.</translation>
    </message>
    <message>
        <source>This invitation has been used, or is too old. Ask for a new one.</source>
        <translation>استُخدمت هذه الدعوة من قبل أو انتهت مدتها. اطلب دعوة جديدة.</translation>
    </message>
    <message>
        <source>That was tried too often. Wait a moment, then try again.</source>
        <translation>كثرت المحاولات. انتظر لحظة ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>Enter the address of a server.</source>
        <translation>أدخل عنوان خادم.</translation>
    </message>
    <message>
        <source>The port is a number from 1 to 65535.</source>
        <translation>المنفذ رقم من 1 إلى 65535.</translation>
    </message>
    <message>
        <source>Leave the name and the password out of the address.</source>
        <translation>احذف الاسم وكلمة المرور من العنوان.</translation>
    </message>
    <message>
        <source>Leave out what follows the server&apos;s name.</source>
        <translation>احذف ما يلي اسم الخادم.</translation>
    </message>
    <message>
        <source>This is not an address. Try something like chat.example.org.</source>
        <translation>ليس هذا عنوانًا. جرّب شيئًا مثل chat.example.org.</translation>
    </message>
    <message>
        <source>Enter the code that your app shows, or a recovery code.</source>
        <translation>أدخل الرمز الذي يعرضه تطبيقك، أو رمز استرداد.</translation>
    </message>
    <message>
        <source>The server wants a better password: this one is easy to guess.</source>
        <translation>يريد الخادم كلمة مرور أفضل: هذه سهلة التخمين.</translation>
    </message>
    <message>
        <source>This code is wrong, or was used already.</source>
        <translation>هذا الرمز خاطئ، أو استُخدم من قبل.</translation>
    </message>
</context>
<context>
    <name>Chinwag::SwitcherModel</name>
    <message>
        <source>%1, new direct message</source>
        <comment>person</comment>
        <translation>%1، رسالة مباشرة جديدة</translation>
    </message>
</context>
<context>
    <name>Chinwag::TimelineController</name>
    <message>
        <source>You are no longer in this room</source>
        <translation>لم تعد في هذه الغرفة</translation>
    </message>
    <message>
        <source>Messages could not be loaded. %1</source>
        <translation>تعذّر تحميل الرسائل. %1</translation>
    </message>
    <message>
        <source>It is already being sent. Once it is there it can be deleted.</source>
        <translation>يجري إرسالها. يمكن حذفها بعد وصولها.</translation>
    </message>
    <message>
        <source>Reported. The moderators of this room see it.</source>
        <translation>تم الإبلاغ. يراه مشرفو هذه الغرفة.</translation>
    </message>
    <message>
        <source>The message was not reported. %1</source>
        <comment>reason</comment>
        <translation>لم يُبلَغ عن الرسالة. %1</translation>
    </message>
</context>
<context>
    <name>Chinwag::TrustController</name>
    <message>
        <source>This may be another server</source>
        <translation>قد يكون هذا خادمًا آخر</translation>
    </message>
    <message>
        <source>Is this the right server?</source>
        <translation>هل هذا هو الخادم الصحيح؟</translation>
    </message>
    <message>
        <source>%1 shows another certificate than the one you trust. Either it was renewed, or somebody between you and the server reads along. Ask the people who run it which words are right, and not over this connection.</source>
        <comment>%1 is a server</comment>
        <translation>يعرض %1 شهادة غير التي تثق بها. إما أنها جُدّدت، أو أن أحدًا بينك وبين الخادم يقرأ معك. اسأل القائمين عليه أي الكلمات صحيحة، لا عبر هذا الاتصال.</translation>
    </message>
    <message>
        <source>Nobody vouches for %1. Ask the people who run it for these words, on the telephone say: the server prints them when it starts. If all eight are the same, nobody reads along.</source>
        <comment>%1 is a server</comment>
        <translation>لا أحد يضمن %1. اسأل القائمين عليه عن هذه الكلمات، بالهاتف مثلًا: يطبعها الخادم عند بدئه. إن تطابقت الثماني كلها فلا أحد يقرأ معك.</translation>
    </message>
</context>
<context>
    <name>Chinwag::WordsController</name>
    <message>
        <source>Nobody sees your words: your settings say not to show others that you type</source>
        <translation>لا أحد يرى كلماتك: إعداداتك تقول ألا يُظهَر للآخرين أنك تكتب</translation>
    </message>
    <message>
        <source>You both see words as they are typed</source>
        <translation>كلاكما يرى الكلمات حال كتابتها</translation>
    </message>
    <message numerus="yes">
        <source>%n of you see words as they are typed</source>
        <translation>
            <numerusform>لا أحد يرى الكلمات حال كتابتها</numerusform>
            <numerusform>واحد منكم يرى الكلمات حال كتابتها</numerusform>
            <numerusform>اثنان منكم يريان الكلمات حال كتابتها</numerusform>
            <numerusform>%n منكم يرون الكلمات حال كتابتها</numerusform>
            <numerusform>%n منكم يرون الكلمات حال كتابتها</numerusform>
            <numerusform>%n منكم يرون الكلمات حال كتابتها</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has not agreed yet to see words as they are typed</source>
        <translation>لم يوافق %1 بعد على رؤية الكلمات حال كتابتها</translation>
    </message>
    <message>
        <source>Nobody else has agreed yet to see words as they are typed</source>
        <translation>لم يوافق أحد غيرك بعد على رؤية الكلمات حال كتابتها</translation>
    </message>
    <message>
        <source>%1 would like you both to see words as they are typed</source>
        <translation>يود %1 أن يرى كلاكما الكلمات حال كتابتها</translation>
    </message>
    <message numerus="yes">
        <source>%n in this room would like to see words as they are typed</source>
        <translation>
            <numerusform>لا أحد في هذه الغرفة يود رؤية الكلمات حال كتابتها</numerusform>
            <numerusform>واحد في هذه الغرفة يود رؤية الكلمات حال كتابتها</numerusform>
            <numerusform>اثنان في هذه الغرفة يودان رؤية الكلمات حال كتابتها</numerusform>
            <numerusform>%n في هذه الغرفة يودون رؤية الكلمات حال كتابتها</numerusform>
            <numerusform>%n في هذه الغرفة يودون رؤية الكلمات حال كتابتها</numerusform>
            <numerusform>%n في هذه الغرفة يودون رؤية الكلمات حال كتابتها</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::WordsModel</name>
    <message>
        <source>%1 is typing, not sent yet: %2</source>
        <translation>%1 يكتب، لم يُرسل بعد: %2</translation>
    </message>
</context>
<context>
    <name>Chinwag::WritingGate</name>
    <message>
        <source>You may read here. A moderator has muted you.</source>
        <translation>يمكنك القراءة هنا. كتمك أحد المشرفين.</translation>
    </message>
    <message>
        <source>You may read here. You may write again at %1.</source>
        <comment>time</comment>
        <translation>يمكنك القراءة هنا. يمكنك الكتابة من جديد في %1.</translation>
    </message>
    <message>
        <source>You may read here. Only moderators write in this room.</source>
        <translation>يمكنك القراءة هنا. لا يكتب في هذه الغرفة إلا المشرفون.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 ث</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Chinwag keeps running</source>
        <translation>يواصل Chinwag العمل</translation>
    </message>
    <message>
        <source>Messages still reach you. Its icon in the tray brings the window back; to end the program, choose Quit there or press Ctrl+Q.</source>
        <translation>تظل الرسائل تصلك. أيقونته في علبة النظام تعيد النافذة. ولإنهاء البرنامج اختر «إنهاء» هناك أو اضغط Ctrl+Q.</translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation>إنهاء الآن</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>مواصلة العمل</translation>
    </message>
</context>
<context>
    <name>CompleteLine</name>
    <message>
        <source>Fetch</source>
        <translation>جلب</translation>
    </message>
</context>
<context>
    <name>CompletionDelegate</name>
    <message>
        <source>%1, %2</source>
        <comment>a suggestion, and more about it</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>Tab</source>
        <comment>the key</comment>
        <translation>Tab</translation>
    </message>
</context>
<context>
    <name>CompletionPopup</name>
    <message>
        <source>Suggestions</source>
        <translation>الاقتراحات</translation>
    </message>
</context>
<context>
    <name>Completions</name>
    <message>
        <source>/me waves</source>
        <translation>‎/me يلوّح بيده</translation>
    </message>
    <message>
        <source>what you do</source>
        <translation>ما تفعله</translation>
    </message>
    <message>
        <source>/topic TEXT</source>
        <translation>‎/topic نص</translation>
    </message>
    <message>
        <source>what the room is about</source>
        <translation>موضوع الغرفة</translation>
    </message>
    <message>
        <source>/invite NAME</source>
        <translation>‎/invite اسم</translation>
    </message>
    <message>
        <source>bring somebody in</source>
        <translation>إدخال شخص</translation>
    </message>
    <message>
        <source>leave the room</source>
        <translation>مغادرة الغرفة</translation>
    </message>
    <message numerus="yes">
        <source>tells all %n people</source>
        <translation>
            <numerusform>لا يُخبر أحدًا</numerusform>
            <numerusform>يُخبر شخصًا واحدًا</numerusform>
            <numerusform>يُخبر الشخصين كليهما</numerusform>
            <numerusform>يُخبر الأشخاص الـ %n كلهم</numerusform>
            <numerusform>يُخبر الـ %n شخصًا كلهم</numerusform>
            <numerusform>يُخبر الـ %n شخص كلهم</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>This server takes no files.</source>
        <translation>لا يقبل هذا الخادم ملفات.</translation>
    </message>
    <message>
        <source>There is no dialog to choose files with: a part of Qt is missing (Qt.labs.folderlistmodel). Files can be dropped here and pasted.</source>
        <translation>لا توجد نافذة لاختيار الملفات، فجزء من Qt مفقود (Qt.labs.folderlistmodel). يمكن إفلات الملفات هنا ولصقها.</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>إرفاق ملفات</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>رموز تعبيرية</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>إرسال</translation>
    </message>
    <message>
        <source>Attach as a file</source>
        <translation>إرفاق كملف</translation>
    </message>
</context>
<context>
    <name>ComposerMenu</name>
    <message>
        <source>Looking for similar words…</source>
        <translation>جارٍ البحث عن كلمات مشابهة…</translation>
    </message>
    <message>
        <source>Did you mean</source>
        <translation>هل تقصد</translation>
    </message>
    <message>
        <source>No similar word</source>
        <translation>لا توجد كلمة مشابهة</translation>
    </message>
    <message>
        <source>Add “%1” to the dictionary</source>
        <translation>إضافة «%1» إلى القاموس</translation>
    </message>
    <message>
        <source>Ignore this word</source>
        <translation>تجاهل هذه الكلمة</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>قص</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>لصق</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>تحديد الكل</translation>
    </message>
</context>
<context>
    <name>ComposerPurpose</name>
    <message>
        <source>Edit message</source>
        <translation>تعديل الرسالة</translation>
    </message>
    <message>
        <source>Cancel editing</source>
        <translation>إلغاء التعديل</translation>
    </message>
    <message>
        <source>Cancel the reply</source>
        <translation>إلغاء الرد</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>نُسخ</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>نسخ الشيفرة</translation>
    </message>
</context>
<context>
    <name>CopyField</name>
    <message>
        <source>Copied</source>
        <translation>نُسخ</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
</context>
<context>
    <name>CreateRoomDialog</name>
    <message>
        <source>Create a room</source>
        <translation>إنشاء غرفة</translation>
    </message>
    <message>
        <source>A place for one subject. People can join a public room themselves.</source>
        <translation>مكان لموضوع واحد. يمكن لأي شخص الانضمام إلى غرفة عامة بنفسه.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Who can join</source>
        <translation>من يمكنه الانضمام</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>عامة</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>خاصة</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>إنشاء</translation>
    </message>
</context>
<context>
    <name>DataPlace</name>
    <message>
        <source>Save your data</source>
        <translation>احفظ بياناتك</translation>
    </message>
</context>
<context>
    <name>DayDialog</name>
    <message>
        <source>Go to a day</source>
        <translation>الانتقال إلى يوم</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>الشهر السابق</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>الشهر التالي</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>انتقال</translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message>
        <source>Delete this message for everyone?</source>
        <translation>حذف هذه الرسالة لدى الجميع؟</translation>
    </message>
    <message>
        <source>Its text leaves the server and everybody&apos;s copies. That it was there stays to be seen.</source>
        <translation>يُزال نصها من الخادم ومن نسخ الجميع، ويبقى ظاهرًا أنها كانت هنا.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
</context>
<context>
    <name>DeleteRoomDialog</name>
    <message>
        <source>Delete %1?</source>
        <translation>حذف %1؟</translation>
    </message>
    <message>
        <source>The room and all that was said in it go, for everybody. This cannot be taken back.</source>
        <translation>تزول الغرفة وكل ما قيل فيها، لدى الجميع. لا يمكن التراجع عن ذلك.</translation>
    </message>
    <message>
        <source>Write its name to delete it</source>
        <translation>اكتب اسمها لحذفها</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
</context>
<context>
    <name>DetailsAction</name>
    <message>
        <source>%1, %2</source>
        <comment>name of a line, how much is there</comment>
        <translation>%1، %2</translation>
    </message>
</context>
<context>
    <name>DetailsHead</name>
    <message>
        <source>Edit</source>
        <translation>تعديل</translation>
    </message>
    <message>
        <source>Edit the room</source>
        <translation>تعديل الغرفة</translation>
    </message>
</context>
<context>
    <name>DeviceDelegate</name>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Sign out %1</source>
        <translation>تسجيل خروج %1</translation>
    </message>
</context>
<context>
    <name>DialogButtons</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>DirectDialog</name>
    <message>
        <source>New direct message</source>
        <translation>رسالة مباشرة جديدة</translation>
    </message>
    <message>
        <source>Only you and this person can read it.</source>
        <translation>لا يقرؤها إلا أنت وهذا الشخص.</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>اسم الشخص</translation>
    </message>
    <message>
        <source>People</source>
        <translation>الأشخاص</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>بدء</translation>
    </message>
</context>
<context>
    <name>DirectoryDelegate</name>
    <message>
        <source>Join</source>
        <translation>انضمام</translation>
    </message>
    <message>
        <source>Join %1</source>
        <translation>الانضمام إلى %1</translation>
    </message>
</context>
<context>
    <name>DrawerButton</name>
    <message numerus="yes">
        <source>Rooms, %n new message(s)</source>
        <translation>
            <numerusform>الغرف، لا رسائل جديدة</numerusform>
            <numerusform>الغرف، رسالة جديدة واحدة</numerusform>
            <numerusform>الغرف، رسالتان جديدتان</numerusform>
            <numerusform>الغرف، %n رسائل جديدة</numerusform>
            <numerusform>الغرف، %n رسالة جديدة</numerusform>
            <numerusform>الغرف، %n رسالة جديدة</numerusform>
        </translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>الغرف</translation>
    </message>
</context>
<context>
    <name>EmojiButton</name>
    <message>
        <source>React with %1</source>
        <comment>%1 is an emoji</comment>
        <translation>التفاعل بـ %1</translation>
    </message>
</context>
<context>
    <name>EmojiGrid</name>
    <message>
        <source>Emoji</source>
        <translation>رموز تعبيرية</translation>
    </message>
</context>
<context>
    <name>EmojiPanel</name>
    <message>
        <source>Search emoji</source>
        <translation>البحث في الرموز التعبيرية</translation>
    </message>
    <message>
        <source>No emoji is called that.</source>
        <translation>لا رمز تعبيريًا بهذا الاسم.</translation>
    </message>
</context>
<context>
    <name>EmojiTabs</name>
    <message>
        <source>Kinds of emoji</source>
        <translation>أنواع الرموز التعبيرية</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export “%1”</source>
        <translation>تصدير «%1»</translation>
    </message>
    <message>
        <source>It goes on when you close this.</source>
        <translation>يستمر عندما تغلق هذا.</translation>
    </message>
    <message>
        <source>Everything is in this folder:</source>
        <translation>كل شيء في هذا المجلد:</translation>
    </message>
    <message>
        <source>A page to read and a file for other programs (JSON Lines), in a folder that you choose. Whoever opens it can read it.</source>
        <translation>صفحة للقراءة وملف لبرامج أخرى (JSON Lines)، في مجلد تختاره. يمكن لكل من يفتحه أن يقرأه.</translation>
    </message>
    <message>
        <source>There is no dialog to choose a folder with: a part of Qt is missing (Qt.labs.folderlistmodel).</source>
        <translation>لا توجد نافذة لاختيار مجلد، فجزء من Qt مفقود (Qt.labs.folderlistmodel).</translation>
    </message>
    <message>
        <source>With files</source>
        <translation>مع الملفات</translation>
    </message>
    <message>
        <source>Words only</source>
        <translation>الكلمات فقط</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>ما فيه</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>اختيار مجلد</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>As it was on %1</source>
        <translation>كما كانت في %1</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>حُذفت الرسالة</translation>
    </message>
    <message>
        <source>(edited)</source>
        <translation>(معدّلة)</translation>
    </message>
    <message>
        <source>A message that is not here</source>
        <translation>رسالة ليست هنا</translation>
    </message>
    <message>
        <source>%1 came in</source>
        <translation>دخل %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>غادر %1</translation>
    </message>
    <message>
        <source>%1 removed the topic</source>
        <translation>أزال %1 الموضوع</translation>
    </message>
    <message>
        <source>%1 set the topic: %2</source>
        <translation>عيّن %1 الموضوع: %2</translation>
    </message>
    <message>
        <source>%1 called the room %2</source>
        <translation>سمّى %1 الغرفة %2</translation>
    </message>
</context>
<context>
    <name>ExportPlace</name>
    <message>
        <source>Export to</source>
        <translation>التصدير إلى</translation>
    </message>
</context>
<context>
    <name>FactorGroup</name>
    <message>
        <source>Second factor</source>
        <translation>العامل الثاني</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>كلمة مرورك</translation>
    </message>
    <message>
        <source>You need an app that makes codes, like Aegis or FreeOTP, on your phone.</source>
        <translation>تحتاج على هاتفك إلى تطبيق يصنع الرموز، مثل Aegis أو FreeOTP.</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>إعداد…</translation>
    </message>
    <message>
        <source>Scan this with the app, or type the key below into it. Then enter the code that it shows.</source>
        <translation>امسح هذا بالتطبيق، أو اكتب فيه المفتاح أدناه. ثم أدخل الرمز الذي يعرضه.</translation>
    </message>
    <message>
        <source>The key as a code to scan</source>
        <translation>المفتاح رمزًا للمسح</translation>
    </message>
    <message>
        <source>The key to type</source>
        <translation>المفتاح للكتابة</translation>
    </message>
    <message>
        <source>Code of the app</source>
        <translation>رمز التطبيق</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>فعّل</translation>
    </message>
    <message>
        <source>Your recovery codes. Each lets you in once when the app is lost. They are shown this once: print them, or keep them where your passwords are.</source>
        <translation>رموز الاسترداد الخاصة بك. كل منها يُدخلك مرة واحدة إذا ضاع التطبيق. تُعرض هذه المرة فقط: اطبعها، أو احفظها حيث كلمات مرورك.</translation>
    </message>
    <message>
        <source>Recovery codes</source>
        <translation>رموز الاسترداد</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>نُسخ</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>I have them</source>
        <translation>حفظتها</translation>
    </message>
    <message>
        <source>Code of the app, or a recovery code</source>
        <translation>رمز التطبيق، أو رمز استرداد</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>أوقف</translation>
    </message>
</context>
<context>
    <name>FailureRow</name>
    <message>
        <source>Not sent: %1</source>
        <translation>لم تُرسل: %1</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>لم تُرسل</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
</context>
<context>
    <name>FailureWindow</name>
    <message>
        <source>Chinwag</source>
        <translation>Chinwag</translation>
    </message>
    <message>
        <source>Chinwag cannot start</source>
        <translation>تعذّر بدء Chinwag</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>FarewellDialog</name>
    <message>
        <source>Delete your account?</source>
        <translation>هل تحذف حسابك؟</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>كلمة مرورك</translation>
    </message>
    <message>
        <source>Code of the app, or a recovery code</source>
        <translation>رمز التطبيق، أو رمز استرداد</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>احذف نهائيًا</translation>
    </message>
</context>
<context>
    <name>FarewellGroup</name>
    <message>
        <source>Leave</source>
        <translation>مغادرة</translation>
    </message>
    <message>
        <source>There is no dialog to choose a file with: a part of Qt is missing (Qt.labs.folderlistmodel).</source>
        <translation>لا توجد نافذة لاختيار ملف: ينقص جزء من Qt‏ (Qt.labs.folderlistmodel).</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>بياناتك</translation>
    </message>
    <message>
        <source>Your profile, devices, rooms and all you wrote, as a file.</source>
        <translation>ملفك الشخصي وأجهزتك وغرفك وكل ما كتبته، في ملف.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>احفظ…</translation>
    </message>
    <message>
        <source>Stop saving your data</source>
        <translation>أوقف حفظ بياناتك</translation>
    </message>
    <message>
        <source>Save your data</source>
        <translation>احفظ بياناتك</translation>
    </message>
    <message>
        <source>Sign out on this computer</source>
        <translation>سجّل الخروج على هذا الحاسوب</translation>
    </message>
    <message>
        <source>What is not sent yet waits here until you come back.</source>
        <translation>ما لم يُرسل بعد ينتظر هنا حتى تعود.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Delete your account</source>
        <translation>احذف حسابك</translation>
    </message>
    <message>
        <source>For good.</source>
        <translation>نهائيًا.</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>احذف…</translation>
    </message>
</context>
<context>
    <name>FileLabels</name>
    <message>
        <source>picture %1</source>
        <comment>%1 is the name of a file</comment>
        <translation>الصورة %1</translation>
    </message>
    <message>
        <source>file %1</source>
        <comment>%1 is its name</comment>
        <translation>الملف %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>type, size: PDF · 312 kB</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>4.2 of 6.8 MB</comment>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <comment>seconds</comment>
        <translation>بقي %1 ث</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <comment>minutes</comment>
        <translation>بقي %1 د</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>how much, how long still: 4.2 of 6.8 MB · 3 s left</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>This server takes no files.</source>
        <translation>لا يقبل هذا الخادم ملفات.</translation>
    </message>
</context>
<context>
    <name>FileLibrary</name>
    <message>
        <source>This file is not there any more.</source>
        <translation>لم يعد هذا الملف موجودًا.</translation>
    </message>
    <message>
        <source>What the server sent is not this file.</source>
        <translation>ما أرسله الخادم ليس هذا الملف.</translation>
    </message>
    <message>
        <source>This file cannot be kept on this computer. Check whether the disk is full.</source>
        <translation>تعذّر حفظ هذا الملف على هذا الحاسوب. تحقّق من امتلاء القرص.</translation>
    </message>
</context>
<context>
    <name>FileRow</name>
    <message>
        <source>Retry</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what is done with a file, its name</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>حفظ باسم…</translation>
    </message>
    <message>
        <source>Save as… It is not opened from here, as it could be a program.</source>
        <translation>حفظ باسم… لا يُفتح من هنا لأنه قد يكون برنامجًا.</translation>
    </message>
    <message>
        <source>Save %1 as…</source>
        <translation>حفظ %1 باسم…</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>عدم الإرسال</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>FileWords</name>
    <message>
        <source>Picture</source>
        <translation>صورة</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>لا صور</numerusform>
            <numerusform>صورة واحدة</numerusform>
            <numerusform>صورتان</numerusform>
            <numerusform>%n صور</numerusform>
            <numerusform>%n صورة</numerusform>
            <numerusform>%n صورة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>لا ملفات</numerusform>
            <numerusform>ملف واحد</numerusform>
            <numerusform>ملفان</numerusform>
            <numerusform>%n ملفات</numerusform>
            <numerusform>%n ملفًا</numerusform>
            <numerusform>%n ملف</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is not there any more.</source>
        <translation>لم يعد «%1» موجودًا.</translation>
    </message>
    <message>
        <source>“%1” is a folder. Attach the files in it.</source>
        <translation>«%1» مجلد. أرفق الملفات التي فيه.</translation>
    </message>
    <message>
        <source>“%1” cannot be read. Check who may open it.</source>
        <translation>تعذّرت قراءة «%1». تحقّق ممن يُسمح له بفتحه.</translation>
    </message>
    <message>
        <source>“%1” is empty.</source>
        <translation>«%1» فارغ.</translation>
    </message>
    <message>
        <source>“%1” has %2; this server takes files of up to %3.</source>
        <translation>حجم «%1» هو %2، ويقبل هذا الخادم ملفات حتى %3.</translation>
    </message>
    <message>
        <source>“%1” has %2 megapixels; pictures of up to %3 can be sent.</source>
        <translation>في «%1» %2 ميغابكسل، ويمكن إرسال صور حتى %3.</translation>
    </message>
    <message>
        <source>“%1” is damaged: the picture cannot be read.</source>
        <translation>«%1» تالف: تعذّرت قراءة الصورة.</translation>
    </message>
    <message>
        <source>“%1” could not be copied. Check whether the disk is full.</source>
        <translation>تعذّر نسخ «%1». تحقّق من امتلاء القرص.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n file(s) go with one message.</source>
        <translation>
            <numerusform>لا تُرفق ملفات بالرسالة.</numerusform>
            <numerusform>يُرفق بالرسالة الواحدة ملف واحد على الأكثر.</numerusform>
            <numerusform>يُرفق بالرسالة الواحدة ملفان على الأكثر.</numerusform>
            <numerusform>يُرفق بالرسالة الواحدة %n ملفات على الأكثر.</numerusform>
            <numerusform>يُرفق بالرسالة الواحدة %n ملفًا على الأكثر.</numerusform>
            <numerusform>يُرفق بالرسالة الواحدة %n ملف على الأكثر.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileWorkshop</name>
    <message>
        <source>Pasted picture</source>
        <translation>صورة ملصقة</translation>
    </message>
</context>
<context>
    <name>FoldButton</name>
    <message>
        <source>Show more</source>
        <translation>عرض المزيد</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>عرض أقل</translation>
    </message>
</context>
<context>
    <name>FormField</name>
    <message>
        <source>Hide the password</source>
        <translation>إخفاء كلمة المرور</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>إظهار كلمة المرور</translation>
    </message>
</context>
<context>
    <name>GapRow</name>
    <message>
        <source>Messages are missing here</source>
        <translation>هنا رسائل ناقصة</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>تحميل</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>المساعدة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>HistoryFailure</name>
    <message>
        <source>Retry</source>
        <translation>إعادة المحاولة</translation>
    </message>
</context>
<context>
    <name>HostDialog</name>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>نسخ العنوان</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>رابط الدعوة</translation>
    </message>
    <message>
        <source>Copy the invite link</source>
        <translation>نسخ رابط الدعوة</translation>
    </message>
    <message>
        <source>Make another link</source>
        <translation>إنشاء رابط آخر</translation>
    </message>
    <message>
        <source>The invite link as a code to scan</source>
        <translation>رابط الدعوة كرمز للمسح</translation>
    </message>
    <message>
        <source>Scan to open the invitation on a phone or another computer</source>
        <translation>امسح الرمز لفتح الدعوة على هاتف أو حاسوب آخر</translation>
    </message>
    <message>
        <source>Keep running when Chinwag is closed</source>
        <translation>مواصلة العمل عند إغلاق Chinwag</translation>
    </message>
    <message>
        <source>Otherwise the server stops with this program</source>
        <translation>وإلا توقف الخادم مع هذا البرنامج</translation>
    </message>
    <message>
        <source>Stop the server…</source>
        <translation>إيقاف الخادم…</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>البدء من جديد</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>Stop the server?</source>
        <translation>إيقاف الخادم؟</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
</context>
<context>
    <name>HttpSentences</name>
    <message>
        <source>This is not the address of a server. Write it like chat.example.org:7420.</source>
        <translation>ليس هذا عنوان خادم. اكتبه هكذا: chat.example.org:7420.</translation>
    </message>
    <message>
        <source>The server at %1 answered with status %2.</source>
        <translation>أجاب الخادم على %1 بالحالة %2.</translation>
    </message>
</context>
<context>
    <name>InvitationPage</name>
    <message>
        <source>%1: %2</source>
        <comment>somebody invites you, room</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Join to read and write there. Whoever asked is not told when you decline.</source>
        <translation>انضم لتقرأ وتكتب هناك. لن يُخبَر من دعاك إن رفضت.</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>انضمام</translation>
    </message>
    <message>
        <source>Join %1</source>
        <translation>الانضمام إلى %1</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>رفض</translation>
    </message>
    <message>
        <source>Decline %1</source>
        <translation>رفض %1</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>حظر %1</translation>
    </message>
</context>
<context>
    <name>JumpButton</name>
    <message>
        <source>Jump to the newest message</source>
        <translation>الانتقال إلى أحدث رسالة</translation>
    </message>
</context>
<context>
    <name>KeychainPage</name>
    <message>
        <source>Waiting for your keychain…</source>
        <translation>في انتظار سلسلة مفاتيحك…</translation>
    </message>
    <message>
        <source>It keeps you signed in. It may have asked for its password in another window.</source>
        <translation>هي التي تُبقي دخولك مسجّلًا. ربما طلبت كلمة مرورها في نافذة أخرى.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>تخطٍّ</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>Everything can be done without a mouse.</source>
        <translation>يمكن فعل كل شيء دون فأرة.</translation>
    </message>
</context>
<context>
    <name>LabFigure</name>
    <message>
        <source>%1: %2, %3</source>
        <comment>what it is, a figure, what belongs to it</comment>
        <translation>%1: %2، %3</translation>
    </message>
</context>
<context>
    <name>LabFrames</name>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>الإطار</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>البايتات</translation>
    </message>
    <message>
        <source>Answered in</source>
        <translation>مدة الجواب</translation>
    </message>
    <message>
        <source>Frames, newest first</source>
        <translation>الإطارات، أحدثها أولًا</translation>
    </message>
    <message>
        <source>Nothing has come or gone since the Lab was opened.</source>
        <translation>لم يأت شيء ولم يذهب منذ فتح المختبر.</translation>
    </message>
</context>
<context>
    <name>LabPage</name>
    <message>
        <source>Connection Lab</source>
        <translation>مختبر الاتصال</translation>
    </message>
    <message>
        <source>What the connection does, and switches to make trouble</source>
        <translation>ما يفعله الاتصال، ومفاتيح لافتعال المتاعب</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>نُسخ</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>نسخ كنص</translation>
    </message>
    <message>
        <source>For a report about a mistake: no names, no texts</source>
        <translation>لبلاغ عن خطأ: بلا أسماء ولا نصوص</translation>
    </message>
    <message>
        <source>Close the Connection Lab</source>
        <translation>إغلاق مختبر الاتصال</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Attempts needed</source>
        <translation>المحاولات اللازمة</translation>
    </message>
    <message>
        <source>Delay before it</source>
        <translation>المهلة قبلها</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>ذهاب وإياب</translation>
    </message>
</context>
<context>
    <name>LabRoundTrips</name>
    <message>
        <source>Round trips of the last two minutes: %1, %2</source>
        <translation>أزمنة الذهاب والإياب في آخر دقيقتين: %1، %2</translation>
    </message>
    <message>
        <source>Round trip, ms</source>
        <translation>ذهاب وإياب، م.ث</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>غير متصل</translation>
    </message>
    <message>
        <source>2 minutes ago</source>
        <translation>قبل دقيقتين</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>قبل دقيقة</translation>
    </message>
    <message>
        <source>now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>The first answer is on its way.</source>
        <translation>الجواب الأول في الطريق.</translation>
    </message>
</context>
<context>
    <name>LabTrouble</name>
    <message>
        <source>Make trouble</source>
        <translation>افتعال المتاعب</translation>
    </message>
    <message>
        <source>Ignore pings</source>
        <translation>تجاهل النبضات</translation>
    </message>
    <message>
        <source>Half-open</source>
        <translation>نصف مفتوح</translation>
    </message>
    <message>
        <source>Nothing arrives, nothing fails</source>
        <translation>لا شيء يصل ولا شيء يفشل</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>التأخير</translation>
    </message>
    <message>
        <source>Added to every frame, both ways</source>
        <translation>يُضاف إلى كل إطار في الاتجاهين</translation>
    </message>
    <message>
        <source>Frames lost</source>
        <translation>الإطارات الضائعة</translation>
    </message>
    <message>
        <source>Both ways, chosen by chance</source>
        <translation>في الاتجاهين، تُختار عشوائيًا</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>إيقاف الكل</translation>
    </message>
    <message>
        <source>Drop the connection now</source>
        <translation>قطع الاتصال الآن</translation>
    </message>
</context>
<context>
    <name>LabWords</name>
    <message>
        <source>%1 of %2</source>
        <comment>messages</comment>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>once</source>
        <translation>مرة واحدة</translation>
    </message>
    <message numerus="yes">
        <source>%n twice</source>
        <translation>
            <numerusform>لا تكرار</numerusform>
            <numerusform>واحدة مكررة</numerusform>
            <numerusform>اثنتان مكررتان</numerusform>
            <numerusform>%n مكررة</numerusform>
            <numerusform>%n مكررة</numerusform>
            <numerusform>%n مكررة</numerusform>
        </translation>
    </message>
    <message>
        <source>in order</source>
        <translation>بالترتيب</translation>
    </message>
    <message numerus="yes">
        <source>%n out of order</source>
        <translation>
            <numerusform>كلها بالترتيب</numerusform>
            <numerusform>واحدة خارج الترتيب</numerusform>
            <numerusform>اثنتان خارج الترتيب</numerusform>
            <numerusform>%n خارج الترتيب</numerusform>
            <numerusform>%n خارج الترتيب</numerusform>
            <numerusform>%n خارج الترتيب</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 ث</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 د</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 م.ث</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>غير متصل</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>جارٍ الاتصال</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>جارٍ استدراك ما فات</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>تم الاتصال</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>Nothing comes or goes, on purpose</source>
        <translation>لا شيء يأتي ولا يذهب، عمدًا</translation>
    </message>
    <message>
        <source>Frames are being lost on purpose</source>
        <translation>تضيع إطارات عمدًا</translation>
    </message>
    <message>
        <source>Pings are ignored on purpose</source>
        <translation>تُتجاهل النبضات عمدًا</translation>
    </message>
    <message>
        <source>Every frame is late on purpose</source>
        <translation>يتأخر كل إطار عمدًا</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>أُوقف</translation>
    </message>
    <message>
        <source>Not proved</source>
        <translation>لم يُثبت</translation>
    </message>
    <message>
        <source>typing %1</source>
        <translation>الكتابة %1</translation>
    </message>
    <message>
        <source>back in %1</source>
        <translation>العودة في %1</translation>
    </message>
    <message>
        <source>the private room is gone again</source>
        <translation>زالت الغرفة الخاصة</translation>
    </message>
    <message>
        <source>the private room goes when you are next online</source>
        <translation>تزول الغرفة الخاصة عند اتصالك التالي</translation>
    </message>
    <message>
        <source>Nothing was proved; %1.</source>
        <translation>لم يُثبت شيء؛ %1.</translation>
    </message>
    <message numerus="yes">
        <source>At %1, over %n forced drop(s); %2.</source>
        <comment>time, what became of the room</comment>
        <translation>
            <numerusform>في %1، دون انقطاع مفتعل؛ %2.</numerusform>
            <numerusform>في %1، عبر انقطاع مفتعل واحد؛ %2.</numerusform>
            <numerusform>في %1، عبر انقطاعين مفتعلين؛ %2.</numerusform>
            <numerusform>في %1، عبر %n انقطاعات مفتعلة؛ %2.</numerusform>
            <numerusform>في %1، عبر %n انقطاعًا مفتعلًا؛ %2.</numerusform>
            <numerusform>في %1، عبر %n انقطاع مفتعل؛ %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Of this window. What people write stays as they wrote it.</source>
        <translation>لغة هذه النافذة. وما يكتبه الأشخاص يبقى كما كتبوه.</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>لغة النافذة</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>كما في النظام</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Leave %1?</source>
        <translation>مغادرة %1؟</translation>
    </message>
    <message>
        <source>You can only come back when somebody in it adds you.</source>
        <translation>لا يمكنك العودة إلا إذا أضافك أحد الموجودين فيها.</translation>
    </message>
    <message>
        <source>You find it again under “Browse public rooms”.</source>
        <translation>تجدها من جديد في «تصفّح الغرف العامة».</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>مغادرة</translation>
    </message>
</context>
<context>
    <name>LineHeadings</name>
    <message>
        <source>New messages</source>
        <translation>رسائل جديدة</translation>
    </message>
</context>
<context>
    <name>LineWords</name>
    <message>
        <source>Message deleted</source>
        <translation>حُذفت الرسالة</translation>
    </message>
    <message>
        <source>Messages are missing here</source>
        <translation>هنا رسائل ناقصة</translation>
    </message>
    <message>
        <source>You</source>
        <translation>أنت</translation>
    </message>
    <message>
        <source>The original message is not here any more</source>
        <translation>لم تعد الرسالة الأصلية موجودة</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>معدّلة</translation>
    </message>
    <message numerus="yes">
        <source>%n reaction(s)</source>
        <translation>
            <numerusform>لا تفاعلات</numerusform>
            <numerusform>تفاعل واحد</numerusform>
            <numerusform>تفاعلان</numerusform>
            <numerusform>%n تفاعلات</numerusform>
            <numerusform>%n تفاعلًا</numerusform>
            <numerusform>%n تفاعل</numerusform>
        </translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>في انتظار الإرسال</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>لم تُرسل</translation>
    </message>
    <message>
        <source>%1 changed the topic to: %2</source>
        <comment>person, topic</comment>
        <translation>غيّر %1 الموضوع إلى: %2</translation>
    </message>
    <message>
        <source>%1 renamed the room to: %2</source>
        <comment>person, name</comment>
        <translation>غيّر %1 اسم الغرفة إلى: %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>غادر %1</translation>
    </message>
    <message>
        <source>%1 joined</source>
        <translation>انضم %1</translation>
    </message>
    <message>
        <source>You added %1</source>
        <comment>person</comment>
        <translation>أضفتَ %1</translation>
    </message>
    <message>
        <source>%1 added %2</source>
        <comment>person, person</comment>
        <translation>أضاف %1 الشخص %2</translation>
    </message>
    <message>
        <source>read</source>
        <comment>by the other person</comment>
        <translation>مقروءة</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Go to %1?</source>
        <translation>الانتقال إلى %1؟</translation>
    </message>
    <message>
        <source>A link leads there. You leave %1 on this computer; what is not sent yet waits there for you.</source>
        <translation>يقود رابط إلى هناك. ستغادر %1 على هذا الحاسوب، وما لم يُرسل بعد ينتظرك هناك.</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>الانتقال</translation>
    </message>
</context>
<context>
    <name>LinkItem</name>
    <message>
        <source>Open %1</source>
        <comment>address</comment>
        <translation>فتح %1</translation>
    </message>
</context>
<context>
    <name>LocalCopy</name>
    <message>
        <source>The local copy “%1” is damaged and could not be moved aside. Please remove it.</source>
        <comment>file</comment>
        <translation>النسخة المحلية «%1» تالفة وتعذّر نقلها جانبًا. أزلها من فضلك.</translation>
    </message>
    <message>
        <source>The messages on this computer cannot be opened. %1</source>
        <comment>reason</comment>
        <translation>تعذّر فتح الرسائل على هذا الحاسوب. %1</translation>
    </message>
    <message>
        <source>The local copy was written by a newer Chinwag (version %1 of its tables, this one knows %2). Please update Chinwag.</source>
        <translation>كتب النسخةَ المحلية إصدارٌ أحدث من Chinwag (الإصدار %1 من جداوله، وهذا يعرف %2). حدّث Chinwag من فضلك.</translation>
    </message>
    <message>
        <source>This could not be saved on this computer. %1</source>
        <comment>reason</comment>
        <translation>تعذّر حفظ هذا على هذا الحاسوب. %1</translation>
    </message>
    <message>
        <source>Its disk is full.</source>
        <translation>قرصه ممتلئ.</translation>
    </message>
    <message>
        <source>The local copy may only be read: check who may write to its file and folder.</source>
        <translation>النسخة المحلية للقراءة فقط: تحقّق ممن يُسمح له بالكتابة إلى ملفها ومجلدها.</translation>
    </message>
    <message>
        <source>Another program keeps the local copy locked.</source>
        <translation>برنامج آخر يقفل النسخة المحلية.</translation>
    </message>
    <message>
        <source>The local copy is damaged: start Chinwag again to make a new one.</source>
        <translation>النسخة المحلية تالفة: أعد تشغيل Chinwag لإنشاء نسخة جديدة.</translation>
    </message>
    <message>
        <source>The local copy cannot be read or written: check its disk and its folder.</source>
        <translation>تعذّرت قراءة النسخة المحلية أو كتابتها: تحقّق من قرصها ومجلدها.</translation>
    </message>
    <message>
        <source>The local copy does not work.</source>
        <translation>النسخة المحلية لا تعمل.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>%1 – Chinwag</source>
        <translation>%1 – Chinwag</translation>
    </message>
    <message>
        <source>Chinwag</source>
        <translation>Chinwag</translation>
    </message>
    <message>
        <source>(%1) %2</source>
        <translation>(%1) %2</translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation>تسجيل الخروج؟</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Quit, and stop your server?</source>
        <translation>الإنهاء وإيقاف خادمك؟</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
</context>
<context>
    <name>MemberDelegate</name>
    <message>
        <source>%1, %2, %3</source>
        <comment>name, what they are in the room, presence</comment>
        <translation>%1، %2، %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, presence</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <comment>person</comment>
        <translation>%1 (أنت)</translation>
    </message>
</context>
<context>
    <name>MemberMenu</name>
    <message>
        <source>Message %1</source>
        <translation>رسالة إلى %1</translation>
    </message>
    <message>
        <source>Make moderator…</source>
        <translation>تعيين مشرفًا…</translation>
    </message>
    <message>
        <source>Make owner…</source>
        <translation>تعيين مالكًا…</translation>
    </message>
    <message>
        <source>Make ordinary member…</source>
        <translation>جعله عضوًا عاديًا…</translation>
    </message>
    <message>
        <source>Mute…</source>
        <translation>كتم…</translation>
    </message>
    <message>
        <source>Let write again</source>
        <translation>السماح بالكتابة من جديد</translation>
    </message>
    <message>
        <source>Remove from the room…</source>
        <translation>إخراج من الغرفة…</translation>
    </message>
    <message>
        <source>Ban…</source>
        <translation>منع…</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>More reactions…</source>
        <translation>تفاعلات أخرى…</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>رد</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
</context>
<context>
    <name>MessageMarks</name>
    <message>
        <source>(edited)</source>
        <translation>(معدّلة)</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>في انتظار الإرسال</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>More reactions…</source>
        <translation>تفاعلات أخرى…</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>رد</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>تعديل</translation>
    </message>
    <message>
        <source>View pictures</source>
        <translation>عرض الصور</translation>
    </message>
    <message>
        <source>View picture</source>
        <translation>عرض الصورة</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>نسخ الصورة</translation>
    </message>
    <message>
        <source>Copy what is selected</source>
        <translation>نسخ المحدّد</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>نسخ النص</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>تجاهل</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>إبلاغ…</translation>
    </message>
    <message>
        <source>Mark as unread from here</source>
        <translation>وضع علامة غير مقروءة من هنا</translation>
    </message>
</context>
<context>
    <name>MessagePicture</name>
    <message>
        <source>Picture %1</source>
        <comment>%1 is the name of a file</comment>
        <translation>الصورة %1</translation>
    </message>
    <message>
        <source>This picture cannot be shown.</source>
        <translation>تعذّر عرض هذه الصورة.</translation>
    </message>
    <message>
        <source>Click to load: %1</source>
        <comment>%1 is a size</comment>
        <translation>انقر للتحميل: %1</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>عدم الإرسال</translation>
    </message>
</context>
<context>
    <name>ModerationWords</name>
    <message>
        <source>%1 removed %2</source>
        <comment>person, person</comment>
        <translation>أخرج %1 الشخص %2 من الغرفة</translation>
    </message>
    <message>
        <source>You removed %1</source>
        <comment>person</comment>
        <translation>أخرجتَ %1 من الغرفة</translation>
    </message>
    <message>
        <source>%1 removed you</source>
        <comment>person</comment>
        <translation>أخرجك %1 من الغرفة</translation>
    </message>
    <message>
        <source>%1 banned %2</source>
        <comment>person, person</comment>
        <translation>منع %1 الشخص %2</translation>
    </message>
    <message>
        <source>You banned %1</source>
        <comment>person</comment>
        <translation>منعتَ %1</translation>
    </message>
    <message>
        <source>%1 banned you</source>
        <comment>person</comment>
        <translation>منعك %1</translation>
    </message>
    <message>
        <source>%1 lifted the ban of %2</source>
        <comment>person, person</comment>
        <translation>رفع %1 المنع عن %2</translation>
    </message>
    <message>
        <source>You lifted the ban of %1</source>
        <comment>person</comment>
        <translation>رفعتَ المنع عن %1</translation>
    </message>
    <message>
        <source>%1 lifted your ban</source>
        <comment>person</comment>
        <translation>رفع %1 المنع عنك</translation>
    </message>
    <message>
        <source>%1 muted %2</source>
        <comment>person, person</comment>
        <translation>كتم %1 الشخص %2</translation>
    </message>
    <message>
        <source>You muted %1</source>
        <comment>person</comment>
        <translation>كتمتَ %1</translation>
    </message>
    <message>
        <source>%1 muted you</source>
        <comment>person</comment>
        <translation>كتمك %1</translation>
    </message>
    <message>
        <source>%1 lets %2 write again</source>
        <comment>person, person</comment>
        <translation>سمح %1 للشخص %2 بالكتابة من جديد</translation>
    </message>
    <message>
        <source>You let %1 write again</source>
        <comment>person</comment>
        <translation>سمحتَ للشخص %1 بالكتابة من جديد</translation>
    </message>
    <message>
        <source>%1 lets you write again</source>
        <comment>person</comment>
        <translation>سمح لك %1 بالكتابة من جديد</translation>
    </message>
    <message>
        <source>%1 until %2</source>
        <comment>what was done, when it ends</comment>
        <translation>%1 حتى %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what was done, why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 made %2 an owner</source>
        <comment>person, person</comment>
        <translation>عيّن %1 الشخص %2 مالكًا</translation>
    </message>
    <message>
        <source>You made %1 an owner</source>
        <comment>person</comment>
        <translation>عيّنتَ %1 مالكًا</translation>
    </message>
    <message>
        <source>%1 made you an owner</source>
        <comment>person</comment>
        <translation>عيّنك %1 مالكًا</translation>
    </message>
    <message>
        <source>%1 made %2 a moderator</source>
        <comment>person, person</comment>
        <translation>عيّن %1 الشخص %2 مشرفًا</translation>
    </message>
    <message>
        <source>You made %1 a moderator</source>
        <comment>person</comment>
        <translation>عيّنتَ %1 مشرفًا</translation>
    </message>
    <message>
        <source>%1 made you a moderator</source>
        <comment>person</comment>
        <translation>عيّنك %1 مشرفًا</translation>
    </message>
    <message>
        <source>You are an ordinary member now</source>
        <translation>أنت الآن عضو عادي</translation>
    </message>
    <message>
        <source>%1 is an ordinary member now</source>
        <comment>person</comment>
        <translation>%1 الآن عضو عادي</translation>
    </message>
    <message>
        <source>%1 made %2 an ordinary member</source>
        <comment>person, person</comment>
        <translation>جعل %1 الشخص %2 عضوًا عاديًا</translation>
    </message>
    <message>
        <source>You made %1 an ordinary member</source>
        <comment>person</comment>
        <translation>جعلتَ %1 عضوًا عاديًا</translation>
    </message>
    <message>
        <source>%1 made you an ordinary member</source>
        <comment>person</comment>
        <translation>جعلك %1 عضوًا عاديًا</translation>
    </message>
    <message>
        <source>You let only moderators write from now on</source>
        <translation>جعلتَ الكتابة للمشرفين فقط من الآن</translation>
    </message>
    <message>
        <source>%1 lets only moderators write from now on</source>
        <comment>person</comment>
        <translation>جعل %1 الكتابة للمشرفين فقط من الآن</translation>
    </message>
    <message>
        <source>You let everybody write</source>
        <translation>سمحتَ للجميع بالكتابة</translation>
    </message>
    <message>
        <source>%1 lets everybody write</source>
        <comment>person</comment>
        <translation>سمح %1 للجميع بالكتابة</translation>
    </message>
    <message>
        <source>You set slow mode to %1</source>
        <comment>duration</comment>
        <translation>عيّنتَ الوضع البطيء على %1</translation>
    </message>
    <message>
        <source>%1 set slow mode to %2</source>
        <comment>person, duration</comment>
        <translation>عيّن %1 الوضع البطيء على %2</translation>
    </message>
    <message>
        <source>You ended slow mode</source>
        <translation>أنهيتَ الوضع البطيء</translation>
    </message>
    <message>
        <source>%1 ended slow mode</source>
        <comment>person</comment>
        <translation>أنهى %1 الوضع البطيء</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>مالك</translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation>مشرف</translation>
    </message>
</context>
<context>
    <name>NearbyDelegate</name>
    <message>
        <source>%1, %2</source>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>%1, %2, not encrypted</source>
        <translation>%1، %2، غير مشفّر</translation>
    </message>
</context>
<context>
    <name>NearbyList</name>
    <message>
        <source>On this network</source>
        <translation>على هذه الشبكة</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <comment>servers</comment>
        <translation>
            <numerusform>لم يُعثر على شيء</numerusform>
            <numerusform>عُثر على واحد</numerusform>
            <numerusform>عُثر على اثنين</numerusform>
            <numerusform>عُثر على %n</numerusform>
            <numerusform>عُثر على %n</numerusform>
            <numerusform>عُثر على %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>الشبكة</translation>
    </message>
    <message>
        <source>How Chinwag gets from this computer to its server.</source>
        <translation>كيف يصل Chinwag من هذا الحاسوب إلى خادمه.</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>الوكيل</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>كما يقول النظام</translation>
    </message>
    <message>
        <source>What other programs use, too.</source>
        <translation>ما تستخدمه البرامج الأخرى أيضًا.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Straight to the server.</source>
        <translation>مباشرة إلى الخادم.</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>هذا الوكيل</translation>
    </message>
    <message>
        <source>It is used as soon as its address is complete.</source>
        <translation>يُستخدم فور اكتمال عنوانه.</translation>
    </message>
    <message>
        <source>Kind of proxy</source>
        <translation>نوع الوكيل</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>SOCKS 5</source>
        <translation>SOCKS 5</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>proxy.example.org</source>
        <translation>proxy.example.org</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>المنفذ</translation>
    </message>
    <message>
        <source>Name, if it asks for one</source>
        <translation>الاسم، إن طلبه</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>In use. The password is kept in the keychain.</source>
        <translation>قيد الاستخدام. كلمة المرور محفوظة في سلسلة المفاتيح.</translation>
    </message>
    <message>
        <source>Not in use yet.</source>
        <translation>ليس قيد الاستخدام بعد.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>استخدامه</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>OK</source>
        <translation>حسنًا</translation>
    </message>
</context>
<context>
    <name>NoticesPage</name>
    <message>
        <source>Notifications</source>
        <translation>الإشعارات</translation>
    </message>
    <message>
        <source>For this computer. A room can have its own: see the menu in its head.</source>
        <translation>لهذا الحاسوب. وقد يكون لغرفة إشعاراتها: انظر القائمة في رأسها.</translation>
    </message>
    <message>
        <source>Tell me of</source>
        <translation>أخبرني بـ</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>كل الرسائل</translation>
    </message>
    <message>
        <source>In every room, whoever writes.</source>
        <translation>في كل غرفة، أيًّا كان الكاتب.</translation>
    </message>
    <message>
        <source>Direct messages and mentions</source>
        <translation>الرسائل المباشرة والإشارات</translation>
    </message>
    <message>
        <source>What is written to you, and where your name is.</source>
        <translation>ما يُكتب إليك، وما فيه اسمك.</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>The list of rooms still shows what is new.</source>
        <translation>تظل قائمة الغرف تُظهر الجديد.</translation>
    </message>
    <message>
        <source>How</source>
        <translation>الكيفية</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>عدم الإزعاج</translation>
    </message>
    <message>
        <source>Nothing is shown, and others see that you do not want to be disturbed.</source>
        <translation>لا يُعرض شيء، ويرى الآخرون أنك لا تريد الإزعاج.</translation>
    </message>
    <message>
        <source>Hide the text</source>
        <translation>إخفاء النص</translation>
    </message>
    <message>
        <source>Says who has written, not what.</source>
        <translation>يقول من كتب، لا ماذا كتب.</translation>
    </message>
    <message>
        <source>Play a sound</source>
        <translation>تشغيل صوت</translation>
    </message>
</context>
<context>
    <name>ObstacleWords</name>
    <message>
        <source>%1 cannot be reached. Check the address, or try again.</source>
        <comment>%1 is a server</comment>
        <translation>تعذّر الوصول إلى %1. تحقّق من العنوان أو أعد المحاولة.</translation>
    </message>
    <message>
        <source>There is no computer with the name %1. Check the address.</source>
        <translation>لا يوجد حاسوب بالاسم %1. تحقّق من العنوان.</translation>
    </message>
    <message>
        <source>There is no way to %1 from here. Check the network of this computer.</source>
        <translation>لا طريق من هنا إلى %1. تحقّق من شبكة هذا الحاسوب.</translation>
    </message>
    <message>
        <source>No Chinwag server answered at %1. Check the address, or ask whether the server runs.</source>
        <translation>لم يُجب أي خادم Chinwag على %1. تحقّق من العنوان أو اسأل هل الخادم يعمل.</translation>
    </message>
    <message>
        <source>%1 did not answer in time. Check the address, or try again.</source>
        <comment>%1 is a server</comment>
        <translation>لم يُجب %1 في الوقت المناسب. تحقّق من العنوان أو أعد المحاولة.</translation>
    </message>
    <message>
        <source>%1 ended the connection without an answer. Try again in a moment.</source>
        <comment>%1 is a server</comment>
        <translation>أنهى %1 الاتصال بلا جواب. أعد المحاولة بعد لحظة.</translation>
    </message>
    <message>
        <source>What answers at %1 is not a Chinwag server. Does this network want you to sign in first?</source>
        <translation>ما يجيب على %1 ليس خادم Chinwag. هل تطلب هذه الشبكة تسجيل الدخول أولًا؟</translation>
    </message>
    <message>
        <source>This computer is set to use the proxy %1, and there is no computer with that name. Check its network settings.</source>
        <translation>أُعدّ هذا الحاسوب لاستخدام الوكيل %1، ولا يوجد حاسوب بهذا الاسم. تحقّق من إعدادات شبكته.</translation>
    </message>
    <message>
        <source>The proxy %1 that this computer is set to use takes no connections. Check its network settings.</source>
        <translation>الوكيل %1 الذي أُعدّ هذا الحاسوب لاستخدامه لا يقبل اتصالات. تحقّق من إعدادات شبكته.</translation>
    </message>
    <message>
        <source>The proxy %1 did not answer in time, or does not reach %2. Try again, or ask the people who run your network.</source>
        <translation>لم يُجب الوكيل %1 في الوقت المناسب، أو لا يصل إلى %2. أعد المحاولة أو اسأل القائمين على شبكتك.</translation>
    </message>
    <message>
        <source>The proxy %1 refuses connections to %2. Ask the people who run your network.</source>
        <translation>يرفض الوكيل %1 الاتصال بـ %2. اسأل القائمين على شبكتك.</translation>
    </message>
    <message>
        <source>The proxy %1 finds no server with the name %2, or may not connect us to it. Check the address, or ask the people who run your network.</source>
        <translation>لا يجد الوكيل %1 خادمًا بالاسم %2، أو لا يُسمح له بوصلنا به. تحقّق من العنوان أو اسأل القائمين على شبكتك.</translation>
    </message>
    <message>
        <source>The proxy %1 on the way to %2 wants a name and a password.</source>
        <translation>يطلب الوكيل %1 على الطريق إلى %2 اسمًا وكلمة مرور.</translation>
    </message>
    <message>
        <source>The proxy %1 fails to connect us to %2. Try again, or ask the people who run your network.</source>
        <translation>لا يستطيع الوكيل %1 وصلنا بـ %2. أعد المحاولة أو اسأل القائمين على شبكتك.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet. Is the clock of this computer right?</source>
        <translation>شهادة %1 لم تصبح صالحة بعد. هل ساعة هذا الحاسوب صحيحة؟</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired. Ask the people who run it to renew it.</source>
        <translation>انتهت صلاحية شهادة %1. اطلب من القائمين عليه تجديدها.</translation>
    </message>
    <message>
        <source>The certificate at %1 belongs to another server. Check the address.</source>
        <translation>الشهادة على %1 تخص خادمًا آخر. تحقّق من العنوان.</translation>
    </message>
    <message>
        <source>The connection to %1 could not be made secure.</source>
        <translation>تعذّر تأمين الاتصال بـ %1.</translation>
    </message>
    <message>
        <source>%1 shows another certificate than the one you trust. Somebody may be reading along. Ask the people who run it.</source>
        <comment>%1 is a server</comment>
        <translation>يعرض %1 شهادة غير التي تثق بها. قد يكون أحد يقرأ معك. اسأل القائمين عليه.</translation>
    </message>
    <message>
        <source>Nobody vouches for %1: its certificate is signed by itself. Compare its fingerprint with the people who run it.</source>
        <translation>لا أحد يضمن %1: شهادته موقّعة منه نفسه. قارن بصمتها مع القائمين عليه.</translation>
    </message>
    <message>
        <source>The certificate of %1 comes from somebody this computer does not know. Compare its fingerprint with the people who run it.</source>
        <translation>شهادة %1 صادرة عن جهة لا يعرفها هذا الحاسوب. قارن بصمتها مع القائمين عليه.</translation>
    </message>
</context>
<context>
    <name>OpenLinkDialog</name>
    <message>
        <source>Open this link?</source>
        <translation>فتح هذا الرابط؟</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
</context>
<context>
    <name>OwnHeader</name>
    <message>
        <source>%1, %2. Change what others see</source>
        <translation>%1، %2. تغيير ما يراه الآخرون</translation>
    </message>
    <message>
        <source>Show all rooms</source>
        <translation>عرض كل الغرف</translation>
    </message>
    <message>
        <source>Show only what is new</source>
        <translation>عرض الجديد فقط</translation>
    </message>
    <message>
        <source>New message or room</source>
        <translation>رسالة أو غرفة جديدة</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>New direct message</source>
        <translation>رسالة مباشرة جديدة</translation>
    </message>
    <message>
        <source>Create a room</source>
        <translation>إنشاء غرفة</translation>
    </message>
    <message>
        <source>Browse public rooms</source>
        <translation>تصفّح الغرف العامة</translation>
    </message>
    <message>
        <source>Change what you do…</source>
        <translation>تغيير ما تفعله…</translation>
    </message>
    <message>
        <source>Say what you do…</source>
        <translation>قل ما تفعله…</translation>
    </message>
    <message>
        <source>Take your status back</source>
        <translation>إزالة حالتك</translation>
    </message>
</context>
<context>
    <name>PasswordAdvice</name>
    <message>
        <source>This is your name, the first thing that anybody tries.</source>
        <translation>هذا اسمك، وهو أول ما يجرّبه أي أحد.</translation>
    </message>
    <message>
        <source>This is one of the first passwords that anybody tries.</source>
        <translation>هذه من أولى كلمات المرور التي يجرّبها أي أحد.</translation>
    </message>
    <message>
        <source>This is easy to guess. Several words that do not belong together are better.</source>
        <translation>من السهل تخمينها. عدة كلمات لا صلة بينها أفضل.</translation>
    </message>
    <message numerus="yes">
        <source>Use at most %n character(s).</source>
        <translation>
            <numerusform>لا تستخدم أي حرف.</numerusform>
            <numerusform>استخدم حرفًا واحدًا على الأكثر.</numerusform>
            <numerusform>استخدم حرفين على الأكثر.</numerusform>
            <numerusform>استخدم %n أحرف على الأكثر.</numerusform>
            <numerusform>استخدم %n حرفًا على الأكثر.</numerusform>
            <numerusform>استخدم %n حرف على الأكثر.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use at least %n character(s).</source>
        <translation>
            <numerusform>استخدم أي عدد من الأحرف.</numerusform>
            <numerusform>استخدم حرفًا واحدًا على الأقل.</numerusform>
            <numerusform>استخدم حرفين على الأقل.</numerusform>
            <numerusform>استخدم %n أحرف على الأقل.</numerusform>
            <numerusform>استخدم %n حرفًا على الأقل.</numerusform>
            <numerusform>استخدم %n حرف على الأقل.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s)</source>
        <translation>
            <numerusform>أي عدد من الأحرف</numerusform>
            <numerusform>حرف واحد على الأقل</numerusform>
            <numerusform>حرفان على الأقل</numerusform>
            <numerusform>%n أحرف على الأقل</numerusform>
            <numerusform>%n حرفًا على الأقل</numerusform>
            <numerusform>%n حرف على الأقل</numerusform>
        </translation>
    </message>
    <message>
        <source>Very hard to guess</source>
        <translation>صعبة التخمين جدًا</translation>
    </message>
    <message>
        <source>Good enough</source>
        <translation>جيدة بما يكفي</translation>
    </message>
</context>
<context>
    <name>PersonDelegate</name>
    <message>
        <source>%1, %2</source>
        <comment>name, presence</comment>
        <translation>%1، %2</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>Picture %1 from %2, %3</source>
        <comment>file, person, time</comment>
        <translation>الصورة %1 من %2، %3</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>الصورة السابقة</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>الصورة التالية</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 of %4</source>
        <comment>person, time, number of a picture, of all</comment>
        <translation>%1 · %2 · %3 من %4</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>person, time</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>نسخ الصورة</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>حفظ باسم…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>This picture cannot be shown.</source>
        <translation>تعذّر عرض هذه الصورة.</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>الخصوصية</translation>
    </message>
    <message>
        <source>What others see of you, and who can reach you.</source>
        <translation>ما يراه الآخرون منك، ومن يمكنه الوصول إليك.</translation>
    </message>
    <message>
        <source>Typing</source>
        <translation>الكتابة</translation>
    </message>
    <message>
        <source>Tell others that I am typing</source>
        <translation>إخبار الآخرين بأنني أكتب</translation>
    </message>
    <message>
        <source>Off: nothing is sent while you write.</source>
        <translation>متوقف: لا يُرسل شيء في أثناء كتابتك.</translation>
    </message>
    <message>
        <source>Show who is typing</source>
        <translation>إظهار من يكتب</translation>
    </message>
    <message>
        <source>Who may add you to rooms, on all your devices</source>
        <translation>من يمكنه إضافتك إلى الغرف، على كل أجهزتك</translation>
    </message>
    <message>
        <source>People I share a room with</source>
        <translation>من تجمعني بهم غرفة</translation>
    </message>
    <message>
        <source>Everybody else has to ask.</source>
        <translation>على الآخرين أن يسألوا.</translation>
    </message>
    <message>
        <source>Everybody has to ask</source>
        <translation>على الجميع أن يسألوا</translation>
    </message>
    <message>
        <source>Their invitations are above your rooms until you answer.</source>
        <translation>تبقى دعواتهم فوق غرفك حتى تجيب.</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>لا أحد</translation>
    </message>
    <message>
        <source>Nobody can ask, either. You join public rooms yourself.</source>
        <translation>ولا يمكن لأحد أن يسأل. تنضم إلى الغرف العامة بنفسك.</translation>
    </message>
    <message>
        <source>People you have blocked</source>
        <translation>من حظرتهم</translation>
    </message>
    <message>
        <source>Nobody. Whom you block can neither add you to rooms nor begin a direct message with you.</source>
        <translation>لا أحد. من تحظره لا يستطيع إضافتك إلى الغرف ولا بدء رسالة مباشرة معك.</translation>
    </message>
</context>
<context>
    <name>ProfilePaths</name>
    <message>
        <source>The folder &quot;%1&quot; cannot be written to. Check who may write there.</source>
        <translation>تعذّرت الكتابة إلى المجلد «%1». تحقّق ممن يُسمح له بالكتابة هناك.</translation>
    </message>
</context>
<context>
    <name>ProvingRun</name>
    <message>
        <source>There was no second connection to the server.</source>
        <translation>لم يكن هناك اتصال ثانٍ بالخادم.</translation>
    </message>
</context>
<context>
    <name>ProxyDialog</name>
    <message>
        <source>Sign in to the proxy</source>
        <translation>تسجيل الدخول إلى الوكيل</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الدخول</translation>
    </message>
</context>
<context>
    <name>QuickReactions</name>
    <message>
        <source>React</source>
        <translation>تفاعل</translation>
    </message>
</context>
<context>
    <name>Quote</name>
    <message>
        <source>In reply to %1: %2</source>
        <comment>person, their words</comment>
        <translation>ردًّا على %1: %2</translation>
    </message>
</context>
<context>
    <name>ReactionChip</name>
    <message>
        <source>%1: %2</source>
        <comment>an emoji, the people who chose it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>في انتظار الإرسال</translation>
    </message>
</context>
<context>
    <name>ReaderMarks</name>
    <message>
        <source>%1 %2</source>
        <comment>day, time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>person, time</comment>
        <translation>%1، %2</translation>
    </message>
</context>
<context>
    <name>ReportDelegate</name>
    <message>
        <source>Delete message</source>
        <translation>حذف الرسالة</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>تجاهل</translation>
    </message>
    <message>
        <source>Go to message</source>
        <translation>الانتقال إلى الرسالة</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report this message?</source>
        <translation>الإبلاغ عن هذه الرسالة؟</translation>
    </message>
    <message>
        <source>The moderators of this room see it as it is now, with your name. Its author is not told.</source>
        <translation>يراها مشرفو هذه الغرفة كما هي الآن، مع اسمك. ولا يُخبَر كاتبها.</translation>
    </message>
    <message>
        <source>What is wrong with it</source>
        <translation>ما المشكلة فيها</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>إبلاغ</translation>
    </message>
</context>
<context>
    <name>ReportsDialog</name>
    <message>
        <source>Reports</source>
        <translation>البلاغات</translation>
    </message>
    <message>
        <source>Nothing is reported.</source>
        <translation>لا بلاغات.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>RoleDialog</name>
    <message>
        <source>Make %1 an owner?</source>
        <translation>تعيين %1 مالكًا؟</translation>
    </message>
    <message>
        <source>Make %1 a moderator?</source>
        <translation>تعيين %1 مشرفًا؟</translation>
    </message>
    <message>
        <source>Make %1 an ordinary member?</source>
        <translation>جعل %1 عضوًا عاديًا؟</translation>
    </message>
    <message>
        <source>Owners may do all that you may, also delete the room. You cannot take it back from them.</source>
        <translation>للمالكين كل ما لك، وحتى حذف الغرفة. ولا يمكنك سحب ذلك منهم.</translation>
    </message>
    <message>
        <source>Moderators change what the room is about and its rules, and mute, remove and ban members.</source>
        <translation>يغيّر المشرفون موضوع الغرفة وقواعدها، ويكتمون الأعضاء ويخرجونهم ويمنعونهم.</translation>
    </message>
    <message>
        <source>They may not moderate this room any more.</source>
        <translation>لن يشرف على هذه الغرفة بعد الآن.</translation>
    </message>
    <message>
        <source>Make owner</source>
        <translation>تعيين مالكًا</translation>
    </message>
    <message>
        <source>Make moderator</source>
        <translation>تعيين مشرفًا</translation>
    </message>
    <message>
        <source>Make member</source>
        <translation>جعله عضوًا</translation>
    </message>
</context>
<context>
    <name>RoomDetails</name>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>إغلاق التفاصيل</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>الإشعارات</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>البلاغات</translation>
    </message>
    <message>
        <source>Banned people</source>
        <translation>الممنوعون</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>الأعضاء</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>إضافة أشخاص</translation>
    </message>
    <message>
        <source>Find somebody</source>
        <translation>البحث عن شخص</translation>
    </message>
    <message>
        <source>Nobody here has that in their name.</source>
        <translation>لا أحد هنا في اسمه هذا.</translation>
    </message>
</context>
<context>
    <name>RoomDialog</name>
    <message>
        <source>Nothing is said about it yet.</source>
        <translation>لم يُذكر عنها شيء بعد.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>RoomExport</name>
    <message>
        <source>It could not be written: %1</source>
        <translation>تعذّرت كتابته: %1</translation>
    </message>
</context>
<context>
    <name>RoomHeader</name>
    <message>
        <source>Search in messages</source>
        <translation>البحث في الرسائل</translation>
    </message>
    <message>
        <source>Hide people</source>
        <translation>إخفاء الأشخاص</translation>
    </message>
    <message>
        <source>Show people</source>
        <translation>إظهار الأشخاص</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>الغرفة</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>الإشعارات</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>وضع علامة غير مقروءة</translation>
    </message>
    <message>
        <source>Go to a day</source>
        <translation>الانتقال إلى يوم</translation>
    </message>
    <message>
        <source>About this room</source>
        <translation>عن هذه الغرفة</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>إضافة أشخاص</translation>
    </message>
    <message>
        <source>Leave the room</source>
        <translation>مغادرة الغرفة</translation>
    </message>
    <message>
        <source>Words as they are typed</source>
        <translation>الكلمات حال كتابتها</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
</context>
<context>
    <name>RoomList</name>
    <message>
        <source>Rooms and direct messages</source>
        <translation>الغرف والرسائل المباشرة</translation>
    </message>
    <message>
        <source>Nothing new.</source>
        <translation>لا جديد.</translation>
    </message>
    <message>
        <source>No rooms yet. Press + to find one.</source>
        <translation>لا غرف بعد. اضغط + لتجد غرفة.</translation>
    </message>
</context>
<context>
    <name>RoomNoticesDialog</name>
    <message>
        <source>Notifications of %1</source>
        <translation>إشعارات %1</translation>
    </message>
    <message>
        <source>For all your devices.</source>
        <translation>لكل أجهزتك.</translation>
    </message>
    <message>
        <source>Tell me of</source>
        <translation>أخبرني بـ</translation>
    </message>
    <message>
        <source>As in other rooms</source>
        <translation>كما في الغرف الأخرى</translation>
    </message>
    <message>
        <source>What your settings say.</source>
        <translation>بحسب إعداداتك.</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>كل الرسائل</translation>
    </message>
    <message>
        <source>Whoever writes.</source>
        <translation>أيًّا كان الكاتب.</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>الإشارات</translation>
    </message>
    <message>
        <source>Only where your name is.</source>
        <translation>حيث يُذكر اسمك فقط.</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>The list of rooms still shows what is new.</source>
        <translation>تظل قائمة الغرف تُظهر الجديد.</translation>
    </message>
    <message>
        <source>Mute for a while</source>
        <translation>كتم لبعض الوقت</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>لساعة</translation>
    </message>
    <message>
        <source>For eight hours</source>
        <translation>لثماني ساعات</translation>
    </message>
    <message>
        <source>Until tomorrow morning</source>
        <translation>حتى صباح الغد</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>إلغاء الكتم</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>لماذا؟</translation>
    </message>
    <message>
        <source>Nothing has come since Chinwag was started. For each message it will say here why you were told of it, or not.</source>
        <translation>لم يصل شيء منذ بدء Chinwag. سيُذكر هنا لكل رسالة لماذا أُخبرت بها أو لم تُخبَر.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>RoomPage</name>
    <message>
        <source>Nothing here yet. Write the first message.</source>
        <translation>لا شيء هنا بعد. اكتب الرسالة الأولى.</translation>
    </message>
    <message>
        <source>Choose a room on the left, or press + to start one.</source>
        <translation>اختر غرفة من القائمة، أو اضغط + لتبدأ غرفة.</translation>
    </message>
</context>
<context>
    <name>RoomPreview</name>
    <message>
        <source>Draft: %1</source>
        <translation>مسودة: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>person, message</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>You</source>
        <translation>أنت</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>حُذفت الرسالة</translation>
    </message>
</context>
<context>
    <name>RoomSettingsDialog</name>
    <message>
        <source>Room settings</source>
        <translation>إعدادات الغرفة</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>موضوعها</translation>
    </message>
    <message>
        <source>Slow mode: between two messages of one member</source>
        <translation>الوضع البطيء: بين رسالتين لعضو واحد</translation>
    </message>
    <message>
        <source>Slow mode</source>
        <translation>الوضع البطيء</translation>
    </message>
    <message>
        <source>Who may write</source>
        <translation>من يمكنه الكتابة</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>الجميع</translation>
    </message>
    <message>
        <source>Only moderators</source>
        <translation>المشرفون فقط</translation>
    </message>
    <message>
        <source>Delete the room…</source>
        <translation>حذف الغرفة…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
</context>
<context>
    <name>SanctionDialog</name>
    <message>
        <source>Mute %1?</source>
        <translation>كتم %1؟</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>إخراج %1؟</translation>
    </message>
    <message>
        <source>Ban %1?</source>
        <translation>منع %1؟</translation>
    </message>
    <message>
        <source>They can read what is said in this room, and write nothing.</source>
        <translation>يمكنه قراءة ما يقال في هذه الغرفة، ولا يكتب شيئًا.</translation>
    </message>
    <message>
        <source>They can only come back when somebody in it adds them.</source>
        <translation>لا يمكنه العودة إلا إذا أضافه أحد الموجودين فيها.</translation>
    </message>
    <message>
        <source>They can come back.</source>
        <translation>يمكنه العودة.</translation>
    </message>
    <message>
        <source>They are out of this room and cannot come in again.</source>
        <translation>يخرج من هذه الغرفة ولا يمكنه دخولها من جديد.</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>لكم من الوقت</translation>
    </message>
    <message>
        <source>Why (everybody in the room can read it)</source>
        <translation>السبب (يمكن لكل من في الغرفة قراءته)</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>كتم</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إخراج</translation>
    </message>
    <message>
        <source>Ban</source>
        <translation>منع</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save as</source>
        <translation>حفظ باسم</translation>
    </message>
</context>
<context>
    <name>SaveItem</name>
    <message>
        <source>Save %1 as…</source>
        <comment>%1 is the name of a file</comment>
        <translation>حفظ %1 باسم…</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Search in messages</source>
        <translation>البحث في الرسائل</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>إغلاق البحث</translation>
    </message>
    <message>
        <source>Where to search</source>
        <translation>أين تبحث</translation>
    </message>
    <message>
        <source>This room</source>
        <translation>هذه الغرفة</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>كل مكان</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>جارٍ البحث…</translation>
    </message>
    <message>
        <source>Look further back</source>
        <translation>البحث فيما هو أقدم</translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message>
        <source>Messages that were found</source>
        <translation>الرسائل التي عُثر عليها</translation>
    </message>
</context>
<context>
    <name>SettingsCategory</name>
    <message>
        <source>Account</source>
        <translation>الحساب</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>الإشعارات</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>الخصوصية</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>الشبكة</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>التخزين</translation>
    </message>
</context>
<context>
    <name>SettingsMenu</name>
    <message>
        <source>Account</source>
        <translation>الحساب</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>الإشعارات</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>الخصوصية</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>المساعدة</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>Your server</source>
        <translation>خادمك</translation>
    </message>
    <message>
        <source>Connection Lab</source>
        <translation>مختبر الاتصال</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Back (Esc)</source>
        <translation>رجوع (Esc)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>الأقسام</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>كل الإعدادات</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Welcome to Chinwag</source>
        <translation>مرحبًا بك في Chinwag</translation>
    </message>
    <message>
        <source>Where would you like to talk?</source>
        <translation>أين تود أن تتحدث؟</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>عنوان الخادم</translation>
    </message>
    <message>
        <source>chat.example.org</source>
        <translation>chat.example.org</translation>
    </message>
    <message>
        <source>Sign in or create an account</source>
        <translation>تسجيل الدخول أو إنشاء حساب</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>إنشاء حساب</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>Help (F1)</source>
        <translation>المساعدة (F1)</translation>
    </message>
    <message>
        <source>Compare the fingerprint…</source>
        <translation>مقارنة البصمة…</translation>
    </message>
    <message>
        <source>Nobody has one yet?</source>
        <translation>ألا خادم لدى أحد بعد؟</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>جارٍ البدء…</translation>
    </message>
    <message>
        <source>Enter your own server</source>
        <translation>الدخول إلى خادمك</translation>
    </message>
    <message>
        <source>Start a server on this computer</source>
        <translation>بدء خادم على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Code of your app</source>
        <translation>رمز تطبيقك</translation>
    </message>
    <message>
        <source>This account has a second factor. A recovery code does, too.</source>
        <translation>لهذا الحساب عامل ثانٍ. ويصلح رمز الاسترداد أيضًا.</translation>
    </message>
</context>
<context>
    <name>SkinTones</name>
    <message>
        <source>Skin colour</source>
        <translation>لون البشرة</translation>
    </message>
</context>
<context>
    <name>SpellingGroup</name>
    <message>
        <source>Spelling</source>
        <translation>الإملاء</translation>
    </message>
    <message>
        <source>Mark misspelled words while I write</source>
        <translation>تمييز الأخطاء الإملائية في أثناء كتابتي</translation>
    </message>
    <message>
        <source>A word is right when one of the languages below knows it.</source>
        <translation>الكلمة صحيحة إذا عرفتها إحدى اللغات أدناه.</translation>
    </message>
    <message>
        <source>There is no dictionary on this computer. Install one of Hunspell&apos;s, then start Chinwag again.</source>
        <translation>لا قاموس على هذا الحاسوب. ثبّت أحد قواميس Hunspell ثم أعد تشغيل Chinwag.</translation>
    </message>
</context>
<context>
    <name>StatusDialog</name>
    <message>
        <source>What are you doing?</source>
        <translation>ماذا تفعل؟</translation>
    </message>
    <message>
        <source>Everybody who is in a room with you sees it.</source>
        <translation>يراه كل من تجمعك به غرفة.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>In a meeting</source>
        <translation>في اجتماع</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>حتى</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 دقيقة</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>ساعة</translation>
    </message>
    <message>
        <source>4 hours</source>
        <translation>4 ساعات</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>No end</source>
        <translation>بلا نهاية</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>تعيين</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Storage</source>
        <translation>التخزين</translation>
    </message>
    <message>
        <source>Copies on this computer of what the server has. Drafts and what is not sent yet are never cleared.</source>
        <translation>نسخ على هذا الحاسوب مما لدى الخادم. لا تُمسح المسودات وما لم يُرسل بعد أبدًا.</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Messages, rooms and people</source>
        <translation>الرسائل والغرف والأشخاص</translation>
    </message>
    <message>
        <source>Clear…</source>
        <translation>مسح…</translation>
    </message>
    <message>
        <source>Clear messages, rooms and people</source>
        <translation>مسح الرسائل والغرف والأشخاص</translation>
    </message>
    <message>
        <source>Pictures and files of others</source>
        <translation>صور الآخرين وملفاتهم</translation>
    </message>
    <message>
        <source>Clear pictures and files of others</source>
        <translation>مسح صور الآخرين وملفاتهم</translation>
    </message>
    <message>
        <source>Clear the copies of messages?</source>
        <translation>مسح نسخ الرسائل؟</translation>
    </message>
    <message>
        <source>They are fetched from the server again when you look at them. Drafts and what is not sent yet stay.</source>
        <translation>تُجلب من الخادم من جديد عندما تنظر إليها. تبقى المسودات وما لم يُرسل بعد.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>مسح</translation>
    </message>
    <message>
        <source>Clear the copies of files?</source>
        <translation>مسح نسخ الملفات؟</translation>
    </message>
    <message>
        <source>They are fetched from the server again when you look at them. What you saved elsewhere stays there.</source>
        <translation>تُجلب من الخادم من جديد عندما تنظر إليها. وما حفظته في مكان آخر يبقى هناك.</translation>
    </message>
</context>
<context>
    <name>Switcher</name>
    <message>
        <source>Go to a room or a person</source>
        <translation>الانتقال إلى غرفة أو شخص</translation>
    </message>
    <message>
        <source>No room and nobody here is called that.</source>
        <translation>لا غرفة ولا شخص هنا بهذا الاسم.</translation>
    </message>
</context>
<context>
    <name>SwitcherList</name>
    <message>
        <source>Rooms and people</source>
        <translation>الغرف والأشخاص</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Messages</source>
        <translation>الرسائل</translation>
    </message>
</context>
<context>
    <name>TransferBar</name>
    <message>
        <source>Progress</source>
        <translation>التقدّم</translation>
    </message>
</context>
<context>
    <name>TroubleLine</name>
    <message>
        <source>Connection Lab: %1</source>
        <translation>مختبر الاتصال: %1</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>إيقاف الكل</translation>
    </message>
</context>
<context>
    <name>TrustDialog</name>
    <message>
        <source>It shows now</source>
        <translation>يعرض الآن</translation>
    </message>
    <message>
        <source>You trust</source>
        <translation>ما تثق به</translation>
    </message>
    <message>
        <source>Trust the new one</source>
        <translation>الثقة بالجديدة</translation>
    </message>
    <message>
        <source>I compared it</source>
        <translation>قارنتُها</translation>
    </message>
    <message>
        <source>Trust this time</source>
        <translation>الثقة هذه المرة</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>TypedWordsLine</name>
    <message>
        <source>typing, not sent yet</source>
        <translation>يكتب، لم يُرسل بعد</translation>
    </message>
</context>
<context>
    <name>UnencryptedLine</name>
    <message>
        <source>This connection is not encrypted. Anyone on the network can read it.</source>
        <translation>هذا الاتصال غير مشفّر. يمكن لأي شخص على الشبكة قراءته.</translation>
    </message>
</context>
<context>
    <name>Uploads</name>
    <message>
        <source>The copy of “%1” that was to be sent is gone from this computer.</source>
        <translation>لم تعد نسخة «%1» التي كانت ستُرسل موجودة على هذا الحاسوب.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1 is typing…</source>
        <comment>%1 is a person&apos;s name</comment>
        <translation>%1 يكتب…</translation>
    </message>
    <message>
        <source>%1 and %2 are typing…</source>
        <comment>names</comment>
        <translation>%1 و%2 يكتبان…</translation>
    </message>
    <message>
        <source>%1, %2 and %3 are typing…</source>
        <comment>names</comment>
        <translation>%1 و%2 و%3 يكتبون…</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 and %n other(s) are typing…</source>
        <comment>names</comment>
        <translation>
            <numerusform>%1 و%2 يكتبان…</numerusform>
            <numerusform>%1 و%2 وشخص آخر يكتبون…</numerusform>
            <numerusform>%1 و%2 وشخصان آخران يكتبون…</numerusform>
            <numerusform>%1 و%2 و%n آخرون يكتبون…</numerusform>
            <numerusform>%1 و%2 و%n آخرون يكتبون…</numerusform>
            <numerusform>%1 و%2 و%n آخرون يكتبون…</numerusform>
        </translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>يكتب…</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) are typing…</source>
        <translation>
            <numerusform>لا أحد يكتب</numerusform>
            <numerusform>شخص واحد يكتب…</numerusform>
            <numerusform>شخصان يكتبان…</numerusform>
            <numerusform>%n أشخاص يكتبون…</numerusform>
            <numerusform>%n شخصًا يكتبون…</numerusform>
            <numerusform>%n شخص يكتبون…</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 added you</source>
        <comment>person</comment>
        <translation>أضافك %1</translation>
    </message>
    <message>
        <source>%1 is asked to come in.</source>
        <comment>person</comment>
        <translation>أُرسلت دعوة إلى %1.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>أمس</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>people, how many of them are online</comment>
        <translation>%1، %2</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>لا أحد</numerusform>
            <numerusform>شخص واحد</numerusform>
            <numerusform>شخصان</numerusform>
            <numerusform>%n أشخاص</numerusform>
            <numerusform>%n شخصًا</numerusform>
            <numerusform>%n شخص</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n online</source>
        <translation>
            <numerusform>لا أحد متصل</numerusform>
            <numerusform>واحد متصل</numerusform>
            <numerusform>اثنان متصلان</numerusform>
            <numerusform>%n متصلون</numerusform>
            <numerusform>%n متصلًا</numerusform>
            <numerusform>%n متصل</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>topic of a room, number of people</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>The message was not changed, and your words are a draft now. %1</source>
        <comment>reason</comment>
        <translation>لم تُعدَّل الرسالة، وكلماتك الآن مسودة. %1</translation>
    </message>
    <message>
        <source>The message was not deleted. %1</source>
        <comment>reason</comment>
        <translation>لم تُحذف الرسالة. %1</translation>
    </message>
    <message>
        <source>The reaction was not sent. %1</source>
        <comment>reason</comment>
        <translation>لم يُرسل التفاعل. %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time</comment>
        <translation>%1، %2</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>0 يوم</numerusform>
            <numerusform>يوم واحد</numerusform>
            <numerusform>يومان</numerusform>
            <numerusform>%n أيام</numerusform>
            <numerusform>%n يومًا</numerusform>
            <numerusform>%n يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>0 ساعة</numerusform>
            <numerusform>ساعة واحدة</numerusform>
            <numerusform>ساعتان</numerusform>
            <numerusform>%n ساعات</numerusform>
            <numerusform>%n ساعة</numerusform>
            <numerusform>%n ساعة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>0 دقيقة</numerusform>
            <numerusform>دقيقة واحدة</numerusform>
            <numerusform>دقيقتان</numerusform>
            <numerusform>%n دقائق</numerusform>
            <numerusform>%n دقيقة</numerusform>
            <numerusform>%n دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>0 ثانية</numerusform>
            <numerusform>ثانية واحدة</numerusform>
            <numerusform>ثانيتان</numerusform>
            <numerusform>%n ثوانٍ</numerusform>
            <numerusform>%n ثانية</numerusform>
            <numerusform>%n ثانية</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · until %2</source>
        <comment>what somebody does, a time</comment>
        <translation>%1 · حتى %2</translation>
    </message>
    <message>
        <source>Last seen at %1</source>
        <comment>a time of today</comment>
        <translation>آخر ظهور في %1</translation>
    </message>
    <message>
        <source>Last seen yesterday at %1</source>
        <translation>آخر ظهور أمس في %1</translation>
    </message>
    <message>
        <source>Last seen on %1</source>
        <comment>a date</comment>
        <translation>آخر ظهور في %1</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>بعيد</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>عدم الإزعاج</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>غير متصل</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>whether somebody is there, what they do</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>WordsStrip</name>
    <message>
        <source>Turn off</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>ليس الآن</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Chinwag is running already and does not react. End it first.</source>
        <translation>Chinwag يعمل بالفعل ولا يستجيب. أنهِه أولًا.</translation>
    </message>
</context>
</TS>
