#pragma once

#include <QSocketNotifier>

#include <array>
#include <vector>

struct epoll_event;

namespace Chinwag {

/// The socket notifiers of one event loop and the epoll instance that watches their descriptors,
/// level-triggered. One thread only; calls no user code, but switches off notifiers whose descriptor the
/// kernel refuses.
///
/// Changes of interest reach the kernel with the next collect(), so switching a notifier on and off again
/// within one turn costs nothing. Only the end of all interest goes at once: the caller may close the
/// descriptor next and its number may come back as another file. For the same reason a notifier must be
/// switched off *before* its descriptor is closed; the kernel does not report a closed descriptor to epoll,
/// so there is no warning about it as from poll.
///
/// Files that epoll cannot watch (regular files, directories, /dev/null) count as always ready to read and to
/// write.
class DescriptorSet
{
public:
    /// `waker` is watched beside the notifiers and only reported by collect().
    explicit DescriptorSet(int waker);
    ~DescriptorSet();
    Q_DISABLE_COPY_MOVE(DescriptorSet)

    void add(QSocketNotifier *notifier);
    void remove(QSocketNotifier *notifier);

    struct Collected
    {
        bool interrupted = false; ///< a signal ended the wait, nothing was collected
        bool wokenUp = false;
    };
    /// Waits at most `timeout` milliseconds (-1: as long as it takes) and lines up what is ready, replacing
    /// what was left from an earlier call; at most 256 descriptors, the kernel starts with the others next
    /// time.
    Collected collect(int timeout);
    /// The next of the line, or nullptr. Removed notifiers have left it, also when their descriptor's number
    /// is in use again.
    QSocketNotifier *takeReady();
    void dropReady();

private:
    struct Descriptor
    {
        std::array<QSocketNotifier *, 3> notifiers{}; ///< by QSocketNotifier::Type
        quint32 generation = 0; ///< tells the file of today from former ones of that number
        quint32 watched = 0;    ///< epoll events the kernel knows of
        bool inKernel = false;
        bool queued = false;      ///< waits in m_changed
        bool recheck = false;     ///< `watched` may describe a closed file
        bool alwaysReady = false; ///< listed in m_alwaysReady
        std::array<bool, 3> ready{};

        quint32 wanted() const;
    };
    struct Ready
    {
        int fd;
        int type;
    };

    Descriptor *find(int fd);
    void queueChange(int fd);
    void forget(int fd);
    void applyChanges();
    void apply(int fd);
    bool watch(int fd);
    void giveUp(int fd, int error);
    void open();
    void reopen();
    void lineUp(const epoll_event &event);
    void markReady(int fd, quint32 events);

    const int m_waker;
    int m_epoll = -1;
    std::vector<Descriptor>
        m_descriptors; ///< by number: the kernel hands out the lowest free one, so it stays dense
    std::vector<int> m_changed;
    std::vector<int> m_alwaysReady;
    std::vector<Ready> m_ready;
    std::size_t m_nextReady = 0;
    bool m_foreignEvents = false;
};

} // namespace Chinwag
