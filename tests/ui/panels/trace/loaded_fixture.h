// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/scene/shown_fixture.h"
#include "ui/panels/trace/loaded_trace.h"

namespace longspan::panels {

/// A trace of specs as the panel gets it from a worker.
inline LoadedTrace loadedTrace(test::TraceFixture& fixture)
{
    LoadedTrace loaded;
    loaded.id = test::traceId("trace");
    loaded.shown = scene::shown(fixture);
    loaded.rows = std::make_shared<scene::WaterfallRows>(loaded.shown->treePtr());
    loaded.services = 1;
    return loaded;
}

/// A root of 100 ms, two children of which the first has two of its own.
inline LoadedTrace smallTrace()
{
    const auto at = [](Nanos start) { return start * kMillisecond; };
    test::TraceFixture fixture{
        {.id = "root", .start = at(0), .duration = at(100), .service = "shop", .name = "GET /cart"},
        {.id = "a", .parent = "root", .start = at(10), .duration = at(60), .service = "cart", .name = "load"},
        {.id = "a1", .parent = "a", .start = at(12), .duration = at(20), .service = "db", .name = "select"},
        {.id = "a2",
            .parent = "a",
            .start = at(40),
            .duration = at(20),
            .error = true,
            .service = "db",
            .name = "update"},
        {.id = "b", .parent = "root", .start = at(80), .duration = at(10), .service = "mail", .name = "send"}};
    return loadedTrace(fixture);
}

} // namespace longspan::panels
