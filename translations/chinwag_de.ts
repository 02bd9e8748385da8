<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
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
        <source>Your name</source>
        <translation>Dein Name</translation>
    </message>
    <message>
        <source>As others see it</source>
        <translation>Wie andere ihn sehen</translation>
    </message>
    <message>
        <source>Changed.</source>
        <translation>Geändert.</translation>
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
    <name>AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>How Chinwag looks on this computer. Changes apply at once.</source>
        <translation>Wie Chinwag auf diesem Rechner aussieht. Änderungen gelten sofort.</translation>
    </message>
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
        <source>Text and space</source>
        <translation>Text und Platz</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>%1 and %2 do the same anywhere</source>
        <comment>keys</comment>
        <translation>%1 und %2 tun überall dasselbe</translation>
    </message>
    <message>
        <source>A</source>
        <comment>as a sample of small and large letters</comment>
        <translation>A</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a size of text</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>How much room each line gets</source>
        <translation>Wie viel Platz jede Zeile bekommt</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>Luftig</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Easier on the eyes</source>
        <translation>Leichter fürs Auge</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Darker text and stronger lines</source>
        <translation>Dunklerer Text und kräftigere Linien</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Nothing slides or fades, the typing dots stand still</source>
        <translation>Nichts gleitet oder blendet, die Schreibpunkte stehen still</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>Keep running when the window is closed</source>
        <translation>Weiterlaufen, wenn das Fenster geschlossen ist</translation>
    </message>
    <message>
        <source>Start when I sign in to the computer</source>
        <translation>Starten, wenn ich mich am Rechner anmelde</translation>
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
    <message>
        <source>Enter the name that others see.</source>
        <translation>Gib den Namen ein, den andere sehen.</translation>
    </message>
    <message>
        <source>The server wants a better password: this one is easy to guess.</source>
        <translation>Der Server möchte ein besseres Passwort: Dieses ist leicht zu erraten.</translation>
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
    <name>Chinwag::CompletenessController</name>
    <message>
        <source>Complete: %1</source>
        <translation>Vollständig: %1</translation>
    </message>
    <message>
        <source>Every message is on this computer.</source>
        <translation>Jede Nachricht ist auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>Es fehlen: %1</translation>
    </message>
    <message>
        <source>Being fetched from the server…</source>
        <translation>Wird vom Server geholt …</translation>
    </message>
    <message>
        <source>It could not be fetched: %1</source>
        <translation>Ließ sich nicht holen: %1</translation>
    </message>
    <message>
        <source>It is at the server, and comes when you go there.</source>
        <translation>Das ist beim Server und kommt, wenn du hingehst.</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>from and to, numbers</comment>
        <translation>%1–%2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more part(s)</source>
        <comment>a stretch of the log</comment>
        <translation>
            <numerusform>%1 und %n weiterer Teil</numerusform>
            <numerusform>%1 und %n weitere Teile</numerusform>
        </translation>
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
    <message>
        <source>Compare…</source>
        <comment>the fingerprints of certificates</comment>
        <translation>Vergleichen …</translation>
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
    <name>Chinwag::ExportController</name>
    <message>
        <source>Beginning…</source>
        <translation>Beginnt …</translation>
    </message>
    <message>
        <source>Messages: %1 of %2</source>
        <translation>Nachrichten: %1 von %2</translation>
    </message>
    <message>
        <source>Files: %1 of %2</source>
        <translation>Dateien: %1 von %2</translation>
    </message>
    <message>
        <source>Writing the page to read…</source>
        <translation>Die Seite zum Lesen wird geschrieben …</translation>
    </message>
</context>
<context>
    <name>Chinwag::FactorController</name>
    <message>
        <source>This server wants its owners to have one. Until then there is nothing else here for you.</source>
        <translation>Dieser Server verlangt ihn von seinen Besitzern. Bis dahin gibt es hier sonst nichts für dich.</translation>
    </message>
    <message>
        <source>Off. Whoever knows your password can sign in.</source>
        <translation>Aus. Wer dein Passwort kennt, kann sich anmelden.</translation>
    </message>
    <message numerus="yes">
        <source>On. Signing in asks for a code of your app. %n recovery code(s) left.</source>
        <translation>
            <numerusform>An. Beim Anmelden wird nach einem Code deiner App gefragt. Noch %n Wiederherstellungscode.</numerusform>
            <numerusform>An. Beim Anmelden wird nach einem Code deiner App gefragt. Noch %n Wiederherstellungscodes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>Gib dein Passwort ein.</translation>
    </message>
    <message>
        <source>Enter the code that your app shows.</source>
        <translation>Gib den Code ein, den deine App anzeigt.</translation>
    </message>
    <message>
        <source>Enter the code that your app shows, or a recovery code.</source>
        <translation>Gib den Code ein, den deine App anzeigt, oder einen Wiederherstellungscode.</translation>
    </message>
    <message>
        <source>This is not your password.</source>
        <translation>Das ist nicht dein Passwort.</translation>
    </message>
    <message>
        <source>This code is wrong, or was used already.</source>
        <translation>Dieser Code ist falsch oder wurde schon benutzt.</translation>
    </message>
