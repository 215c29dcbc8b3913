// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/source_types.h"
#include "ui/items/columns.h"
#include "ui/items/key_tags.h"
#include "ui/items/texts.h"

#include <QCoreApplication>
#include <QVariant>
#include <map>
#include <memory>

namespace longspan::items {

/// The cells of a list of calls, flat or grouped; columns: CallColumn.
class CallCells {
    Q_DECLARE_TR_FUNCTIONS(longspan::items::CallCells)

public:
    void setPage(std::shared_ptr<const source::SpanPage> page);
    void setTimes(const TimeTexts& times) { m_times = times; }
    [[nodiscard]] const source::SpanPage& page() const { return *m_page; }

    /// rank: from 0. row: in the page.
    [[nodiscard]] QVariant cell(std::size_t row, std::size_t rank, int column, int role) const;
    [[nodiscard]] static QVariant header(int column, int role);
    [[nodiscard]] bool less(std::size_t a, std::size_t b, int column) const;

private:
    [[nodiscard]] QString display(const source::CallRow& row, std::size_t rank, int column) const;
    [[nodiscard]] QVariant copy(const source::CallRow& row, std::size_t rank, int column) const;
    [[nodiscard]] QString statusText(const source::CallRow& row) const;
    [[nodiscard]] const KeyTags& tagsOf(const source::CallRow& row) const;
    [[nodiscard]] const source::InterfaceName& interfaceOf(const source::CallRow& row) const;

    std::shared_ptr<const source::SpanPage> m_page = std::make_shared<source::SpanPage>();
    TimeTexts m_times;
    Nanos m_longest = 0;
    mutable std::map<SpanIndex, KeyTags> m_tags; ///< decoded when a cell was first looked at; as many as rows
};

} // namespace longspan::items
