#pragma once

#include "app/ui/text/inlinewriter.h"
#include "app/ui/text/messageblock.h"

#include <QStringList>

#include <limits>
#include <optional>

namespace Chinwag {

/// Cuts a message into what stands below each other, line by line.
class BlockReader
{
public:
    /// `opening` is what the first words come after.
    BlockReader(const InlineWriter &writer, const QString &opening);

    QList<MessageBlock> read(const QString &text);

private:
    static constexpr int deepestQuote = 4; // deeper ones are shown as typed

    struct Item
    {
        qsizetype indent = 0;
        bool numbered = false;
        QString mark;
        QString words;
    };

    void readLines(const QStringList &lines, int depth);
    qsizetype endOfCode(const QStringList &lines, qsizetype at);
    void takeCode(const QStringList &lines, int depth);
    static qsizetype endOfQuote(const QStringList &lines, qsizetype at);
    void takeWords(QStringList lines, int depth);
    qsizetype takeParagraph(const QStringList &lines, qsizetype at, MessageBlock &block) const;
    qsizetype takeItem(const QStringList &lines, qsizetype at, const Item &item, MessageBlock &block);
    int levelOf(qsizetype indent);
    static std::optional<Item> itemOf(const QString &line);
    /// What is further in goes on with the item above it.
    static bool continuesItem(const QString &line);
    static std::optional<Item> listedItem(const QStringList &lines, qsizetype at);

    const InlineWriter &m_writer;
    QString m_opening;
    QList<MessageBlock> m_blocks;
    QList<qsizetype> m_indents;                                   // of the list that is being read
    qsizetype m_unclosed = std::numeric_limits<qsizetype>::max(); // a fence of so many ticks does not end
};

} // namespace Chinwag