</context>
<context>
    <name>Chinwag::FarewellController</name>
    <message>
        <source>You leave all rooms, are signed out everywhere, and nobody gets your name again. This cannot be taken back.</source>
        <translation>Du verlässt alle Räume, wirst überall abgemeldet, und niemand bekommt deinen Namen noch einmal. Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>On this server what you wrote stays, by a &quot;Deleted user&quot;.</source>
        <translation>Auf diesem Server bleibt, was du geschrieben hast, von einem „Gelöschten Benutzer“.</translation>
    </message>
    <message>
        <source>On this server everything you wrote is deleted, and so are the files you sent.</source>
        <translation>Auf diesem Server wird alles gelöscht, was du geschrieben hast, auch die Dateien, die du gesendet hast.</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>Gib dein Passwort ein.</translation>
    </message>
    <message>
        <source>Enter the code that your app shows, or a recovery code.</source>
        <translation>Gib den Code ein, den deine App anzeigt, oder einen Wiederherstellungscode.</translation>
    </message>
    <message>
        <source>This is not your password.</source>
        <translation>Das ist nicht dein Passwort.</translation>
    </message>
    <message>
        <source>This code is wrong, or was used already.</source>
        <translation>Dieser Code ist falsch oder wurde schon benutzt.</translation>
    </message>
    <message>
        <source>The file cannot be written: %1</source>
        <translation>Die Datei kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>Beginnt …</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <comment>an amount of data</comment>
        <translation>Bisher %1</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Gespeichert: %1</translation>
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
    <name>Chinwag::HostController</name>
    <message>
        <source>The server did not start in time. Try again.</source>
        <translation>Der Server ist nicht rechtzeitig gestartet. Versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The server has ended: %1</source>
        <translation>Der Server hat sich beendet: %1</translation>
    </message>
    <message>
        <source>Your server is running</source>
        <translation>Dein Server läuft</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Your server is not running</source>
        <translation>Dein Server läuft nicht</translation>
    </message>
    <message>
        <source>Chinwag on %1</source>
        <comment>%1 is a computer</comment>
        <translation>Chinwag auf %1</translation>
    </message>
    <message>
        <source>%1, on this computer</source>
        <translation>%1, auf diesem Rechner</translation>
    </message>
    <message>
        <source>Reachable by people on your network</source>
        <translation>Für Leute in deinem Netz erreichbar</translation>
    </message>
    <message>
        <source>Only on this computer</source>
        <translation>Nur auf diesem Rechner</translation>
    </message>
    <message>
        <source>Lets one person in, until %1.</source>
        <comment>%1 is a time</comment>
        <translation>Lässt eine Person herein, bis %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) online</source>
        <comment>of a server</comment>
        <translation>
            <numerusform>%n Person online</numerusform>
            <numerusform>%n Personen online</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other person(s) will lose their connection.</source>
        <translation>
            <numerusform>%n andere Person verliert ihre Verbindung.</numerusform>
            <numerusform>%n andere Personen verlieren ihre Verbindung.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody else is connected. What was written stays on this computer.</source>
        <translation>Niemand sonst ist verbunden. Was geschrieben wurde, bleibt auf diesem Rechner.</translation>
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
    <name>Chinwag::KeyTable</name>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Räume</translation>
    </message>
    <message>
        <source>The open room</source>
        <translation>Der offene Raum</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Go to a room or a person</source>
        <translation>Zu einem Raum oder einer Person</translation>
    </message>
    <message>
        <source>New direct message</source>
        <translation>Neue Direktnachricht</translation>
    </message>
    <message>
        <source>Room above</source>
        <translation>Raum darüber</translation>
    </message>
    <message>
        <source>Room below</source>
        <translation>Raum darunter</translation>
    </message>
    <message>
        <source>Room with news above</source>
        <translation>Raum mit Neuem darüber</translation>
    </message>
    <message>
        <source>Room with news below</source>
        <translation>Raum mit Neuem darunter</translation>
    </message>
    <message>
        <source>First to ninth room of the list</source>
        <translation>Erster bis neunter Raum der Liste</translation>
    </message>
    <message>
        <source>Back to the room before</source>
        <translation>Zurück zum Raum davor</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>Wieder vor</translation>
    </message>
    <message>
        <source>Search in the room</source>
        <translation>Im Raum suchen</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Überall suchen</translation>
    </message>
    <message>
        <source>Messages that name you</source>
        <translation>Nachrichten, die dich nennen</translation>
    </message>
    <message>
        <source>Show or hide people</source>
        <translation>Personen zeigen oder verbergen</translation>
    </message>
    <message>
        <source>To the next part of the window</source>
        <translation>Zum nächsten Teil des Fensters</translation>
    </message>
    <message>
        <source>To the part before</source>
        <translation>Zum Teil davor</translation>
    </message>
    <message>
        <source>Back to writing, and to the newest message</source>
        <translation>Zurück zum Schreiben und zur neuesten Nachricht</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Neue Zeile</translation>
    </message>
    <message>
        <source>Change your last message, when nothing is written</source>
        <translation>Deine letzte Nachricht ändern, wenn nichts dasteht</translation>
    </message>
    <message>
        <source>Reply to the last message, when nothing is written</source>
        <translation>Auf die letzte Nachricht antworten, wenn nichts dasteht</translation>
    </message>
    <message>
        <source>To the messages, to walk through them</source>
        <translation>Zu den Nachrichten, um sie durchzugehen</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Fett</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Kursiv</translation>
    </message>
    <message>
        <source>Struck out</source>
        <translation>Durchgestrichen</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größere Schrift</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinere Schrift</translation>
    </message>
    <message>
        <source>Text as large as before</source>
        <translation>Schrift so groß wie vorher</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>Diese Tasten</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Connection Lab</source>
        <translation>Verbindungslabor</translation>
    </message>
    <message>
        <source>Close what is on top, or the window</source>
        <translation>Schließen, was oben liegt, oder das Fenster</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <comment>on the keyboard</comment>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <comment>on the keyboard</comment>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Alt</source>
        <comment>on the keyboard</comment>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>on the keyboard</comment>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>on the keyboard</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Up</source>
        <comment>on the keyboard</comment>
        <translation>Auf</translation>
    </message>
    <message>
        <source>Down</source>
        <comment>on the keyboard</comment>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Left</source>
        <comment>on the keyboard</comment>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <comment>on the keyboard</comment>
        <translation>Rechts</translation>
    </message>
