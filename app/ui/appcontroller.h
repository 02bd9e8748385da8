#pragma once

#include "app/ui/announcer.h"
#include "app/ui/calendar.h"
#include "app/ui/completion/completioncontroller.h"
#include "app/ui/connection/connectioncontroller.h"
#include "app/ui/connection/proxycontroller.h"
#include "app/ui/desktop/desktopcontroller.h"
#include "app/ui/desktop/presencecontroller.h"
#include "app/ui/emoji/emojicontroller.h"
#include "app/ui/files/attachmentmodel.h"
#include "app/ui/files/filescontroller.h"
#include "app/ui/hosting/hostcontroller.h"
#include "app/ui/hosting/nearbymodel.h"
#include "app/ui/lab/labcontroller.h"
#include "app/ui/notices/noticecontroller.h"
#include "app/ui/rooms/roomdetailscontroller.h"
#include "app/ui/rooms/roomscontroller.h"
#include "app/ui/search/searchcontroller.h"
#include "app/ui/settings/accountcontroller.h"
#include "app/ui/settings/networkcontroller.h"
#include "app/ui/settings/privacycontroller.h"
#include "app/ui/settings/settingscontroller.h"
#include "app/ui/settings/storagecontroller.h"
#include "app/ui/settings/windowkeeper.h"
#include "app/ui/signin/signincontroller.h"
#include "app/ui/signin/trustcontroller.h"
#include "app/ui/spelling/spellingcontroller.h"
#include "app/ui/timeline/completenesscontroller.h"
#include "app/ui/timeline/composercontroller.h"
#include "app/ui/timeline/exportcontroller.h"
#include "app/ui/timeline/timelinecontroller.h"
#include "app/ui/timeline/typingcontroller.h"
#include "app/ui/timeline/wordscontroller.h"

namespace Chinwag {

/// Everything the window shows, as one object that Main.qml requires: one controller for each part of it, and
/// what those need to know of each other.
class AppController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the composition root")
    Q_PROPERTY(Chinwag::SignInController *signIn READ signIn CONSTANT)
    Q_PROPERTY(Chinwag::ConnectionController *connection READ connection CONSTANT)
    Q_PROPERTY(Chinwag::ProxyController *proxy READ proxy CONSTANT)
    Q_PROPERTY(Chinwag::TrustController *trust READ trust CONSTANT)
    Q_PROPERTY(Chinwag::HostController *host READ host CONSTANT)
    Q_PROPERTY(Chinwag::NearbyModel *nearby READ nearby CONSTANT)
    Q_PROPERTY(Chinwag::RoomsController *rooms READ rooms CONSTANT)
    Q_PROPERTY(Chinwag::SearchController *search READ search CONSTANT)
    Q_PROPERTY(Chinwag::TimelineController *timeline READ timeline CONSTANT)
    Q_PROPERTY(Chinwag::ComposerController *composer READ composer CONSTANT)
    Q_PROPERTY(Chinwag::FilesController *files READ files CONSTANT)
    Q_PROPERTY(Chinwag::AttachmentModel *attachments READ attachments CONSTANT)
    Q_PROPERTY(Chinwag::EmojiController *emoji READ emoji CONSTANT)
    Q_PROPERTY(Chinwag::CompletionController *completion READ completion CONSTANT)
    Q_PROPERTY(Chinwag::Announcer *announcer READ announcer CONSTANT)
    Q_PROPERTY(Chinwag::SpellingController *spelling READ spelling CONSTANT)
    Q_PROPERTY(Chinwag::TypingController *typing READ typing CONSTANT)
    Q_PROPERTY(Chinwag::RoomDetailsController *details READ details CONSTANT)
    Q_PROPERTY(Chinwag::WordsController *words READ words CONSTANT)
    Q_PROPERTY(Chinwag::ExportController *exports READ exports CONSTANT)
    Q_PROPERTY(Chinwag::SettingsController *settings READ settings CONSTANT)
    Q_PROPERTY(Chinwag::AccountController *account READ account CONSTANT)
    Q_PROPERTY(Chinwag::PrivacyController *privacy READ privacy CONSTANT)
    Q_PROPERTY(Chinwag::NetworkController *network READ network CONSTANT)
    Q_PROPERTY(Chinwag::StorageController *storage READ storage CONSTANT)
    Q_PROPERTY(Chinwag::WindowKeeper *windowKeeper READ windowKeeper CONSTANT)
    Q_PROPERTY(Chinwag::NoticeController *notices READ notices CONSTANT)
    Q_PROPERTY(Chinwag::DesktopController *desktop READ desktop CONSTANT)
    Q_PROPERTY(Chinwag::PresenceController *presence READ presence CONSTANT)
    Q_PROPERTY(Chinwag::LabController *lab READ lab CONSTANT)
    Q_PROPERTY(Chinwag::CompletenessController *completeness READ completeness CONSTANT)
    Q_PROPERTY(bool signedIn READ isSignedIn NOTIFY signedInChanged)
    Q_PROPERTY(bool waitsForKeychain READ waitsForKeychain NOTIFY keychainChanged)
    Q_PROPERTY(bool keychainIsSlow READ isKeychainSlow NOTIFY keychainChanged)
    Q_PROPERTY(QString ownName READ ownName NOTIFY accountChanged)
    Q_PROPERTY(QString ownStatus READ ownStatus NOTIFY accountChanged)
    Q_PROPERTY(QString ownInitials READ ownInitials NOTIFY accountChanged)
    Q_PROPERTY(int ownTone READ ownTone NOTIFY accountChanged)
    Q_PROPERTY(int ownPresence READ ownPresence NOTIFY accountChanged)
    Q_PROPERTY(QString serverName READ serverName NOTIFY accountChanged)

public:
    static constexpr milliseconds keychainPatience{400};

