#include "server/core/ports/filestore.h"
#include "tests/contract/storesundertest.h"

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

namespace {

constexpr FileShare plenty{1'000'000, 100};
const QString writer = QStringLiteral("w_one");
const FileFindings picture{QStringLiteral("abc"), QStringLiteral("image/png")};

} // namespace

/// What every FileStore does, and what EventStore::append() does with files.
class FileStoreContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStoreImplementations(); }
    void init();
    void cleanup() { m_under.reset(); }

    void keepsWhatIsSaidOfAFile();
    void keepsToTheShare();
    void hasOneWriter();
    void goesOnWhereItStands();
    void sendsWhatIsFinishedAndOnesOwn();
    void sendsTwiceWithOneNonceOnce();
    void givesItToMembersOfItsRooms();
    void deletionTakesItAway();
    void staysWhileAnotherMessageHasIt();
    void takesWhatWasNotSent();
    void bytesAreLooseWhenNothingRefersToThem();
    void nobodyRefersToWhatIsBeingTakenAway();
    void thumbnails();
    void captionsAreFound();

private:
    FileStore &files() { return m_under->stores().files; }
    Outcome<StoredFile> create(const QString &id, const UserId &owner, qint64 size = 100,
                               const FileShare &share = plenty);
    /// Begun and finished.
    FileId finished(const QString &id, const UserId &owner, const FileFindings &findings = picture);
    Outcome<ClaimedFile> claim(const FileId &id, const UserId &owner, qint64 offset, qint64 size,
                               const QString &name = writer);
    Outcome<bool> setReceived(const FileId &id, qint64 received, const QString &name = writer);
    Outcome<bool> setFindings(const FileId &id, const FileFindings &findings, const QString &name = writer);
    Outcome<bool> finish(const FileId &id, const QString &name = writer);
    std::optional<StoredFile> find(const FileId &id, const UserId &owner);
    bool isGiven(const FileId &id, const UserId &user);
    QStringList loose();
    void forget(const QString &hash);
    Event withFiles(const QList<FileId> &ids, const QString &nonce, const QString &text = {});
    void remove(Seq message);

    std::unique_ptr<StoresUnderTest> m_under;
    std::optional<AwaitedStores> m_stores;
    UserId m_ann;
    UserId m_bob;
    RoomId m_room; ///< both are in; 2 events
    int m_nonces = 0;
};

void FileStoreContract::init()
{
    m_under = makeStores();
    QVERIFY(m_under);
    m_stores.emplace(m_under->stores());
    m_ann = m_stores->person(QStringLiteral("ann"));
    m_bob = m_stores->person(QStringLiteral("bob"));
    m_room = m_stores->room(QStringLiteral("tea"), m_ann);
    CHINWAG_VERIFY_OK(m_stores->join(m_room, m_bob));
}

Outcome<StoredFile> FileStoreContract::create(const QString &id, const UserId &owner, qint64 size,
                                              const FileShare &share)
{
    NewFile file{FileId(id), owner, QStringLiteral("garden.png"), size, 8, 6, QStringLiteral("LEHV6")};
    return await<StoredFile>([&](auto done) { files().create(file, share, 24h, done); });
}

FileId FileStoreContract::finished(const QString &id, const UserId &owner, const FileFindings &findings)
{
    const FileId file(id);
    const bool isMade = create(id, owner) && claim(file, owner, 0, 100) && setFindings(file, findings) &&
                        finish(file).value();
    if (!isMade)
        QTest::qFail("the file cannot be made", __FILE__, __LINE__);
    return file;
}

Outcome<ClaimedFile> FileStoreContract::claim(const FileId &id, const UserId &owner, qint64 offset,
                                              qint64 size, const QString &name)
{
    const FileClaim wanted{id, owner, offset, size, name};
    return await<ClaimedFile>([&](auto done) { files().claim(wanted, done); });
}

