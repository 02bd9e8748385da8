#pragma once

#include <QString>

namespace Chinwag {

enum class KeyKind { Elliptic, Rsa };

/// Makes <name>.cert.pem and <name>.key.pem in `directory`, self-signed for `name`, with the openssl command.
bool makeCertificate(const QString &directory, const QString &name, KeyKind kind = KeyKind::Elliptic);
/// Copies that pair to cert.pem and key.pem, as a renewal does.
bool installCertificate(const QString &directory, const QString &name);

} // namespace Chinwag
