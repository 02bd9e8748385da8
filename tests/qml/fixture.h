#pragma once

#include "app/ui/appcontroller.h"
#include "app/ui/denynetwork.h"
#include "shared/base/manualtime.h"

#include <QNetworkAccessManager>
#include <QTemporaryDir>

namespace Chinwag {

/// As DenyNetwork, and counts who asks.
class CountingNetwork final : public QQmlNetworkAccessManagerFactory
{
public:
    QNetworkAccessManager *create(QObject *parent) override;
    static int requests();
};

/// What a QML test needs of C++: a window's worth of sample data, and the hands on its clock.
class Fixture : public QObject
{
    Q_OBJECT
    Q_PROPERTY(Chinwag::AppController *app READ app CONSTANT)

public:
    explicit Fixture(QObject *parent = nullptr);

    AppController *app() { return &m_app; }

    Q_INVOKABLE void fill();
    Q_INVOKABLE void advance(int duration);
    Q_INVOKABLE void setTypists(const QStringList &names);
    Q_INVOKABLE void loseConnection(int retryInMilliseconds);
    Q_INVOKABLE void connectAgain();
    Q_INVOKABLE void goOffline();
    Q_INVOKABLE void addMessage(const QString &sender, const QString &text);
    Q_INVOKABLE void failLastMessage(const QString &reason);
    Q_INVOKABLE void fillLongHistory(int messages);
    Q_INVOKABLE void setSignInErrors(const QString &address, const QString &name, const QString &password);
    Q_INVOKABLE int requests() const { return CountingNetwork::requests(); }
    /// So that what a test leaves behind does not survive it.
    Q_INVOKABLE void clear();

private:
    QTemporaryDir m_settings;
    ManualClock m_clock;
    ManualTimerScheduler m_timers{m_clock};
    AppController m_app;
    int m_added = 0;
};

} // namespace Chinwag
