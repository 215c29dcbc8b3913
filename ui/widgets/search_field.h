// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

class QAction;

namespace longspan::widgets {

class Appearance;

/// A line to filter or find by: a lens in front, a cross that empties it, Escape empties it too.
class SearchField final : public QLineEdit {
    Q_OBJECT

public:
    SearchField(const Appearance& appearance, const QString& placeholder, QWidget* parent = nullptr);

    /// Red frame and the reason as a hint, for patterns that are none.
    void setWrong(const QString& why);

Q_SIGNALS:
    void escaped(); ///< Escape in an empty field

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();

    const Appearance& m_appearance;
    QAction* m_lens;
};

} // namespace longspan::widgets
