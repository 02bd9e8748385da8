#include "app/ui/search/searchcontroller.h"

#include "app/core/text/foreigntext.h"

namespace Chinwag {

SearchController::SearchController(TimerScheduler &timers, QObject *parent)
    : QObject(parent)
    , m_timers(timers)
{
}

void SearchController::setSession(ChatSession *session)
{
    close();
    m_watch.reset();
    m_session = session;
    m_model.setSession(session);
    setTyped({});
    if (!session)
        return;
    m_watch = std::make_unique<QObject>();
    connect(&session->search(), &MessageFinder::changed, m_watch.get(), [this] { update(); });
    connect(&session->connection(), &ServerConnection::stateChanged, m_watch.get(), [this] {
        const MessageFinder *search = running();
        const bool isBetter = m_session->connection().isOnline() && search && m_isAsked &&
                              search->source() == MessageFinder::Source::LocalCopy;
        if (isBetter)
            begin();
    });
}

void SearchController::setRoom(const RoomId &room)
{
    if (m_room == room)
        return;
    m_room = room;
    if (m_shown && !m_everywhere && !m_hasLeft)
        search();
}

void SearchController::setTyped(const QString &typed)
{
    if (m_typed == typed)
        return;
    m_typed = typed;
    Q_EMIT typedChanged();
    searchSoon();
}

void SearchController::setEverywhere(bool everywhere)
{
    if (m_everywhere == everywhere)
        return;
    m_everywhere = everywhere;
    Q_EMIT scopeChanged();
    search();
}

void SearchController::open(bool everywhere, qint64 place)
{
    if (!m_session)
        return;
    if (!m_shown) {
        m_placeRoom = m_room;
        m_place = place;
        m_hasLeft = false;
        m_shown = true;
        Q_EMIT shownChanged();
        search();
    }
    setEverywhere(everywhere || m_room.isEmpty());
}

void SearchController::openMentions(qint64 place)
{
    if (!m_session)
        return;
    setTyped(u'@' + m_session->account().user.username);
    if (m_shown) {
        setEverywhere(true);
        search();
        return;
    }
    m_everywhere = true; // before it opens: asked once
    Q_EMIT scopeChanged();
    open(true, place);
}

void SearchController::close()
{
    if (!m_shown)
        return;
    m_soon.cancel();
    m_shown = false;
    m_isAsked = false;
    m_session->search().stop();
    m_model.setHits({});
    Q_EMIT shownChanged();
}

void SearchController::goBack()
{
    const bool hasLeft = m_shown && m_hasLeft;
    close();
    if (hasLeft)
        Q_EMIT placeWanted(m_placeRoom.toString(), m_place);
}

void SearchController::searchSoon()
{
    m_soon.cancel();
    if (m_shown)
        m_soon = m_timers.after(pause, [this] { search(); });
}

void SearchController::search()
{
    m_soon.cancel();
    if (!m_shown)
        return;
    const auto query = SearchQuery::parse(m_typed, m_session->rooms());
    m_problem = query ? QString() : sentenceFor(query.error());
    m_query = query ? *query : SearchQuery();
    if (!m_everywhere && m_query.room.isEmpty())
        m_query.room = m_room;
    m_isAsked = m_problem.isEmpty() && m_query.isEnough();
    if (m_isAsked)
        begin();
    else
        m_session->search().stop();
}

QString SearchController::sentenceFor(const SearchProblem &problem)
{
    const QString value = ForeignText::isolated(problem.value);
    switch (problem.kind) {
    case SearchProblem::Kind::NoSuchPerson:
        return tr("Nobody here is called “%1”.").arg(value);
    case SearchProblem::Kind::NoSuchRoom:
        return tr("You are in no room called “%1”.").arg(value);
    case SearchProblem::Kind::NotADay:
        return tr("“%1” is not a day. Write it as in 2026-11-30.").arg(value);
    case SearchProblem::Kind::NoSuchProperty:
        return tr("Messages can be found by “has:link” and “has:file”, not by “has:%1”.").arg(value);
    }
    return {};
}

void SearchController::begin() { m_session->search().start(m_query, m_session->connection().isOnline()); }

void SearchController::update()
{
    if (const MessageFinder *search = running())
        m_model.setHits(search->hits());
    Q_EMIT changed();
}

bool SearchController::isLoading() const
{
    const MessageFinder *search = running();
    return search && search->isLoading();
}

bool SearchController::hasMore() const
{
    const MessageFinder *search = running();
    return search && search->hasMore();
}

QString SearchController::sentence() const
{
    const MessageFinder *search = running();
    if (!search || !search->hits().isEmpty())
        return {};
    if (!m_problem.isEmpty())
        return m_problem;
    if (!m_isAsked)
        return tr("Type words that must be in a message. These narrow it: from:name, in:room, "
                  "before:2026-11-30, after:2026-11-30, has:link, has:file.");
    if (search->failure())
        return search->failure()->message;
    return search->isLoading() || search->hasMore() ? QString() : tr("Nothing found.");
}

QString SearchController::notice() const
{
    const MessageFinder *search = running();
    if (!search || !m_isAsked)
        return {};
    if (search->source() == MessageFinder::Source::LocalCopy)
        return tr("Only what is on this computer was searched.");
    return search->failure() && !search->hits().isEmpty() ? search->failure()->message : QString();
}

void SearchController::searchMore()
{
    if (MessageFinder *search = running())
        search->more();
}

void SearchController::choose(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    m_hasLeft = true;
    const Event &message = m_model.at(row);
    Q_EMIT messageChosen(message.room.toString(), message.seq);
}

} // namespace Chinwag
