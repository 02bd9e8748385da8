#pragma once

#include <QStringList>

#include <array>

namespace Chinwag {

/// One setting: flag `--name`, environment variable CHINWAGD_NAME, key `name` of the configuration file.
struct ConfigKey
{
    enum class Kind {
        Value,
        List,
        Switch,
        Secret ///< a URL that may hold a password, or @FILE
    };

    const char *name;
    Kind kind;
    const char *fallback; ///< empty: nothing, or worked out from the others
    const char *placeholder;
    const char *help;
};

inline constexpr std::array configKeys{
    ConfigKey{"listen", ConfigKey::Kind::Value, "127.0.0.1:7420", "ADDR:PORT",
              "Where clients connect; port 0 takes a free one"},
    ConfigKey{"admin-listen", ConfigKey::Kind::Value, "127.0.0.1:7421", "ADDR:PORT|off",
              "Where /livez, /readyz, /metrics and /version are served"},
    ConfigKey{"ports-file", ConfigKey::Kind::Value, "", "FILE",
              "Write {\"listen\":PORT,\"admin\":PORT} there when ready"},
    ConfigKey{"data-dir", ConfigKey::Kind::Value, "", "DIR", "Where the server keeps its files"},
    ConfigKey{"database", ConfigKey::Kind::Secret, "", "URL|@FILE",
              "sqlite:PATH or postgresql://user:password@host/database; default chinwagd.sqlite in the data "
              "directory; @FILE for a file that holds it"},
    ConfigKey{"redis", ConfigKey::Kind::Secret, "", "URL|@FILE",
              "Redis that several nodes relay through: redis://[[USER]:PASSWORD@]HOST[:PORT][/DB], "
              "unix:///PATH or sentinel://HOST,HOST/MASTER; needs a PostgreSQL database"},
    ConfigKey{"node", ConfigKey::Kind::Value, "", "NAME",
              "Name of this node; default the host's name, with --redis also the process"},
    ConfigKey{"server-name", ConfigKey::Kind::Value, "Chinwag", "NAME", "Name of the service, for people"},
    ConfigKey{"registration", ConfigKey::Kind::Value, "invite", "open|invite|closed",
              "Who may make an account"},
    ConfigKey{"registrations-per-address", ConfigKey::Kind::Value, "20", "COUNT",
              "How many accounts one address may make in an hour without an invite"},
    ConfigKey{"registrations-per-node", ConfigKey::Kind::Value, "500", "COUNT",
              "How many accounts everybody together may make in an hour without an invite"},
    ConfigKey{"tls-cert", ConfigKey::Kind::Value, "", "FILE",
              "Certificate chain (PEM); read again on SIGHUP"},
    ConfigKey{"tls-key", ConfigKey::Kind::Value, "", "FILE", "Private key (PEM)"},
    ConfigKey{"insecure", ConfigKey::Kind::Switch, "off", "",
              "Allow plain text off loopback: everybody on the way can read and change everything"},
    ConfigKey{"rate-limits", ConfigKey::Kind::Value, "on", "on|off", "Off only for benchmarks and tests"},
    ConfigKey{"rooms-per-day", ConfigKey::Kind::Value, "100", "COUNT", "How many rooms one person may make"},
    ConfigKey{"adds-per-day", ConfigKey::Kind::Value, "500", "COUNT",
              "How many people one person may add to rooms or invite"},
    ConfigKey{"joins-per-day", ConfigKey::Kind::Value, "500", "COUNT", "How many rooms one person may join"},
    ConfigKey{"sync-parts-per-second", ConfigKey::Kind::Value, "10", "COUNT",
              "How many parts of a sync one person gets; a first sync may have 60 at once"},
    ConfigKey{"allowed-origin", ConfigKey::Kind::List, "", "ORIGIN",
              "Web origin that may connect (https://chat.example.org); repeatable"},
    ConfigKey{"public-name", ConfigKey::Kind::List, "", "NAME",
              "Name people reach this server by (chat.example.org); others are refused then; repeatable"},
    ConfigKey{"trusted-proxy", ConfigKey::Kind::List, "", "ADDR[/BITS]",
              "Proxy whose X-Forwarded-For is believed; repeatable"},
    ConfigKey{"allow-query-token", ConfigKey::Kind::Switch, "off", "",
              "Accept /ws?token=; addresses end up in logs of proxies"},
    ConfigKey{"log-format", ConfigKey::Kind::Value, "text", "text|json", "How log lines look"},
    ConfigKey{"log-level", ConfigKey::Kind::Value, "info", "debug|info|warning|error",
              "The least that is logged"},
    ConfigKey{"demo", ConfigKey::Kind::Switch, "off", "", "Try it out: anybody may register, loopback only"},
};

} // namespace Chinwag
