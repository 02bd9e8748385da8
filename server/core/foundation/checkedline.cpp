#include "server/core/foundation/checkedline.h"

#include "server/core/foundation/errors.h"
#include "shared/protocol/characters.h"
#include "shared/protocol/textrules.h"

#include <algorithm>

namespace Chinwag {

namespace {

/// What would break the line, or turn around what stands beside it.
bool breaksLine(QChar c)
{
    switch (c.direction()) {
    case QChar::DirLRE:
    case QChar::DirLRO:
    case QChar::DirRLE:
    case QChar::DirRLO:
    case QChar::DirPDF:
    case QChar::DirLRI:
    case QChar::DirRLI:
    case QChar::DirFSI:
    case QChar::DirPDI:
        return true;
    default:
        return Characters::isControl(c.unicode());
    }
}

} // namespace

Result<QString, Error> checkedLine(const QString &input, qsizetype longest, const QString &what)
{
    const QString line = composedName(input);
    if (line.size() > longest)
        return Errors::badRequest(
            QStringLiteral("%1 must not be longer than %2 characters.").arg(what).arg(longest));
    if (!QStringView(line).isValidUtf16() || std::any_of(line.begin(), line.end(), &breaksLine))
        return Errors::badRequest(
            QStringLiteral("%1 is one line of text without control or direction characters.").arg(what));
    return isBlank(line) ? QString() : line;
}

} // namespace Chinwag
