<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AccountDialog</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Your password now</source>
        <translation>Dein jetziges Passwort</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>Changed. Your other devices are signed out.</source>
        <translation>Geändert. Deine anderen Geräte sind abgemeldet.</translation>
    </message>
    <message>
        <source>Signs out your other devices.</source>
        <translation>Meldet deine anderen Geräte ab.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Where you are signed in</source>
        <translation>Wo du angemeldet bist</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>a person&apos;s name, a server</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Your password now</source>
        <translation>Dein jetziges Passwort</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>Changed. Your other devices are signed out.</source>
        <translation>Geändert. Deine anderen Geräte sind abgemeldet.</translation>
    </message>
    <message>
        <source>Signs out your other devices.</source>
        <translation>Meldet deine anderen Geräte ab.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Where you are signed in</source>
        <translation>Wo du angemeldet bist</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Sign out on this computer</source>
        <translation>Auf diesem Rechner abmelden</translation>
    </message>
    <message>
        <source>What is not sent yet waits here until you come back.</source>
        <translation>Was noch nicht gesendet ist, wartet hier, bis du zurück bist.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
</context>
<context>
    <name>AddPeopleDialog</name>
    <message>
        <source>Add people to “%1”</source>
        <translation>Personen zu „%1“ hinzufügen</translation>
    </message>
    <message>
        <source>People you share no room with may be asked first.</source>
        <translation>Wer keinen Raum mit dir teilt, wird vielleicht erst gefragt.</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>Name der Person</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>AttachDialog</name>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
</context>
<context>
    <name>AttachmentCard</name>
    <message>
        <source>Preparing…</source>
        <translation>Wird vorbereitet …</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <comment>%1 is the name of a file</comment>
        <translation>%1 weglassen</translation>
    </message>
</context>
<context>
    <name>AttachmentStrip</name>
    <message>
        <source>Attached files</source>
        <translation>Angehängte Dateien</translation>
    </message>
</context>
<context>
    <name>Autostart</name>
    <message>
        <source>%1 cannot be removed.</source>
        <translation>%1 lässt sich nicht entfernen.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 lässt sich nicht schreiben: %2</translation>
    </message>
</context>
<context>
    <name>BanDelegate</name>
    <message>
        <source>Lift</source>
        <translation>Aufheben</translation>
    </message>
    <message>
        <source>Lift the ban of %1</source>
        <translation>Sperre von %1 aufheben</translation>
    </message>
</context>
<context>
    <name>BansDialog</name>
    <message>
        <source>Banned people</source>
        <translation>Gesperrte Personen</translation>
    </message>
    <message>
        <source>Nobody is banned from this room.</source>
        <translation>Niemand ist für diesen Raum gesperrt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>BlockDialog</name>
    <message>
        <source>Block %1?</source>
        <translation>%1 blockieren?</translation>
    </message>
    <message>
        <source>They can neither add you to rooms nor begin a direct message with you, and what they have asked of you is declined. They are not told. You can unblock them in the settings, under Privacy.</source>
        <translation>Diese Person kann dich dann weder zu Räumen hinzufügen noch dir eine Direktnachricht schreiben, und ihre Einladungen werden abgelehnt. Sie erfährt nichts davon. In den Einstellungen unter „Privatsphäre“ kannst du das rückgängig machen.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Blockieren</translation>
    </message>
</context>
<context>
    <name>BlockedDelegate</name>
    <message>
        <source>Unblock</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>%1 freigeben</translation>
    </message>
</context>
<context>
    <name>BrowseDialog</name>
    <message>
        <source>Public rooms</source>
        <translation>Öffentliche Räume</translation>
    </message>
    <message>
        <source>Rooms of this server that you have not joined.</source>
        <translation>Räume dieses Servers, in denen du noch nicht bist.</translation>
    </message>
    <message>
        <source>Looking for rooms…</source>
        <translation>Räume werden gesucht …</translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation>Nach Namen suchen</translation>
    </message>
    <message>
        <source>No room has that in its name.</source>
        <translation>Kein Raum hat das in seinem Namen.</translation>
    </message>
    <message>
        <source>You are in every public room. Create another one?</source>
        <translation>Du bist schon in jedem öffentlichen Raum. Möchtest du einen neuen anlegen?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ChatSession</name>
    <message>
        <source>You are no longer in this room.</source>
        <translation>Du bist nicht mehr in diesem Raum.</translation>
    </message>
    <message>
        <source>This message is not here any more.</source>
        <translation>Diese Nachricht ist nicht mehr da.</translation>
    </message>
</context>
<context>
    <name>Chinwag::AccountController</name>
    <message>
        <source>Enter the password that you have now.</source>
        <translation>Gib das Passwort ein, das du jetzt hast.</translation>
    </message>
    <message>
        <source>This is not your password.</source>
        <translation>Das ist nicht dein Passwort.</translation>
    </message>
</context>
<context>
    <name>Chinwag::AdditionController</name>
    <message>
        <source>Enter the name of a person.</source>
        <translation>Gib den Namen einer Person ein.</translation>
    </message>
    <message>
        <source>Nobody here is called “%1”.</source>
        <translation>Niemand hier heißt „%1“.</translation>
    </message>
    <message>
        <source>%1 is in the room already.</source>
        <comment>person</comment>
        <translation>%1 ist schon im Raum.</translation>
    </message>
    <message>
        <source>%1 is in the room now.</source>
        <comment>person</comment>
        <translation>%1 ist jetzt im Raum.</translation>
    </message>
</context>
<context>
    <name>Chinwag::Announcer</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n neue Nachricht</numerusform>
            <numerusform>%n neue Nachrichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::AppContext</name>
    <message>
        <source>You have been signed out. Please sign in again.</source>
        <translation>Du wurdest abgemeldet. Bitte melde dich wieder an.</translation>
    </message>
    <message>
        <source>You are signed in there already</source>
        <translation>Du bist dort schon angemeldet</translation>
    </message>
    <message>
        <source>The link leads to %1, the server of this window.</source>
        <translation>Der Link führt zu %1, dem Server dieses Fensters.</translation>
    </message>
    <message>
        <source>A file was damaged</source>
        <translation>Eine Datei war beschädigt</translation>
    </message>
    <message>
        <source>The copy of your rooms on this computer could not be read. It was set aside, and the server&apos;s is loaded. What you wrote and could not send yet is kept as far as it could be read.</source>
        <translation>Die Kopie deiner Räume auf diesem Rechner war nicht lesbar. Sie liegt jetzt beiseite, und alles wird neu vom Server geladen. Was du geschrieben hast und noch nicht gesendet ist, bleibt erhalten, soweit es lesbar war.</translation>
    </message>
</context>
<context>
    <name>Chinwag::AppController</name>
    <message numerus="yes">
        <source>%n message(s) have not been sent. They stay on this computer and go out when you sign in here again.</source>
        <translation>
            <numerusform>%n Nachricht ist noch nicht gesendet. Sie bleibt auf diesem Rechner und geht hinaus, wenn du dich hier wieder anmeldest.</numerusform>
            <numerusform>%n Nachrichten sind noch nicht gesendet. Sie bleiben auf diesem Rechner und gehen hinaus, wenn du dich hier wieder anmeldest.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not changed</source>
        <translation>Nicht geändert</translation>
    </message>
</context>
<context>
    <name>Chinwag::AttachmentModel</name>
    <message>
        <source>Drop to send to %1</source>
        <comment>a room or a person</comment>
        <translation>Loslassen, um an %1 zu senden</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>text</source>
        <comment>of a file: text.txt</comment>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>Chinwag::BanModel</name>
    <message>
        <source>Until %1</source>
        <comment>time</comment>
        <translation>Bis %1</translation>
    </message>
    <message>
        <source>Until it is lifted</source>
        <translation>Bis sie aufgehoben wird</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <comment>until when, person</comment>
        <translation>%1, von %2</translation>
    </message>
</context>
<context>
    <name>Chinwag::CommandRunner</name>
    <message>
        <source>There is no command /%1. Begin with // to send a line that begins with a slash.</source>
        <translation>Es gibt keinen Befehl /%1. Beginne mit //, um eine Zeile zu senden, die mit einem Schrägstrich beginnt.</translation>
    </message>
    <message>
        <source>Write what you do behind it: /me waves</source>
        <translation>Schreib dahinter, was du tust: /me winkt</translation>
    </message>
    <message>
        <source>That is for rooms. This is a direct message.</source>
        <translation>Das gilt für Räume. Dies ist eine Direktnachricht.</translation>
    </message>
    <message>
        <source>Only owners and moderators change what a room is about.</source>
        <translation>Nur wer einen Raum besitzt oder moderiert, ändert sein Thema.</translation>
    </message>
    <message>
        <source>Only owners and moderators bring people into a private room.</source>
        <translation>Nur wer einen privaten Raum besitzt oder moderiert, holt andere herein.</translation>
    </message>
    <message>
        <source>Write what the room is about behind it: /topic Tea at five</source>
        <translation>Schreib das Thema dahinter: /topic Tee um fünf</translation>
    </message>
    <message numerus="yes">
        <source>This is %n character(s) too long for a topic.</source>
        <translation>
            <numerusform>Das ist für ein Thema %n Zeichen zu lang.</numerusform>
            <numerusform>Das ist für ein Thema %n Zeichen zu lang.</numerusform>
        </translation>
    </message>
    <message>
        <source>Write a name behind it: /invite ann</source>
        <translation>Schreib einen Namen dahinter: /invite ann</translation>
    </message>
    <message>
        <source>Nobody has the user name %1.</source>
        <translation>Niemand hat den Benutzernamen %1.</translation>
    </message>
</context>
<context>
    <name>Chinwag::ComposerController</name>
    <message>
        <source>Message %1</source>
        <comment>%1 is a person</comment>
        <translation>Nachricht an %1</translation>
    </message>
    <message>
        <source>Message #%1</source>
        <comment>%1 is a room</comment>
        <translation>Nachricht an #%1</translation>
    </message>
    <message numerus="yes">
        <source>This message is %n character(s) too long.</source>
        <translation>
            <numerusform>Diese Nachricht ist um %n Zeichen zu lang.</numerusform>
            <numerusform>Diese Nachricht ist um %n Zeichen zu lang.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not pasted: it has %1 characters, and a message holds %2.</source>
        <translation>Nicht eingefügt: Das sind %1 Zeichen, und in eine Nachricht passen %2.</translation>
    </message>
    <message>
        <source>Goes out in %1</source>
        <comment>duration</comment>
        <translation>Geht in %1 hinaus</translation>
    </message>
    <message>
        <source>You can send in %1</source>
        <comment>duration</comment>
        <translation>Du kannst in %1 senden</translation>
    </message>
