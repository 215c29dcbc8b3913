// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/certificates.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace longspan::test {

namespace {

constexpr const char* kNewKey = " -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=made-for-a-test";

} // namespace

CertificateMaker::CertificateMaker()
{
    std::string name = (std::filesystem::temp_directory_path() / "longspan-tls-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        return;
    m_folder = name;
    m_works = run(std::string("req -x509 -days 2 -keyout authority.key -out authority.pem") + kNewKey);
}

CertificateMaker::~CertificateMaker()
{
    std::error_code ignored;
    if (!m_folder.empty())
        std::filesystem::remove_all(m_folder, ignored);
}

bool CertificateMaker::run(const std::string& arguments) const
{
    const std::string command = "cd '" + m_folder.string() + "' && openssl " + arguments + " >log 2>&1 </dev/null";
    return std::system(command.c_str()) == 0;
}

std::string CertificateMaker::read(const std::string& name) const
{
    std::ostringstream text;
    text << std::ifstream(m_folder / name).rdbuf();
    return text.str();
}

ServerTls CertificateMaker::make(const std::string& subjectAltName, int days)
{
    const bool asked =
        run(std::string("req -new -keyout one.key -out one.csr -addext subjectAltName=") + subjectAltName + kNewKey);
    const bool signedIt = asked &&
        run("x509 -req -in one.csr -CA authority.pem -CAkey authority.key -CAcreateserial -copy_extensions copy"
            " -out one.pem -days " +
            std::to_string(days));
    return signedIt ? ServerTls{read("one.pem"), read("one.key"), {}} : ServerTls{};
}

} // namespace longspan::test