Outcome<bool> FileStoreContract::setReceived(const FileId &id, qint64 received, const QString &name)
{
    return await<bool>([&](auto done) { files().setReceived(id, name, received, done); });
}

Outcome<bool> FileStoreContract::setFindings(const FileId &id, const FileFindings &findings,
                                             const QString &name)
{
    return await<bool>([&](auto done) { files().setFindings(id, name, findings, done); });
}

Outcome<bool> FileStoreContract::finish(const FileId &id, const QString &name)
{
    return await<bool>([&](auto done) { files().finish(id, name, 24h, done); });
}

std::optional<StoredFile> FileStoreContract::find(const FileId &id, const UserId &owner)
{
    const auto found = await<std::optional<StoredFile>>([&](auto done) { files().find(id, owner, done); });
    return found ? *found : std::nullopt;
}

bool FileStoreContract::isGiven(const FileId &id, const UserId &user)
{
    const auto found = await<std::optional<StoredFile>>([&](auto done) { files().findFor(id, user, done); });
    return found && *found;
}

QStringList FileStoreContract::loose()
{
    const auto found = await<QStringList>([&](auto done) { files().takeLoose(10, done); });
    return found ? *found : QStringList{QStringLiteral("failed")};
}

void FileStoreContract::forget(const QString &hash)
{
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) { files().forgetContents(hash, done); }));
}

Event FileStoreContract::withFiles(const QList<FileId> &ids, const QString &nonce, const QString &text)
{
    Event event = message(m_room, m_ann, text, nonce);
    for (const FileId &id : ids) {
        File file;
        file.id = id;
        std::get<MessageBody>(event.body).files.append(file);
    }
    return event;
}

void FileStoreContract::remove(Seq target)
{
    Event event = message(m_room, m_ann, {}, QStringLiteral("deletes-%1").arg(++m_nonces));
    event.body = DeleteBody{target};
    CHINWAG_VERIFY_OK(m_stores->append(event));
}

void FileStoreContract::keepsWhatIsSaidOfAFile()
{
    const auto made = create(QStringLiteral("f_1"), m_ann);
    CHINWAG_VERIFY_OK(made);
    const FileId id(QStringLiteral("f_1"));
    const auto found = find(id, m_ann);
    QVERIFY(found);
    QCOMPARE(found->file,
             (File{id, QStringLiteral("garden.png"), 100, {}, 8, 6, QStringLiteral("LEHV6"), false}));
    QCOMPARE(found->owner, m_ann);
    QCOMPARE(found->received, 0);
    QVERIFY(!found->isFinished());
    QVERIFY(found->expiresAt == made->expiresAt && found->expiresAt > 24h);
    QVERIFY(!find(id, m_bob));
    QVERIFY(!find(FileId(QStringLiteral("f_none")), m_ann));
    QVERIFY(!isGiven(id, m_ann)); // nobody can have half of one
}

void FileStoreContract::keepsToTheShare()
{
    CHINWAG_VERIFY_OK(create(QStringLiteral("f_1"), m_ann, 100, {250, 3}));
    CHINWAG_VERIFY_OK(create(QStringLiteral("f_2"), m_ann, 150, {250, 3}));
    QCOMPARE(codeOf(create(QStringLiteral("f_3"), m_ann, 1, {250, 3})), QStringLiteral("too_large"));
    QCOMPARE(codeOf(create(QStringLiteral("f_3"), m_ann, 1, {1000, 2})), QStringLiteral("too_large"));
    CHINWAG_VERIFY_OK(create(QStringLiteral("f_3"), m_bob, 250, {250, 3}));
    const FileId id(QStringLiteral("f_1"));
    const auto removed =
        await<std::optional<StoredFile>>([&](auto done) { files().remove(id, m_ann, done); });
    QVERIFY(removed && *removed);
    CHINWAG_VERIFY_OK(create(QStringLiteral("f_4"), m_ann, 100, {250, 3}));
}