</context>
<context>
    <name>Chinwag::ConnectionController</name>
    <message>
        <source>You are offline. Messages will be sent when you are back.</source>
        <translation>Du bist offline. Nachrichten werden gesendet, sobald du zurück bist.</translation>
    </message>
    <message>
        <source>Connection lost. Reconnecting…</source>
        <translation>Verbindung verloren. Neuer Versuch …</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <comment>%1 is a server</comment>
        <translation>Verbinden mit %1 …</translation>
    </message>
    <message numerus="yes">
        <source>Connection lost. Reconnecting in %n second(s)…</source>
        <translation>
            <numerusform>Verbindung verloren. Neuer Versuch in %n Sekunde …</numerusform>
            <numerusform>Verbindung verloren. Neuer Versuch in %n Sekunden …</numerusform>
        </translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>Jetzt verbinden</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>This version of Chinwag is too old for the server. Please update it.</source>
        <translation>Diese Chinwag-Version ist zu alt für den Server. Bitte aktualisiere sie.</translation>
    </message>
    <message>
        <source>You have been signed out. Please sign in again.</source>
        <translation>Du wurdest abgemeldet. Bitte melde dich wieder an.</translation>
    </message>
    <message>
        <source>The server does not let you in any more. Ask the people who run it.</source>
        <translation>Der Server lässt dich nicht mehr herein. Frage die Leute, die ihn betreiben.</translation>
    </message>
    <message>
        <source>Sign in there</source>
        <comment>to a proxy</comment>
        <translation>Dort anmelden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>Chinwag::DesktopController</name>
    <message>
        <source>Hide the window</source>
        <translation>Fenster verbergen</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>Fenster zeigen</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Nicht angemeldet</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>Nichts Neues</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n neue Nachricht</numerusform>
            <numerusform>%n neue Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n of them for you</source>
        <translation>
            <numerusform>%n davon für dich</numerusform>
            <numerusform>%n davon für dich</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::DeviceModel</name>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Last used %1</source>
        <translation>Zuletzt benutzt: %1</translation>
    </message>
</context>
<context>
    <name>Chinwag::DirectoryModel</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>number of people, topic</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>Chinwag::EmojiController</name>
    <message>
        <source>Recent</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Smileys and emotion</source>
        <translation>Smileys und Gefühle</translation>
    </message>
    <message>
        <source>People and body</source>
        <translation>Menschen und Körper</translation>
    </message>
    <message>
        <source>Animals and nature</source>
        <translation>Tiere und Natur</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>Essen und Trinken</translation>
    </message>
    <message>
        <source>Travel and places</source>
        <translation>Reisen und Orte</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Aktivitäten</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Gegenstände</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Symbole</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Flaggen</translation>
    </message>
    <message>
        <source>No skin colour</source>
        <translation>Keine Hautfarbe</translation>
    </message>
    <message>
        <source>Light skin colour</source>
        <translation>Helle Hautfarbe</translation>
    </message>
    <message>
        <source>Medium light skin colour</source>
        <translation>Mittelhelle Hautfarbe</translation>
    </message>
    <message>
        <source>Medium skin colour</source>
        <translation>Mittlere Hautfarbe</translation>
    </message>
    <message>
        <source>Medium dark skin colour</source>
        <translation>Mitteldunkle Hautfarbe</translation>
    </message>
    <message>
        <source>Dark skin colour</source>
        <translation>Dunkle Hautfarbe</translation>
    </message>
</context>
<context>
    <name>Chinwag::FileCopy</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
</context>
<context>
    <name>Chinwag::FilesController</name>
    <message>
        <source>%1 is not opened from here: it could be a program. Save it, and open it yourself if you trust who sent it.</source>
        <comment>name of a file</comment>
        <translation>%1 wird von hier aus nicht geöffnet: Das könnte ein Programm sein. Speichere es und öffne es selbst, wenn du der Person traust, die es geschickt hat.</translation>
    </message>
    <message>
        <source>%1 is not what its name says, and is not opened. It can be saved.</source>
        <comment>name of a file</comment>
        <translation>%1 ist nicht das, was der Name sagt, und wird nicht geöffnet. Speichern geht.</translation>
    </message>
    <message>
        <source>The file could not be copied to where it is opened. Check whether the disk is full.</source>
        <translation>Die Datei konnte nicht dorthin kopiert werden, wo sie geöffnet wird. Prüfe, ob die Festplatte voll ist.</translation>
    </message>
    <message>
        <source>No program on this computer opens such files. It can be saved.</source>
        <translation>Kein Programm auf diesem Rechner öffnet solche Dateien. Speichern geht.</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <comment>%1 is a path</comment>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>%1 could not be written. Check whether you may write there, and whether the disk is full.</source>
        <comment>path</comment>
        <translation>%1 konnte nicht geschrieben werden. Prüfe, ob du dort schreiben darfst und ob die Festplatte voll ist.</translation>
    </message>
    <message>
        <source>The picture cannot be read.</source>
        <translation>Das Bild lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation>Bild kopiert</translation>
    </message>
</context>
<context>
    <name>Chinwag::FreedesktopNotices</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Mark read</source>
        <translation>Als gelesen markieren</translation>
    </message>
</context>
<context>
    <name>Chinwag::InvitationController</name>
    <message>
        <source>%1 invites you</source>
        <comment>person</comment>
        <translation>%1 lädt dich ein</translation>
    </message>
    <message>
        <source>Public room · asked by %1</source>
        <translation>Öffentlicher Raum · von %1</translation>
    </message>
    <message>
        <source>Private room · asked by %1</source>
        <translation>Privater Raum · von %1</translation>
    </message>
    <message>
        <source>This invitation does not hold any more. Decline puts it away.</source>
        <translation>Diese Einladung gilt nicht mehr. „Ablehnen“ räumt sie weg.</translation>
    </message>
</context>
<context>
    <name>Chinwag::LinkPolicy</name>
    <message>
        <source>What is before the @ is a name; the link leads to %1.</source>
        <translation>Vor dem @ steht ein Name; der Link führt zu %1.</translation>
    </message>
    <message>
        <source>The words of the link are not written in the order in which they appear.</source>
        <translation>Die Wörter des Links sind nicht in der Reihenfolge geschrieben, in der sie erscheinen.</translation>
    </message>
    <message>
        <source>The words of the link are another address: %1</source>
        <translation>Die Wörter des Links sind eine andere Adresse: %1</translation>
    </message>
</context>
<context>
    <name>Chinwag::MemberListModel</name>
    <message>
        <source>Muted</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Muted until %1</source>
        <comment>time</comment>
        <translation>Stumm bis %1</translation>
    </message>
</context>
<context>
    <name>Chinwag::NoticeBoard</name>
    <message>
        <source>New message</source>
        <translation>Neue Nachricht</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <extracomment>Who has written, and in which room.</extracomment>
        <translation>%1 in %2</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n neue Nachricht</numerusform>
            <numerusform>%n neue Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n room(s), while you were away</source>
        <translation>
            <numerusform>In einem Raum, während du weg warst</numerusform>
            <numerusform>In %n Räumen, während du weg warst</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::NoticeController</name>
    <message>
        <source>Muted until %1</source>
        <translation>Stumm bis %1</translation>
    </message>
    <message>
        <source>Muted until %1, %2</source>
        <translation>Stumm bis %1, %2</translation>
    </message>
</context>
<context>
    <name>Chinwag::NoticeLogModel</name>
    <message>
        <source>Shown: it was a direct message.</source>
        <translation>Gezeigt: Es war eine Direktnachricht.</translation>
    </message>
    <message>
        <source>Shown: it mentions you.</source>
        <translation>Gezeigt: Du wirst darin erwähnt.</translation>
    </message>
    <message>
        <source>Shown: you want to hear of all messages.</source>
        <translation>Gezeigt: Du willst von allen Nachrichten hören.</translation>
    </message>
    <message>
        <source>Not shown: you had the room in front of you.</source>
        <translation>Nicht gezeigt: Du hattest den Raum vor dir.</translation>
    </message>
    <message>
        <source>Not shown: this room was muted until %1.</source>
        <translation>Nicht gezeigt: Dieser Raum war bis %1 stumm.</translation>
    </message>
    <message>
        <source>Not shown: you want to hear nothing of this room.</source>
        <translation>Nicht gezeigt: Du willst von diesem Raum nichts hören.</translation>
    </message>
    <message>
        <source>Not shown: your notifications were off.</source>
        <translation>Nicht gezeigt: Deine Benachrichtigungen waren aus.</translation>
    </message>
    <message>
        <source>Not shown: it does not mention you.</source>
        <translation>Nicht gezeigt: Du wirst darin nicht erwähnt.</translation>
    </message>
    <message>
        <source>Not shown: you did not want to be disturbed.</source>
        <translation>Nicht gezeigt: Du wolltest nicht gestört werden.</translation>
    </message>
    <message>
        <source>Shown with others: it came while you were away.</source>
        <translation>Mit anderen gezeigt: Sie kam, während du weg warst.</translation>
    </message>
</context>
<context>
    <name>Chinwag::PersonListModel</name>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Abwesend</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
</context>
<context>
    <name>Chinwag::ProxyController</name>
    <message>
        <source>The way to the server leads through %1. It wants to know who you are.</source>
        <comment>%1 is a proxy</comment>
        <translation>Der Weg zum Server führt über %1. Dort wird gefragt, wer du bist.</translation>
    </message>
    <message>
        <source>It did not accept this name with the password you gave.</source>
        <translation>Dieser Name mit dem eingegebenen Passwort wurde nicht angenommen.</translation>
    </message>
