// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/source_profiles.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace longspan::session {
namespace {

SourceProfile zipkin()
{
    return {.id = "zipkin-prod",
        .kind = SourceKind::zipkin,
        .title = "Production",
        .places = {"https://zipkin.example:9411"},
        .options = {{"region", "eu"}, {"timeout", "5s"}}};
}

class SettingsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothKindsKeepValuesByPath_data();
    void bothKindsKeepValuesByPath();
    void aFileKeepsThemForTheNextRun();
    void anUnsuitableValueIsTheFallback();
    void theDemoIsAlwaysThere();
    void profilesComeBackAsTheyWere();
    void aChangedProfileReplacesTheOldOne();
    void refusesIdsThatWouldBreakTheSettings();
    void leavesOutWhatMakesNoSense();
    void recentFilesAreFewAndUnique();
};

void SettingsTest::bothKindsKeepValuesByPath_data()
{
    QTest::addColumn<bool>("file");
    QTest::newRow("file") << true;
    QTest::newRow("memory") << false;
}

void SettingsTest::bothKindsKeepValuesByPath()
{
    QFETCH(bool, file);
    const QTemporaryDir folder;
    const auto settings = file ? openSettings(folder.filePath(QStringLiteral("a.ini"))) : makeMemorySettings();
    settings->setValue(QStringLiteral("window/docks/left"), 5);
    settings->setValue(QStringLiteral("window/title"), QStringLiteral("x"));
    settings->setValue(QStringLiteral("other"), true);
    QCOMPARE(settings->get(QStringLiteral("window/docks/left"), 0), 5);
    QCOMPARE(
        settings->names(QStringLiteral("window")), (QStringList{QStringLiteral("docks"), QStringLiteral("title")}));
    settings->remove(QStringLiteral("window"));
    QVERIFY(!settings->value(QStringLiteral("window/docks/left")).isValid());
    QCOMPARE(settings->names(QString()), QStringList{QStringLiteral("other")});
}

void SettingsTest::aFileKeepsThemForTheNextRun()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("sub/a.ini"));
    openSettings(path)->setValue(QStringLiteral("a/b"), QStringList{QStringLiteral("x"), QStringLiteral("y, z")});
    QCOMPARE(openSettings(path)->get(QStringLiteral("a/b"), QStringList()),
        (QStringList{QStringLiteral("x"), QStringLiteral("y, z")}));
}

void SettingsTest::anUnsuitableValueIsTheFallback()
{
    const auto settings = makeMemorySettings();
    settings->setValue(QStringLiteral("a"), QStringList{QStringLiteral("x"), QStringLiteral("y")});
    QCOMPARE(settings->get(QStringLiteral("a"), 7), 7);
    QCOMPARE(settings->get(QStringLiteral("none"), 7), 7);
}

void SettingsTest::theDemoIsAlwaysThere()
{
    const auto settings = makeMemorySettings();
    SourceProfiles profiles(*settings);
    QCOMPARE(profiles.all().size(), std::size_t{1});
    profiles.remove("demo");
    QVERIFY(profiles.find("demo"));
    QVERIFY(!profiles.put({.id = "demo", .kind = SourceKind::file}));
}

void SettingsTest::profilesComeBackAsTheyWere()
{
    const auto settings = makeMemorySettings();
    {
        SourceProfiles profiles(*settings);
        QSignalSpy changed(&profiles, &SourceProfiles::changed);
        QVERIFY(profiles.put(zipkin()));
        QVERIFY(profiles.put(zipkin()));
        QCOMPARE(changed.size(), 1);
    }
    SourceProfiles again(*settings);
    QVERIFY(again.find("zipkin-prod") == zipkin());
    QCOMPARE(again.all().front().id, std::string("demo"));
    again.remove("zipkin-prod");
    QVERIFY(!SourceProfiles(*settings).find("zipkin-prod"));
}

void SettingsTest::aChangedProfileReplacesTheOldOne()
{
    const auto settings = makeMemorySettings();
    SourceProfiles profiles(*settings);
    profiles.put(zipkin());
    SourceProfile other = zipkin();
    other.options = {{"region", "us"}};
    profiles.put(other);
    QVERIFY(profiles.find("zipkin-prod") == other);
    QCOMPARE(profiles.all().size(), std::size_t{2});
}

void SettingsTest::refusesIdsThatWouldBreakTheSettings()
{
    const auto settings = makeMemorySettings();
    SourceProfiles profiles(*settings);
    for (const char* id : {"", "a/b", "a b", "../x", "\xc3\xa9"})
        QVERIFY2(!profiles.put({.id = id, .kind = SourceKind::file}), id);
    QVERIFY(profiles.put({.id = "A-b_c.9", .kind = SourceKind::file}));
}

void SettingsTest::leavesOutWhatMakesNoSense()
{
    const auto settings = makeMemorySettings();
    settings->setValue(QStringLiteral("sources/a/kind"), QStringLiteral("gopher"));
    settings->setValue(QStringLiteral("sources/b/title"), QStringLiteral("no kind"));
    settings->setValue(QStringLiteral("sources/demo/kind"), QStringLiteral("file"));
    const SourceProfiles profiles(*settings);
    QCOMPARE(profiles.all().size(), std::size_t{1});
    QCOMPARE(profiles.all().front().kind, SourceKind::demo);
}

void SettingsTest::recentFilesAreFewAndUnique()
{
    const auto settings = makeMemorySettings();
    SourceProfiles profiles(*settings);
    for (std::size_t i = 0; i <= SourceProfiles::kMostRecentFiles; ++i)
        profiles.addRecentFile("file" + std::to_string(i));
    profiles.addRecentFile("file5");
    const std::vector<std::string> files = profiles.recentFiles();
    QCOMPARE(files.size(), SourceProfiles::kMostRecentFiles);
    QCOMPARE(files.front(), std::string("file5"));
    QCOMPARE(std::count(files.begin(), files.end(), "file5"), 1);
    QCOMPARE(files.back(), std::string("file1"));
    profiles.clearRecentFiles();
    QVERIFY(profiles.recentFiles().empty());
}

} // namespace
} // namespace longspan::session

QTEST_GUILESS_MAIN(longspan::session::SettingsTest)
#include "settings_test.moc"
