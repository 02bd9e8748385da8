#pragma once

#include "shared/base/result.h"

#include <QString>

namespace Chinwag {

/// Settings that may hold a password are URLs (ConfigKey::Kind::Secret), or "@FILE" for one that stands in a
/// file.

/// Whether a URL (or a flag with one) has a password in it.
bool hasPassword(const QString &text);
/// For showing: the same text with stars for the password. As greedy as can be: a password that holds an @
/// of its own must not be shown in part.
QString withoutPassword(QString text);

struct ResolvedSecret
{
    QString text;
};
/// The first line of FILE for "@FILE", anything else as it is. The error is a sentence.
Result<ResolvedSecret, QString> resolvedSecret(const QString &text);
/// What a flag's value in the process list means, when it has a password in it.
QString passwordInFlagWarning(const QString &flag);

} // namespace Chinwag
