package io.tieout.reconciliation.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The reconciliation cases of the samples folder, one test a case.
class MatchingCasesTest {

    /// Cases whose rule is not built yet. They must fail: one that passes has to leave this list.
    private static final Set<String> NOT_YET = Set.of();

    @TestFactory
    Stream<DynamicTest> decidesEachCaseAsExpected() {
        var samples = System.getenv("TIEOUT_SAMPLES");
        assumeTrue(samples != null, "TIEOUT_SAMPLES is not set: the matching cases are skipped");
        var file = Path.of(samples, "cases", "matching-cases.json");
        assumeTrue(Files.exists(file), "no " + file + ": the matching cases are skipped");
        return CaseFile.run(file).stream()
                .map(run -> DynamicTest.dynamicTest(run.id() + " " + run.title(), () -> check(run)));
    }

    private static void check(CaseFile.Case run) {
        if (NOT_YET.contains(run.id())) {
            assertThat(run.got())
                    .as("%s passes now: take it off the list", run.id())
                    .isNotEqualTo(run.expected());
        } else {
            assertThat(run.got()).as("%s", run.outcomes()).isEqualTo(run.expected());
        }
    }
}
