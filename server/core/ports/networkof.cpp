#include "server/core/ports/networkof.h"

#include <QStringList>

#include <array>
#include <optional>

namespace Chinwag {

namespace {

using Groups = std::array<quint16, 8>;

bool readGroups(const QStringList &texts, Groups &groups, std::size_t from)
{
    for (const QString &text : texts) {
        bool isNumber = false;
        groups[from++] = text.toUShort(&isNumber, 16);
        if (!isNumber)
            return false;
    }
    return true;
}

/// None when the text is no IPv6 address in its usual spelling.
std::optional<Groups> groupsOf(const QString &address)
{
    const qsizetype gap = address.indexOf(QLatin1String("::"));
    const QString left = gap < 0 ? address : address.first(gap);
    const QString right = gap < 0 ? QString() : address.sliced(gap + 2);
    const auto parts = [](const QString &text) {
        return text.isEmpty() ? QStringList() : text.split(QLatin1Char(':'));
    };
    const QStringList front = parts(left);
    const QStringList back = parts(right);
    const auto count = std::size_t(front.size() + back.size());
    Groups groups{};
    if (count > groups.size() || (gap < 0 && count != groups.size()))
        return std::nullopt;
    if (!readGroups(front, groups, 0) || !readGroups(back, groups, groups.size() - std::size_t(back.size())))
        return std::nullopt;
    return groups;
}

QString prefix(const Groups &groups, std::size_t length)
{
    QString text;
    for (std::size_t i = 0; i < length; ++i)
        text += QString::number(groups[i], 16) + QLatin1Char(':');
    return text + QStringLiteral(":/%1").arg(length * 16);
}

} // namespace

NetworkOf::NetworkOf(const QString &address)
    : network(address)
{
    if (const auto groups = groupsOf(address)) {
        network = prefix(*groups, 4);
        site = prefix(*groups, 3);
    }
}

} // namespace Chinwag
