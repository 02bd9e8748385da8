#pragma once

#include "shared/base/continuation.h"

#include <QString>

#include <optional>

namespace Chinwag {

/// The system's keeper of secrets. Asynchronous; may also never answer (a dialog that nobody sees). After it
/// is destroyed no answer comes any more.
class Keychain
{
public:
    enum class Status {
        Done,
        NotFound,    ///< the keychain works and has no such secret
        Unavailable, ///< there is none, it is locked, or access was denied
    };
    struct Answer
    {
        Status status = Status::Unavailable;
        QString secret; ///< of read()
        QString detail; ///< for the log
    };
    virtual ~Keychain() = default;

    virtual void read(const QString &key, Continuation<Answer> done) = 0;
    virtual void write(const QString &key, const QString &secret, Continuation<Answer> done) = 0;
    virtual void remove(const QString &key, Continuation<Answer> done) = 0;
};

} // namespace Chinwag
