#include "tests/qml/fixture.h"

#include "app/ui/files/picture.h"
#include "tests/qml/sampledata.h"

#include <QBuffer>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QNetworkReply>
#include <QQuickWindow>

namespace Chinwag {

namespace {

const QStringList linkSchemes{QStringLiteral("http"), QStringLiteral("https"), QStringLiteral("mailto"),
                              QStringLiteral("chinwag")};

int requestCount = 0;

class CountingManager final : public QNetworkAccessManager
{
public:
    CountingManager(QNetworkAccessManager *denying, QObject *parent)
        : QNetworkAccessManager(parent)
        , m_denying(denying)
    {
        m_denying->setParent(this);
    }

protected:
    QNetworkReply *createRequest(Operation, const QNetworkRequest &request, QIODevice *) override
    {
        ++requestCount;
        return m_denying->get(request);
    }

private:
    QNetworkAccessManager *m_denying;
};

} // namespace

QNetworkAccessManager *CountingNetwork::create(QObject *parent)
{
    return new CountingManager(DenyNetwork().create(nullptr), parent);
}

int CountingNetwork::requests() { return requestCount; }

Fixture::Fixture(QObject *parent)
    : QObject(parent)
    , m_app(m_world.client.clock, m_world.client.timers, m_settings.filePath(QStringLiteral("settings.ini")))
{
    for (const QString &scheme : linkSchemes)
        QDesktopServices::setUrlHandler(scheme, this, "openUrl");
    m_app.notices()->setService(&m_notices);
    m_app.desktop()->setTray(m_tray);
    m_app.desktop()->setAutostart(m_autostart);
    m_app.host()->setHosting(&m_hosting);
    m_app.nearby()->setBrowser(&m_browser);
    m_app.lab()->setFaults(m_world.faults);
    m_app.lab()->setMachinery({m_world.client.api, m_world.client.transports(), [] { return 0.5; }});
    connect(m_app.desktop(), &DesktopController::showRequested, this, [this] { m_app.raiseWindow(); });
}

Fixture::~Fixture()
{
    for (const QString &scheme : linkSchemes)
        QDesktopServices::unsetUrlHandler(scheme);
}

void Fixture::setDictionary(const QStringList &words, const QString &wrong, const QStringList &meant)
{
    m_dictionaries.answersByItself = true;
    m_dictionaries.words = {{QStringLiteral("en_US"), QSet<QString>(words.begin(), words.end())}};
    m_dictionaries.meant = {{wrong, meant}};
    m_app.spelling()->setDictionaries(m_dictionaries);
    m_app.settings()->setSpellLanguages({QStringLiteral("en_US")});
}

void Fixture::fill()
{
    clear();
    refuseActions({});
    m_world.client.api.files.stalls = false;
    m_world.client.api.actions.clear();
    SampleData::fill(m_world);
    m_app.setSession(&m_world.session());
    m_app.rooms()->select(SampleData::general.toString());
    m_world.client.turn();
}

void Fixture::setStatus(const QString &person, const QString &text, int minutes)
{
    RoomBook &book = m_world.session().rooms();
    User user = book.user(SampleData::person(m_world, person));
    const milliseconds lasts = std::chrono::minutes(minutes);
    user.status = {text, minutes > 0 ? m_world.client.clock.wall() + lasts : milliseconds(0)};
    m_world.client.link().push(UserUpdatedPush{user});
    m_world.client.turn();
}

int Fixture::presenceTold()
{
    const auto told = m_world.client.link().all<PresenceSetFrame>();
    return told.isEmpty() ? -1 : static_cast<int>(told.last().presence);
}

void Fixture::fillWithoutDirectMessages()
{
    m_world.restart(Test::makeUser(QStringLiteral("mira")));
    m_world.addRoom(Test::makeRoom(QStringLiteral("r1")));
    m_world.addRoom(Test::makeRoom(QStringLiteral("r2")));
    m_world.goOnline();
    m_app.setSession(&m_world.session());
    m_world.client.turn();
}

void Fixture::addDirect(const QString &room, const QString &person)
{
    Room direct = Test::makeRoom(room);
    direct.name.clear();
    direct.kind = RoomKind::Direct;
    direct.peer = m_world.session().rooms().user(SampleData::person(m_world, person));
    m_world.addRoom(direct);
}

void Fixture::findUnknownServer()
{
    SignInController &page = *m_app.signIn();
    page.setAddress(QStringLiteral("chat.harbour.example"));
    advance(static_cast<int>(SignInController::checkAfter.count()));
    page.setNotFound(QUrl(QStringLiteral("https://chat.harbour.example:7420")), Obstacle::SelfSigned);
}

void Fixture::setNearby(const QStringList &names)
{
    QList<NearbyServer> servers;
    for (const QString &name : names)
        servers.append({name, QStringLiteral("192.168.1.%1").arg(20 + servers.size()), 7420, true});
    m_browser.say(servers);
}

void Fixture::host(int people)
{
    m_keeper.available = true;
    m_app.host()->setSignedInAt(QUrl(QStringLiteral("https://127.0.0.1:7420")));
    m_app.host()->start();
    m_world.client.turn();
    m_app.host()->setInvite(QStringLiteral("k7Qm2xVt9rLdS0meM0re12"),
                            QDateTime(QDate(2026, 11, 27), QTime(12, 6)));
    m_app.host()->setPeople(people);
}

void Fixture::stopHosting()
{
    m_app.host()->stop();
    m_world.client.turn();
    m_app.host()->setSignedInAt({});
}

void Fixture::advance(int duration) { m_world.client.advance(milliseconds(duration)); }

void Fixture::setTypists(const QStringList &names)
{
    if (!m_app.isSignedIn())
        fill();
    QList<UserId> people;
    for (const QString &name : names)
        people.append(SampleData::person(m_world, name));
    m_world.setTyping(SampleData::general, people);
}

void Fixture::setOwner(bool owner)
{
    Room room = m_world.session().rooms().find(m_app.rooms()->currentRoom())->room;
    room.role = owner ? Role::Owner : Role::Member;
    m_world.client.link().push(RoomUpdatedPush{room});
}

void Fixture::loseConnection(int retryInMilliseconds)
{
    fill();
    // The first second of trouble shows nothing.
    const milliseconds silent = ConnectionNotice::silentFor;
    m_world.client.link().push(DrainingPush{silent + milliseconds(retryInMilliseconds)});
    m_world.client.link().end(1001);
    m_world.client.advance(silent);
}

void Fixture::connectAgain() { m_world.client.accept(); }

void Fixture::expireCertificate()
{
    loseConnection(100);
    m_world.client.api.ticketError =
        ReachError{{ErrorCode::Temporary, QStringLiteral("expired"), {}}, Obstacle::Expired};
    advance(2000);
    m_world.client.api.ticketError.reset();
}

void Fixture::dropConnection()
{
    m_world.client.link().end(1006);
    m_world.client.turn();
}

void Fixture::answerMeasurement(int after)
{
    m_world.client.advance(milliseconds(after));
    m_world.client.reply<PongFrame>({});
}

void Fixture::goOffline()
{
    fill();
    m_world.client.link().end(1006);
    m_world.client.network.change(false);
    m_world.client.advance(ConnectionNotice::silentFor);
}

void Fixture::invite(const QString &room, const QString &inviter)
{
    SampleData::invite(m_world, room, inviter);
}

void Fixture::bringInto(const QString &room, const QString &inviter)
{
    SampleData::bringInto(m_world, room, inviter);
}

void Fixture::takeOutOf(const QString &room) { m_world.client.link().push(RoomRemovedPush{RoomId(room)}); }

void Fixture::setDevices(const QStringList &names)
{
    QList<DeviceEntry> devices;
    for (const QString &name : names) {
        const auto number = devices.size();
        const milliseconds used(1'700'000'000'000 - number * 86'400'000);
        devices.append({DeviceId(QStringLiteral("d_%1").arg(number)), name, {}, used, {}, number == 0});
    }
    std::reverse(devices.begin(), devices.end()); // the server's order is another one
    m_world.client.api.devicesAnswer = devices;
}

void Fixture::setBlocked(const QStringList &names)
{
    m_world.client.api.blockedAnswer.clear();
    for (const QString &name : names)
        m_world.client.api.blockedAnswer.append(
            m_world.session().rooms().user(SampleData::person(m_world, name)));
}

void Fixture::refuseActions(const QString &reason)
{
    m_world.client.api.actionError =
        reason.isEmpty() ? std::nullopt : std::optional(Error{ErrorCode::Forbidden, reason, std::nullopt});
}

void Fixture::setMembers(const QStringList &names)
{
    m_world.client.api.membersAnswer.clear();
    for (const QString &name : names)
        m_world.client.api.membersAnswer.append(
            m_world.session().rooms().user(SampleData::person(m_world, name)));
    m_world.session().members().refresh(m_app.rooms()->currentRoom());
    m_world.client.turn();
}

void Fixture::setBans(const QStringList &names)
{
    m_world.client.api.bansAnswer.clear();
    for (const QString &name : names) {
        Ban ban;
        ban.user = {UserId(name), name.toLower(), name};
        ban.by = SampleData::person(m_world, QStringLiteral("Ann Larsen"));
        ban.at = m_world.client.clock.wall();
        m_world.client.api.bansAnswer.append(ban);
    }
}

void Fixture::muteSelf(int minutes)
{
    using enum ModerationBody::Change;
    const milliseconds until = m_world.client.clock.wall() + std::chrono::minutes(minutes);
    m_world.happen(SampleData::general, SampleData::person(m_world, QStringLiteral("Ann Larsen")),
                   ModerationBody{minutes > 0 ? Mute : Unmute, m_world.session().account().user.id,
                                  minutes > 0 ? until : milliseconds{0}});
}

void Fixture::setRules(int slowMode, bool onlyModeratorsWrite)
{
    m_world.happen(SampleData::general, SampleData::person(m_world, QStringLiteral("Ann Larsen")),
                   RulesBody{{std::chrono::seconds(slowMode),
                              onlyModeratorsWrite ? Posting::Moderators : Posting::Members}});
}

void Fixture::rename(const QString &person, const QString &name)
{
    User user = m_world.session().rooms().user(SampleData::person(m_world, person));
    user.displayName = name;
    m_world.client.link().push(UserUpdatedPush{user});
}

void Fixture::asksFirst(bool asks)
{
    m_world.client.api.additionAnswer = asks ? Addition::Asked : Addition::In;
}

void Fixture::addMessage(const QString &sender, const QString &text)
{
    addMessageTo(SampleData::general.toString(), sender, text);
}

void Fixture::addMessageTo(const QString &room, const QString &sender, const QString &text)
{
    m_world.say(RoomId(room), SampleData::person(m_world, sender), text);
}

void Fixture::findMessages(const QString &room, const QStringList &texts)
{
    SearchPage page;
    for (const QString &text : texts) {
        const Event message =
            Test::makeMessage(room, texts.size() - page.hits.size(), QStringLiteral("ann"), text);
        page.hits.append({message, SearchWords(text.section(u' ', 0, 0)).marksIn(text)});
    }
    m_world.client.api.searchAnswers = {page};
}

void Fixture::addOwnMessage(const QString &text)
{
    m_world.say(SampleData::general, m_world.session().account().user.id, text);
}

void Fixture::answer(const QString &sender, qint64 original, const QString &text)
{
    m_world.happen(SampleData::general, SampleData::person(m_world, sender), MessageBody{text, original});
}

void Fixture::react(const QString &sender, qint64 target, const QString &emoji)
{
    m_world.happen(SampleData::general, SampleData::person(m_world, sender),
                   ReactionBody{target, emoji, true});
}

void Fixture::addPictures(const QString &sender, const QString &text, const QVariantList &sizes, bool here)
{
    static int number = 0;
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray png;
    QBuffer buffer(&png);
    image.save(&buffer, "png");
    QList<File> files;
    for (const QVariant &size : sizes) {
        const QSize pixels = size.toSizeF().toSize();
        File file;
        file.id = FileId(QStringLiteral("f_%1").arg(++number));
        file.name = QStringLiteral("%1.png").arg(files.size());
        file.size = png.size();
        file.type = QStringLiteral("image/png");
        file.width = pixels.width();
        file.height = pixels.height();
        file.blurhash = QStringLiteral("00TSUA");
        m_world.client.api.files.whole.insert(file.id, png);
        files.append(file);
    }
    m_world.happen(SampleData::general, SampleData::person(m_world, sender), MessageBody{text, 0, files});
    if (here)
        picturesArrive();
}

void Fixture::picturesArrive()
{
    QCoreApplication::sendPostedEvents(); // so that the view has asked for them
    for (int i = 0; i < 10; ++i)
        m_world.client.turn();
}

void Fixture::losePictures() { m_lost = std::exchange(m_world.client.api.files.whole, {}); }

void Fixture::findPictures() { m_world.client.api.files.whole = std::exchange(m_lost, {}); }

int Fixture::picturesDrawn(QQuickItem *item)
{
    const auto *const picture = qobject_cast<Picture *>(item);
    int count = picture && picture->status() == Picture::Ready ? 1 : 0;
    const auto children = item->childItems();
    for (QQuickItem *child : children)
        count += picturesDrawn(child);
    return count;
}

void Fixture::addFile(const QString &sender, const QString &name, const QString &type)
{
    File file;
    file.id = FileId(QStringLiteral("f_1"));
    file.name = name;
    file.size = 312 * 1024;
    file.type = type;
    m_world.happen(SampleData::general, SampleData::person(m_world, sender), MessageBody{{}, 0, {file}});
}

void Fixture::sendPicture(const QString &text)
{
    m_world.client.api.files.stalls = true;
    m_app.attachments()->add(makeFiles({QStringLiteral("garden.png")}));
    m_world.client.turn();
    m_app.composer()->edit(text);
    m_app.composer()->send();
    m_world.client.turn();
}

QList<QUrl> Fixture::makeFiles(const QStringList &names)
{
    QList<QUrl> urls;
    for (const QString &name : names) {
        const QString path = m_files.filePath(name);
        QImage image(8, 8, QImage::Format_RGB32);
        image.fill(Qt::red);
        image.save(path, "png");
        urls.append(QUrl::fromLocalFile(path));
    }
    return urls;
}

void Fixture::copyFiles(const QStringList &names)
{
    auto *const data = new QMimeData;
    data->setUrls(makeFiles(names));
    QGuiApplication::clipboard()->setMimeData(data);
}

bool Fixture::drag(QQuickItem *over, const QList<QUrl> &urls)
{
    QMimeData data;
    data.setUrls(urls);
    const QPoint place = over->mapToScene({over->width() / 2, over->height() / 2}).toPoint();
    QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(over->window(), &enter);
    QDragMoveEvent move(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(over->window(), &move);
    const bool accepted = move.isAccepted();
    if (!accepted) {
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(over->window(), &leave);
    }
    return accepted;
}

void Fixture::drop(QQuickItem *over, const QList<QUrl> &urls)
{
    QMimeData data;
    data.setUrls(urls);
    const QPointF place = over->mapToScene({over->width() / 2, over->height() / 2});
    QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(over->window(), &event);
}

QStringList Fixture::sentReactions()
{
    m_world.client.turn(); // it is on disk first
    QStringList emoji;
    for (const ReactionFrame &frame : m_world.client.link().all<ReactionFrame>())
        emoji.append(frame.emoji);
    return emoji;
}

int Fixture::sentDeletions()
{
    m_world.client.turn(); // it is on disk first
    return static_cast<int>(m_world.client.link().all<MessageDeleteFrame>().size());
}

void Fixture::editLast(const QString &text)
{
    const UserId &self = m_world.session().account().user.id;
    m_world.happen(SampleData::general, self, EditBody{m_lastSent, text});
}

void Fixture::failMessage(const QString &text, const QString &reason)
{
    m_app.composer()->edit(text);
    m_app.composer()->send();
    m_world.refuse(reason);
}

int Fixture::sent()
{
    m_world.client.turn(); // it is on disk first
    return static_cast<int>(m_world.client.links.back()->all<MessageSendFrame>().size());
}

void Fixture::moveTo(const QString &zone)
{
    qputenv("TZ", zone.toUtf8());
    m_app.setWindowActive(true);
}

void Fixture::listPublicRooms(const QStringList &names)
{
    RoomsPage page;
    for (const QString &name : names) {
        page.rooms.append(Test::makeRoom(name));
        page.rooms.last().name = name;
    }
    m_world.client.api.roomsAnswers = {page};
}

void Fixture::addPrivateRoom(const QString &room)
{
    Room closed = Test::makeRoom(room);
    closed.kind = RoomKind::Private;
    m_world.addRoom(closed);
}

void Fixture::addJoin(const QString &room, const QString &person)
{
    const UserId who = SampleData::person(m_world, person);
    m_world.happen(RoomId(room), who, MembershipBody{MembershipBody::Change::Join, who});
}

void Fixture::compose(QQuickItem *input, const QString &composing, const QString &committed)
{
    QInputMethodEvent event(composing, {});
    event.setCommitString(committed);
    QCoreApplication::sendEvent(input, &event);
}

void Fixture::copy(const QString &text) { QGuiApplication::clipboard()->setText(text); }

bool Fixture::select(const QString &text)
{
    QClipboard *const clipboard = QGuiApplication::clipboard();
    if (clipboard->supportsSelection())
        clipboard->setText(text, QClipboard::Selection);
    return clipboard->supportsSelection();
}

QStringList Fixture::sentTexts()
{
    m_world.client.turn(); // it is on disk first
    QStringList texts;
    const auto frames = m_world.client.links.back()->all<MessageSendFrame>();
    for (const MessageSendFrame &frame : frames)
        texts.append(frame.text);
    return texts;
}

bool Fixture::saysTyping() const
{
    const auto frames = m_world.client.links.back()->all<TypingFrame>();
    return !frames.isEmpty() && frames.constLast().active;
}

int Fixture::typingFrames() const
{
    return static_cast<int>(m_world.client.links.back()->all<TypingFrame>().size());
}

void Fixture::fillLongHistory(int messages)
{
    for (int i = 0; i < messages; ++i)
        addMessage(i % 3 ? QStringLiteral("Ann") : QStringLiteral("Bob"),
                   QStringLiteral("message %1").arg(i));
    advance(static_cast<int>(LiveFeed::longestStep.count()));
}

void Fixture::openLongLog(int messages, int cached)
{
    clear();
    SampleData::fillLong(m_world, messages, cached);
    m_app.setSession(&m_world.session());
    m_world.client.turn();
}

void Fixture::setSignInErrors(const QString &address, const QString &name, const QString &password)
{
    m_app.signIn()->refuse({address, name, password, {}});
}

void Fixture::clickNotice()
{
    const Notice notice = m_notices.shown.last();
    m_notices.handlers.opened(notice.room, notice.seq, {});
}

void Fixture::clear()
{
    m_app.setSession(nullptr);
    m_world.faults.stop();
    m_notices.shown.clear();
}

} // namespace Chinwag
