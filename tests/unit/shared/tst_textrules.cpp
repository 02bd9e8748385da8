#include "shared/protocol/limits.h"
#include "shared/protocol/textrules.h"

#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

class TestTextRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usernames_data();
    void usernames();
    void names_data();
    void names();
    void namesHaveALength();
    void passwords_data();
    void passwords();
    void passwordsAreTheSameOnEveryKeyboard();
    void aPasswordHasTheFormsItMayHaveBeenHashedIn();
    void lookAlikesHaveOneSkeleton();
    void namesAreFoundInAnyForm();
    void messages_data();
    void messages();
    void reactions_data();
    void reactions();
    void refusalsSayWhy();
};

void TestTextRules::usernames_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("expected"); // empty: refused
    QTest::newRow("plain") << u"ann"_s << u"ann"_s;
    QTest::newRow("upper case") << u"Ann"_s << u"ann"_s;
    QTest::newRow("wide") << u"Ａｎｎ＿１"_s << u"ann_1"_s;
    QTest::newRow("trimmed") << u"  ann\n"_s << u"ann"_s;
    QTest::newRow("all kinds") << u"a.b_c-9"_s << u"a.b_c-9"_s;
    QTest::newRow("digit first") << u"9lives"_s << u"9lives"_s;
    QTest::newRow("one") << u"a"_s << u"a"_s;
    QTest::newRow("32") << QString(32, u'a') << QString(32, u'a');
    QTest::newRow("33") << QString(33, u'a') << QString();
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("blank") << u" \t"_s << QString();
    QTest::newRow("dot first") << u".ann"_s << QString();
    QTest::newRow("dash first") << u"-ann"_s << QString();
    QTest::newRow("space inside") << u"ann b"_s << QString();
    QTest::newRow("umlaut") << u"jörg"_s << QString();
    QTest::newRow("Cyrillic a") << u"\u0430nn"_s << QString();
    QTest::newRow("Kelvin sign is no k") << u"\u212Aim"_s << QString();
    QTest::newRow("zero width") << u"an\u200Bn"_s << QString();
    QTest::newRow("NUL") << u"an\0n"_s << QString();
    QTest::newRow("slash") << u"../ann"_s << QString();
}

void TestTextRules::usernames()
{
    QFETCH(QString, input);
    QFETCH(QString, expected);
    const auto result = normalizedUsername(input);
    QCOMPARE(result ? *result : QString(), expected);
    if (!result)
        QCOMPARE(toString(result.error().code), toString(ErrorCode::InvalidUsername));
}

