#include "app/core/connection/obstaclewords.h"

#include "app/core/text/foreigntext.h"

namespace Chinwag {

QString ObstacleWords::sentence(Obstacle obstacle, const QString &server, const QString &proxy)
{
    return ofServer(obstacle, ForeignText::isolated(server), ForeignText::isolated(proxy));
}

QString ObstacleWords::ofServer(Obstacle obstacle, const QString &server, const QString &proxy)
{
    switch (obstacle) {
    case Obstacle::None:
        return {};
    case Obstacle::Unreachable:
        return tr("%1 cannot be reached. Check the address, or try again.", "%1 is a server").arg(server);
    case Obstacle::UnknownHost:
        return tr("There is no computer with the name %1. Check the address.").arg(server);
    case Obstacle::NoRoute:
        return tr("There is no way to %1 from here. Check the network of this computer.").arg(server);
    case Obstacle::NobodyListens:
        return tr("No Chinwag server answered at %1. Check the address, or ask whether the server runs.")
            .arg(server);
    case Obstacle::Silent:
        return tr("%1 did not answer in time. Check the address, or try again.", "%1 is a server")
            .arg(server);
    case Obstacle::CutOff:
        return tr("%1 ended the connection without an answer. Try again in a moment.", "%1 is a server")
            .arg(server);
    case Obstacle::NotChinwag:
        return tr("What answers at %1 is not a Chinwag server. Does this network want you to sign in first?")
            .arg(server);
    default:
        return obstacle < Obstacle::NotYetValid ? ofProxy(obstacle, server, proxy)
                                                : ofCertificate(obstacle, server);
    }
}

QString ObstacleWords::ofProxy(Obstacle obstacle, const QString &server, const QString &proxy)
{
    switch (obstacle) {
    case Obstacle::ProxyUnknown:
        return tr("This computer is set to use the proxy %1, and there is no computer with that name. Check "
                  "its network settings.")
            .arg(proxy);
    case Obstacle::ProxyAbsent:
        return tr("The proxy %1 that this computer is set to use takes no connections. Check its network "
                  "settings.")
            .arg(proxy);
    case Obstacle::ProxySilent:
        return tr("The proxy %1 did not answer in time, or does not reach %2. Try again, or ask the people "
                  "who run your network.")
            .arg(proxy, server);
    case Obstacle::ProxyRefuses:
        return tr("The proxy %1 refuses connections to %2. Ask the people who run your network.")
            .arg(proxy, server);
    case Obstacle::ProxyFindsNobody:
        return tr("The proxy %1 finds no server with the name %2, or may not connect us to it. Check the "
                  "address, or ask the people who run your network.")
            .arg(proxy, server);
    case Obstacle::ProxyPassword:
        return tr("The proxy %1 on the way to %2 wants a name and a password.").arg(proxy, server);
    default:
        return tr("The proxy %1 fails to connect us to %2. Try again, or ask the people who run your "
                  "network.")
            .arg(proxy, server);
    }
}

QString ObstacleWords::ofCertificate(Obstacle obstacle, const QString &server)
{
    switch (obstacle) {
    case Obstacle::CertificateChanged:
        return tr("%1 shows another certificate than the one you trust. Somebody may be reading along. Ask "
                  "the people who run it.",
                  "%1 is a server")
            .arg(server);
    case Obstacle::SelfSigned:
        return tr("Nobody vouches for %1: its certificate is signed by itself. Compare its fingerprint with "
                  "the people who run it.")
            .arg(server);
    case Obstacle::UnknownIssuer:
        return tr("The certificate of %1 comes from somebody this computer does not know. Compare its "
                  "fingerprint with the people who run it.")
            .arg(server);
    case Obstacle::NotYetValid:
        return tr("The certificate of %1 is not valid yet. Is the clock of this computer right?").arg(server);
    case Obstacle::Expired:
        return tr("The certificate of %1 has expired. Ask the people who run it to renew it.").arg(server);
    case Obstacle::WrongName:
        return tr("The certificate at %1 belongs to another server. Check the address.").arg(server);
    default:
        return tr("The connection to %1 could not be made secure.").arg(server);
    }
}

} // namespace Chinwag
