#pragma once

#include "app/ui/timeline/timelinemodel.h"
#include "shared/base/timerscheduler.h"
#include "shared/protocol/model.h"

#include <QObject>

namespace Chinwag {

/// What the head of the open room shows.
struct RoomHead
{
    RoomId id;
    UserId peer; ///< direct rooms only
    QString name;
    QString topic;
    int people = 0;
    int online = 0;
    bool direct = false;
    Presence presence = Presence::Offline; ///< of the peer

    friend bool operator==(const RoomHead &, const RoomHead &) = default;
};

/// The open room: its head, its lines, and where the reader is in them.
class TimelineController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(Chinwag::TimelineModel *model READ model CONSTANT)
    Q_PROPERTY(bool hasRoom READ hasRoom NOTIFY roomChanged)
    Q_PROPERTY(QString roomId READ roomId NOTIFY roomChanged)
    Q_PROPERTY(QString title READ title NOTIFY roomChanged)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY roomChanged)
    Q_PROPERTY(bool direct READ isDirect NOTIFY roomChanged)
    Q_PROPERTY(bool historyLoading READ isHistoryLoading NOTIFY historyLoadingChanged)
    Q_PROPERTY(bool atEnd READ isAtEnd NOTIFY atEndChanged)
    Q_PROPERTY(QString newBelow READ newBelow NOTIFY newBelowChanged)

public:
    /// How long the end must be on screen in an active window before it counts as read.
    static constexpr milliseconds readAfter{500};

    TimelineController(Clock &clock, TimerScheduler &timers, QObject *parent = nullptr);

    TimelineModel *model() { return &m_model; }
    bool hasRoom() const { return !m_head.id.isEmpty(); }
    QString roomId() const { return m_head.id.toString(); }
    QString title() const;
    QString subtitle() const;
    bool isDirect() const { return m_head.direct; }
    bool isHistoryLoading() const { return m_historyLoading; }
    bool isAtEnd() const { return m_atEnd; }
    /// Count for the jump button: what others wrote below the part on screen; "" for nothing.
    QString newBelow() const;

    const RoomHead &head() const { return m_head; }
    /// Another room means an empty timeline at its end, until setEntries().
    void setRoom(const RoomHead &head);
    void setEntries(const QList<TimelineEntry> &entries);
    void setOwnUser(const UserId &user) { m_ownUser = user; }
    void setFirstUnread(const QString &id) { m_model.setFirstUnread(id); }
    /// `more`: there is older history to ask for.
    void setHistory(bool loading, bool more);
    /// The reader sent something: the view follows again.
    void followOwnMessage();

    /// The view came near the oldest line it has.
    Q_INVOKABLE void requestOlder();
    Q_INVOKABLE void setAtEnd(bool atEnd);
    Q_INVOKABLE void setWindowActive(bool active);
    Q_INVOKABLE void jumpToEnd();
    Q_INVOKABLE void retry(const QString &entryId) { Q_EMIT retryRequested(entryId); }
    Q_INVOKABLE void remove(const QString &entryId) { Q_EMIT removeRequested(entryId); }
    /// A gap row is on screen.
    Q_INVOKABLE void fillGap(const QString &entryId) { Q_EMIT gapRequested(entryId); }

Q_SIGNALS:
    void roomChanged();
    void historyLoadingChanged();
    void atEndChanged();
    void newBelowChanged();
    void endRequested(); ///< to the view
    void olderRequested();
    void retryRequested(const QString &entryId);
    void removeRequested(const QString &entryId);
    void gapRequested(const QString &entryId);
    void readToEnd();

private:
    void updateReadTimer();
    void scheduleMidnight();
    void countNewBelow(const QList<TimelineEntry> &entries);
    void setNewBelow(int count);

    Clock &m_clock;
    TimerScheduler &m_timers;
    TimelineModel m_model;
    RoomHead m_head;
    UserId m_ownUser;
    QString m_lastSeenId;
    Timer m_readTimer;
    Timer m_midnight;
    int m_newBelow = 0;
    bool m_historyLoading = false;
    bool m_historyMore = false;
    bool m_atEnd = true;
    bool m_windowActive = false;
};

} // namespace Chinwag
