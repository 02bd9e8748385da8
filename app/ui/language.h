#pragma once

#include <QLocale>
#include <QObject>
#include <QStringList>

#include <memory>

class QTranslator;

namespace Chinwag {

/// The language of the window: of its words, of its times and numbers, and the side where lines begin. There
/// is one for the program, as there is one translator; it can become another at any time. Loop thread.
class Language : public QObject
{
    Q_OBJECT

public:
    static Language &instance();

    /// "en" and so on, in the order in which they are offered.
    static QStringList available();
    /// In itself: "Deutsch".
    static QString nameOf(const QString &language);
    /// The first of `wanted` ("de-AT") that there is; else English.
    static QString choose(const QStringList &wanted);
    /// How `language` writes times and numbers, for somebody whose desktop is `system`. All digits that it
    /// writes are those of the translations.
    static QLocale localeFor(const QString &language, const QLocale &system);

    /// "": as the desktop has it. Everything is in that language when this returns.
    void use(const QString &language);
    QString used() const { return m_used; }

    /// For a view: says that the texts of `root`, and of whatever hangs on it as a property, have changed.
    /// What is set by the person, and what ends in "Id", is no text.
    static void renewTexts(QObject &root);

Q_SIGNALS:
    /// What was put into words has to be put into words anew.
    void changed();

private:
    Language() = default;
    ~Language() override;

    QString m_used = QStringLiteral("en");
    std::unique_ptr<QTranslator> m_translator;
};

} // namespace Chinwag
