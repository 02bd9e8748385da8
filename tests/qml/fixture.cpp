#include "tests/qml/fixture.h"

#include "tests/qml/sampledata.h"

#include <QNetworkReply>

namespace Chinwag {

namespace {

int requestCount = 0;

class CountingManager final : public QNetworkAccessManager
{
public:
    CountingManager(QNetworkAccessManager *denying, QObject *parent)
        : QNetworkAccessManager(parent)
        , m_denying(denying)
    {
        m_denying->setParent(this);
    }

protected:
    QNetworkReply *createRequest(Operation, const QNetworkRequest &request, QIODevice *) override
    {
        ++requestCount;
        return m_denying->get(request);
    }

private:
    QNetworkAccessManager *m_denying;
};

} // namespace

QNetworkAccessManager *CountingNetwork::create(QObject *parent)
{
    return new CountingManager(DenyNetwork().create(nullptr), parent);
}

int CountingNetwork::requests() { return requestCount; }

Fixture::Fixture(QObject *parent)
    : QObject(parent)
    , m_app(m_clock, m_timers, m_settings.filePath(QStringLiteral("settings.ini")))
{
}

void Fixture::fill()
{
    SampleData::fill(m_app, QDateTime::fromMSecsSinceEpoch(m_clock.wall().count()));
    m_app.composer()->setRoom(QStringLiteral("general"), false, {});
}

void Fixture::advance(int duration) { m_timers.advance(milliseconds(duration)); }

void Fixture::setTypists(const QStringList &names)
{
    QList<PersonRow> people;
    for (const QString &name : names)
        people.append({UserId(name), name, name, Presence::Online});
    m_app.typing()->setPeople(people);
}

void Fixture::loseConnection(int retryInMilliseconds)
{
    // The first second of trouble shows nothing.
    const milliseconds silent = ConnectionNotice::silentFor;
    m_app.connection()->update({ServerConnection::State::Waiting, ServerConnection::StopReason::None, true,
                                silent + milliseconds(retryInMilliseconds)});
    m_timers.advance(silent);
}

void Fixture::connectAgain() { m_app.connection()->update({ServerConnection::State::Online, {}, true, {}}); }

void Fixture::goOffline()
{
    m_app.connection()->update({ServerConnection::State::Waiting, {}, false, {}});
    m_timers.advance(ConnectionNotice::silentFor);
}

void Fixture::addMessage(const QString &sender, const QString &text)
{
    QList<TimelineEntry> entries = m_app.timeline()->model()->entries();
    TimelineEntry entry;
    entry.id = QStringLiteral("added%1").arg(++m_added);
    entry.sender = UserId(sender);
    entry.senderName = sender;
    entry.at = QDateTime::fromMSecsSinceEpoch(m_clock.wall().count());
    entry.text = text;
    m_app.timeline()->setEntries(entries << entry);
}

void Fixture::failLastMessage(const QString &reason)
{
    QList<TimelineEntry> entries = m_app.timeline()->model()->entries();
    entries.last().delivery = TimelineEntry::Delivery::Failed;
    entries.last().failure = reason;
    m_app.timeline()->setEntries(entries);
}

void Fixture::fillLongHistory(int messages)
{
    for (int i = 0; i < messages; ++i)
        addMessage(i % 3 ? QStringLiteral("Ann") : QStringLiteral("Bob"),
                   QStringLiteral("message %1").arg(i));
}

void Fixture::setSignInErrors(const QString &address, const QString &name, const QString &password)
{
    m_app.signIn()->refuse({address, name, password, {}});
}

void Fixture::clear()
{
    m_app.typing()->setPeople({});
    m_app.connection()->watch(nullptr, {});
    m_app.setAccount({});
}

} // namespace Chinwag
