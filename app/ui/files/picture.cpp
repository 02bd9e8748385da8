#include "app/ui/files/picture.h"

#include "app/ui/files/elsewhere.h"

#include <QCache>
#include <QGuiApplication>
#include <QPointer>
#include <QQuickWindow>
#include <QSGImageNode>

namespace Chinwag {

namespace {

constexpr int keptBytes = 48 * 1024 * 1024;

struct Key
{
    QString path;
    PictureWish wish;

    friend bool operator==(const Key &, const Key &) = default;
};

size_t qHash(const Key &key, size_t seed)
{
    return qHashMulti(seed, key.path, key.wish.size.width(), key.wish.size.height(),
                      static_cast<int>(key.wish.form), key.wish.radius);
}

/// What was read lately: whoever scrolls back does not wait. Of the window's thread.
QCache<Key, QImage> &kept()
{
    static QCache<Key, QImage> cache(keptBytes);
    return cache;
}

/// Few, so that the window stays quick on small machines.
QThreadPool &readers()
{
    static QThreadPool pool;
    pool.setMaxThreadCount(2);
    return pool;
}

} // namespace

Picture::Picture(QQuickItem *parent)
    : QQuickItem(parent)
{
    setFlag(ItemHasContents);
}

Picture::~Picture() = default;

void Picture::forget() { kept().clear(); }

void Picture::setPath(const QString &path)
{
    if (m_path == path)
        return;
    m_path = path;
    setStatus(path.isEmpty() ? Empty : Loading);
    updateMovie();
    lookAgain();
}

void Picture::setBlurhash(const QString &blurhash)
{
    if (m_blurhash == blurhash)
        return;
    m_blurhash = blurhash;
    lookAgain();
}

void Picture::setRadius(qreal radius)
{
    if (qFuzzyCompare(m_radius, radius))
        return;
    m_radius = radius;
    lookAgain();
}

void Picture::setFitted(bool fitted)
{
    if (m_fitted == fitted)
        return;
    m_fitted = fitted;
    lookAgain();
}

void Picture::setDetail(qreal detail)
{
    if (qFuzzyCompare(m_detail, detail))
        return;
    m_detail = detail;
    lookAgain();
}

void Picture::setMoving(bool moving)
{
    if (m_moving == moving)
        return;
    m_moving = moving;
    updateMovie();
    lookAgain();
}

void Picture::lookAgain()
{
    Q_EMIT changed();
    polish();
}

void Picture::setStatus(Status status)
{
    if (std::exchange(m_status, status) != status)
        Q_EMIT statusChanged();
}

PictureWish Picture::wish() const
{
    const qreal scale = (window() ? window()->effectiveDevicePixelRatio() : 1) * m_detail;
    return {(size() * scale).toSize(), m_fitted ? PictureWish::Form::Fitted : PictureWish::Form::Filled,
            m_radius * scale};
}

void Picture::updatePolish()
{
    const PictureWish wanted = wish();
    if (wanted.size.isEmpty() || (m_movie && !m_image.isNull()))
        return;
    const bool isCurrent = m_shownWish == wanted && m_shownPath == m_path && !m_image.isNull();
    if (m_path.isEmpty() ? isCurrent && m_shownHash == m_blurhash : isCurrent || m_status == Failed)
        return;
    if (const QImage *const known = m_path.isEmpty() ? nullptr : kept().object({m_path, wanted}))
        return arrived(m_path, wanted, *known);
    // What is shown of the same file is better than a guess at it.
    if (m_shownPath != m_path || m_image.isNull()) {
        m_shownPath.clear();
        m_shownHash = m_blurhash;
        m_shownWish = wanted;
        show(PictureReader::guess(m_blurhash, wanted));
    }
    if (!m_path.isEmpty() && !m_reading)
        read(wanted);
}

void Picture::read(const PictureWish &wish)
{
    m_reading = true;
    elsewhere(readers(), [path = m_path, wish] {
        return PictureReader::read(path, wish);
    }).then(qApp, [me = QPointer(this), path = m_path, wish](const QImage &image) {
        // Its row may have gone, and Qt looks at a context from the other thread.
        if (!me)
            return;
        me->m_reading = false;
        if (!image.isNull())
            kept().insert({path, wish}, new QImage(image), std::max<qsizetype>(1, image.sizeInBytes()));
        if (path == me->m_path)
            me->arrived(path, wish, image);
        else
            me->polish();
    });
}

void Picture::arrived(const QString &path, const PictureWish &wish, const QImage &image)
{
    if (image.isNull())
        return setStatus(Failed);
    m_shownPath = path;
    m_shownWish = wish;
    show(image);
    setStatus(Ready);
    polish(); // it may be wanted otherwise by now
}

void Picture::show(const QImage &image)
{
    m_image = image;
    m_imageChanged = true;
    update();
}

void Picture::updateMovie()
{
    m_movie.reset();
    const auto size = m_moving && !m_path.isEmpty() ? PictureReader::movingSize(m_path) : std::nullopt;
    if (!size)
        return;
    m_movie = std::make_unique<QMovie>(m_path);
    connect(m_movie.get(), &QMovie::frameChanged, this, [this] {
        m_shownPath = m_path;
        m_shownWish = {};
        show(m_movie->currentImage());
        setStatus(Ready);
    });
    m_movie->start();
}

void Picture::geometryChange(const QRectF &next, const QRectF &before)
{
    QQuickItem::geometryChange(next, before);
    if (next.size() == before.size())
        return;
    polish();
    update();
}

void Picture::itemChange(ItemChange change, const ItemChangeData &data)
{
    QQuickItem::itemChange(change, data);
    if (change == ItemDevicePixelRatioHasChanged || change == ItemSceneChange)
        polish();
}

QSGNode *Picture::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    if (m_image.isNull() || size().isEmpty()) {
        delete node;
        return nullptr;
    }
    auto *shown = static_cast<QSGImageNode *>(node);
    if (!shown) {
        shown = window()->createImageNode();
        shown->setOwnsTexture(true);
        shown->setFiltering(QSGTexture::Linear);
        m_imageChanged = true;
    }
    if (m_imageChanged)
        shown->setTexture(window()->createTextureFromImage(m_image));
    m_imageChanged = false;
    QRectF place = boundingRect();
    if (m_fitted || m_movie) {
        const QSizeF fit = QSizeF(m_image.size()).scaled(place.size(), Qt::KeepAspectRatio);
        place = {QPointF(place.width() - fit.width(), place.height() - fit.height()) / 2, fit};
    }
    shown->setRect(place);
    return shown;
}

} // namespace Chinwag
