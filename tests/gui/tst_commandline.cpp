// What chinwag says in a terminal, with and without a display.

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_CommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void questionsNeedNoDisplay_data();
    void questionsNeedNoDisplay();
    void aBadOptionIsSaidWithAnExitCode();

private:
    /// Runs to its end, in an environment without any display.
    struct Run
    {
        int exit = -1;
        QByteArray output;
        QByteArray errors;
    };
    static Run run(const QStringList &arguments, const QStringList &more = {});
};

tst_CommandLine::Run tst_CommandLine::run(const QStringList &arguments, const QStringList &more)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1String(name));
    for (const QString &each : more)
        environment.insert(each.section(u'=', 0, 0), each.section(u'=', 1));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(CHINWAG_BINARIES) + u"/chinwag"_s, arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void tst_CommandLine::questionsNeedNoDisplay_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("--help") << QStringList{u"--help"_s} << QByteArray("--password-file");
    QTest::newRow("-h") << QStringList{u"-h"_s} << QByteArray("--password-file");
    QTest::newRow("--help-all") << QStringList{u"--help-all"_s} << QByteArray("--password-file");
    QTest::newRow("--version") << QStringList{u"--version"_s} << QByteArray("chinwag ");
    QTest::newRow("-v") << QStringList{u"-v"_s} << QByteArray("chinwag ");
    QTest::newRow("after others") << QStringList{u"--profile"_s, u"work"_s, u"--version"_s}
                                  << QByteArray("chinwag ");
}

void tst_CommandLine::questionsNeedNoDisplay()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, word);
    const Run ended = run(arguments);
    QVERIFY2(ended.exit == 0, ended.errors.constData());
    QVERIFY2(ended.output.contains(word), ended.output.constData());
    QVERIFY2(ended.errors.isEmpty(), ended.errors.constData());
}

void tst_CommandLine::aBadOptionIsSaidWithAnExitCode()
{
    const Run ended = run({u"--no-such-option"_s}, {u"QT_QPA_PLATFORM=offscreen"_s});
    QCOMPARE(ended.exit, 1);
    QVERIFY2(ended.errors.contains("no-such-option"), ended.errors.constData());
}

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_commandline.moc"
