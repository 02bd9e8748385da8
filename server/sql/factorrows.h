#pragma once

#include "server/sql/connection.h"

/// The statements of second factors, as AccountStore has the calls. Worker thread.
namespace Chinwag::FactorRows {

/// A column: 1 when the person `u` owns the server and has none.
QString lacking();

std::optional<SecondFactor> find(Connection &connection, const UserId &user);
bool begin(Connection &connection, const UserId &user, const QByteArray &secret);
bool confirm(Connection &connection, const UserId &user, const QByteArray &secret, qint64 step,
             const QList<QByteArray> &recoveryHashes);
bool useCode(Connection &connection, const UserId &user, qint64 step);
bool useRecoveryCode(Connection &connection, const UserId &user, const QByteArray &hash);
bool remove(Connection &connection, const UserId &user);

} // namespace Chinwag::FactorRows
