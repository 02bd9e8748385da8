#include "server/eventloop/descriptorset.h"

#include <algorithm>
#include <cerrno>
#include <sys/epoll.h>
#include <unistd.h>

namespace Chinwag {

namespace {

constexpr int maxEventsPerTurn = 256;
constexpr std::array<quint32, 3> interestOf = {EPOLLIN, EPOLLOUT, EPOLLPRI};
constexpr quint32 always = EPOLLERR | EPOLLHUP; // everybody hears about the end of a connection

constexpr quint64 tag(int fd, quint32 generation) { return quint64(generation) << 32 | quint32(fd); }

constexpr const char *nameOf(int type)
{
    constexpr std::array names = {"Read", "Write", "Exception"};
    return names[std::size_t(type)];
}

} // namespace

quint32 DescriptorSet::Descriptor::wanted() const
{
    quint32 events = 0;
    for (std::size_t type = 0; type < notifiers.size(); ++type) {
        if (notifiers[type])
            events |= interestOf[type];
    }
    return events;
}

DescriptorSet::DescriptorSet(int waker)
    : m_waker(waker)
{
    open();
}

DescriptorSet::~DescriptorSet() { ::close(m_epoll); }

void DescriptorSet::open()
{
    m_epoll = epoll_create1(EPOLL_CLOEXEC);
    epoll_event event = {EPOLLIN, {.u64 = tag(m_waker, 0)}};
    if (m_epoll < 0 || epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_waker, &event) < 0)
        qFatal("The event loop cannot use epoll: %s", qPrintable(qt_error_string(errno)));
}

void DescriptorSet::reopen()
{
    ::close(m_epoll);
    open();
    for (int fd = 0; fd < int(m_descriptors.size()); ++fd) {
        Descriptor &descriptor = m_descriptors[std::size_t(fd)];
        descriptor.inKernel = false;
        if (descriptor.wanted() && !descriptor.alwaysReady)
            queueChange(fd);
    }
}

DescriptorSet::Descriptor *DescriptorSet::find(int fd)
{
    return fd >= 0 && std::size_t(fd) < m_descriptors.size() ? &m_descriptors[std::size_t(fd)] : nullptr;
}

void DescriptorSet::queueChange(int fd)
{
    Descriptor *descriptor = find(fd);
    if (!descriptor->queued)
        m_changed.push_back(fd);
    descriptor->queued = true;
}

void DescriptorSet::add(QSocketNotifier *notifier)
{
    const int fd = int(notifier->socket());
    if (fd < 0)
        return;
    if (std::size_t(fd) >= m_descriptors.size())
        m_descriptors.resize(std::size_t(fd) + 1);
    Descriptor *descriptor = find(fd);
    QSocketNotifier *&slot = descriptor->notifiers[std::size_t(notifier->type())];
    if (slot && slot != notifier) {
        qWarning("Two socket notifiers of type %s for descriptor %d, the older one is ignored",
                 nameOf(notifier->type()), fd);
        descriptor->ready[std::size_t(notifier->type())] = false;
        descriptor->recheck = true;
    }
    slot = notifier;
    queueChange(fd);
}

void DescriptorSet::remove(QSocketNotifier *notifier)
{
    const int fd = int(notifier->socket());
    const auto type = std::size_t(notifier->type());
    Descriptor *descriptor = find(fd);
    if (!descriptor || descriptor->notifiers[type] != notifier)
        return;
    descriptor->notifiers[type] = nullptr;
    descriptor->ready[type] = false;
    if (descriptor->wanted())
        queueChange(fd);
    else
        forget(fd);
}

void DescriptorSet::forget(int fd)
{
    Descriptor *descriptor = find(fd);
    if (descriptor->inKernel) {
        epoll_event unused = {};
        epoll_ctl(m_epoll, EPOLL_CTL_DEL, fd,
                  &unused); // fails when it was closed first, with the same outcome
    }
    if (descriptor->alwaysReady)
        std::erase(m_alwaysReady, fd);
    const bool queued =
        descriptor->queued; // m_changed still holds the number; apply() will find nothing to do
    *descriptor = {.generation = descriptor->generation + 1, .queued = queued};
}

void DescriptorSet::applyChanges()
{
    for (std::size_t i = 0; i < m_changed.size(); ++i) // giving up on a descriptor may queue it again
        apply(m_changed[i]);
    m_changed.clear();
}

