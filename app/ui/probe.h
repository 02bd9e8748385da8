#pragma once

#include "app/ui/appcontroller.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLocalServer>

namespace Chinwag {

/// For tests and demos of real windows: says what the window shows, and can change nothing. Exists only when
/// the environment variable CHINWAG_PROBE names a socket path. One JSON object per line in, one per line out:
///
///   {"query":"state"} → {"signed_in":true, "user":"Ann", "connection":"waiting", "banner":"Connection lost.
///   …",
///                        "typing":"Bob is typing…", "words":["what Bob has typed"…], "words_sentence":"…",
///                        "room":"# general", "subtitle":"…", "composer":"…",
///                        "attached":["what is ready to go with it"…], "suggested":["Bob Nwosu"…],
///                        "emoji":"the current one's name",
///                        "rooms":[{"name","preview","typing","unread","mentions"}…],
///                        "messages":[{"sender","text","delivery","edited","deleted","mentioned",
///                                     "answers":"the original", "reactions":["👍 2 own"…],
///                                     "files":["name"…]}… the newest 50, oldest first],
///                        "at_end":true, "found":["an <b>excerpt</b>"…], "found_sentence":"…",
///                        "sign_in":{"creates_account","address","address_line","errors":[…]}}
///
///   {"query":"place", "name":"signInButton", "words":"…"} → {"x":600, "y":420, "name":"Sign in",
///                        "description":""}: the middle of the control that is called so, in the window's
///                        coordinates, and what a screen reader says of it. With "words": of the one whose
///                        accessible name has them. {} while there is none to be seen
///
/// "connection" is none, connecting, waiting, offline, refused or connected: the bar, not the socket;
/// "online" says whether the own presence dot is lit. Anything else → {"error":"…"}.
class Probe : public QObject
{
    Q_OBJECT

public:
    static constexpr int newestMessages = 50;

    explicit Probe(AppController &app, QObject *parent = nullptr);

    /// False when the path cannot be listened on.
    bool listen(const QString &path);
    QJsonObject answer(const QByteArray &line) const;

private:
    void accept();
    QJsonObject state() const;
    QJsonArray words() const;
    static QJsonObject placeOf(const QString &name, const QString &words);
    QJsonArray attached() const;
    QJsonArray suggested() const;
    QJsonArray rooms() const;
    QJsonArray messages() const;
    QJsonArray found() const;
    QJsonObject signInPage() const;

    AppController &m_app;
    QLocalServer m_server;
};

} // namespace Chinwag
