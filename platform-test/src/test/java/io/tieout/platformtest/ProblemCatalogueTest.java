package io.tieout.platformtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemCatalogueTest {

    private static final String TABLE = """
            ## Platform

            | code | status | meaning | what to do |
            |---|---|---|---|
            | `unknown-field` | 400 | a field | remove it |

            ## note-service

            | code | status | meaning | what to do |
            |---|---|---|---|
            """;

    @TempDir
    private Path folder;

    @Test
    void findsCodesOfRefusalsHoweverTheyAreMade() throws IOException {
        source("""
                import io.tieout.platform.problem.Conflict;
                final class NoteTaken extends Conflict {
                    NoteTaken() {
                        super(
                                "note-taken", "There is one already", "detail");
                        throw new BadRequest(HttpStatus.CONTENT_TOO_LARGE, "note-too-long", "Too long", "detail");
                        log.info("not-a-code", "really");
                    }
                }
                """);

        assertThat(catalogue(TABLE).used()).containsExactly("note-taken", "note-too-long");
    }

    @Test
    void passesWhenEveryCodeHasItsRow() throws IOException {
        source("import io.tieout.platform.problem.Conflict; { throw new Conflict(\"note-taken\", \"t\", \"d\"); }");

        catalogue(TABLE + "| `note-taken` | 409 | there is one | write another |\n")
                .verify();
    }

    @Test
    void namesCodeWithoutRow() throws IOException {
        source("import io.tieout.platform.problem.Conflict; { throw new Conflict(\"note-taken\", \"t\", \"d\"); }");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> catalogue(TABLE).verify())
                .withMessageContaining("without a row [note-taken]");
    }

    @Test
    void namesRowWithoutCode() throws IOException {
        source("import io.tieout.platform.problem.Conflict; { throw new Conflict(\"unknown-field\", \"t\", \"d\"); }");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> catalogue(TABLE + "| `note-gone` | 409 | it is gone | nothing |\n")
                        .verify())
                .withMessageContaining("[note-gone]");
    }

    @Test
    void documentsThePlatformsOwnCodes() {
        var root = Repository.root();

        new ProblemCatalogue(root.resolve("platform/src/main/java"), "Platform", root.resolve("docs/problems.md"))
                .verify();
    }

    private void source(String text) throws IOException {
        Files.writeString(folder.resolve("Source.java"), text);
    }

    private ProblemCatalogue catalogue(String documentation) throws IOException {
        return new ProblemCatalogue(
                folder, "note-service", Files.writeString(folder.resolve("problems.md"), documentation));
    }
}
