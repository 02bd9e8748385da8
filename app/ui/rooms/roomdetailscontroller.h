#pragma once

#include "app/ui/rooms/banmodel.h"
#include "app/ui/rooms/memberscontroller.h"
#include "app/ui/rooms/reportmodel.h"

namespace Chinwag {

/// The open room as a whole: what it is, who is in it and as what, and what its moderators do there. One
/// request at a time.
class RoomDetailsController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(Chinwag::MemberListModel *members READ members CONSTANT)
    Q_PROPERTY(bool shown READ isShown WRITE setShown NOTIFY shownChanged)
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
    Q_PROPERTY(Chinwag::BanModel *bans READ bans CONSTANT)
    Q_PROPERTY(Chinwag::ReportModel *reports READ reports CONSTANT)
    Q_PROPERTY(QString reportCount READ reportCount NOTIFY reportsChanged)
    Q_PROPERTY(bool hasRoom READ hasRoom NOTIFY roomChanged)
    Q_PROPERTY(bool direct READ isDirect NOTIFY roomChanged)
    Q_PROPERTY(bool closed READ isClosed NOTIFY roomChanged)
    Q_PROPERTY(QString name READ name NOTIFY roomChanged)
    Q_PROPERTY(QString topic READ topic NOTIFY roomChanged)
    Q_PROPERTY(QString initials READ initials NOTIFY roomChanged)
    Q_PROPERTY(int tone READ tone NOTIFY roomChanged)
    Q_PROPERTY(QString memberCount READ memberCount NOTIFY roomChanged)
    Q_PROPERTY(bool large READ isLarge NOTIFY roomChanged)
    Q_PROPERTY(bool moderator READ isModerator NOTIFY roomChanged)
    Q_PROPERTY(bool owner READ isOwner NOTIFY roomChanged)
    Q_PROPERTY(QString rules READ rules NOTIFY roomChanged)
    Q_PROPERTY(int slowModeChoice READ slowModeChoice NOTIFY roomChanged)
    Q_PROPERTY(bool onlyModeratorsWrite READ onlyModeratorsWrite NOTIFY roomChanged)
    Q_PROPERTY(QList<QString> slowModeChoices READ slowModeChoices CONSTANT)
    Q_PROPERTY(QList<QString> muteChoices READ muteChoices CONSTANT)
    Q_PROPERTY(QList<QString> banChoices READ banChoices CONSTANT)
    Q_PROPERTY(bool busy READ isBusy NOTIFY requestChanged)
    Q_PROPERTY(QString error READ error NOTIFY requestChanged)

public:
    static constexpr int largeFrom = 9; ///< so many that one wants to look for one of them

    RoomDetailsController(const Clock &clock, TimerScheduler &timers, QObject *parent = nullptr);

    MemberListModel *members() { return m_people.model(); }
    /// The person looks at it: what is only told when one asks is asked for.
    bool isShown() const { return m_shown; }
    void setShown(bool shown);
    QString query() const { return m_query; }
    void setQuery(const QString &query);
    BanModel *bans() { return &m_bans; }
    ReportModel *reports() { return &m_reports; }
    QString reportCount() const; ///< "" for none that is known
    bool hasRoom() const { return entry() != nullptr; }
    bool isDirect() const;
    bool isClosed() const; ///< one comes in by being asked only
    QString name() const;
    QString topic() const;
    QString initials() const; ///< of a direct room's other person
    int tone() const;
    QString memberCount() const;
    bool isLarge() const;
    /// One may moderate here; an owner may, too.
    bool isModerator() const;
    bool isOwner() const;
    QString rules() const; ///< that are out of the ordinary; "" for none
    int slowModeChoice() const;
    bool onlyModeratorsWrite() const;
    static QStringList slowModeChoices();
    static QStringList muteChoices();
    static QStringList banChoices();
    bool isBusy() const { return m_busy; }
    QString error() const { return m_error; }

    /// `room` of `session`; null: none. Until the next call.
    void open(ChatSession *session, const RoomId &room);

    /// What is said of the room, and its rules; a choice as slowModeChoices() numbers it.
    Q_INVOKABLE void change(const QString &name, const QString &topic, int slowMode,
                            bool onlyModeratorsWrite);
    /// As Role numbers it.
    Q_INVOKABLE void setRole(const QString &userId, int role);
    Q_INVOKABLE void remove(const QString &userId, const QString &reason);
    /// As muteChoices() and banChoices() number them.
    Q_INVOKABLE void mute(const QString &userId, int choice);
    Q_INVOKABLE void unmute(const QString &userId);
    Q_INVOKABLE void ban(const QString &userId, int choice, const QString &reason);
    Q_INVOKABLE void lift(const QString &userId);
    /// Ask the server for them.
    Q_INVOKABLE void refreshBans();
    Q_INVOKABLE void refreshReports();
    /// It is dealt with.
    Q_INVOKABLE void dismiss(const QString &reportId);
    /// The message goes for everybody, and with that it is dealt with.
    Q_INVOKABLE void deleteReported(const QString &reportId);
    Q_INVOKABLE void goToReported(const QString &reportId);
    /// With all that was said in it; only when `name` is what it is called.
    Q_INVOKABLE void deleteRoom(const QString &name);
    Q_INVOKABLE void clearError() { setRequest(m_busy, {}); }

Q_SIGNALS:
    void shownChanged();
    void queryChanged();
    void roomChanged();
    void requestChanged();
    void reportsChanged();
    void succeeded(); ///< to the dialogs; also when they would be about another room
    void messageWanted(const QString &roomId, qint64 seq);

private:
    const Room *entry() const;
    void lookAtReports();
    bool begin();
    void finish(const Result<Ok, Error> &answer);
    AccountApi::Done<Ok> finishing();
    void setRequest(bool busy, const QString &error);
    milliseconds endOf(seconds choice) const;
    QDate today() const;

    const Clock &m_clock;
    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // ends with the open room, and so do the answers it still owes
    RoomId m_room;
    QString m_query;
    MembersController m_people;
    BanModel m_bans;
    ReportModel m_reports;
    QList<Ban> m_known;
    QString m_error;
    bool m_busy = false;
    bool m_shown = false;
};

} // namespace Chinwag
