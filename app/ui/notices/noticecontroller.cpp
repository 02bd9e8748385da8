#include "app/ui/notices/noticecontroller.h"

#include "app/ui/guarded.h"
#include "app/ui/words.h"

namespace Chinwag {

namespace {

using Notify = RoomPreferences::Notify;

const QTime morning(8, 0);

NoticeController::Level levelOf(Notify notify)
{
    switch (notify) {
    case Notify::All:
        return NoticeController::Everything;
    case Notify::Mentions:
        return NoticeController::Important;
    case Notify::None:
        return NoticeController::Nothing;
    case Notify::Default:
        break;
    }
    return NoticeController::AsElsewhere;
}

Notify notifyOf(NoticeController::Level level)
{
    switch (level) {
    case NoticeController::Everything:
        return Notify::All;
    case NoticeController::Important:
        return Notify::Mentions;
    case NoticeController::Nothing:
        return Notify::None;
    case NoticeController::AsElsewhere:
        break;
    }
    return Notify::Default;
}

} // namespace

NoticeController::NoticeController(Clock &clock, TimerScheduler &timers, SettingsController &settings)
    : m_clock(clock)
    , m_timers(timers)
    , m_settings(settings)
    , m_chosen(settings.notices())
{
}

void NoticeController::setService(NoticeService *service)
{
    m_board.reset();
    m_service = service;
    if (m_service)
        listen();
    makeBoard();
}

void NoticeController::listen()
{
    NoticeService::Handlers handlers;
    handlers.opened = [this](const RoomId &room, Seq seq, const QString &activation) {
        Q_EMIT opened(room.toString(), seq, activation);
    };
    handlers.markedRead = [this](const RoomId &room, Seq seq) {
        if (m_session)
            m_session->markRead(room, seq);
    };
    handlers.replied = [this](const RoomId &room, const QString &text) {
        if (!m_session)
            return;
        // What cannot be sent is not lost: it waits in the composer.
        if (!text.trimmed().isEmpty() && !m_session->sendMessage(room, text))
            m_session->addToDraft(room, text);
    };
    m_service->setHandlers(std::move(handlers));
}

void NoticeController::setSession(ChatSession *session)
{
    m_board.reset();
    m_watch.reset();
    m_session = session;
    m_room = {};
    m_wished.reset();
    m_unanswered = 0;
    m_log.clear();
    setError({});
    if (session) {
        m_watch = std::make_unique<QObject>();
        connect(&session->rooms(), &RoomBook::roomChanged, m_watch.get(), [this](const RoomId &room) {
            if (room == m_room)
                Q_EMIT roomChanged();
        });
    }
    makeBoard();
    Q_EMIT roomChanged();
}

void NoticeController::makeBoard()
{
    if (!m_session || !m_service)
        return;
    m_board = std::make_unique<NoticeBoard>(*m_session, m_clock, m_timers, *m_service);
    m_board->setSettings(m_chosen);
    m_board->setInSight(m_inSight);
    connect(m_board.get(), &NoticeBoard::entriesChanged, this, [this](const RoomId &room) {
        if (room == m_room)
            updateLog();
    });
    connect(m_board.get(), &NoticeBoard::muteEnded, this, [this](const RoomId &room) {
        Q_EMIT muteEnded(room);
        if (room == m_room)
            Q_EMIT roomChanged();
    });
}

void NoticeController::open(const RoomId &room)
{
    if (m_room == room)
        return;
    m_room = room;
    m_wished.reset();
    m_unanswered = 0;
    setError({});
    if (isMarkedUnread())
        takeMarkOff();
    updateTimes();
}

void NoticeController::setRoomPageShown(bool shown)
{
    m_roomPageShown = shown;
    updateLog();
}

// For whoever looks at it: messages come far more often.
void NoticeController::updateLog()
{
    if (m_board && m_roomPageShown && !m_room.isEmpty())
        m_log.setEntries(m_board->entries(m_room), m_session->rooms());
    else
        m_log.clear();
}

void NoticeController::updateTimes()
{
    m_log.clear();
    updateLog();
    Q_EMIT roomChanged();
}

void NoticeController::setInSight(const RoomId &room)
{
    m_inSight = room;
    if (m_board)
        m_board->setInSight(room);
}

NoticeController::Level NoticeController::level() const { return levelOf(m_chosen.rooms); }

void NoticeController::setLevel(Level level)
{
    if (level == AsElsewhere)
        return;
    NoticeSettings wanted = m_chosen;
    wanted.rooms = notifyOf(level);
    choose(wanted);
}

void NoticeController::setHidesText(bool hides)
{
    NoticeSettings wanted = m_chosen;
    wanted.hidesText = hides;
    choose(wanted);
}

void NoticeController::setHasSound(bool sound)
{
    NoticeSettings wanted = m_chosen;
    wanted.hasSound = sound;
    choose(wanted);
}

void NoticeController::setDoNotDisturb(bool calm)
{
    if (calm == m_chosen.doNotDisturb)
        return;
    NoticeSettings wanted = m_chosen;
    wanted.doNotDisturb = calm;
    choose(wanted);
}

void NoticeController::choose(const NoticeSettings &settings)
{
    if (m_chosen == settings)
        return;
    m_chosen = settings;
    m_settings.setNotices(settings);
    if (m_board)
        m_board->setSettings(settings);
    Q_EMIT settingsChanged();
}

RoomPreferences NoticeController::preferences() const
{
    const RoomBook::Entry *entry = m_session ? m_session->rooms().find(m_room) : nullptr;
    return entry ? entry->room.preferences.value_or(RoomPreferences()) : RoomPreferences();
}

NoticeController::Level NoticeController::roomLevel() const { return levelOf(preferences().notify); }

bool NoticeController::isMuted() const { return preferences().mutedUntil > m_clock.wall(); }

QString NoticeController::mutedText() const
{
    if (!isMuted())
        return {};
    const QLocale locale;
    const auto until = QDateTime::fromMSecsSinceEpoch(preferences().mutedUntil.count());
    const auto today = QDateTime::fromMSecsSinceEpoch(m_clock.wall().count()).date();
    const QString time = Words::time(until, locale);
    if (until.date() == today)
        return tr("Muted until %1").arg(time);
    return tr("Muted until %1, %2").arg(locale.toString(until.date(), QLocale::ShortFormat), time);
}

QString NoticeController::roomTitle() const
{
    return m_session ? m_session->rooms().title(m_room) : QString();
}

void NoticeController::chooseRoomLevel(Level level)
{
    RoomPreferences wanted = wish();
    wanted.notify = notifyOf(level);
    set(wanted);
}

void NoticeController::mute(int hours) { muteUntil(m_clock.wall() + std::chrono::hours(hours)); }

void NoticeController::muteUntilTomorrow()
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(m_clock.wall().count()).date();
    muteUntil(milliseconds(QDateTime(today.addDays(1), morning).toMSecsSinceEpoch()));
}

