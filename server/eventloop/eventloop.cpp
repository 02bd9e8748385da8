#include "server/eventloop/eventloop.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include "server/eventloop/epolleventdispatcher.h"

#include <QCoreApplication>
#endif

namespace Chinwag {

void installEventLoop()
{
#ifdef Q_OS_LINUX
    if (qgetenv("CHINWAG_EVENT_LOOP") != "qt")
        QCoreApplication::setEventDispatcher(new EpollEventDispatcher); // the application owns it
#endif
}

} // namespace Chinwag