</context>
<context>
    <name>Chinwag::ReportModel</name>
    <message>
        <source>Reported by %1, %2</source>
        <comment>person, time</comment>
        <translation>Gemeldet von %1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>who reported a message and when, why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A message without words</source>
        <translation>Eine Nachricht ohne Worte</translation>
    </message>
</context>
<context>
    <name>Chinwag::RoomDetailsController</name>
    <message>
        <source>Only moderators may write.</source>
        <translation>Nur wer moderiert, darf schreiben.</translation>
    </message>
    <message>
        <source>Slow mode: %1 between two messages.</source>
        <comment>duration</comment>
        <translation>Langsamer Modus: %1 zwischen zwei Nachrichten.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Until taken back</source>
        <translation>Bis zur Rücknahme</translation>
    </message>
    <message>
        <source>Until lifted</source>
        <translation>Bis zur Aufhebung</translation>
    </message>
    <message>
        <source>Write the name of the room as it stands above.</source>
        <translation>Schreib den Namen des Raums, wie er oben steht.</translation>
    </message>
</context>
<context>
    <name>Chinwag::RoomListModel</name>
    <message>
        <source>Direct messages</source>
        <translation>Direktnachrichten</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Räume</translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>%n Erwähnung</numerusform>
            <numerusform>%n Erwähnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n ungelesene Nachricht</numerusform>
            <numerusform>%n ungelesene Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Invitations</source>
        <translation>Einladungen</translation>
    </message>
    <message>
        <source>%1 invites you</source>
        <comment>person</comment>
        <translation>%1 lädt dich ein</translation>
    </message>
    <message>
        <source>marked as unread</source>
        <translation>als ungelesen markiert</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>stumm</translation>
    </message>
</context>
<context>
    <name>Chinwag::RoomsController</name>
    <message>
        <source>Give the room a name.</source>
        <translation>Gib dem Raum einen Namen.</translation>
    </message>
    <message>
        <source>Enter the name of a person.</source>
        <translation>Gib den Namen einer Person ein.</translation>
    </message>
    <message>
        <source>Nobody here is called “%1”.</source>
        <translation>Hier heißt niemand „%1“.</translation>
    </message>
    <message>
        <source>%1 added you to “%2”.</source>
        <comment>person, room</comment>
        <translation>%1 hat dich zu „%2“ hinzugefügt.</translation>
    </message>
    <message>
        <source>You are no longer in “%1”. Messages of yours that were not sent are kept.</source>
        <translation>Du bist nicht mehr in „%1“. Was du dort geschrieben hast und nicht gesendet wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>You are no longer in “%1”.</source>
        <translation>Du bist nicht mehr in „%1“.</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <comment>room, what was refused</comment>
        <translation>„%1“: %2</translation>
    </message>
</context>
<context>
    <name>Chinwag::SearchController</name>
    <message>
        <source>Type words that must be in a message. These narrow it: from:name, in:room, before:2026-11-30, after:2026-11-30, has:link, has:file.</source>
        <translation>Wörter, die in einer Nachricht vorkommen müssen. Enger wird es mit from:name, in:raum, before:2026-11-30, after:2026-11-30, has:link, has:file.</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>Only what is on this computer was searched.</source>
        <translation>Nur was auf diesem Rechner ist, wurde durchsucht.</translation>
    </message>
    <message>
        <source>Nobody here is called “%1”.</source>
        <translation>Niemand hier heißt „%1“.</translation>
    </message>
    <message>
        <source>You are in no room called “%1”.</source>
        <translation>Du bist in keinem Raum namens „%1“.</translation>
    </message>
    <message>
        <source>“%1” is not a day. Write it as in 2026-11-30.</source>
        <translation>„%1“ ist kein Tag. Geschrieben wird er wie 2026-11-30.</translation>
    </message>
    <message>
        <source>Messages can be found by “has:link” and “has:file”, not by “has:%1”.</source>
        <translation>Nachrichten findet man mit „has:link“ und „has:file“, nicht mit „has:%1“.</translation>
    </message>
</context>
<context>
    <name>Chinwag::SearchModel</name>
    <message>
        <source>%1 in %2, %3: %4</source>
        <comment>person, room, time, message</comment>
        <translation>%1 in %2, %3: %4</translation>
    </message>
</context>
<context>
    <name>Chinwag::SignInController</name>
    <message>
        <source>%1, version %2</source>
        <comment>server</comment>
        <translation>%1, Version %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n person(s) online</source>
        <comment>server and version</comment>
        <translation>
            <numerusform>%1 · %n Person online</numerusform>
            <numerusform>%1 · %n Personen online</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter the address of a server.</source>
        <translation>Gib die Adresse eines Servers ein.</translation>
    </message>
    <message>
        <source>This is not an address. Try something like chat.example.org.</source>
        <translation>Das ist keine Adresse. Versuche etwas wie chat.example.org.</translation>
    </message>
    <message>
        <source>Enter your name.</source>
        <translation>Gib deinen Namen ein.</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>Gib dein Passwort ein.</translation>
    </message>
    <message>
        <source>The port is a number from 1 to 65535.</source>
        <translation>Der Port ist eine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>Leave the name and the password out of the address.</source>
        <translation>Lass den Namen und das Passwort in der Adresse weg.</translation>
    </message>
    <message>
        <source>Leave out what follows the server&apos;s name.</source>
        <translation>Lass weg, was auf den Namen des Servers folgt.</translation>
    </message>
    <message>
        <source>Letters from a to z, digits, and . _ -</source>
        <translation>Buchstaben von a bis z, Ziffern und . _ -</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>The server has a problem of its own. Try again in a moment.</source>
        <translation>Der Server hat selbst ein Problem. Versuche es gleich noch einmal.</translation>
    </message>
    <message numerus="yes">
        <source>Use at most %n of the letters a to z, digits, and . _ -, with a letter or digit first.</source>
        <translation>
            <numerusform>Verwende höchstens %n Zeichen: Buchstaben von a bis z, Ziffern und . _ -; am Anfang steht ein Buchstabe oder eine Ziffer.</numerusform>
            <numerusform>Verwende höchstens %n Zeichen: Buchstaben von a bis z, Ziffern und . _ -; am Anfang steht ein Buchstabe oder eine Ziffer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody else has this name, or one that looks like it.</source>
        <translation>Diesen Namen hat schon jemand, oder einen, der genauso aussieht.</translation>
    </message>
    <message>
        <source>The name or the password is wrong.</source>
        <translation>Der Name oder das Passwort ist falsch.</translation>
    </message>
    <message>
        <source>The server wants a better password.</source>
        <translation>Der Server verlangt ein besseres Passwort.</translation>
    </message>
    <message>
        <source>This server takes no new accounts. Ask the people who run it for an invitation.</source>
        <translation>Dieser Server nimmt keine neuen Konten an. Bitte die Betreiber um eine Einladung.</translation>
    </message>
    <message>
        <source>This invitation has been used, or is too old. Ask for a new one.</source>
        <translation>Diese Einladung wurde schon verwendet oder ist zu alt. Bitte um eine neue.</translation>
    </message>
    <message>
        <source>That was tried too often. Wait a moment, then try again.</source>
        <translation>Das wurde zu oft versucht. Warte einen Moment und versuche es dann noch einmal.</translation>
    </message>
</context>
<context>
    <name>Chinwag::SwitcherModel</name>
    <message>
        <source>%1, new direct message</source>
        <comment>person</comment>
        <translation>%1, neue Direktnachricht</translation>
    </message>
</context>
<context>
    <name>Chinwag::TimelineController</name>
    <message>
        <source>You are no longer in this room</source>
        <translation>Du bist nicht mehr in diesem Raum</translation>
    </message>
    <message>
        <source>Messages could not be loaded. %1</source>
        <translation>Nachrichten ließen sich nicht laden. %1</translation>
    </message>
    <message>
        <source>It is already being sent. Once it is there it can be deleted.</source>
        <translation>Sie wird gerade gesendet. Wenn sie da ist, kann sie gelöscht werden.</translation>
    </message>
    <message>
        <source>Reported. The moderators of this room see it.</source>
        <translation>Gemeldet. Wer diesen Raum moderiert, sieht es.</translation>
    </message>
    <message>
        <source>The message was not reported. %1</source>
        <comment>reason</comment>
        <translation>Die Nachricht wurde nicht gemeldet. %1</translation>
    </message>
</context>
<context>
    <name>Chinwag::WritingGate</name>
    <message>
        <source>You may read here. A moderator has muted you.</source>
        <translation>Du darfst hier lesen. Jemand von der Moderation hat dich stumm geschaltet.</translation>
    </message>
    <message>
        <source>You may read here. You may write again at %1.</source>
        <comment>time</comment>
        <translation>Du darfst hier lesen. Ab %1 darfst du wieder schreiben.</translation>
    </message>
    <message>
        <source>You may read here. Only moderators write in this room.</source>
        <translation>Du darfst hier lesen. In diesem Raum schreibt nur, wer moderiert.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Chinwag keeps running</source>
        <translation>Chinwag läuft weiter</translation>
    </message>
    <message>
        <source>Messages still reach you. Its icon in the tray brings the window back; to end the program, choose Quit there or press Ctrl+Q.</source>
        <translation>Nachrichten erreichen dich weiterhin. Das Symbol im Infobereich holt das Fenster zurück; zum Beenden wähle dort Beenden oder drücke Strg+Q.</translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation>Jetzt beenden</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
</context>
<context>
    <name>CompletionDelegate</name>
    <message>
        <source>%1, %2</source>
        <comment>a suggestion, and more about it</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Tab</source>
        <comment>the key</comment>
        <translation>Tab</translation>
    </message>
</context>
<context>
    <name>CompletionPopup</name>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
