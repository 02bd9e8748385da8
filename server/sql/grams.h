#pragma once

#include "shared/base/ids.h"

#include <QList>
#include <QStringList>

/// What messages are found by: numbers that stand for pieces of their words, for their room and for who said
/// them. Two pieces may have one number, so what is found by them is a candidate; but nothing that fits is
/// missed. They stand in databases: the same input has to give the same numbers for ever.
///
/// The pieces of a word are its runs of three characters. Scripts that do without spaces, and signs that are
/// words by themselves (emoji), are found by one or two as well.
namespace Chinwag::Grams {

using List = QList<quint32>; ///< ascending, each once

List ofMessage(const RoomId &room, const UserId &sender, const QString &text, bool hasFiles = false);
/// Of SearchWords::words(): whatever contains them has all of these. Not all there are, when they
/// are many. Empty when the words are too short.
List ofWords(const QStringList &words);
quint32 ofRoom(const RoomId &room);
quint32 ofSender(const UserId &sender);
/// Of every message with a link.
quint32 ofLink();
/// Of every message with a file.
quint32 ofFile();

} // namespace Chinwag::Grams
