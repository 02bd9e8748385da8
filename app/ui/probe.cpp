#include "app/ui/probe.h"

#include "app/ui/timeline/reactionchip.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QQuickItem>
#include <QQuickWindow>

namespace Chinwag {

namespace {

QString nameOf(ConnectionController::Kind kind)
{
    switch (kind) {
    case ConnectionController::Connecting:
        return QStringLiteral("connecting");
    case ConnectionController::Waiting:
        return QStringLiteral("waiting");
    case ConnectionController::Offline:
        return QStringLiteral("offline");
    case ConnectionController::Refused:
        return QStringLiteral("refused");
    case ConnectionController::Connected:
        return QStringLiteral("connected");
    case ConnectionController::None:
        break;
    }
    return QStringLiteral("none");
}

QString nameOf(TimelineItem::Delivery delivery)
{
    switch (delivery) {
    case TimelineItem::Delivery::Waiting:
        return QStringLiteral("waiting");
    case TimelineItem::Delivery::Sent:
        return QStringLiteral("sent");
    case TimelineItem::Delivery::Failed:
        return QStringLiteral("failed");
    case TimelineItem::Delivery::Received:
        break;
    }
    return QStringLiteral("received");
}

QString spoken(QQuickItem &item, QAccessible::Text text)
{
    QAccessibleInterface *const accessible = QAccessible::queryAccessibleInterface(&item);
    return accessible ? accessible->text(text) : QString();
}

/// Nothing that cuts off what is in it leaves the middle of that item out.
bool isInSight(const QQuickItem &item)
{
    const QPointF middle = item.mapToScene({item.width() / 2, item.height() / 2});
    if (!QRectF(QPointF(), item.window()->size()).contains(middle))
        return false;
    for (const QQuickItem *around = item.parentItem(); around; around = around->parentItem()) {
        if (around->clip() && !around->contains(around->mapFromScene(middle)))
            return false;
    }
    return true;
}

/// The first in `tree` that is to be seen, and of which a screen reader says `words`.
QQuickItem *find(QQuickItem &tree, const QString &name, const QString &words)
{
    if (!tree.isVisible())
        return nullptr;
    const bool isMeant = tree.objectName() == name && isInSight(tree) &&
                         (words.isEmpty() || spoken(tree, QAccessible::Name).contains(words));
    if (isMeant)
        return &tree;
    const QList<QQuickItem *> children = tree.childItems();
    for (QQuickItem *const child : children) {
        if (QQuickItem *const found = find(*child, name, words))
            return found;
    }
    return nullptr;
}

QJsonArray reactionsOf(const QModelIndex &message)
{
    QJsonArray result;
    const QVariantList chips = message.data(TimelineModel::ReactionsRole).toList();
    for (const QVariant &each : chips) {
        const auto chip = each.value<ReactionChip>();
        result.append(QStringLiteral("%1 %2%3").arg(chip.emoji, QString::number(chip.count),
                                                    chip.own ? QStringLiteral(" own") : QString()));
    }
    return result;
}

QJsonArray filesOf(const TimelineItem &message)
{
    QJsonArray result;
    for (const File &file : message.files)
        result.append(file.name);
    return result;
}

} // namespace

Probe::Probe(AppController &app, QObject *parent)
    : QObject(parent)
    , m_app(app)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &Probe::accept);
}

bool Probe::listen(const QString &path)
{
    QLocalServer::removeServer(path);
    return m_server.listen(path);
}

void Probe::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            while (socket->canReadLine()) {
                const QJsonDocument reply(answer(socket->readLine()));
                socket->write(reply.toJson(QJsonDocument::Compact) + '\n');
            }
        });
    }
}

QJsonObject Probe::answer(const QByteArray &line) const
{
    const QJsonObject asked = QJsonDocument::fromJson(line).object();
    const QString query = asked.value(QLatin1String("query")).toString();
    if (query == u"state")
        return state();
    if (query == u"place")
        return placeOf(asked.value(QLatin1String("name")).toString(),
                       asked.value(QLatin1String("words")).toString());
    return {{QStringLiteral("error"), QStringLiteral("unknown query")}};
}

QJsonObject Probe::state() const
{
    const ConnectionController &connection = *m_app.connection();
    const TimelineController &timeline = *m_app.timeline();
    return {
        {QStringLiteral("signed_in"), m_app.isSignedIn()},
        {QStringLiteral("user"), m_app.ownName()},
        {QStringLiteral("online"), m_app.ownPresence() != 0},
        {QStringLiteral("connection"), nameOf(connection.kind())},
        {QStringLiteral("banner"), connection.text()},
        {QStringLiteral("typing"), m_app.typing()->text()},
        {QStringLiteral("words"), words()},
        {QStringLiteral("words_sentence"), m_app.words()->sentence()},
        {QStringLiteral("room"), timeline.title()},
        {QStringLiteral("subtitle"), timeline.hasRoom() ? timeline.subtitle() : QString()},
        {QStringLiteral("composer"), m_app.composer()->text()},
        {QStringLiteral("attached"), attached()},
        {QStringLiteral("suggested"), suggested()},
        {QStringLiteral("emoji"), m_app.emoji()->currentName()},
        {QStringLiteral("rooms"), rooms()},
        {QStringLiteral("messages"), messages()},
        {QStringLiteral("at_end"), timeline.isAtEnd()},
        {QStringLiteral("found"), found()},
        {QStringLiteral("found_sentence"), m_app.search()->sentence()},
        {QStringLiteral("sign_in"), signInPage()},
    };
}