    AppController(Clock &clock, TimerScheduler &timers, const QString &settingsFile,
                  QObject *parent = nullptr);

    SignInController *signIn() { return &m_signIn; }
    ConnectionController *connection() { return &m_connection; }
    ProxyController *proxy() { return &m_proxy; }
    TrustController *trust() { return &m_trust; }
    HostController *host() { return &m_host; }
    NearbyModel *nearby() { return &m_nearby; }
    RoomsController *rooms() { return &m_rooms; }
    SearchController *search() { return &m_search; }
    TimelineController *timeline() { return &m_timeline; }
    ComposerController *composer() { return &m_composer; }
    FilesController *files() { return &m_files; }
    AttachmentModel *attachments() { return &m_attachments; }
    EmojiController *emoji() { return &m_emoji; }
    CompletionController *completion() { return &m_completion; }
    Announcer *announcer() { return &m_announcer; }
    SpellingController *spelling() { return &m_spelling; }
    TypingController *typing() { return &m_typing; }
    RoomDetailsController *details() { return &m_details; }
    WordsController *words() { return &m_words; }
    ExportController *exports() { return &m_exports; }
    SettingsController *settings() { return &m_settings; }
    AccountController *account() { return &m_account; }
    PrivacyController *privacy() { return &m_privacy; }
    NetworkController *network() { return &m_network; }
    StorageController *storage() { return &m_storage; }
    WindowKeeper *windowKeeper() { return &m_windowKeeper; }

    NoticeController *notices() { return &m_notices; }
    DesktopController *desktop() { return &m_desktop; }
    PresenceController *presence() { return &m_presence; }
    LabController *lab() { return &m_lab; }
    CompletenessController *completeness() { return &m_completeness; }

    bool isSignedIn() const { return m_session || m_isBetween; }
    bool waitsForKeychain() const { return m_waitsForKeychain; }
    /// So slow that one has to say so.
    bool isKeychainSlow() const { return m_keychainIsSlow; }
    QString ownName() const { return self().displayName; }
    QString ownStatus() const; ///< with its end; empty for none
    QString ownInitials() const;
    int ownTone() const;
    int ownPresence() const;
    QString serverName() const;

    /// Shows `session`, which has started, until the next call; null: signed out.
    void setSession(ChatSession *session) { take(session, false); }
    /// Its session is about to be replaced by another one of the same account, at once.
    void releaseSession() { take(nullptr, isSignedIn()); }

