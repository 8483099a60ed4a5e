package io.tieout.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/// The shared rules that make sense here. The kit of the services is not used: it brings their class path along.
@AnalyzeClasses(packages = "io.tieout.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule FEATURES_HAVE_NO_CYCLES =
            slices().matching("io.tieout.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_BLOCKING_AND_NO_SERVLETS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "org.springframework.jdbc..", "io.tieout.platform..");

    @ArchTest
    static final ArchRule NO_BLOCKING_CALLS =
            noClasses().should().callMethod(reactor.core.publisher.Mono.class, "block");

    @ArchTest
    static final ArchRule TIME_COMES_FROM_A_CLOCK = noClasses().should().callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule CONFIGURATION_IS_BOUND_TO_PROPERTIES =
            noClasses().should().dependOnClassesThat().areAssignableTo(Value.class);

    @ArchTest
    static final ArchRule NO_FIELD_INJECTION = noFields().should().beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule PACKAGES_SAY_WHAT_THEY_ARE_ABOUT = classes()
            .that(DescribedPredicate.describe("are ours", type -> true))
            .should(new ArchCondition<JavaClass>("be in a package with @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (type.getPackage()
                            .tryGetAnnotationOfType(NullMarked.class)
                            .isEmpty()) {
                        events.add(SimpleConditionEvent.violated(type, type.getName() + " is in a bare package"));
                    }
                }
            });
}
