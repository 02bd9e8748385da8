#include "app/core/rooms/privacybook.h"

namespace Chinwag {

PrivacyBook::PrivacyBook(AccountApi &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{
}

void PrivacyBook::refresh(Done<Ok> done)
{
    auto answer = [self = QPointer(this), done = std::move(done)](const Result<RoomInvites, Error> &who) {
        if (!self)
            return;
        if (!who)
            return done(who.error());
        self->keep(*who);
        self->refreshBlocked(done);
    };
    m_api.whoMayAdd(std::move(answer));
}

void PrivacyBook::refreshBlocked(Done<Ok> done)
{
    auto answer = [self = QPointer(this), done = std::move(done)](const Result<QList<User>, Error> &users) {
        if (!self)
            return;
        if (!users)
            return done(users.error());
        self->keep(*users);
        done(Ok());
    };
    m_api.blocked(std::move(answer));
}

void PrivacyBook::setWhoMayAdd(RoomInvites who, Done<Ok> done)
{
    auto answer = [self = QPointer(this), done = std::move(done)](const Result<RoomInvites, Error> &now) {
        if (!self)
            return;
        if (!now)
            return done(now.error());
        self->keep(*now);
        done(Ok());
    };
    m_api.setWhoMayAdd(who, std::move(answer));
}

void PrivacyBook::block(const User &user, Done<Ok> done)
{
    auto answer = [self = QPointer(this), user, done = std::move(done)](const Result<Ok, Error> &blocked) {
        if (!self)
            return;
        if (blocked) {
            QList<User> all = self->m_blocked;
            all.removeIf([&user](const User &each) { return each.id == user.id; });
            all.append(user);
            self->keep(all);
        }
        done(blocked);
    };
    m_api.block(user.id, std::move(answer));
}

void PrivacyBook::unblock(const UserId &user, Done<Ok> done)
{
    auto answer = [self = QPointer(this), user, done = std::move(done)](const Result<Ok, Error> &unblocked) {
        if (!self)
            return;
        if (unblocked) {
            QList<User> left = self->m_blocked;
            left.removeIf([&user](const User &each) { return each.id == user; });
            self->keep(left);
        }
        done(unblocked);
    };
    m_api.unblock(user, std::move(answer));
}

void PrivacyBook::keep(RoomInvites who)
{
    if (m_whoMayAdd == who)
        return;
    m_whoMayAdd = who;
    Q_EMIT whoMayAddChanged();
}

void PrivacyBook::keep(const QList<User> &blocked)
{
    if (m_blocked == blocked)
        return;
    m_blocked = blocked;
    Q_EMIT blockedChanged();
}

} // namespace Chinwag
