#pragma once

#include "app/ui/search/searchmodel.h"

#include <QObject>

namespace Chinwag {

/// The panel that finds messages: looks a moment after the last key, in the open room or everywhere, and
/// leads to what was found and back.
class SearchController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(Chinwag::SearchModel *model READ model CONSTANT)
    Q_PROPERTY(bool shown READ isShown NOTIFY shownChanged)
    Q_PROPERTY(QString typed READ typed WRITE setTyped NOTIFY typedChanged)
    Q_PROPERTY(bool everywhere READ isEverywhere WRITE setEverywhere NOTIFY scopeChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(bool more READ hasMore NOTIFY changed)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)

public:
    static constexpr milliseconds pause{250};

    explicit SearchController(TimerScheduler &timers, QObject *parent = nullptr);

    SearchModel *model() { return &m_model; }
    bool isShown() const { return m_shown; }
    QString typed() const { return m_typed; }
    void setTyped(const QString &typed);
    bool isEverywhere() const { return m_everywhere; }
    void setEverywhere(bool everywhere);
    bool isLoading() const;
    bool hasMore() const;
    /// What there is to say where nothing was found (yet); "" when something was.
    QString sentence() const;
    /// What to know about what was found; "" for nothing.
    QString notice() const;

    /// Null: closed.
    void setSession(ChatSession *session);
    void setRoom(const RoomId &room);
    void setToday(QDate today) { m_model.setToday(today); }
    void updateTimes() { m_model.updateTimes(); }

    /// `place`: the message that the reader is at, to come back to; 0 for the end.
    Q_INVOKABLE void open(bool everywhere, qint64 place);
    /// The same, with what names this person in all rooms.
    Q_INVOKABLE void openMentions(qint64 place);
    Q_INVOKABLE void close();
    /// Closed, and where the reader was before.
    Q_INVOKABLE void goBack();
    Q_INVOKABLE void search(); ///< at once
    Q_INVOKABLE void searchMore();
    Q_INVOKABLE void choose(int row);

Q_SIGNALS:
    void shownChanged();
    void typedChanged();
    void scopeChanged();
    void changed();
    void messageChosen(const QString &roomId, qint64 seq);
    void placeWanted(const QString &roomId, qint64 seq); ///< 0: its end

private:
    static QString sentenceFor(const SearchProblem &problem);
    void searchSoon();
    void begin();
    void update();
    MessageFinder *running() const { return m_shown && m_session ? &m_session->search() : nullptr; }

    TimerScheduler &m_timers;
    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // ends with the session
    SearchModel m_model;
    Timer m_soon;
    QString m_typed;
    QString m_problem; // with what was typed
    SearchQuery m_query;
    RoomId m_room;
    RoomId m_placeRoom;
    qint64 m_place = 0;
    bool m_hasLeft = false; // the place
    bool m_shown = false;
    bool m_everywhere = false;
    bool m_isAsked = false;
};

} // namespace Chinwag
