#pragma once

#include "app/ui/text/addresses.h"

#include <QList>
#include <QString>

namespace Chinwag {

/// What is shown in the place of one character that is given to md4c: it sees a letter, whatever is in there.
struct InlineAtom
{
    QString words;
    QString target; ///< where an address leads; else ""
    bool mention = false;
};

/// Lines of a message as md4c is to see them: addresses, the reader's name and all that only looks like a
/// mark are one character each.
class InlineSource
{
public:
    /// Stands at the beginning of each line, and nowhere else: no block begins behind it, and to the left of
    /// a mark it is a space.
    static constexpr QChar lineBegins{0x1680};

    InlineSource(const QString &lines, const QString &reader, bool room);
    Q_DISABLE_COPY_MOVE(InlineSource)

    const QString &text() const { return m_text; }
    /// Without any, the text is what it is.
    bool hasMarks() const { return m_hasMarks; }
    /// What the character stands for; null for one that stands for itself.
    const InlineAtom *atom(char32_t character) const;

private:
    void takeNext();
    bool takeMention();
    bool takeAddress();
    bool takeTarget();
    void takeMark(QChar mark);
    void takeBackslash();
    bool isNoMark(QChar mark, qsizetype end) const;
    void takeAtom(qsizetype length, InlineAtom atom);
    void takeLiterally(qsizetype length);
    void keep(qsizetype length);
    QChar charAt(qsizetype at) const;

    QString m_lines;
    QString m_reader;
    bool m_room;
    AddressFinder m_addresses; // of m_lines
    QString m_text;
    QList<InlineAtom> m_atoms;
    qsizetype m_at = 0;
    bool m_hasMarks = false;
    bool m_hasLinks = false;
};

} // namespace Chinwag
