// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/aliyun/credentials.h"

#include "model/source/aliyun/credential_files.h"
#include "model/source/aliyun/ecs_role.h"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <variant>

namespace longspan::source::aliyun {

namespace {

constexpr std::size_t kFileLimit = 1U << 20U;
constexpr Nanos kRefreshBefore = Nanos{15} * 60 * kSecond;

/// Why a place gave nothing.
struct Miss {
    std::string place;
    std::string why;
};
using Found = std::variant<Credentials, Miss>;

std::optional<std::string> processEnvironment(std::string_view name)
{
    const char* value = std::getenv(std::string(name).c_str()); // NOLINT(concurrency-mt-unsafe): nobody sets it
    return value ? std::optional<std::string>(value) : std::nullopt;
}

/// Nothing when the file cannot be read or is too large to be one of these.
std::optional<Secret> readFile(const std::string& path)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error || size > kFileLimit)
        return std::nullopt;
    std::ifstream file(path, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    return file.bad() ? std::nullopt : std::optional<Secret>(std::move(text));
}

/// The places of one search, with the process's own where nothing was said.
class Search {
public:
    explicit Search(const CredentialPlaces& places) : m_places(places)
    {
        if (!m_places.environment)
            m_places.environment = processEnvironment;
        if (m_places.home.empty())
            m_places.home = value("HOME");
        if (m_places.profile.empty())
            m_places.profile = value("ALIBABA_CLOUD_PROFILE");
    }

    [[nodiscard]] Found environment() const
    {
        Credentials found;
        found.accessKeyId = value("ALIBABA_CLOUD_ACCESS_KEY_ID");
        found.accessKeySecret = value("ALIBABA_CLOUD_ACCESS_KEY_SECRET");
        found.securityToken = value("ALIBABA_CLOUD_SECURITY_TOKEN");
        found.region = value("ALIBABA_CLOUD_REGION_ID");
        found.from = "environment";
        if (found.complete())
            return found;
        if (found.accessKeyId.empty() && found.accessKeySecret.empty())
            return Miss{"environment", "ALIBABA_CLOUD_ACCESS_KEY_ID is not set"};
        return Miss{"environment", "of key id and secret only one is set"};
    }

    [[nodiscard]] Found commandLineProfile() const
    {
        const std::string place = "~/.aliyun/config.json";
        if (value("ALIBABA_CLOUD_CLI_PROFILE_DISABLED") == "true")
            return Miss{place, "switched off by ALIBABA_CLOUD_CLI_PROFILE_DISABLED"};
        return fromFile(m_places.home + "/.aliyun/config.json", place, readCliProfile);
    }

    [[nodiscard]] Found credentialsFile() const
    {
        const std::string named = value("ALIBABA_CLOUD_CREDENTIALS_FILE");
        const std::string place = named.empty() ? "~/.alibabacloud/credentials" : named;
        return fromFile(
            named.empty() ? m_places.home + "/.alibabacloud/credentials" : named, place, readCredentialsIni);
    }

    [[nodiscard]] Result<Found> role(const Call& call) const
    {
        if (!m_places.ecsRole)
            return Found(Miss{"ECS role", "not asked for"});
        auto found = askEcsRole(m_places, call);
        if (found)
            return Found(std::move(*found));
        const ErrorKind kind = found.error().kind;
        if (kind == ErrorKind::cancelled)
            return failWith(std::move(found));
        return Found(Miss{"ECS role", found.error().what});
    }

private:
    using FileReader = Result<Credentials> (*)(std::string_view text, const std::string& profile);

    [[nodiscard]] std::string value(std::string_view name) const { return m_places.environment(name).value_or(""); }

    [[nodiscard]] Found fromFile(const std::string& path, const std::string& place, FileReader reader) const
    {
        const auto text = readFile(path);
        if (!text)
            return Miss{place, "no such file"};
        auto found = reader(text->reveal(), m_places.profile);
        if (!found)
            return Miss{place, found.error().what};
        found->from = place + (found->from.empty() ? "" : ", " + found->from);
        return std::move(*found);
    }

    CredentialPlaces m_places;
};

} // namespace

Result<Credentials> findCredentials(const CredentialPlaces& places, const Call& call)
{
    if (auto good = call.check(); !good)
        return failWith(std::move(good));
    const Search search(places);
    std::string looked;
    const auto miss = [&looked](const Found& found) {
        const Miss& missed = std::get<Miss>(found);
        looked += (looked.empty() ? "" : "; ") + missed.place + ": " + missed.why;
    };
    for (const auto& place : {&Search::environment, &Search::commandLineProfile, &Search::credentialsFile}) {
        Found found = (search.*place)();
        if (std::holds_alternative<Credentials>(found))
            return std::move(std::get<Credentials>(found));
        miss(found);
    }
    auto role = search.role(call);
    if (!role)
        return failWith(std::move(role));
    if (std::holds_alternative<Credentials>(*role))
        return std::move(std::get<Credentials>(*role));
    miss(*role);
    return fail(ErrorKind::unauthorised, "no credentials found (" + looked + ")", "credentials");
}

CredentialsFinder chainOf(CredentialPlaces places)
{
    struct State {
        CredentialPlaces places;
        std::mutex mutex;
        std::optional<Credentials> found;
    };
    auto state = std::make_shared<State>();
    state->places = std::move(places);
    if (!state->places.now)
        state->places.now = [] {
            const auto now = std::chrono::system_clock::now().time_since_epoch();
            return Nanos{std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()};
        };
    return [state](const Call& call) -> Result<Credentials> {
        const std::lock_guard lock(state->mutex);
        const bool fresh =
            state->found && (!state->found->expires || *state->found->expires - kRefreshBefore > state->places.now());
        if (fresh)
            return *state->found;
        auto found = findCredentials(state->places, call);
        if (found)
            state->found = *found;
        return found;
    };
}

CredentialsFinder fixedCredentials(Credentials credentials)
{
    return [credentials = std::move(credentials)](const Call&) -> Result<Credentials> { return credentials; };
}

} // namespace longspan::source::aliyun
