// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/aliyun/answers.h"
#include "model/source/aliyun/figures.h"
#include "model/source/aliyun/span_rows.h"
#include "model/source/aliyun/trace_ids.h"
#include "model/source/aliyun/unit_check.h"
#include "tests/fuzz/fuzz_decode.h"

namespace {

using namespace longspan;
using namespace longspan::source::aliyun;
using test::require;

void tryTrace(std::string_view text, std::vector<ApiSpan>& spans)
{
    auto read = readSpans(text);
    if (!read)
        return;
    spans = *read;
    NoteCounter notes;
    Call call;
    call.noteSink = &notes;
    SpanTableBuilder builder;
    const std::size_t count = read->size();
    appendTrace(builder, TraceIdBook::numberOf("ab"), "fuzz", std::move(*read), call);
    const SpanTablePtr table = builder.finish();
    require(table->size() == count);
    for (std::uint32_t no = 0; no < count; ++no) {
        require(table->detail(SpanIndex{no}).has_value());
        require(table->parentId(SpanIndex{no}) != table->id(SpanIndex{no}));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const BytesPtr bytes = test::fuzzBytes(data, size);
    const std::string_view text = bytes->view();
    std::vector<ApiSpan> spans;
    tryTrace(text, spans);
    (void)readServices(text);
    (void)readNames(text, "SpanNames", "SpanName");
    (void)readToken(text);
    if (const auto page = readTraces(text))
        if (const auto* row = tellingRow(page->rows))
            (void)unitOf(*row, spans);
    if (const auto metrics = readMetrics(text)) {
        for (const auto& [name, counted] : countedBy(*metrics, "rpc"))
            require(counted.meanDuration >= 0 && counted.apdex.value_or(0) <= 1);
        (void)seriesOf(*metrics, {0, 3600 * kSecond}, 60 * kSecond);
    }
    return 0;
}
