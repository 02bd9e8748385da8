#pragma once

#include "shared/base/result.h"
#include "shared/protocol/errorcode.h"

#include <QString>
#include <QStringList>

/// What people may call themselves and their rooms, and what a message may be. Both sides use the same rules.
namespace Chinwag {

/// Lower-case ASCII letters, digits, '.', '_' and '-', 1–32, starting with a letter or digit; input is
/// trimmed, lower-cased, and its wide forms are made narrow.
Result<QString, Error> normalizedUsername(const QString &input);
/// The same for user names that look the same: who reads quickly takes "rn" for "m" and "0" for "o".
QString usernameSkeleton(const QString &username);
/// NFC, trimmed, 1–64 units; refuses control characters, what nobody can see (joiners only where they do
/// something: Persian and Indic letters, emoji), letters of two alphabets in one word, unpaired surrogates
/// and piles of marks. Characters that are not assigned yet are welcome.
Result<QString, Error> normalizedDisplayName(const QString &input);
Result<QString, Error> normalizedRoomName(const QString &input); ///< same rules, Limits::roomNameLength
/// As the two above write it down, unchecked.
QString composedName(const QString &name);
/// By which names are found, without regard to case.
QString searchKey(const QString &name);
/// As RFC 8265 prepares it: NFC, all spaces alike.
Result<QString, Error> checkedPassword(const QString &input);
/// As what a password may have been hashed: as it is prepared now, first, and as keyboards gave it before
/// that was done.
QStringList passwordForms(const QString &input);
/// Nobody sees anything in it: spaces, and characters that show nothing.
bool isBlank(QStringView text);
/// Something to see in it, at most Limits::messageLength units, no unpaired surrogates; kept as it is
/// otherwise.
Result<QString, Error> checkedMessageText(const QString &input);
/// Something to see in it, at most Limits::emojiLength units; what nobody can see only as emoji need it.
Result<QString, Error> checkedEmoji(const QString &input);

} // namespace Chinwag