</context>
<context>
    <name>Completions</name>
    <message>
        <source>/me waves</source>
        <translation>/me winkt</translation>
    </message>
    <message>
        <source>what you do</source>
        <translation>was du tust</translation>
    </message>
    <message>
        <source>/topic TEXT</source>
        <translation>/topic TEXT</translation>
    </message>
    <message>
        <source>what the room is about</source>
        <translation>das Thema des Raums</translation>
    </message>
    <message>
        <source>/invite NAME</source>
        <translation>/invite NAME</translation>
    </message>
    <message>
        <source>bring somebody in</source>
        <translation>jemanden hereinholen</translation>
    </message>
    <message>
        <source>leave the room</source>
        <translation>den Raum verlassen</translation>
    </message>
    <message numerus="yes">
        <source>tells all %n people</source>
        <translation>
            <numerusform>sagt %n Person Bescheid</numerusform>
            <numerusform>sagt allen %n Personen Bescheid</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>This server takes no files.</source>
        <translation>Dieser Server nimmt keine Dateien an.</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Attach as a file</source>
        <translation>Als Datei anhängen</translation>
    </message>
    <message>
        <source>There is no dialog to choose files with: a part of Qt is missing (Qt.labs.folderlistmodel). Files can be dropped here and pasted.</source>
        <translation>Es gibt keinen Dialog, um Dateien zu wählen: Ein Teil von Qt fehlt (Qt.labs.folderlistmodel). Dateien lassen sich hierher ziehen und einfügen.</translation>
    </message>
</context>
<context>
    <name>ComposerMenu</name>
    <message>
        <source>Looking for similar words…</source>
        <translation>Suche nach ähnlichen Wörtern …</translation>
    </message>
    <message>
        <source>Did you mean</source>
        <translation>Meintest du</translation>
    </message>
    <message>
        <source>No similar word</source>
        <translation>Kein ähnliches Wort</translation>
    </message>
    <message>
        <source>Add “%1” to the dictionary</source>
        <translation>„%1“ ins Wörterbuch aufnehmen</translation>
    </message>
    <message>
        <source>Ignore this word</source>
        <translation>Dieses Wort ignorieren</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>ComposerPurpose</name>
    <message>
        <source>Edit message</source>
        <translation>Nachricht bearbeiten</translation>
    </message>
    <message>
        <source>Cancel editing</source>
        <translation>Bearbeiten abbrechen</translation>
    </message>
    <message>
        <source>Cancel the reply</source>
        <translation>Antwort abbrechen</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Code kopieren</translation>
    </message>
</context>
<context>
    <name>CreateRoomDialog</name>
    <message>
        <source>Create a room</source>
        <translation>Raum anlegen</translation>
    </message>
    <message>
        <source>A place for one subject. People can join a public room themselves.</source>
        <translation>Ein Ort für ein Thema. Einem öffentlichen Raum kann jeder selbst beitreten.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Who can join</source>
        <translation>Wer beitreten kann</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Öffentlich</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
</context>
<context>
    <name>DayDialog</name>
    <message>
        <source>Go to a day</source>
        <translation>Zu einem Tag</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>Voriger Monat</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Nächster Monat</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Los</translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message>
        <source>Delete this message for everyone?</source>
        <translation>Diese Nachricht für alle löschen?</translation>
    </message>
    <message>
        <source>Its text leaves the server and everybody&apos;s copies. That it was there stays to be seen.</source>
        <translation>Ihr Text verschwindet vom Server und aus allen Kopien. Dass sie da war, bleibt zu sehen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>DeleteRoomDialog</name>
    <message>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <source>The room and all that was said in it go, for everybody. This cannot be taken back.</source>
        <translation>Der Raum und alles, was darin gesagt wurde, verschwinden für alle. Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Write its name to delete it</source>
        <translation>Schreib seinen Namen, um ihn zu löschen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>DetailsAction</name>
    <message>
        <source>%1, %2</source>
        <comment>name of a line, how much is there</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>DetailsHead</name>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit the room</source>
        <translation>Raum bearbeiten</translation>
    </message>
</context>
<context>
    <name>DeviceDelegate</name>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Sign out %1</source>
        <translation>%1 abmelden</translation>
    </message>
</context>
<context>
    <name>DialogButtons</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>DirectDialog</name>
    <message>
        <source>New direct message</source>
        <translation>Neue Direktnachricht</translation>
    </message>
    <message>
        <source>Only you and this person can read it.</source>
        <translation>Nur du und diese Person können sie lesen.</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>Name der Person</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
</context>
<context>
    <name>DirectoryDelegate</name>
    <message>
        <source>Join</source>
        <translation>Beitreten</translation>
    </message>
    <message>
        <source>Join %1</source>
        <translation>%1 beitreten</translation>
    </message>
</context>
<context>
    <name>EmojiButton</name>
    <message>
        <source>React with %1</source>
        <comment>%1 is an emoji</comment>
        <translation>Mit %1 reagieren</translation>
    </message>
</context>
<context>
    <name>EmojiGrid</name>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
</context>
<context>
    <name>EmojiPanel</name>
    <message>
        <source>Search emoji</source>
        <translation>Emoji suchen</translation>
    </message>
    <message>
        <source>No emoji is called that.</source>
        <translation>So heißt kein Emoji.</translation>
    </message>
</context>
<context>
    <name>EmojiTabs</name>
    <message>
        <source>Kinds of emoji</source>
        <translation>Arten von Emoji</translation>
    </message>
</context>
<context>
    <name>FailureRow</name>
    <message>
        <source>Not sent: %1</source>
        <translation>Nicht gesendet: %1</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Noch einmal senden</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>FailureWindow</name>
    <message>
        <source>Chinwag</source>
        <translation>Chinwag</translation>
    </message>
    <message>
        <source>Chinwag cannot start</source>
        <translation>Chinwag kann nicht starten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>FileLabels</name>
    <message>
        <source>picture %1</source>
        <comment>%1 is the name of a file</comment>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>file %1</source>
        <comment>%1 is its name</comment>
        <translation>Datei %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>type, size: PDF · 312 kB</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>4.2 of 6.8 MB</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <comment>seconds</comment>
        <translation>noch %1 s</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <comment>minutes</comment>
        <translation>noch %1 min</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>how much, how long still: 4.2 of 6.8 MB · 3 s left</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>This server takes no files.</source>
        <translation>Dieser Server nimmt keine Dateien an.</translation>
    </message>
</context>
<context>
    <name>FileLibrary</name>
    <message>
        <source>This file is not there any more.</source>
        <translation>Diese Datei gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>What the server sent is not this file.</source>
        <translation>Was der Server geschickt hat, ist nicht diese Datei.</translation>
    </message>
    <message>
        <source>This file cannot be kept on this computer. Check whether the disk is full.</source>
        <translation>Diese Datei lässt sich auf diesem Rechner nicht ablegen. Prüfe, ob die Festplatte voll ist.</translation>
    </message>
</context>
<context>
    <name>FileRow</name>
    <message>
        <source>Retry</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what is done with a file, its name</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Save as… It is not opened from here, as it could be a program.</source>
        <translation>Speichern unter … Von hier aus wird es nicht geöffnet, denn es könnte ein Programm sein.</translation>
    </message>
    <message>
        <source>Save %1 as…</source>
        <translation>%1 speichern unter …</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>Nicht senden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>FileWords</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>“%1” is not there any more.</source>
        <translation>„%1“ gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>“%1” is a folder. Attach the files in it.</source>
        <translation>„%1“ ist ein Ordner. Hänge die Dateien darin an.</translation>
    </message>
    <message>
        <source>“%1” cannot be read. Check who may open it.</source>
        <translation>„%1“ lässt sich nicht lesen. Prüfe, wer sie öffnen darf.</translation>
    </message>
    <message>
        <source>“%1” is empty.</source>
        <translation>„%1“ ist leer.</translation>
    </message>
    <message>
        <source>“%1” has %2; this server takes files of up to %3.</source>
        <translation>„%1“ hat %2; dieser Server nimmt Dateien bis %3.</translation>
    </message>
    <message>
        <source>“%1” has %2 megapixels; pictures of up to %3 can be sent.</source>
        <translation>„%1“ hat %2 Megapixel; gesendet werden können Bilder bis %3.</translation>
    </message>
    <message>
        <source>“%1” is damaged: the picture cannot be read.</source>
        <translation>„%1“ ist beschädigt: Das Bild lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>“%1” could not be copied. Check whether the disk is full.</source>
        <translation>„%1“ ließ sich nicht kopieren. Prüfe, ob die Festplatte voll ist.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n file(s) go with one message.</source>
        <translation>
            <numerusform>Höchstens %n Datei passt in eine Nachricht.</numerusform>
            <numerusform>Höchstens %n Dateien passen in eine Nachricht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileWorkshop</name>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
</context>
<context>
    <name>FoldButton</name>
    <message>
        <source>Show more</source>
        <translation>Mehr anzeigen</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Weniger anzeigen</translation>
    </message>
</context>
<context>
    <name>FormField</name>
    <message>
        <source>Hide the password</source>
        <translation>Passwort verbergen</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Passwort zeigen</translation>
    </message>
</context>
<context>
    <name>GapRow</name>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Messages are missing here</source>
        <translation>Hier fehlen Nachrichten</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>HistoryFailure</name>
    <message>
        <source>Retry</source>
        <translation>Noch einmal</translation>
    </message>
</context>
<context>
    <name>HttpSentences</name>
    <message>
        <source>This is not the address of a server. Write it like chat.example.org:7420.</source>
        <translation>Das ist nicht die Adresse eines Servers. Schreib sie wie chat.example.org:7420.</translation>
    </message>
    <message>
        <source>The server at %1 answered with status %2.</source>
        <translation>Der Server unter %1 antwortete mit dem Status %2.</translation>
    </message>
</context>
<context>
    <name>InvitationPage</name>
    <message>
        <source>%1: %2</source>
        <comment>somebody invites you, room</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Join to read and write there. Whoever asked is not told when you decline.</source>
        <translation>Tritt bei, um dort zu lesen und zu schreiben. Wer gefragt hat, erfährt nicht, dass du ablehnst.</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Beitreten</translation>
    </message>
    <message>
        <source>Join %1</source>
        <translation>%1 beitreten</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Decline %1</source>
        <translation>%1 ablehnen</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>%1 blockieren</translation>
    </message>
</context>
<context>
    <name>JumpButton</name>
    <message>
        <source>Jump to the newest message</source>
        <translation>Zur neuesten Nachricht springen</translation>
    </message>
