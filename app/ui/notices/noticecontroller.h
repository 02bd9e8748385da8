#pragma once

#include "app/core/notices/noticeboard.h"
#include "app/ui/notices/noticelogmodel.h"
#include "app/ui/settings/settingscontroller.h"

namespace Chinwag {

/// What one is told of while one looks elsewhere: for all rooms, on this computer; for the open room, on all
/// of one's devices; and why a message was shown or not.
class NoticeController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(Level level READ level WRITE setLevel NOTIFY settingsChanged)
    Q_PROPERTY(bool hidesText READ hidesText WRITE setHidesText NOTIFY settingsChanged)
    Q_PROPERTY(bool hasSound READ hasSound WRITE setHasSound NOTIFY settingsChanged)
    Q_PROPERTY(bool doNotDisturb READ doNotDisturb WRITE setDoNotDisturb NOTIFY settingsChanged)
    Q_PROPERTY(Level roomLevel READ roomLevel NOTIFY roomChanged)
    Q_PROPERTY(bool muted READ isMuted NOTIFY roomChanged)
    Q_PROPERTY(QString mutedText READ mutedText NOTIFY roomChanged)
    Q_PROPERTY(bool markedUnread READ isMarkedUnread NOTIFY roomChanged)
    Q_PROPERTY(QString roomTitle READ roomTitle NOTIFY roomChanged)
    Q_PROPERTY(QString error READ error NOTIFY errorChanged)
    Q_PROPERTY(Chinwag::NoticeLogModel *log READ log CONSTANT)

public:
    /// AsElsewhere: of a room only.
    enum Level { AsElsewhere, Everything, Important, Nothing };
    Q_ENUM(Level)

    NoticeController(Clock &clock, TimerScheduler &timers, SettingsController &settings);

    /// Without one nothing is shown. Outlives this, or is taken away before.
    void setService(NoticeService *service);
    /// Null: signed out.
    void setSession(ChatSession *session);
    /// The open room; opening it takes one's mark off it.
    void open(const RoomId &room);
    void setInSight(const RoomId &room);
    /// The page about the open room is on screen, and says itself what was refused.
    Q_INVOKABLE void setRoomPageShown(bool shown);
    bool isRoomPageShown() const { return m_roomPageShown; }

    void updateTimes(); ///< the day or the zone is another one

    Level level() const;
    void setLevel(Level level);
    bool hidesText() const { return m_chosen.hidesText; }
    void setHidesText(bool hides);
    bool hasSound() const { return m_chosen.hasSound; }
    void setHasSound(bool sound);
    bool doNotDisturb() const { return m_chosen.doNotDisturb; }
    void setDoNotDisturb(bool calm);

    Level roomLevel() const;
    bool isMuted() const;
    QString mutedText() const; ///< "Muted until 18:00"; empty when it is not
    bool isMarkedUnread() const { return preferences().markedUnread; }
    QString roomTitle() const;
    QString error() const { return m_error; }
    NoticeLogModel *log() { return &m_log; } ///< empty while the page about the room is not shown

    Q_INVOKABLE void chooseRoomLevel(Level level);
    Q_INVOKABLE void mute(int hours);
    Q_INVOKABLE void muteUntilTomorrow(); ///< at eight
    Q_INVOKABLE void unmute();
    Q_INVOKABLE void markUnread(bool unread);
    void wantWordsAsTyped(bool wanted);

Q_SIGNALS:
    void settingsChanged();
    void roomChanged();
    void errorChanged();
    void muteEnded(const Chinwag::RoomId &room);
    /// What was chosen for the open room.
    void refused(const QString &reason);
    /// A person has chosen a notice. `activation`: the desktop's permission to come to the front.
    void opened(const QString &roomId, qint64 seq, const QString &activation);

private:
    void choose(const NoticeSettings &settings);
    void makeBoard();
    void listen();
    void updateLog();
    RoomPreferences preferences() const;
    RoomPreferences wish() const;
    enum class Asked { ByHand, ByItself };
    void takeMarkOff();
    void set(const RoomPreferences &wanted, Asked asked = Asked::ByHand);
    void answered(const Result<Room, Error> &answer, Asked asked);
    void muteUntil(milliseconds time);
    void setError(const QString &error);

    Clock &m_clock;
    TimerScheduler &m_timers;
    SettingsController &m_settings;
    NoticeSettings m_chosen;
    NoticeService *m_service = nullptr;
    ChatSession *m_session = nullptr;
    std::unique_ptr<NoticeBoard> m_board;
    std::unique_ptr<QObject> m_watch; // ends with the session, and so do the answers it still owes
    RoomId m_room;
    RoomId m_inSight;
    std::optional<RoomPreferences> m_wished; ///< of the open room, until the last answer is here
    int m_unanswered = 0;
    bool m_roomPageShown = false;
    NoticeLogModel m_log;
    QString m_error;
};

} // namespace Chinwag
