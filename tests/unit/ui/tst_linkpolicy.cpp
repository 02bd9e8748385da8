#include "app/ui/text/addresses.h"
#include "app/ui/text/linkpolicy.h"

#include <QDesktopServices>
#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

/// Takes the place of the browser.
class Browser : public QObject
{
    Q_OBJECT

public:
    explicit Browser(const QStringList &schemes)
        : m_schemes(schemes)
    {
        for (const QString &scheme : m_schemes)
            QDesktopServices::setUrlHandler(scheme, this, "open");
    }
    ~Browser() override
    {
        for (const QString &scheme : m_schemes)
            QDesktopServices::unsetUrlHandler(scheme);
    }
    Q_DISABLE_COPY_MOVE(Browser)

    QStringList opened;

public Q_SLOTS:
    void open(const QUrl &url) { opened.append(url.toString(QUrl::FullyEncoded)); }

private:
    QStringList m_schemes;
};

class TestLinkPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatIsKnownIsAllowed_data()
    {
        QTest::addColumn<bool>("allowed");
        for (const char *target :
             {"http://x.org", "HTTPS://x.org/a?b#c", "mailto:ann@x.org", "chinwag://x.org:7420",
              "https://192.0.2.1", "https://[2001:db8::1]/", "https://user@x.org"})
            QTest::newRow(target) << true;
        for (const char *target : {"",
                                   "x.org",
                                   "javascript:alert(1)",
                                   "JavaScript://x.org/%0aalert(1)",
                                   "file:///etc/passwd",
                                   "data:text/html,x",
                                   "ftp://x.org",
                                   "smb://x/y",
                                   "https:",
                                   "https://",
                                   "https:///x",
                                   "mailto:",
                                   "mailto:nobody",
                                   "chinwag:",
                                   "https://x.org/a b",
                                   "https://x.org/\xE2\x80\xAE",
                                   "https://x.org/\n",
                                   "vbscript:x",
                                   "ms-msdt:/id",
                                   "https://x\x01.org"})
            QTest::newRow(target[0] ? target : "nothing") << false;
    }
    void onlyWhatIsKnownIsAllowed()
    {
        const auto target = QString::fromUtf8(QTest::currentDataTag());
        QTEST(LinkPolicy::allowed(target == u"nothing" ? QString() : target).has_value(), "allowed");
    }

    void whatIsShownIsWhereItLeads_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << u"https://x.org/a?b=1#c"_s << u"https://x.org/a?b=1#c"_s;
        QTest::newRow("one script") << u"https://münchen.example/"_s << u"https://münchen.example/"_s;
        QTest::newRow("one script, as ACE")
            << u"https://xn--mnchen-3ya.example/"_s << u"https://münchen.example/"_s;
        QTest::newRow("Japanese") << u"https://日本ポスト.example/"_s << u"https://日本ポスト.example/"_s;
        QTest::newRow("mixed") << u"https://p\u0430ypal.com/x"_s << u"https://xn--pypal-4ve.com/x"_s;
        QTest::newRow("Cyrillic in a Latin domain")
            << u"https://\u0430\u0440\u0440\u04CF\u0435.com"_s << u"https://xn--80ak6aa92e.com"_s;
        QTest::newRow("a name before it")
            << u"https://x.org@evil.example/"_s << u"https://x.org@evil.example/"_s;
        QTest::newRow("a port") << u"chinwag://x.org:7421"_s << u"chinwag://x.org:7421"_s;
        QTest::newRow("mail") << u"mailto:ann@x.org?subject=y"_s << u"ann@x.org"_s;
        QTest::newRow("turned round")
            << u"https://x.org/%E2%80%AEgpj.exe"_s << u"https://x.org/%E2%80%AEgpj.exe"_s;
        QTest::newRow("not allowed") << u"javascript:x"_s << QString();
    }
    void whatIsShownIsWhereItLeads()
    {
        QFETCH(QString, target);
        QTEST(LinkPolicy::shown(target), "shown");
    }

    void oneIsAskedWhenTheWordsSaySomethingElse_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("target");
        QTest::addColumn<bool>("asks");
        const auto row = [](const char *name, const char16_t *words, const char16_t *target, bool asks) {
            QTest::newRow(name) << QString::fromUtf16(words) << QString::fromUtf16(target) << asks;
        };
        row("words", u"the tide table", u"https://x.org/t", false);
        row("itself", u"https://x.org/t", u"https://x.org/t", false);
        row("without the scheme", u"x.org/t", u"https://x.org/t", false);
        row("the beginning", u"www.x.org", u"https://x.org/t?y", false);
        row("a slash more", u"https://x.org/", u"https://x.org", false);
        row("upper case", u"X.ORG", u"https://x.org/t", false);
        row("another host", u"https://bank.example", u"https://evil.example", true);
        row("another host, bare", u"bank.example/login", u"https://evil.example/bank.example/login", true);
        row("a longer host", u"bank.example", u"https://bank.example.evil.org", true);
        row("another place", u"x.org/good", u"https://x.org/evil", true);
        row("another port", u"https://x.org:8443/", u"https://x.org/", true);
        row("a look-alike", u"paypal.com", u"https://p\u0430ypal.com", true);
        row("a name before the host", u"https://bank.example@evil.example",
            u"https://bank.example@evil.example", true);
        row("turned round", u"\u202Egro.knab", u"https://evil.example", true);
        row("mail", u"ann@x.org", u"mailto:ann@x.org", false);
        row("other mail", u"ann@x.org", u"mailto:eve@x.org", true);
        row("mail to a page", u"ann@x.org", u"https://x.org", true);
        row("a page to mail", u"https://x.org", u"mailto:ann@x.org", true);
    }
    void oneIsAskedWhenTheWordsSaySomethingElse()
    {
        QFETCH(QString, words);
        QFETCH(QString, target);
        QTEST(!LinkPolicy::caution(words, target).isEmpty(), "asks");
    }

    void onlyWhatIsAllowedIsOpened()
    {
        const QStringList schemes{u"https"_s, u"mailto"_s,     u"chinwag"_s,
                                  u"file"_s,  u"javascript"_s, u"ftp"_s};
        Browser browser(schemes);
        for (const QString &target : {u"https://x.org/ä"_s, u"mailto:ann@x.org"_s, u"chinwag://x.org"_s,
                                      u"file:///etc/passwd"_s, u"javascript:alert(1)"_s, u"ftp://x.org"_s})
            LinkPolicy::open(target);
        const QStringList expected{u"https://x.org/%C3%A4"_s, u"mailto:ann@x.org"_s, u"chinwag://x.org"_s};
        QCOMPARE(browser.opened, expected);
    }

    void anAddressEndsBeforeThePunctuation_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("address");
        const auto row = [](const char16_t *text, const char16_t *address) {
            QTest::newRow(QString::fromUtf16(text).toUtf8().constData())
                << QString::fromUtf16(text) << QString::fromUtf16(address);
        };
        row(u"https://x.org", u"https://x.org");
        row(u"https://x.org.", u"https://x.org");
        row(u"https://x.org/?a=b!?", u"https://x.org/?a=b");
        row(u"https://x.org/),", u"https://x.org/");
        row(u"https://x.org/(a)", u"https://x.org/(a)");
        row(u"https://x.org/(a))", u"https://x.org/(a)");
        row(u"https://x.org/[a]] b", u"https://x.org/[a]");
        row(u"https://x.org\">", u"https://x.org");
        row(u"https://x.org/…", u"https://x.org/");
        row(u"https://x.org/a\u202Eb", u"https://x.org/a");
        row(u"http://", u"");
        row(u"http://:80", u"");
        row(u"www.x", u"");
        row(u"www.x.org/y", u"www.x.org/y");
        row(u"ann@x.org.", u"ann@x.org");
        row(u"a.b+c@mail.x.org", u"a.b+c@mail.x.org");
        row(u"ann@x", u"");
        row(u"ann@x.1", u"");
        row(u"ann@x.org@y", u"");
        row(u"mailto:", u"");
        row(u"mailto:ann@x.org)", u"mailto:ann@x.org");
    }
    void anAddressEndsBeforeThePunctuation()
    {
        QFETCH(QString, text);
        const auto address = AddressFinder(text).at(0);
        QTEST(text.left(address ? address->length : 0), "address");
    }
};

QTEST_GUILESS_MAIN(TestLinkPolicy)
#include "tst_linkpolicy.moc"