</context>
<context>
    <name>KeychainPage</name>
    <message>
        <source>Waiting for your keychain…</source>
        <translation>Warten auf deinen Schlüsselbund …</translation>
    </message>
    <message>
        <source>It keeps you signed in. It may have asked for its password in another window.</source>
        <translation>Er hält dich angemeldet. Vielleicht fragt er in einem anderen Fenster nach seinem Passwort.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Leave %1?</source>
        <translation>%1 verlassen?</translation>
    </message>
    <message>
        <source>You can only come back when somebody in it adds you.</source>
        <translation>Zurück kommst du nur, wenn dich jemand darin hinzufügt.</translation>
    </message>
    <message>
        <source>You find it again under “Browse public rooms”.</source>
        <translation>Du findest ihn unter „Öffentliche Räume ansehen“ wieder.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
</context>
<context>
    <name>LineHeadings</name>
    <message>
        <source>New messages</source>
        <translation>Neue Nachrichten</translation>
    </message>
</context>
<context>
    <name>LineWords</name>
    <message>
        <source>Message deleted</source>
        <translation>Nachricht gelöscht</translation>
    </message>
    <message>
        <source>Messages are missing here</source>
        <translation>Hier fehlen Nachrichten</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>The original message is not here any more</source>
        <translation>Die ursprüngliche Nachricht ist nicht mehr da</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message numerus="yes">
        <source>%n reaction(s)</source>
        <translation>
            <numerusform>%n Reaktion</numerusform>
            <numerusform>%n Reaktionen</numerusform>
        </translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>wartet auf das Senden</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>%1 changed the topic to: %2</source>
        <comment>person, topic</comment>
        <translation>%1 hat das Thema geändert: %2</translation>
    </message>
    <message>
        <source>%1 renamed the room to: %2</source>
        <comment>person, name</comment>
        <translation>%1 hat den Raum umbenannt: %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 ist gegangen</translation>
    </message>
    <message>
        <source>%1 joined</source>
        <translation>%1 ist beigetreten</translation>
    </message>
    <message>
        <source>You added %1</source>
        <comment>person</comment>
        <translation>Du hast %1 hinzugefügt</translation>
    </message>
    <message>
        <source>%1 added %2</source>
        <comment>person, person</comment>
        <translation>%1 hat %2 hinzugefügt</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Go to %1?</source>
        <translation>Zu %1 gehen?</translation>
    </message>
    <message>
        <source>A link leads there. You leave %1 on this computer; what is not sent yet waits there for you.</source>
        <translation>Ein Link führt dorthin. Du verlässt %1 auf diesem Computer; was noch nicht gesendet ist, wartet dort auf dich.</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin gehen</translation>
    </message>
</context>
<context>
    <name>LinkItem</name>
    <message>
        <source>Open %1</source>
        <comment>address</comment>
        <translation>%1 öffnen</translation>
    </message>
</context>
<context>
    <name>LocalCopy</name>
    <message>
        <source>The local copy “%1” is damaged and could not be moved aside. Please remove it.</source>
        <comment>file</comment>
        <translation>Die lokale Kopie „%1“ ist beschädigt und ließ sich nicht beiseitelegen. Bitte entferne sie.</translation>
    </message>
    <message>
        <source>The messages on this computer cannot be opened. %1</source>
        <comment>reason</comment>
        <translation>Die Nachrichten auf diesem Rechner lassen sich nicht öffnen. %1</translation>
    </message>
    <message>
        <source>The local copy was written by a newer Chinwag (version %1 of its tables, this one knows %2). Please update Chinwag.</source>
        <translation>Die lokale Kopie stammt von einem neueren Chinwag (Version %1 ihrer Tabellen, dieses kennt %2). Bitte aktualisiere Chinwag.</translation>
    </message>
    <message>
        <source>This could not be saved on this computer. %1</source>
        <comment>reason</comment>
        <translation>Das ließ sich auf diesem Rechner nicht speichern. %1</translation>
    </message>
    <message>
        <source>Its disk is full.</source>
        <translation>Seine Festplatte ist voll.</translation>
    </message>
    <message>
        <source>The local copy may only be read: check who may write to its file and folder.</source>
        <translation>Die lokale Kopie darf nur gelesen werden: Prüfe, wer in ihre Datei und ihren Ordner schreiben darf.</translation>
    </message>
    <message>
        <source>Another program keeps the local copy locked.</source>
        <translation>Ein anderes Programm hält die lokale Kopie gesperrt.</translation>
    </message>
    <message>
        <source>The local copy is damaged: start Chinwag again to make a new one.</source>
        <translation>Die lokale Kopie ist beschädigt: Starte Chinwag neu, damit eine neue angelegt wird.</translation>
    </message>
    <message>
        <source>The local copy cannot be read or written: check its disk and its folder.</source>
        <translation>Die lokale Kopie lässt sich nicht lesen oder schreiben: Prüfe ihre Festplatte und ihren Ordner.</translation>
    </message>
    <message>
        <source>The local copy does not work.</source>
        <translation>Die lokale Kopie funktioniert nicht.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>%1 – Chinwag</source>
        <translation>%1 – Chinwag</translation>
    </message>
    <message>
        <source>Chinwag</source>
        <translation>Chinwag</translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation>Abmelden?</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>(%1) %2</source>
        <translation>(%1) %2</translation>
    </message>
</context>
<context>
    <name>MemberDelegate</name>
    <message>
        <source>%1, %2, %3</source>
        <comment>name, what they are in the room, presence</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, presence</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <comment>person</comment>
        <translation>%1 (du)</translation>
    </message>
</context>
<context>
    <name>MemberMenu</name>
    <message>
        <source>Message %1</source>
        <translation>Nachricht an %1</translation>
    </message>
    <message>
        <source>Make moderator…</source>
        <translation>Moderationsrechte geben …</translation>
    </message>
    <message>
        <source>Make owner…</source>
        <translation>Besitzrechte geben …</translation>
    </message>
    <message>
        <source>Make ordinary member…</source>
        <translation>Zum einfachen Mitglied machen …</translation>
    </message>
    <message>
        <source>Mute…</source>
        <translation>Stumm schalten …</translation>
    </message>
    <message>
        <source>Let write again</source>
        <translation>Wieder schreiben lassen</translation>
    </message>
    <message>
        <source>Remove from the room…</source>
        <translation>Aus dem Raum entfernen …</translation>
    </message>
    <message>
        <source>Ban…</source>
        <translation>Sperren …</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>More reactions…</source>
        <translation>Weitere Reaktionen …</translation>
    </message>
</context>
<context>
    <name>MessageMarks</name>
    <message>
        <source>(edited)</source>
        <translation>(bearbeitet)</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>wartet auf das Senden</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>More reactions…</source>
        <translation>Weitere Reaktionen …</translation>
    </message>
    <message>
        <source>Copy what is selected</source>
        <translation>Auswahl kopieren</translation>
    </message>
    <message>
        <source>View pictures</source>
        <translation>Bilder ansehen</translation>
    </message>
    <message>
        <source>View picture</source>
        <translation>Bild ansehen</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Melden …</translation>
    </message>
</context>
<context>
    <name>MessagePicture</name>
    <message>
        <source>Picture %1</source>
        <comment>%1 is the name of a file</comment>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>This picture cannot be shown.</source>
        <translation>Dieses Bild lässt sich nicht zeigen.</translation>
    </message>
    <message>
        <source>Click to load: %1</source>
        <comment>%1 is a size</comment>
        <translation>Zum Laden anklicken: %1</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>Nicht senden</translation>
    </message>
