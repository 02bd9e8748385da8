#include "app/core/memory/memorytokenstore.h"

namespace Chinwag {

void MemoryTokenStore::read(const QString &account, Continuation<Result<std::optional<QString>, Error>> done)
{
    std::optional<QString> token;
    if (const auto found = m_tokens.constFind(account); found != m_tokens.cend())
        token = *found;
    m_answers.later([token, done = std::move(done)] { done(token); });
}

void MemoryTokenStore::write(const QString &account, const QString &token,
                             Continuation<Result<Ok, Error>> done)
{
    m_tokens.insert(account, token);
    m_answers.later([done = std::move(done)] { done(Ok()); });
}

void MemoryTokenStore::remove(const QString &account, Continuation<Result<Ok, Error>> done)
{
    m_tokens.remove(account);
    m_answers.later([done = std::move(done)] { done(Ok()); });
}

} // namespace Chinwag
