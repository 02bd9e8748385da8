#include "app/ui/language.h"

#include <QGuiApplication>
#include <QMetaProperty>
#include <QSet>
#include <QTranslator>

#include <algorithm>

namespace Chinwag {

namespace {

bool isText(const QMetaProperty &property)
{
    const int type = property.metaType().id();
    return (type == QMetaType::QString || type == QMetaType::QStringList) && !property.isWritable() &&
           !QByteArrayView(property.name()).endsWith("Id");
}

void renew(QObject &object, QSet<const QObject *> &seen)
{
    if (seen.contains(&object))
        return;
    seen.insert(&object);
    QSet<int> signalsToSend;
    const QMetaObject &type = *object.metaObject();
    for (int i = 0; i < type.propertyCount(); ++i) {
        const QMetaProperty property = type.property(i);
        if (property.metaType().flags() & QMetaType::PointerToQObject) {
            if (auto *const part = property.read(&object).value<QObject *>())
                renew(*part, seen);
        } else if (isText(property) && property.hasNotifySignal() &&
                   property.notifySignal().parameterCount() == 0) {
            signalsToSend.insert(property.notifySignalIndex());
        }
    }
    for (const int index : std::as_const(signalsToSend))
        type.method(index).invoke(&object);
}

} // namespace

Language::~Language() = default;

Language &Language::instance()
{
    static Language language;
    return language;
}

QStringList Language::available()
{
    return {QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("ar")};
}

QString Language::nameOf(const QString &language)
{
    return language == u"en" ? QStringLiteral("English") : QLocale(language).nativeLanguageName();
}

QString Language::choose(const QStringList &wanted)
{
    const QStringList known = available();
    for (const QString &language : wanted) {
        const QString plain = language.section(u'-', 0, 0);
        if (known.contains(plain))
            return plain;
    }
    return known.constFirst();
}

QLocale Language::localeFor(const QString &language, const QLocale &system)
{
    const QLocale own(language);
    QLocale locale = system.language() == own.language()
                         ? system
                         : QLocale(own.language(), QLocale::AnyScript, system.territory());
    if (locale.language() != own.language())
        locale = own;
    if (locale.zeroDigit() == u"0")
        return locale;
    // The sentences count in these digits; a time in others beside them would look like a mistake.
    const QList<QLocale> alike =
        QLocale::matchingLocales(own.language(), QLocale::AnyScript, QLocale::UnitedArabEmirates);
    return alike.isEmpty() ? own : alike.constFirst();
}

void Language::renewTexts(QObject &root)
{
    QSet<const QObject *> seen;
    renew(root, seen);
}

void Language::use(const QString &language)
{
    const QLocale system = QLocale::system();
    const bool asDesktop = !available().contains(language);
    m_used = asDesktop ? choose(system.uiLanguages()) : language;
    const bool isForeign = asDesktop && system.language() != QLocale(m_used).language();
    // A desktop whose language nobody translated still has its own times.
    QLocale::setDefault(isForeign ? system : localeFor(m_used, system));
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(QStringLiteral(":/i18n/chinwag_") + m_used))
        translator.reset();
    if (m_translator)
        QCoreApplication::removeTranslator(m_translator.get());
    m_translator = std::move(translator);
    if (m_translator)
        QCoreApplication::installTranslator(m_translator.get());
    QGuiApplication::setLayoutDirection(QLocale(m_used).textDirection());
    Q_EMIT changed();
}

} // namespace Chinwag