</context>
<context>
    <name>ModerationWords</name>
    <message>
        <source>%1 removed %2</source>
        <comment>person, person</comment>
        <translation>%1 hat %2 entfernt</translation>
    </message>
    <message>
        <source>You removed %1</source>
        <comment>person</comment>
        <translation>Du hast %1 entfernt</translation>
    </message>
    <message>
        <source>%1 removed you</source>
        <comment>person</comment>
        <translation>%1 hat dich entfernt</translation>
    </message>
    <message>
        <source>%1 banned %2</source>
        <comment>person, person</comment>
        <translation>%1 hat %2 gesperrt</translation>
    </message>
    <message>
        <source>You banned %1</source>
        <comment>person</comment>
        <translation>Du hast %1 gesperrt</translation>
    </message>
    <message>
        <source>%1 banned you</source>
        <comment>person</comment>
        <translation>%1 hat dich gesperrt</translation>
    </message>
    <message>
        <source>%1 lifted the ban of %2</source>
        <comment>person, person</comment>
        <translation>%1 hat die Sperre von %2 aufgehoben</translation>
    </message>
    <message>
        <source>You lifted the ban of %1</source>
        <comment>person</comment>
        <translation>Du hast die Sperre von %1 aufgehoben</translation>
    </message>
    <message>
        <source>%1 lifted your ban</source>
        <comment>person</comment>
        <translation>%1 hat deine Sperre aufgehoben</translation>
    </message>
    <message>
        <source>%1 muted %2</source>
        <comment>person, person</comment>
        <translation>%1 hat %2 stumm geschaltet</translation>
    </message>
    <message>
        <source>You muted %1</source>
        <comment>person</comment>
        <translation>Du hast %1 stumm geschaltet</translation>
    </message>
    <message>
        <source>%1 muted you</source>
        <comment>person</comment>
        <translation>%1 hat dich stumm geschaltet</translation>
    </message>
    <message>
        <source>%1 lets %2 write again</source>
        <comment>person, person</comment>
        <translation>%1 lässt %2 wieder schreiben</translation>
    </message>
    <message>
        <source>You let %1 write again</source>
        <comment>person</comment>
        <translation>Du lässt %1 wieder schreiben</translation>
    </message>
    <message>
        <source>%1 lets you write again</source>
        <comment>person</comment>
        <translation>%1 lässt dich wieder schreiben</translation>
    </message>
    <message>
        <source>%1 until %2</source>
        <comment>what was done, when it ends</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what was done, why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 made %2 an owner</source>
        <comment>person, person</comment>
        <translation>%1 hat %2 Besitzrechte gegeben</translation>
    </message>
    <message>
        <source>You made %1 an owner</source>
        <comment>person</comment>
        <translation>Du hast %1 Besitzrechte gegeben</translation>
    </message>
    <message>
        <source>%1 made you an owner</source>
        <comment>person</comment>
        <translation>%1 hat dir Besitzrechte gegeben</translation>
    </message>
    <message>
        <source>%1 made %2 a moderator</source>
        <comment>person, person</comment>
        <translation>%1 hat %2 Moderationsrechte gegeben</translation>
    </message>
    <message>
        <source>You made %1 a moderator</source>
        <comment>person</comment>
        <translation>Du hast %1 Moderationsrechte gegeben</translation>
    </message>
    <message>
        <source>%1 made you a moderator</source>
        <comment>person</comment>
        <translation>%1 hat dir Moderationsrechte gegeben</translation>
    </message>
    <message>
        <source>You are an ordinary member now</source>
        <translation>Du bist jetzt ein einfaches Mitglied</translation>
    </message>
    <message>
        <source>%1 is an ordinary member now</source>
        <comment>person</comment>
        <translation>%1 ist jetzt ein einfaches Mitglied</translation>
    </message>
    <message>
        <source>%1 made %2 an ordinary member</source>
        <comment>person, person</comment>
        <translation>%1 hat %2 zum einfachen Mitglied gemacht</translation>
    </message>
    <message>
        <source>You made %1 an ordinary member</source>
        <comment>person</comment>
        <translation>Du hast %1 zum einfachen Mitglied gemacht</translation>
    </message>
    <message>
        <source>%1 made you an ordinary member</source>
        <comment>person</comment>
        <translation>%1 hat dich zum einfachen Mitglied gemacht</translation>
    </message>
    <message>
        <source>You let only moderators write from now on</source>
        <translation>Du lässt ab jetzt nur schreiben, wer moderiert</translation>
    </message>
    <message>
        <source>%1 lets only moderators write from now on</source>
        <comment>person</comment>
        <translation>%1 lässt ab jetzt nur schreiben, wer moderiert</translation>
    </message>
    <message>
        <source>You let everybody write</source>
        <translation>Du lässt alle schreiben</translation>
    </message>
    <message>
        <source>%1 lets everybody write</source>
        <comment>person</comment>
        <translation>%1 lässt alle schreiben</translation>
    </message>
    <message>
        <source>You set slow mode to %1</source>
        <comment>duration</comment>
        <translation>Du hast den langsamen Modus auf %1 gestellt</translation>
    </message>
    <message>
        <source>%1 set slow mode to %2</source>
        <comment>person, duration</comment>
        <translation>%1 hat den langsamen Modus auf %2 gestellt</translation>
    </message>
    <message>
        <source>You ended slow mode</source>
        <translation>Du hast den langsamen Modus beendet</translation>
    </message>
    <message>
        <source>%1 ended slow mode</source>
        <comment>person</comment>
        <translation>%1 hat den langsamen Modus beendet</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzt den Raum</translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation>Moderiert</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>NoticesDialog</name>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>For this computer. A room can have its own: see the menu in its head.</source>
        <translation>Für diesen Rechner. Ein Raum kann eigene haben: im Menü in seinem Kopf.</translation>
    </message>
    <message>
        <source>Tell me of</source>
        <translation>Sag mir Bescheid bei</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Allen Nachrichten</translation>
    </message>
    <message>
        <source>In every room, whoever writes.</source>
        <translation>In jedem Raum, wer auch immer schreibt.</translation>
    </message>
    <message>
        <source>Direct messages and mentions</source>
        <translation>Direktnachrichten und Erwähnungen</translation>
    </message>
    <message>
        <source>What is written to you, and where your name is.</source>
        <translation>Was an dich geschrieben ist, und wo dein Name steht.</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>The list of rooms still shows what is new.</source>
        <translation>Die Liste der Räume zeigt trotzdem, was neu ist.</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>Nothing is shown, and others see that you do not want to be disturbed.</source>
        <translation>Nichts wird gezeigt, und andere sehen, dass du nicht gestört werden willst.</translation>
    </message>
    <message>
        <source>Hide the text</source>
        <translation>Text verbergen</translation>
    </message>
    <message>
        <source>Says who has written, not what.</source>
        <translation>Sagt, wer geschrieben hat, nicht was.</translation>
    </message>
    <message>
        <source>Play a sound</source>
        <translation>Einen Ton spielen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>NoticesPage</name>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>For this computer. A room can have its own: see the menu in its head.</source>
        <translation>Für diesen Rechner. Ein Raum kann eigene haben: im Menü in seinem Kopf.</translation>
    </message>
    <message>
        <source>Tell me of</source>
        <translation>Sag mir Bescheid bei</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Allen Nachrichten</translation>
    </message>
    <message>
        <source>In every room, whoever writes.</source>
        <translation>In jedem Raum, wer auch immer schreibt.</translation>
    </message>
    <message>
        <source>Direct messages and mentions</source>
        <translation>Direktnachrichten und Erwähnungen</translation>
    </message>
    <message>
        <source>What is written to you, and where your name is.</source>
        <translation>Was an dich geschrieben ist, und wo dein Name steht.</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>The list of rooms still shows what is new.</source>
        <translation>Die Liste der Räume zeigt trotzdem, was neu ist.</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>Nothing is shown, and others see that you do not want to be disturbed.</source>
        <translation>Nichts wird gezeigt, und andere sehen, dass du nicht gestört werden willst.</translation>
    </message>
    <message>
        <source>Hide the text</source>
        <translation>Text verbergen</translation>
    </message>
    <message>
        <source>Says who has written, not what.</source>
        <translation>Sagt, wer geschrieben hat, nicht was.</translation>
    </message>
    <message>
        <source>Play a sound</source>
        <translation>Einen Ton spielen</translation>
    </message>
</context>
<context>
    <name>ObstacleWords</name>
    <message>
        <source>%1 cannot be reached. Check the address, or try again.</source>
        <comment>%1 is a server</comment>
        <translation>%1 ist nicht erreichbar. Prüfe die Adresse oder versuche es noch einmal.</translation>
    </message>
    <message>
        <source>There is no computer with the name %1. Check the address.</source>
        <translation>Einen Rechner mit dem Namen %1 gibt es nicht. Prüfe die Adresse.</translation>
    </message>
    <message>
        <source>There is no way to %1 from here. Check the network of this computer.</source>
        <translation>Von hier führt kein Weg zu %1. Prüfe das Netz dieses Rechners.</translation>
    </message>
    <message>
        <source>No Chinwag server answered at %1. Check the address, or ask whether the server runs.</source>
        <translation>Unter %1 hat kein Chinwag-Server geantwortet. Prüfe die Adresse oder frage, ob der Server läuft.</translation>
    </message>
    <message>
        <source>%1 did not answer in time. Check the address, or try again.</source>
        <comment>%1 is a server</comment>
        <translation>%1 hat nicht rechtzeitig geantwortet. Prüfe die Adresse oder versuche es noch einmal.</translation>
    </message>
    <message>
        <source>%1 ended the connection without an answer. Try again in a moment.</source>
        <comment>%1 is a server</comment>
        <translation>%1 hat die Verbindung ohne Antwort beendet. Versuche es gleich noch einmal.</translation>
    </message>
    <message>
        <source>What answers at %1 is not a Chinwag server. Does this network want you to sign in first?</source>
        <translation>Was unter %1 antwortet, ist kein Chinwag-Server. Verlangt dieses Netz, dass du dich zuerst anmeldest?</translation>
    </message>
    <message>
        <source>This computer is set to use the proxy %1, and there is no computer with that name. Check its network settings.</source>
        <translation>Dieser Rechner soll den Proxy %1 benutzen, und einen Rechner mit diesem Namen gibt es nicht. Prüfe seine Netzwerkeinstellungen.</translation>
    </message>
    <message>
        <source>The proxy %1 that this computer is set to use takes no connections. Check its network settings.</source>
        <translation>Der Proxy %1, den dieser Rechner benutzen soll, nimmt keine Verbindungen an. Prüfe seine Netzwerkeinstellungen.</translation>
    </message>
    <message>
        <source>The proxy %1 did not answer in time, or does not reach %2. Try again, or ask the people who run your network.</source>
        <translation>Der Proxy %1 hat nicht rechtzeitig geantwortet oder erreicht %2 nicht. Versuche es noch einmal oder frage die Leute, die dein Netz betreiben.</translation>
    </message>
    <message>
        <source>The proxy %1 refuses connections to %2. Ask the people who run your network.</source>
        <translation>Der Proxy %1 lehnt Verbindungen zu %2 ab. Frage die Leute, die dein Netz betreiben.</translation>
    </message>
    <message>
        <source>The proxy %1 on the way to %2 wants a name and a password.</source>
        <translation>Der Proxy %1 auf dem Weg zu %2 verlangt einen Namen und ein Passwort.</translation>
    </message>
    <message>
        <source>The proxy %1 fails to connect us to %2. Try again, or ask the people who run your network.</source>
        <translation>Der Proxy %1 verbindet uns nicht mit %2. Versuche es noch einmal oder frage die Leute, die dein Netz betreiben.</translation>
    </message>
    <message>
        <source>Nobody vouches for %1: its certificate is signed by itself. Ask the people who run it.</source>
        <translation>Für %1 bürgt niemand: Das Zertifikat hat sich selbst unterschrieben. Frage die Betreiber.</translation>
    </message>
    <message>
        <source>The certificate of %1 comes from somebody this computer does not know. Ask the people who run it.</source>
        <translation>Das Zertifikat von %1 stammt von jemandem, den dieser Rechner nicht kennt. Frage die Betreiber.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet. Is the clock of this computer right?</source>
        <translation>Das Zertifikat von %1 gilt noch nicht. Geht die Uhr dieses Rechners richtig?</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired. Ask the people who run it to renew it.</source>
        <translation>Das Zertifikat von %1 ist abgelaufen. Bitte die Betreiber, es zu erneuern.</translation>
    </message>
    <message>
        <source>The certificate at %1 belongs to another server. Check the address.</source>
        <translation>Das Zertifikat unter %1 gehört zu einem anderen Server. Prüfe die Adresse.</translation>
    </message>
    <message>
        <source>The connection to %1 could not be made secure.</source>
        <translation>Die Verbindung zu %1 ließ sich nicht absichern.</translation>
    </message>
    <message>
        <source>The proxy %1 finds no server with the name %2, or may not connect us to it. Check the address, or ask the people who run your network.</source>
        <translation>Der Proxy %1 findet keinen Server mit dem Namen %2 oder darf uns nicht mit ihm verbinden. Prüfe die Adresse oder frage die Leute, die dein Netz betreiben.</translation>
    </message>