void DescriptorSet::apply(int fd)
{
    Descriptor *descriptor = find(fd);
    descriptor->queued = false;
    const quint32 wanted = descriptor->wanted();
    const bool settled = descriptor->inKernel && descriptor->watched == wanted && !descriptor->recheck;
    if (wanted == 0 || settled || (descriptor->alwaysReady && !descriptor->recheck))
        return;
    if (descriptor->alwaysReady) {
        std::erase(m_alwaysReady, fd);
        descriptor->alwaysReady = false;
    }
    descriptor->recheck = false;
    descriptor->watched = wanted;
    if (watch(fd)) {
        descriptor->inKernel = true;
    } else if (errno == EPERM) {
        descriptor->alwaysReady = true;
        m_alwaysReady.push_back(fd);
    } else {
        giveUp(fd, errno);
    }
}

bool DescriptorSet::watch(int fd)
{
    Descriptor *descriptor = find(fd);
    epoll_event event = {descriptor->watched, {.u64 = tag(fd, descriptor->generation)}};
    if (descriptor->inKernel) {
        if (epoll_ctl(m_epoll, EPOLL_CTL_MOD, fd, &event) == 0)
            return true;
        if (errno != ENOENT)
            return false;
        // The number was closed and came back as another file while a notifier stayed on.
        descriptor->inKernel = false;
        event.data.u64 = tag(fd, ++descriptor->generation);
    }
    if (epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &event) == 0)
        return true;
    // The same file went away and came back under its old number, e.g. by dup2().
    return errno == EEXIST && epoll_ctl(m_epoll, EPOLL_CTL_MOD, fd, &event) == 0;
}

void DescriptorSet::giveUp(int fd, int error)
{
    const auto notifiers = find(fd)->notifiers;
    find(fd)->inKernel = false;
    for (QSocketNotifier *notifier : notifiers) {
        if (!notifier)
            continue;
        qWarning("Descriptor %d cannot be watched (%s), its %s notifier is switched off", fd,
                 qPrintable(qt_error_string(error)), nameOf(notifier->type()));
        notifier->setEnabled(false); // comes back through remove()
    }
}

DescriptorSet::Collected DescriptorSet::collect(int timeout)
{
    dropReady();
    applyChanges();
    std::array<epoll_event, maxEventsPerTurn> events;
    const int count =
        epoll_wait(m_epoll, events.data(), maxEventsPerTurn, m_alwaysReady.empty() ? timeout : 0);
    if (count < 0 && errno != EINTR)
        qFatal("The event loop cannot wait: %s", qPrintable(qt_error_string(errno)));
    Collected collected = {.interrupted = count < 0};
    for (int i = 0; i < count; ++i) {
        if (events[std::size_t(i)].data.u64 == tag(m_waker, 0))
            collected.wokenUp = true;
        else
            lineUp(events[std::size_t(i)]);
    }
    for (const int fd : m_alwaysReady)
        markReady(fd, EPOLLIN | EPOLLOUT);
    if (std::exchange(m_foreignEvents, false))
        reopen();
    return collected;
}

void DescriptorSet::lineUp(const epoll_event &event)
{
    const int fd = int(quint32(event.data.u64));
    const Descriptor *descriptor = find(fd);
    if (descriptor && descriptor->inKernel && event.data.u64 == tag(fd, descriptor->generation)) {
        markReady(fd, event.events);
    } else {
        // A file that was closed with its notifier on lives on in a copy of the descriptor (dup, a forked
        // child). Nothing can be said to the kernel about it any more, so leave that epoll instance behind.
        m_foreignEvents = true;
    }
}

void DescriptorSet::markReady(int fd, quint32 events)
{
    Descriptor *descriptor = find(fd);
    for (std::size_t type = 0; type < interestOf.size(); ++type) {
        if (!descriptor->notifiers[type] || descriptor->ready[type] ||
            !(events & (interestOf[type] | always)))
            continue;
        descriptor->ready[type] = true;
        m_ready.push_back({fd, int(type)});
    }
}

QSocketNotifier *DescriptorSet::takeReady()
{
    while (m_nextReady < m_ready.size()) {
        const Ready next = m_ready[m_nextReady++];
        Descriptor *descriptor = find(next.fd);
        if (std::exchange(descriptor->ready[std::size_t(next.type)], false))
            return descriptor->notifiers[std::size_t(next.type)];
    }
    return nullptr;
}

void DescriptorSet::dropReady()
{
    while (takeReady()) {
    }
    m_ready.clear();
    m_nextReady = 0;
}

} // namespace Chinwag
