// Shows the window with sample data and no server, or writes pictures of it:
//   chinwag-gallery --page
//   files|uploading|attaching|viewer|chat|lost|obstructed|failed|invitation|added|removed|missing|empty|talk|menu|words|asked|export|everybody|own|composing|formats|selection|receipts|switcher|search|emoji|people|
//   details|reports|bans|roomsettings|ban|mute|muted|announcements|slowmode|
//   addpeople|commands|lab|account|factor|codes|factoron|farewell|privacy|notices|roomnotices|help|signin|signincode|create|first|host|refused|certificate|keychain|
//   appearance|language|keys|network|storage|categories|drawer|status
//   [--accessible] instead of a picture: what a screen reader finds; fails when something has no name
//   [--dark] [--contrast] [--compact] [--zoom percent] [--size WxH] [--language de|ar] [--mirrored]
//   [--people]
//   [--out picture.png]
#include "app/core/memory/memoryserverbrowser.h"
#include "app/core/memory/memoryserverkeeper.h"
#include "app/ui/appcontroller.h"
#include "app/ui/denynetwork.h"
#include "app/ui/fonts.h"
#include "app/ui/language.h"
#include "app/ui/qmlmodules.h"
#include "shared/protocol/fingerprint.h"
#include "tests/qml/sampledata.h"
#include "tests/support/accessiblewalk.h"
#include "tests/support/fakedictionaries.h"
#include "tests/support/recordingnotices.h"

#include <QAccessible>
#include <QCommandLineParser>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTextCharFormat>
#include <QTimer>

#include <cstdio>

using namespace Chinwag;

