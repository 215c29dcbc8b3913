// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/table_answers.h"

namespace longspan::source {

Result<ServiceGraph> TableAnswers::topology(const SpanQuery& /*query*/, const Call& call) const
{
    if (auto good = call.check(); !good)
        return failWith(std::move(good));
    return ServiceGraph{};
}

} // namespace longspan::source
