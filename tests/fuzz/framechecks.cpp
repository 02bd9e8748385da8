#include "tests/fuzz/framechecks.h"

#include "shared/protocol/codec.h"
#include "shared/protocol/eventrow.h"

namespace Chinwag::FrameChecks {

using namespace Qt::StringLiterals;

namespace {

QString refusal(const Error &error)
{
    const bool isExpected = error.code == ErrorCode::BadRequest || error.code == ErrorCode::UnknownType ||
                            error.code == ErrorCode::TooLarge;
    if (!isExpected)
        return u"refused with %1"_s.arg(toString(error.code));
    return error.message.isEmpty() ? u"refused without a word"_s : QString();
}

// A frame that was accepted is a frame: encoded, it is accepted again and says the same.
template <typename Decode, typename Frame>
QString roundTrip(Decode decode, const Frame &frame)
{
    const QByteArray once = encode(frame);
    const auto again = decode(once);
    if (!again)
        return u"its own encoding is refused"_s;
    return encode(*again) == once ? QString() : u"the second encoding differs"_s;
}

// What a table keeps of an event is the event.
QString kept(const ServerFrame &frame)
{
    const auto *event = std::get_if<EventFrame>(&frame);
    const bool isSame = !event || eventOf(event->event.room, rowOf(event->event)) == event->event;
    return isSame ? QString() : u"its row is another event"_s;
}

// Reply data is read by whoever asked, outside of the frame's decoder.
void readReplyData(const ServerFrame &frame)
{
    const auto *reply = std::get_if<ReplyFrame>(&frame);
    const auto *data = reply ? std::get_if<QJsonObject>(&reply->result) : nullptr;
    if (!data)
        return;
    (void)syncResultFromJson(*data);
    (void)sendResultFromJson(*data);
    (void)historyPageFromJson(*data);
}

} // namespace

QString clientFrame(const QByteArray &bytes)
{
    const auto decoded = decodeClientFrame(bytes);
    return decoded ? roundTrip(&decodeClientFrame, *decoded) : refusal(decoded.error().error);
}

QString serverFrame(const QByteArray &bytes)
{
    const auto decoded = decodeServerFrame(bytes);
    if (!decoded)
        return refusal(decoded.error());
    readReplyData(*decoded);
    const QString problem = kept(*decoded);
    return problem.isEmpty() ? roundTrip(&decodeServerFrame, *decoded) : problem;
}

} // namespace Chinwag::FrameChecks
