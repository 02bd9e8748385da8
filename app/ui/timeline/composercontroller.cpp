#include "app/ui/timeline/composercontroller.h"

#include "app/core/text/foreigntext.h"
#include "app/ui/files/filelabels.h"
#include "app/ui/language.h"
#include "app/ui/text/messageformat.h"
#include "app/ui/timeline/entryid.h"
#include "app/ui/words.h"
#include "shared/protocol/limits.h"

#include <QLocale>

#include <algorithm>

namespace Chinwag {

ComposerController::ComposerController(const Clock &clock, TimerScheduler &timers, QObject *parent)
    : QObject(parent)
    , m_gate(clock, timers)
{
    connect(&m_gate, &WritingGate::changed, this, &ComposerController::gateMoved);
    connect(&Language::instance(), &Language::changed, this, &ComposerController::updatePlaceholder);
    connect(&m_commands, &CommandRunner::leaveWanted, this, &ComposerController::leaveWanted);
    connect(&m_commands, &CommandRunner::failed, this, &ComposerController::commandFailed);
    connect(&m_commands, &CommandRunner::told, this, [this](const RoomId &room, const QString &sentence) {
        if (room == m_room)
            setError({}, sentence);
    });
}

bool ComposerController::canSend() const
{
    const bool isBlank = m_text.trimmed().isEmpty() && m_composing.trimmed().isEmpty();
    const bool hasFiles = hasAttachments() && m_purpose != Edit;
    return (!isBlank || hasFiles) && m_text.size() + m_composing.size() <= limit();
}

void ComposerController::setAttachments(AttachmentModel &attachments)
{
    m_attachments = &attachments;
    connect(&attachments, &AttachmentModel::contentChanged, this, &ComposerController::textChanged);
    connect(&attachments, &AttachmentModel::prepared, this, [this] {
        if (std::exchange(m_sendsWhenPrepared, false))
            send();
    });
}

int ComposerController::limit() const
{
    const auto &hello = m_session ? m_session->connection().hello() : std::nullopt;
    const int announced = hello ? hello->maxMessageLength : 0;
    return announced > 0 ? std::min(announced, Limits::messageLength) : Limits::messageLength;
}

void ComposerController::open(ChatSession *session, const RoomId &room)
{
    leave();
    dropPurpose();
    m_watch = std::make_unique<QObject>();
    const bool known = session && session->rooms().find(room);
    m_session = known ? session : nullptr;
    m_room = known ? room : RoomId();
    m_echo.clear();
    m_sendsWhenPrepared = false;
    setSendsWhenOpen(false);
    m_gate.open(m_session, m_room);
    if (m_session) {
        connect(&m_session->rooms(), &RoomBook::roomChanged, m_watch.get(), [this](const RoomId &changed) {
            if (changed == m_room)
                updatePlaceholder();
        });
        connect(&m_session->outbox(), &Outbox::refused, m_watch.get(),
                [this](const OutboxEntry &entry) { refused(entry); });
    }
    updatePlaceholder();
    setText(m_session ? m_session->draft(m_room) : QString());
}

void ComposerController::gateMoved()
{
    Q_EMIT gateChanged();
    if (m_sendsWhenOpen && m_gate.pause().count() == 0 && barrier().isEmpty())
        send();
}

QString ComposerController::pause() const
{
    if (m_gate.pause().count() == 0 || m_purpose == Edit)
        return {};
    return m_sendsWhenOpen ? tr("Goes out in %1", "duration").arg(m_gate.pauseWords())
                           : tr("You can send in %1", "duration").arg(m_gate.pauseWords());
}

void ComposerController::setSendsWhenOpen(bool sends)
{
    if (std::exchange(m_sendsWhenOpen, sends) != sends)
        Q_EMIT gateChanged();
}

void ComposerController::leave()
{
    if (m_session)
        m_session->typingNotifier().leave();
}

void ComposerController::updatePlaceholder()
{
    QString next;
    if (const RoomBook::Entry *entry = m_session ? m_session->rooms().find(m_room) : nullptr) {
        const QString name = ForeignText::isolated(m_session->rooms().title(m_room));
        next = entry->room.kind == RoomKind::Direct ? tr("Message %1", "%1 is a person").arg(name)
                                                    : tr("Message #%1", "%1 is a room").arg(name);
    }
    if (m_placeholder == next)
        return;
    m_placeholder = next;
    Q_EMIT roomChanged();
}

void ComposerController::edit(const QString &text, const QString &composing)
{
    if (m_text == text && m_composing == composing)
        return;
    if (!m_echo.isEmpty() && text == m_echo && composing.isEmpty())
        return takeBackEcho();
    m_echo.clear();
    setSendsWhenOpen(false);
    setText(text, composing);
    if (!m_session || m_purpose == Edit)
        return;
    m_session->typingNotifier().inputChanged(m_room, text + composing);
    m_session->setDraft(m_room, text);
}

// Later: the text of the view must not change under the input method's event.
void ComposerController::takeBackEcho()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_echo.clear();
            Q_EMIT textChanged();
        },
        Qt::QueuedConnection);
}

