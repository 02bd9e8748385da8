#pragma once

#include "server/sql/connection.h"

/// What is done to the rows of somebody who deletes their account. Worker thread, inside a transaction.
namespace Chinwag::AccountRemoval {

/// As AccountStore::remove(), but for the Revocation. Rooms they are in they leave before.
bool remove(Connection &connection, const UserId &user, bool messagesStay);
/// Whether somebody had this name, or one that looks like it, and is not there any more.
bool isFormerName(Connection &connection, const QString &username);

QList<Unsaid> unsaid(Connection &connection);
void setUnsaid(Connection &connection, const Unsaid &unsaid);

} // namespace Chinwag::AccountRemoval
