#include "tests/fuzz/framechecks.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

/// Replays the corpus and some thousand mutations of it. CHINWAG_SEED repeats a run that failed.
class TestFrameFuzz : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void corpus_data() { addSides(); }
    void corpus();
    void everyPrefix_data() { addSides(); }
    void everyPrefix();
    void mutations_data() { addSides(); }
    void mutations();

private:
    using Check = QString (*)(const QByteArray &bytes);

    static void addSides();
    static Check check(const QString &side);
    QByteArray mutated(QByteArray bytes, const QList<QByteArray> &others);

    QHash<QString, QList<QByteArray>> m_corpus;
    QRandomGenerator m_random;
};

void TestFrameFuzz::initTestCase()
{
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("CHINWAG_SEED", &isGiven);
    const quint32 seed =
        isGiven ? static_cast<quint32>(given) : QRandomGenerator::global()->bounded(1'000'000'000U);
    m_random.seed(seed);
    qInfo("CHINWAG_SEED=%u", seed);
    for (const QString &side : {u"client"_s, u"server"_s}) {
        const QDir folder(QStringLiteral(CHINWAG_FRAMES) + u'/' + side);
        for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QFile::ReadOnly));
            m_corpus[side].append(file.readAll());
        }
        QVERIFY(m_corpus.value(side).size() >= 15);
    }
}

void TestFrameFuzz::addSides()
{
    QTest::addColumn<QString>("side");
    QTest::newRow("client frames") << u"client"_s;
    QTest::newRow("server frames") << u"server"_s;
}

TestFrameFuzz::Check TestFrameFuzz::check(const QString &side)
{
    return side == u"client"_s ? &FrameChecks::clientFrame : &FrameChecks::serverFrame;
}

void TestFrameFuzz::corpus()
{
    QFETCH(QString, side);
    for (const QByteArray &bytes : m_corpus.value(side)) {
        const QString problem = check(side)(bytes);
        QVERIFY2(problem.isEmpty(), qPrintable(problem + u": "_s + QString::fromUtf8(bytes)));
    }
}

void TestFrameFuzz::everyPrefix()
{
    QFETCH(QString, side);
    for (const QByteArray &bytes : m_corpus.value(side)) {
        for (qsizetype size = 0; size < bytes.size(); ++size) {
            const QString problem = check(side)(bytes.first(size));
            QVERIFY2(problem.isEmpty(), qPrintable(problem + u": "_s + QString::fromUtf8(bytes.first(size))));
        }
    }
}

QByteArray TestFrameFuzz::mutated(QByteArray bytes, const QList<QByteArray> &others)
{
    static const QList<QByteArray> tokens{"{",
                                          "}",
                                          "[",
                                          "]",
                                          "\"",
                                          ",",
                                          ":",
                                          "\\",
                                          "\\u0000",
                                          "\\ud800",
                                          "null",
                                          "true",
                                          "-1",
                                          "0",
                                          "1.5",
                                          "1e300",
                                          "9007199254740993",
                                          "\"type\":",
                                          "\"id\":",
                                          "\xff",
                                          "\xf0\x9f\xab\x96",
                                          QByteArray(40, '[')};
    for (int left = 1 + m_random.bounded(4); left > 0; --left) {
        const auto at = static_cast<qsizetype>(m_random.bounded(static_cast<int>(bytes.size()) + 1));
        const auto length = static_cast<qsizetype>(m_random.bounded(8));
        switch (m_random.bounded(5)) {
        case 0:
            bytes.insert(at, tokens.at(m_random.bounded(static_cast<int>(tokens.size()))));
            break;
        case 1:
            bytes.remove(at, length);
            break;
        case 2:
            bytes.insert(at, bytes.mid(m_random.bounded(static_cast<int>(bytes.size()) + 1), length * 4));
            break;
        case 3:
            if (at < bytes.size())
                bytes[at] = static_cast<char>(m_random.bounded(256));
            break;
        default:
            const QByteArray &other = others.at(m_random.bounded(static_cast<int>(others.size())));
            bytes = bytes.first(at) + other.mid(std::min(at, other.size()));
        }
    }
    return bytes;
}

void TestFrameFuzz::mutations()
{
    QFETCH(QString, side);
    const QList<QByteArray> &corpus = m_corpus[side];
    for (int i = 0; i < 20'000; ++i) {
        const QByteArray bytes =
            mutated(corpus.at(m_random.bounded(static_cast<int>(corpus.size()))), corpus);
        const QString problem = check(side)(bytes);
        QVERIFY2(problem.isEmpty(),
                 qPrintable(problem + u": "_s + QString::fromLatin1(bytes.toPercentEncoding())));
    }
}

QTEST_GUILESS_MAIN(TestFrameFuzz)
#include "tst_framefuzz.moc"
