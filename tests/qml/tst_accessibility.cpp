// Every page of the gallery, as a screen reader finds it: whatever one can go to says what it is.
#include "app/ui/qmlmodules.h"

#include <QAccessible>
#include <QFile>
#include <QProcess>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // ms; a loaded machine, never the expected duration
constexpr int atOnce = 4;

struct Page
{
    QString name;
    std::unique_ptr<QProcess> gallery = std::make_unique<QProcess>();
};

QStringList pages()
{
    QFile source(QStringLiteral(CHINWAG_GALLERY_SOURCE));
    QStringList names{u"chat"_s};
    if (!source.open(QIODevice::ReadOnly))
        return {};
    const QRegularExpression page(u"page == u\"(\\w+)\""_s);
    for (auto found = page.globalMatch(QString::fromUtf8(source.readAll())); found.hasNext();)
        names.append(found.next().captured(1));
    names.removeDuplicates();
    return names;
}

QString treeOf(const QString &page)
{
    QProcess gallery;
    gallery.start(QStringLiteral(CHINWAG_GALLERY), {u"--page"_s, page, u"--accessible"_s});
    return gallery.waitForFinished(patience) ? QString::fromUtf8(gallery.readAllStandardOutput()) : QString();
}

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whateverOneCanGoToHasAName()
    {
        const QStringList all = pages();
        QVERIFY(all.size() > 20);
        QStringList nameless;
        for (qsizetype done = 0; done < all.size(); done += atOnce) {
            std::vector<Page> some;
            for (const QString &name : all.mid(done, atOnce)) {
                Page page{name};
                page.gallery->start(QStringLiteral(CHINWAG_GALLERY), {u"--page"_s, name, u"--accessible"_s});
                some.push_back(std::move(page));
            }
            for (const Page &page : some) {
                QVERIFY2(page.gallery->waitForFinished(patience), qPrintable(page.name));
                QCOMPARE(page.gallery->exitStatus(), QProcess::NormalExit);
                const QString tree = QString::fromUtf8(page.gallery->readAllStandardOutput());
                QVERIFY2(tree.count(u'\n') > 2, qPrintable(page.name)); // there is something to find
                if (page.gallery->exitCode() != 0)
                    nameless.append(page.name + u": "_s +
                                    QString::fromUtf8(page.gallery->readAllStandardError()));
            }
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

    void theMessagesAreAListOfSentences()
    {
        const QString tree = treeOf(u"chat"_s);
        const QRegularExpression list(u"^( *)List “Messages”.*$"_s, QRegularExpression::MultilineOption);
        QVERIFY2(list.match(tree).hasMatch(), qPrintable(tree));
        const QRegularExpression line(u"ListItem “[^”]*Ann Larsen[^”]*, [0-9]+:[0-9]+.*, [^”]+”"_s);
        QVERIFY2(line.match(tree).hasMatch(), qPrintable(tree));
    }

    /// Qt 6.4 knows no announcement: a notification appears that nobody can go to, and has a name.
    void whatIsAnnouncedAppearsWithItsName()
    {
        QQuickView view;
        view.engine()->addImportPath(u"qrc:/qt/qml"_s);
        view.setSource(QUrl(u"qrc:/qt/qml/Chinwag/Controls/LiveRegion.qml"_s));
        QQuickItem *const region = view.rootObject();
        QVERIFY(region);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        auto *const access = QAccessible::queryAccessibleInterface(region);
        QVERIFY(access);
        QVERIFY(access->state().invisible);
        QStringList appeared; // what the bridge to AT-SPI is told of
        connect(region, &QQuickItem::visibleChanged, this, [&] {
            if (region->isVisible())
                appeared.append(access->text(QAccessible::Name));
        });
        for (const QString &sentence : {u"Ann: hello"_s, u"Ann: hello"_s}) // also the same once more
            QVERIFY(QMetaObject::invokeMethod(region, "say", Q_ARG(QString, sentence)));
        QCOMPARE(appeared, (QStringList{u"Ann: hello"_s, u"Ann: hello"_s}));
        QCOMPARE(access->role(), QAccessible::Notification);
        QVERIFY(!access->state().focusable);
    }
};

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
