// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop.h"

#include "app/desktop/probe.h"
#include "app/desktop/probe_application.h"
#include "app/wiring/open_profile.h"
#include "ui/a11y/painted_access.h"
#include "ui/window/snapshot.h"

#include <QApplication>
#include <QLocale>
#include <QTimer>
#include <QTranslator>
#include <cstdio>
#include <cstdlib>
#include <optional>

// The resources of a static library are only there when somebody asks for them; the macro wants the global namespace.
static void initialiseTranslations()
{
    Q_INIT_RESOURCE(i18n);
}

namespace longspan::desktop {
namespace {

constexpr int kUsage = 2;

std::vector<std::string> words(const QStringList& arguments)
{
    std::vector<std::string> found;
    for (const QString& argument : arguments.mid(1))
        found.push_back(argument.toStdString());
    return found;
}

void translate(QApplication& application, const std::string& language)
{
    const QLocale locale = language.empty() ? QLocale() : QLocale(QString::fromStdString(language));
    QLocale::setDefault(locale);
    initialiseTranslations();
    auto* translator = new QTranslator(&application);
    // English has its plurals there; it is what every other language falls back to.
    const QString folder = QStringLiteral(":/i18n");
    const bool found = translator->load(locale, QStringLiteral("longspan"), QStringLiteral("_"), folder);
    if (found || translator->load(QStringLiteral("longspan_en"), folder))
        QApplication::installTranslator(translator);
}

/// Pictures need no display, and no display needs to be looked for. The person's own choice goes first.
void choosePlatform(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        const bool pictures = word == "--snapshot" || word.starts_with("--snapshot=") || word == "--help" ||
            word == "--version" || word == "-h";
        if (pictures && std::getenv("QT_QPA_PLATFORM") == nullptr)
            qputenv("QT_QPA_PLATFORM", "offscreen");
    }
}

int takePictures(QApplication& application, Desktop& desktop, const Arguments& arguments)
{
    window::Snapshot snapshot(desktop.window(), QString::fromStdString(arguments.snapshot));
    QObject::connect(&snapshot, &window::Snapshot::wrote, &application,
        [](const QString& path) { std::printf("%s\n", qUtf8Printable(path)); });
    QObject::connect(&snapshot, &window::Snapshot::finished, &application, [&snapshot] {
        for (const QString& path : snapshot.failed())
            std::fprintf(stderr, "longspan: could not write %s\n", qUtf8Printable(path));
        QApplication::exit(snapshot.failed().isEmpty() ? EXIT_SUCCESS : EXIT_FAILURE);
    });
    QTimer::singleShot(0, &snapshot, &window::Snapshot::start);
    return QApplication::exec();
}

int show(QApplication& application, const Arguments& arguments)
{
    const bool pictures = !arguments.snapshot.empty();
    Desktop desktop(application,
        pictures ? session::makeMemorySettings()
                 : session::openSettings(session::usualSettingsPath(QStringLiteral("longspan"))));
    window::MainWindow& window = desktop.window();
    std::optional<Probe> probe;
    if (auto* probed = dynamic_cast<ProbeApplication*>(&application))
        probe.emplace(*probed, window);
    if (!pictures)
        window.restore();
    if (arguments.size.isValid())
        window.resize(arguments.size);
    if (!arguments.colours.empty())
        desktop.appearance().setMode(
            arguments.colours == "dark" ? widgets::ThemeMode::dark : widgets::ThemeMode::light);
    window.open(arguments.link);
    window.show();
    return pictures ? takePictures(application, desktop, arguments) : QApplication::exec();
}

} // namespace

Desktop::Desktop(QApplication& application, std::unique_ptr<session::Settings> settings)
    : m_settings(std::move(settings)), m_profiles(*m_settings), m_appearance(QApplication::palette())
{
    a11y::installPaintedAccess();
    const panels::Context context{m_session, m_workers, m_profiles, *m_settings, m_appearance, m_reports};
    m_window = std::make_unique<window::MainWindow>(
        context, [now = m_session.now()](const session::SourceProfile& profile, const Call& call) {
            return wiring::openProfile(profile, now, call);
        });
    // Not before: with a style sheet in force, every widget that is put into another one is styled anew with all inside
    // of it, which takes longer than everything else that making a window does.
    m_appearance.applyTo(application);
}

int run(int argc, char** argv)
{
    choosePlatform(argc, argv);
    const std::unique_ptr<QApplication> application =
        Probe::wanted() ? std::make_unique<ProbeApplication>(argc, argv) : std::make_unique<QApplication>(argc, argv);
    QApplication::setApplicationName(QStringLiteral("longspan"));
    QApplication::setApplicationVersion(QStringLiteral(LONGSPAN_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.longspan.Longspan"));
    const auto arguments = parseArguments(words(QApplication::arguments()));
    if (!arguments) {
        std::fprintf(stderr, "longspan: %s: %s\n%s", arguments.error().where.c_str(), arguments.error().what.c_str(),
            std::string(usage()).c_str());
        return kUsage;
    }
    if (arguments->help || arguments->version) {
        std::printf("%s\n", arguments->help ? std::string(usage()).c_str() : "longspan " LONGSPAN_VERSION);
        return EXIT_SUCCESS;
    }
    translate(*application, arguments->language);
    return show(*application, *arguments);
}

} // namespace longspan::desktop
