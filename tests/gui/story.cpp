#include "tests/gui/story.h"

namespace Chinwag::Test {

using namespace Qt::StringLiterals;

Story::Story(Stage &stage, Desktop &desktop, Album &album)
    : m_stage(stage)
    , m_desktop(desktop)
    , m_album(album)
{
}

QString Story::play()
{
    if (!signInPage())
        return m_windows.problem(u"the sign-in page"_s, m_desktop);
    m_windows = m_stage.twoWindows(m_desktop);
    if (!m_windows.start() || !m_windows.both(isOnline))
        return m_windows.problem(u"the two windows"_s, m_desktop);
    if (!typing())
        return m_windows.problem(u"typing"_s, m_desktop);
    if (!arrived())
        return m_windows.problem(u"the message"_s, m_desktop);
    if (!lost())
        return m_windows.problem(u"the lost connection"_s, m_desktop);
    if (!back())
        return m_windows.problem(u"coming back"_s, m_desktop);
    return {};
}

bool Story::signInPage()
{
    const auto window = m_stage.window(m_desktop, QString(), u"920x760+460+0"_s);
    return window->start() && window->waitForState([](const QJsonObject &state) {
        return state[u"sign_in"_s][u"address_line"_s].toString().contains(u"Harbour crew"_s);
    }) && m_album.takeStill(u"1-sign-in"_s, window->pid());
}

bool Story::typing()
{
    // The picture is taken at once: without another key the sentence is gone after a second.
    if (!m_desktop.focus(m_windows.ann->pid()) || !m_desktop.type(u"I can bring the big "_s))
        return false;
    return m_windows.bob->waitForState([](const QJsonObject &state) {
        return showsTyping(state, u"\u2068Ann Larsen\u2069 is typing…");
    }) && m_album.take(u"2-typing"_s);
}

bool Story::arrived()
{
    if (!m_desktop.type(u"lantern"_s) || !m_desktop.key(u"Return"_s))
        return false;
    const auto complete = [](const QJsonObject &state) {
        return showsMessage(state, u"I can bring the big lantern") && showsTyping(state, u"");
    };
    return m_windows.both(complete) && m_album.takeStill(u"3-arrived"_s);
}

bool Story::lost()
{
    m_stage.server().kill();
    if (!m_windows.both(showsCountdown))
        return false;
    if (!m_desktop.type(u"And a thermos"_s) || !m_desktop.key(u"Return"_s))
        return false;
    return m_windows.ann->waitForState(
               [](const QJsonObject &state) { return showsMessage(state, u"And a thermos"); }) &&
           m_windows.both(showsCountdown) && m_album.take(u"4-connection-lost"_s);
}

bool Story::back()
{
    if (!m_stage.server().restart())
        return false;
    return m_windows.both([](const QJsonObject &state) { return showsMessage(state, u"And a thermos"); }) &&
           m_windows.both(isConnectedAgain) && m_album.takeStill(u"5-back-online"_s);
}

} // namespace Chinwag::Test
