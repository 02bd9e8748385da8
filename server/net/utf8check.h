#pragma once

#include <QByteArrayView>

namespace Chinwag {

/// Says whether bytes that arrive in pieces are UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing
/// above U+10FFFF), and at the first byte that cannot be.
class Utf8Check
{
public:
    /// False from the first wrong byte on.
    bool feed(QByteArrayView bytes);
    /// No character is cut at the end of what was fed.
    bool isComplete() const { return m_missing == 0; }

private:
    bool begin(unsigned char lead);

    // The next byte of a character under way, and how many of it are missing.
    unsigned char m_low = 0x80;
    unsigned char m_high = 0xbf;
    unsigned char m_missing = 0;
};

} // namespace Chinwag
