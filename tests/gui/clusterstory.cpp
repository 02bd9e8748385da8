#include "tests/gui/clusterstory.h"

namespace Chinwag::Test {

using namespace Qt::StringLiterals;

ClusterStory::ClusterStory(ClusterStage &stage, Desktop &desktop, Album &album)
    : m_stage(stage)
    , m_desktop(desktop)
    , m_album(album)
{
}

QString ClusterStory::play()
{
    m_windows = m_stage.twoWindows(m_desktop);
    if (!m_windows.start() || !m_windows.both(isOnline))
        return m_windows.problem(u"the two windows"_s, m_desktop);
    if (!typing())
        return m_windows.problem(u"typing from one node to the other"_s, m_desktop);
    if (!withoutRedis())
        return m_windows.problem(u"a message without Redis"_s, m_desktop);
    if (!redisIsBack())
        return m_windows.problem(u"typing after Redis came back"_s, m_desktop);
    if (!nodeIsGone())
        return m_windows.problem(u"the death of a node"_s, m_desktop);
    if (!nodeIsBack())
        return m_windows.problem(u"the return of a node"_s, m_desktop);
    return {};
}

bool ClusterStory::say(const QString &text) { return m_desktop.type(text) && m_desktop.key(u"Return"_s); }

bool ClusterStory::typing()
{
    const auto annTypes = [](const QJsonObject &state) {
        return showsTyping(state, u"\u2068Ann Larsen\u2069 is typing…");
    };
    if (!m_desktop.focus(m_windows.ann->pid()) || !m_desktop.type(u"I can bring the big "_s) ||
        !m_windows.bob->waitForState(annTypes) || !m_album.take(u"cluster-1-typing-across-nodes"_s))
        return false;
    return say(u"lantern"_s) && m_windows.both([](const QJsonObject &state) {
        return showsMessage(state, u"I can bring the big lantern");
    });
}

bool ClusterStory::withoutRedis()
{
    m_stage.redis().kill();
    return say(u"No Redis any more, and still I can write"_s) && m_windows.both([](const QJsonObject &state) {
        return showsMessage(state, u"No Redis any more, and still I can write");
    }) && m_windows.both(isOnline) &&
           m_album.takeStill(u"cluster-2-without-redis"_s);
}

bool ClusterStory::redisIsBack()
{
    if (!m_stage.redis().start())
        return false;
    // Typing crosses again when both nodes have found Redis; until then the keys of a start may be lost.
    const auto annTypes = [](const QJsonObject &state) {
        return showsTyping(state, u"\u2068Ann Larsen\u2069 is typing…");
    };
    if (!m_desktop.type(u"and it is back"_s))
        return false;
    constexpr int mostDots = 20;
    for (int dots = 0; !m_windows.bob->waitForState(annTypes, 1500); ++dots) {
        if (dots == mostDots || !m_desktop.type(u"."_s))
            return false;
    }
    return m_album.take(u"cluster-3-redis-is-back"_s) && m_desktop.key(u"Return"_s);
}

bool ClusterStory::nodeIsGone()
{
    m_stage.node(1).kill();
    const auto bobIsAway = [](const QJsonObject &state) {
        return state[u"subtitle"_s].toString() == u"2 people, 1 online";
    };
    return m_windows.bob->waitForState(showsCountdown, 40'000) && say(u"Are you there?"_s) &&
           m_windows.ann->waitForState(bobIsAway, 40'000) && isOnline(m_windows.ann->state()) &&
           m_album.takeStill(u"cluster-4-a-node-is-gone"_s);
}

bool ClusterStory::nodeIsBack()
{
    if (!m_stage.node(1).restart())
        return false;
    return m_windows.bob->waitForState(
               [](const QJsonObject &state) { return showsMessage(state, u"Are you there?"); }, 45'000) &&
           m_windows.both(isOnline) && m_album.takeStill(u"cluster-5-back-together"_s);
}

} // namespace Chinwag::Test
