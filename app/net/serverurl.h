#pragma once

#include <QUrl>
#include <QUrlQuery>

/// From the address of a server, as a person or a setting gives it (http, https, ws or wss; a path in front
/// is kept), to the addresses of its parts. Pure functions, any thread.
namespace Chinwag {

/// http or https. `path` begins with "/" and is percent-encoded already where it must be. Invalid when
/// `server` has another scheme or no host: then nothing may be asked of it, least of all a file.
QUrl httpUrl(const QUrl &server, const QString &path, const QUrlQuery &query = {});

/// "example.org:7420", for sentences: never a user name, path or query.
QString addressForPeople(const QUrl &server);

} // namespace Chinwag
