#pragma once

#include <QList>
#include <QStringList>

/// How words are found in messages: the same on the server and in a client's own copy. Case does not count,
/// nor how a character is put together (NFC); everything else does, and no character is an operator.
namespace Chinwag {

/// A part of a text, in UTF-16 units.
struct TextMark
{
    qsizetype start = 0;
    qsizetype length = 0;

    friend bool operator==(const TextMark &, const TextMark &) = default;
};

/// What somebody is looking for: words with white space between, all of which must occur, anywhere and as
/// parts of longer ones. A value.
class SearchWords
{
public:
    SearchWords() = default;
    explicit SearchWords(const QString &typed);

    bool isEmpty() const { return m_words.isEmpty(); }
    /// In the form in which they are compared; none is empty.
    const QStringList &words() const { return m_words; }

    bool occurIn(const QString &text) const;
    /// Where they stand: ascending, without overlaps, the first Limits::searchMarks.
    QList<TextMark> marksIn(const QString &text) const;

private:
    QStringList m_words;
};

/// An address that begins with http:// or https://.
bool hasLink(const QString &text);

} // namespace Chinwag