void FileStoreContract::hasOneWriter()
{
    CHINWAG_VERIFY_OK(create(QStringLiteral("f_1"), m_ann));
    const FileId id(QStringLiteral("f_1"));
    const auto first = claim(id, m_ann, 0, 100);
    QVERIFY(first && first->isClaimed && first->file.writer.isEmpty());
    QCOMPARE(setReceived(id, 40).value(), true);
    const auto second = claim(id, m_ann, 40, 60, QStringLiteral("w_two"));
    QVERIFY(second && second->isClaimed);
    QCOMPARE(second->file.writer, writer);
    // Whoever was before has nothing to say any more.
    QCOMPARE(setReceived(id, 90).value(), false);
    QCOMPARE(setFindings(id, picture).value(), false);
    QCOMPARE(finish(id).value(), false);
    QCOMPARE(setReceived(id, 99, {}).value(), false);
    QCOMPARE(find(id, m_ann)->received, 40);
    QCOMPARE(setFindings(id, picture, QStringLiteral("w_two")).value(), true);
    QVERIFY(!find(id, m_ann)->isFinished());
    QCOMPARE(finish(id, QStringLiteral("w_two")).value(), true);
    QVERIFY(find(id, m_ann)->isFinished());
    QCOMPARE(find(id, m_ann)->file.type, QStringLiteral("image/png"));
    QCOMPARE(finish(id, {}).value(), false);
}

void FileStoreContract::goesOnWhereItStands()
{
    CHINWAG_VERIFY_OK(create(QStringLiteral("f_1"), m_ann));
    const FileId id(QStringLiteral("f_1"));
    QCOMPARE(codeOf(claim(id, m_bob, 0, 100)), QStringLiteral("not_found"));
    QCOMPARE(codeOf(claim(FileId(QStringLiteral("f_none")), m_ann, 0, 1)), QStringLiteral("not_found"));
    QCOMPARE(codeOf(claim(id, m_ann, 0, 101)), QStringLiteral("too_large"));
    const auto elsewhere = claim(id, m_ann, 7, 10);
    QVERIFY(elsewhere && !elsewhere->isClaimed);
    QCOMPARE(elsewhere->file.received, 0);
    const FileId whole =
        finished(QStringLiteral("f_2"), m_ann, {QStringLiteral("t"), QStringLiteral("text/plain")});
    const auto again = claim(whole, m_ann, 100, 0);
    QVERIFY(again && !again->isClaimed && again->file.isFinished());
    QCOMPARE(codeOf(claim(whole, m_ann, 100, 1)), QStringLiteral("too_large"));
    QCOMPARE(find(whole, m_ann)->file.width, 0); // it turned out to be no image
    QVERIFY(find(whole, m_ann)->file.blurhash.isEmpty());
}

void FileStoreContract::sendsWhatIsFinishedAndOnesOwn()
{
    const FileId mine = finished(QStringLiteral("f_1"), m_ann);
    const FileId theirs = finished(QStringLiteral("f_2"), m_bob);
    CHINWAG_VERIFY_OK(create(QStringLiteral("f_3"), m_ann));
    const FileId half(QStringLiteral("f_3"));
    for (const FileId &other : {theirs, half, FileId(QStringLiteral("f_none"))}) {
        const auto refused = m_stores->append(withFiles({mine, other}, QStringLiteral("n-bad")));
        QCOMPARE(codeOf(refused), QStringLiteral("not_found"));
    }
    QCOMPARE(m_stores->heads({m_room})->value(m_room), 2);
    QVERIFY(find(mine, m_ann)->expiresAt > 0ms);

    const auto stored = m_stores->append(withFiles({mine}, QStringLiteral("n-1")));
    CHINWAG_VERIFY_OK(stored);
    QCOMPARE(stored->event.seq, 3);
    const File known = find(mine, m_ann)->file;
    QCOMPARE(stored->event.as<MessageBody>()->files, QList{known});
    QCOMPARE(known.width, 8);
    const auto found = m_stores->findEvent(m_room, 3);
    QVERIFY(found && *found);
    QCOMPARE((*found)->as<MessageBody>()->files, QList{known});
    QVERIFY(find(mine, m_ann)->expiresAt == 0ms);
}

