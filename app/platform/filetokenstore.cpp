#include "app/platform/filetokenstore.h"

#include "shared/base/logging.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

constexpr QFileDevice::Permissions ownerFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr QFileDevice::Permissions ownerFolder = ownerFile | QFileDevice::ExeOwner;
constexpr qint64 sizeLimit = 1024 * 1024;

Error notSaved(const QString &why)
{
    return {ErrorCode::Internal, u"The sign-in could not be saved on this computer: %1"_s.arg(why), {}};
}

Result<Ok, Error> makeFolder(const QString &path)
{
    if (!QDir().mkpath(path) || !QFile::setPermissions(path, ownerFolder))
        return notSaved(u"its folder could not be made."_s);
    return Ok{};
}

} // namespace

FileTokenStore::FileTokenStore(const QString &file)
    : m_file(file)
{
}

template <typename T>
void FileTokenStore::answer(T result, Continuation<T> done)
{
    QMetaObject::invokeMethod(
        &m_context, [result = std::move(result), done = std::move(done)] { done(result); },
        Qt::QueuedConnection);
}

void FileTokenStore::read(const QString &account, Continuation<Result<std::optional<QString>, Error>> done)
{
    const Tokens tokens = load();
    std::optional<QString> token;
    if (const auto found = tokens.find(account); found != tokens.end()) {
        token = *found;
        m_usesFile = true;
    }
    answer<Result<std::optional<QString>, Error>>(token, std::move(done));
}

void FileTokenStore::write(const QString &account, const QString &token, Continuation<Result<Ok, Error>> done)
{
    Tokens tokens = load();
    tokens.insert(account, token);
    const auto saved = save(tokens);
    m_usesFile = m_usesFile || saved;
    answer<Result<Ok, Error>>(saved, std::move(done));
}

void FileTokenStore::remove(const QString &account, Continuation<Result<Ok, Error>> done)
{
    Tokens tokens = load();
    answer<Result<Ok, Error>>(tokens.remove(account) ? save(tokens) : Ok{}, std::move(done));
}

// An unreadable file is an empty one: the person signs in again, which writes a good one.
FileTokenStore::Tokens FileTokenStore::load() const
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly)) {
        if (file.exists())
            qCWarning(lcClient).noquote() << "The saved sign-ins cannot be read:" << file.errorString();
        return {};
    }
    const QJsonObject object = QJsonDocument::fromJson(file.read(sizeLimit)).object();
    Tokens tokens;
    for (auto it = object.begin(); it != object.end(); ++it)
        tokens.insert(it.key(), it.value().toString());
    return tokens;
}

Result<Ok, Error> FileTokenStore::save(const Tokens &tokens) const
{
    if (auto made = makeFolder(QFileInfo(m_file).absolutePath()); !made)
        return made;
    QJsonObject object;
    for (auto it = tokens.begin(); it != tokens.end(); ++it)
        object.insert(it.key(), it.value());
    QSaveFile file(m_file);
    // Nobody else may read it: said before the first byte of a token is in it.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerFile))
        return notSaved(file.errorString());
    file.write(QJsonDocument(object).toJson(QJsonDocument::Compact));
    if (!file.commit())
        return notSaved(file.errorString());
    return Ok{};
}

} // namespace Chinwag
