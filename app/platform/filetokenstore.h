#pragma once

#include "app/core/settings/tokenstore.h"

#include <QHash>
#include <QObject>

namespace Chinwag {

/// TokenStore in one file that only its owner can read (0600, in a folder with 0700). A write replaces the
/// file as a whole, so a crash leaves the old one. The portable version.
class FileTokenStore final : public TokenStore
{
public:
    /// The folder is made when the first token is written.
    explicit FileTokenStore(const QString &file);

    void read(const QString &account, Continuation<Result<std::optional<QString>, Error>> done) override;
    void write(const QString &account, const QString &token, Continuation<Result<Ok, Error>> done) override;
    void remove(const QString &account, Continuation<Result<Ok, Error>> done) override;
    bool usesFile() const override { return m_usesFile; }

private:
    using Tokens = QHash<QString, QString>;
    Tokens load() const;
    Result<Ok, Error> save(const Tokens &tokens) const;
    template <typename T>
    void answer(T result, Continuation<T> done);

    QString m_file;
    bool m_usesFile = false;
    QObject m_context; // answers still queued when this is destroyed go nowhere
};

} // namespace Chinwag
