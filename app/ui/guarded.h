#pragma once

#include "app/core/connection/serverapi.h"

#include <QPointer>

namespace Chinwag {

/// Wraps an answer so that it comes to nothing once `owner` is destroyed.
template <typename T, typename Then>
ServerApi::Done<T> guarded(QObject *owner, Then then)
{
    return [guard = QPointer<QObject>(owner), then = std::move(then)](Result<T, Error> answer) {
        if (guard)
            then(answer);
    };
}

} // namespace Chinwag
