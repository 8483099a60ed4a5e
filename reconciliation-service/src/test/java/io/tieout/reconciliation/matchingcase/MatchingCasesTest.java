package io.tieout.reconciliation.matchingcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Each rule of matching as a case, and the cases of the samples folder where it is there.
class MatchingCasesTest {

    @TestFactory
    Stream<DynamicTest> decidesEachRuleAsExpected() {
        return tests(Path.of("src/test/resources/matching-cases/rules.json"));
    }

    @TestFactory
    Stream<DynamicTest> decidesEachCaseOfTheSamplesAsExpected() {
        var samples = System.getenv("TIEOUT_SAMPLES");
        assumeTrue(samples != null, "TIEOUT_SAMPLES is not set: the matching cases are skipped");
        var file = Path.of(samples, "cases", "matching-cases.json");
        assumeTrue(Files.exists(file), "no " + file + ": the matching cases are skipped");
        return tests(file);
    }

    private static Stream<DynamicTest> tests(Path file) {
        return runs(file).stream()
                .map(run -> DynamicTest.dynamicTest(
                        run.given().id() + " " + run.given().title(),
                        () -> assertThat(run.passed()).as(CaseText.of(run)).isTrue()));
    }

    static List<CaseRun> runs(Path file) {
        var runs = new ArrayList<CaseRun>();
        new CaseFileRepository().read(file, read -> {
            assertThat(read).isInstanceOf(ReadCase.Legible.class);
            if (read instanceof ReadCase.Legible(MatchingCase given)) {
                runs.add(given.run());
            }
        });
        return runs;
    }
}
