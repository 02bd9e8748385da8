#include "app/platform/memorysingleinstance.h"

namespace Chinwag {

MemorySingleInstance::MemorySingleInstance(std::shared_ptr<Place> place)
    : m_place(std::move(place))
{
}

MemorySingleInstance::~MemorySingleInstance()
{
    if (m_place->first == this)
        m_place->first = nullptr;
}

SingleInstance::Claim MemorySingleInstance::claim(const StartRequest &request)
{
    if (!m_place->first)
        m_place->first = this;
    if (m_place->first == this)
        return Claim::First;
    m_place->first->m_waiting.append(request);
    m_place->first->deliver();
    return Claim::HandedOver;
}

void MemorySingleInstance::setHandler(std::function<void(const StartRequest &)> handler)
{
    m_handler = std::move(handler);
    deliver();
}

void MemorySingleInstance::deliver()
{
    QMetaObject::invokeMethod(
        &m_context,
        [this] {
            while (m_handler && !m_waiting.isEmpty())
                m_handler(m_waiting.takeFirst());
        },
        Qt::QueuedConnection);
}

} // namespace Chinwag
