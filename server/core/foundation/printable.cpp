#include "server/core/foundation/printable.h"

#include <QList>

namespace Chinwag {

namespace {

bool isHarmless(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

} // namespace

QString printable(const QString &text)
{
    QString result;
    result.reserve(text.size());
    const auto characters = text.toUcs4();
    for (const uint c : characters) {
        if (isHarmless(c))
            result += QChar::fromUcs4(c);
        else
            result += QStringLiteral("\\u{%1}").arg(c, 0, 16);
    }
    return result;
}

} // namespace Chinwag
