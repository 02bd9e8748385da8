#pragma once

#include "app/core/chatsession.h"
#include "app/ui/files/attachmentmodel.h"
#include "app/ui/timeline/commandrunner.h"
#include "app/ui/timeline/writinggate.h"

#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// What is being written in the open room.
class ComposerController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(QString text READ text NOTIFY textChanged)
    Q_PROPERTY(QString placeholder READ placeholder NOTIFY roomChanged)
    Q_PROPERTY(bool canSend READ canSend NOTIFY textChanged)
    Q_PROPERTY(QString error READ error NOTIFY errorChanged)
    Q_PROPERTY(QString news READ news NOTIFY errorChanged)
    Q_PROPERTY(QString barrier READ barrier NOTIFY gateChanged)
    Q_PROPERTY(QString pause READ pause NOTIFY gateChanged)
    Q_PROPERTY(bool offersFile READ offersFile NOTIFY errorChanged)
    Q_PROPERTY(Chinwag::ComposerController::Purpose purpose READ purpose NOTIFY purposeChanged)
    Q_PROPERTY(QString originalName READ originalName NOTIFY purposeChanged)
    Q_PROPERTY(QString originalText READ originalText NOTIFY purposeChanged)

public:
    /// What sending does.
    enum Purpose { NewMessage, Reply, Edit };
    Q_ENUM(Purpose)

    ComposerController(const Clock &clock, TimerScheduler &timers, QObject *parent = nullptr);

    QString text() const { return m_text; }
    QString placeholder() const { return m_placeholder; }
    bool canSend() const;
    /// What was not pasted, for its length, can become a file.
    bool offersFile() const { return !m_tooLong.isEmpty(); }
    Purpose purpose() const { return m_purpose; }
    /// Of the message that is answered or edited.
    QString originalName() const { return m_originalName; }
    QString originalText() const { return m_originalText; }
    /// Why the text cannot be sent as it is; "" for nothing to say.
    QString error() const { return m_error; }
    /// What became of a command, until something else is written; "" for nothing to say.
    QString news() const { return m_news; }

    /// Why nothing can be written in this room; "" when something can. What was being written stays.
    QString barrier() const { return m_gate.barrier(); }
    /// That, and when, a message can be sent, or is going to be; "" for now.
    QString pause() const;

    /// What goes with what is sent; outlives this.
    void setAttachments(AttachmentModel &attachments);

    /// `room` of `session` with its own draft, which is not typing. Null or an unknown room: none. Until the
    /// next call.
    void open(ChatSession *session, const RoomId &room);
    /// The person looks at something else: they do not type any more.
    void leave();

    /// The person changed the text, or what they compose with an input method and is not in it yet.
    Q_INVOKABLE void edit(const QString &text, const QString &composing = {});
    /// `composed` became text just now, for this: an input method that says it once more is not listened to.
    /// In slow mode it goes when it may, unless something else is written before.
    Q_INVOKABLE void send(const QString &composed = {});
    /// Whether `pasted` may come in place of `replaced` characters. If it is far more than a message holds it
    /// may not, and error() says so: a view would be busy with it for long.
    Q_INVOKABLE bool mayPaste(const QString &pasted, int replaced);
    /// Does what offersFile() is about.
    Q_INVOKABLE void attachPasted();
    /// What is sent next answers the message `seq` of the open room, or takes its place.
    Q_INVOKABLE void reply(qint64 seq);
    Q_INVOKABLE void change(const QString &entryId);
    /// The newest message that is shown: any that can be answered; an own one, sent or not. False when there
    /// is none.
    Q_INVOKABLE bool replyToLast();
    Q_INVOKABLE bool changeLast();
    /// A new message again; what was being written before an edit comes back.
    Q_INVOKABLE void dropPurpose();

public Q_SLOTS:
    /// What is to be written was changed elsewhere.
    void takeDraft();
    /// Says what did not work, until something else is written.
    void tell(const QString &sentence) { setError(sentence); }

Q_SIGNALS:
    void purposeChanged();
    void textChanged();
    void roomChanged();
    void errorChanged();
    void gateChanged();
    void submitted(const QString &text); ///< and is in the outbox
    void leaveWanted();                  ///< of the open room

private:
    void updatePlaceholder();
    void gateMoved();
    void setSendsWhenOpen(bool sends);
    bool hasAttachments() const { return m_attachments && !m_attachments->isEmpty(); }
    Result<Nonce, Error> post(const QString &message);
    int limit() const;
    void takeBackEcho();
    const TimelineItem *message(const MessageRef &wanted) const;
    void change(const TimelineItem *original);
    const TimelineItem *newest(bool ofSelf) const;
    void setPurpose(Purpose purpose, const TimelineItem *original);
    void sendEdit();
    void refused(const OutboxEntry &entry);
    void setText(const QString &text, const QString &composing = {});
    void sendMessage(const QString &typed, const QString &message, const QString &composed);
    void commandFailed(const RoomId &room, const QString &line, const QString &reason);
    void setError(const QString &error, const QString &news = {});

    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // what is connected through it ends with the open room
    RoomId m_room;
    QString m_text;
    QString m_composing;
    QString m_echo; // what an input method may say again, now that it is sent
    QString m_placeholder;
    QString m_error;
    QString m_news;
    QString m_tooLong;
    AttachmentModel *m_attachments = nullptr;
    bool m_sendsWhenPrepared = false;
    WritingGate m_gate;
    bool m_sendsWhenOpen = false;
    CommandRunner m_commands;
    Purpose m_purpose = NewMessage;
    MessageRef m_original;
    QString m_originalName;
    QString m_originalText;
    QString m_aside; // what was being written when an edit began
};

} // namespace Chinwag
