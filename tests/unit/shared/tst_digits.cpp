#include "shared/base/digits.h"

#include <QTest>

using namespace Chinwag;

class TestDigits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesDigitsOnly_data();
    void takesDigitsOnly();
};

void TestDigits::takesDigitsOnly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<qint64>>("number");
    const std::optional<qint64> none;
    const auto row = [](const QString &text, std::optional<qint64> number) {
        QTest::newRow(qPrintable(QLatin1Char('"') + text + QLatin1Char('"'))) << text << number;
    };
    row(QStringLiteral("0"), 0);
    row(QStringLiteral("50"), 50);
    row(QStringLiteral("007"), 7);
    row(QStringLiteral("9007199254740991"), 9007199254740991);
    row(QStringLiteral("9007199254740992"), none);
    row(QStringLiteral("99999999999999999999"), none);
    row(QString(), none);
    row(QStringLiteral(" 5"), none);
    row(QStringLiteral("5 "), none);
    row(QStringLiteral("\t5"), none);
    row(QStringLiteral("+5"), none);
    row(QStringLiteral("-0"), none);
    row(QStringLiteral("5e1"), none);
    row(QStringLiteral("0x5"), none);
    row(QStringLiteral("1,000"), none);
    row(QStringLiteral("٥"), none);
    row(QStringLiteral("5\u00a0"), none);
}

void TestDigits::takesDigitsOnly()
{
    QFETCH(QString, text);
    QFETCH(std::optional<qint64>, number);
    QCOMPARE(digitsOf(text), number);
}

QTEST_APPLESS_MAIN(TestDigits)
#include "tst_digits.moc"