</context>
<context>
    <name>OpenLinkDialog</name>
    <message>
        <source>Open this link?</source>
        <translation>Diesen Link öffnen?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>OwnHeader</name>
    <message>
        <source>New message or room</source>
        <translation>Neue Nachricht oder neuer Raum</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>New direct message</source>
        <translation>Neue Direktnachricht</translation>
    </message>
    <message>
        <source>Create a room</source>
        <translation>Raum anlegen</translation>
    </message>
    <message>
        <source>Browse public rooms</source>
        <translation>Öffentliche Räume ansehen</translation>
    </message>
    <message>
        <source>%1, %2. Change what others see</source>
        <translation>%1, %2. Ändern, was andere sehen</translation>
    </message>
    <message>
        <source>Show all rooms</source>
        <translation>Alle Räume zeigen</translation>
    </message>
    <message>
        <source>Show only what is new</source>
        <translation>Nur Neues zeigen</translation>
    </message>
</context>
<context>
    <name>PasswordAdvice</name>
    <message>
        <source>This is your name, the first thing that anybody tries.</source>
        <translation>Das ist dein Name – den probieren alle zuerst.</translation>
    </message>
    <message>
        <source>This is one of the first passwords that anybody tries.</source>
        <translation>Das ist eines der Passwörter, die alle zuerst probieren.</translation>
    </message>
    <message>
        <source>This is easy to guess. Several words that do not belong together are better.</source>
        <translation>Das ist leicht zu erraten. Besser sind mehrere Wörter, die nicht zusammengehören.</translation>
    </message>
    <message numerus="yes">
        <source>Use at most %n character(s).</source>
        <translation>
            <numerusform>Nimm höchstens %n Zeichen.</numerusform>
            <numerusform>Nimm höchstens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use at least %n character(s).</source>
        <translation>
            <numerusform>Nimm mindestens %n Zeichen.</numerusform>
            <numerusform>Nimm mindestens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s)</source>
        <translation>
            <numerusform>Mindestens %n Zeichen</numerusform>
            <numerusform>Mindestens %n Zeichen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonDelegate</name>
    <message>
        <source>%1, %2</source>
        <comment>name, presence</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>Picture %1 from %2, %3</source>
        <comment>file, person, time</comment>
        <translation>Bild %1 von %2, %3</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>Voriges Bild</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 of %4</source>
        <comment>person, time, number of a picture, of all</comment>
        <translation>%1 · %2 · %3 von %4</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>person, time</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>This picture cannot be shown.</source>
        <translation>Dieses Bild lässt sich nicht zeigen.</translation>
    </message>
</context>
<context>
    <name>PrivacyDialog</name>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>This is kept on the server and holds on all your devices.</source>
        <translation>Das steht auf dem Server und gilt auf allen deinen Geräten.</translation>
    </message>
    <message>
        <source>Who may add you to rooms</source>
        <translation>Wer dich zu Räumen hinzufügen darf</translation>
    </message>
    <message>
        <source>People I share a room with</source>
        <translation>Leute, mit denen ich einen Raum teile</translation>
    </message>
    <message>
        <source>Everybody else has to ask.</source>
        <translation>Alle anderen müssen fragen.</translation>
    </message>
    <message>
        <source>Everybody has to ask</source>
        <translation>Alle müssen fragen</translation>
    </message>
    <message>
        <source>Their invitations are above your rooms until you answer.</source>
        <translation>Ihre Einladungen stehen über deinen Räumen, bis du antwortest.</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Nobody can ask, either. You join public rooms yourself.</source>
        <translation>Auch fragen kann niemand. Öffentlichen Räumen trittst du selbst bei.</translation>
    </message>
    <message>
        <source>People you have blocked</source>
        <translation>Leute, die du blockiert hast</translation>
    </message>
    <message>
        <source>Nobody. Whom you block can neither add you to rooms nor begin a direct message with you.</source>
        <translation>Niemand. Wen du blockierst, kann dich weder zu Räumen hinzufügen noch dir eine Direktnachricht schreiben.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>What others see of you, and who can reach you.</source>
        <translation>Was andere von dir sehen und wer dich erreicht.</translation>
    </message>
    <message>
        <source>Typing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Tell others that I am typing</source>
        <translation>Anderen zeigen, dass ich schreibe</translation>
    </message>
    <message>
        <source>Off: nothing is sent while you write.</source>
        <translation>Aus: Während du schreibst, wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Show who is typing</source>
        <translation>Anzeigen, wer schreibt</translation>
    </message>
    <message>
        <source>Who may add you to rooms, on all your devices</source>
        <translation>Wer dich zu Räumen hinzufügen darf, auf allen deinen Geräten</translation>
    </message>
    <message>
        <source>People I share a room with</source>
        <translation>Leute, mit denen ich einen Raum teile</translation>
    </message>
    <message>
        <source>Everybody else has to ask.</source>
        <translation>Alle anderen müssen fragen.</translation>
    </message>
    <message>
        <source>Everybody has to ask</source>
        <translation>Alle müssen fragen</translation>
    </message>
    <message>
        <source>Their invitations are above your rooms until you answer.</source>
        <translation>Ihre Einladungen stehen über deinen Räumen, bis du antwortest.</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Nobody can ask, either. You join public rooms yourself.</source>
        <translation>Auch fragen kann niemand. Öffentlichen Räumen trittst du selbst bei.</translation>
    </message>
    <message>
        <source>People you have blocked</source>
        <translation>Leute, die du blockiert hast</translation>
    </message>
    <message>
        <source>Nobody. Whom you block can neither add you to rooms nor begin a direct message with you.</source>
        <translation>Niemand. Wen du blockierst, kann dich weder zu Räumen hinzufügen noch dir eine Direktnachricht schreiben.</translation>
    </message>
</context>
<context>
    <name>ProfilePaths</name>
    <message>
        <source>The folder &quot;%1&quot; cannot be written to. Check who may write there.</source>
        <translation>In den Ordner „%1“ kann nicht geschrieben werden. Prüfe, wer dort schreiben darf.</translation>
    </message>
</context>
<context>
    <name>ProxyDialog</name>
    <message>
        <source>Sign in to the proxy</source>
        <translation>Beim Proxy anmelden</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
</context>
<context>
    <name>QuickReactions</name>
    <message>
        <source>React</source>
        <translation>Reagieren</translation>
    </message>
</context>
<context>
    <name>Quote</name>
    <message>
        <source>In reply to %1: %2</source>
        <comment>person, their words</comment>
        <translation>Antwort auf %1: %2</translation>
    </message>
</context>
<context>
    <name>ReactionChip</name>
    <message>
        <source>%1: %2</source>
        <comment>an emoji, the people who chose it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>wartet auf das Senden</translation>
    </message>
</context>
<context>
    <name>ReaderMarks</name>
    <message>
        <source>%1 %2</source>
        <comment>day, time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>person, time</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>ReportDelegate</name>
    <message>
        <source>Delete message</source>
        <translation>Nachricht löschen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Go to message</source>
        <translation>Zur Nachricht</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report this message?</source>
        <translation>Diese Nachricht melden?</translation>
    </message>
    <message>
        <source>The moderators of this room see it as it is now, with your name. Its author is not told.</source>
        <translation>Wer diesen Raum moderiert, sieht sie, wie sie jetzt ist, mit deinem Namen. Wer sie geschrieben hat, erfährt es nicht.</translation>
    </message>
    <message>
        <source>What is wrong with it</source>
        <translation>Was daran nicht stimmt</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Melden</translation>
    </message>
</context>
<context>
    <name>ReportsDialog</name>
    <message>
        <source>Reports</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Nothing is reported.</source>
        <translation>Nichts ist gemeldet.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>RoleDialog</name>
    <message>
        <source>Make %1 an owner?</source>
        <translation>%1 Besitzrechte geben?</translation>
    </message>
    <message>
        <source>Make %1 a moderator?</source>
        <translation>%1 Moderationsrechte geben?</translation>
    </message>
    <message>
        <source>Make %1 an ordinary member?</source>
        <translation>%1 zum einfachen Mitglied machen?</translation>
    </message>
    <message>
        <source>Owners may do all that you may, also delete the room. You cannot take it back from them.</source>
        <translation>Wer den Raum besitzt, darf alles, was du darfst, auch den Raum löschen. Du kannst das nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Moderators change what the room is about and its rules, and mute, remove and ban members.</source>
        <translation>Wer moderiert, ändert das Thema des Raums und seine Regeln und kann Mitglieder stumm schalten, entfernen und sperren.</translation>
    </message>
    <message>
        <source>They may not moderate this room any more.</source>
        <translation>Diese Person darf den Raum dann nicht mehr moderieren.</translation>
    </message>
    <message>
        <source>Make owner</source>
        <translation>Besitzrechte geben</translation>
    </message>
    <message>
        <source>Make moderator</source>
        <translation>Moderationsrechte geben</translation>
    </message>
    <message>
        <source>Make member</source>
        <translation>Zum Mitglied machen</translation>
    </message>
</context>
<context>
    <name>RoomDetails</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Details schließen</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Banned people</source>
        <translation>Gesperrte Personen</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>Personen hinzufügen</translation>
    </message>
    <message>
        <source>Find somebody</source>
        <translation>Jemanden finden</translation>
    </message>
    <message>
        <source>Nobody here has that in their name.</source>
        <translation>Niemand hier hat das im Namen.</translation>
    </message>
</context>
<context>
    <name>RoomDialog</name>
    <message>
        <source>Nothing is said about it yet.</source>
        <translation>Noch ist nichts darüber gesagt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>RoomHeader</name>
    <message>
        <source>Hide people</source>
        <translation>Personen ausblenden</translation>
    </message>
    <message>
        <source>Show people</source>
        <translation>Personen anzeigen</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>About this room</source>
        <translation>Über diesen Raum</translation>
    </message>
    <message>
        <source>Leave the room</source>
        <translation>Raum verlassen</translation>
    </message>
    <message>
        <source>Search in messages</source>
        <translation>In Nachrichten suchen</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Als ungelesen markieren</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>Personen hinzufügen</translation>
    </message>
    <message>
        <source>Go to a day</source>
        <translation>Zu einem Tag</translation>
    </message>
