// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/messages.h"
#include "app/ctl/saved_profiles.h"

#include <gmock/gmock.h>

namespace longspan::ctl {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kSettings = "[recent]\nfiles=a.json\n\n[sources]\nshop\\kind=zipkin\n"
                                       "shop\\places=http://traces.example:9411\nshop\\options\\user=me\r\n"
                                       "cloud\\kind=aliyun\ncloud\\options\\region=cn-beijing\n"
                                       "two\\kind=file\ntwo\\places=\"a, b.json\", c.json\nnew\\kind=tempo\n";

TEST(SavedProfiles, becomeTheWordsAPersonWouldType)
{
    EXPECT_THAT(sourceIn(kSettings, "shop").value(), ElementsAre("zipkin:http://traces.example:9411"));
    EXPECT_THAT(sourceIn(kSettings, "cloud").value(), ElementsAre("aliyun:cn-beijing"));
    EXPECT_THAT(sourceIn(kSettings, "two").value(), ElementsAre("file:a, b.json", "file:c.json"));
}

TEST(SavedProfiles, namesThoseThereAreWhenOneIsMissing)
{
    const auto missing = sourceIn(kSettings, "shoop");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().kind, ErrorKind::notFound);
    EXPECT_THAT(missing.error().what, HasSubstr("cloud, new, shop, two"));
    EXPECT_THAT(missing.error().what, Not(HasSubstr("files")));
    EXPECT_EQ(sourceIn(kSettings, "new").error().kind, ErrorKind::refused);
}

TEST(ErrorText, advisesByTheReasonAndNotByTheWords)
{
    const Error page{ErrorKind::malformed, "says so", "https://traces.example/api", ErrorReason::webPage};
    EXPECT_THAT(errorText(page), HasSubstr("the address of the API"));
    const Error file{ErrorKind::malformed, "says so", "a.json", ErrorReason::webPage};
    EXPECT_THAT(errorText(file), HasSubstr("save the answer"));
    const Error plain{ErrorKind::malformed, "is an HTML page", "a.json", ErrorReason::unsaid};
    EXPECT_THAT(errorText(plain), Not(HasSubstr("save the answer")));
    const Error clock{ErrorKind::unauthorised, "refused", "", ErrorReason::clockDiffers};
    EXPECT_THAT(errorText(clock), HasSubstr("clock"));
}

} // namespace
} // namespace longspan::ctl