bool ComposerController::mayPaste(const QString &pasted, int replaced)
{
    // What is a little too long can be made shorter there.
    if (m_text.size() - replaced + pasted.size() <= 2 * limit())
        return true;
    const QLocale locale;
    setError(tr("Not pasted: it has %1 characters, and a message holds %2.")
                 .arg(locale.toString(pasted.size()), locale.toString(limit())));
    if (m_attachments && m_attachments->isAvailable()) {
        m_tooLong = pasted;
        Q_EMIT errorChanged();
    }
    return false;
}

void ComposerController::attachPasted()
{
    const QString text = m_tooLong;
    setError({});
    if (m_attachments && !text.isEmpty())
        m_attachments->addText(text);
}

void ComposerController::send(const QString &composed)
{
    if (!canSend() || !m_session || !barrier().isEmpty())
        return;
    if (m_purpose == Edit)
        return sendEdit();
    if (m_gate.pause().count() > 0)
        return setSendsWhenOpen(true);
    setSendsWhenOpen(false);
    m_sendsWhenPrepared = hasAttachments() && m_attachments->isPreparing();
    if (m_sendsWhenPrepared)
        return;
    const CommandRunner::Outcome outcome =
        m_text.trimmed().isEmpty() ? CommandRunner::Outcome() : m_commands.run(*m_session, m_room, m_text);
    if (!outcome.refusal.isEmpty())
        return setError(outcome.refusal);
    // Cleared first: whoever handles submitted() may look at the composer.
    const QString typed = m_text;
    setText({});
    if (!outcome.message.isEmpty() || typed.trimmed().isEmpty())
        return sendMessage(typed, outcome.message, composed);
    m_session->setDraft(m_room, {});
    m_echo = composed;
}

void ComposerController::sendMessage(const QString &typed, const QString &message, const QString &composed)
{
    const auto sent = post(message);
    if (sent) {
        setPurpose(NewMessage, nullptr);
        m_session->setDraft(m_room, {});
        m_echo = composed;
        Q_EMIT submitted(message);
        return;
    }
    // Nothing that somebody wrote gets lost: it goes back to where it was.
    setText(typed);
    setError(sent.error().message);
}

Result<Nonce, Error> ComposerController::post(const QString &message)
{
    const Seq original = m_purpose == Reply ? m_original.seq : 0;
    if (!hasAttachments())
        return m_session->sendMessage(m_room, message, original);
    const QList<Attachment> attachments = m_attachments->take();
    auto sent = m_session->send(m_room, message, original, attachments);
    if (!sent)
        m_attachments->putBack(attachments);
    return sent;
}

void ComposerController::commandFailed(const RoomId &room, const QString &line, const QString &reason)
{
    if (room != m_room) {
        if (m_session && m_session->draft(room).isEmpty())
            m_session->setDraft(room, line);
        return;
    }
    if (m_text.isEmpty() && m_composing.isEmpty() && m_purpose == NewMessage)
        setText(line);
    setError(reason);
}

void ComposerController::reply(qint64 seq)
{
    dropPurpose();
    if (barrier().isEmpty())
        setPurpose(Reply, message({seq}));
}

