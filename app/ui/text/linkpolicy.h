#pragma once

#include <QObject>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace Chinwag {

/// Where links that people write may lead, how that is shown, and when one is asked first. `target` is what
/// somebody wrote; nothing is done with one that is not allowed.
class LinkPolicy : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    using QObject::QObject;

    /// http, https and chinwag with a host, and mailto with an address. Everything else: nothing.
    static std::optional<QUrl> allowed(const QString &target);

    /// The address so that it cannot be taken for another one: a host that mixes scripts in punycode, a name
    /// before the host as what it is, nothing invisible. "" for a target that is not allowed.
    Q_INVOKABLE static QString shown(const QString &target);

    /// Read as it was typed, it could be taken for another address than it is.
    static bool isDeceptive(const QString &target);

    /// Why one should look at the target before one goes there, as a sentence; "" when it is what `words`,
    /// the text of the link, let expect.
    Q_INVOKABLE static QString caution(const QString &words, const QString &target);

    /// In the system's browser or mail program; chinwag links come back to this program.
    Q_INVOKABLE static void open(const QString &target);
};

} // namespace Chinwag