</context>
<context>
    <name>Chinwag::LabController</name>
    <message>
        <source>for %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>for %1 · node %2</source>
        <translation>seit %1 · Knoten %2</translation>
    </message>
    <message>
        <source>not lost so far</source>
        <translation>bisher nicht verloren</translation>
    </message>
    <message>
        <source>last close %1 at %2</source>
        <comment>a number, time</comment>
        <translation>zuletzt geschlossen mit %1 um %2</translation>
    </message>
    <message>
        <source>went silent at %1</source>
        <comment>time</comment>
        <translation>verstummt um %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>nominal %1</source>
        <translation>nominell %1</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>every 2 seconds</source>
        <translation>alle 2 Sekunden</translation>
    </message>
    <message>
        <source>middle %1 · worst %2</source>
        <translation>Mitte %1 · schlechteste %2</translation>
    </message>
    <message numerus="yes">
        <source>%n heartbeat(s)</source>
        <translation>
            <numerusform>%n Herzschlag</numerusform>
            <numerusform>%n Herzschläge</numerusform>
        </translation>
    </message>
    <message>
        <source>The server gives up after a while</source>
        <translation>Der Server gibt nach einer Weile auf</translation>
    </message>
    <message>
        <source>The server gives up after %1</source>
        <translation>Der Server gibt nach %1 auf</translation>
    </message>
    <message>
        <source>none</source>
        <comment>latency</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>none</source>
        <comment>lost frames</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 of %2 …</source>
        <comment>messages that have arrived</comment>
        <translation>%1 von %2 …</translation>
    </message>
    <message>
        <source>Looking, and tidying up…</source>
        <translation>Nachsehen und aufräumen …</translation>
    </message>
    <message>
        <source>Making a private room…</source>
        <translation>Ein privater Raum entsteht …</translation>
    </message>
    <message>
        <source>Prove that nothing gets lost</source>
        <translation>Beweisen, dass nichts verloren geht</translation>
    </message>
    <message numerus="yes">
        <source>Twenty seconds with this server: %1 messages over %n forced drop(s), in a private room that goes again.</source>
        <translation>
            <numerusform>Zwanzig Sekunden mit diesem Server: %1 Nachrichten über %n erzwungenen Abbruch hinweg, in einem privaten Raum, der wieder verschwindet.</numerusform>
            <numerusform>Zwanzig Sekunden mit diesem Server: %1 Nachrichten über %n erzwungene Abbrüche hinweg, in einem privaten Raum, der wieder verschwindet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Hält an …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Prove it again</source>
        <translation>Noch einmal beweisen</translation>
    </message>
    <message>
        <source>Prove it</source>
        <translation>Beweisen</translation>
    </message>
