#pragma once

#include "app/core/connection/serverapi.h"

#include <QtTest>

#include <memory>
#include <optional>

namespace Chinwag {

/// Waits for the answer of a call of the client's HTTP.
template <typename T>
class Answered
{
public:
    static constexpr int patience = 30'000; ///< ms

    AccountApi::Done<T> done()
    {
        return [answer = m_answer](const Result<T, Error> &result) { answer->emplace(result); };
    }
    /// Internal: none came.
    Result<T, Error> wait()
    {
        if (!QTest::qWaitFor([this] { return m_answer->has_value(); }, patience))
            return Error{ErrorCode::Internal, QStringLiteral("no answer"), {}};
        return **m_answer;
    }

private:
    std::shared_ptr<std::optional<Result<T, Error>>> m_answer =
        std::make_shared<std::optional<Result<T, Error>>>();
};

} // namespace Chinwag
