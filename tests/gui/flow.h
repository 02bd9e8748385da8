#pragma once

#include "tests/gui/stage.h"

namespace Chinwag::Test {

/// With the mouse, over the middle of a control once nothing moves it any more; `words` as in
/// ClientWindow::placeOf().
bool point(Desktop &desktop, ClientWindow &window, const QString &control, const QString &words = {});
bool click(Desktop &desktop, ClientWindow &window, const QString &control, const QString &words = {});

/// Those under `folder` that have the marker in them.
QStringList filesWith(const QString &folder, const QByteArray &marker);

/// Ann and Bob with their windows side by side, and what their hands do. Everything is waited for where it is
/// seen; false and why() when it did not come.
class Flow
{
public:
    explicit Flow(QString binaries);

    bool startDesktop();
    /// A server with the two on it; no window yet.
    bool setUp(const QStringList &serverArguments = {});
    /// Opens both windows and waits until they are online; Ann's by another way to the server if one is
    /// given.
    bool openWindows(const QUrl &wayOfAnn = {});
    /// All ends. With `failed` the screen and what everybody logged is kept before, under that name.
    void tearDown(const char *failed);

    Desktop &desktop() { return m_desktop; }
    Stage &stage() { return *m_stage; }
    ClientWindow &ann() { return *m_ann; }
    ClientWindow &bob() { return *m_bob; }
    QString why() const;

    /// Into the window, whatever has the focus there.
    bool type(ClientWindow &window, const QString &text);
    bool key(ClientWindow &window, const QString &keysym);
    bool send(ClientWindow &window, const QString &text);
    bool click(ClientWindow &window, const QString &control, const QString &words = {});
    /// A button of the bar over the message that has these words.
    bool clickOnBar(ClientWindow &window, const QString &message, const QString &button,
                    const QString &words = {});

private:
    QString m_binaries;
    Desktop m_desktop;
    std::unique_ptr<Stage> m_stage;
    std::unique_ptr<ClientWindow> m_ann;
    std::unique_ptr<ClientWindow> m_bob;
    QString m_why;
};

/// The newest message with that text, as the window's state has it; empty: there is none.
QJsonObject messageIn(const QJsonObject &state, QStringView text);

} // namespace Chinwag::Test
