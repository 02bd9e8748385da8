#pragma once

#include "app/core/settings/tokenstore.h"
#include "shared/base/timerscheduler.h"

#include <QHash>

#include <map>

namespace Chinwag {

/// Keeps tokens until exit. Answers in the next turn of the loop, in the order it was asked.
class MemoryTokenStore final : public TokenStore
{
public:
    explicit MemoryTokenStore(TimerScheduler &timers)
        : m_timers(timers)
    {
    }

    void read(const QString &account, Continuation<Result<std::optional<QString>, Error>> done) override;
    void write(const QString &account, const QString &token, Continuation<Result<Ok, Error>> done) override;
    void remove(const QString &account, Continuation<Result<Ok, Error>> done) override;
    bool usesFile() const override { return false; }

private:
    void later(std::function<void()> answer);

    TimerScheduler &m_timers;
    QHash<QString, QString> m_tokens;
    std::map<quint64, Timer> m_answers;
    quint64 m_nextAnswer = 0;
};

} // namespace Chinwag
