// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <functional>
#include <optional>
#include <vector>

class QListView;
class QStandardItemModel;

namespace longspan::widgets {
class Appearance;
class SearchField;
} // namespace longspan::widgets

namespace longspan::window {

/// Something that can be done or gone to.
struct PaletteEntry {
    QString text;
    QString detail;
    QString kind;
    std::function<void()> run;
};

/// Commands, applications, interfaces and trace ids in one searched list above everything else.
class CommandPalette final : public QFrame {
    Q_OBJECT

public:
    /// Makes an entry of what was typed, if it makes sense.
    using Guess = std::function<std::optional<PaletteEntry>(const QString& typed)>;
    static constexpr int kMostShown = 200;

    CommandPalette(const widgets::Appearance& appearance, QWidget* window);

    void open(std::vector<PaletteEntry> entries, Guess guess);
    /// In the upper middle of the window.
    void place();
    [[nodiscard]] widgets::SearchField& field() { return *m_field; }
    [[nodiscard]] int shown() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& typed);
    void run();
    void dismiss();

    widgets::SearchField* m_field;
    QStandardItemModel* m_items;
    QListView* m_view;
    std::vector<PaletteEntry> m_entries;
    std::vector<PaletteEntry> m_matching;
    Guess m_guess;
};

} // namespace longspan::window
