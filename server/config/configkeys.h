#pragma once

#include "server/config/serverconfig.h"

#include <array>
#include <span>
#include <variant>

namespace Chinwag {

/// What kinds of settings there are: how a value is read, what it must be like, and where in the ServerConfig
/// it goes. What depends on other settings is checked after all of them were read.
namespace SettingTypes {

struct Text
{
    QString ServerConfig::*into;
};
/// Separated by commas, or given several times.
struct List
{
    QStringList ServerConfig::*into;
    bool (*isValid)(const QString &item);
    const char *complaint; ///< "%1" is the item
};
/// A flag without a value; "on" or "off" elsewhere.
struct Switch
{
    bool ServerConfig::*into;
};
/// The same with a value everywhere.
struct OnOff
{
    bool ServerConfig::*into;
};
struct Count
{
    int ServerConfig::*into;
    int least;
    int most;
};
/// Bytes, or with K, M or G so many KiB, MiB or GiB.
struct Size
{
    qint64 ServerConfig::*into;
    qint64 most;
};
struct Address
{
    Endpoint ServerConfig::*into;
};
struct AddressOrOff
{
    std::optional<Endpoint> ServerConfig::*into;
};
template <typename Enum>
struct Choice
{
    Enum value;
    const char *name;
};
template <typename Enum>
struct OneOf
{
    Enum ServerConfig::*into;
    std::span<const Choice<Enum>> choices;
};
/// A URL that may hold a password, or @FILE.
struct Secret
{
    /// The complaint, a sentence, when it is none.
    QString (*take)(const QString &text, ServerConfig &config);
};

} // namespace SettingTypes

/// One setting: flag `--name`, environment variable CHINWAGD_NAME, key `name` of the configuration file.
struct ConfigKey
{
    using Type =
        std::variant<SettingTypes::Text, SettingTypes::List, SettingTypes::Switch, SettingTypes::OnOff,
                     SettingTypes::Count, SettingTypes::Size, SettingTypes::Address,
                     SettingTypes::AddressOrOff, SettingTypes::OneOf<Registration>,
                     SettingTypes::OneOf<SecondFactorOf>, SettingTypes::OneOf<DeletedAccounts>,
                     SettingTypes::OneOf<LogFormat>, SettingTypes::OneOf<LogLevel>, SettingTypes::Secret>;

    Key key;
    const char *name;
    Type type;
    const char *fallback; ///< empty: nothing, or worked out from the others
    const char *placeholder;
    const char *help;      ///< no full stop at its end
    const char *more = ""; ///< sentences for the manual

    template <typename Is>
    constexpr bool is() const
    {
        return std::holds_alternative<Is>(type);
    }
};

/// All settings, in the order they are shown in.
extern const std::array<ConfigKey, keyCount> configKeys;

/// Its row.
const ConfigKey &rowOf(Key key);

} // namespace Chinwag
