// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/time.h"

#include <QCoreApplication>
#include <QVariant>
#include <array>
#include <cstdint>
#include <optional>

namespace longspan::items {

/// What both sides have of one thing, and its cells; columns: CompareColumn. By analysis::Side.
struct CompareCells {
    Q_DECLARE_TR_FUNCTIONS(longspan::items::CompareCells)

public:
    QString name;
    std::array<std::uint64_t, 2> spans{};
    std::array<std::optional<Nanos>, 2> durations; ///< nothing: not there, or unknown
    std::array<std::optional<Nanos>, 2> selfTimes;
    std::array<bool, 2> there{};
    Nanos longest = 0; ///< the difference that fills the bar

    [[nodiscard]] QVariant cell(int column, int role) const;
    /// Orders a column; the name is not ordered by it.
    [[nodiscard]] double number(int column) const;
    [[nodiscard]] static QVariant header(int column, int role);

private:
    [[nodiscard]] std::optional<Nanos> difference(int column) const;
    [[nodiscard]] std::optional<Nanos> time(int column) const;
    [[nodiscard]] QString display(int column) const;
    [[nodiscard]] QString exact(int column) const;
    [[nodiscard]] QVariant status(int column) const;
};

/// "+12 ms", "−3 ms", "±0".
[[nodiscard]] QString differenceText(Nanos difference);

} // namespace longspan::items
