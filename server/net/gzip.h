#pragma once

#include "server/core/ports/httpbody.h"

#include <QObject>

#include <memory>

namespace Chinwag {

class GzipStream;

/// Bytes as a gzip file (RFC 1952). 64 KiB take about 2 ms; longer ones are for GzipSource.
QByteArray gzipped(const QByteArray &bytes);

/// The same in pieces, with at most 64 KiB compressed in a turn of the event loop.
class GzipSource final : public QObject, public BodySource
{
    Q_OBJECT

public:
    explicit GzipSource(QByteArray bytes);
    ~GzipSource() override;

    std::optional<qint64> size() const override { return std::nullopt; }
    void read(qint64 offset, qint64 most, Continuation<Result<QByteArray, Error>> done) override;

private:
    void makePiece();

    QByteArray m_bytes;
    qsizetype m_used = 0;
    std::unique_ptr<GzipStream> m_stream; ///< null after the last byte
    QByteArray m_made;                    ///< and not taken
    qint64 m_most = 0;                    ///< of the read that waits
    Continuation<Result<QByteArray, Error>> m_done;
};

} // namespace Chinwag
