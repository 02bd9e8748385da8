#include "shared/protocol/passwordstrength.h"

#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

class TestPasswordStrength : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passwordsHaveAScore_data();
    void passwordsHaveAScore();
    void namesAreNames();
    void longOnesAreCut();
    void anyTextHasAScore();
};

void TestPasswordStrength::passwordsHaveAScore_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    const auto row = [](const QString &password, int least, int most) {
        QTest::newRow(qPrintable(password)) << password << least << most;
    };
    row(u""_s, 0, 0);
    row(u"password"_s, 0, 0);
    row(u"password1"_s, 0, 0);
    row(u"P4ssw0rd"_s, 0, 1);
    row(u"qwertyuiop"_s, 0, 1);
    row(u"abcdefghijkl"_s, 0, 1);
    row(u"яяяяяяяяяяяя"_s, 0, 1);
    row(u"ann-arbor"_s, 0, 0);
    row(u"robra-nna"_s, 0, 0);
    row(u"Ann-Arbor1"_s, 0, 1);
    row(u"correct horse"_s, 2, 4);
    row(u"correct horse battery"_s, 4, 4);
    row(u"staple wrong donkey"_s, 4, 4);
    row(u"lebkuchen sägt montags"_s, 4, 4);
    row(u"tqrmvbxzpd"_s, 3, 4);
}

void TestPasswordStrength::passwordsHaveAScore()
{
    QFETCH(QString, password);
    QFETCH(int, least);
    QFETCH(int, most);
    const int score = passwordScore(password, {u"ann-arbor"_s, u"Ann Arbor"_s});
    QVERIFY2(score >= least && score <= most, qPrintable(QString::number(score)));
}

void TestPasswordStrength::namesAreNames()
{
    const QStringList names{u"ann-arbor"_s, u"Ölaf Ärger"_s, u""_s};
    QVERIFY(isNameOfOwner(u"ANN-ARBOR"_s, names));
    QVERIFY(isNameOfOwner(u"robrA-nnA"_s, names));
    QVERIFY(isNameOfOwner(u"ölaf ärger"_s, names));
    QVERIFY(!isNameOfOwner(u"ann-arbor1"_s, names));
    QVERIFY(!isNameOfOwner(u""_s, names));
}

void TestPasswordStrength::longOnesAreCut()
{
    const QString boring(64, u'a');
    QCOMPARE(passwordScore(boring + u"tqrmvbxzpdtqrmvbxzpd"_s, {}), passwordScore(boring, {}));
}

void TestPasswordStrength::anyTextHasAScore()
{
    for (int unit = 0; unit <= 0xffff; unit += 61) {
        const QString text = QString(QChar(char16_t(unit))) + QChar(char16_t(0xffff - unit)) + u"x"_s;
        const int score = passwordScore(text.repeated(5), {text, u"x"_s});
        QVERIFY(score >= 0 && score <= strongestPassword);
    }
}

QTEST_APPLESS_MAIN(TestPasswordStrength)
#include "tst_passwordstrength.moc"