</context>
<context>
    <name>RoomList</name>
    <message>
        <source>Rooms and direct messages</source>
        <translation>Räume und Direktnachrichten</translation>
    </message>
    <message>
        <source>No rooms yet. Press + to find one.</source>
        <translation>Noch keine Räume. Mit + findest du einen.</translation>
    </message>
    <message>
        <source>Nothing new.</source>
        <translation>Nichts Neues.</translation>
    </message>
</context>
<context>
    <name>RoomNoticesDialog</name>
    <message>
        <source>Notifications of %1</source>
        <translation>Benachrichtigungen von %1</translation>
    </message>
    <message>
        <source>For all your devices.</source>
        <translation>Für alle deine Geräte.</translation>
    </message>
    <message>
        <source>Tell me of</source>
        <translation>Sag mir Bescheid bei</translation>
    </message>
    <message>
        <source>As in other rooms</source>
        <translation>Wie in anderen Räumen</translation>
    </message>
    <message>
        <source>What your settings say.</source>
        <translation>Was deine Einstellungen sagen.</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Allen Nachrichten</translation>
    </message>
    <message>
        <source>Whoever writes.</source>
        <translation>Wer auch immer schreibt.</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>Erwähnungen</translation>
    </message>
    <message>
        <source>Only where your name is.</source>
        <translation>Nur wo dein Name steht.</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>The list of rooms still shows what is new.</source>
        <translation>Die Liste der Räume zeigt trotzdem, was neu ist.</translation>
    </message>
    <message>
        <source>Mute for a while</source>
        <translation>Eine Weile stumm schalten</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>Für eine Stunde</translation>
    </message>
    <message>
        <source>For eight hours</source>
        <translation>Für acht Stunden</translation>
    </message>
    <message>
        <source>Until tomorrow morning</source>
        <translation>Bis morgen früh</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Nicht mehr stumm</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Nothing has come since Chinwag was started. For each message it will say here why you were told of it, or not.</source>
        <translation>Seit Chinwag läuft, ist nichts gekommen. Zu jeder Nachricht wird hier stehen, warum du davon erfahren hast oder nicht.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>RoomPage</name>
    <message>
        <source>Nothing here yet. Write the first message.</source>
        <translation>Hier ist noch nichts. Schreib die erste Nachricht.</translation>
    </message>
    <message>
        <source>Choose a room on the left, or press + to start one.</source>
        <translation>Wähle links einen Raum oder beginne mit + einen neuen.</translation>
    </message>
</context>
<context>
    <name>RoomPreview</name>
    <message>
        <source>Draft: %1</source>
        <translation>Entwurf: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>person, message</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>Nachricht gelöscht</translation>
    </message>
</context>
<context>
    <name>RoomSettingsDialog</name>
    <message>
        <source>Room settings</source>
        <translation>Einstellungen des Raums</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>Slow mode: between two messages of one member</source>
        <translation>Langsamer Modus: zwischen zwei Nachrichten eines Mitglieds</translation>
    </message>
    <message>
        <source>Slow mode</source>
        <translation>Langsamer Modus</translation>
    </message>
    <message>
        <source>Who may write</source>
        <translation>Wer schreiben darf</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Only moderators</source>
        <translation>Nur wer moderiert</translation>
    </message>
    <message>
        <source>Delete the room…</source>
        <translation>Raum löschen …</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>SanctionDialog</name>
    <message>
        <source>Mute %1?</source>
        <translation>%1 stumm schalten?</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>Ban %1?</source>
        <translation>%1 sperren?</translation>
    </message>
    <message>
        <source>They can read what is said in this room, and write nothing.</source>
        <translation>Diese Person kann lesen, was in diesem Raum gesagt wird, und nichts schreiben.</translation>
    </message>
    <message>
        <source>They can only come back when somebody in it adds them.</source>
        <translation>Diese Person kann nur zurückkommen, wenn jemand aus dem Raum sie hinzufügt.</translation>
    </message>
    <message>
        <source>They can come back.</source>
        <translation>Diese Person kann zurückkommen.</translation>
    </message>
    <message>
        <source>They are out of this room and cannot come in again.</source>
        <translation>Diese Person ist aus dem Raum und kann nicht wieder herein.</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>Why (everybody in the room can read it)</source>
        <translation>Warum (alle im Raum können es lesen)</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm schalten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Ban</source>
        <translation>Sperren</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
</context>
<context>
    <name>SaveItem</name>
    <message>
        <source>Save %1 as…</source>
        <comment>%1 is the name of a file</comment>
        <translation>%1 speichern unter …</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Search in messages</source>
        <translation>In Nachrichten suchen</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Suche schließen</translation>
    </message>
    <message>
        <source>Where to search</source>
        <translation>Wo gesucht wird</translation>
    </message>
    <message>
        <source>This room</source>
        <translation>Dieser Raum</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Suche läuft …</translation>
    </message>
    <message>
        <source>Look further back</source>
        <translation>Weiter zurück suchen</translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message>
        <source>Messages that were found</source>
        <translation>Gefundene Nachrichten</translation>
    </message>
</context>
<context>
    <name>SettingsMenu</name>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Tell others that I am typing</source>
        <translation>Anderen zeigen, dass ich schreibe</translation>
    </message>
    <message>
        <source>Show who is typing</source>
        <translation>Anzeigen, wer schreibt</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Keep running when the window is closed</source>
        <translation>Weiterlaufen, wenn das Fenster geschlossen ist</translation>
    </message>
    <message>
        <source>Start when I sign in to the computer</source>
        <translation>Starten, wenn ich mich am Rechner anmelde</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Welcome to Chinwag</source>
        <translation>Willkommen bei Chinwag</translation>
    </message>
    <message>
        <source>Where would you like to talk?</source>
        <translation>Wo möchtest du reden?</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>Serveradresse</translation>
    </message>
    <message>
        <source>chat.example.org</source>
        <translation>chat.example.org</translation>
    </message>
    <message>
        <source>Sign in or create an account</source>
        <translation>Anmelden oder Konto anlegen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>Konto anlegen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Help (F1)</source>
        <translation>Hilfe (F1)</translation>
    </message>
</context>
<context>
    <name>SkinTones</name>
    <message>
        <source>Skin colour</source>
        <translation>Hautfarbe</translation>
    </message>
</context>
<context>
    <name>SpellingGroup</name>
    <message>
        <source>Spelling</source>
        <translation>Rechtschreibung</translation>
    </message>
    <message>
        <source>Mark misspelled words while I write</source>
        <translation>Falsch geschriebene Wörter beim Schreiben markieren</translation>
    </message>
    <message>
        <source>A word is right when one of the languages below knows it.</source>
        <translation>Ein Wort ist richtig, wenn eine der Sprachen darunter es kennt.</translation>
    </message>
    <message>
        <source>There is no dictionary on this computer. Install one of Hunspell&apos;s, then start Chinwag again.</source>
        <translation>Auf diesem Rechner gibt es kein Wörterbuch. Installiere eines von Hunspell und starte Chinwag neu.</translation>
    </message>
</context>
<context>
    <name>Switcher</name>
    <message>
        <source>Go to a room or a person</source>
        <translation>Zu einem Raum oder einer Person</translation>
    </message>
    <message>
        <source>No room and nobody here is called that.</source>
        <translation>Kein Raum und niemand hier heißt so.</translation>
    </message>
</context>
<context>
    <name>SwitcherList</name>
    <message>
        <source>Rooms and people</source>
        <translation>Räume und Menschen</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
</context>
<context>
    <name>TransferBar</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>UnencryptedLine</name>
    <message>
        <source>This connection is not encrypted. Anyone on the network can read it.</source>
        <translation>Diese Verbindung ist nicht verschlüsselt. Jeder im Netz kann sie mitlesen.</translation>
    </message>
</context>
<context>
    <name>Uploads</name>
    <message>
        <source>The copy of “%1” that was to be sent is gone from this computer.</source>
        <translation>Die Kopie von „%1“, die gesendet werden sollte, ist auf diesem Rechner nicht mehr da.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1 is typing…</source>
        <comment>%1 is a person&apos;s name</comment>
        <translation>%1 schreibt …</translation>
    </message>
    <message>
        <source>%1 and %2 are typing…</source>
        <comment>names</comment>
        <translation>%1 und %2 schreiben …</translation>
    </message>
    <message>
        <source>%1, %2 and %3 are typing…</source>
        <comment>names</comment>
        <translation>%1, %2 und %3 schreiben …</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 and %n other(s) are typing…</source>
        <comment>names</comment>
        <translation>
            <numerusform>%1, %2 und %n weitere Person schreiben …</numerusform>
            <numerusform>%1, %2 und %n weitere Personen schreiben …</numerusform>
        </translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>schreibt …</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>people, how many of them are online</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n Personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n online</source>
        <translation>
            <numerusform>%n online</numerusform>
            <numerusform>%n online</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>topic of a room, number of people</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) are typing…</source>
        <translation>
            <numerusform>%n Person schreibt …</numerusform>
            <numerusform>%n Personen schreiben …</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 added you</source>
        <comment>person</comment>
        <translation>%1 hat dich hinzugefügt</translation>
    </message>
    <message>
        <source>The message was not changed, and your words are a draft now. %1</source>
        <comment>reason</comment>
        <translation>Die Nachricht wurde nicht geändert, deine Worte sind jetzt ein Entwurf. %1</translation>
    </message>
    <message>
        <source>The message was not deleted. %1</source>
        <comment>reason</comment>
        <translation>Die Nachricht wurde nicht gelöscht. %1</translation>
    </message>
    <message>
        <source>The reaction was not sent. %1</source>
        <comment>reason</comment>
        <translation>Die Reaktion wurde nicht gesendet. %1</translation>
    </message>
    <message>
        <source>%1 is asked to come in.</source>
        <comment>person</comment>
        <translation>%1 wird gefragt.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Chinwag is running already and does not react. End it first.</source>
        <translation>Chinwag läuft schon und reagiert nicht. Beende es zuerst.</translation>
    </message>
</context>
</TS>