void TestTextRules::names_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("expected"); // empty: refused
    QTest::newRow("plain") << u"Ann"_s << u"Ann"_s;
    QTest::newRow("trimmed") << u" Ann B. "_s << u"Ann B."_s;
    QTest::newRow("other scripts") << u"محمد 李 Юля"_s << u"محمد 李 Юля"_s;
    QTest::newRow("emoji") << u"Ann 🫖"_s << u"Ann 🫖"_s;
    QTest::newRow("markup stays text") << u"<b>Ann</b>"_s << u"<b>Ann</b>"_s;
    QTest::newRow("put together") << u"Zoe\u0308"_s << u"Zo\u00EB"_s;
    QTest::newRow("Vietnamese") << u"Nguye\u0302\u0303n"_s << u"Nguy\u1EC5n"_s;
    QTest::newRow("four marks") << u"x\u0301\u0302\u0303\u0304"_s << u"x\u0301\u0302\u0303\u0304"_s;
    QTest::newRow("five marks") << u"x\u0301\u0302\u0303\u0304\u0306"_s << QString();
    QTest::newRow("one mark twice") << u"x\u0301\u0301"_s << QString();
    QTest::newRow("pile with a mark outside the BMP")
        << u"x\u0302\u0303\u0304\u0306\U0001E000"_s << QString();
    QTest::newRow("Burmese") << u"ကျော်"_s << u"ကျော်"_s; // four in a row, beside the letter
    QTest::newRow("Hebrew with points") << u"שָׁלוֹם"_s.normalized(QString::NormalizationForm_C)
                                        << u"שָׁלוֹם"_s.normalized(QString::NormalizationForm_C);
    QTest::newRow("Persian non-joiner") << u"علی\u200Cرضا"_s << u"علی\u200Cرضا"_s;
    QTest::newRow("Bengali joiner before the virama") << u"র\u200D্যাচেল"_s << u"র\u200D্যাচেল"_s;
    QTest::newRow("Sinhala joiner") << u"ශ්\u200Dරී"_s << u"ශ්\u200Dරී"_s;
    QTest::newRow("Malayalam non-joiner") << u"ക്\u200Cഷ"_s << u"ക്\u200Cഷ"_s;
    QTest::newRow("family") << u"Ann 👨\u200D👩\u200D👧\u200D👦"_s << u"Ann 👨\u200D👩\u200D👧\u200D👦"_s;
    QTest::newRow("skin tones and hearts")
        << u"👩🏽\u200D❤\uFE0F\u200D👨🏿"_s << u"👩🏽\u200D❤\uFE0F\u200D👨🏿"_s;
    QTest::newRow("rainbow flag") << u"🏳\uFE0F\u200D🌈"_s << u"🏳\uFE0F\u200D🌈"_s;
    QTest::newRow("keycap") << u"7\uFE0F\u20E3"_s << u"7\uFE0F\u20E3"_s;
    QTest::newRow("flag of Scotland")
        << u"\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F"_s
        << u"\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F"_s;
    QTest::newRow("flag that does not end") << u"\U0001F3F4\U000E0067\U000E0062"_s << QString();
    QTest::newRow("emoji of Unicode 16") << u"Ann \U0001FAE9"_s << u"Ann \U0001FAE9"_s;
    QTest::newRow("letter that is not assigned yet")
        << u"\U000105F0\U00010D50"_s << u"\U000105F0\U00010D50"_s;
    QTest::newRow("reserved for what is invisible") << u"Ann\U000E0FFF"_s << QString();
    QTest::newRow("non-joiner in Latin") << u"An\u200Cn"_s << QString();
    QTest::newRow("joiner at the end") << u"علی\u200D"_s << QString();
    QTest::newRow("style of a letter") << u"A\uFE0Fnn"_s << QString();
    QTest::newRow("only a joiner") << u"\u200D"_s << QString();
    QTest::newRow("Cyrillic a in Latin") << u"\u0430nn"_s << QString();
    QTest::newRow("Greek o in Latin") << u"B\u03BFb"_s << QString();
    QTest::newRow("two alphabets, two words") << u"Anna Анна"_s << u"Anna Анна"_s;
    QTest::newRow("Japanese with Latin") << u"田中Taroさん"_s << u"田中Taroさん"_s;
    QTest::newRow("noncharacter") << u"Ann\uFDD0"_s << QString();
    QTest::newRow("only marks") << u"\u0301\u0302"_s << QString();
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("blank") << u" \u00A0\u3000"_s << QString();
    QTest::newRow("line break") << u"Ann\nBob"_s << QString();
    QTest::newRow("tab") << u"Ann\tBob"_s << QString();
    QTest::newRow("NUL") << u"Ann\0"_s << QString();
    QTest::newRow("delete") << u"Ann\u007F"_s << QString();
    QTest::newRow("bidi override") << u"Ann\u202Etxt"_s << QString();
    QTest::newRow("bidi isolate") << u"Ann\u2066"_s << QString();
    QTest::newRow("zero width space") << u"A\u200Bnn"_s << QString();
    QTest::newRow("zero width joiner") << u"A\u200Dnn"_s << QString();
    QTest::newRow("byte order mark") << u"A\uFEFFnn"_s << QString();
    QTest::newRow("soft hyphen") << u"A\u00ADnn"_s << QString();
    QTest::newRow("Hangul filler") << u"\u3164"_s << QString();
    QTest::newRow("braille blank") << u"\u2800"_s << QString();
    QTest::newRow("tag characters") << u"Ann\U000E0041"_s << QString();
    QTest::newRow("private use") << u"Ann\uE000"_s << QString();
    QTest::newRow("line separator") << u"Ann\u2028Bob"_s << QString();
    QTest::newRow("unpaired high") << u"Ann"_s + QChar(0xD800) << QString();
    QTest::newRow("unpaired low") << QChar(0xDC00) + u"Ann"_s << QString();
}