namespace {

void showLost(Test::ChatWorld &world, AppController &app)
{
    world.client.link().push(DrainingPush{ConnectionNotice::silentFor + milliseconds(8200)});
    world.client.link().end(1001);
    world.client.advance(ConnectionNotice::silentFor);
    app.composer()->edit(QStringLiteral("I will call them now."));
    app.composer()->send();
}

void showObstructed(Test::ChatWorld &world)
{
    world.client.api.ticketError = ReachError{
        {ErrorCode::Temporary, {}, {}}, Obstacle::ProxyRefuses, QStringLiteral("proxy.harbour.example:3128")};
    world.client.link().end(1006);
    world.client.advance(std::chrono::minutes(1));
}

/// What one wrote oneself, in several scripts, and changed.
void showOwn(Test::ChatWorld &world)
{
    const UserId self = world.session().account().user.id;
    const auto say = [&world, &self](const char *text) {
        return world.say(SampleData::general, self, QString::fromUtf8(text));
    };
    const Seq arabic =
        say("\u0646\u0644\u062A\u0642\u064A \u0639\u0646\u062F \u0627\u0644\u0631\u0635\u064A\u0641");
    world.happen(SampleData::general, self,
                 EditBody{arabic, QString::fromUtf8("\u0646\u0644\u062A\u0642\u064A \u0639\u0646\u062F "
                                                    "\u0627\u0644\u0631\u0635\u064A\u0641 "
                                                    "\u0627\u0644\u0633\u0627\u0639\u0629 6")});
    say("\u05E0\u05E4\u05D2\u05E9\u05D9\u05DD \u05D1\u05DE\u05D6\u05D7, at 6!");
    const Seq last = say("See you at the pier.");
    world.happen(SampleData::general, self, EditBody{last, QStringLiteral("See you at the pier at six.")});
}

/// A room that somebody has just made.
void showEmptyRoom(Test::ChatWorld &world, AppController &app)
{
    Room room = Test::makeRoom(QStringLiteral("lantern-night"));
    room.name = room.id.toString();
    world.client.link().push(RoomAddedPush{room});
    world.client.turn();
    app.rooms()->select(room.id.toString());
    world.client.turn();
}

void showFailed(Test::ChatWorld &world, AppController &app)
{
    app.composer()->edit(QStringLiteral("I will call them now."));
    app.composer()->send();
    world.refuse(QStringLiteral("Nobody may write here at night."));
}

void showInvitation(Test::ChatWorld &world, AppController &app)
{
    SampleData::invite(world, QStringLiteral("night-watch"), QStringLiteral("Ines Duarte"));
    SampleData::invite(world, QStringLiteral("regatta"), QStringLiteral("Hugo Lindqvist"));
    app.rooms()->select(QStringLiteral("regatta"));
}

void showAdded(Test::ChatWorld &world, AppController &app)
{
    SampleData::bringInto(world, QStringLiteral("night-watch"), QStringLiteral("Ann Larsen"));
    world.client.turn();
    app.rooms()->select(QStringLiteral("night-watch"));
}

void showRemoved(Test::ChatWorld &world, AppController &app)
{
    app.composer()->edit(QStringLiteral("I will call them now."));
    app.composer()->send();
    world.client.turn();
    world.client.link().push(RoomRemovedPush{SampleData::general});
}

void showMissing(Test::ChatWorld &world, AppController &app)
{
    world.client.api.actionError = Error{ErrorCode::Temporary, QStringLiteral("The server has no time."), {}};
    showAdded(world, app);
    world.client.turn();
}

void showTalk(Test::ChatWorld &world, AppController &app)
{
    const UserId ann = SampleData::person(world, QStringLiteral("Ann Larsen"));
    const UserId self = world.session().account().user.id;
    const Seq asked = world.say(SampleData::general, ann, QStringLiteral("Who takes the early boat?"));
    world.happen(SampleData::general, self, MessageBody{QStringLiteral("I do."), asked});
    for (const QString &emoji : TimelineController::quickReactions().first(2))
        world.happen(SampleData::general, ann, ReactionBody{asked + 1, emoji, true});
    world.happen(SampleData::general, self,
                 ReactionBody{asked + 1, TimelineController::quickReactions().first(), true});
    app.composer()->reply(asked);
}

void typeInto(QQuickWindow *window, const QString &text);

void showWords(Test::ChatWorld &world, AppController &app, bool own)
{
    app.rooms()->select(QStringLiteral("d1"));
    const UserId self = world.session().account().user.id;
    world.say(RoomId(QStringLiteral("d1")), self, QStringLiteral("Push it at the bottom, then it gives."));
    SampleData::shareWords(world, own, true);
    if (!own)
        return;
    SampleData::typeWords(world, QStringLiteral("That worked, thank you. The big lantern is here, but the "
                                                "wick is gone and I can only fi"));
    app.composer()->edit(QStringLiteral("There are two wicks in the drawer by the w"));
}

void showEverybody(QQuickWindow *window, Test::ChatWorld &world)
{
    Room room = world.session().rooms().find(SampleData::general)->room;
    room.role = Role::Owner;
    world.client.link().push(RoomUpdatedPush{room});
    const UserId ann = SampleData::person(world, QStringLiteral("Ann Larsen"));
    world.happen(SampleData::general, ann,
                 MessageBody{QStringLiteral("@room who brings the tea?"), 0, {}, true});
    typeInto(window, QStringLiteral("And I can bring the big lantern, if @"));
}

/// What one does oneself, and what others do.
void showStatus(QQuickWindow &window, Test::ChatWorld &world, AppController &app)
{
    User ann = world.session().rooms().user(SampleData::person(world, QStringLiteral("Ann Larsen")));
    ann.status = {QStringLiteral("In a meeting"), world.client.clock.wall() + std::chrono::hours(3)};
    User bo = world.session().rooms().user(SampleData::person(world, QStringLiteral("Bo Nwosu")));
    bo.status = {QStringLiteral("Out on the water, back when the tide is"), milliseconds(0)};
    world.session().rooms().addUsers({ann, bo});
    app.presence()->setStatus(QStringLiteral("Writing"), PresenceController::HalfHour);
    world.client.turn();
    QMetaObject::invokeMethod(window.findChild<QObject *>(QStringLiteral("setStatusItem")), "triggered");
}

void showSwitcher(QQuickWindow &window, AppController &app)
{
    QMetaObject::invokeMethod(window.findChild<QObject *>(QStringLiteral("switcher")), "open");
    app.rooms()->switcher()->setTyped(QStringLiteral("b"));
}

void showSearch(QQuickWindow &window, Test::ChatWorld &world, AppController &app)
{
    struct Found
    {
        const char *room;
        const char *sender;
        const char *text;
    };
    SearchPage page;
    for (const Found &found :
         {Found{
              "r1", "Cleo Ionescu",
              "Boat leaves from pier 4. I moved the start to six so that people who work late can make it."},
          Found{"d1", "Ann Larsen", "See you at the pier at six"},
          Found{"r1", "Dee Marsh", "Who has the keys of the pier?"}}) {
        const QString text = QString::fromUtf8(found.text);
        const Seq seq = 60 - page.hits.size();
        Event message = Test::makeMessage(QString::fromUtf8(found.room), seq, QStringLiteral("x"), text);
        message.sender = SampleData::person(world, QString::fromUtf8(found.sender));
        message.at = world.client.clock.wall() - std::chrono::hours(30 * page.hits.size());
        page.hits.append({message, SearchWords(QStringLiteral("pier")).marksIn(text)});
    }
    world.client.api.searchAnswers = {page};
    QMetaObject::invokeMethod(window.findChild<QQuickItem *>(QStringLiteral("searchButton")), "clicked");
    app.search()->setEverywhere(true);
    app.search()->setTyped(QStringLiteral("pier"));
    app.search()->search();
    world.client.turn();
}

// How messages read, with what they can have.
void showFormats(Test::ChatWorld &world)
{
    const UserId ann = SampleData::person(world, QStringLiteral("Ann Larsen"));
    const UserId bo = SampleData::person(world, QStringLiteral("Bo Nwosu"));
    const UserId self = world.session().account().user.id;
    const auto say = [&world](const UserId &who, const char *text) {
        return world.say(SampleData::general, who, QString::fromUtf8(text));
    };
    say(ann,
        "The [tide table](https://harbour.example/tides) says **18:20**, *not* ~~18:40~~; `snake_case` stays "
        "and so does 2 * 3 * 4. Ask ann@harbour.example or see https://p\u0430ypal.com/tides.");
    say(bo, "> Then we leave at six.\n> > Or *later*?\n\nThis is how I worked it out:\n```python\n"
            "def leaves(high_water, margin=20):  # so that nobody has to hurry on the way to the pier\n"
            "    return min(high_water - margin, SUNSET)\n```");
    say(ann,
        "@mira can you **bring**:\n- the big lantern\n  - and oil\n- `rope`\n\n1. then we sail\n2. and eat");
    say(bo, "/me waves from the *pier*");
    say(bo, "\u0646\u0644\u062A\u0642\u064A \u0639\u0646\u062F **\u0627\u0644\u0631\u0635\u064A\u0641**:"
            "\n- \u0627\u0644\u0641\u0627\u0646\u0648\u0633 `lamp`\n- \u062D\u0628\u0644");
    say(self, "**Done.** See <https://harbour.example>");
}

/// From the words of one message to those of another.
void showSelection(AppController &app)
{
    TimelineModel &model = *app.timeline()->model();
    const auto id = [&model](int row) {
        return model.index(row).data(TimelineModel::EntryIdRole).toString();
    };
    model.beginSelection(id(5), 0, 24);
    model.selectTo(id(1), 0, 4);
}

/// In a direct message.
void showReceipts(Test::ChatWorld &world, AppController &app)
{
    const UserId self = world.session().account().user.id;
    const RoomId direct(QStringLiteral("d1"));
    app.rooms()->select(direct.toString());
    world.client.turn();
    const Seq answered = world.say(direct, self, QStringLiteral("Push it at the bottom, then it gives."));
    world.say(direct, self, QStringLiteral("And call me when it is open."));
    SampleData::read(world, direct, QStringLiteral("Ann Larsen"), answered);
}

/// What can be done with the second newest message.
void showMenu(QQuickWindow &window)
{
    auto *const view = window.findChild<QQuickItem *>(QStringLiteral("timelineView"));
    QQuickItem *line = nullptr;
    QMetaObject::invokeMethod(view, "itemAtIndex", Q_RETURN_ARG(QQuickItem *, line), Q_ARG(int, 1));
    QMetaObject::invokeMethod(line, "showMenu", Q_ARG(QQuickItem *, line), Q_ARG(double, 220),
                              Q_ARG(double, 20));
}

/// As somebody sends them.
void showFiles(Test::ChatWorld &world, const QString &folder)
{
    const UserId ann = SampleData::person(world, QStringLiteral("Ann Larsen"));
    const UserId self = world.session().account().user.id;
    const auto pier = SampleData::attach(world, folder, QStringLiteral("pier.png"), {1600, 900});
    const auto sent = [&world](const UserId &who, const QString &text, const QList<File> &files) {
        world.happen(SampleData::general, who, MessageBody{text, 0, files});
    };
    sent(ann, QStringLiteral("This is where we meet. Left of the lamp."), {pier});
    const auto tickets =
        SampleData::attach(world, folder, QStringLiteral("tickets-saturday.pdf"), {}, 312 * 1024);
    sent(self, QStringLiteral("Five of them, one each."), {tickets});
    sent(ann, {},
         {SampleData::attach(world, folder, QStringLiteral("a.png"), {800, 800}),
          SampleData::attach(world, folder, QStringLiteral("b.png"), {600, 900}),
          SampleData::attach(world, folder, QStringLiteral("c.png"), {900, 500}),
          SampleData::attach(world, folder, QStringLiteral("turn-the-lamp.sh"), {}, 900)});
}

/// What waits to go.
void showUploading(Test::ChatWorld &world, const QString &folder)
{
    world.client.api.files.stalls = true;
    for (const char *name :
         {"pier-at-dusk.png", "a-very-long-name-of-a-recording-from-the-pier-at-dusk.ogg"}) {
        Attachment made;
        made.file =
            SampleData::attach(world, folder, QString::fromUtf8(name), {1200, 900}, 7'100'000, &made.path);
        made.file.id = freshLocalFileId();
        (void)world.session().send(SampleData::general, {}, 0, {made});
    }
    world.client.turn();
}

void showAttaching(Test::ChatWorld &world, AppController &app, const QString &folder)
{
    QList<QUrl> files;
    for (const char *name : {"pier.png", "tickets-saturday.pdf", "recording.ogg", "list.csv", "e.png"}) {
        QString path;
        SampleData::attach(world, folder, QString::fromUtf8(name), {1200, 900}, 40'000, &path);
        files.append(QUrl::fromLocalFile(path));
    }
    app.attachments()->add(files.first(4));
    world.client.turn();
    app.attachments()->add(files.mid(4));
}

void showViewer(QQuickWindow &window, AppController &app)
{
    auto *const view = window.findChild<QQuickItem *>(QStringLiteral("timelineView"));
    const auto pictures = app.timeline()->model()->pictures();
    QMetaObject::invokeMethod(
        view, "showPicture",
        Q_ARG(QVariant, QVariant::fromValue(pictures.first().value<ShownPicture>().file)));
}

void showAccount(Test::ChatWorld &world, AppController &app)
{
    world.client.api.devicesAnswer = {{DeviceId(QStringLiteral("d_1")),
                                       QStringLiteral("Mira\u2019s desk"),
                                       {},
                                       milliseconds(1'764'150'000'000),
                                       {},
                                       true},
                                      {DeviceId(QStringLiteral("d_2")),
                                       QStringLiteral("Phone"),
                                       {},
                                       milliseconds(1'764'100'000'000),
                                       {},
                                       false},
                                      {DeviceId(QStringLiteral("d_3")),
                                       QStringLiteral("Laptop in the boat house"),
                                       {},
                                       milliseconds(1'763'000'000'000),
                                       {},
                                       false}};
    app.showSettings(QStringLiteral("account"));
    world.client.turn();
}

/// How the account page looks in each step of its second factor, and the question before an account goes.
void showFactor(QQuickWindow &window, Test::ChatWorld &world, AppController &app, const QString &page)
{
    showAccount(world, app);
    if (page != u"farewell") {
        app.account()->factor()->begin(world.client.api.password);
        world.client.turn();
    }
    if (page == u"codes" || page == u"factoron") {
        app.account()->factor()->confirm(world.client.api.code);
        world.client.turn();
    }
    if (page == u"factoron")
        app.account()->factor()->codesKept();
    if (page == u"farewell")
        QMetaObject::invokeMethod(window.findChild<QObject *>(QStringLiteral("deleteAccountDialog")), "open");
}

/// The part of the page that this is about is below what is seen at first.
void scrollTo(QQuickWindow &window, const QString &name)
{
    auto *item = window.findChild<QQuickItem *>(name);
    QQuickItem *flickable = item;
    while (flickable && !flickable->inherits("QQuickFlickable"))
        flickable = flickable->parentItem();
    auto *content = flickable ? flickable->property("contentItem").value<QQuickItem *>() : nullptr;
    if (!content)
        return;
    const qreal most = std::max(0.0, flickable->property("contentHeight").toReal() - flickable->height());
    const qreal y = item->mapToItem(content, QPointF()).y() - 60;
    flickable->setProperty("contentY", std::clamp(y, 0.0, most));
}

void showPrivacy(Test::ChatWorld &world, AppController &app)
{
    world.client.api.blockedAnswer = {
        {UserId(QStringLiteral("u_1")), QStringLiteral("hugo"), QStringLiteral("Hugo Lindqvist")},
        {UserId(QStringLiteral("u_2")), QStringLiteral("win_a_boat"), QStringLiteral("Win a boat")}};
    app.showSettings(QStringLiteral("privacy"));
    world.client.turn(); // who may add one
    world.client.turn(); // who is blocked
}

/// A muted room, one that is marked, and why its latest messages were shown or not.
void showRoomNotices(Test::ChatWorld &world, AppController &app, Test::RecordingNotices &service)
{
    app.notices()->setService(&service);
    const auto prefer = [&world](const RoomId &id, const RoomPreferences &preferences) {
        Room room = world.session().rooms().find(id)->room;
        room.preferences = preferences;
        world.session().rooms().addOrUpdate(room);
    };
    const UserId writer = world.session().rooms().users().constFirst().id;
    const RoomId room = SampleData::general;
    app.setWindowActive(false);
    world.say(room, writer, QStringLiteral("Who has the keys?"));
    world.say(room, writer,
              u'@' + world.session().account().user.username + QStringLiteral(", do you have them?"));
    prefer(room, {RoomPreferences::Notify::All, {}, false});
    world.say(room, writer, QStringLiteral("Found them."));
    prefer(room, {RoomPreferences::Notify::All, world.client.clock.wall() + std::chrono::hours(1), false});
    world.say(room, writer, QStringLiteral("In my pocket."));
    app.showRoomNotices();
}

/// Two minutes of a connection that was lost once, and frames of every kind.
void showLab(Test::ChatWorld &world, AppController &app)
{
    const auto pass = [&world](int measurements, int every) {
        for (int i = 0; i < measurements; ++i) {
            const bool isSlow = i % every == every - 1;
            const milliseconds way(isSlow ? 71 : 21 + i * 7 % 9);
            world.client.advance(way);
            world.client.reply<PongFrame>({});
            if (i % 14 == 5)
                world.client.link().push(PingFrame());
            world.client.advance(ConnectionMeter::interval - way);
        }
    };
    app.lab()->show();
    pass(30, 17);
    world.client.link().end(1006);
    world.client.advance(milliseconds(700));
    world.client.turn();
    world.client.link().end(1006);
    world.client.advance(milliseconds(1400));
    world.client.link().end(1006);
    world.client.advance(milliseconds(3100));
    world.client.accept();
    world.client.advance(ConnectionMeter::interval);
    pass(26, 20);
    world.session().connection().sendEphemeral(TypingFrame{SampleData::general, true});
    world.session().connection().request(ReadFrame{SampleData::general, 7}, [](const auto &) {});
    world.client.advance(milliseconds(21));
    world.client.reply<ReadFrame>({});
    world.say(SampleData::general, UserId(QStringLiteral("Ann Larsen")),
              QStringLiteral("See you at the pier"));
    app.lab()->setLoss(5);
    world.client.advance(LabController::refreshEvery);
}

void showEmoji(QQuickWindow *window, AppController &app)
{
    for (const QString &emoji :
         {QStringLiteral("fire"), QStringLiteral("party popper"), QStringLiteral("sailboat")})
        app.emoji()->remember(app.emoji()->table().find(emoji, 1).constFirst());
    QMetaObject::invokeMethod(window->findChild<QQuickItem *>(QStringLiteral("emojiButton")), "clicked");
}

/// Two were added, and there are more.
void showAddPeople(QQuickWindow &window, Test::ChatWorld &world, AppController &app)
{
    world.client.api.membersAnswer = {world.session().account().user};
    world.session().members().refresh(SampleData::general);
    world.client.turn();
    QObject *const item = window.findChild<QObject *>(QStringLiteral("addPeopleItem"));
    QMetaObject::invokeMethod(item, "triggered");
    world.client.api.additionAnswer = Addition::Asked;
    app.rooms()->addition()->add(app.rooms()->addition()->people()->users().constFirst().toString());
    world.client.turn();
}

/// The room's owner looks at it.
void showDetails(QQuickWindow &window, Test::ChatWorld &world, const QString &page)
{
    if (page == u"details")
        window.setWidth(1180);
    SampleData::moderate(world);
    const UserId ann = SampleData::person(world, QStringLiteral("Ann Larsen"));
    const UserId bo = SampleData::person(world, QStringLiteral("Bo Nwosu"));
    SampleData::report(world, QStringLiteral("Dee Marsh"),
                       QStringLiteral("Cheap lanterns, today only! Write to me and I bring you ten of them."),
                       QStringLiteral("Advertising"));
    SampleData::report(world, QStringLiteral("Bo Nwosu"), QStringLiteral("Nobody needs you here."), {});
    const milliseconds now = world.client.clock.wall();
    world.client.api.bansAnswer = {
        {{UserId(QStringLiteral("u_1")), QStringLiteral("hugo"), QStringLiteral("Hugo Lindqvist")},
         ann,
         now,
         now + std::chrono::hours(30),
         QStringLiteral("Advertising")},
        {{UserId(QStringLiteral("u_2")), QStringLiteral("win"), QStringLiteral("Win a boat")},
         bo,
         now,
         {},
         {}}};
    using enum ModerationBody::Change;
    world.happen(SampleData::general, ann,
                 ModerationBody{Ban, UserId(QStringLiteral("Win a boat")), now + std::chrono::hours(1),
                                QStringLiteral("Advertising")});
    world.happen(SampleData::general, ann, RulesBody{{seconds{30}, Posting::Members}});
    QMetaObject::invokeMethod(window.findChild<QQuickItem *>(QStringLiteral("membersButton")), "clicked");
    world.client.turn();
    const QHash<QString, QString> buttons{{QStringLiteral("reports"), QStringLiteral("reportsButton")},
                                          {QStringLiteral("bans"), QStringLiteral("bansButton")},
                                          {QStringLiteral("roomsettings"), QStringLiteral("editRoomButton")}};
    if (buttons.contains(page)) {
        QMetaObject::invokeMethod(window.findChild<QQuickItem *>(buttons.value(page)), "clicked");
        world.client.turn();
    }
    if (page == u"ban" || page == u"mute") {
        QObject *const menu = window.findChild<QObject *>(QStringLiteral("memberMenu"));
        menu->setProperty("userId", bo.toString());
        menu->setProperty("name", bo.toString());
        menu->setProperty("below", true);
        QMetaObject::invokeMethod(menu, "sanctionWanted", Q_ARG(int, page == u"ban" ? 2 : 0));
    }
}

void showWriting(Test::ChatWorld &world, AppController &app, const QString &page)
{
    const UserId ann = SampleData::person(world, QStringLiteral("Ann Larsen"));
    const UserId self = world.session().account().user.id;
    using enum ModerationBody::Change;
    if (page == u"muted")
        world.happen(SampleData::general, ann,
                     ModerationBody{Mute, self, world.client.clock.wall() + std::chrono::hours(1)});
    if (page == u"announcements")
        world.happen(SampleData::general, ann, RulesBody{{seconds{0}, Posting::Moderators}});
    if (page == u"slowmode") {
        world.happen(SampleData::general, ann, RulesBody{{seconds{30}, Posting::Members}});
        world.say(SampleData::general, self, QStringLiteral("On my way."));
        world.client.advance(seconds{18});
        app.composer()->edit(QStringLiteral("And I bring the lantern."));
    }
}

/// As if somebody did.
void typeInto(QQuickWindow *window, const QString &text)
{
    auto *const input = window->findChild<QQuickItem *>(QStringLiteral("composerInput"));
    input->setProperty("text", QString());
    QInputMethodEvent event;
    event.setCommitString(text);
    QCoreApplication::sendEvent(input, &event);
}

/// A word is wrong, and the menu is about it.
void showSpelling(QQuickWindow *window, AppController &app, Test::FakeDictionaries &dictionaries)
{
    const QString text = QStringLiteral("And I can brng the big lantern, if");
    dictionaries.answersByItself = true;
    const QStringList known = QString(text).remove(u',').split(u' ');
    dictionaries.words = {{QStringLiteral("en_US"), QSet<QString>(known.begin(), known.end())}};
    dictionaries.words[QStringLiteral("en_US")].remove(QStringLiteral("brng"));
    dictionaries.meant = {{QStringLiteral("brng"), {QStringLiteral("bring"), QStringLiteral("bang")}}};
    app.spelling()->setDictionaries(dictionaries);
    app.settings()->setSpellLanguages({QStringLiteral("en_US")});
    typeInto(window, text);
    QTimer::singleShot(300, window, [window] {
        QMetaObject::invokeMethod(window->findChild<QObject *>(QStringLiteral("composerMenu")), "show",
                                  Q_ARG(int, 12), Q_ARG(double, 80), Q_ARG(double, 10));
    });
}

/// As an input method does it: nothing of it is sent yet.
void compose(QQuickWindow *window)
{
    auto *const input = window->findChild<QQuickItem *>(QStringLiteral("composerInput"));
    input->setProperty("text", QString());
    QTextCharFormat underlined;
    underlined.setFontUnderline(true);
    const QString words = QString::fromUtf8("\u306B\u307B\u3093\u3054\u3067");
    QInputMethodEvent event(words, {{QInputMethodEvent::TextFormat, 0, int(words.size()), underlined},
                                    {QInputMethodEvent::Cursor, int(words.size()), 1, {}}});
    QCoreApplication::sendEvent(input, &event);
}

/// A server that cannot be talked to: at the address, and when the form was sent.
void showObstacle(AppController &app, Obstacle obstacle)
{
    SignInController &page = *app.signIn();
    page.setAddress(QStringLiteral("chat.harbour.example"));
    page.setName(QStringLiteral("mira"));
    page.setPassword(QStringLiteral("correct horse"));
    page.explain({{ErrorCode::Temporary, {}, {}}, obstacle, QStringLiteral("proxy.harbour.example:3128")});
}

/// A server that nobody vouches for, or that is another one than before.
void showTrust(Test::ChatWorld &world, AppController &app, bool changed)
{
    world.client.advance(SignInController::checkAfter);
    app.signIn()->setNotFound(QUrl(QStringLiteral("https://chat.harbour.example:7420")),
                              changed ? Obstacle::CertificateChanged : Obstacle::SelfSigned);
    app.trust()->ask(QStringLiteral("chat.harbour.example:7420"), Fingerprint::of("now"),
                     changed ? Fingerprint::of("before") : QByteArray());
}

void showHost(Test::ChatWorld &world, AppController &app, Hosting &hosting)
{
    app.host()->setHosting(&hosting);
    app.host()->setSignedInAt(QUrl(QStringLiteral("https://127.0.0.1:7420")));
    app.host()->start();
    world.client.turn();
    app.host()->setInvite(QStringLiteral("k7Qm2xVt9rLdS0meM0re12"),
                          QDateTime(QDate(2026, 11, 27), QTime(12, 6)));
    app.host()->setPeople(2);
    app.host()->show();
}

void showSignIn(AppController &app, bool create)
{
    SignInController &page = *app.signIn();
    page.setAddress(create ? QStringLiteral("ws://chat.harbour.example")
                           : QStringLiteral("chat.harbour.example"));
    page.setName(QStringLiteral("mira"));
    page.setPassword(QStringLiteral("correct horse"));
    if (create) {
        page.setMode(SignInController::CreateAccount);
        page.setErrors({{}, QStringLiteral("Somebody else has this name."), {}, {}});
    }
    QObject::connect(&page, &SignInController::checkRequested, &page, [&page](const QUrl &server) {
        page.setFound(server, QStringLiteral("Harbour crew"), QStringLiteral("0.1"), 12);
    });
}

/// What a screen reader can say of the page; how many things it cannot.
int printAccessible(QQuickWindow &window)
{
    for (const QString &line : Test::accessibleTree(window))
        std::printf("%s\n", qUtf8Printable(line));
    const QStringList nameless = Test::namelessControls(window);
    for (const QString &line : nameless)
        std::fprintf(stderr, "%s\n", qUtf8Printable(line));
    return static_cast<int>(nameless.size());
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    chooseFonts();
    QCommandLineParser options;
    options.addOptions({{QStringLiteral("page"), {}, QStringLiteral("name"), QStringLiteral("chat")},
                        {QStringLiteral("out"), {}, QStringLiteral("file")},
                        {QStringLiteral("dark"), {}},
                        {QStringLiteral("accessible"), {}},
                        {QStringLiteral("language"), {}, QStringLiteral("code"), QStringLiteral("en")},
                        {QStringLiteral("contrast"), {}},
                        {QStringLiteral("compact"), {}},
                        {QStringLiteral("zoom"), {}, QStringLiteral("percent"), QStringLiteral("100")},
                        {QStringLiteral("size"), {}, QStringLiteral("WxH"), QStringLiteral("1200x760")},
                        {QStringLiteral("mirrored"), {}},
                        {QStringLiteral("people"), {}}});
    options.process(application);
    Language::instance().use(options.value(QStringLiteral("language")));
    const QString page = options.value(QStringLiteral("page"));

    QAccessible::setActive(options.isSet(QStringLiteral("accessible")));
    const QTemporaryDir settings;
    Test::ChatWorld world; // its time stands still
    Test::RecordingNotices notices;
    Test::FakeDictionaries dictionaries;
    MemoryServerKeeper keeper(world.client.timers);
    Hosting hosting(keeper, world.client.timers);
    MemoryServerBrowser nearby;
    AppController app(world.client.clock, world.client.timers,
                      settings.filePath(QStringLiteral("settings.ini")));
    app.settings()->overrideTheme(options.isSet(QStringLiteral("dark")) ? SettingsController::Dark
                                                                        : SettingsController::Light);
    app.settings()->setHighContrast(options.isSet(QStringLiteral("contrast")));
    app.settings()->setCompact(options.isSet(QStringLiteral("compact")));
    app.settings()->setTextSize(options.value(QStringLiteral("zoom")).toInt());
    if (options.isSet(QStringLiteral("mirrored")))
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    app.lab()->setFaults(world.faults);
    app.lab()->setMachinery({world.client.api, world.client.transports(), [] { return 0.5; }});
    if (page == u"signin" || page == u"create" || page == u"signincode") {
        showSignIn(app, page == u"create");
        if (page == u"signincode")
            app.signIn()->explain({{ErrorCode::SecondFactorRequired, {}, {}}, Obstacle::None});
    } else if (page == u"refused") {
        showObstacle(app, Obstacle::ProxyRefuses);
    } else if (page == u"certificate") {
        showObstacle(app, Obstacle::UnknownIssuer);
    } else if (page == u"trust" || page == u"changed") {
        showObstacle(app, page == u"trust" ? Obstacle::SelfSigned : Obstacle::CertificateChanged);
    } else if (page == u"first") {
        app.nearby()->setBrowser(&nearby);
        app.host()->setHosting(&hosting);
    } else if (page == u"keychain") {
        app.setWaitsForKeychain(true);
        world.client.advance(AppController::keychainPatience);
    } else {
        SampleData::fill(world, QStringLiteral("And I can bring the big lantern, if"));
        app.setSession(&world.session());
        app.rooms()->select(SampleData::general.toString());
        world.client.turn(); // who is in it
    }

    QQmlApplicationEngine engine;
    DenyNetwork deny;
    engine.setNetworkAccessManagerFactory(&deny);
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.setInitialProperties({{QStringLiteral("app"), QVariant::fromValue(&app)}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Chinwag/App/Main.qml")));
    if (engine.rootObjects().isEmpty())
        return 1;
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().first());
    const QStringList size = options.value(QStringLiteral("size")).split(u'x');
    window->resize(size.value(0).toInt(), size.value(1).toInt());
    window->requestActivate();
    if (page == u"trust" || page == u"changed")
        showTrust(world, app, page == u"changed");
    if (page == u"first")
        nearby.say({{QStringLiteral("Erin's studio"), QStringLiteral("192.168.1.20"), 7420, true},
                    {QStringLiteral("Harbour office"), QStringLiteral("192.168.1.44"), 7420, true}});
    if (page == u"host")
        showHost(world, app, hosting);
    if (page == u"lost")
        showLost(world, app);
    if (page == u"obstructed")
        showObstructed(world);
    if (page == u"own")
        showOwn(world);
    if (page == u"composing")
        compose(window);
    if (page == u"empty")
        showEmptyRoom(world, app);
    if (page == u"failed")
        showFailed(world, app);
    if (page == u"invitation")
        showInvitation(world, app);
    if (page == u"added")
        showAdded(world, app);
    if (page == u"removed")
        showRemoved(world, app);
    if (page == u"menu")
        QTimer::singleShot(800, &application, [window] { showMenu(*window); });
    if (page == u"talk" || page == u"menu")
        showTalk(world, app);
    if (page == u"words" || page == u"asked")
        showWords(world, app, page == u"words");
    if (page == u"everybody")
        showEverybody(window, world);
    if (page == u"export")
        QMetaObject::invokeMethod(window->findChild<QObject *>(QStringLiteral("exportItem")), "triggered");
    if (page == u"switcher")
        showSwitcher(*window, app);
    if (page == u"search")
        showSearch(*window, world, app);
    if (page == u"formats" || page == u"selection")
        showFormats(world);
    if (page == u"receipts")
        showReceipts(world, app);
    if (page == u"selection")
        QTimer::singleShot(700, &application, [&app] { showSelection(app); });
    if (page == u"missing")
        showMissing(world, app);
    const QTemporaryDir folder;
    if (page == u"files" || page == u"viewer")
        showFiles(world, folder.path());
    if (page == u"viewer")
        showViewer(*window, app);
    if (page == u"uploading")
        showUploading(world, folder.path());
    if (page == u"attaching")
        showAttaching(world, app, folder.path());
    if (page == u"account")
        showAccount(world, app);
    static const QStringList factors{QStringLiteral("factor"), QStringLiteral("codes"),
                                     QStringLiteral("factoron"), QStringLiteral("farewell")};
    if (factors.contains(page)) {
        showFactor(*window, world, app, page);
        QTimer::singleShot(700, &application, [window] { scrollTo(*window, QStringLiteral("factorWords")); });
    }
    if (page == u"privacy")
        showPrivacy(world, app);
    if (page == u"notices")
        app.showSettings(QStringLiteral("notices"));
    static const QStringList categories{QStringLiteral("appearance"), QStringLiteral("language"),
                                        QStringLiteral("keys"), QStringLiteral("network"),
                                        QStringLiteral("storage")};
    if (categories.contains(page))
        app.showSettings(page);
    if (page == u"network")
        app.network()->setUse(NetworkController::Manual);
    if (page == u"categories") // when the window has its size
        QTimer::singleShot(500, &application, [&app] { app.showSettings(); });
    if (page == u"drawer")
        QMetaObject::invokeMethod(window->findChild<QQuickItem *>(QStringLiteral("drawerButton")), "clicked");
    if (page == u"status")
        showStatus(*window, world, app);
    if (page == u"roomnotices")
        showRoomNotices(world, app, notices);
    if (page == u"emoji")
        showEmoji(window, app);
    if (page == u"lab")
        showLab(world, app);
    if (page == u"people")
        typeInto(window, QStringLiteral("And I can bring the big lantern, if @"));
    if (page == u"spelling")
        showSpelling(window, app, dictionaries);
    if (page == u"commands")
        typeInto(window, QStringLiteral("/"));
    if (page == u"help")
        app.showHelp();
    for (const char *name : {"details", "reports", "bans", "roomsettings", "ban", "mute"}) {
        if (page == QLatin1String(name))
            showDetails(*window, world, page);
    }
    showWriting(world, app, page);
    if (page == u"addpeople")
        showAddPeople(*window, world, app);
    if (options.isSet(QStringLiteral("people")))
        QMetaObject::invokeMethod(window->findChild<QQuickItem *>(QStringLiteral("membersButton")),
                                  "clicked");
    // What was just written is at the end; a window that is new stands where the reader stopped.
    if (page == u"failed" || page == u"removed" || page == u"talk" || page == u"menu" ||
        page == u"receipts" || page == u"own" || page == u"details" || page == u"selection" ||
        page == u"slowmode")
        QTimer::singleShot(500, &application, [&app] { app.timeline()->jumpToEnd(); });
    if (options.isSet(QStringLiteral("accessible")))
        QTimer::singleShot(1500, &application,
                           [window] { QGuiApplication::exit(printAccessible(*window) > 0 ? 1 : 0); });
    if (options.isSet(QStringLiteral("out"))) {
        QTimer::singleShot(1500, &application, [&] {
            window->grabWindow().save(options.value(QStringLiteral("out")));
            QGuiApplication::quit();
        });
    }
    const int result = QGuiApplication::exec();
    app.setSession(nullptr);
    return result;
}
