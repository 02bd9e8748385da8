#pragma once

#include <QChar>
#include <QList>
#include <QString>

namespace Chinwag {

struct SpelledWord
{
    qsizetype from = 0;
    qsizetype length = 0;
    QString word; ///< as dictionaries have it: with a plain apostrophe

    qsizetype end() const { return from + length; }
    bool operator==(const SpelledWord &) const = default;
};

/// The words of a message that a dictionary can say something about. Not: addresses, @names, :emoji:,
/// `code`, commands, names of files, what has digits or is all in capitals, single letters. Any thread.
QList<SpelledWord> spelledWords(const QString &text);

/// The script that a language ("de_DE") is written in.
QChar::Script scriptOfLanguage(const QString &language);
QChar::Script scriptOfWord(const QString &word);

} // namespace Chinwag
