#include "app/ui/appcontroller.h"

#include "app/ui/language.h"
#include "app/ui/words.h"

namespace Chinwag {

AppController::AppController(Clock &clock, TimerScheduler &timers, const QString &settingsFile,
                             QObject *parent)
    : QObject(parent)
    , m_timers(timers)
    , m_signIn(timers)
    , m_connection(clock, timers)
    , m_host(timers)
    , m_search(timers)
    , m_timeline(timers)
    , m_announcer(timers, *m_timeline.model(), m_connection)
    , m_files(timers)
    , m_composer(clock, timers)
    , m_details(clock, timers)
    , m_settings(settingsFile)
    , m_spelling(m_settings)
    , m_emoji(m_settings)
    , m_completion(m_emoji)
    , m_network(m_settings)
    , m_windowKeeper(timers, m_settings)
    , m_notices(clock, timers, m_settings)
    , m_desktop(clock, timers, m_settings)
    , m_presence(clock, timers)
    , m_lab(clock, timers)
    , m_calendar(clock, timers)
{
    m_rooms.model()->setClock(clock);
    connectParts();
    connectDesktop();
    applyTypingSettings();
    showToday();
}

void AppController::connectParts()
{
    connect(&m_rooms, &RoomsController::currentRoomChanged, this, &AppController::openRoom);
    connect(&m_rooms, &RoomsController::selected, &m_lab, &LabController::stepBehind);
    connect(&m_lab, &LabController::shownChanged, this, &AppController::lookAtRoom);
    connect(&m_composer, &ComposerController::submitted, &m_timeline, &TimelineController::jumpToEnd);
    connect(&m_composer, &ComposerController::purposeChanged, this,
            [this] { m_completion.setHasCommands(m_composer.purpose() != ComposerController::Edit); });
    connect(&m_timeline, &TimelineController::roomOnScreenChanged, this, [this] {
        m_rooms.model()->setRoomOnScreen(m_timeline.roomOnScreen());
        m_notices.setInSight(m_timeline.roomOnScreen());
        m_desktop.setInSight(m_timeline.roomOnScreen());
    });
    connect(&m_notices, &NoticeController::muteEnded, m_rooms.model(), &RoomListModel::updateQuiet);
    connect(&m_notices, &NoticeController::muteEnded, &m_desktop, &DesktopController::look);
    connect(&m_words, &WordsController::chosen, &m_notices, &NoticeController::wantWordsAsTyped);
    connect(&m_notices, &NoticeController::refused, this, &AppController::tellOfRefusal);
    connect(&m_notices, &NoticeController::opened, this, &AppController::openNotice);
    for (const auto &chosen : {&SearchController::messageChosen, &SearchController::placeWanted})
        connect(&m_search, chosen, this, &AppController::showMessage);
    connect(&m_details, &RoomDetailsController::messageWanted, this, &AppController::showMessage);
    m_composer.setAttachments(m_attachments);
    m_timeline.model()->setTones(m_tones);
    m_details.members()->setTones(m_tones);
    m_typing.people()->setTones(m_tones);
    connect(&m_timeline, &TimelineController::draftChanged, &m_composer, &ComposerController::takeDraft);
    connect(&m_attachments, &AttachmentModel::refused, &m_composer, &ComposerController::tell);
    connect(&m_timeline, &TimelineController::unreadMarked, &m_notices,
            [this] { m_notices.markUnread(true); });
    connect(&m_calendar, &Calendar::dayChanged, this, &AppController::showToday);
    connect(&m_calendar, &Calendar::zoneChanged, this, &AppController::showTimes);
    connect(&Language::instance(), &Language::changed, this, [this] {
        applyTypingSettings(); // who types is a sentence
        m_notices.updateTimes();
        Language::renewTexts(*this);
    });
    connect(&m_settings, &SettingsController::showTypingChanged, this, &AppController::applyTypingSettings);
    connect(&m_settings, &SettingsController::sendTypingChanged, this, &AppController::applyTypingSettings);
}

void AppController::connectDesktop()
{
    connect(&m_desktop, &DesktopController::doNotDisturbRequested, &m_notices,
            &NoticeController::setDoNotDisturb);
    connect(&m_desktop, &DesktopController::refused, this,
            [this](const QString &sentence) { tell(tr("Not changed"), sentence); });
    const auto calm = [this] {
        const bool wanted = m_notices.doNotDisturb();
        m_desktop.setDoNotDisturb(wanted);
        if (wanted != (m_presence.choice() == PresenceController::DoNotDisturb))
            m_presence.setChoice(wanted ? PresenceController::DoNotDisturb : PresenceController::Online);
    };
    connect(&m_notices, &NoticeController::settingsChanged, this, calm);
    connect(&m_presence, &PresenceController::changed, this, [this] {
        m_notices.setDoNotDisturb(m_presence.choice() == PresenceController::DoNotDisturb);
        Q_EMIT accountChanged();
    });
    calm();
}

User AppController::self() const { return m_session ? m_session->self() : User(); }

QString AppController::ownStatus() const
{
    return Words::status(self().status, m_calendar.today(), QLocale());
}

QString AppController::ownInitials() const { return Words::initials(ownName()); }

int AppController::ownTone() const { return Words::tone(self().id.toString()); }

int AppController::ownPresence() const
{
    const bool online = m_session && m_session->connection().isOnline();
    return static_cast<int>(online ? m_presence.shown() : Presence::Offline);
}

QString AppController::serverName() const
{
    return m_session ? m_session->account().server.host() : QString();
}

void AppController::take(ChatSession *session, bool isBetween)
{
    if (m_session == session && m_isBetween == isBetween)
        return;
    const bool wasSignedIn = isSignedIn();
    m_watch.reset();
    m_search.setSession(session);
    m_rooms.setSession(nullptr); // closes the room, and with it all that hangs on it
    m_attachments.clearAll();
    m_files.setSession(session);
    m_session = session;
    m_isBetween = isBetween;
    m_isFactorShown = false;
    m_connection.setSession(session);
    m_account.setSession(session);
    m_privacy.setSession(session);
    m_storage.setSession(session);
    m_notices.setSession(session);
    m_desktop.setSession(session);
    m_presence.setSession(session);
    m_host.setSignedInAt(session ? session->account().server : QUrl());
    m_lab.setSession(session);
    if (session) {
        m_watch = std::make_unique<QObject>();
        connect(&session->connection(), &ServerConnection::stateChanged, m_watch.get(),
                [this] { Q_EMIT accountChanged(); });
        connect(&session->connection(), &ServerConnection::factorWanted, m_watch.get(), [this] {
            // Once: whoever has closed it knows.
            if (!std::exchange(m_isFactorShown, true))
                showSettings(QStringLiteral("account"));
        });
        connect(&session->rooms(), &RoomBook::usersChanged, m_watch.get(),
                [this, session](const QList<UserId> &users) {
                    if (users.contains(session->account().user.id))
                        Q_EMIT accountChanged();
                });
    }
    applyTypingSettings();
    m_rooms.prefer(RoomId(m_settings.lastRoom()));
    m_rooms.setSession(session);
    Q_EMIT accountChanged();
    if (isSignedIn() != wasSignedIn)
        Q_EMIT signedInChanged();
}

void AppController::setWaitsForKeychain(bool waits)
{
    if (m_waitsForKeychain == waits)
        return;
    m_waitsForKeychain = waits;
    m_keychainIsSlow = false;
    m_keychain.cancel();
    if (waits) {
        m_keychain = m_timers.after(keychainPatience, [this] {
            m_keychainIsSlow = true;
            Q_EMIT keychainChanged();
        });
    }
    Q_EMIT keychainChanged();
}

void AppController::signOut()
{
    if (!m_session)
        return;
    qsizetype waiting = 0;
    for (const RoomId &room : m_session->outbox().rooms())
        waiting += m_session->outbox().entries(room).size();
    if (waiting == 0) {
        Q_EMIT signOutRequested();
        return;
    }
    Q_EMIT signOutQuestioned(
        tr("%n message(s) have not been sent. They stay on this computer and go out when "
           "you sign in here again.",
           nullptr, static_cast<int>(waiting)));
}

void AppController::openRoom()
{
    const RoomId room = m_rooms.currentRoom();
    if (!room.isEmpty())
        m_settings.setLastRoom(room.toString());
    ChatSession *const session = room.isEmpty() ? nullptr : m_session;
    m_timeline.open(session, room);
    m_tones.open(session, room);
    m_typing.open(session, room);
    m_words.open(session, room);
    m_exports.open(session, room);
    m_completion.open(session, room);
    m_attachments.open(session, room);
    m_composer.open(session, room);
    m_details.open(session, room);
    m_completeness.open(session, room);
    m_search.setRoom(room);
    m_notices.open(room);
}

/// Of what was chosen for the open room, from its menu or on its page.
void AppController::tellOfRefusal(const QString &reason)
{
    if (!m_notices.isRoomPageShown())
        tell(tr("Not changed"), reason);
}

void AppController::openNotice(const QString &roomId, qint64 seq, const QString &activation)
{
    if (!roomId.isEmpty())
        showMessage(roomId, seq);
    Q_EMIT noticeOpened(activation);
}

void AppController::showMessage(const QString &roomId, qint64 seq)
{
    m_rooms.select(roomId);
    if (seq > 0)
        m_timeline.jumpTo(seq);
    else
        m_timeline.jumpToEnd();
}

void AppController::applyTypingSettings()
{
    m_typing.setShown(m_settings.showTyping());
    m_words.setShown(m_settings.showTyping());
    m_words.setSendsTyping(m_settings.sendTyping());
    m_rooms.model()->setShowTyping(m_settings.showTyping());
    if (m_session)
        m_session->typingNotifier().setEnabled(m_settings.sendTyping());
}

void AppController::showToday()
{
    m_rooms.model()->setToday(m_calendar.today());
    m_search.setToday(m_calendar.today());
    m_timeline.setToday(m_calendar.today());
    m_details.members()->setToday(m_calendar.today());
    m_notices.updateTimes();
}

void AppController::showTimes()
{
    m_rooms.model()->updateTimes();
    m_search.updateTimes();
    m_notices.updateTimes();
    m_timeline.model()->updateTimes();
}

void AppController::setWindowActive(bool active)
{
    m_windowActive = active;
    lookAtRoom();
    m_announcer.setActive(active);
    if (active)
        m_calendar.look();
}

/// Nobody reads a room behind the Connection Lab.
void AppController::lookAtRoom() { m_timeline.setWindowActive(m_windowActive && !m_lab.isShown()); }

} // namespace Chinwag
