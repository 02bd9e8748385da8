#include "app/platform/systemkeychain.h"

#include <qt6keychain/keychain.h>

namespace Chinwag {

namespace {

Keychain::Answer answerOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::NoError: {
        const auto *read = qobject_cast<const QKeychain::ReadPasswordJob *>(&job);
        return {Keychain::Status::Done, read ? read->textData() : QString(), {}};
    }
    case QKeychain::EntryNotFound:
        return {Keychain::Status::NotFound, {}, {}};
    default:
        return {Keychain::Status::Unavailable, {}, job.errorString()};
    }
}

} // namespace

SystemKeychain::SystemKeychain(const QString &service)
    : m_service(service)
{
}

void SystemKeychain::read(const QString &key, Continuation<Answer> done)
{
    start(new QKeychain::ReadPasswordJob(m_service), key, std::move(done));
}

void SystemKeychain::write(const QString &key, const QString &secret, Continuation<Answer> done)
{
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setTextData(secret);
    start(job, key, std::move(done));
}

void SystemKeychain::remove(const QString &key, Continuation<Answer> done)
{
    start(new QKeychain::DeletePasswordJob(m_service), key, std::move(done));
}

// The job deletes itself when it has finished.
void SystemKeychain::start(QKeychain::Job *job, const QString &key, Continuation<Answer> done)
{
    job->setKey(key);
    QObject::connect(job, &QKeychain::Job::finished, &m_context,
                     [done = std::move(done)](QKeychain::Job *finished) { done(answerOf(*finished)); });
    job->start();
}

} // namespace Chinwag