void TestTextRules::names()
{
    QFETCH(QString, input);
    QFETCH(QString, expected);
    for (const auto &result : {normalizedDisplayName(input), normalizedRoomName(input)}) {
        QCOMPARE(result ? *result : QString(), expected);
        if (!result)
            QCOMPARE(toString(result.error().code), toString(ErrorCode::InvalidName));
    }
}

void TestTextRules::namesHaveALength()
{
    QVERIFY(normalizedDisplayName(QString(Limits::displayNameLength, u'x')));
    QVERIFY(!normalizedDisplayName(QString(Limits::displayNameLength + 1, u'x')));
    QVERIFY(normalizedRoomName(QString(Limits::roomNameLength, u'x')));
    QVERIFY(!normalizedRoomName(QString(Limits::roomNameLength + 1, u'x')));
    QVERIFY2(normalizedDisplayName(u"  "_s + QString(Limits::displayNameLength, u'x')),
             "counted after trimming");
}

void TestTextRules::passwords_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<bool>("fits");
    QTest::newRow("7") << QString(7, u'p') << false;
    QTest::newRow("8") << QString(8, u'p') << true;
    QTest::newRow("128") << QString(128, u'p') << true;
    QTest::newRow("129") << QString(129, u'p') << false;
    QTest::newRow("spaces are kept") << u"  pass word  "_s << true;
    QTest::newRow("any script") << u"пароль-пароль"_s << true;
    QTest::newRow("NUL") << u"pass\0word"_s << false;
    QTest::newRow("unpaired") << u"password"_s + QChar(0xD800) << false;
}

void TestTextRules::passwords()
{
    QFETCH(QString, input);
    QFETCH(bool, fits);
    const auto result = checkedPassword(input);
    QCOMPARE(result.hasValue(), fits);
    if (fits)
        QCOMPARE(*result, input);
    else
        QCOMPARE(toString(result.error().code), toString(ErrorCode::WeakPassword));
}

void TestTextRules::passwordsAreTheSameOnEveryKeyboard()
{
    QCOMPARE(*checkedPassword(u"pa\u0308ssword"_s), u"p\u00E4ssword"_s);
    QCOMPARE(*checkedPassword(u"two\u00A0wide\u3000spaces"_s), u"two wide spaces"_s);
    QCOMPARE(*checkedPassword(u"Ｗｉｄｅ letters"_s), u"Ｗｉｄｅ letters"_s); // stay what they are
    QVERIFY2(!checkedPassword(u"a\u0308o\u0308u\u0308A\u0308"_s), "four characters, however they are typed");
}

void TestTextRules::aPasswordHasTheFormsItMayHaveBeenHashedIn()
{
    QCOMPARE(passwordForms(u"password"_s), QStringList{u"password"_s});
    const QStringList both{u"p\u00E4ssword"_s, u"pa\u0308ssword"_s};
    QCOMPARE(passwordForms(both.at(0)), both);
    QCOMPARE(passwordForms(both.at(1)), both);
    QCOMPARE(passwordForms(u"pass\u00A0word"_s), (QStringList{u"pass word"_s, u"pass\u00A0word"_s}));
}

void TestTextRules::lookAlikesHaveOneSkeleton()
{
    QCOMPARE(usernameSkeleton(u"rnark"_s), usernameSkeleton(u"mark"_s));
    QCOMPARE(usernameSkeleton(u"b0b"_s), usernameSkeleton(u"bob"_s));
    QCOMPARE(usernameSkeleton(u"pau1"_s), usernameSkeleton(u"paul"_s));
    QCOMPARE(usernameSkeleton(u"vvim"_s), usernameSkeleton(u"wirn"_s));
    QVERIFY(usernameSkeleton(u"ann"_s) != usernameSkeleton(u"anna"_s));
}

