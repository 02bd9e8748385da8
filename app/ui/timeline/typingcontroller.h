#pragma once

#include "app/ui/timeline/personlistmodel.h"

#include <QObject>

namespace Chinwag {

/// The typing row of the open room. Who types, and for how long, is known elsewhere; here it gets its words.
class TypingController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(Chinwag::PersonListModel *people READ people CONSTANT)
    Q_PROPERTY(QString text READ text NOTIFY textChanged)
    Q_PROPERTY(bool active READ isActive NOTIFY textChanged)

public:
    /// More faces than this would push the sentence away.
    static constexpr int maxFaces = 3;

    using QObject::QObject;

    PersonListModel *people() { return &m_people; }
    QString text() const { return m_text; }
    bool isActive() const { return !m_text.isEmpty(); }

    /// In the order in which they are to be named.
    void setPeople(const QList<PersonRow> &people);
    /// A room too large for names.
    void setCount(int count);

Q_SIGNALS:
    void textChanged();

private:
    void setText(const QString &text);

    PersonListModel m_people;
    QString m_text;
};

} // namespace Chinwag
