<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Chinwag::Announcer</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::AppController</name>
    <message numerus="yes">
        <source>%n message(s) have not been sent. They stay on this computer and go out when you sign in here again.</source>
        <translation>
            <numerusform>%n message has not been sent. It stays on this computer and goes out when you sign in here again.</numerusform>
            <numerusform>%n messages have not been sent. They stay on this computer and go out when you sign in here again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::CommandRunner</name>
    <message numerus="yes">
        <source>This is %n character(s) too long for a topic.</source>
        <translation>
            <numerusform>This is %n character too long for a topic.</numerusform>
            <numerusform>This is %n characters too long for a topic.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::CompletenessController</name>
    <message numerus="yes">
        <source>%1 and %n more part(s)</source>
        <comment>a stretch of the log</comment>
        <translation>
            <numerusform>%1 and %n more part</numerusform>
            <numerusform>%1 and %n more parts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::ComposerController</name>
    <message numerus="yes">
        <source>This message is %n character(s) too long.</source>
        <translation>
            <numerusform>This message is %n character too long.</numerusform>
            <numerusform>This message is %n characters too long.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::ConnectionController</name>
    <message numerus="yes">
        <source>Connection lost. Reconnecting in %n second(s)…</source>
        <translation>
            <numerusform>Connection lost. Reconnecting in %n second…</numerusform>
            <numerusform>Connection lost. Reconnecting in %n seconds…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::DesktopController</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them for you</source>
        <translation>
            <numerusform>%n of them for you</numerusform>
            <numerusform>%n of them for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::DirectoryModel</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::FactorController</name>
    <message numerus="yes">
        <source>On. Signing in asks for a code of your app. %n recovery code(s) left.</source>
        <translation>
            <numerusform>On. Signing in asks for a code of your app. %n recovery code left.</numerusform>
            <numerusform>On. Signing in asks for a code of your app. %n recovery codes left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::HostController</name>
    <message numerus="yes">
        <source>%n person(s) online</source>
        <comment>of a server</comment>
        <translation>
            <numerusform>%n person online</numerusform>
            <numerusform>%n people online</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other person(s) will lose their connection.</source>
        <translation>
            <numerusform>%n other person will lose their connection.</numerusform>
            <numerusform>%n other people will lose their connection.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::LabController</name>
    <message numerus="yes">
        <source>%n heartbeat(s)</source>
        <translation>
            <numerusform>%n heartbeat</numerusform>
            <numerusform>%n heartbeats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Twenty seconds with this server: %1 messages over %n forced drop(s), in a private room that goes again.</source>
        <translation>
            <numerusform>Twenty seconds with this server: %1 messages over %n forced drop, in a private room that goes again.</numerusform>
            <numerusform>Twenty seconds with this server: %1 messages over %n forced drops, in a private room that goes again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::LabFrameModel</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::NoticeBoard</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n room(s), while you were away</source>
        <translation>
            <numerusform>In one room, while you were away</numerusform>
            <numerusform>In %n rooms, while you were away</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::RoomListModel</name>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>%n mention</numerusform>
            <numerusform>%n mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n unread message</numerusform>
            <numerusform>%n unread messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::SignInController</name>
    <message numerus="yes">
        <source>%1 · %n person(s) online</source>
        <comment>server and version</comment>
        <translation>
            <numerusform>%1 · %n person online</numerusform>
            <numerusform>%1 · %n people online</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use at most %n of the letters a to z, digits, and . _ -, with a letter or digit first.</source>
        <translation>
            <numerusform>Use %n of the letters a to z or a digit.</numerusform>
            <numerusform>Use at most %n of the letters a to z, digits, and . _ -, with a letter or digit first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chinwag::WordsController</name>
    <message numerus="yes">
        <source>%n of you see words as they are typed</source>
        <translation>
            <numerusform>%n of you sees words as they are typed</numerusform>
            <numerusform>%n of you see words as they are typed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in this room would like to see words as they are typed</source>
        <translation>
            <numerusform>%n person in this room would like to see words as they are typed</numerusform>
            <numerusform>%n people in this room would like to see words as they are typed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Completions</name>
    <message numerus="yes">
        <source>tells all %n people</source>
        <translation>
            <numerusform>tells %n person</numerusform>
            <numerusform>tells all %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DrawerButton</name>
    <message numerus="yes">
        <source>Rooms, %n new message(s)</source>
        <translation>
            <numerusform>Rooms, %n new message</numerusform>
            <numerusform>Rooms, %n new messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileWords</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n file(s) go with one message.</source>
        <translation>
            <numerusform>At most %n file goes with one message.</numerusform>
            <numerusform>At most %n files go with one message.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabWords</name>
    <message numerus="yes">
        <source>%n twice</source>
        <translation>
            <numerusform>%n twice</numerusform>
            <numerusform>%n twice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n out of order</source>
        <translation>
            <numerusform>%n out of order</numerusform>
            <numerusform>%n out of order</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At %1, over %n forced drop(s); %2.</source>
        <comment>time, what became of the room</comment>
        <translation>
            <numerusform>At %1, over %n forced drop; %2.</numerusform>
            <numerusform>At %1, over %n forced drops; %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineWords</name>
    <message numerus="yes">
        <source>%n reaction(s)</source>
        <translation>
            <numerusform>%n reaction</numerusform>
            <numerusform>%n reactions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NearbyList</name>
    <message numerus="yes">
        <source>%n found</source>
        <comment>servers</comment>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PasswordAdvice</name>
    <message numerus="yes">
        <source>Use at most %n character(s).</source>
        <translation>
            <numerusform>Use at most %n character.</numerusform>
            <numerusform>Use at most %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use at least %n character(s).</source>
        <translation>
            <numerusform>Use at least %n character.</numerusform>
            <numerusform>Use at least %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s)</source>
        <translation>
            <numerusform>At least %n character</numerusform>
            <numerusform>At least %n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%1, %2 and %n other(s) are typing…</source>
        <comment>names</comment>
        <translation>
            <numerusform>%1, %2 and %n other are typing…</numerusform>
            <numerusform>%1, %2 and %n others are typing…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n online</source>
        <translation>
            <numerusform>%n online</numerusform>
            <numerusform>%n online</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) are typing…</source>
        <translation>
            <numerusform>%n person is typing…</numerusform>
            <numerusform>%n people are typing…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
</TS>
