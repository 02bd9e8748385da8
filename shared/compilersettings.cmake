# One place for how every module is compiled: chinwag_add_module() makes the target, its Chinwag:: alias and its
# warnings; nothing else in the tree sets compiler flags.

add_library(chinwag_settings INTERFACE)
target_compile_definitions(chinwag_settings INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_CONTEXTLESS_CONNECT
    QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    _FILE_OFFSET_BITS=64) # hiredis brings it; all have to agree for the precompiled header
if(NOT MSVC)
    target_compile_options(chinwag_settings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
        $<$<BOOL:${CHINWAG_WERROR}>:-Werror>
        # Without it ccache cannot see through a precompiled header of GCC's.
        $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()
if(CHINWAG_SANITIZE)
    target_compile_options(chinwag_settings INTERFACE -fsanitize=${CHINWAG_SANITIZE} -fno-omit-frame-pointer
        -fno-sanitize-recover=all)
    target_link_options(chinwag_settings INTERFACE -fsanitize=${CHINWAG_SANITIZE})
endif()

# What nearly every source includes anyway, parsed once for all targets. CMAKE_DISABLE_PRECOMPILE_HEADERS turns it off.
add_library(chinwag_precompiled STATIC ${CMAKE_CURRENT_LIST_DIR}/precompiled.cpp)
target_link_libraries(chinwag_precompiled PRIVATE Qt6::Core chinwag_settings)
target_precompile_headers(chinwag_precompiled PRIVATE
    <QByteArray> <QDateTime> <QDebug> <QDir> <QFile> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList> <QObject>
    <QPointer> <QSet> <QString> <QStringList> <QTimer> <QUrl> <QVariant>
    <algorithm> <chrono> <deque> <functional> <memory> <optional> <unordered_map> <utility> <variant> <vector>)
set_target_properties(chinwag_precompiled PROPERTIES AUTOMOC OFF)

# chinwag_add_module(<Name> <source>... [LIBRARIES <public library>...] [PRIVATE_LIBRARIES <library>...])
# A static library that includes its headers by path from the top of the tree: "shared/base/clock.h".
function(chinwag_add_module name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES;PRIVATE_LIBRARIES")
    string(TOLOWER chinwag_${name} target)
    add_library(${target} STATIC ${arg_UNPARSED_ARGUMENTS})
    add_library(Chinwag::${name} ALIAS ${target})
    target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(${target} PUBLIC ${arg_LIBRARIES} PRIVATE chinwag_settings ${arg_PRIVATE_LIBRARIES})
    target_precompile_headers(${target} REUSE_FROM chinwag_precompiled)
endfunction()
