#pragma once

#include "app/ui/language.h"

#include <QAbstractListModel>
#include <QSet>

#include <algorithm>

namespace Chinwag {

/// Base of all models here: subclasses keep a QList of rows that know their key() and hand in whole new
/// lists; what changed is found out here, so that views animate and keep their scroll position instead of
/// starting over.
class ListModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    explicit ListModel(QObject *parent = nullptr)
        : QAbstractListModel(parent)
    {
        connect(&Language::instance(), &Language::changed, this, &ListModel::retranslate);
    }

    int count() const { return rowCount(); }

Q_SIGNALS:
    void countChanged();

protected:
    /// The language is another: all that data() says may be.
    virtual void retranslate()
    {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
    template <typename Row>
    void updateRows(QList<Row> &rows, const QList<Row> &next);

private:
    template <typename Row>
    void removeVanished(QList<Row> &rows, const QList<Row> &next);
    template <typename Row>
    void insertRun(QList<Row> &rows, const QList<Row> &next, int at, int length);
    template <typename Row>
    void moveUp(QList<Row> &rows, const Row &wanted, int to);
};

template <typename Row>
void ListModel::updateRows(QList<Row> &rows, const QList<Row> &next)
{
    const auto before = rows.size();
    removeVanished(rows, next);
    QSet<QString> known;
    for (const Row &row : std::as_const(rows))
        known.insert(row.key());

    for (int i = 0; i < next.size(); ++i) {
        int run = 0;
        while (i + run < next.size() && !known.contains(next[i + run].key()))
            ++run;
        if (run > 0) {
            insertRun(rows, next, i, run);
            i += run - 1;
            continue;
        }
        if (rows[i].key() != next[i].key())
            moveUp(rows, next[i], i);
        if (!(rows[i] == next[i])) {
            rows[i] = next[i];
            Q_EMIT dataChanged(index(i), index(i));
        }
    }
    if (rows.size() != before)
        Q_EMIT countChanged();
}

template <typename Row>
void ListModel::removeVanished(QList<Row> &rows, const QList<Row> &next)
{
    QSet<QString> wanted;
    for (const Row &row : next)
        wanted.insert(row.key());
    for (int i = static_cast<int>(rows.size()) - 1; i >= 0; --i) {
        if (wanted.contains(rows[i].key()))
            continue;
        beginRemoveRows({}, i, i);
        rows.removeAt(i);
        endRemoveRows();
    }
}

template <typename Row>
void ListModel::insertRun(QList<Row> &rows, const QList<Row> &next, int at, int length)
{
    beginInsertRows({}, at, at + length - 1);
    for (int i = at; i < at + length; ++i)
        rows.insert(i, next[i]);
    endInsertRows();
}

template <typename Row>
void ListModel::moveUp(QList<Row> &rows, const Row &wanted, int to)
{
    const auto found = std::find_if(rows.begin() + to, rows.end(),
                                    [&wanted](const Row &row) { return row.key() == wanted.key(); });
    const int from = static_cast<int>(found - rows.begin());
    beginMoveRows({}, from, from, {}, to);
    rows.move(from, to);
    endMoveRows();
}

} // namespace Chinwag
