#include "app/ui/signin/trustcontroller.h"
#include "shared/protocol/fingerprint.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Chinwag;

namespace {

const QString harbour = QStringLiteral("chat.harbour.example:7420");
const QByteArray one(32, '\1');
const QByteArray other(32, '\2');

} // namespace

class tst_TrustController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_page = std::make_unique<TrustController>();
        m_trusted = std::make_unique<QSignalSpy>(m_page.get(), &TrustController::trusted);
    }

    void theFirstTimeShowsWordsAndHex()
    {
        m_page->ask(harbour, one, {});
        QVERIFY(m_page->isAsked() && !m_page->hasChanged());
        QVERIFY(m_page->explanation().contains(harbour));
        QCOMPARE(QString(m_page->words()).replace(u'\n', u' '), Fingerprint::words(one));
        QCOMPARE(m_page->words().section(u'\n', 0, 0).split(u' ').size(), 4);
        QCOMPARE(QString(m_page->hex()).replace(u'\n', u':'), Fingerprint::hex(one));
        QCOMPARE(m_page->hex().indexOf(u'\n'), 16 * 3 - 1);
        QVERIFY(m_page->formerWords().isEmpty());
    }
    void comparedIsForGood()
    {
        m_page->ask(harbour, one, {});
        m_page->trust();
        QCOMPARE(m_trusted->count(), 1);
        QCOMPARE(m_trusted->first(), (QVariantList{harbour, one, true}));
        QVERIFY(!m_page->isAsked());
        m_page->trust();
        QCOMPARE(m_trusted->count(), 1);
    }
    void thisTimeIsNotForGood()
    {
        m_page->ask(harbour, one, {});
        m_page->trustForNow();
        QCOMPARE(m_trusted->first(), (QVariantList{harbour, one, false}));
    }
    void aNoChangesNothing()
    {
        m_page->ask(harbour, one, {});
        m_page->decline();
        QVERIFY(!m_page->isAsked());
        QCOMPARE(m_trusted->count(), 0);
    }
    void aChangeShowsBothAndIsTrustedForGoodOnly()
    {
        m_page->ask(harbour, other, one);
        QVERIFY(m_page->hasChanged());
        QCOMPARE(QString(m_page->words()).replace(u'\n', u' '), Fingerprint::words(other));
        QCOMPARE(QString(m_page->formerWords()).replace(u'\n', u' '), Fingerprint::words(one));
        m_page->trustForNow();
        QVERIFY(m_page->isAsked());
        QCOMPARE(m_trusted->count(), 0);
        m_page->trust();
        QCOMPARE(m_trusted->first(), (QVariantList{harbour, other, true}));
    }
    void whatOneReadsIsWhatOneTrusts()
    {
        m_page->ask(harbour, one, {});
        m_page->ask(harbour, other, {}); // meanwhile
        QCOMPARE(QString(m_page->words()).replace(u'\n', u' '), Fingerprint::words(one));
        m_page->trust();
        QCOMPARE(m_trusted->first().at(1).toByteArray(), one);
    }
    void nothingToCompareIsNoQuestion()
    {
        m_page->ask(harbour, {}, {});
        QVERIFY(!m_page->isAsked());
    }

private:
    std::unique_ptr<TrustController> m_page;
    std::unique_ptr<QSignalSpy> m_trusted;
};

QTEST_GUILESS_MAIN(tst_TrustController)
#include "tst_trustcontroller.moc"
