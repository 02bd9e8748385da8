#pragma once

#include "server/sql/connection.h"

namespace Chinwag {

/// An account that only looks whether it is let in: made in the database, found by nobody, in no room, and
/// gone with this object. One that was left behind by a power cut goes with the next one. Blocks.
class Visitor
{
public:
    /// The connection outlives it.
    static Outcome<std::unique_ptr<Visitor>> enter(Connection &connection);
    ~Visitor();
    Q_DISABLE_COPY_MOVE(Visitor)

    const QString &token() const { return m_token; }

private:
    Visitor(Connection &connection, QString id, QString token);

    Connection &m_connection;
    const QString m_id;
    const QString m_token;
};

} // namespace Chinwag
