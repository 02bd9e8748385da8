#include "server/net/utf8check.h"

#include <cstdint>
#include <cstring>

namespace Chinwag {

bool Utf8Check::begin(unsigned char lead)
{
    m_low = 0x80;
    m_high = 0xbf;
    if (lead < 0x80)
        return true;
    if (lead < 0xc2 || lead > 0xf4)
        return false;
    m_missing = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    switch (lead) {
    case 0xe0:
        m_low = 0xa0;
        break;
    case 0xed:
        m_high = 0x9f;
        break;
    case 0xf0:
        m_low = 0x90;
        break;
    case 0xf4:
        m_high = 0x8f;
        break;
    default:
        break;
    }
    return true;
}

bool Utf8Check::feed(QByteArrayView bytes)
{
    constexpr std::uint64_t highBits = 0x8080808080808080U;
    const char *at = bytes.begin();
    const char *const end = bytes.end();
    while (at != end) {
        // Most of what people and programs write is ASCII.
        while (m_missing == 0 && end - at >= 8) {
            std::uint64_t eight = 0;
            std::memcpy(&eight, at, sizeof eight);
            if ((eight & highBits) != 0)
                break;
            at += 8;
        }
        if (at == end)
            break;
        const auto byte = static_cast<unsigned char>(*at++);
        if (m_missing == 0) {
            if (!begin(byte))
                return false;
            continue;
        }
        if (byte < m_low || byte > m_high)
            return false;
        --m_missing;
        m_low = 0x80;
        m_high = 0xbf;
    }
    return true;
}

} // namespace Chinwag
