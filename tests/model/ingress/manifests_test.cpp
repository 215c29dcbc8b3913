// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingress/manifests.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace longspan::ingress {
namespace {

constexpr const char* kList = R"(apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: ConfigMap
  metadata:
    name: nginx-configuration
    namespace: kube-system
    resourceVersion: "12345"
    annotations:
      meta.helm.sh/release-name: edge
      argocd.argoproj.io/tracking-id: x
  data:
    enable-opentracing: "true"
    zipkin-collector-host: zipkin
    zipkin-collector-port: 9411
    empty:
- apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: nginx-ingress-controller
    namespace: kube-system
  spec:
    template:
      spec:
        containers:
        - name: controller
          image: host:5000/acs/aliyun-ingress-controller:v1.8.2-aliyun.1
          args:
          - /nginx-ingress-controller
          - --configmap=$(POD_NAMESPACE)/nginx-configuration
          env:
          - name: POD_NAMESPACE
            valueFrom:
              fieldRef:
                fieldPath: metadata.namespace
          - name: ZONE
            value: z1
          volumeMounts:
          - mountPath: /modules_mount
            name: modules
)";

TEST(Manifests, areReadFromAListOfKubectl)
{
    const auto read = readManifests(kList, "list.yaml");
    ASSERT_TRUE(read) << read.error().what;
    ASSERT_EQ(read->configMaps.size(), 1U);
    const ConfigMapDocument& map = read->configMaps.front();
    EXPECT_EQ(map.nameSpace, "kube-system");
    EXPECT_EQ(map.name, "nginx-configuration");
    EXPECT_EQ(map.resourceVersion, "12345");
    EXPECT_EQ(map.data.at("zipkin-collector-host"), "zipkin");
    EXPECT_EQ(map.notTexts, std::vector<std::string>{"zipkin-collector-port"});
    EXPECT_EQ(map.lines.at("enable-opentracing"), 14);
    EXPECT_EQ(map.lines.at("zipkin-collector-port"), 16);
    EXPECT_EQ(map.managedBy, (std::vector<std::string>{"Helm release edge", "Argo CD"}));
    ASSERT_EQ(read->controllers.size(), 1U);
    const ControllerDocument& controller = read->controllers.front();
    EXPECT_EQ(controller.workload, "Deployment kube-system/nginx-ingress-controller");
    EXPECT_EQ(controller.configMap, "kube-system/nginx-configuration");
    ASSERT_TRUE(controller.version);
    EXPECT_EQ(controller.version->text(), "1.8.2");
    EXPECT_TRUE(controller.version->alibaba);
    EXPECT_EQ(controller.variables.at("ZONE"), "z1");
    EXPECT_EQ(controller.moduleMounted, true);
}

TEST(Manifests, giveTheSurroundingsOfAConfigMap)
{
    const auto read = readManifests(kList, "list.yaml");
    ASSERT_TRUE(read);
    const ConfigMapDocument* map = chooseConfigMap(*read);
    ASSERT_NE(map, nullptr);
    const Surroundings around = surroundingsOf(*read, *map);
    EXPECT_EQ(around.moduleMounted, true);
    ASSERT_TRUE(around.variables);
    EXPECT_TRUE(around.variables->contains("ZONE"));
    const auto found = findings(map->data, *read->controllers.front().version, around);
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(ruleName(found.front().kind), "not-a-text");
}

TEST(Manifests, areReadFromJsonAndFromSeveralDocuments)
{
    const auto json =
        readManifests(R"({"kind":"ConfigMap","metadata":{"name":"a"},"data":{"use-gzip":"true"}})", "a.json");
    ASSERT_TRUE(json);
    EXPECT_TRUE(json->configMaps.front().notTexts.empty());
    const auto several = readManifests("kind: ConfigMap\nmetadata: {name: a}\n---\nkind: Secret\n---\n"
                                       "kind: ConfigMap\nmetadata: {name: b}\ndata: {otel-sampler: AlwaysOn}\n",
        "all.yaml");
    ASSERT_TRUE(several);
    ASSERT_EQ(several->configMaps.size(), 2U);
    EXPECT_EQ(chooseConfigMap(*several)->name, "b");
}

TEST(Manifests, takeBareWordsForWhatKubectlTakesThem)
{
    const auto read = readManifests("kind: ConfigMap\ndata:\n  a: yes\n  b: 'yes'\n  c: on\n  d: 1e3\n  e: word\n"
                                    "  f: \"1\"\n  g: 0x10\n  h: [1]\n  i: 1.2.3\n",
        "x.yaml");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->configMaps.front().notTexts, (std::vector<std::string>{"a", "c", "d", "g", "h"}));
}

TEST(Manifests, leaveTheOtherProductAlone)
{
    const auto read =
        readManifests("kind: DaemonSet\nmetadata: {name: n, namespace: x}\nspec: {template: {spec: "
                      "{containers: [{image: nginx/nginx-ingress:3.4, args: [-nginx-configmaps=x/y]}]}}}\n",
            "f5.yaml");
    ASSERT_TRUE(read);
    ASSERT_EQ(read->controllers.size(), 1U);
    EXPECT_EQ(read->controllers.front().product, ControllerDocument::Product::f5);
}

TEST(Manifests, sayWhereTheyAreBroken)
{
    const auto broken = readManifests("kind: ConfigMap\ndata: {a: b\nkind: x]\n", "x.yaml");
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().kind, ErrorKind::malformed);
    EXPECT_NE(broken.error().where.find("x.yaml, line "), std::string::npos);
    const auto other = readManifests("kind: Pod\n", "x.yaml");
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().what, "neither a ConfigMap nor an ingress controller in it");
    EXPECT_FALSE(readManifests("", "x.yaml"));
    EXPECT_FALSE(readManifests(std::string(100'000, '['), "x.yaml"));
    EXPECT_FALSE(readManifests(std::string(100'000, '-') + " a", "x.yaml"));
    EXPECT_EQ(readManifests(std::string((16U << 20U) + 1, 'a'), "x.yaml").error().kind, ErrorKind::tooLarge);
}

} // namespace
} // namespace longspan::ingress
