#pragma once

#include "shared/protocol/model.h"

namespace Chinwag::Test {

/// What a message says; null when the event is none.
inline QString textOf(const Event &event)
{
    const auto *message = event.as<MessageBody>();
    return message ? message->text : QString();
}

/// What somewhere on the way is taken for something else than text: at the beginning for a byte order mark.
inline QStringList textsThatAreEasilyLost()
{
    return {QStringLiteral("\uFEFFtea"), QStringLiteral("\uFEFFt\u00E9"), QStringLiteral("\uFEFF\uFEFFtea"),
            QStringLiteral("te\uFEFFa\uFEFF"), QStringLiteral("\\\uFEFF\"\uFEFF\"")};
}

/// One of each that this program knows, with everything in it.
inline QList<EventBody> bodiesOfEveryKind()
{
    constexpr Seq target = 9'876'543'210;
    const UserId ben(QStringLiteral("u_ben"));
    return {
        MessageBody{QStringLiteral("text"),
                    1'234'567'890'123,
                    {{FileId(QStringLiteral("f_a")), QStringLiteral("garden.jpg"), 9'876'543'210,
                      QStringLiteral("image/jpeg"), 1600, 1200, QStringLiteral("LEHV6nWB2yk8pyo0adR*"), true},
                     {FileId(QStringLiteral("f_b")),
                      QStringLiteral("plan.pdf"),
                      0,
                      QStringLiteral("application/pdf"),
                      0,
                      0,
                      {},
                      false}},
                    true},
        EditBody{target, QStringLiteral("text")},
        DeleteBody{target},
        ReactionBody{target, QStringLiteral("👍"), true},
        ReactionBody{target, QStringLiteral("👍"), false},
        MembershipBody{MembershipBody::Change::Join, ben},
        MembershipBody{MembershipBody::Change::Leave, ben},
        ModerationBody{ModerationBody::Change::Kick, ben, {}, QStringLiteral("reason")},
        ModerationBody{ModerationBody::Change::Ban, ben, std::chrono::milliseconds{1'700'000'600'000},
                       QStringLiteral("reason")},
        ModerationBody{ModerationBody::Change::Unban, ben},
        ModerationBody{ModerationBody::Change::Mute, ben, std::chrono::milliseconds{1'700'000'600'000}},
        ModerationBody{ModerationBody::Change::Unmute, ben},
        RoleBody{ben, Role::Moderator},
        RulesBody{{std::chrono::seconds{30}, Posting::Moderators}},
        TopicBody{QStringLiteral("text")},
        NameBody{QStringLiteral("text")},
    };
}

} // namespace Chinwag::Test
