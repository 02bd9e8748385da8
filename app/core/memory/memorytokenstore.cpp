#include "app/core/memory/memorytokenstore.h"

namespace Chinwag {

void MemoryTokenStore::read(const QString &account, Continuation<Result<std::optional<QString>, Error>> done)
{
    std::optional<QString> token;
    if (const auto found = m_tokens.constFind(account); found != m_tokens.cend())
        token = *found;
    later([token, done = std::move(done)] { done(token); });
}

void MemoryTokenStore::write(const QString &account, const QString &token,
                             Continuation<Result<Ok, Error>> done)
{
    m_tokens.insert(account, token);
    later([done = std::move(done)] { done(Ok()); });
}

void MemoryTokenStore::remove(const QString &account, Continuation<Result<Ok, Error>> done)
{
    m_tokens.remove(account);
    later([done = std::move(done)] { done(Ok()); });
}

void MemoryTokenStore::later(std::function<void()> answer)
{
    const quint64 key = m_nextAnswer++;
    m_answers[key] = m_timers.after(milliseconds{0}, [this, key, answer = std::move(answer)] {
        const auto spent = m_answers.extract(key);
        answer();
    });
}

} // namespace Chinwag
