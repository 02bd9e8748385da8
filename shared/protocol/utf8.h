#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QString>

/// What people wrote, out of bytes and into databases, to the last character. Qt and SQLite take a U+FEFF at
/// the beginning of a text for a byte order mark and drop it; all of ours that may hold such a text goes
/// through here (tests/docs/texts.py looks). Pure functions, any thread.
namespace Chinwag {

/// Invalid UTF-8 becomes U+FFFD.
QString textFromUtf8(QByteArrayView bytes);

QJsonDocument jsonFromUtf8(const QByteArray &bytes, QJsonParseError *error = nullptr);

/// For a value that is bound: SQLite takes the first mark when it is bound (and a U+FFFE for the order of all
/// bytes after it), PostgreSQL's driver when it is read. Not to be used twice on one text.
QString textForDatabase(const QString &text);

} // namespace Chinwag
