#pragma once

#include "app/ui/emoji/emojitable.h"
#include "app/ui/listmodel.h"

#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// A grid of emoji under headings, line by line: a view makes only the lines that are in sight. The cells are
/// counted through from 0.
class EmojiModel : public ListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by EmojiController")

public:
    static constexpr int columns = 9;

    enum Role {
        HeadingRole = Qt::UserRole + 1, ///< "" in a line of emoji
        EmojiRole,                      ///< as they are sent
        NamesRole,
        FirstRole ///< cell
    };

    struct Section
    {
        int group = 0;
        QString title;
        QList<int> emoji; ///< of the table
    };

    using ListModel::ListModel;

    /// `table` outlives what is shown of it.
    void show(const EmojiTable &table, const QList<Section> &sections);
    void setSkin(int skin);

    int cellCount() const { return static_cast<int>(m_cells.size()); }
    int emojiAt(int cell) const { return m_cells.value(cell, -1); } ///< in the table
    int lineOf(int cell) const;
    int firstCell(int line) const { return m_lines.value(line).first; } ///< of a heading: the one below it
    /// The cell that stands `lines` below, as far as there are any; headings do not count.
    int cellBelow(int cell, int lines) const;
    int groupOf(int line) const { return m_lines.value(line).group; }
    int lineOfGroup(int group) const; ///< its heading; -1: it is not there

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Line
    {
        int group = 0;
        QString heading;
        int first = 0;
        int length = 0; // 0: a heading
    };

    void addSection(const Section &section);

    const EmojiTable *m_table = nullptr;
    QList<Line> m_lines;
    QList<int> m_cells;
    int m_skin = 0;
};

} // namespace Chinwag