</context>
<context>
    <name>Chinwag::LabFrameModel</name>
    <message>
        <source>lost on purpose</source>
        <translation>absichtlich verloren</translation>
    </message>
    <message>
        <source>%1 in</source>
        <comment>a kind of frame came</comment>
        <translation>%1 herein</translation>
    </message>
    <message>
        <source>%1 out</source>
        <comment>a kind of frame went</comment>
        <translation>%1 hinaus</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n Byte</numerusform>
            <numerusform>%n Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>answered in %1</source>
        <translation>beantwortet in %1</translation>
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
    <name>Chinwag::NetworkController</name>
    <message>
        <source>Enter the name of the proxy.</source>
        <translation>Gib den Namen des Proxys ein.</translation>
    </message>
    <message>
        <source>This is no name of a computer. Example: proxy.example.org</source>
        <translation>Das ist kein Name eines Rechners. Beispiel: proxy.example.org</translation>
    </message>
    <message>
        <source>A number from 1 to 65535.</source>
        <translation>Eine Zahl von 1 bis 65535.</translation>
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
    <message>
        <source>Enter the code that your app shows, or a recovery code.</source>
        <translation>Gib den Code ein, den deine App anzeigt, oder einen Wiederherstellungscode.</translation>
    </message>
    <message>
        <source>The server wants a better password: this one is easy to guess.</source>
        <translation>Der Server möchte ein besseres Passwort: Dieses ist leicht zu erraten.</translation>
    </message>
    <message>
        <source>This code is wrong, or was used already.</source>
        <translation>Dieser Code ist falsch oder wurde schon benutzt.</translation>
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
    <name>Chinwag::TrustController</name>
    <message>
        <source>This may be another server</source>
        <translation>Das könnte ein anderer Server sein</translation>
    </message>
    <message>
        <source>Is this the right server?</source>
        <translation>Ist das der richtige Server?</translation>
    </message>
    <message>
        <source>%1 shows another certificate than the one you trust. Either it was renewed, or somebody between you and the server reads along. Ask the people who run it which words are right, and not over this connection.</source>
        <comment>%1 is a server</comment>
        <translation>%1 zeigt ein anderes Zertifikat als das, dem du vertraust. Entweder wurde es erneuert, oder jemand zwischen dir und dem Server liest mit. Frage die Leute, die ihn betreiben, welche Wörter stimmen, und nicht über diese Verbindung.</translation>
    </message>
    <message>
        <source>Nobody vouches for %1. Ask the people who run it for these words, on the telephone say: the server prints them when it starts. If all eight are the same, nobody reads along.</source>
        <comment>%1 is a server</comment>
        <translation>Niemand bürgt für %1. Frage die Leute, die ihn betreiben, nach diesen Wörtern, etwa am Telefon: Der Server gibt sie beim Start aus. Sind alle acht gleich, liest niemand mit.</translation>
    </message>
</context>
<context>
    <name>Chinwag::WordsController</name>
    <message>
        <source>Nobody sees your words: your settings say not to show others that you type</source>
        <translation>Niemand sieht deine Worte: Nach deinen Einstellungen erfahren andere nicht, dass du schreibst</translation>
    </message>
    <message>
        <source>You both see words as they are typed</source>
        <translation>Ihr seht beide Wörter, während sie getippt werden</translation>
    </message>
    <message numerus="yes">
        <source>%n of you see words as they are typed</source>
        <translation>
            <numerusform>%n von euch sieht Wörter, während sie getippt werden</numerusform>
            <numerusform>%n von euch sehen Wörter, während sie getippt werden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has not agreed yet to see words as they are typed</source>
        <translation>%1 hat noch nicht zugestimmt, Wörter zu sehen, während sie getippt werden</translation>
    </message>
    <message>
        <source>Nobody else has agreed yet to see words as they are typed</source>
        <translation>Noch niemand sonst hat zugestimmt, Wörter zu sehen, während sie getippt werden</translation>
    </message>
    <message>
        <source>%1 would like you both to see words as they are typed</source>
        <translation>%1 möchte, dass ihr beide Wörter seht, während sie getippt werden</translation>
    </message>
    <message numerus="yes">
        <source>%n in this room would like to see words as they are typed</source>
        <translation>
            <numerusform>%n Person in diesem Raum möchte Wörter sehen, während sie getippt werden</numerusform>
            <numerusform>%n Personen in diesem Raum möchten Wörter sehen, während sie getippt werden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::WordsModel</name>
    <message>
        <source>%1 is typing, not sent yet: %2</source>
        <translation>%1 schreibt, noch nicht gesendet: %2</translation>
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
    <name>CompleteLine</name>
    <message>
        <source>Fetch</source>
        <translation>Holen</translation>
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
    <name>CopyField</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
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
    <name>DataPlace</name>
    <message>
        <source>Save your data</source>
        <translation>Deine Daten speichern</translation>
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
    <name>DrawerButton</name>
    <message numerus="yes">
        <source>Rooms, %n new message(s)</source>
        <translation>
            <numerusform>Räume, %n neue Nachricht</numerusform>
            <numerusform>Räume, %n neue Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Räume</translation>
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
    <name>ExportDialog</name>
    <message>
        <source>Export “%1”</source>
        <translation>„%1“ exportieren</translation>
    </message>
    <message>
        <source>It goes on when you close this.</source>
        <translation>Es geht weiter, wenn du das schließt.</translation>
    </message>
    <message>
        <source>Everything is in this folder:</source>
        <translation>Alles ist in diesem Ordner:</translation>
    </message>
    <message>
        <source>A page to read and a file for other programs (JSON Lines), in a folder that you choose. Whoever opens it can read it.</source>
        <translation>Eine Seite zum Lesen und eine Datei für andere Programme (JSON Lines), in einem Ordner, den du wählst. Wer ihn öffnet, kann alles lesen.</translation>
    </message>
    <message>
        <source>There is no dialog to choose a folder with: a part of Qt is missing (Qt.labs.folderlistmodel).</source>
        <translation>Es gibt keinen Dialog zum Wählen eines Ordners: Ein Teil von Qt fehlt (Qt.labs.folderlistmodel).</translation>
    </message>
    <message>
        <source>With files</source>
        <translation>Mit Dateien</translation>
    </message>
    <message>
        <source>Words only</source>
        <translation>Nur Worte</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>Was darin ist</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>As it was on %1</source>
        <translation>Wie es am %1 war</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>Nachricht gelöscht</translation>
    </message>
    <message>
        <source>(edited)</source>
        <translation>(bearbeitet)</translation>
    </message>
    <message>
        <source>A message that is not here</source>
        <translation>Eine Nachricht, die nicht hier ist</translation>
    </message>
    <message>
        <source>%1 came in</source>
        <translation>%1 ist hereingekommen</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 ist gegangen</translation>
    </message>
    <message>
        <source>%1 removed the topic</source>
        <translation>%1 hat das Thema entfernt</translation>
    </message>
    <message>
        <source>%1 set the topic: %2</source>
        <translation>%1 hat das Thema gesetzt: %2</translation>
    </message>
    <message>
        <source>%1 called the room %2</source>
        <translation>%1 hat den Raum %2 genannt</translation>
    </message>
