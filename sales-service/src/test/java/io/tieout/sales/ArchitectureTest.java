package io.tieout.sales;

import io.tieout.platformtest.ProblemCatalogue;
import io.tieout.platformtest.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final ServiceArchitecture architecture = ServiceArchitecture.of(SalesServiceApplication.class);

    @Test
    void followsTheSharedRules() {
        architecture.verifyRules();
    }

    @Test
    void featuresUseOnlyWhatTheyDeclare() {
        architecture.verifyModules();
    }

    @Test
    void documentsItsProblemCodes() {
        ProblemCatalogue.of("sales-service")
                .and("paper")
                .and("sheet")
                .and("data-import")
                .verify();
    }
}
