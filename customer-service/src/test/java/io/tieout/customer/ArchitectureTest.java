package io.tieout.customer;

import io.tieout.platformtest.ProblemCatalogue;
import io.tieout.platformtest.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final ServiceArchitecture architecture = ServiceArchitecture.of(CustomerServiceApplication.class);

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
        ProblemCatalogue.of("customer-service").and("sheet").and("data-import").verify();
    }
}
