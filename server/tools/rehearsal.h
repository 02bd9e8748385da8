#pragma once

#include "server/core/ports/stores.h"
#include "server/sql/databaseurl.h"

#include <optional>

/// What an upgrade will be like, tried on a copy.
namespace Chinwag::Rehearsal {

struct Step
{
    int version = 0;
    QString name;
    qint64 ms = 0;
};

struct Report
{
    int from = 0; ///< schema
    int to = 0;
    qint64 rows = 0; ///< that were copied
    qint64 copyMs = 0;
    QList<Step> steps; ///< none: there is nothing to do
    qint64 before = 0; ///< bytes that the copy had
    qint64 most = 0;   ///< that it had at any time meanwhile, with everything that goes away again
    qint64 afterwards = 0;
    std::optional<qint64> free; ///< bytes left where the original lies; none: nobody can say
    QString problem;            ///< a sentence; empty: the upgrade works

    qint64 ms() const;
    /// Bytes that the original will want beside what it has.
    qint64 wanted() const { return most - before; }
    bool isWell() const { return problem.isEmpty() && (!free || *free > wanted()); }
    QString text() const;
    QByteArray json() const;
};

/// Copies what `database`, of whatever older schema, holds at one moment, while servers run on it, brings the
/// copy up to date as the first start of this program would, and has `program`, a chinwagd, let somebody in
/// on it. The copy is made in a directory in `place`, and gone afterwards; of PostgreSQL it is `into`, an
/// empty database, and stays there. Attached files are left out: no upgrade touches them. The original is
/// only read. The error is a sentence. Blocks.
Outcome<Report> run(const DatabaseUrl &database, const std::optional<DatabaseUrl> &into, const QString &place,
                    const QString &program);

} // namespace Chinwag::Rehearsal
