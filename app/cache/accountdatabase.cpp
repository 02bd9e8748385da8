#include "app/cache/accountdatabase.h"

#include "app/cache/accountfile.h"
#include "app/cache/diskthread.h"

namespace Chinwag {

/// Where the loop thread hands over what is to be done with the file.
class AccountDatabase::Desk
{
public:
    Desk(DiskThread &thread, std::shared_ptr<AccountFile> file)
        : m_thread(thread)
        , m_file(std::move(file))
    {
    }
    // Behind all that was posted; the last to hold the file is on the thread that opened it.
    ~Desk()
    {
        m_thread.post([file = std::move(m_file)]() mutable { file.reset(); });
    }
    Q_DISABLE_COPY_MOVE(Desk)

    void post(std::function<void(AccountFile &)> work) const
    {
        m_thread.post([file = m_file, work = std::move(work)] { work(*file); });
    }
    template <typename T>
    void ask(std::function<Result<T, Error>(AccountFile &)> work, Continuation<Result<T, Error>> done) const
    {
        m_thread.ask<Result<T, Error>>(
            m_asker, [file = m_file, work = std::move(work)] { return work(*file); }, std::move(done));
    }

private:
    DiskThread &m_thread;
    std::shared_ptr<AccountFile> m_file;
    std::shared_ptr<bool> m_asker = std::make_shared<bool>(true);
};

class AccountDatabase::DiskCache final : public Cache
{
public:
    explicit DiskCache(const Desk &desk)
        : m_desk(desk)
    {
    }

    void storeRooms(const QList<Room> &rooms) override
    {
        m_desk.post([rooms](AccountFile &file) { file.cache().storeRooms(rooms); });
    }
    void storeUsers(const QList<User> &users) override
    {
        m_desk.post([users](AccountFile &file) { file.cache().storeUsers(users); });
    }
    void storeEvents(const QList<Event> &events) override
    {
        m_desk.post([events](AccountFile &file) { file.cache().storeEvents(events); });
    }
    void correctEvent(const Event &event) override
    {
        m_desk.post([event](AccountFile &file) { file.cache().correctEvent(event); });
    }
    void removeRoom(const RoomId &room) override
    {
        m_desk.post([room](AccountFile &file) { file.cache().removeRoom(room); });
    }
    void storeDraft(const RoomId &room, const QString &text) override
    {
        m_desk.post([room, text](AccountFile &file) { file.cache().storeDraft(room, text); });
    }
    void clear() override
    {
        m_desk.post([](AccountFile &file) { file.cache().clear(); });
    }
    void clearCopies() override
    {
        m_desk.post([](AccountFile &file) { file.cache().clearCopies(); });
    }

    void load(Done<Contents> done) override
    {
        m_desk.ask<Contents>([](AccountFile &file) { return file.cache().load(); }, std::move(done));
    }
    void events(const RoomId &room, Seq before, int limit, Done<Page> done) override
    {
        m_desk.ask<Page>(
            [room, before, limit](AccountFile &file) { return file.cache().events(room, before, limit); },
            std::move(done));
    }
    void eventsAfter(const RoomId &room, Seq after, int limit, Done<Page> done) override
    {
        m_desk.ask<Page>(
            [room, after, limit](AccountFile &file) { return file.cache().eventsAfter(room, after, limit); },
            std::move(done));
    }
    void stretches(const RoomId &room, Done<QList<Stretch>> done) override
    {
        m_desk.ask<QList<Stretch>>([room](AccountFile &file) { return file.cache().stretches(room); },
                                   std::move(done));
    }

private:
    const Desk &m_desk;
};

class AccountDatabase::DiskOutbox final : public OutboxStore
{
public:
    explicit DiskOutbox(const Desk &desk)
        : m_desk(desk)
    {
    }

    void add(const OutboxEntry &entry, Done<Ok> done) override
    {
        m_desk.ask<Ok>([entry](AccountFile &file) { return file.outbox().add(entry); }, std::move(done));
    }
    void replace(const Nonce &nonce, const OutboxEntry &entry) override
    {
        m_desk.post([nonce, entry](AccountFile &file) { file.outbox().replace(nonce, entry); });
    }
    void remove(const Nonce &nonce) override
    {
        m_desk.post([nonce](AccountFile &file) { file.outbox().remove(nonce); });
    }
    void load(Done<QList<OutboxEntry>> done) override
    {
        m_desk.ask<QList<OutboxEntry>>([](AccountFile &file) { return file.outbox().all(); },
                                       std::move(done));
    }

private:
    const Desk &m_desk;
};

void AccountDatabase::open(DiskThread &thread, const QString &file, Opened done)
{
    using Opening = Result<std::shared_ptr<AccountFile>, Error>;
    const auto asker = std::make_shared<bool>(true); // kept by the answer itself
    const auto mayWait = [&thread] { return !thread.isInHurry(); };
    thread.ask<Opening>(
        asker, [file, mayWait] { return AccountFile::open(file, mayWait); },
        [&thread, asker, done = std::move(done)](Opening opened) {
            if (!opened)
                return done(opened.error());
            done(std::unique_ptr<AccountDatabase>(new AccountDatabase(thread, std::move(opened).value())));
        });
}

AccountDatabase::AccountDatabase(DiskThread &thread, std::shared_ptr<AccountFile> file)
    : m_startedAnew(file->startedAnew())
{
    m_desk = std::make_unique<Desk>(thread, std::move(file));
    m_cache = std::make_unique<DiskCache>(*m_desk);
    m_outbox = std::make_unique<DiskOutbox>(*m_desk);
}

AccountDatabase::~AccountDatabase() = default;

Cache &AccountDatabase::cache() { return *m_cache; }

OutboxStore &AccountDatabase::outbox() { return *m_outbox; }

} // namespace Chinwag