void NoticeController::unmute() { muteUntil(milliseconds{0}); }

void NoticeController::muteUntil(milliseconds time)
{
    RoomPreferences wanted = wish();
    wanted.mutedUntil = time;
    set(wanted);
}

void NoticeController::markUnread(bool unread)
{
    RoomPreferences wanted = wish();
    wanted.markedUnread = unread;
    set(wanted);
}

void NoticeController::wantWordsAsTyped(bool wanted)
{
    RoomPreferences wish = this->wish();
    wish.wordsAsTyped = wanted;
    set(wish);
}

void NoticeController::takeMarkOff()
{
    RoomPreferences wanted = wish();
    wanted.markedUnread = false;
    set(wanted, Asked::ByItself);
}

// The server takes all of it at once: what it has not answered yet must not be taken back by what is next.
RoomPreferences NoticeController::wish() const { return m_wished.value_or(preferences()); }

void NoticeController::set(const RoomPreferences &wanted, Asked asked)
{
    if (!m_session || m_room.isEmpty() || wanted == wish())
        return;
    setError({});
    m_wished = wanted;
    ++m_unanswered;
    m_session->roomActions().setPreferences(
        m_room, wanted,
        guarded<Room>(m_watch.get(), [this, room = m_room, asked](const Result<Room, Error> &answer) {
            if (room == m_room)
                answered(answer, asked);
        }));
}

void NoticeController::answered(const Result<Room, Error> &answer, Asked asked)
{
    if (m_unanswered > 0 && --m_unanswered == 0)
        m_wished.reset();
    if (answer || asked == Asked::ByItself)
        return;
    setError(answer.error().message);
    Q_EMIT refused(answer.error().message);
}

void NoticeController::setError(const QString &error)
{
    if (m_error == error)
        return;
    m_error = error;
    Q_EMIT errorChanged();
}

} // namespace Chinwag
