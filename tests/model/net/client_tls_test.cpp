// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/net/patient_pacing.h"
#include "tests/support/certificates.h"
#include "tests/support/script_server.h"

#include <gtest/gtest.h>

namespace longspan::net {
namespace {

using test::answering;
using test::expectAnswer;
using test::get;
using test::patientCall;
using test::ScriptServer;
using test::ServerTls;

class HttpTls : public ::testing::Test {
protected:
    void SetUp() override
    {
        if (!m_certificates.works())
            GTEST_SKIP() << "the openssl program is missing or makes no certificates";
    }

    ClientOptions trusting() const
    {
        ClientOptions options;
        options.retry.retries = 0;
        options.tls.authorities = m_certificates.authority();
        return options;
    }

    static Error errorFrom(const ServerTls& tls, const ClientOptions& options)
    {
        ScriptServer server(answering("never"), tls);
        const Result<Response> result = makeHttpClient(options)->send(get(server.url("/x")), patientCall());
        EXPECT_TRUE(server.heard().empty());
        return result ? Error{ErrorKind::internal, "answered", {}} : result.error();
    }

    static void expectCertificate(const Error& error, const std::string& words)
    {
        EXPECT_EQ(name(error.kind), name(ErrorKind::offline));
        EXPECT_EQ(name(error.reason), name(ErrorReason::certificate));
        EXPECT_NE(error.what.find(words), std::string::npos) << error.what;
    }

    test::CertificateMaker m_certificates;
};

TEST_F(HttpTls, believesAnAuthorityFromMemory)
{
    ScriptServer server(answering("secure"), m_certificates.make("IP:127.0.0.1"));
    const HttpClientPtr client = makeHttpClient(trusting());
    EXPECT_EQ(expectAnswer(client->send(get(server.url("/x")), patientCall())).text(), "secure");
    EXPECT_EQ(expectAnswer(client->send(get(server.url("/x")), patientCall())).text(), "secure");
    EXPECT_EQ(server.connections(), 1);
}

TEST_F(HttpTls, saysThatTheIssuerIsUnknown)
{
    ClientOptions options = trusting();
    options.tls.authorities.clear();
    expectCertificate(errorFrom(m_certificates.make("IP:127.0.0.1"), options), "authority that is not trusted");
}

TEST_F(HttpTls, saysThatTheNameIsAnother)
{
    expectCertificate(errorFrom(m_certificates.make("DNS:shop.example"), trusting()), "another name");
}

TEST_F(HttpTls, saysThatTheCertificateHasExpired)
{
    expectCertificate(errorFrom(m_certificates.make("IP:127.0.0.1", -1), trusting()), "expired");
}

TEST_F(HttpTls, showsItsOwnCertificateWhenAsked)
{
    ServerTls tls = m_certificates.make("IP:127.0.0.1");
    tls.clientAuthorities = m_certificates.authority();
    const ServerTls own = m_certificates.make("DNS:reader.example");
    ClientOptions options = trusting();
    options.tls.clientCertificate = own.certificate;
    options.tls.clientKey = Secret(own.key);
    ScriptServer server(answering("known"), tls);
    EXPECT_EQ(expectAnswer(makeHttpClient(options)->send(get(server.url("/x")), patientCall())).text(), "known");
    EXPECT_FALSE(makeHttpClient(trusting())->send(get(server.url("/x")), patientCall()));
}

TEST_F(HttpTls, saysThatItsOwnCertificateCannotBeUsed)
{
    ClientOptions options = trusting();
    options.tls.clientCertificate = "no certificate";
    options.tls.clientKey = Secret("key-hidden");
    const Error error = errorFrom(m_certificates.make("IP:127.0.0.1"), options);
    expectCertificate(error, "client certificate");
    EXPECT_EQ(error.what.find("hidden"), std::string::npos);
}

TEST_F(HttpTls, saysThatAPlainServerSpeaksNoTls)
{
    ScriptServer server(answering("plain"));
    std::string url = server.url("/x");
    url.replace(0, 4, "https");
    const Result<Response> result = makeHttpClient(trusting())->send(get(url), patientCall());
    ASSERT_FALSE(result);
    EXPECT_EQ(name(result.error().reason), name(ErrorReason::certificate)) << result.error().what;
}

TEST_F(HttpTls, takesNoCredentialFromSecureToPlain)
{
    ScriptServer plain(answering("plain"));
    ScriptServer server(
        answering("", 302, "Location: " + plain.url("/x") + "\r\n"), m_certificates.make("IP:127.0.0.1"));
    Request request = get(server.url("/x"));
    request.headers = {{"Authorization", "Bearer hidden"}};
    EXPECT_EQ(expectAnswer(makeHttpClient(trusting())->send(request, patientCall())).text(), "plain");
    EXPECT_EQ(plain.heard().at(0).head.find("hidden"), std::string::npos);
}

} // namespace
} // namespace longspan::net