    /// The system's keychain has been asked for the kept sign-in, or has answered.
    void setWaitsForKeychain(bool waits);
    Q_INVOKABLE void skipKeychain() { Q_EMIT keychainSkipped(); }

    /// Asks before, when something that one wrote has not left this computer.
    Q_INVOKABLE void signOut();
    Q_INVOKABLE void confirmSignOut() { Q_EMIT signOutRequested(); }
    /// What a person should know, and nothing to choose.
    void tell(const QString &title, const QString &text) { Q_EMIT told(title, text); }
    /// Somebody wants to see the window.
    void raiseWindow() { Q_EMIT raiseRequested(); }
    /// A link leads away from where one is signed in: the window asks, and calls acceptLink() for a yes.
    void offerLink(const QString &serverName) { Q_EMIT linkOffered(serverName); }
    Q_INVOKABLE void acceptLink() { Q_EMIT linkAccepted(); }
    Q_INVOKABLE void showHelp() { Q_EMIT helpRequested(); }
    /// One of the categories of SettingsView.qml; empty: where one was last.
    Q_INVOKABLE void showSettings(const QString &category = {}) { Q_EMIT settingsRequested(category); }
    Q_INVOKABLE void showRoomNotices() { Q_EMIT roomNoticesRequested(); }
    /// The window is on screen and has the keyboard.
    Q_INVOKABLE void setWindowActive(bool active);
    /// Hidden, minimised or about to close.
    Q_INVOKABLE void hideWindow() { m_composer.leave(); }

Q_SIGNALS:
    void accountChanged();
    void signedInChanged();
    void keychainChanged();
    void keychainSkipped();
    void signOutRequested();
    void signOutQuestioned(const QString &text);
    void told(const QString &title, const QString &text);
    void raiseRequested();
    /// A notice was chosen.
    void noticeOpened(const QString &activation);
    void linkOffered(const QString &server);
    void linkAccepted();
    // From the menu or a page, to the window:
    void helpRequested();
    void settingsRequested(const QString &category);
    void roomNoticesRequested();

private:
    User self() const;
    void take(ChatSession *session, bool isBetween);
    void connectParts();
    void connectDesktop();
    void openRoom();
    void tellOfRefusal(const QString &reason);
    void openNotice(const QString &roomId, qint64 seq, const QString &activation);
    void showMessage(const QString &roomId, qint64 seq);
    void applyTypingSettings();
    void showToday();
    void showTimes();
    void lookAtRoom();

    TimerScheduler &m_timers;
    ChatSession *m_session = nullptr;
    bool m_isBetween = false;         ///< two sessions
    bool m_isFactorShown = false;     ///< where one sets it up, because the server wants one
    std::unique_ptr<QObject> m_watch; // what is connected through it ends with the session
    SignInController m_signIn;
    ConnectionController m_connection;
    ProxyController m_proxy;
    TrustController m_trust;
    HostController m_host;
    NearbyModel m_nearby;
    RoomsController m_rooms;
    SearchController m_search;
    TimelineController m_timeline;
    Announcer m_announcer;
    FilesController m_files;
    AttachmentModel m_attachments;
    ComposerController m_composer;
    RoomTones m_tones;
    TypingController m_typing;
    RoomDetailsController m_details;
    WordsController m_words;
    ExportController m_exports;
    SettingsController m_settings;
    SpellingController m_spelling;
    EmojiController m_emoji;
    CompletionController m_completion;
    AccountController m_account;
    PrivacyController m_privacy;
    NetworkController m_network;
    StorageController m_storage;
    WindowKeeper m_windowKeeper;
    NoticeController m_notices;
    DesktopController m_desktop;
    PresenceController m_presence;
    LabController m_lab;
    CompletenessController m_completeness;
    Calendar m_calendar;
    Timer m_keychain;
    bool m_windowActive = false;
    bool m_waitsForKeychain = false;
    bool m_keychainIsSlow = false;
};

} // namespace Chinwag
