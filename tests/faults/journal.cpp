#include "tests/faults/journal.h"

namespace Chinwag::Test {

namespace {

QByteArray lineOf(const Record &record)
{
    QByteArray line;
    line += static_cast<char>(record.kind);
    line += '\t' + record.room.toString().toUtf8();
    line += '\t' + QByteArray::number(qint64(record.seq));
    line += '\t' + record.nonce.toString().toUtf8();
    line += '\t' + record.text.toUtf8();
    line += '\n';
    return line;
}

/// What a kill inside a write left at the end.
void dropHalfLine(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return;
    qint64 end = file.size();
    for (char last = 0; end > 0 && file.seek(end - 1) && file.getChar(&last) && last != '\n';)
        --end;
    file.resize(end);
}

} // namespace

Journal::Journal(const QString &path)
    : m_file(path)
{
    dropHalfLine(path);
    // Unbuffered: what was added is the kernel's when add() returns.
    if (!m_file.open(QIODevice::Append | QIODevice::Unbuffered))
        qCritical("The journal %s cannot be written.", qUtf8Printable(path));
}

void Journal::add(const Record &record) { m_file.write(lineOf(record)); }

QList<Record> Journal::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Record> records;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        const QList<QByteArray> fields = line.chopped(line.endsWith('\n') ? 1 : 0).split('\t');
        if (!line.endsWith('\n') || fields.size() != 5 || fields.first().size() != 1)
            continue;
        records.append({static_cast<Record::Kind>(fields.at(0).at(0)),
                        RoomId(QString::fromUtf8(fields.at(1))), Seq(fields.at(2).toLongLong()),
                        Nonce(QString::fromUtf8(fields.at(3))), QString::fromUtf8(fields.at(4))});
    }
    return records;
}

} // namespace Chinwag::Test
