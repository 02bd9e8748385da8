#pragma once

#include <QString>

#include <optional>
#include <span>
#include <utility>

/// Internal to the protocol: what enumerators are called on the wire.
namespace Chinwag {

template <typename Enum>
using Names = std::span<const std::pair<Enum, QLatin1StringView>>;

template <typename Enum>
QString nameOf(Enum value, Names<Enum> names)
{
    for (const auto &[known, name] : names) {
        if (known == value)
            return name;
    }
    return {};
}

template <typename Enum>
std::optional<Enum> valueOf(QStringView wanted, Names<Enum> names)
{
    for (const auto &[value, name] : names) {
        if (wanted == name)
            return value;
    }
    return std::nullopt;
}

} // namespace Chinwag