void FileStoreContract::sendsTwiceWithOneNonceOnce()
{
    const FileId file = finished(QStringLiteral("f_1"), m_ann);
    const Event event = withFiles({file}, QStringLiteral("n-1"), QStringLiteral("The garden"));
    CHINWAG_VERIFY_OK(m_stores->append(event));
    const auto again = m_stores->append(event);
    QVERIFY(again && again->duplicate);
    QCOMPARE(again->event.as<MessageBody>()->files.size(), 1);
    remove(3);
    // The file is gone; that the message was sent is still known.
    const auto later = m_stores->append(event);
    QVERIFY2(later, "not found");
    QVERIFY(later->duplicate);
    QVERIFY(later->event.as<MessageBody>()->files.isEmpty());
}

void FileStoreContract::givesItToMembersOfItsRooms()
{
    const FileId file = finished(QStringLiteral("f_1"), m_ann);
    QVERIFY(isGiven(file, m_ann));
    QVERIFY(!isGiven(file, m_bob)); // it is part of no message yet
    const UserId cid = m_stores->person(QStringLiteral("cid"));
    CHINWAG_VERIFY_OK(m_stores->append(withFiles({file}, QStringLiteral("n-1"))));
    QVERIFY(isGiven(file, m_bob));
    QVERIFY(!isGiven(file, cid));
    CHINWAG_VERIFY_OK(m_stores->leave(m_room, m_bob));
    QVERIFY(!isGiven(file, m_bob));
    CHINWAG_VERIFY_OK(m_stores->leave(m_room, m_ann));
    QVERIFY(isGiven(file, m_ann));
}

void FileStoreContract::deletionTakesItAway()
{
    const FileId file = finished(QStringLiteral("f_1"), m_ann);
    CHINWAG_VERIFY_OK(m_stores->append(withFiles({file}, QStringLiteral("n-1"))));
    // Without words it is no deleted one yet.
    Event edit = message(m_room, m_ann, {}, QStringLiteral("n-2"));
    edit.body = EditBody{3, QStringLiteral("The garden")};
    CHINWAG_VERIFY_OK(m_stores->append(edit));
    remove(3);
    const auto found = m_stores->findEvent(m_room, 3);
    QVERIFY(found && *found);
    QVERIFY((*found)->as<MessageBody>());
    QVERIFY((*found)->as<MessageBody>()->files.isEmpty());
    QVERIFY(!isGiven(file, m_bob));
    QVERIFY(!isGiven(file, m_ann));
    QVERIFY(!find(file, m_ann));
    QCOMPARE(loose(), QStringList{picture.hash});
    Event reaction = message(m_room, m_bob, {}, QStringLiteral("n-3"));
    reaction.body = ReactionBody{3, QStringLiteral("👍"), true};
    QCOMPARE(codeOf(m_stores->append(reaction)), QStringLiteral("not_found"));
}

void FileStoreContract::staysWhileAnotherMessageHasIt()
{
    const FileId file = finished(QStringLiteral("f_1"), m_ann);
    CHINWAG_VERIFY_OK(m_stores->append(withFiles({file}, QStringLiteral("n-1"))));
    CHINWAG_VERIFY_OK(m_stores->append(withFiles({file}, QStringLiteral("n-2"))));
    remove(3);
    QVERIFY(isGiven(file, m_bob));
    QCOMPARE(loose(), QStringList());
    remove(4);
    QVERIFY(!find(file, m_ann));
    QCOMPARE(loose(), QStringList{picture.hash});
}

