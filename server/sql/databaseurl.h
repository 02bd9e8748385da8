#pragma once

#include "shared/base/result.h"

#include <QMap>
#include <QString>

#include <memory>

namespace Chinwag {

class Dialect;

/// Which database, as an administrator names it: `sqlite:PATH` or
/// `postgresql://[user[:password]@][host][:port]/database[?option=value&…]`.
struct DatabaseUrl
{
    enum class Kind { Sqlite, PostgreSql };

    Kind kind = Kind::Sqlite;
    QString file; ///< SQLite; as written, perhaps relative

    // PostgreSQL; what is empty is left to the client library (environment, service file, defaults)
    QString host; ///< name, address, comma-separated list of them, or the directory of a Unix socket
    int port = -1;
    QString user;
    QString password;
    QString name;
    QMap<QString, QString> options; ///< of the client library, such as sslmode

    /// For administrators and logs: never with the password.
    QString displayName() const;

    /// The error is half a sentence that says how to write it, and repeats nothing of the text.
    static Result<DatabaseUrl, QString> parse(const QString &text);
};

std::unique_ptr<const Dialect> makeDialect(const DatabaseUrl &url);

} // namespace Chinwag
