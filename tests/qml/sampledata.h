#pragma once

#include "tests/support/chatworld.h"

namespace Chinwag::SampleData {

inline const RoomId general(QStringLiteral("r1"));

/// A harbour crew's Saturday, on the day of the world's clock: rooms, people, messages, and who is there.
/// Online afterwards; `draft` waits in the composer of #general.
void fill(Test::ChatWorld &world, const QString &draft = QString());
/// One room, #general, with so many messages, of which the newest are in the cache.
void fillLong(Test::ChatWorld &world, int messages, int cached);
/// Ann and oneself see each other's words as they are typed, unless one of them does not want it.
void shareWords(Test::ChatWorld &world, bool self, bool ann);
/// Ann has written that, and not sent it.
void typeWords(Test::ChatWorld &world, const QString &text);
/// Somebody with this name, known to the session from now on.
UserId person(Test::ChatWorld &world, const QString &name);

/// That person has read `room` up to there.
void read(Test::ChatWorld &world, const RoomId &room, const QString &reader, Seq seq);

/// That person wants the user in a private room of this name, which is also its id.
void invite(Test::ChatWorld &world, const QString &room, const QString &inviter);
/// That person brought the user into such a room, in which something was said before.
void bringInto(Test::ChatWorld &world, const QString &room, const QString &inviter);

/// The user is this in #general from now on.
void lead(Test::ChatWorld &world, Role role);
/// The same, as its owner, and others are something there, too: a moderator in a meeting, and one who may not
/// write for an hour.
void moderate(Test::ChatWorld &world);
/// Somebody finds that message of `author`, which is said just now, to be against the rules.
void report(Test::ChatWorld &world, const QString &author, const QString &text, const QString &reason);

/// A file of that name in `folder`, as somebody attached it; it is here, unless `path` is
/// wanted: then that is where it is to be taken from. With a `size` it is a picture of the
/// pier at dusk, which says that it has so many pixels.
File attach(Test::ChatWorld &world, const QString &folder, const QString &name, QSize size,
            qint64 bytes = 6'800'000, QString *path = nullptr);

} // namespace Chinwag::SampleData
