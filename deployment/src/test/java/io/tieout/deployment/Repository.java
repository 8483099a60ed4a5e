package io.tieout.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The files of this repository.
final class Repository {

    static final List<String> SERVICES = List.of(
            "identity-service", "customer-service", "sales-service", "ledger-service", "reconciliation-service");
    static final String GATEWAY = "gateway";

    private static final ObjectMapper TREES = new ObjectMapper();
    private static final Path ROOT = find();

    private Repository() {}

    static Path path(String name) {
        return ROOT.resolve(name);
    }

    static String text(String name) {
        return text(path(name));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(String name) {
        return parse(text(name)).getFirst();
    }

    /// Each document of a YAML text.
    static List<JsonNode> parse(String text) {
        var documents = new ArrayList<JsonNode>();
        for (var document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text)) {
            if (document != null) {
                documents.add(TREES.valueToTree(document));
            }
        }
        return documents;
    }

    /// The main sources of a module as one text.
    static String sources(String module) {
        try (var files = Files.walk(path(module).resolve("src/main/java"))) {
            var all = new StringBuilder();
            files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(file -> all.append(text(file))
                    .append('\n'));
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path find() {
        var folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("docker-compose.yml"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("not inside the repository");
        }
        return folder;
    }
}
