// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/live/answers.h"
#include "model/source/live/envelopes.h"
#include "tests/fuzz/fuzz_decode.h"

#include <algorithm>
#include <cmath>

namespace {

using namespace longspan;
using test::require;

void readLists(std::string_view body)
{
    if (const auto names = source::readNames(body, "fuzz"))
        require(std::is_sorted(names->begin(), names->end()));
    if (const auto operations = source::readOperations(body, "fuzz"))
        for (std::size_t no = 1; no < operations->size(); ++no)
            require((*operations)[no - 1].name < (*operations)[no].name);
    (void)source::countSummaries(body, "fuzz");
    if (const auto gauges = source::readGauges(body, "fuzz"))
        for (const source::Gauge& gauge : *gauges)
            require(std::isfinite(gauge.value));
}

void readFacts(std::string_view body)
{
    (void)source::readZipkinConfig(body, "fuzz");
    require(source::readZipkinStorage(body).size() < 200);
    require(source::readZipkinVersion(body).size() < 200);
    require(source::readJaegerVersion(body).size() < 200);
    if (const auto fault = source::readFault(body))
        require(fault->find('\n') == std::string::npos);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string body(reinterpret_cast<const char*>(data), size);
    readLists(body);
    readFacts(body);
    const auto links = source::readLinks(ownBytes(body), "fuzz", "fuzz", {});
    if (links && *links)
        for (const ServiceGraph::Edge& edge : (*links)->edges)
            require(edge.from < (*links)->nodes.size() && edge.to < (*links)->nodes.size());
    return 0;
}
