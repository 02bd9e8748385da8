#include "app/ui/timeline/typingcontroller.h"

#include "app/ui/words.h"

namespace Chinwag {

void TypingController::setPeople(const QList<PersonRow> &people)
{
    QStringList names;
    for (const PersonRow &person : people)
        names.append(person.name);
    // The faces stay while the row fades out; without this the sentence would slide to the left as it goes.
    if (!people.isEmpty())
        m_people.setRows(people.first(std::min<qsizetype>(people.size(), maxFaces)));
    setText(Words::typing(names));
}

void TypingController::setCount(int count)
{
    m_people.setRows({});
    setText(count > 0 ? tr("%n person(s) are typing…", nullptr, count) : QString());
}

void TypingController::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    Q_EMIT textChanged();
}

} // namespace Chinwag
