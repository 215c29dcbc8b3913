// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/trace/span_detail.h"

#include "ui/items/attribute_model.h"
#include "ui/items/columns.h"
#include "ui/items/roles.h"
#include "ui/items/table_text.h"
#include "ui/panels/context.h"
#include "ui/session/session.h"
#include "ui/widgets/appearance.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/tree_view.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSaveFile>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace longspan::panels {
namespace {

constexpr qsizetype kMostRaw = 1'000'000;

QString rawText(std::string_view bytes)
{
    if (bytes.empty())
        return SpanDetail::tr("This source does not keep spans as text.");
    if (static_cast<qsizetype>(bytes.size()) > kMostRaw)
        return items::toQString(bytes.substr(0, static_cast<std::size_t>(kMostRaw))) + QStringLiteral(" …");
    const QByteArray json(bytes.data(), static_cast<qsizetype>(bytes.size()));
    const QJsonDocument document = QJsonDocument::fromJson(json);
    return QString::fromUtf8(document.isNull() ? json : document.toJson(QJsonDocument::Indented)).trimmed();
}

} // namespace

SpanDetail::SpanDetail(const Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new items::AttributeModel(this))
    , m_service(new QLabel(this))
    , m_name(new QLabel(this))
    , m_times(new QLabel(this))
    , m_rawButton(new QToolButton(this))
    , m_copy(new QToolButton(this))
    , m_save(new QToolButton(this))
    , m_filter(new widgets::SearchField(context.appearance, tr("Filter tags"), this))
    , m_view(new widgets::TreeView(context.appearance, this))
    , m_raw(new QPlainTextEdit(this))
    , m_pages(new QStackedLayout)
{
    setProperty("part", QStringLiteral("base"));
    setAttribute(Qt::WA_StyledBackground);
    build();
    buildLayout();
    refreshIcons();
    m_model->setTimes(items::TimeTexts(context.session.timeZone()));
    connect(&context.session, &session::Session::timeZoneChanged, this, [this] {
        m_model->setTimes(items::TimeTexts(m_context.session.timeZone()));
        expandGroups();
    });
    connect(&context.appearance, &widgets::Appearance::changed, this, [this] {
        refreshIcons();
        if (m_trace)
            showHead(*m_trace, m_node);
    });
    clear();
}

void SpanDetail::build()
{
    m_service->setProperty("part", QStringLiteral("dim"));
    m_name->setProperty("part", QStringLiteral("title"));
    m_times->setTextFormat(Qt::RichText);
    for (QLabel* label : {m_service, m_name, m_times}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    m_name->setWordWrap(true);
    m_times->setWordWrap(true);
    m_rawButton->setCheckable(true);
    m_rawButton->setToolTip(tr("The span as it was sent"));
    m_rawButton->setAccessibleName(tr("Raw span"));
    m_copy->setToolTip(tr("Copy the selected rows, or everything about this span"));
    m_copy->setAccessibleName(tr("Copy span"));
    m_save->setToolTip(tr("Save the selected value, or everything, as a file…"));
    m_save->setAccessibleName(tr("Save as…"));
    m_view->setAccessibleName(tr("Tags, events, process and links"));
    m_view->present(*m_model, {132, -1});
    m_view->setSortingEnabled(false);
    m_view->setHeaderHidden(true);
    m_view->setIndentation(14);
    m_raw->setReadOnly(true);
    m_raw->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_raw->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_raw->setAccessibleName(tr("Raw span"));
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->setTextFilter(text);
        expandGroups();
    });
    connect(m_rawButton, &QToolButton::toggled, this, &SpanDetail::showRaw);
    connect(m_copy, &QToolButton::clicked, this, &SpanDetail::copy);
    connect(m_save, &QToolButton::clicked, this, &SpanDetail::askForFile);
    connect(m_view, &widgets::TreeView::opened, this, &SpanDetail::openAt);
}

void SpanDetail::buildLayout()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(12, 8, 8, 8);
    head->setSpacing(4);
    head->addWidget(m_service);
    head->addWidget(m_name);
    head->addWidget(m_times);
    column->addLayout(head);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 0, 8, 6);
    row->setSpacing(4);
    row->addWidget(m_filter, 1);
    row->addWidget(m_rawButton);
    row->addWidget(m_copy);
    row->addWidget(m_save);
    column->addLayout(row);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_raw);
    column->addLayout(m_pages, 1);
    setMinimumWidth(220);
}

