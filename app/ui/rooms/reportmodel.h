#pragma once

#include "app/ui/listmodel.h"
#include "shared/protocol/membership.h"

#include <QDate>
#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// Messages of a room that somebody finds to be against the rules.
class ReportModel : public ListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by its controller")

public:
    enum Role { ReportIdRole = Qt::UserRole + 1, AuthorRole, InitialsRole, ToneRole, WordsRole, WhyRole };

    using ListModel::ListModel;

    /// `today` is for how times are written.
    void setReports(const QList<Report> &reports, QDate today);
    void remove(const ReportId &report);
    /// Null: there is none, any more.
    const Report *find(const ReportId &report) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Row
    {
        Report report;
        QString why; ///< "Ann, 18:00: Advertising"

        const QString &key() const { return report.id.toString(); }
        friend bool operator==(const Row &, const Row &) = default;
    };

    QList<Row> m_rows;
};

} // namespace Chinwag
