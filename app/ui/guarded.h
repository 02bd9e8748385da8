#pragma once

#include "app/core/connection/accountapi.h"

#include <QPointer>

namespace Chinwag {

/// Wraps an answer so that it comes to nothing once `owner` is destroyed.
template <typename T, typename Then>
AccountApi::Done<T> guarded(QObject *owner, Then then)
{
    return [guard = QPointer<QObject>(owner), then = std::move(then)](Result<T, Error> answer) {
        if (guard)
            then(answer);
    };
}

} // namespace Chinwag
