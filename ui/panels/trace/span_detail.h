// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/shown_trace.h"
#include "ui/session/selection.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QStackedLayout;
class QToolButton;

namespace longspan::items {
class AttributeModel;
}
namespace longspan::widgets {
class SearchField;
class TreeView;
} // namespace longspan::widgets

namespace longspan::panels {

struct Context;

/// Everything about one span: times, tags, events, process, links; as sent, too.
class SpanDetail final : public QWidget {
    Q_OBJECT

public:
    explicit SpanDetail(const Context& context, QWidget* parent = nullptr);

    void show(const scene::ShownTracePtr& trace, NodeNo node);
    void clear();
    [[nodiscard]] const items::AttributeModel& model() const { return *m_model; }
    [[nodiscard]] widgets::TreeView& view() { return *m_view; }

    /// What "save as" writes: the raw span while that is shown, else the whole of the selected value, else everything.
    [[nodiscard]] QByteArray content() const;
    void saveTo(const QString& path);

Q_SIGNALS:
    void saved(const QString& path);
    void notSaved(const QString& path, const QString& why);
    /// A link was followed.
    void targetWanted(const longspan::session::CallRef& call);

private:
    void build();
    void buildLayout();
    void showHead(const scene::ShownTrace& trace, NodeNo node);
    void showRaw(bool raw);
    void expandGroups();
    void openAt(const QModelIndex& index);
    void copy();
    void askForFile();
    void refreshIcons();

    const Context& m_context;
    items::AttributeModel* m_model;
    QLabel* m_service;
    QLabel* m_name;
    QLabel* m_times;
    QToolButton* m_rawButton;
    QToolButton* m_copy;
    QToolButton* m_save;
    widgets::SearchField* m_filter;
    widgets::TreeView* m_view;
    QPlainTextEdit* m_raw;
    QStackedLayout* m_pages;
    scene::ShownTracePtr m_trace;
    NodeNo m_node = NodeNo::none;
};

} // namespace longspan::panels