</context>
<context>
    <name>ExportPlace</name>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
</context>
<context>
    <name>FactorGroup</name>
    <message>
        <source>Second factor</source>
        <translation>Zweiter Faktor</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Dein Passwort</translation>
    </message>
    <message>
        <source>You need an app that makes codes, like Aegis or FreeOTP, on your phone.</source>
        <translation>Du brauchst eine App auf deinem Telefon, die Codes erzeugt, etwa Aegis oder FreeOTP.</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Einrichten …</translation>
    </message>
    <message>
        <source>Scan this with the app, or type the key below into it. Then enter the code that it shows.</source>
        <translation>Fotografiere das mit der App ab, oder tippe den Schlüssel darunter ein. Gib dann den Code ein, den sie anzeigt.</translation>
    </message>
    <message>
        <source>The key as a code to scan</source>
        <translation>Der Schlüssel als Code zum Abfotografieren</translation>
    </message>
    <message>
        <source>The key to type</source>
        <translation>Der Schlüssel zum Eintippen</translation>
    </message>
    <message>
        <source>Code of the app</source>
        <translation>Code der App</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Your recovery codes. Each lets you in once when the app is lost. They are shown this once: print them, or keep them where your passwords are.</source>
        <translation>Deine Wiederherstellungscodes. Jeder lässt dich einmal herein, wenn die App verloren ist. Sie werden nur dieses eine Mal angezeigt: Druck sie aus, oder bewahre sie bei deinen Passwörtern auf.</translation>
    </message>
    <message>
        <source>Recovery codes</source>
        <translation>Wiederherstellungscodes</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>I have them</source>
        <translation>Ich habe sie</translation>
    </message>
    <message>
        <source>Code of the app, or a recovery code</source>
        <translation>Code der App oder ein Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
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
    <name>FarewellDialog</name>
    <message>
        <source>Delete your account?</source>
        <translation>Dein Konto löschen?</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Dein Passwort</translation>
    </message>
    <message>
        <source>Code of the app, or a recovery code</source>
        <translation>Code der App oder ein Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
</context>
<context>
    <name>FarewellGroup</name>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>There is no dialog to choose a file with: a part of Qt is missing (Qt.labs.folderlistmodel).</source>
        <translation>Es gibt keinen Dialog, um eine Datei zu wählen: Ein Teil von Qt fehlt (Qt.labs.folderlistmodel).</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>Deine Daten</translation>
    </message>
    <message>
        <source>Your profile, devices, rooms and all you wrote, as a file.</source>
        <translation>Dein Profil, deine Geräte und Räume und alles, was du geschrieben hast, als Datei.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Stop saving your data</source>
        <translation>Das Speichern deiner Daten anhalten</translation>
    </message>
    <message>
        <source>Save your data</source>
        <translation>Deine Daten speichern</translation>
    </message>
    <message>
        <source>Sign out on this computer</source>
        <translation>Auf diesem Rechner abmelden</translation>
    </message>
    <message>
        <source>What is not sent yet waits here until you come back.</source>
        <translation>Was noch nicht gesendet ist, wartet hier, bis du wiederkommst.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Delete your account</source>
        <translation>Dein Konto löschen</translation>
    </message>
    <message>
        <source>For good.</source>
        <translation>Endgültig.</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
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
    <name>HostDialog</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>Einladungslink</translation>
    </message>
    <message>
        <source>Copy the invite link</source>
        <translation>Einladungslink kopieren</translation>
    </message>
    <message>
        <source>Make another link</source>
        <translation>Neuen Link machen</translation>
    </message>
    <message>
        <source>The invite link as a code to scan</source>
        <translation>Der Einladungslink als Code zum Scannen</translation>
    </message>
    <message>
        <source>Scan to open the invitation on a phone or another computer</source>
        <translation>Scannen, um die Einladung auf einem Telefon oder einem anderen Rechner zu öffnen</translation>
    </message>
    <message>
        <source>Keep running when Chinwag is closed</source>
        <translation>Weiterlaufen, wenn Chinwag geschlossen ist</translation>
    </message>
    <message>
        <source>Otherwise the server stops with this program</source>
        <translation>Sonst hält der Server mit diesem Programm an</translation>
    </message>
    <message>
        <source>Stop the server…</source>
        <translation>Server anhalten …</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Wieder starten</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Stop the server?</source>
        <translation>Server anhalten?</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
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
    <name>KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Everything can be done without a mouse.</source>
        <translation>Alles geht auch ohne Maus.</translation>
    </message>
