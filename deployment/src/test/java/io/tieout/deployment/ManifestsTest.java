package io.tieout.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {

    private static final String NAME = "app.kubernetes.io/name";
    private static final Set<String> PROBES = Set.of("startupProbe", "livenessProbe", "readinessProbe");
    private static final Set<String> SCALERS = Set.of("ScaledObject", "HorizontalPodAutoscaler");
    private static final Pattern CONTRACT_ADDRESS = Pattern.compile(
            "\\n  \\w+:\\n    address: (\\S+)\\n(.*?)(?=\\n  \\w+:\\n    address:|\\z)", Pattern.DOTALL);

    private static List<ObjectNode> overlay(String name) {
        return Kustomize.render(Repository.path("k8s/overlays/" + name));
    }

    private static Stream<ObjectNode> of(List<ObjectNode> all, String kind) {
        return all.stream().filter(resource -> resource.path("kind").textValue().equals(kind));
    }

    private static String name(JsonNode resource) {
        return resource.at("/metadata/name").textValue();
    }

    private static Set<String> names(List<ObjectNode> all, String kind) {
        return of(all, kind).map(ManifestsTest::name).collect(Collectors.toSet());
    }

    private static ObjectNode get(List<ObjectNode> all, String kind, String name) {
        return of(all, kind)
                .filter(resource -> name(resource).equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// Deployments and jobs.
    private static List<ObjectNode> workloads(List<ObjectNode> all) {
        return Stream.concat(of(all, "Deployment"), of(all, "Job")).toList();
    }

    private static boolean selects(JsonNode selector, JsonNode labels) {
        return selector.properties().stream().allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void hasOnlyKnownFieldsOfTheRightTypes(String overlay) {
        var all = overlay(overlay);

        assertThat(all).hasSizeGreaterThan(100);
        assertThat(all.stream().flatMap(resource -> TypedModels.faults(resource).stream()))
                .isEmpty();
        assertThat(all.stream().map(Kustomize::name)).doesNotHaveDuplicates();
        assertThat(all.stream()
                        .filter(resource -> !resource.path("kind").textValue().equals("Namespace")))
                .allSatisfy(resource -> assertThat(
                                resource.at("/metadata/namespace").textValue())
                        .isEqualTo("tieout"));
    }

    @Test
    void refusesUnknownFieldsAndWrongTypes() {
        var deployment = get(overlay("local"), "Deployment", "ledger-service").deepCopy();
        deployment.withObject("/spec").put("replica", 2);
        var service = get(overlay("local"), "Service", "ledger-service").deepCopy();
        ((ObjectNode) service.at("/spec/ports/0")).put("port", "8080x");
        var scaler = get(overlay("local"), "ScaledObject", "ledger-service").deepCopy();
        scaler.withObject("/spec").put("minReplicaCount", "two");
        var topic = get(overlay("local"), "KafkaTopic", "sales.order.v1").deepCopy();
        topic.withObject("/spec").put("partition", 2);

        assertThat(List.of(deployment, service, scaler, topic))
                .allSatisfy(resource -> assertThat(TypedModels.faults(resource)).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void selectsAndReachesThePodsThatAreMeant(String overlay) {
        var all = overlay(overlay);
        var deployments = of(all, "Deployment").toList();

        assertThat(deployments).hasSize(Repository.SERVICES.size() + 1).allSatisfy(deployment -> {
            var labels = deployment.at("/spec/template/metadata/labels");
            assertThat(selects(deployment.at("/spec/selector/matchLabels"), labels))
                    .isTrue();
            assertThat(deployment.at("/spec/template/spec/topologySpreadConstraints"))
                    .hasSize(2)
                    .allSatisfy(spread -> assertThat(selects(spread.at("/labelSelector/matchLabels"), labels))
                            .isTrue());
        });
        assertThat(of(all, "Service")).hasSize(deployments.size()).allSatisfy(service -> {
            var behind = deployments.stream()
                    .filter(deployment ->
                            selects(service.at("/spec/selector"), deployment.at("/spec/template/metadata/labels")))
                    .toList();
            assertThat(behind).hasSize(1);
            assertThat(name(behind.getFirst())).isEqualTo(name(service));
            assertThat(service.at("/spec/ports"))
                    .allSatisfy(port -> assertThat(behind.getFirst().at("/spec/template/spec/containers/0/ports"))
                            .anySatisfy(open -> assertThat(open.get("name")).isEqualTo(port.get("targetPort"))));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void refersToWhatExists(String overlay) {
        var all = overlay(overlay);
        var secrets = secrets(all);

        assertThat(workloads(all)).allSatisfy(workload -> {
            var pod = workload.at("/spec/template/spec");
            assertThat(names(all, "ServiceAccount"))
                    .contains(pod.get("serviceAccountName").textValue());
            assertThat(pod.at("/containers/0/envFrom")).allSatisfy(from -> assertThat(names(all, "ConfigMap"))
                    .contains(from.at("/configMapRef/name").textValue()));
            var volumes = new HashSet<String>();
            pod.path("volumes").forEach(volume -> volumes.add(volume.get("name").textValue()));
            assertThat(pod.at("/containers/0/volumeMounts")).allSatisfy(mount -> assertThat(volumes)
                    .contains(mount.get("name").textValue()));
            for (var reference : pod.findValues("secret")) {
                var name = reference
                        .path("secretName")
                        .asText(reference.path("name").asText());
                assertThat(secrets).containsKey(name);
                assertThat(reference.path("items")).isNotEmpty().allSatisfy(item -> assertThat(secrets.get(name))
                        .as(name)
                        .contains(item.get("key").textValue()));
            }
        });
        assertThat(of(all, "TriggerAuthentication"))
                .allSatisfy(authentication -> assertThat(authentication.at("/spec/secretTargetRef"))
                        .allSatisfy(reference -> assertThat(
                                        secrets.get(reference.get("name").textValue()))
                                .contains(reference.get("key").textValue())));
        assertThat(of(all, "Cluster")).allSatisfy(cluster -> {
            assertThat(secrets.get(
                            cluster.at("/spec/bootstrap/initdb/secret/name").textValue()))
                    .contains("username", "password");
            assertThat(secrets.get(cluster.at("/spec/managed/roles/0/passwordSecret/name")
                            .textValue()))
                    .contains("username", "password");
            for (var plugin : cluster.path("spec").path("plugins")) {
                assertThat(names(all, "ObjectStore"))
                        .contains(plugin.at("/parameters/barmanObjectName").textValue());
            }
        });
        assertThat(of(all, "ScheduledBackup")).allSatisfy(backup -> assertThat(names(all, "Cluster"))
                .contains(backup.at("/spec/cluster/name").textValue()));
        assertThat(of(all, "ObjectStore")).allSatisfy(store -> store.at("/spec/configuration/s3Credentials")
                .forEach(reference -> assertThat(
                                secrets.get(reference.get("name").textValue()))
                        .contains(reference.get("key").textValue())));
        assertThat(of(all, "Ingress")).allSatisfy(ingress -> {
            assertThat(names(all, "Service"))
                    .containsAll(ingress.findValues("service").stream()
                            .map(service -> service.get("name").textValue())
                            .toList());
            assertThat(secrets).containsKey(ingress.at("/spec/tls/0/secretName").textValue());
        });
        assertThat(names(all, "Secret")).isEmpty();
    }

    /// What the operators make, and what docs/operations.md tells to make: name and keys.
    private static Map<String, Set<String>> secrets(List<ObjectNode> all) {
        var result = new HashMap<String, Set<String>>();
        of(all, "KafkaUser").forEach(user -> result.put(name(user), Set.of("user.crt", "user.key", "ca.crt")));
        of(all, "Kafka").forEach(kafka -> result.put(name(kafka) + "-cluster-ca-cert", Set.of("ca.crt")));
        of(all, "Cluster").forEach(cluster -> result.put(name(cluster) + "-ca", Set.of("ca.crt")));
        var row = Pattern.compile("^\\| `([a-z-]+)` \\| (`[^|]+) \\|", Pattern.MULTILINE);
        row.matcher(section("Secrets")).results().forEach(match -> {
            var keys = new HashSet<String>();
            Pattern.compile("`([^`]+)`").matcher(match.group(2)).results().forEach(key -> keys.add(key.group(1)));
            result.put(match.group(1), keys);
        });
        return result;
    }

    private static String section(String title) {
        var text = Repository.text("docs/operations.md");
        int start = text.indexOf("## " + title + "\n");
        assertThat(start).as("section " + title).isNotNegative();
        int end = text.indexOf("\n## ", start);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void probesWhatTheServicesServeAndEndsSlowly(String overlay) throws IOException {
        var all = overlay(overlay);

        assertThat(of(all, "Deployment")).allSatisfy(deployment -> {
            var pod = deployment.at("/spec/template/spec");
            var container = pod.at("/containers/0");
            for (var probe : PROBES) {
                var get = container.path(probe).path("httpGet");
                assertThat(servedPaths(name(deployment)))
                        .contains(get.path("path").asText());
                assertThat(container.path("ports"))
                        .anySatisfy(port -> assertThat(port.get("name")).isEqualTo(get.get("port")));
            }
            assertThat(container.at("/startupProbe/failureThreshold").intValue()
                            * container.at("/startupProbe/periodSeconds").intValue())
                    .as("time to start")
                    .isGreaterThanOrEqualTo(120);
            int preStop = container.at("/lifecycle/preStop/sleep/seconds").intValue();
            assertThat(preStop).isPositive();
            assertThat(pod.path("terminationGracePeriodSeconds").intValue())
                    .isGreaterThan(preStop + drainSeconds(name(deployment)));
        });
        var watched = new ArrayList<String>();
        assertThat(of(all, "ServiceMonitor")).allSatisfy(monitor -> {
            var endpoint = monitor.at("/spec/endpoints/0");
            assertThat(endpoint.get("path").textValue()).isEqualTo("/actuator/prometheus");
            monitor.at("/spec/selector/matchExpressions/0/values").forEach(value -> {
                watched.add(value.textValue());
                assertThat(get(all, "Service", value.textValue()).at("/spec/ports"))
                        .anySatisfy(port -> assertThat(port.get("name")).isEqualTo(endpoint.get("port")));
            });
        });
        assertThat(watched).containsExactlyInAnyOrderElementsOf(names(all, "Service"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void keepsWhatTheGatewayTellsOfItselfFromTheOutside(String overlay) {
        var all = overlay(overlay);
        var container = get(all, "Deployment", "gateway").at("/spec/template/spec/containers/0");
        var own = get(all, "ConfigMap", "gateway")
                .at("/data/MANAGEMENT_SERVER_PORT")
                .textValue();
        var open = get(all, "NetworkPolicy", "gateway").at("/spec/ingress");

        assertThat(PROBES).allSatisfy(probe -> assertThat(
                        container.path(probe).at("/httpGet/port").textValue())
                .isEqualTo("management"));
        assertThat(container.get("ports")).anySatisfy(port -> {
            assertThat(port.get("name").textValue()).isEqualTo("management");
            assertThat(port.get("containerPort").asText()).isEqualTo(own);
        });
        for (var rule : open) {
            var fromOutside = rule.get("from").toString().contains("tieout.io/ingress");
            assertThat(rule.get("ports")).hasSize(1);
            assertThat(rule.at("/ports/0/port").asText().equals(own)).isEqualTo(!fromOutside);
        }
        assertThat(of(all, "Ingress")).allSatisfy(ingress -> assertThat(ingress.findValues("port"))
                .allSatisfy(port -> assertThat(port.get("name").textValue()).isEqualTo("http")));
    }

    /// The gateway refuses to start otherwise (OriginPropertiesTest).
    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void namesTheProxiesBehindAPublicAddress(String overlay) {
        var all = overlay(overlay);
        var isPublic = get(all, "ConfigMap", "tieout")
                .at("/data/TIEOUT_ISSUER")
                .textValue()
                .startsWith("https:");
        var proxies = get(all, "ConfigMap", "gateway")
                .at("/data/TIEOUT_TRUSTED_PROXIES")
                .textValue();

        assertThat(isPublic).isEqualTo(overlay.equals("production"));
        assertThat(proxies.isEmpty()).isEqualTo(!isPublic);
        assertThat("10.42.0.17".matches(proxies)).isEqualTo(isPublic);
        assertThat("203.0.113.7".matches(proxies)).isFalse();
    }

    /// KEDA and Strimzi live in namespaces of their own: the one asks by a name that counts there, the other
    /// writes policies that let everybody in unless told whom.
    @Test
    void speaksOfTheBrokerAcrossNamespaces() {
        var all = overlay("production");

        assertThat(of(all, "ScaledObject")).hasSizeGreaterThan(3).allSatisfy(scaler -> assertThat(
                        scaler.at("/spec/triggers/0/metadata/bootstrapServers").textValue())
                .isEqualTo("tieout-kafka-bootstrap.tieout.svc:9093"));
        var ours = get(all, "NetworkPolicy", "kafka").at("/spec/ingress/0/from");
        assertThat(get(all, "Kafka", "tieout").at("/spec/kafka/listeners"))
                .isNotEmpty()
                .allSatisfy(listener ->
                        assertThat(listener.get("networkPolicyPeers")).isEqualTo(ours));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void endsMigrationsThatFailAndForgetsThoseThatAreDone(String overlay) {
        assertThat(of(overlay(overlay), "Job")).isNotEmpty().allSatisfy(job -> {
            assertThat(job.at("/spec/backoffLimit").intValue()).isPositive();
            assertThat(job.at("/spec/activeDeadlineSeconds").intValue()).isPositive();
            assertThat(job.at("/spec/ttlSecondsAfterFinished").intValue()).isPositive();
        });
    }

    private static String settings(String module) {
        return Repository.text(
                module.equals(Repository.GATEWAY)
                        ? "gateway/src/main/resources/application.yml"
                        : "platform/src/main/resources/platform-defaults.properties");
    }

    private static Set<String> servedPaths(String module) {
        var settings = settings(module);
        assertThat(settings).containsPattern("management[.:\\s]+endpoints.web.exposure.include[=:] ?health,prometheus");
        boolean gateway = module.equals(Repository.GATEWAY) && settings.contains("probes.enabled: true");
        boolean groups = settings.contains("health.group.liveness.include=livenessState")
                && settings.contains("health.group.readiness.include=readinessState,db");
        return gateway || groups ? Set.of("/actuator/health/liveness", "/actuator/health/readiness") : Set.of();
    }

    private static int drainSeconds(String module) {
        var match = Pattern.compile("timeout-per-shutdown-phase[=:] ?(\\d+)s").matcher(settings(module));
        assertThat(match.find()).isTrue();
        return Integer.parseInt(match.group(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void confinesEachPod(String overlay) {
        assertThat(workloads(overlay(overlay))).allSatisfy(workload -> {
            var pod = workload.at("/spec/template/spec");
            assertThat(pod.at("/securityContext/runAsNonRoot").booleanValue()).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").intValue()).isGreaterThan(999);
            assertThat(pod.at("/securityContext/seccompProfile/type").textValue())
                    .isEqualTo("RuntimeDefault");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.path("containers")).hasSize(1).allSatisfy(container -> {
                var security = container.get("securityContext");
                assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                        .isFalse();
                assertThat(security.path("readOnlyRootFilesystem").asBoolean(false))
                        .isTrue();
                assertThat(security.at("/capabilities/drop/0").textValue()).isEqualTo("ALL");
                for (var limit : List.of("requests", "limits")) {
                    assertThat(container.at("/resources/" + limit).has("cpu")).isTrue();
                    assertThat(container.at("/resources/" + limit).has("memory"))
                            .isTrue();
                }
                assertThat(container.get("image").textValue()).matches(".+/[a-z-]+:[0-9a-z.-]+");
            });
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void keepsScalesAndGuardsEachDeployment(String overlay) {
        var all = overlay(overlay);

        assertThat(of(all, "Deployment")).allSatisfy(deployment -> {
            var labels = deployment.at("/spec/template/metadata/labels");
            assertThat(deployment.path("spec").has("replicas"))
                    .as("the scaler's matter")
                    .isFalse();
            assertThat(of(all, "PodDisruptionBudget")
                            .filter(budget -> selects(budget.at("/spec/selector/matchLabels"), labels)))
                    .hasSize(1);
            assertThat(of(all, "NetworkPolicy")
                            .filter(policy ->
                                    policy.at("/spec/podSelector/matchLabels").has(NAME))
                            .filter(policy -> selects(policy.at("/spec/podSelector/matchLabels"), labels)))
                    .hasSize(1);
            var scalers = all.stream()
                    .filter(resource -> SCALERS.contains(resource.get("kind").textValue()))
                    .filter(scaler -> scaler.at("/spec/scaleTargetRef/name").equals(deployment.at("/metadata/name")))
                    .toList();
            assertThat(scalers).hasSize(1);
            boolean consumes = !name(deployment).equals(Repository.GATEWAY)
                    && Repository.sources(name(deployment)).contains("implements EventSubscriber");
            if (consumes) {
                assertThat(scalers.getFirst().get("kind").textValue()).isEqualTo("ScaledObject");
                assertThat(scalers.getFirst().at("/spec/triggers/0/type").textValue())
                        .isEqualTo("kafka");
                assertThat(scalers.getFirst()
                                .at("/spec/triggers/0/metadata/consumerGroup")
                                .textValue())
                        .isEqualTo(name(deployment));
                assertThat(names(all, "TriggerAuthentication"))
                        .contains(scalers.getFirst()
                                .at("/spec/triggers/0/authenticationRef/name")
                                .textValue());
            }
        });
        var denied = get(all, "NetworkPolicy", "default-deny");
        assertThat(denied.at("/spec/podSelector")).isEmpty();
        assertThat(denied.at("/spec/policyTypes")).hasSize(2);
        assertThat(denied.path("spec").has("ingress")).isFalse();
        assertThat(denied.path("spec").has("egress")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void migratesUnderTheOwnerAndRunsWithout(String overlay) {
        var all = overlay(overlay);

        assertThat(of(all, "Job")).hasSize(Repository.SERVICES.size()).allSatisfy(job -> {
            var database = name(job).replace("-service-migration", "");
            var container = job.at("/spec/template/spec/containers/0");
            assertThat(container.at("/image"))
                    .isEqualTo(
                            get(all, "Deployment", database + "-service").at("/spec/template/spec/containers/0/image"));
            assertThat(container.get("env").toString())
                    .contains("\"SPRING_FLYWAY_USER\",\"value\":\"" + database + "_owner\"")
                    .contains("-Dspring.context.exit=onRefresh");
            assertThat(job.toString()).contains(database + "-db-owner");
            assertThat(get(all, "Deployment", database + "-service").toString())
                    .contains(database + "-db-app")
                    .doesNotContain("owner");
            var cluster = get(all, "Cluster", database + "-db");
            assertThat(cluster.at("/spec/bootstrap/initdb/owner").textValue()).isEqualTo(database + "_owner");
            assertThat(cluster.at("/spec/managed/roles/0/name").textValue()).isEqualTo(database + "_app");
            assertThat(get(all, "ConfigMap", database + "-service")
                            .at("/data/TIEOUT_DB_USER")
                            .textValue())
                    .isEqualTo(database + "_app");
        });
    }

    @Test
    void backsEachDatabaseUpInProduction() {
        var all = overlay("production");

        assertThat(of(all, "Cluster")).hasSize(Repository.SERVICES.size()).allSatisfy(cluster -> {
            assertThat(cluster.at("/spec/instances").intValue()).isGreaterThanOrEqualTo(3);
            assertThat(cluster.at("/spec/plugins/0/isWALArchiver").booleanValue())
                    .isTrue();
            assertThat(of(all, "ScheduledBackup")
                            .filter(backup ->
                                    backup.at("/spec/cluster/name").textValue().equals(name(cluster))))
                    .hasSize(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void hasATopicForEachAddressOfTheContract(String overlay) {
        var all = overlay(overlay);
        var compacted = new TreeMap<String, Boolean>();
        var contract = Repository.text("event-contracts/src/main/resources/asyncapi.yaml");
        CONTRACT_ADDRESS
                .matcher(contract.substring(0, contract.indexOf("\ncomponents:")))
                .results()
                .forEach(address ->
                        compacted.put(address.group(1), address.group(2).contains("cleanup.policy: [compact]")));

        assertThat(of(all, "KafkaTopic").map(ManifestsTest::name))
                .containsExactlyInAnyOrderElementsOf(compacted.keySet());
        var partitions =
                get(all, "ConfigMap", "tieout").at("/data/TIEOUT_PARTITIONS").asText();
        assertThat(of(all, "KafkaTopic")).allSatisfy(topic -> {
            assertThat(topic.at("/spec/config/cleanup.policy").textValue())
                    .as(name(topic))
                    .isEqualTo(Boolean.TRUE.equals(compacted.get(name(topic))) ? "compact" : "delete");
            assertThat(topic.at("/spec/partitions").asText()).isEqualTo(partitions);
        });
    }

    @Test
    void letsIntegratorsReadTheirTopicsOnlyAndServicesWriteTheirOwnOnly() {
        var all = overlay("production");
        var topics = names(all, "KafkaTopic");

        assertThat(get(all, "KafkaUser", "integrator").at("/spec/authorization/acls"))
                .allSatisfy(rule -> {
                    assertThat(rule.get("operations")).allSatisfy(operation -> assertThat(operation.textValue())
                            .isIn("Read", "Describe"));
                    if (rule.at("/resource/type").textValue().equals("topic")) {
                        assertThat(rule.at("/resource/patternType").textValue()).isEqualTo("literal");
                        assertThat(topics).contains(rule.at("/resource/name").textValue());
                    } else {
                        assertThat(rule.at("/resource/name").textValue()).isEqualTo("integrator.");
                    }
                });
        for (var service : Repository.SERVICES) {
            var rules = get(all, "KafkaUser", service).at("/spec/authorization/acls");
            for (var rule : rules) {
                if (rule.get("operations").toString().contains("Write")) {
                    assertThat(rule.at("/resource/name").textValue())
                            .isIn(service.replace("-service", "."), service + ".");
                }
                if (rule.at("/resource/type").textValue().equals("group")) {
                    // Its own, or one of its taps.
                    assertThat(rule.at("/resource/name").textValue()).matches(service + "(\\.[a-z]+)?");
                }
            }
        }
    }

    @Test
    void setsOnlyWhatSomebodyReads() {
        var known = new StringBuilder(Repository.text("platform/src/main/resources/platform-defaults.properties"));
        Stream.concat(Repository.SERVICES.stream(), Stream.of(Repository.GATEWAY))
                .forEach(module -> known.append(Repository.text(module + "/src/main/resources/application.yml")));
        var names = new TreeSet<String>();
        for (var overlay : List.of("local", "production")) {
            of(overlay(overlay), "ConfigMap")
                    .forEach(map -> map.path("data").fieldNames().forEachRemaining(names::add));
        }
        var compose = Pattern.compile("\\b(TIEOUT_[A-Z_]+):(?!-)").matcher(Repository.text("docker-compose.yml"));
        compose.results().forEach(match -> names.add(match.group(1)));

        assertThat(names.stream().filter(name -> name.startsWith("TIEOUT_")))
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(known).contains("${" + name));
    }

    /// Where Kustomize is at hand, it must make the same of our overlays.
    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void rendersAsKustomizeDoes(String overlay) throws IOException, InterruptedException {
        assumeTrue(hasKubectl(), "kubectl is not installed: its rendering is not compared");
        var process = new ProcessBuilder(
                        "kubectl",
                        "kustomize",
                        Repository.path("k8s/overlays/" + overlay).toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();

        var theirs = byName(new ArrayList<>(Repository.parse(output)));
        var ours = byName(new ArrayList<>(overlay(overlay)));
        assertThat(ours.keySet()).isEqualTo(theirs.keySet());
        ours.forEach((name, resource) -> assertThat(resource).as(name).isEqualTo(theirs.get(name)));
    }

    private static Map<String, JsonNode> byName(List<JsonNode> resources) {
        return resources.stream().collect(Collectors.toMap(Kustomize::name, resource -> resource));
    }

    private static boolean hasKubectl() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    }
}
