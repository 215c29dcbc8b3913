// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace longspan::bench {

/// Paints as many rows as fit, each with a background, a mark, a name, a bar and its length, straight from the
/// painter's own calls and without knowing any trace: what the same picture costs at least.
class PaintingFloor final : public QWidget {
public:
    PaintingFloor();

    void scrollTo(int row) { m_first = row; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_first = 0;
};

} // namespace longspan::bench
