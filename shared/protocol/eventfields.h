#pragma once

#include "shared/protocol/limits.h"
#include "shared/protocol/model.h"

#include <concepts>
#include <type_traits>

/// Internal to the codec: the one list of what the bodies of events consist of. What is read, what is written
/// and what databases keep follow from it; a new kind is a struct in model.h, its name in model.cpp and its
/// fields here. `fields` has, each with the name on the wire and the member:
/// text(), seq(), files(), flag(), until() and the like may be absent, which reads as empty; without what
/// needText(), needSeq(), needUser() and needRole() name, the body is unreadable.
namespace Chinwag {

using namespace Qt::StringLiterals;

/// Const when it is written, else it is read.
template <typename T, typename Body>
concept MaybeConst = std::same_as<std::remove_const_t<T>, Body>;

void describe(auto &fields, MaybeConst<MessageBody> auto &body)
{
    fields.files("files"_L1, body.files);
    fields.flag("mentions_room"_L1, body.mentionsRoom);
    fields.seq("reply_to"_L1, body.replyTo);
    fields.text("text"_L1, body.text);
}

void describe(auto &fields, MaybeConst<EditBody> auto &body)
{
    fields.needSeq("target"_L1, body.target);
    fields.text("text"_L1, body.text);
}

void describe(auto &fields, MaybeConst<DeleteBody> auto &body) { fields.needSeq("target"_L1, body.target); }

void describe(auto &fields, MaybeConst<ReactionBody> auto &body)
{
    fields.needText("emoji"_L1, body.emoji, Limits::emojiLength);
    fields.needSeq("target"_L1, body.target);
}

void describe(auto &fields, MaybeConst<MembershipBody> auto &body)
{
    fields.needUser("subject"_L1, body.subject);
}

void describe(auto &fields, MaybeConst<ModerationBody> auto &body)
{
    fields.text("reason"_L1, body.reason);
    fields.needUser("subject"_L1, body.subject);
    fields.until("until"_L1, body.until);
}

void describe(auto &fields, MaybeConst<RoleBody> auto &body)
{
    fields.needRole("role"_L1, body.role);
    fields.needUser("subject"_L1, body.subject);
}

void describe(auto &fields, MaybeConst<RulesBody> auto &body)
{
    fields.posting("posting"_L1, body.rules.posting);
    fields.slowMode("slow_mode_s"_L1, body.rules.slowMode);
}

void describe(auto &fields, MaybeConst<TopicBody> auto &body) { fields.text("text"_L1, body.text); }

/// Nobody knows.
void describe(auto &, MaybeConst<UnknownBody> auto &) {}

void describe(auto &fields, MaybeConst<NameBody> auto &body)
{
    fields.needText("text"_L1, body.text, Limits::roomNameLength);
}

} // namespace Chinwag
