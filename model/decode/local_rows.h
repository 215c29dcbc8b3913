// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/hash.h"
#include "model/base/key_index.h"
#include "model/base/string_pool.h"
#include "model/decode/chunk.h"
#include "model/decode/decode.h"
#include "model/decode/document.h"
#include "model/decode/json_text.h"
#include "model/trace/span_table_builder.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace longspan::decode {

/// What makes two resources the same: their bytes, and for OTLP those of the scope. Views of the document.
struct ResourceKey {
    std::string_view resource;
    std::string_view scope;

    friend bool operator==(const ResourceKey&, const ResourceKey&) = default;
};

struct ResourceKeyHash {
    std::uint64_t operator()(const ResourceKey& key) const
    {
        return mixHash(hashBytes(key.resource), hashBytes(key.scope) + 1);
    }
};
using ResourceIndex = KeyIndex<ResourceKey, ResourceKeyHash>;

/// Rows of one worker in numbers of its own: texts, interfaces and resources last as long as the worker, traces and
/// rows until they are merged. Places are offsets in the document.
class LocalRows {
public:
    StringId intern(std::string_view text) { return m_texts.intern(text); }
    InterfaceNo interface(StringId service, StringId name) { return InterfaceNo{m_interfaces.insert({service, name})}; }
    TraceNo trace(const TraceId& id)
    {
        if (id != m_lastId || m_lastTrace == TraceNo::none) {
            m_lastId = id;
            m_lastTrace = TraceNo{m_traces.insert(id)};
        }
        return m_lastTrace;
    }

    /// describe() makes the Resource (texts from intern(), places as offsets) when the key is new.
    template <class Describe>
    ResourceNo resource(const ResourceKey& key, Describe&& describe)
    {
        const std::uint32_t no = m_resourceKeys.insert(key);
        if (no == m_resources.size())
            m_resources.push_back(describe());
        return ResourceNo{no};
    }
    [[nodiscard]] const Resource& resourceAt(ResourceNo no) const { return m_resources[index(no)]; }

    void append(const SpanRow& row) { m_rows.push_back(row); }
    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    /// Gives the rows from one on another resource of the same service.
    void moveTo(ResourceNo resource, std::size_t fromRow)
    {
        std::fill(m_rows.resource.begin() + fromRow, m_rows.resource.end(), resource);
    }

    NoteTally notes;

private:
    friend class RowMerger;

    struct InterfaceHash {
        std::uint64_t operator()(const InterfaceKey& key) const
        {
            return hashWord(static_cast<std::uint64_t>(key.service) << 32U | static_cast<std::uint64_t>(key.name));
        }
    };

    void startOver();

    SpanColumns m_rows;
    TraceIndex m_traces;
    TraceId m_lastId;
    TraceNo m_lastTrace = TraceNo::none;
    StringPool m_texts;
    KeyIndex<InterfaceKey, InterfaceHash> m_interfaces;
    ResourceIndex m_resourceKeys;
    std::vector<Resource> m_resources;
    // Their numbers in the builder, as far as they were needed.
    std::vector<StringId> m_builderTexts;
    std::vector<InterfaceNo> m_builderInterfaces;
    std::vector<ResourceNo> m_builderResources;
};

/// Takes the rows of several workers over into one builder, in the order in which it is called. Not thread-safe.
class RowMerger {
public:
    RowMerger(const DocumentInput& input, SpanTableBuilder& builder, std::size_t maxSpans, std::uint64_t base)
        : m_input(input), m_builder(builder), m_maxSpans(maxSpans), m_base(base)
    {
    }

    /// Moves all rows and notes. False when the builder is full; what fits was taken.
    [[nodiscard]] bool merge(LocalRows& from);
    /// Notes that do not come from a worker.
    void addNotes(const NoteTally& notes);

    [[nodiscard]] std::uint64_t spans() const { return m_spans; }
    [[nodiscard]] const NoteTally& notes() const { return m_notes; }
    /// Tells the call of all that was odd.
    void reportNotes(const Call& call) const;

private:
    void translateTexts(LocalRows& from);
    void translateResources(LocalRows& from);
    void translateInterfaces(LocalRows& from);
    void appendRows(const LocalRows& from, std::size_t count);

    const DocumentInput& m_input;
    SpanTableBuilder& m_builder;
    std::size_t m_maxSpans;
    std::uint64_t m_base;
    std::uint64_t m_spans = 0;
    ResourceIndex m_resourceKeys;
    std::vector<ResourceNo> m_resources;
    std::vector<TraceNo> m_traces;
    NoteTally m_notes;
};

/// What the builder's columns need of every span beside its own facts: ids that are there, no parent that is itself, a
/// note for what is unknown. row.place must be set.
void completeRow(SpanRow& row, NoteTally& notes);

/// Ids from bytes: 16 (or 8) for a trace, 8 for a span; shorter ones lack leading zeros, longer ones are texts of ids
/// that a sender took for bytes. Other lengths are odd.
[[nodiscard]] ReadId<TraceId> readTraceIdBytes(std::string_view bytes);
[[nodiscard]] ReadId<SpanId> readSpanIdBytes(std::string_view bytes);

/// The same with notes: a missing trace id gets a synthetic one, a missing span id stays none.
[[nodiscard]] TraceId traceIdFromBytes(std::string_view bytes, std::uint64_t place, NoteTally& notes);
[[nodiscard]] SpanId spanIdFromBytes(std::string_view bytes, std::uint64_t place, NoteTally& notes);

} // namespace longspan::decode
