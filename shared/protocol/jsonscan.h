#pragma once

#include <QByteArrayView>

namespace Chinwag {

enum class JsonScan { Fine, TooDeep, DuplicateKey, NotJson };

/// What QJsonDocument does not tell: nesting beyond `maxDepth`; a key that occurs twice in one object (two
/// programs that pick different ones would disagree about what a frame says); and what it lets pass although
/// it is not JSON: control characters and escapes that there are not in strings, numbers like "1." and ".5",
/// a byte order mark. Reads the bytes once; does not check the rest of the syntax.
JsonScan scanJson(QByteArrayView json, int maxDepth);

} // namespace Chinwag
