#pragma once

#include <QLoggingCategory>

/// All logging categories, in one file. Never pass a token, a ticket, a password or a message's text to any
/// of them.
Q_DECLARE_LOGGING_CATEGORY(lcServer)  // chinwag.server: start, stop, configuration
Q_DECLARE_LOGGING_CATEGORY(lcNet)     // chinwag.net: listener, gate, sockets
Q_DECLARE_LOGGING_CATEGORY(lcSession) // chinwag.session: sessions, commands
Q_DECLARE_LOGGING_CATEGORY(lcStore)   // chinwag.store: SQL
Q_DECLARE_LOGGING_CATEGORY(lcBroker)  // chinwag.broker: node to node
Q_DECLARE_LOGGING_CATEGORY(lcClient)  // chinwag.client: connection of the client
Q_DECLARE_LOGGING_CATEGORY(lcCache)   // chinwag.cache: the client's local copy
Q_DECLARE_LOGGING_CATEGORY(lcUi)      // chinwag.ui: windows, QML