</context>
<context>
    <name>LabFigure</name>
    <message>
        <source>%1: %2, %3</source>
        <comment>what it is, a figure, what belongs to it</comment>
        <translation>%1: %2, %3</translation>
    </message>
</context>
<context>
    <name>LabFrames</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Frame</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Answered in</source>
        <translation>Beantwortet in</translation>
    </message>
    <message>
        <source>Frames, newest first</source>
        <translation>Frames, die neuesten zuerst</translation>
    </message>
    <message>
        <source>Nothing has come or gone since the Lab was opened.</source>
        <translation>Seit das Labor offen ist, ist nichts gekommen oder gegangen.</translation>
    </message>
</context>
<context>
    <name>LabPage</name>
    <message>
        <source>Connection Lab</source>
        <translation>Verbindungslabor</translation>
    </message>
    <message>
        <source>What the connection does, and switches to make trouble</source>
        <translation>Was die Verbindung tut, und Schalter für Störungen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>For a report about a mistake: no names, no texts</source>
        <translation>Für eine Fehlermeldung: keine Namen, keine Texte</translation>
    </message>
    <message>
        <source>Close the Connection Lab</source>
        <translation>Verbindungslabor schließen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Attempts needed</source>
        <translation>Nötige Versuche</translation>
    </message>
    <message>
        <source>Delay before it</source>
        <translation>Wartezeit davor</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Hin und zurück</translation>
    </message>
</context>
<context>
    <name>LabRoundTrips</name>
    <message>
        <source>Round trips of the last two minutes: %1, %2</source>
        <translation>Hin und zurück in den letzten zwei Minuten: %1, %2</translation>
    </message>
    <message>
        <source>Round trip, ms</source>
        <translation>Hin und zurück, ms</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>2 minutes ago</source>
        <translation>vor 2 Minuten</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>vor 1 Minute</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>The first answer is on its way.</source>
        <translation>Die erste Antwort ist unterwegs.</translation>
    </message>
</context>
<context>
    <name>LabTrouble</name>
    <message>
        <source>Make trouble</source>
        <translation>Störungen machen</translation>
    </message>
    <message>
        <source>Ignore pings</source>
        <translation>Pings ignorieren</translation>
    </message>
    <message>
        <source>Half-open</source>
        <translation>Halb offen</translation>
    </message>
    <message>
        <source>Nothing arrives, nothing fails</source>
        <translation>Nichts kommt an, nichts schlägt fehl</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>Added to every frame, both ways</source>
        <translation>Kommt zu jedem Frame hinzu, in beide Richtungen</translation>
    </message>
    <message>
        <source>Frames lost</source>
        <translation>Verlorene Frames</translation>
    </message>
    <message>
        <source>Both ways, chosen by chance</source>
        <translation>In beide Richtungen, zufällig gewählt</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>Alles anhalten</translation>
    </message>
    <message>
        <source>Drop the connection now</source>
        <translation>Verbindung jetzt abbrechen</translation>
    </message>
