#pragma once

#include "server/bench/generator.h"

#include <memory>

namespace Chinwag::Bench {

/// Names that makeProtocol() knows.
std::vector<std::string> protocolNames();
std::unique_ptr<Protocol> makeProtocol(const Options &options);
/// The one that chinwagd speaks (shared/PROTOCOL.md); the others are in protocols.cpp.
std::unique_ptr<Protocol> makeChinwagProtocol(const Options &options);

} // namespace Chinwag::Bench
