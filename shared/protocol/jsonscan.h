#pragma once

#include <QByteArrayView>

namespace Chinwag {

enum class JsonScan { Fine, TooDeep, DuplicateKey };

/// What QJsonDocument does not tell: nesting beyond `maxDepth`, and a key that occurs twice in one object
/// (two programs that pick different ones would disagree about what a frame says). Reads the bytes once; does
/// not check the syntax.
JsonScan scanJson(QByteArrayView json, int maxDepth);

} // namespace Chinwag