</context>
<context>
    <name>LabWords</name>
    <message>
        <source>%1 of %2</source>
        <comment>messages</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>once</source>
        <translation>einmal</translation>
    </message>
    <message numerus="yes">
        <source>%n twice</source>
        <translation>
            <numerusform>%n doppelt</numerusform>
            <numerusform>%n doppelt</numerusform>
        </translation>
    </message>
    <message>
        <source>in order</source>
        <translation>in der richtigen Reihenfolge</translation>
    </message>
    <message numerus="yes">
        <source>%n out of order</source>
        <translation>
            <numerusform>%n in falscher Reihenfolge</numerusform>
            <numerusform>%n in falscher Reihenfolge</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>Holt nach</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Nothing comes or goes, on purpose</source>
        <translation>Nichts kommt oder geht, absichtlich</translation>
    </message>
    <message>
        <source>Frames are being lost on purpose</source>
        <translation>Frames gehen absichtlich verloren</translation>
    </message>
    <message>
        <source>Pings are ignored on purpose</source>
        <translation>Pings werden absichtlich ignoriert</translation>
    </message>
    <message>
        <source>Every frame is late on purpose</source>
        <translation>Jeder Frame kommt absichtlich zu spät</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Not proved</source>
        <translation>Nicht bewiesen</translation>
    </message>
    <message>
        <source>typing %1</source>
        <translation>Schreiben %1</translation>
    </message>
    <message>
        <source>back in %1</source>
        <translation>zurück in %1</translation>
    </message>
    <message>
        <source>the private room is gone again</source>
        <translation>der private Raum ist wieder weg</translation>
    </message>
    <message>
        <source>the private room goes when you are next online</source>
        <translation>der private Raum verschwindet, wenn du das nächste Mal online bist</translation>
    </message>
    <message>
        <source>Nothing was proved; %1.</source>
        <translation>Nichts wurde bewiesen; %1.</translation>
    </message>
    <message numerus="yes">
        <source>At %1, over %n forced drop(s); %2.</source>
        <comment>time, what became of the room</comment>
        <translation>
            <numerusform>Um %1, über %n erzwungenen Abbruch hinweg; %2.</numerusform>
            <numerusform>Um %1, über %n erzwungene Abbrüche hinweg; %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Of this window. What people write stays as they wrote it.</source>
        <translation>Die dieses Fensters. Was Leute schreiben, bleibt, wie sie es geschrieben haben.</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Sprache des Fensters</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>Wie das System</translation>
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
    <message>
        <source>read</source>
        <comment>by the other person</comment>
        <translation>gelesen</translation>
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
    <message>
        <source>Quit, and stop your server?</source>
        <translation>Beenden und deinen Server anhalten?</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
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
    <message>
        <source>Mark as unread from here</source>
        <translation>Ab hier als ungelesen markieren</translation>
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
    <name>NearbyDelegate</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2, not encrypted</source>
        <translation>%1, %2, nicht verschlüsselt</translation>
    </message>
</context>
<context>
    <name>NearbyList</name>
    <message>
        <source>On this network</source>
        <translation>In diesem Netz</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <comment>servers</comment>
        <translation>
            <numerusform>%n gefunden</numerusform>
            <numerusform>%n gefunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>How Chinwag gets from this computer to its server.</source>
        <translation>Wie Chinwag von diesem Rechner zu seinem Server kommt.</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>Wie das System es sagt</translation>
    </message>
    <message>
        <source>What other programs use, too.</source>
        <translation>Was auch andere Programme nutzen.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Straight to the server.</source>
        <translation>Direkt zum Server.</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Dieser</translation>
    </message>
    <message>
        <source>It is used as soon as its address is complete.</source>
        <translation>Er wird genutzt, sobald seine Adresse vollständig ist.</translation>
    </message>
    <message>
        <source>Kind of proxy</source>
        <translation>Art des Proxys</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>SOCKS 5</source>
        <translation>SOCKS 5</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>proxy.example.org</source>
        <translation>proxy.example.org</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Name, if it asks for one</source>
        <translation>Name, falls er einen verlangt</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>In use. The password is kept in the keychain.</source>
        <translation>In Gebrauch. Das Passwort liegt im Schlüsselbund.</translation>
    </message>
    <message>
        <source>Not in use yet.</source>
        <translation>Noch nicht in Gebrauch.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Benutzen</translation>
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
    <message>
        <source>%1 shows another certificate than the one you trust. Somebody may be reading along. Ask the people who run it.</source>
        <comment>%1 is a server</comment>
        <translation>%1 zeigt ein anderes Zertifikat als das, dem du vertraust. Vielleicht liest jemand mit. Frage die Leute, die ihn betreiben.</translation>
    </message>
    <message>
        <source>Nobody vouches for %1: its certificate is signed by itself. Compare its fingerprint with the people who run it.</source>
        <translation>Niemand bürgt für %1: Das Zertifikat hat er selbst unterschrieben. Vergleiche den Fingerabdruck mit den Leuten, die ihn betreiben.</translation>
    </message>
    <message>
        <source>The certificate of %1 comes from somebody this computer does not know. Compare its fingerprint with the people who run it.</source>
        <translation>Das Zertifikat von %1 kommt von jemandem, den dieser Rechner nicht kennt. Vergleiche den Fingerabdruck mit den Leuten, die ihn betreiben.</translation>
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
    <message>
        <source>Change what you do…</source>
        <translation>Ändern, was du tust …</translation>
    </message>
    <message>
        <source>Say what you do…</source>
        <translation>Sagen, was du tust …</translation>
    </message>
    <message>
        <source>Take your status back</source>
        <translation>Deinen Status entfernen</translation>
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
    <message>
        <source>Very hard to guess</source>
        <translation>Sehr schwer zu erraten</translation>
    </message>
    <message>
        <source>Good enough</source>
        <translation>Gut genug</translation>
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
    <name>ProvingRun</name>
    <message>
        <source>There was no second connection to the server.</source>
        <translation>Es gab keine zweite Verbindung zum Server.</translation>
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
    <name>RoomExport</name>
    <message>
        <source>It could not be written: %1</source>
        <translation>Ließ sich nicht schreiben: %1</translation>
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
    <message>
        <source>Words as they are typed</source>
        <translation>Wörter, während sie getippt werden</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
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
    <name>SettingsCategory</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
