#pragma once

#include "app/core/chatsession.h"
#include "app/ui/files/messagefile.h"
#include "app/ui/timeline/timelinemodel.h"

#include <QObject>

namespace Chinwag {

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
    Q_PROPERTY(QString topic READ topic NOTIFY roomChanged)
    Q_PROPERTY(QString people READ people NOTIFY roomChanged)
    Q_PROPERTY(bool direct READ isDirect NOTIFY roomChanged)
    Q_PROPERTY(bool closed READ isClosed NOTIFY roomChanged)
    Q_PROPERTY(bool historyLoading READ isHistoryLoading NOTIFY historyLoadingChanged)
    Q_PROPERTY(QString historyFailure READ historyFailure NOTIFY historyFailureChanged)
    Q_PROPERTY(bool atEnd READ isAtEnd NOTIFY atEndChanged)
    Q_PROPERTY(QString newBelow READ newBelow NOTIFY newBelowChanged)
    Q_PROPERTY(QStringList quickReactions READ quickReactions CONSTANT)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)
    Q_PROPERTY(QString news READ news NOTIFY problemChanged)
    Q_PROPERTY(bool moderator READ isModerator NOTIFY roomChanged)

public:
    /// How long a sentence about something that did not work is shown.
    static constexpr milliseconds problemFor{8000};
    /// How long the end must be on screen in an active window before it counts as read.
    static constexpr milliseconds readAfter{500};

    explicit TimelineController(TimerScheduler &timers, QObject *parent = nullptr);

    TimelineModel *model() { return &m_model; }
    bool hasRoom() const { return !m_head.room.isEmpty(); }
    QString roomId() const { return m_head.room.toString(); }
    QString title() const { return m_head.title; }
    QString subtitle() const { return m_head.subtitle; }
    QString topic() const { return m_head.topic; }
    QString people() const { return m_head.people; } ///< how many
    bool isDirect() const { return m_head.direct; }
    bool isClosed() const { return m_head.closed; } ///< one comes in by being asked only
    bool isHistoryLoading() const { return m_historyLoading; }
    /// Why messages are not here that should be; "" when they are, or are asked for.
    QString historyFailure() const { return m_historyFailure; }
    bool isAtEnd() const { return m_atEnd; }
    /// Count for the jump button: what others wrote below the part on screen; "" for nothing.
    QString newBelow() const;
    /// One click away from every message.
    static QStringList quickReactions();
    /// Why the last thing that was done to a message did not work; "" after a while.
    QString problem() const { return m_problem; }
    /// That what was done worked, where nothing else shows it; likewise.
    QString news() const { return m_news; }
    /// Other people's messages can be deleted.
    bool isModerator() const { return m_head.moderator; }
    /// The room whose newest messages are being looked at; empty for none.
    RoomId roomOnScreen() const { return m_atEnd && m_windowActive ? m_head.room : RoomId(); }

    /// `room` of `session`: where the reader stopped reading, else at its end. Null or an unknown room: none.
    /// Until the next call.
    void open(ChatSession *session, const RoomId &room);

    /// Times are shown relative to this day.
    void setToday(QDate today);

    /// The view came near the oldest line it has.
    Q_INVOKABLE void requestOlder();
    /// The same for the newest.
    Q_INVOKABLE void requestNewer();
    /// Whether the newest line there is stands at the bottom of the view.
    Q_INVOKABLE void setAtEnd(bool atEnd);
    Q_INVOKABLE void setWindowActive(bool active);
    Q_INVOKABLE void jumpToEnd();
    Q_INVOKABLE void jumpToBeginning() { jumpTo(1); }
    /// To a place in the log, however far away.
    Q_INVOKABLE void jumpTo(qint64 seq);
    /// To the first message of a day, or what comes next.
    Q_INVOKABLE void jumpToDay(int year, int month, int day);
    Q_INVOKABLE void retry(const QString &entryId);
    Q_INVOKABLE void remove(const QString &entryId);
    /// A file that is on its way is not sent after all, nor is its message, whose words are in the composer
    /// again. If that is one of several, the others go all the same.
    Q_INVOKABLE void cancelFile(const QString &entryId, const Chinwag::MessageFile &file);
    /// Asks again for what historyFailure() is about.
    Q_INVOKABLE void retryHistory();
    /// Where the line is now that topRequested() was about; -1 when it is gone.
    Q_INVOKABLE int topRow() const;
    /// Adds the reader's reaction to that message, or takes it back.
    Q_INVOKABLE void toggleReaction(const QString &entryId, const QString &emoji);
    /// For everybody.
    Q_INVOKABLE void deleteMessage(const QString &entryId);
    /// Tells the room's moderators of somebody else's message; the reason may be empty.
    Q_INVOKABLE void report(const QString &entryId, const QString &reason);
    /// Shows the whole of a long message, or its beginning again.
    Q_INVOKABLE void toggleFold(const QString &entryId) { m_model.toggleFold(entryId); }
    /// The reader comes back to that message: the "New messages" line is above it, and stands there when the
    /// room is opened the next time. What the server knows as read stays read.
    Q_INVOKABLE void markUnreadFrom(qint64 seq);
    /// A gap row is on screen.
    Q_INVOKABLE void fillGap(const QString &entryId);

Q_SIGNALS:
    void roomChanged();
    void historyLoadingChanged();
    void historyFailureChanged();
    void atEndChanged();
    void newBelowChanged();
    void endRequested();        ///< to the view
    void rowRequested(int row); ///< to the view: into the middle
    void topRequested();        ///< to the view: topRow() to the top, as far as there is enough below it
    void roomOnScreenChanged();
    void unreadMarked(); ///< the open room, by hand
    void problemChanged();
    void draftChanged(); ///< not by the composer

private:
    QDate m_today;
    struct Head
    {
        RoomId room;
        QString title;
        QString subtitle;
        QString topic;
        QString people;
        bool direct = false;
        bool closed = false;
        bool moderator = false;

        friend bool operator==(const Head &, const Head &) = default;
    };

    void watch();
    void shown(Seq seq);
    void moveTo(bool end);
    void standAtUnread();
    void requestTop(Seq seq);
    void lookAway();
    void updateHead();
    void updateHistory();
    void updateHistoryFailure();
    void loadMissing();
    void updateNewBelow();
    void updateReadTimer();
    void markRead();
    int onlineMembers() const;
    void setProblem(const QString &problem, const QString &news = {});

    TimerScheduler &m_timers;
    ChatSession *m_session = nullptr;
    Timeline *m_timeline = nullptr;
    std::unique_ptr<QObject> m_watch; // what is connected through it ends with the open room
    TimelineModel m_model;
    Head m_head;
    Timer m_readTimer;
    Timer m_problemTimer;
    QString m_problem;
    QString m_news;
    Seq m_lastSeen = 0;              // when the reader left the end
    Seq m_readBefore = 0;            // what had been read when the room was opened
    Seq m_top = 0;                   // what is to be at the top of the view
    Seq m_awaited = 0;               // the first that had not, while it is being looked up
    QHash<RoomId, Seq> m_unreadFrom; // by hand, until the room is opened again
    bool m_isMarked = false;         // in the open room: the line stays where it is
    int m_newBelow = 0;
    QString m_historyFailure;
    bool m_historyLoading = false;
    bool m_atEnd = true;
    bool m_windowActive = false;
};

} // namespace Chinwag