QJsonArray Probe::words() const
{
    QJsonArray result;
    const WordsModel &model = *m_app.words()->people();
    for (int row = 0; row < model.rowCount(); ++row)
        result.append(model.index(row).data(WordsModel::WordsRole).toString());
    return result;
}

QJsonArray Probe::attached() const
{
    QJsonArray result;
    const AttachmentModel &model = *m_app.attachments();
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row).data(AttachmentModel::ReadyRole).toBool())
            result.append(model.index(row).data(AttachmentModel::NameRole).toString());
    }
    return result;
}

QJsonArray Probe::suggested() const
{
    QJsonArray result;
    const CompletionModel &model = *m_app.completion()->model();
    for (int row = 0; m_app.completion()->isShown() && row < model.rowCount(); ++row)
        result.append(model.index(row).data(CompletionModel::TitleRole).toString());
    return result;
}

QJsonObject Probe::placeOf(const QString &name, const QString &words)
{
    const QWindowList windows = QGuiApplication::topLevelWindows();
    for (QWindow *const each : windows) {
        auto *const window = qobject_cast<QQuickWindow *>(each);
        QQuickItem *const item = window ? find(*window->contentItem(), name, words) : nullptr;
        if (!item)
            continue;
        const QPointF middle = item->mapToScene({item->width() / 2, item->height() / 2});
        return {{QStringLiteral("x"), middle.x()},
                {QStringLiteral("y"), middle.y()},
                {QStringLiteral("name"), spoken(*item, QAccessible::Name)},
                {QStringLiteral("description"), spoken(*item, QAccessible::Description)}};
    }
    return {};
}

QJsonArray Probe::rooms() const
{
    QJsonArray result;
    const RoomListModel &model = *m_app.rooms()->model();
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row);
        result.append(QJsonObject{
            {QStringLiteral("name"), index.data(RoomListModel::NameRole).toString()},
            {QStringLiteral("preview"), index.data(RoomListModel::PreviewRole).toString()},
            {QStringLiteral("typing"), index.data(RoomListModel::TypingRole).toString()},
            {QStringLiteral("unread"), model.unread(row)},
            {QStringLiteral("mentions"), model.mentions(row)},
        });
    }
    return result;
}

QJsonArray Probe::messages() const
{
    QJsonArray result;
    const TimelineModel &model = *m_app.timeline()->model();
    for (int row = std::min(model.rowCount(), newestMessages) - 1; row >= 0; --row) {
        const TimelineItem &item = model.item(row);
        if (item.kind != TimelineItem::Kind::Message)
            continue;
        const QModelIndex index = model.index(row);
        const auto delivery =
            static_cast<TimelineItem::Delivery>(index.data(TimelineModel::DeliveryRole).toInt());
        result.append(QJsonObject{
            {QStringLiteral("sender"), index.data(TimelineModel::SenderNameRole).toString()},
            {QStringLiteral("text"), item.text},
            {QStringLiteral("delivery"), nameOf(delivery)},
            {QStringLiteral("edited"), index.data(TimelineModel::EditedRole).toBool()},
            {QStringLiteral("deleted"), index.data(TimelineModel::DeletedRole).toBool()},
            {QStringLiteral("mentioned"), index.data(TimelineModel::MentionedRole).toBool()},
            {QStringLiteral("answers"), index.data(TimelineModel::QuoteTextRole).toString()},
            {QStringLiteral("reactions"), reactionsOf(index)},
            {QStringLiteral("files"), filesOf(item)},
        });
    }
    return result;
}

QJsonArray Probe::found() const
{
    QJsonArray result;
    const SearchModel &model = *m_app.search()->model();
    for (int row = 0; row < model.rowCount(); ++row)
        result.append(model.index(row).data(SearchModel::ExcerptRole).toString());
    return result;
}

QJsonObject Probe::signInPage() const
{
    const SignInController &page = *m_app.signIn();
    QJsonArray errors;
    for (const QString &error :
         {page.addressError(), page.nameError(), page.passwordError(), page.formError()}) {
        if (!error.isEmpty())
            errors.append(error);
    }
    return {{QStringLiteral("creates_account"), page.mode() == SignInController::CreateAccount},
            {QStringLiteral("address"), page.address()},
            {QStringLiteral("address_line"), page.addressLine()},
            {QStringLiteral("errors"), errors}};
}

} // namespace Chinwag
