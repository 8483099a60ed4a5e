package io.tieout.platformtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Compares the problem codes in a service's sources with `docs/problems.md`: each code is documented in the
/// service's
/// section (or the platform's), and no row is left of a code that is gone.
///
/// ```java
/// @Test
/// void documentsItsProblemCodes() {
///     ProblemCatalogue.of("ledger-service").verify();
/// }
/// ```
public final class ProblemCatalogue {

    /// The first argument of a refusal's constructor, or of `super` in one: a kebab-case literal, a title after it.
    private static final Pattern CODE = Pattern.compile(
            "\\b(?:super|new\\s+(?!FieldProblem|Violation)[A-Z]\\w*)\\s*\\(\\s*(?:HttpStatus\\.\\w+\\s*,\\s*)?\"([a-z]+[a-z0-9]*(?:-[a-z0-9]+)*)\"\\s*,");

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z0-9-]+)` \\| (\\d{3}) \\| [^|]+ \\| [^|]+ \\|$");

    private final List<Path> sources;
    private final String section;
    private final Path documentation;

    ProblemCatalogue(Path sources, String section, Path documentation) {
        this(List.of(sources), section, documentation);
    }

    private ProblemCatalogue(List<Path> sources, String section, Path documentation) {
        this.sources = sources;
        this.section = section;
        this.documentation = documentation;
    }

    /// @param service the module's name, for example `ledger-service`
    public static ProblemCatalogue of(String service) {
        var root = Repository.root();
        return new ProblemCatalogue(
                root.resolve(service).resolve("src/main/java"), service, root.resolve("docs/problems.md"));
    }

    /// With the codes of a library that refuses in the service's name.
    ///
    /// @param module its name, for example `paper`
    public ProblemCatalogue and(String module) {
        var all = new ArrayList<>(sources);
        all.add(Repository.root().resolve(module).resolve("src/main/java"));
        return new ProblemCatalogue(List.copyOf(all), section, documentation);
    }

    public void verify() {
        var documented = documented();
        var own = documented.getOrDefault(section, Set.of());
        var platform = documented.getOrDefault("Platform", Set.of());
        var used = used();
        var missing = used.stream()
                .filter(code -> !own.contains(code) && !platform.contains(code))
                .toList();
        var stale = own.stream().filter(code -> !used.contains(code)).toList();
        if (!missing.isEmpty() || !stale.isEmpty()) {
            throw new AssertionError("docs/problems.md, section \"" + section + "\": codes without a row " + missing
                    + ", rows whose code is nowhere in " + sources + ": " + stale);
        }
    }

    Set<String> used() {
        return sources.stream().flatMap(folder -> used(folder).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> used(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> codes(file).stream())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> codes(Path file) {
        try {
            var source = Files.readString(file);
            if (!source.contains("io.tieout.platform.problem")) {
                return List.of();
            }
            return CODE.matcher(source).results().map(match -> match.group(1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Set<String>> documented() {
        try {
            var sections = new TreeMap<String, Set<String>>();
            var current = "";
            for (var line : Files.readAllLines(documentation)) {
                if (line.startsWith("## ")) {
                    current = line.substring(3).strip();
                }
                var row = ROW.matcher(line.strip());
                if (row.matches()) {
                    sections.computeIfAbsent(current, name -> new TreeSet<>()).add(row.group(1));
                }
            }
            return sections;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
