#include "app/ui/emoji/emojimodel.h"

#include <algorithm>

namespace Chinwag {

void EmojiModel::show(const EmojiTable &table, const QList<Section> &sections)
{
    beginResetModel();
    m_table = &table;
    m_lines.clear();
    m_cells.clear();
    for (const Section &section : sections)
        addSection(section);
    endResetModel();
    Q_EMIT countChanged();
}

void EmojiModel::addSection(const Section &section)
{
    if (section.emoji.isEmpty())
        return;
    if (!section.title.isEmpty())
        m_lines.append({section.group, section.title, cellCount(), 0});
    for (qsizetype done = 0; done < section.emoji.size(); done += columns) {
        const auto length = std::min<qsizetype>(columns, section.emoji.size() - done);
        m_lines.append({section.group, {}, cellCount() + static_cast<int>(done), static_cast<int>(length)});
    }
    m_cells += section.emoji;
}

void EmojiModel::setSkin(int skin)
{
    m_skin = skin;
    if (!m_lines.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {EmojiRole});
}

int EmojiModel::lineOf(int cell) const
{
    const auto line = std::find_if(m_lines.cbegin(), m_lines.cend(), [cell](const Line &each) {
        return cell >= each.first && cell < each.first + each.length;
    });
    return line == m_lines.cend() ? -1 : static_cast<int>(line - m_lines.cbegin());
}

int EmojiModel::cellBelow(int cell, int lines) const
{
    int line = lineOf(cell);
    if (line < 0)
        return cell;
    const int column = cell - m_lines.at(line).first;
    const int step = lines < 0 ? -1 : 1;
    for (int left = std::abs(lines); left > 0;) {
        int next = line + step;
        while (next >= 0 && next < m_lines.size() && m_lines.at(next).length == 0)
            next += step;
        if (next < 0 || next >= m_lines.size())
            break;
        line = next;
        --left;
    }
    const Line &there = m_lines.at(line);
    return there.first + std::min(column, there.length - 1);
}

int EmojiModel::lineOfGroup(int group) const
{
    const auto line = std::find_if(m_lines.cbegin(), m_lines.cend(),
                                   [group](const Line &each) { return each.group == group; });
    return line == m_lines.cend() ? -1 : static_cast<int>(line - m_lines.cbegin());
}

int EmojiModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant EmojiModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line &line = m_lines.at(index.row());
    QStringList each;
    switch (role) {
    case HeadingRole:
        return line.heading;
    case FirstRole:
        return line.first;
    case EmojiRole:
        for (int i = 0; i < line.length; ++i)
            each.append(m_table->inSkin(m_cells.at(line.first + i), m_skin));
        return each;
    case NamesRole:
        for (int i = 0; i < line.length; ++i)
            each.append(m_table->all().at(m_cells.at(line.first + i)).name);
        return each;
    default:
        return {};
    }
}

QHash<int, QByteArray> EmojiModel::roleNames() const
{
    return {{HeadingRole, "heading"}, {EmojiRole, "emoji"}, {NamesRole, "names"}, {FirstRole, "first"}};
}

} // namespace Chinwag
