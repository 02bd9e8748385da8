#include "app/ui/words.h"

#include <QTest>

using namespace Chinwag;

namespace {

QStringList list(std::initializer_list<const char *> names)
{
    QStringList result;
    for (const char *name : names)
        result.append(QString::fromLatin1(name));
    return result;
}

} // namespace

class TestWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStatusSaysUntilWhen()
    {
        const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
        const QDateTime end(QDate(2026, 3, 14), QTime(15, 0));
        const Status meeting{QStringLiteral("In a meeting"), milliseconds(end.toMSecsSinceEpoch())};
        QCOMPARE(Words::status(meeting, end.date(), locale),
                 QString::fromUtf8("\u2068In a meeting\u2069 · until 15:00"));
        QVERIFY(
            Words::status(meeting, end.date().addDays(-1), locale).contains(QStringLiteral("14/03/2026")));
        QCOMPARE(Words::status({QStringLiteral("Away"), {}}, end.date(), locale), QStringLiteral("Away"));
        QCOMPARE(Words::status({}, end.date(), locale), QString());
    }

    void whoIsNotThereWasThere()
    {
        const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
        const QDateTime seen(QDate(2026, 3, 14), QTime(9, 5));
        const milliseconds at(seen.toMSecsSinceEpoch());
        const auto said = [&](Presence presence, int daysLater, const Status &status = {}) {
            return Words::presence({UserId(), presence, presence == Presence::Offline ? at : milliseconds(0)},
                                   status, seen.date().addDays(daysLater), locale);
        };
        QCOMPARE(said(Presence::Offline, 0), QStringLiteral("Last seen at 09:05"));
        QCOMPARE(said(Presence::Offline, 1), QStringLiteral("Last seen yesterday at 09:05"));
        QCOMPARE(said(Presence::Offline, 9), QStringLiteral("Last seen on 14/03/2026"));
        QCOMPARE(Words::presence({}, {}, seen.date(), locale), QStringLiteral("Offline"));
        const Status writing{QStringLiteral("Writing"), {}};
        QCOMPARE(said(Presence::Online, 0), QStringLiteral("Online"));
        QCOMPARE(said(Presence::Online, 0, writing), QStringLiteral("Writing"));
        QCOMPARE(said(Presence::Away, 0, writing), QString::fromUtf8("Away · Writing"));
    }

    void typing_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("sentence");
        QTest::addRow("nobody") << QStringList{} << QString();
        QTest::addRow("one") << list({"Ann"}) << QString::fromUtf8("\u2068Ann\u2069 is typing…");
        QTest::addRow("two") << list({"Ann", "Bob"})
                             << QString::fromUtf8("\u2068Ann\u2069 and \u2068Bob\u2069 are typing…");
        QTest::addRow("three") << list({"Ann", "Bob", "Cleo"})
                               << QString::fromUtf8(
                                      "\u2068Ann\u2069, \u2068Bob\u2069 and \u2068Cleo\u2069 are typing…");
        QTest::addRow("four") << list({"Ann", "Bob", "Cleo", "Dee"})
                              << QString::fromUtf8(
                                     "\u2068Ann\u2069, \u2068Bob\u2069 and 2 other(s) are typing…");
        QTest::addRow("name that is a placeholder")
            << list({"%2", "Bob"}) << QString::fromUtf8("\u2068%2\u2069 and \u2068Bob\u2069 are typing…");
    }

    void typing()
    {
        QFETCH(QStringList, names);
        QTEST(Words::typing(names), "sentence");
    }

    void longNamesAreElidedAt24Characters()
    {
        const QString longest(24, u'x');
        const QString elided = QString(23, u'x') + QChar(0x2026);
        QVERIFY(Words::typing({longest}).contains(longest));
        QVERIFY(Words::typing({longest + u'x'}).contains(elided));
    }

    void typingInListNeedsNoNameInADirectMessage()
    {
        QCOMPARE(Words::typingInList(1, true), QString::fromUtf8("typing…"));
        QCOMPARE(Words::typingInList(2, false), QString::fromUtf8("2 person(s) are typing…"));
        QVERIFY(Words::typingInList(0, true).isEmpty());
    }

    void days()
    {
        const QDate today(2024, 3, 1);
        const QLocale english(QLocale::English, QLocale::UnitedKingdom);
        QCOMPARE(Words::day(today, today, english), QStringLiteral("Today"));
        QCOMPARE(Words::day(QDate(2024, 2, 29), today, english), QStringLiteral("Yesterday"));
        QCOMPARE(Words::day(QDate(2024, 2, 28), today, english),
                 QStringLiteral("Wednesday, 28 February 2024"));
    }

    void listTimes()
    {
        const QDate today(2024, 3, 1);
        const QLocale english(QLocale::English, QLocale::UnitedKingdom);
        QCOMPARE(Words::listTime(QDateTime(today, QTime(12, 4)), today, english), QStringLiteral("12:04"));
        QCOMPARE(Words::time(QDateTime(today, QTime(12, 4, 59)), QLocale::c()), QStringLiteral("12:04"));
        QCOMPARE(Words::listTime(QDateTime(today.addDays(-4), QTime(12, 4)), today, english),
                 QStringLiteral("Mon"));
        QCOMPARE(Words::listTime(QDateTime(today.addDays(-7), QTime(12, 4)), today, english),
                 QStringLiteral("23/02/2024"));
    }

    void theLocaleOfThisMachineMayHaveNoShortTime()
    {
        QCOMPARE(Words::time(QDateTime(QDate(2024, 3, 1), QTime(9, 5)), QLocale::c()),
                 QStringLiteral("09:05"));
    }

    void countsStopAt99()
    {
        QCOMPARE(Words::count(0), QString());
        QCOMPARE(Words::count(99), QStringLiteral("99"));
        QCOMPARE(Words::count(100), QStringLiteral("99+"));
    }

    void aToneIsTheSameInEveryProcess()
    {
        QCOMPARE(Words::tone(QStringLiteral("u_1")), Words::tone(QStringLiteral("u_1")));
        QCOMPARE(Words::tone(QString()), 2166136261U % Words::tones);
    }

    void initialsAreWholeCharacters()
    {
        QCOMPARE(Words::initials(QStringLiteral("  ann")), QStringLiteral("A"));
        QCOMPARE(Words::initials(QString::fromUtf8("👩‍🚀 Zoe")), QString::fromUtf8("👩‍🚀"));
        QCOMPARE(Words::initials(QString()), QStringLiteral("?"));
        QCOMPARE(Words::initials(QString::fromUtf8("\u200F \u2068مهتاب")), QString::fromUtf8("م"));
        QCOMPARE(Words::initials(QStringLiteral("\u200F")), QStringLiteral("?"));
    }
};

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
