// Replays what libFuzzer has found, and some thousand seeded mutations of it, with the same checks.
#include "tests/fuzz/fuzzchecks.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTest>

using namespace Chinwag;
using FuzzChecks::Check;

/// CHINWAG_SEED repeats a run that failed.
class TestFuzzCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void corpus_data() { addTargets(); }
    void corpus();
    void everyPrefix_data() { addTargets(); }
    void everyPrefix();
    void mutations_data() { addTargets(); }
    void mutations();

private:
    static void addTargets();
    static Check checkOf(const QString &name);
    static QList<QByteArray> filesOf(const QString &name);
    QByteArray mutated(QByteArray bytes, const QList<QByteArray> &others);

    QRandomGenerator m_random;
};

void TestFuzzCorpus::initTestCase()
{
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("CHINWAG_SEED", &isGiven);
    const quint32 seed =
        isGiven ? static_cast<quint32>(given) : QRandomGenerator::global()->bounded(1'000'000'000U);
    m_random.seed(seed);
    qInfo("CHINWAG_SEED=%u", seed);
}

void TestFuzzCorpus::addTargets()
{
    QTest::addColumn<QString>("name");
    for (const FuzzChecks::Target &target : FuzzChecks::targets())
        QTest::newRow(target.name) << QString::fromLatin1(target.name);
}

Check TestFuzzCorpus::checkOf(const QString &name)
{
    for (const FuzzChecks::Target &target : FuzzChecks::targets()) {
        if (name == QLatin1String(target.name))
            return target.check;
    }
    qFatal("no target of that name");
}

QList<QByteArray> TestFuzzCorpus::filesOf(const QString &name)
{
    QList<QByteArray> files;
    // The documents' examples are the corpus of the frames.
    static const QHash<QString, QString> elsewhere{
        {QStringLiteral("clientframe"), QStringLiteral("../../data/frames/client")},
        {QStringLiteral("serverframe"), QStringLiteral("../../data/frames/server")}};
    const QDir folder(QStringLiteral(CHINWAG_CORPUS) + QLatin1Char('/') + elsewhere.value(name, name));
    const QStringList names = folder.entryList(QDir::Files, QDir::Name);
    for (const QString &each : names) {
        QFile file(folder.filePath(each));
        if (file.open(QFile::ReadOnly))
            files.append(file.readAll());
    }
    return files;
}

void TestFuzzCorpus::corpus()
{
    QFETCH(QString, name);
    const QList<QByteArray> files = filesOf(name);
    QVERIFY2(files.size() >= 5, "there is no corpus");
    for (const QByteArray &bytes : files) {
        const QString problem = checkOf(name)(bytes);
        QVERIFY2(problem.isEmpty(), qPrintable(problem + QString::fromLatin1(bytes.toPercentEncoding())));
    }
}

void TestFuzzCorpus::everyPrefix()
{
    QFETCH(QString, name);
    const QList<QByteArray> files = filesOf(name);
    for (const QByteArray &bytes : files) {
        for (qsizetype size = 0; size < std::min<qsizetype>(bytes.size(), 200); ++size) {
            const QString problem = checkOf(name)(bytes.first(size));
            QVERIFY2(problem.isEmpty(),
                     qPrintable(problem + QString::fromLatin1(bytes.first(size).toPercentEncoding())));
        }
    }
}

/// Bytes are put in, taken out, doubled and changed, and two files become one.
QByteArray TestFuzzCorpus::mutated(QByteArray bytes, const QList<QByteArray> &others)
{
    for (int left = 1 + m_random.bounded(4); left > 0; --left) {
        const auto at = static_cast<qsizetype>(m_random.bounded(static_cast<int>(bytes.size()) + 1));
        const auto length = static_cast<qsizetype>(m_random.bounded(16));
        const QByteArray &other = others.at(m_random.bounded(static_cast<int>(others.size())));
        switch (m_random.bounded(5)) {
        case 0:
            bytes.insert(at, static_cast<char>(m_random.bounded(256)));
            break;
        case 1:
            bytes.remove(at, length);
            break;
        case 2:
            bytes.insert(at, other.mid(m_random.bounded(static_cast<int>(other.size()) + 1), length));
            break;
        case 3:
            if (at < bytes.size())
                bytes[at] = static_cast<char>(m_random.bounded(256));
            break;
        default:
            bytes = bytes.first(at) + other.mid(std::min(at, other.size()));
        }
    }
    return bytes;
}

void TestFuzzCorpus::mutations()
{
    QFETCH(QString, name);
    const QList<QByteArray> files = filesOf(name);
    for (int i = 0; i < 3'000; ++i) {
        const QByteArray bytes = mutated(files.at(m_random.bounded(static_cast<int>(files.size()))), files);
        const QString problem = checkOf(name)(bytes);
        QVERIFY2(problem.isEmpty(), qPrintable(problem + QString::fromLatin1(bytes.toPercentEncoding())));
    }
}

QTEST_GUILESS_MAIN(TestFuzzCorpus)
#include "tst_fuzzcorpus.moc"
