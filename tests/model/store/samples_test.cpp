// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/decode.h"
#include "model/trace/canonical_text.h"
#include "tests/model/store/store_folder.h"
#include "tests/support/samples.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace longspan::store {

namespace {

using test::samples;
using test::valueOf;

class Samples : public testing::TestWithParam<const char*> {
protected:
    void SetUp() override
    {
        if (!std::filesystem::exists(samples()))
            GTEST_SKIP() << "no sample files in " << samples() << " (LONGSPAN_SAMPLES names another folder)";
        m_table = valueOf(decode::decodeFile((samples() / GetParam()).string())).table;
    }

    SpanTablePtr m_table;
};

std::string textOf(const Trace& trace)
{
    return valueOf(canonicalText(valueOf(TraceTree::build(trace)), {.resource = true}));
}

} // namespace

TEST_P(Samples, keepEverySpanOnce)
{
    const test::StoreFolder folder;
    LocalStore store = folder.open();
    EXPECT_EQ(valueOf(store.import(*m_table)).spans, m_table->size());
    const Imported again = valueOf(store.import(*m_table));
    EXPECT_EQ(again.spans, 0U);
    EXPECT_EQ(again.known, m_table->size());
}

TEST_P(Samples, tellTheSameFromTheStoreAsFromTheFile)
{
    const test::StoreFolder folder;
    LocalStore store = folder.open();
    valueOf(store.import(*m_table));
    for (std::uint32_t trace = 0; trace < m_table->traceCount(); ++trace) {
        const Trace fromFile(m_table, TraceNo{trace});
        EXPECT_EQ(textOf(valueOf(store.trace(fromFile.id()))), textOf(fromFile));
    }
}

INSTANTIATE_TEST_SUITE_P(All, Samples,
    testing::Values("zipkin/ascend.json", "zipkin/messaging-kafka.json", "zipkin/skew.json", "zipkin/yelp.json",
        "zipkin/smartthings-oauth-authorization.json", "jaeger/ui_01.json", "jaeger/example_trace.json",
        "jaeger-ui/genaiTestTrace.json", "jaeger-ui/traceWithOverlappingChildrenLongerThanParent.json",
        "jaeger-ui/spansAmongEachOther.json", "CRISP/18.json", "otel-tui/test_data.json",
        "opentelemetry-proto/trace.json"));

} // namespace longspan::store
