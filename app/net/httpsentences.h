#pragma once

#include "shared/protocol/errorcode.h"

#include <QByteArray>
#include <QNetworkReply>
#include <QString>

/// What went wrong with a request, as an Error: the code for the program, one sentence for the person. Never
/// contains a URL. Temporary is everything where no Chinwag server was reached: it may be there the next
/// time.
namespace Chinwag {

Error notAnAddress();
Error noAnswerInTime(const QString &address);
Error unreachable(const QString &address, QNetworkReply::NetworkError error);
Error tlsFailure(const QString &address, const QString &problem);
Error notChinwag(const QString &address, const QString &why);

/// Of a status of 400 and above: problem+json when it is one, the status alone otherwise.
Error refusal(const QString &address, int status, const QByteArray &body, const QByteArray &retryAfter);

} // namespace Chinwag