void ComposerController::change(const QString &entryId)
{
    dropPurpose();
    change(message(messageOf(entryId)));
}

void ComposerController::change(const TimelineItem *original)
{
    if (!original || original->sender != m_session->rooms().self().id || !barrier().isEmpty())
        return;
    leave(); // correcting is not typing
    m_aside = m_text;
    setPurpose(Edit, original);
    setText(original->text);
}

bool ComposerController::replyToLast()
{
    const TimelineItem *last = newest(false);
    if (last)
        reply(last->seq);
    return last != nullptr;
}

bool ComposerController::changeLast()
{
    const TimelineItem *last = newest(true);
    if (last) {
        dropPurpose();
        change(last);
    }
    return last != nullptr;
}

void ComposerController::dropPurpose()
{
    const bool wasEdit = m_purpose == Edit;
    setPurpose(NewMessage, nullptr);
    if (wasEdit)
        setText(std::exchange(m_aside, {}));
}

// Of the room's window: what one can point at.
const TimelineItem *ComposerController::message(const MessageRef &wanted) const
{
    if (!m_session)
        return nullptr;
    const Timeline &log = m_session->timeline(m_room);
    const int row = wanted.seq > 0 ? log.rowOfSeq(wanted.seq) : log.rowOfNonce(wanted.nonce);
    const bool there = row >= 0 && log.at(row).kind == TimelineItem::Kind::Message && !log.at(row).deleted;
    return there ? &log.at(row) : nullptr;
}

const TimelineItem *ComposerController::newest(bool ofSelf) const
{
    if (!m_session)
        return nullptr;
    const Timeline &log = m_session->timeline(m_room);
    for (int row = log.count() - 1; row >= 0; --row) {
        const TimelineItem *item = message({log.at(row).seq, log.at(row).nonce});
        const bool isOwn = item && item->sender == m_session->rooms().self().id;
        if (item && (ofSelf ? isOwn : item->seq > 0))
            return item;
    }
    return nullptr;
}

void ComposerController::setPurpose(Purpose purpose, const TimelineItem *original)
{
    m_purpose = original ? purpose : NewMessage;
    m_original = original ? MessageRef{original->seq, original->nonce} : MessageRef();
    m_originalName = original ? m_session->rooms().user(original->sender).displayName : QString();
    m_originalText =
        original
            ? ForeignText::drawable(Words::firstLines(MessageFormat::words(original->text, m_originalName)))
            : QString();
    if (original && original->text.isEmpty())
        m_originalText = FileLabels::instead(original->files);
    Q_EMIT purposeChanged();
    Q_EMIT textChanged();
    Q_EMIT gateChanged();
}

void ComposerController::sendEdit()
{
    const QString text = m_text;
    const TimelineItem *original = message(m_original);
    if (!original || original->text != text) {
        const auto sent = m_session->editMessage(m_room, m_original, text);
        if (!sent)
            return setError(sent.error().message);
    }
    dropPurpose();
}

// The session has made a draft of the words.
void ComposerController::refused(const OutboxEntry &entry)
{
    if (entry.room != m_room || !entry.as<EditBody>())
        return;
    takeDraft();
}

void ComposerController::takeDraft()
{
    if (!m_session)
        return;
    if (m_purpose == Edit)
        m_aside = m_session->draft(m_room);
    else
        setText(m_session->draft(m_room));
}

void ComposerController::setText(const QString &text, const QString &composing)
{
    if (m_text == text && m_composing == composing)
        return;
    m_text = text;
    m_composing = composing;
    const auto excess = static_cast<int>(text.size()) - limit();
    setError(excess > 0 ? tr("This message is %n character(s) too long.", nullptr, excess) : QString());
    Q_EMIT textChanged();
}

void ComposerController::setError(const QString &error, const QString &news)
{
    if (m_error == error && m_news == news && m_tooLong.isEmpty())
        return;
    m_error = error;
    m_news = news;
    m_tooLong.clear();
    Q_EMIT errorChanged();
}

} // namespace Chinwag
