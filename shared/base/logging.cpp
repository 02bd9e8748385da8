#include "shared/base/logging.h"

Q_LOGGING_CATEGORY(lcServer, "chinwag.server", QtInfoMsg)
Q_LOGGING_CATEGORY(lcNet, "chinwag.net", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSession, "chinwag.session", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStore, "chinwag.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcBroker, "chinwag.broker", QtInfoMsg)
Q_LOGGING_CATEGORY(lcClient, "chinwag.client", QtInfoMsg)
Q_LOGGING_CATEGORY(lcCache, "chinwag.cache", QtInfoMsg)
Q_LOGGING_CATEGORY(lcUi, "chinwag.ui", QtInfoMsg)