</context>
<context>
    <name>SettingsMenu</name>
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
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Your server</source>
        <translation>Dein Server</translation>
    </message>
    <message>
        <source>Connection Lab</source>
        <translation>Verbindungslabor</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Back (Esc)</source>
        <translation>Zurück (Esc)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Alle Einstellungen</translation>
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
    <message>
        <source>Compare the fingerprint…</source>
        <translation>Fingerabdruck vergleichen …</translation>
    </message>
    <message>
        <source>Nobody has one yet?</source>
        <translation>Noch niemand hat einen?</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet …</translation>
    </message>
    <message>
        <source>Enter your own server</source>
        <translation>Deinen eigenen Server betreten</translation>
    </message>
    <message>
        <source>Start a server on this computer</source>
        <translation>Auf diesem Rechner einen Server starten</translation>
    </message>
    <message>
        <source>Code of your app</source>
        <translation>Code deiner App</translation>
    </message>
    <message>
        <source>This account has a second factor. A recovery code does, too.</source>
        <translation>Dieses Konto hat einen zweiten Faktor. Ein Wiederherstellungscode geht auch.</translation>
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
    <name>StatusDialog</name>
    <message>
        <source>What are you doing?</source>
        <translation>Was machst du gerade?</translation>
    </message>
    <message>
        <source>Everybody who is in a room with you sees it.</source>
        <translation>Alle, die mit dir in einem Raum sind, sehen es.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>In a meeting</source>
        <translation>In einer Besprechung</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 Minuten</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>4 hours</source>
        <translation>4 Stunden</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>No end</source>
        <translation>Ohne Ende</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Copies on this computer of what the server has. Drafts and what is not sent yet are never cleared.</source>
        <translation>Kopien auf diesem Rechner von dem, was der Server hat. Entwürfe und noch nicht Gesendetes werden nie geleert.</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>Messages, rooms and people</source>
        <translation>Nachrichten, Räume und Personen</translation>
    </message>
    <message>
        <source>Clear…</source>
        <translation>Leeren …</translation>
    </message>
    <message>
        <source>Clear messages, rooms and people</source>
        <translation>Nachrichten, Räume und Personen leeren</translation>
    </message>
    <message>
        <source>Pictures and files of others</source>
        <translation>Bilder und Dateien der anderen</translation>
    </message>
    <message>
        <source>Clear pictures and files of others</source>
        <translation>Bilder und Dateien der anderen leeren</translation>
    </message>
    <message>
        <source>Clear the copies of messages?</source>
        <translation>Die Kopien der Nachrichten leeren?</translation>
    </message>
    <message>
        <source>They are fetched from the server again when you look at them. Drafts and what is not sent yet stay.</source>
        <translation>Sie werden wieder vom Server geholt, wenn du sie ansiehst. Entwürfe und noch nicht Gesendetes bleiben.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear the copies of files?</source>
        <translation>Die Kopien der Dateien leeren?</translation>
    </message>
    <message>
        <source>They are fetched from the server again when you look at them. What you saved elsewhere stays there.</source>
        <translation>Sie werden wieder vom Server geholt, wenn du sie ansiehst. Was du woanders gespeichert hast, bleibt dort.</translation>
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
    <name>TroubleLine</name>
    <message>
        <source>Connection Lab: %1</source>
        <translation>Verbindungslabor: %1</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>Alles anhalten</translation>
    </message>
</context>
<context>
    <name>TrustDialog</name>
    <message>
        <source>It shows now</source>
        <translation>Er zeigt jetzt</translation>
    </message>
    <message>
        <source>You trust</source>
        <translation>Du vertraust</translation>
    </message>
    <message>
        <source>Trust the new one</source>
        <translation>Dem neuen vertrauen</translation>
    </message>
    <message>
        <source>I compared it</source>
        <translation>Ich habe verglichen</translation>
    </message>
    <message>
        <source>Trust this time</source>
        <translation>Diesmal vertrauen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>TypedWordsLine</name>
    <message>
        <source>typing, not sent yet</source>
        <translation>schreibt, noch nicht gesendet</translation>
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
    <message>
        <source>%1 · until %2</source>
        <comment>what somebody does, a time</comment>
        <translation>%1 · bis %2</translation>
    </message>
    <message>
        <source>Last seen at %1</source>
        <comment>a time of today</comment>
        <translation>Zuletzt da um %1</translation>
    </message>
    <message>
        <source>Last seen yesterday at %1</source>
        <translation>Zuletzt da gestern um %1</translation>
    </message>
    <message>
        <source>Last seen on %1</source>
        <comment>a date</comment>
        <translation>Zuletzt da am %1</translation>
    </message>
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
    <message>
        <source>%1 · %2</source>
        <comment>whether somebody is there, what they do</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>WordsStrip</name>
    <message>
        <source>Turn off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
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