void SpanDetail::refreshIcons()
{
    const scene::Theme& theme = m_context.appearance.theme();
    m_rawButton->setIcon(widgets::icon(QStringLiteral("code"), theme));
    m_copy->setIcon(widgets::icon(QStringLiteral("copy"), theme));
    m_save->setIcon(widgets::icon(QStringLiteral("export"), theme));
}

void SpanDetail::show(const scene::ShownTracePtr& trace, NodeNo node)
{
    if (node == NodeNo::none) {
        clear();
        return;
    }
    m_trace = trace;
    m_node = node;
    m_model->setSpan(trace->treePtr(), node);
    expandGroups();
    showHead(*trace, node);
    if (m_rawButton->isChecked())
        showRaw(true);
}

void SpanDetail::clear()
{
    m_trace.reset();
    m_node = NodeNo::none;
    m_model->clear();
    m_service->clear();
    m_name->setText(tr("No span selected"));
    m_times->setText(tr("Select a row to see its tags."));
    m_raw->clear();
}

void SpanDetail::showHead(const scene::ShownTrace& trace, NodeNo node)
{
    const TraceTree& tree = trace.tree();
    const scene::Theme& theme = m_context.appearance.theme();
    m_service->setText(QStringLiteral("<span style=\"color:%1\">■</span>&nbsp; %2 · %3")
                           .arg(theme.service(trace.colour(node)).name(),
                               items::toQString(tree.service(node)).toHtmlEscaped(), items::kindText(tree.kind(node))));
    if (tree.isError(node))
        m_service->setText(m_service->text() +
            QStringLiteral(" &nbsp;<b style=\"color:%1\">%2</b>").arg(theme.bad.name(), tr("ERROR")));
    m_name->setText(items::toQString(tree.name(node)));
    const auto figure = [&theme](const QString& caption, const QString& value) {
        return QStringLiteral("<span style=\"color:%1\">%2</span>&nbsp;%3")
            .arg(theme.dimText.name(), caption, QString(value).replace(QLatin1Char(' '), QStringLiteral("&nbsp;")));
    };
    QStringList parts{figure(tr("Duration"), items::durationCell(tree.duration(node), tree.durationKnown(node)))};
    if (tree.durationKnown(node))
        parts.append(figure(tr("Self"), items::durationCell(trace.self(node))));
    if (tree.startKnown(node))
        parts.append(
            figure(tr("Start"), QStringLiteral("+") + items::durationCell(trace.start(node) - trace.extent().from)));
    m_times->setText(parts.join(QStringLiteral(" &nbsp; ")));
}

void SpanDetail::showRaw(bool raw)
{
    m_pages->setCurrentIndex(raw ? 1 : 0);
    m_filter->setEnabled(!raw);
    if (raw && m_trace)
        m_raw->setPlainText(rawText(m_trace->tree().table().raw(m_trace->tree().span(m_node))));
}

void SpanDetail::expandGroups()
{
    m_view->expandAll();
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_view->setFirstColumnSpanned(row, {}, true);
}

void SpanDetail::copy()
{
    if (m_rawButton->isChecked())
        QGuiApplication::clipboard()->setText(m_raw->toPlainText());
    else
        m_view->copy();
}

QByteArray SpanDetail::content() const
{
    if (!m_trace)
        return {};
    if (m_rawButton->isChecked()) {
        const std::string_view raw = m_trace->tree().table().raw(m_trace->tree().span(m_node));
        return {raw.data(), static_cast<qsizetype>(raw.size())};
    }
    const QModelIndexList rows = m_view->selectionModel()->selectedRows(items::AttributeColumn::value);
    if (rows.size() != 1)
        return items::toText(*m_model, items::TextForm::tabs).toUtf8();
    const QVariant whole = rows.front().data(items::fullTextRole);
    return (whole.isValid() ? whole : rows.front().data()).toString().toUtf8();
}

void SpanDetail::saveTo(const QString& path)
{
    const QByteArray bytes = content();
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        Q_EMIT saved(path);
    else
        Q_EMIT notSaved(path, file.errorString());
}

void SpanDetail::askForFile()
{
    if (!m_trace)
        return;
    auto* dialog = new QFileDialog(this, tr("Save as"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QStringLiteral("span-%1.%2")
                           .arg(QString::fromStdString(toHex(m_trace->tree().id(m_node))),
                               m_rawButton->isChecked() ? QStringLiteral("json") : QStringLiteral("txt")));
    connect(dialog, &QFileDialog::fileSelected, this, &SpanDetail::saveTo);
    dialog->open();
}

void SpanDetail::openAt(const QModelIndex& index)
{
    if (const auto target = m_model->targetAt(index))
        Q_EMIT targetWanted(session::CallRef{target->trace, target->span});
}

} // namespace longspan::panels
