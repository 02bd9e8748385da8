#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace Chinwag {

/// What takes too long for the window's thread, on another one. `work` owns all that it needs.
template <typename Work>
auto elsewhere(QThreadPool &pool, Work work) -> QFuture<decltype(work())>
{
    const auto promise = std::make_shared<QPromise<decltype(work())>>();
    promise->start();
    pool.start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

} // namespace Chinwag
