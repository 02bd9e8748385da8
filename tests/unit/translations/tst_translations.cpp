// What people read is translated: every text of app/ and qml/ is in the .ts files, and none is unfinished.

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

struct Message
{
    QString source;
    bool unfinished = false;
    QStringList translations; ///< one, or one for each plural form
};

Message readMessage(QXmlStreamReader &xml)
{
    Message message;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            message.unfinished = xml.attributes().hasAttribute("type"_L1);
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            message.translations.append(text);
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> readMessages(const QString &path)
{
    QFile file(path);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == "message"_L1)
            messages.append(readMessage(xml));
    }
    return messages;
}

/// The sentences that still need a translator.
QStringList missing(const QList<Message> &messages)
{
    QStringList result;
    for (const Message &message : messages) {
        if (message.unfinished || message.translations.join(QString()).trimmed().isEmpty())
            result.append(message.source);
    }
    return result;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsTranslated_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("English plurals") << u"chinwag_en.ts"_s << QStringList{u"-pluralonly"_s};
        QTest::newRow("German") << u"chinwag_de.ts"_s << QStringList();
        QTest::newRow("Arabic") << u"chinwag_ar.ts"_s << QStringList();
    }

    void everyTextIsTranslated()
    {
        QFETCH(const QString, file);
        QFETCH(const QStringList, options);
        const QList<Message> kept = readMessages(sources(u"translations/"_s + file));
        QVERIFY(!kept.isEmpty());
        QCOMPARE(missing(kept), QStringList());

        // As the sources are now: a text that was added since shows up as unfinished.
        const QString copy = m_directory.filePath(file);
        QVERIFY(QFile::copy(sources(u"translations/"_s + file), copy));
        QVERIFY(update(copy, options));
        const QList<Message> now = readMessages(copy);
        QCOMPARE(missing(now), QStringList());
        QCOMPARE(now.size(), kept.size());
    }

    void aTextThatIsNewIsNoticed()
    {
        QFile source(m_directory.filePath(u"page.qml"_s));
        QVERIFY(source.open(QIODevice::WriteOnly));
        source.write("import QtQuick\nText { text: qsTr(\"Nobody translated this\") }\n");
        source.close();
        const QString file = m_directory.filePath(u"new.ts"_s);
        QVERIFY(QFile::copy(sources(u"translations/chinwag_de.ts"_s), file));
        QVERIFY(run({u"-no-obsolete"_s, source.fileName(), u"-ts"_s, file}));
        QCOMPARE(missing(readMessages(file)), QStringList{u"Nobody translated this"_s});
    }

private:
    static QString sources(const QString &path) { return u"" CHINWAG_SOURCES "/"_s + path; }

    static bool update(const QString &file, const QStringList &options)
    {
        return run(
            QStringList{u"-no-obsolete"_s, u"-locations"_s, u"none"_s, u"-I"_s, u"."_s, u"app"_s, u"qml"_s} +
            options + QStringList{u"-ts"_s, file});
    }

    static bool run(const QStringList &arguments)
    {
        QProcess lupdate;
        lupdate.setWorkingDirectory(sources(QString()));
        lupdate.setProcessChannelMode(QProcess::MergedChannels);
        lupdate.start(QStringLiteral(LUPDATE), arguments);
        const bool done = lupdate.waitForFinished() && lupdate.exitCode() == 0;
        if (!done)
            qWarning().noquote() << lupdate.errorString() << lupdate.readAll();
        return done;
    }

    QTemporaryDir m_directory;
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