void FileStoreContract::takesWhatWasNotSent()
{
    const FileId sent = finished(QStringLiteral("f_1"), m_ann);
    const FileId unsent =
        finished(QStringLiteral("f_2"), m_ann, {QStringLiteral("def"), QStringLiteral("a/b")});
    CHINWAG_VERIFY_OK(create(QStringLiteral("f_3"), m_ann));
    const FileId half(QStringLiteral("f_3"));
    CHINWAG_VERIFY_OK(claim(half, m_ann, 0, 1, QStringLiteral("w_half")));
    CHINWAG_VERIFY_OK(m_stores->append(withFiles({sent}, QStringLiteral("n-1"))));
    const auto expired = [&] {
        const auto taken = await<QList<StoredFile>>([&](auto done) { files().takeExpired(10, done); });
        QStringList ids;
        for (const StoredFile &each : taken.hasValue() ? *taken : QList<StoredFile>())
            ids.append(each.file.id.toString() + QLatin1Char(' ') + each.writer);
        ids.sort();
        return ids;
    };
    m_under->pass(23h);
    QCOMPARE(expired(), QStringList());
    m_under->pass(2h);
    QCOMPARE(expired(), (QStringList{QStringLiteral("f_2 "), QStringLiteral("f_3 w_half")}));
    QVERIFY(!find(unsent, m_ann) && !find(half, m_ann) && find(sent, m_ann));
    QCOMPARE(loose(), QStringList{QStringLiteral("def")});
    QCOMPARE(setReceived(half, 5, QStringLiteral("w_half")).value(), false);
}

void FileStoreContract::bytesAreLooseWhenNothingRefersToThem()
{
    const FileId one = finished(QStringLiteral("f_1"), m_ann);
    const FileId other = finished(QStringLiteral("f_2"), m_bob); // the same bytes
    const auto removeOwn = [&](const FileId &id, const UserId &owner) {
        const auto removed =
            await<std::optional<StoredFile>>([&](auto done) { files().remove(id, owner, done); });
        return removed && *removed;
    };
    QVERIFY(!removeOwn(one, m_bob));
    QVERIFY(removeOwn(one, m_ann));
    QCOMPARE(loose(), QStringList());
    QVERIFY(removeOwn(other, m_bob));
    QCOMPARE(loose(), QStringList{picture.hash});
    QCOMPARE(loose(), QStringList{picture.hash}); // until it is done
    forget(picture.hash);
    QCOMPARE(loose(), QStringList());
    // Found out and never finished.
    CHINWAG_VERIFY_OK(create(QStringLiteral("f_3"), m_ann));
    const FileId third(QStringLiteral("f_3"));
    CHINWAG_VERIFY_OK(claim(third, m_ann, 0, 100));
    QCOMPARE(setFindings(third, picture).value(), true);
    QCOMPARE(loose(), QStringList());
    CHINWAG_VERIFY_OK(claim(third, m_ann, 0, 100, QStringLiteral("w_two")));
    QCOMPARE(loose(), QStringList{picture.hash});
}

void FileStoreContract::nobodyRefersToWhatIsBeingTakenAway()
{
    const FileId one = finished(QStringLiteral("f_1"), m_ann);
    QVERIFY(await<std::optional<StoredFile>>([&](auto done) { files().remove(one, m_ann, done); }));
    QCOMPARE(loose(), QStringList{picture.hash});
    CHINWAG_VERIFY_OK(create(QStringLiteral("f_2"), m_ann));
    const FileId two(QStringLiteral("f_2"));
    CHINWAG_VERIFY_OK(claim(two, m_ann, 0, 100));
    QCOMPARE(codeOf(setFindings(two, picture)), QStringLiteral("temporary"));
    forget(picture.hash);
    QCOMPARE(setFindings(two, picture).value(), true);
    forget(picture.hash); // somebody who is late changes nothing
    QCOMPARE(loose(), QStringList());
}

