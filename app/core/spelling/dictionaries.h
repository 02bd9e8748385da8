#pragma once

#include "shared/base/continuation.h"

#include <QStringList>

namespace Chinwag {

/// What knows how words are written, in several languages ("de_DE"). Loop thread; it is asked often, and
/// what takes long is done elsewhere. Answers come in a later turn and not after this object.
class Dictionaries
{
public:
    Dictionaries() = default;
    virtual ~Dictionaries() = default;
    Q_DISABLE_COPY_MOVE(Dictionaries)

    /// Of this machine, in order. One that turns out not to be readable finds nothing wrong.
    virtual QStringList languages() const = 0;
    /// Which of `words` are known to none of `languages`.
    virtual void check(const QStringList &languages, const QStringList &words,
                       Continuation<QStringList> wrong) = 0;
    /// What may have been meant, the likeliest first; each of `languages` has its say.
    virtual void suggest(const QStringList &languages, const QString &word,
                         Continuation<QStringList> suggestions) = 0;
};

} // namespace Chinwag
