#pragma once

#include "app/core/memory/answers.h"
#include "app/core/settings/tokenstore.h"

#include <QHash>

namespace Chinwag {

/// Keeps tokens until exit. Answers in the next turn of the loop, in the order it was asked.
class MemoryTokenStore final : public TokenStore
{
public:
    explicit MemoryTokenStore(TimerScheduler &timers)
        : m_answers(timers)
    {
    }

    void read(const QString &account, Continuation<Result<std::optional<QString>, Error>> done) override;
    void write(const QString &account, const QString &token, Continuation<Result<Ok, Error>> done) override;
    void remove(const QString &account, Continuation<Result<Ok, Error>> done) override;
    bool usesFile() const override { return false; }

private:
    QHash<QString, QString> m_tokens;
    Answers m_answers;
};

} // namespace Chinwag
