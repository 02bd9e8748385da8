#pragma once

#include "server/core/ports/stores.h"

#include <QEventLoop>
#include <QTimer>

#include <optional>

namespace Chinwag::Test {

/// Makes an asynchronous call and runs the event loop until it answers. An answer from inside the call, or
/// none at all, is an Internal error.
template <typename T>
Outcome<T> await(const std::function<void(Done<T>)> &call)
{
    std::optional<Outcome<T>> answer;
    QEventLoop loop;
    call([&](Outcome<T> outcome) {
        answer.emplace(std::move(outcome));
        loop.quit();
    });
    if (answer)
        return Error{ErrorCode::Internal, QStringLiteral("answered inside the call"), std::nullopt};
    QTimer::singleShot(std::chrono::seconds(60), &loop, [&loop] { loop.quit(); });
    loop.exec();
    return answer ? std::move(*answer)
                  : Error{ErrorCode::Internal, QStringLiteral("no answer"), std::nullopt};
}

/// "ok", or the wire name of the error: what a test compares.
template <typename T>
QString codeOf(const Outcome<T> &outcome)
{
    return outcome ? QStringLiteral("ok") : toString(outcome.error().code);
}

} // namespace Chinwag::Test

/// Ends the test function with the error's words when an Outcome has no value.
#define CHINWAG_VERIFY_OK(outcome)                                                                           \
    do {                                                                                                     \
        const auto &checkedOutcome = (outcome); /* evaluated once */                                         \
        QVERIFY2(checkedOutcome, checkedOutcome ? "" : qPrintable(checkedOutcome.error().message));          \
    } while (false)