void FileStoreContract::thumbnails()
{
    const FileId file = finished(QStringLiteral("f_1"), m_ann);
    const auto set = [&](const UserId &owner, const QString &hash, qint64 size,
                         const FileShare &share = plenty) {
        return await<Ok>([&](auto done) { files().setThumbnail(file, owner, hash, size, share, done); });
    };
    QCOMPARE(codeOf(set(m_bob, QStringLiteral("t1"), 10)), QStringLiteral("not_found"));
    QCOMPARE(codeOf(set(m_ann, QStringLiteral("t1"), 10, {109, 1})), QStringLiteral("too_large"));
    CHINWAG_VERIFY_OK(set(m_ann, QStringLiteral("t1"), 10, {110, 1}));
    CHINWAG_VERIFY_OK(set(m_ann, QStringLiteral("t2"), 10, {110, 1}));
    QCOMPARE(loose(), QStringList{QStringLiteral("t1")});
    forget(QStringLiteral("t1"));
    QVERIFY(find(file, m_ann)->file.hasThumbnail);
    QCOMPARE(find(file, m_ann)->thumbnail, QStringLiteral("t2"));
    QCOMPARE(codeOf(create(QStringLiteral("f_2"), m_ann, 1, {110, 100})), QStringLiteral("too_large"));
    const auto sent = m_stores->append(withFiles({file}, QStringLiteral("n-1")));
    QVERIFY(sent && sent->event.as<MessageBody>()->files.first().hasThumbnail);
    remove(3);
    QStringList all = loose();
    all.sort();
    QCOMPARE(all, (QStringList{picture.hash, QStringLiteral("t2")}));
}

void FileStoreContract::captionsAreFound()
{
    const auto found = [&](const QString &words, bool withFile) {
        m_under->settle();
        MessageQuery query;
        query.user = m_bob;
        query.words = SearchWords(words);
        query.withFile = withFile;
        query.limit = 10;
        const auto hits = m_stores->search(query);
        QList<Seq> seqs;
        for (const MessageHit &hit : hits ? hits->hits : QList<MessageHit>())
            seqs.append(hit.message.as<MessageBody>()->files.isEmpty() ? -hit.message.seq : hit.message.seq);
        return seqs;
    };
    const FileId file = finished(QStringLiteral("f_1"), m_ann);
    CHINWAG_VERIFY_OK(
        m_stores->append(withFiles({file}, QStringLiteral("n-1"), QStringLiteral("The garden"))));
    CHINWAG_VERIFY_OK(
        m_stores->append(message(m_room, m_ann, QStringLiteral("the garden"), QStringLiteral("n-2"))));
    CHINWAG_VERIFY_OK(m_stores->append(withFiles({file}, QStringLiteral("n-3"))));
    QCOMPARE(found(QStringLiteral("garden"), false), (QList<Seq>{-4, 3}));
    QCOMPARE(found(QStringLiteral("garden"), true), QList<Seq>{3});
    QCOMPARE(found({}, true), (QList<Seq>{5, 3}));
    // One gets its first words, one others.
    for (const auto &[target, text] : {std::pair<Seq, const char *>{5, "my garden"}, {3, "roses"}}) {
        Event edit = message(m_room, m_ann, {}, QStringLiteral("n-edit-%1").arg(target));
        edit.body = EditBody{target, QString::fromLatin1(text)};
        CHINWAG_VERIFY_OK(m_stores->append(edit));
    }
    QCOMPARE(found(QStringLiteral("garden"), true), QList<Seq>{5});
    QCOMPARE(found(QStringLiteral("roses"), true), QList<Seq>{3});
    remove(5);
    QCOMPARE(found(QStringLiteral("garden"), true), QList<Seq>());
    QCOMPARE(found({}, true), QList<Seq>{3});
    remove(3);
    QCOMPARE(found({}, true), QList<Seq>());
}

QTEST_GUILESS_MAIN(FileStoreContract)
#include "tst_filestorecontract.moc"
