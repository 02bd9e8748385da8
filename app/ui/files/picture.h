#pragma once

#include "app/ui/files/picturereader.h"

#include <QMovie>
#include <QQuickItem>

#include <memory>

namespace Chinwag {

/// A picture of a file on this machine. It has its size from elsewhere, shows what its blurhash says at once
/// and its pixels when they have been read, on another thread and no more of them than the screen shows.
class Picture : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString path READ path WRITE setPath NOTIFY changed)
    Q_PROPERTY(QString blurhash READ blurhash WRITE setBlurhash NOTIFY changed)
    Q_PROPERTY(qreal radius READ radius WRITE setRadius NOTIFY changed)
    Q_PROPERTY(bool fitted READ isFitted WRITE setFitted NOTIFY changed)
    Q_PROPERTY(qreal detail READ detail WRITE setDetail NOTIFY changed)
    Q_PROPERTY(bool moving READ isMoving WRITE setMoving NOTIFY changed)
    Q_PROPERTY(Chinwag::Picture::Status status READ status NOTIFY statusChanged)

public:
    enum Status { Empty, Loading, Ready, Failed }; ///< of what is at `path`
    Q_ENUM(Status)

    explicit Picture(QQuickItem *parent = nullptr);
    ~Picture() override;

    /// "": there is no file yet.
    QString path() const { return m_path; }
    void setPath(const QString &path);
    QString blurhash() const { return m_blurhash; }
    void setBlurhash(const QString &blurhash);
    qreal radius() const { return m_radius; }
    void setRadius(qreal radius);
    /// All of it in the middle of the item; else it fills the item, cut where it does not fit.
    bool isFitted() const { return m_fitted; }
    void setFitted(bool fitted);
    /// How many times as many pixels as the item has on each side, for who looks closer.
    qreal detail() const { return m_detail; }
    void setDetail(qreal detail);
    /// Plays a picture that can move.
    bool isMoving() const { return m_moving; }
    void setMoving(bool moving);
    Status status() const { return m_status; }

    /// Forgets what it has read of all files.
    static void forget();

Q_SIGNALS:
    void changed();
    void statusChanged();

protected:
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;
    void geometryChange(const QRectF &next, const QRectF &before) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;
    void updatePolish() override;

private:
    PictureWish wish() const;
    void lookAgain();
    void read(const PictureWish &wish);
    void arrived(const QString &path, const PictureWish &wish, const QImage &image);
    void show(const QImage &image);
    void setStatus(Status status);
    void updateMovie();

    QString m_path;
    QString m_blurhash;
    qreal m_radius = 0;
    qreal m_detail = 1;
    bool m_fitted = false;
    bool m_moving = false;
    bool m_reading = false;
    Status m_status = Empty;
    QImage m_image;
    bool m_imageChanged = false;
    QString m_shownPath; // what m_image was made of
    QString m_shownHash;
    PictureWish m_shownWish;
    std::unique_ptr<QMovie> m_movie;
};

} // namespace Chinwag
