#include "app/ui/text/linkpolicy.h"

#include "app/core/text/foreigntext.h"

#include <QDesktopServices>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace Chinwag {

namespace {

bool isMail(const QUrl &url) { return url.scheme() == u"mailto"; }

/// What has no shape of its own, or turns round what is beside it.
bool isInvisible(QChar c)
{
    const QChar::Category category = c.category();
    return category == QChar::Other_Format || category == QChar::Other_Control || c.isSpace() ||
           category == QChar::Other_NotAssigned || category == QChar::Other_PrivateUse;
}

bool turnsRound(QChar c)
{
    return (c >= QChar(0x202A) && c <= QChar(0x202E)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
}

/// In these, letters of one script stand in for those of another. East Asian ones look like nothing else.
bool isMixed(const QString &host)
{
    static const QSet<QChar::Script> together{QChar::Script_Latin,    QChar::Script_Han,
                                              QChar::Script_Hiragana, QChar::Script_Katakana,
                                              QChar::Script_Bopomofo, QChar::Script_Hangul};
    QSet<QChar::Script> scripts;
    for (const char32_t letter : host.toUcs4()) {
        const QChar::Script script = QChar::script(letter);
        if (script != QChar::Script_Common && script != QChar::Script_Inherited)
            scripts.insert(script);
    }
    return scripts.size() > 1 && !together.contains(scripts);
}

QString punycode(const QUrl &url) { return url.host(QUrl::FullyEncoded); }

QString readableHost(const QUrl &url)
{
    return QUrl::fromAce(punycode(url).toLatin1(), QUrl::IgnoreIDNWhitelist);
}

QString shownHost(const QUrl &url)
{
    const QString host = readableHost(url);
    return isMixed(host) ? punycode(url) : host;
}

QString withoutInvisible(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (isInvisible(c))
            result.append(QString::fromLatin1(QUrl::toPercentEncoding(c)));
        else
            result.append(c);
    }
    return result;
}

/// The address that `words` look like, as far as they do.
std::optional<QUrl> addressIn(const QString &words)
{
    static const QRegularExpression mail(QStringLiteral("^[^\\s@/:]+@[^\\s@/:]+\\.[^\\s@/:.]{2,}$"));
    static const QRegularExpression scheme(QStringLiteral("^[A-Za-z][A-Za-z0-9+.-]*://"));
    static const QRegularExpression host(
        QStringLiteral("^(?:[\\w-]+\\.)+(?:\\p{L}{2,}|xn--[\\w-]+|\\d{1,3})\\.?(?:[:/?#].*)?$"),
        QRegularExpression::UseUnicodePropertiesOption);
    if (mail.match(words).hasMatch())
        return QUrl(QStringLiteral("mailto:") + words);
    if (scheme.match(words).hasMatch())
        return QUrl(words);
    if (host.match(words).hasMatch())
        return QUrl(QStringLiteral("https://") + words);
    return {};
}

QString hostOf(const QUrl &url)
{
    const QString host = url.host(QUrl::FullyEncoded).toLower();
    return host.startsWith(QLatin1String("www.")) ? host.mid(4) : host;
}

/// `words` may leave the end of the address out.
bool isSameAddress(const QUrl &words, const QUrl &target)
{
    if (isMail(words) || isMail(target))
        return isMail(words) == isMail(target) &&
               words.path().compare(target.path(), Qt::CaseInsensitive) == 0;
    if (hostOf(words) != hostOf(target) || (words.port() >= 0 && words.port() != target.port()))
        return false;
    const auto place = [](const QUrl &url) {
        const QString path =
            url.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::StripTrailingSlash);
        return path == u"/" ? QString() : path;
    };
    return place(target).startsWith(place(words));
}

} // namespace

std::optional<QUrl> LinkPolicy::allowed(const QString &target)
{
    const QUrl url(target, QUrl::TolerantMode);
    const QString scheme = url.scheme();
    if (!url.isValid() || std::any_of(target.cbegin(), target.cend(), isInvisible))
        return {};
    if (scheme == u"mailto")
        return url.path().contains(u'@') ? std::optional(url) : std::nullopt;
    const bool leadsToAHost = scheme == u"http" || scheme == u"https" || scheme == u"chinwag";
    return leadsToAHost && !url.host().isEmpty() ? std::optional(url) : std::nullopt;
}

QString LinkPolicy::shown(const QString &target)
{
    const auto url = allowed(target);
    if (!url)
        return {};
    if (isMail(*url))
        return withoutInvisible(url->path());
    const QString name = url->userInfo().isEmpty() ? QString() : url->userInfo() + u'@';
    const QString port = url->port() < 0 ? QString() : u':' + QString::number(url->port());
    const QString rest = url->toString(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    return withoutInvisible(url->scheme() + QStringLiteral("://") + name + shownHost(*url) + port + rest);
}

bool LinkPolicy::isDeceptive(const QString &target)
{
    const auto url = allowed(target);
    return url && isMixed(readableHost(*url));
}

QString LinkPolicy::caution(const QString &words, const QString &target)
{
    const auto url = allowed(target);
    if (!url)
        return {};
    if (!url->userInfo().isEmpty())
        return tr("What is before the @ is a name; the link leads to %1.")
            .arg(ForeignText::isolated(shownHost(*url)));
    if (std::any_of(words.cbegin(), words.cend(), turnsRound))
        return tr("The words of the link are not written in the order in which they appear.");
    const auto expected = addressIn(words.trimmed());
    if (expected && !isSameAddress(*expected, *url))
        return tr("The words of the link are another address: %1")
            .arg(ForeignText::isolated(words.trimmed()));
    return {};
}

void LinkPolicy::open(const QString &target)
{
    if (const auto url = allowed(target))
        QDesktopServices::openUrl(*url);
}

} // namespace Chinwag
