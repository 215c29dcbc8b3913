// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop.h"
#include "tests/support/bad_files.h"
#include "ui/items/call_model.h"
#include "ui/panels/slowest/slowest_panel.h"
#include "ui/widgets/banner.h"

#include <QApplication>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

namespace longspan::desktop {
namespace {

constexpr int kLong = 60'000;

/// Whatever is dropped on the window: it says what is wrong and what to do, in the window itself, and goes on.
class BadDropsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void showsABannerWithAdviceAndStaysUsable_data();
    void showsABannerWithAdviceAndStaysUsable();
    void showsTheSameForADamagedStore();

private:
    void drop(const QString& path);
    void dropsBadly(const QString& name, const std::string& text);

    QTemporaryDir m_folder;
    std::unique_ptr<Desktop> m_desktop;
};

void BadDropsTest::initTestCase()
{
    m_desktop = std::make_unique<Desktop>(*qApp, session::makeMemorySettings());
    m_desktop->window().open({});
    m_desktop->window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&m_desktop->window()));
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop->session().source() && !m_desktop->reports().busy(), kLong);
}

void BadDropsTest::cleanupTestCase()
{
    m_desktop.reset();
}

void BadDropsTest::drop(const QString& path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QWidget& window = m_desktop->window();
    QDragEnterEvent enter(QPoint(40, 40), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QDropEvent event(QPointF(40, 40), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &event);
}

void BadDropsTest::dropsBadly(const QString& name, const std::string& text)
{
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text.data(), static_cast<qint64>(text.size())), static_cast<qint64>(text.size()));
    file.close();
    drop(file.fileName());
    widgets::Banner& banner = m_desktop->window().banner();
    QTRY_VERIFY_WITH_TIMEOUT(banner.isVisible() && !m_desktop->reports().busy(), kLong);
    QVERIFY2(banner.message().text.contains(name), qPrintable(banner.message().text));
    QVERIFY(!banner.message().advice.isEmpty());
    QVERIFY(QApplication::activeModalWidget() == nullptr);
    QVERIFY(QApplication::activePopupWidget() == nullptr);

    auto* button = banner.findChild<QPushButton*>();
    QVERIFY(button != nullptr && button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop->session().selection().source == "demo" && m_desktop->session().source(), kLong);
    QTRY_VERIFY_WITH_TIMEOUT(
        !m_desktop->reports().busy() && m_desktop->window().slowest().model().rowCount() > 10, kLong);
    QVERIFY(!banner.isVisible());
}

void BadDropsTest::showsABannerWithAdviceAndStaysUsable_data()
{
    QTest::addColumn<int>("number");
    const std::vector<test::BadFile> files = test::badFiles();
    for (std::size_t i = 0; i < files.size(); ++i)
        QTest::newRow(files[i].name.c_str()) << static_cast<int>(i);
}

void BadDropsTest::showsABannerWithAdviceAndStaysUsable()
{
    QFETCH(const int, number);
    const test::BadFile file = test::badFiles().at(static_cast<std::size_t>(number));
    dropsBadly(QString::fromStdString(file.name) + QStringLiteral(".json"), file.text);
}

void BadDropsTest::showsTheSameForADamagedStore()
{
    dropsBadly(QStringLiteral("damaged.longspan"), std::string("SQLite format 3\0", 16) + test::garbage(4096));
}

} // namespace
} // namespace longspan::desktop

QTEST_MAIN(longspan::desktop::BadDropsTest)
#include "bad_drops_test.moc"