void TestTextRules::namesAreFoundInAnyForm()
{
    QCOMPARE(searchKey(u"ZOE\u0308"_s), searchKey(u"zo\u00EB"_s));
}

void TestTextRules::messages_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("refusal"); // empty: kept as it is
    QTest::newRow("plain") << u"Hello"_s << QString();
    QTest::newRow("spaces are kept") << u"  Hello \n"_s << QString();
    QTest::newRow("lines") << u"a\nb\r\n\tc"_s << QString();
    QTest::newRow("joined emoji") << u"👩\u200D👩\u200D👧"_s << QString();
    QTest::newRow("right to left") << u"\u202Bשלום"_s << QString();
    QTest::newRow("4000") << QString(4000, u'm') << QString();
    QTest::newRow("4001") << QString(4001, u'm') << u"too_large"_s;
    QTest::newRow("empty") << QString() << u"bad_request"_s;
    QTest::newRow("blank") << u" \n\t\u00A0"_s << u"bad_request"_s;
    QTest::newRow("nothing to see") << u"\u200B\u2060\u00AD\uFEFF"_s << u"bad_request"_s;
    QTest::newRow("fillers") << u"\u3164 \u115F\u2800"_s << u"bad_request"_s;
    QTest::newRow("tags") << u"\U000E0041\U000E0042"_s << u"bad_request"_s;
    QTest::newRow("something behind nothing") << u"\u200B🫖"_s << QString();
    QTest::newRow("NUL") << u"a\0b"_s << u"bad_request"_s;
    QTest::newRow("unpaired") << u"a"_s + QChar(0xDC00) << u"bad_request"_s;
}

void TestTextRules::messages()
{
    QFETCH(QString, input);
    QFETCH(QString, refusal);
    const auto result = checkedMessageText(input);
    QCOMPARE(result ? QString() : toString(result.error().code), refusal);
    if (result)
        QCOMPARE(*result, input);
}

void TestTextRules::reactions_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("thumb") << u"👍"_s << true;
    QTest::newRow("heart with its style") << u"❤\uFE0F"_s << true;
    QTest::newRow("family") << u"👩\u200D👩\u200D👧"_s << true;
    QTest::newRow("flag of Scotland")
        << u"\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F"_s << true;
    QTest::newRow("key cap") << u"3\uFE0F\u20E3"_s << true;
    QTest::newRow("letter") << u"+"_s << true;
    QTest::newRow("newer than any table") << u"\U0001FAFF"_s << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("too long") << QString(17, u'x') << false;
    QTest::newRow("space") << u"a b"_s << false;
    QTest::newRow("control") << u"a\u0001"_s << false;
    QTest::newRow("nothing to see") << u"\u200B"_s << false;
    QTest::newRow("joiners alone") << u"\u200D\uFE0F"_s << false;
    QTest::newRow("filler") << u"\u3164"_s << false;
    QTest::newRow("turns the line round") << u"\u202E👍"_s << false;
    QTest::newRow("hides a letter") << u"👍\u200B"_s << false;
    QTest::newRow("unpaired") << QString(QChar(0xD83D)) << false;
}

void TestTextRules::reactions()
{
    QFETCH(QString, input);
    QFETCH(bool, isGood);
    const auto result = checkedEmoji(input);
    QCOMPARE(bool(result), isGood);
    if (result)
        QCOMPARE(*result, input);
    else
        QVERIFY(result.error().code == ErrorCode::BadRequest);
}

void TestTextRules::refusalsSayWhy()
{
    const QList<Error> errors{normalizedUsername(u"Ä"_s).error(), normalizedDisplayName({}).error(),
                              checkedPassword({}).error(), checkedMessageText({}).error()};
    for (const Error &error : errors) {
        QVERIFY(error.message.endsWith(u'.'));
        QVERIFY(error.message.front().isUpper());
        QVERIFY(!error.isTemporary());
    }
}

QTEST_GUILESS_MAIN(TestTextRules)
#include "tst_textrules.moc"
