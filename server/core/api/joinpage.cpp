#include "server/core/api/joinpage.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <string_view>

namespace Chinwag {

namespace {

struct Words
{
    std::string_view language;
    std::string_view direction;
    std::string_view title; ///< %1 is the server
    std::string_view open;
    std::string_view later;
    std::string_view nothing;
    std::string_view install;
    std::string_view byHand;
};

constexpr std::array<Words, 3> translations{{
    {"en", "ltr", "%1 invites you to Chinwag", "Open in Chinwag",
     "The first time, your browser asks whether it may open Chinwag.",
     "This link lacks its invitation: it is everything up to its last letter. Copy it once more.",
     "You do not have Chinwag yet? It is a program for your computer. Install its package "
     "(<code>apt install ./chinwag_*.deb</code>), then come back here.",
     "Nothing happens? Start Chinwag and paste the address of this page into <b>Server address</b>."},
    {"de", "ltr", "%1 lädt dich zu Chinwag ein", "In Chinwag öffnen",
     "Beim ersten Mal fragt der Browser, ob er Chinwag öffnen darf.",
     "Diesem Link fehlt die Einladung: Er reicht bis zu seinem letzten Buchstaben. Kopiere ihn noch einmal.",
     "Du hast Chinwag noch nicht? Es ist ein Programm für deinen Computer. Installiere sein Paket "
     "(<code>apt install ./chinwag_*.deb</code>) und komm dann hierher zurück.",
     "Es geschieht nichts? Starte Chinwag und füge die Adresse dieser Seite bei <b>Serveradresse</b> ein."},
    {"ar", "rtl", "%1 يدعوك إلى Chinwag", "افتح في Chinwag",
     "في المرة الأولى يسأل المتصفح إن كان يجوز له فتح Chinwag.",
     "تنقص هذا الرابط الدعوة: الرابط كامل حتى آخر حرف فيه. انسخه مرة أخرى.",
     "ليس لديك Chinwag بعد؟ إنه برنامج لحاسوبك. ثبّت حزمته "
     "(<code dir=\"ltr\">apt install ./chinwag_*.deb</code>) ثم عُد إلى هنا.",
     "لا يحدث شيء؟ شغّل Chinwag والصق عنوان هذه الصفحة في <b>عنوان الخادم</b>."},
}};

constexpr std::string_view style =
    "body{margin:0;min-height:100vh;display:flex;align-items:center;justify-content:center;"
    "background:#F6F4EF;color:#1D1F24;font:16px/1.5 system-ui,sans-serif}"
    "main{box-sizing:border-box;width:100%;max-width:480px;margin:16px;padding:36px;background:#FFFEFB;"
    "border:1px solid #DEDAD0;border-radius:18px}"
    "h1{margin:0 0 24px;font-size:22px;line-height:1.3;overflow-wrap:anywhere}"
    "#open{display:block;padding:12px;background:#0B7A63;color:#FFF;border-radius:10px;font-weight:600;"
    "text-align:center;text-decoration:none}"
    "#open:focus-visible{outline:3px solid #8CCBB9;outline-offset:2px}"
    "p{margin:16px 0 0;color:#5A5D66;font-size:14px}#nothing{color:#B02626}"
    "code{overflow-wrap:anywhere}[hidden]{display:none!important}"
    "@media(prefers-color-scheme:dark){body{background:#16181C;color:#EBECEF}"
    "main{background:#22252B;border-color:#2F333B}#open{background:#3ECAA6;color:#05251D}"
    "p{color:#AAAEB8}#nothing{color:#FF7272}}";

// The port is always said: without one, Chinwag takes its own.
constexpr std::string_view script =
    "(function(){var p=location.hash.slice(1).split('.'),s=location.protocol==='https:',"
    "w=/^[A-Za-z0-9_-]{1,128}$/,o=document.getElementById('open');"
    "if(!w.test(p[0]))return;"
    "o.href='chinwag://'+location.hostname+':'+(location.port||(s?443:80))+'/?tls='+(s?1:0)+"
    "'&invite='+p[0]+(p[1]&&w.test(p[1])?'&cert='+p[1]:'');"
    "o.hidden=false;document.getElementById('later').hidden=false;"
    "document.getElementById('nothing').hidden=true})();";

QByteArray bytes(std::string_view text) { return {text.data(), static_cast<qsizetype>(text.size())}; }

QByteArray sourceOf(std::string_view text)
{
    return "'sha256-" + QCryptographicHash::hash(bytes(text), QCryptographicHash::Sha256).toBase64() + "'";
}

/// The first language of the list that there is; its order is that of the person's liking, in practice.
const Words &wordsFor(const QByteArray &languages)
{
    const QList<QByteArray> wishes = languages.toLower().split(',');
    for (const QByteArray &wish : wishes) {
        const QByteArray language = wish.trimmed().first(std::min<qsizetype>(wish.trimmed().size(), 2));
        const auto *const found =
            std::find_if(translations.begin(), translations.end(),
                         [&language](const Words &words) { return bytes(words.language) == language; });
        if (found != translations.end())
            return *found;
    }
    return translations.front();
}

QByteArray paragraph(const QByteArray &attributes, std::string_view text)
{
    return "<p" + attributes + ">" + bytes(text) + "</p>";
}

QByteArray page(const QString &server, const Words &words)
{
    const QByteArray name = "<bdi>" + server.toHtmlEscaped().toUtf8() + "</bdi>";
    const QByteArray title = bytes(words.title);
    return "<!doctype html><html lang=\"" + bytes(words.language) + "\" dir=\"" + bytes(words.direction) +
           "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
           "<meta name=\"robots\" content=\"noindex\"><title>" +
           QByteArray(title).replace("%1", server.toHtmlEscaped().toUtf8()) + "</title><style>" +
           bytes(style) + "</style></head><body><main><h1>" + QByteArray(title).replace("%1", name) +
           "</h1><a id=\"open\" hidden>" + bytes(words.open) + "</a>" +
           paragraph(" id=\"later\" hidden", words.later) + paragraph(" id=\"nothing\"", words.nothing) +
           paragraph({}, words.install) + paragraph({}, words.byHand) + "</main><script>" + bytes(script) +
           "</script></body></html>\n";
}

} // namespace

HttpResponse joinPage(const QString &server, const QByteArray &languages)
{
    HttpResponse response;
    response.contentType = "text/html; charset=utf-8";
    response.body = page(server, wordsFor(languages));
    response.headers = {
        {"Content-Security-Policy", "default-src 'none'; style-src " + sourceOf(style) + "; script-src " +
                                        sourceOf(script) +
                                        "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
        {"Referrer-Policy", "no-referrer"},
        {"Vary", "Accept-Language"}};
    response.compression = HttpResponse::Compression::WhereAsked;
    return response;
}

} // namespace Chinwag
