#include "server/net/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <utility>

namespace Chinwag {

namespace {

constexpr qsizetype inputAtOnce = 64 * 1024;
constexpr int gzipWindow = MAX_WBITS + 16; // zlib's way to ask for gzip's head and tail
constexpr int memoryLevel = 8;             // zlib's default

} // namespace

class GzipStream
{
public:
    enum class Rest { Follows, Nothing };

    GzipStream()
    {
        if (deflateInit2(&m_zlib, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzipWindow, memoryLevel,
                         Z_DEFAULT_STRATEGY) != Z_OK)
            qBadAlloc(); // the only reason there is
    }
    ~GzipStream() { deflateEnd(&m_zlib); }
    Q_DISABLE_COPY_MOVE(GzipStream)

    /// What there is to say after these bytes; nothing yet, perhaps.
    QByteArray compressed(QByteArrayView input, Rest rest)
    {
        m_zlib.next_in = reinterpret_cast<z_const Bytef *>(const_cast<char *>(input.data()));
        m_zlib.avail_in = static_cast<uInt>(input.size());
        QByteArray output;
        std::array<char, 16 * 1024> buffer;
        do {
            m_zlib.next_out = reinterpret_cast<Bytef *>(buffer.data());
            m_zlib.avail_out = static_cast<uInt>(buffer.size());
            deflate(&m_zlib, rest == Rest::Follows ? Z_NO_FLUSH : Z_FINISH);
            output.append(buffer.data(), static_cast<qsizetype>(buffer.size() - m_zlib.avail_out));
        } while (m_zlib.avail_out == 0);
        return output;
    }

private:
    z_stream m_zlib{};
};

QByteArray gzipped(const QByteArray &bytes)
{
    return GzipStream().compressed(bytes, GzipStream::Rest::Nothing);
}

GzipSource::GzipSource(QByteArray bytes)
    : m_bytes(std::move(bytes))
    , m_stream(std::make_unique<GzipStream>())
{
}

GzipSource::~GzipSource() = default;

void GzipSource::read(qint64 /*offset*/, qint64 most, Continuation<Result<QByteArray, Error>> done)
{
    m_most = most;
    m_done = std::move(done);
    QMetaObject::invokeMethod(this, &GzipSource::makePiece, Qt::QueuedConnection);
}

void GzipSource::makePiece()
{
    if (m_made.isEmpty() && m_stream) {
        const QByteArrayView rest = QByteArrayView(m_bytes).sliced(m_used);
        const bool isLast = rest.size() <= inputAtOnce;
        m_made = m_stream->compressed(rest.first(std::min(rest.size(), inputAtOnce)),
                                      isLast ? GzipStream::Rest::Nothing : GzipStream::Rest::Follows);
        m_used += std::min(rest.size(), inputAtOnce);
        if (isLast)
            m_stream.reset();
    }
    if (m_made.isEmpty() && m_stream) { // zlib is still collecting
        QMetaObject::invokeMethod(this, &GzipSource::makePiece, Qt::QueuedConnection);
        return;
    }
    const QByteArray piece = m_made.first(std::min<qsizetype>(m_made.size(), m_most));
    m_made.remove(0, piece.size());
    const auto done = std::exchange(m_done, nullptr); // which may be our end
    done(piece);
}

} // namespace Chinwag
