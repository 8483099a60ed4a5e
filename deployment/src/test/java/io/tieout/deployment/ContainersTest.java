package io.tieout.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The image's recipe and docker-compose.yml.
class ContainersTest {

    private static final String DOCKERFILE = Repository.text("deployment/Dockerfile");

    private static JsonNode services() {
        return Repository.yaml("docker-compose.yml").get("services");
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose", "local", "production"})
    void startsOurJavaWithTheFlagsOfTheImage(String where) throws IOException, InterruptedException {
        var entry = Pattern.compile("^ENTRYPOINT (\\[.*])$", Pattern.MULTILINE).matcher(DOCKERFILE);
        assertThat(entry.find()).isTrue();
        var command = new ArrayList<String>();
        for (var part : new ObjectMapper().readTree(entry.group(1))) {
            command.add(part.textValue());
        }
        assertThat(command).startsWith("java").endsWith("-jar", "app.jar");
        command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // There is no cache here; that it is used is shown where images are built.
        command.removeIf(part -> part.startsWith("-XX:AOTCache="));
        command.subList(command.size() - 2, command.size()).clear();
        command.add("-version");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JDK_JAVA_OPTIONS", options(where));
        var java = builder.start();
        var output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(java.exitValue()).as(output).isZero();
        assertThat(output).contains("version \"25").doesNotContain("warning");
    }

    private static String options(String where) {
        if (where.equals("compose")) {
            var option =
                    Pattern.compile("TIEOUT_JAVA_OPTIONS:-([^}]+)}").matcher(Repository.text("docker-compose.yml"));
            assertThat(option.find()).isTrue();
            return option.group(1);
        }
        return Kustomize.render(Repository.path("k8s/overlays/" + where)).stream()
                .filter(resource -> Kustomize.name(resource).equals("ConfigMap/tieout"))
                .map(resource -> resource.at("/data/JDK_JAVA_OPTIONS").textValue())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void runsTheImageAsANumberedUserThatOwnsNoProgram() {
        assertThat(DOCKERFILE).containsPattern("(?m)^USER 10001:10001$").doesNotContainPattern("COPY --chown");
        assertThat(DOCKERFILE).doesNotContainIgnoringCase("apt-get").doesNotContain("curl");
    }

    @Test
    void confinesEachContainer() {
        var services = services();
        assertThat(services).hasSize(2 + 2 * Repository.SERVICES.size() + 1);

        services.properties().forEach(entry -> {
            var name = entry.getKey();
            var service = entry.getValue();
            assertThat(service.path("read_only").booleanValue()).as(name).isTrue();
            assertThat(service.path("cap_drop").path(0).textValue()).as(name).isEqualTo("ALL");
            assertThat(service.path("security_opt").path(0).textValue())
                    .as(name)
                    .isEqualTo("no-new-privileges:true");
            assertThat(service.path("mem_limit").isMissingNode()).as(name).isFalse();
            assertThat(service.path("cpus").isMissingNode()).as(name).isFalse();
            assertThat(service.path("restart").textValue())
                    .as(name)
                    .isEqualTo(name.endsWith("-migration") ? "no" : "unless-stopped");
            assertThat(service.path("image").textValue())
                    .as(name)
                    .matches(".+:.+")
                    .doesNotContain("latest");
        });
    }

    @Test
    void opensOnePortAndKeepsTheNetworksApart() {
        var compose = Repository.yaml("docker-compose.yml");

        compose.get("services").properties().forEach(entry -> {
            var networks = new HashSet<String>();
            entry.getValue().path("networks").forEach(network -> networks.add(network.textValue()));
            var expected =
                    switch (entry.getKey()) {
                        case "postgresql", "kafka" -> List.of("data");
                        case "gateway" -> List.of("edge", "services");
                        default ->
                            entry.getKey().endsWith("-migration") ? List.of("data") : List.of("services", "data");
                    };
            assertThat(networks).as(entry.getKey()).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(entry.getValue().has("ports")).isEqualTo(entry.getKey().equals("gateway"));
        });
        assertThat(compose.at("/services/gateway/ports/0").textValue()).startsWith("127.0.0.1:");
        assertThat(compose.at("/networks/data/internal").booleanValue()).isTrue();
        assertThat(compose.at("/networks/services/internal").booleanValue()).isTrue();
    }

    @Test
    void takesEachSecretFromAFileThatTheScriptMakes() {
        var compose = Repository.yaml("docker-compose.yml");
        var declared = new TreeSet<String>();
        compose.get("secrets").fieldNames().forEachRemaining(declared::add);
        var used = new TreeSet<String>();
        compose.get("services").forEach(service -> service.path("secrets")
                .forEach(secret -> used.add(
                        secret.isTextual()
                                ? secret.textValue()
                                : secret.get("source").textValue())));
        var script = Repository.text("deployment/make-secrets");

        assertThat(used).isEqualTo(declared);
        assertThat(declared).allSatisfy(name -> assertThat(
                        script.contains(name) || script.contains("${database}" + name.replaceFirst("^[a-z]+", "")))
                .as(name)
                .isTrue());
        assertThat(Stream.of("PASSWORD: [^n/$]", "SECRET: ", "_KEY: "))
                .allSatisfy(pattern ->
                        assertThat(Repository.text("docker-compose.yml")).doesNotContainPattern(pattern));
    }
}
