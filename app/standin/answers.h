// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/standin/signature_check.h"
#include "app/standin/stand_in.h"

#include <nlohmann/json.hpp>

#include <list>
#include <memory>
#include <mutex>

/// The actions one by one: from a request that was signed well to the JSON of the answer.
namespace longspan::standin {

using Json = nlohmann::json;

/// Rows of one search, kept for the pages that follow.
class SearchMemory {
public:
    using Rows = std::shared_ptr<const source::SpanPage>;
    [[nodiscard]] Rows find(const std::string& key);
    void keep(const std::string& key, Rows rows);

private:
    static constexpr std::size_t kMost = 8;
    std::mutex m_mutex;
    std::list<std::pair<std::string, Rows>> m_kept;
};

/// What an action works with.
struct Work {
    source::TraceSource& data;
    SearchMemory& memory;
    const Quirks& quirks;
    const Received& request;
    bool arms = false; ///< asked as ARMS: plain lists, milliseconds
    Call call = {};
};

/// A list as this product and these quirks write it: plain, below the inner name, an object, an empty text.
[[nodiscard]] Json listJson(const Work& work, std::string_view inner, Json elements);

/// Pid of an application: made up, the same every time.
[[nodiscard]] std::string pidOf(std::string_view application);

using Answer = tl::expected<Json, Refusal>;
[[nodiscard]] Answer refused(const Error& error);

[[nodiscard]] Answer listServices(const Work& work);
[[nodiscard]] Answer listSpanNames(const Work& work);
[[nodiscard]] Answer listMachines(const Work& work);
[[nodiscard]] Answer listTagKeys(const Work& work);
[[nodiscard]] Answer listTagValues(const Work& work);
[[nodiscard]] Answer searchTraces(const Work& work);
[[nodiscard]] Answer getTrace(const Work& work);
[[nodiscard]] Answer queryMetric(const Work& work);

/// The calls a request names by RegionId, ServiceName, OperationName, times and bound; newest first.
[[nodiscard]] Result<SearchMemory::Rows> matchingCalls(const Work& work);

} // namespace longspan::standin
