// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/query/completeness.h"

namespace longspan::query {

std::string_view name(Completeness::Kind kind)
{
    switch (kind) {
    case Completeness::Kind::exact: return "exact";
    case Completeness::Kind::exactUpToTies: return "exactUpToTies";
    case Completeness::Kind::completeAbove: return "completeAbove";
    case Completeness::Kind::lowerBound: return "lowerBound";
    case Completeness::Kind::settling: return "settling";
    }
    return "lowerBound";
}

Completeness completenessOf(const source::Facts& facts)
{
    if (facts.leftOut.empty())
        return {Completeness::Kind::exact, 0, {}};
    const Error& first = facts.leftOut.front();
    std::string why = first.where.empty() ? first.what : first.where + ": " + first.what;
    if (facts.leftOut.size() > 1)
        why += " (and " + std::to_string(facts.leftOut.size() - 1) + " more)";
    return {Completeness::Kind::lowerBound, 0, std::move(why)};
}

Completeness completenessOf(const source::SpanPage& page, const source::Capabilities& able, const source::Facts& facts)
{
    if (page.truncation == source::SpanPage::Truncation::unsorted)
        return {Completeness::Kind::lowerBound, 0, "the source cuts its answer before it sorts it"};
    if (!able.sortsByDuration && page.truncation != source::SpanPage::Truncation::complete)
        return {Completeness::Kind::lowerBound, 0, "the source cannot sort by duration"};
    return completenessOf(facts);
}

} // namespace longspan::query
