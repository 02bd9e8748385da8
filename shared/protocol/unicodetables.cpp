// Makes unicodetables.inc out of the files of the Unicode Character Database: what textrules.cpp asks of
// characters must not depend on the version of Unicode that a node's Qt happens to know. Run while building.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace {

using Range = std::pair<unsigned, unsigned>;

struct Table
{
    const char *name;
    const char *file;
    std::set<std::string> values;
};

std::string trimmed(const std::string &text)
{
    const auto first = text.find_first_not_of(" \t\r");
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// "0300..036F ; Mn # …": the ranges of the lines that have one of the values, merged.
std::vector<Range> readRanges(const std::string &path, const std::set<std::string> &values)
{
    std::ifstream file(path);
    std::vector<Range> ranges;
    for (std::string line; std::getline(file, line);) {
        line = line.substr(0, line.find('#'));
        const auto semicolon = line.find(';');
        if (semicolon == std::string::npos || values.count(trimmed(line.substr(semicolon + 1))) == 0)
            continue;
        const auto dots = line.find("..");
        const auto first = unsigned(std::stoul(line, nullptr, 16));
        const bool isRange = dots != std::string::npos && dots < semicolon;
        ranges.emplace_back(first,
                            isRange ? unsigned(std::stoul(line.substr(dots + 2), nullptr, 16)) : first);
    }
    std::sort(ranges.begin(), ranges.end());
    std::vector<Range> merged;
    for (const Range &range : ranges) {
        if (!merged.empty() && range.first <= merged.back().second + 1)
            merged.back().second = std::max(merged.back().second, range.second);
        else
            merged.push_back(range);
    }
    return merged;
}

} // namespace

int main(int argc, char **argv)
{
    const std::vector<Table> tables{
        {"ignorable", "DerivedCoreProperties.txt", {"Default_Ignorable_Code_Point"}},
        {"stacking", "extracted/DerivedGeneralCategory.txt", {"Mn", "Me"}},
        {"spacingMarks", "extracted/DerivedGeneralCategory.txt", {"Mc"}},
        {"viramas", "extracted/DerivedCombiningClass.txt", {"9"}},
        {"joiningLeft", "extracted/DerivedJoiningType.txt", {"L", "D"}},
        {"joiningRight", "extracted/DerivedJoiningType.txt", {"R", "D"}},
        {"joiningTransparent", "extracted/DerivedJoiningType.txt", {"T"}},
        {"pictographs", "emoji/emoji-data.txt", {"Extended_Pictographic"}},
        {"latin", "Scripts.txt", {"Latin"}},
        {"greek", "Scripts.txt", {"Greek"}},
        {"cyrillic", "Scripts.txt", {"Cyrillic"}},
    };
    if (argc != 3) {
        std::cerr << "usage: unicodetables DIRECTORY OUTPUT\n";
        return 2;
    }
    std::ofstream output(argv[2]);
    for (const Table &table : tables) {
        const std::string path = std::string(argv[1]) + '/' + table.file;
        const auto ranges = readRanges(path, table.values);
        if (ranges.empty()) {
            std::cerr << path << " has nothing of what is needed\n";
            return 1;
        }
        output << "inline constexpr CharacterRange " << table.name << "[] = {\n";
        for (const Range &range : ranges)
            output << "    {" << range.first << "u, " << range.second << "u},\n";
        output << "};\n";
    }
    output.close();
    return output ? 0 : 1;
}
