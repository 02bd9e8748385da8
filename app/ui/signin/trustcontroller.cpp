#include "app/ui/signin/trustcontroller.h"

#include "app/core/text/foreigntext.h"
#include "shared/protocol/fingerprint.h"

namespace Chinwag {

namespace {

/// A line that is cut in the middle, at `separator`.
QString inTwoLines(QString line, QChar separator)
{
    qsizetype at = -1;
    for (auto left = (line.count(separator) + 1) / 2; left > 0; --left)
        at = line.indexOf(separator, at + 1);
    return at < 0 ? line : line.replace(at, 1, u'\n');
}

} // namespace

QString TrustController::title() const
{
    return hasChanged() ? tr("This may be another server") : tr("Is this the right server?");
}

QString TrustController::explanation() const
{
    const QString server = ForeignText::isolated(m_server);
    return hasChanged()
               ? tr("%1 shows another certificate than the one you trust. Either it was renewed, or somebody "
                    "between you and the server reads along. Ask the people who run it which words are "
                    "right, and not over this connection.",
                    "%1 is a server")
                     .arg(server)
               : tr("Nobody vouches for %1. Ask the people who run it for these words, on the telephone "
                    "say: the server prints them when it starts. If all eight are the same, nobody reads "
                    "along.",
                    "%1 is a server")
                     .arg(server);
}

void TrustController::ask(const QString &server, const QByteArray &shown, const QByteArray &trusted)
{
    if (isAsked() || server.isEmpty() || !Fingerprint::isValid(shown))
        return;
    m_server = server;
    m_fingerprint = shown;
    m_shown = pictureOf(shown);
    m_former = trusted.isEmpty() || trusted == shown ? Picture() : pictureOf(trusted);
    Q_EMIT askedChanged();
}

void TrustController::withdraw()
{
    if (!isAsked())
        return;
    m_server.clear();
    m_fingerprint.clear();
    Q_EMIT askedChanged();
}

void TrustController::trustForNow()
{
    if (!hasChanged())
        answer(false);
}

void TrustController::answer(bool forGood)
{
    if (!isAsked())
        return;
    const QString server = m_server;
    const QByteArray fingerprint = m_fingerprint;
    withdraw();
    Q_EMIT trusted(server, fingerprint, forGood);
}

TrustController::Picture TrustController::pictureOf(const QByteArray &fingerprint)
{
    return {inTwoLines(Fingerprint::words(fingerprint), u' '),
            inTwoLines(Fingerprint::hex(fingerprint), u':')};
}

} // namespace Chinwag
