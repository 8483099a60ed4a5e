package io.tieout.platformtest;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.PublicAccess;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RequestMapping;

/// The rules that the code of every service follows, each of which can be checked alone.
///
/// A service runs all of them at once by [ServiceArchitecture].
final class ArchitectureRules {

    private static final Set<String> ROLES = Set.of(
            "Controller",
            "Request",
            "Response",
            "Service",
            "Repository",
            "Queries",
            "Publisher",
            "Listener",
            "Client",
            "Job",
            "Properties",
            "Configuration",
            "Check");

    private static final Set<String> VAGUE =
            Set.of("Impl", "Manager", "Helper", "Helpers", "Util", "Utils", "Dto", "DTO", "Entity");

    private static final List<String> TECHNICAL_PACKAGES = List.of(
            "org.springframework.",
            "java.sql.",
            "javax.sql.",
            "org.postgresql.",
            "tools.jackson.",
            "jakarta.servlet.",
            "org.apache.kafka.",
            "io.micrometer.",
            "io.tieout.events.");

    private static final Set<String> SHARED_MODULES =
            Set.of("platform", "events", "documenttotals", "paper", "sheet", "dataimport", "platformtest");

    private final String base;

    /// @param base the service's root package
    ArchitectureRules(String base) {
        this.base = base;
    }

    List<ArchRule> all() {
        return List.of(
                beansAreNamedByTheirRole(),
                namesSayWhatAThingIs(),
                domainIsFreeOfTechnique(),
                transactionsCoverWholeServices(),
                transactionsBelongToServices(),
                timeComesFromAClock(),
                noBinaryFractions(),
                configurationIsBoundToProperties(),
                dependenciesComeThroughTheConstructor(),
                kafkaIsThePlatformsBusiness(),
                contractRecordsStayAtTheEdge(),
                routesHaveAnAccessRule(),
                packagesSayWhatTheyAreAbout(),
                featuresHaveNoCycles(),
                servicesDoNotKnowOneAnother());
    }

    ArchRule beansAreNamedByTheirRole() {
        return classes()
                .that(areInAFeature())
                .and(are(predicate(
                        "beans",
                        type -> type.isAnnotatedWith(Component.class) || type.isMetaAnnotatedWith(Component.class))))
                .should(have("a role suffix " + ROLES, ArchitectureRules::hasRole))
                .allowEmptyShould(true)
                .as("beans are named by their role");
    }

    ArchRule namesSayWhatAThingIs() {
        return classes()
                .should(have("a name without " + VAGUE, type -> VAGUE.stream()
                        .noneMatch(suffix -> type.getSimpleName().endsWith(suffix))))
                .allowEmptyShould(true)
                .as("names say what a thing is");
    }

    ArchRule domainIsFreeOfTechnique() {
        return classes()
                .that(areInAFeature())
                .and(are(predicate("without role suffix", type -> !hasRole(type))))
                .should(dependOnlyOn(
                        "nothing technical",
                        (type, target) -> isAllowedInDomain(target)
                                || TECHNICAL_PACKAGES.stream().noneMatch(target.getName()::startsWith)))
                .allowEmptyShould(true)
                .as(
                        "a type without role suffix is domain: no Spring, JDBC, Jackson databind, Kafka or contract record");
    }

    private static boolean isAllowedInDomain(JavaClass target) {
        return target.isAnnotation() || target.isEquivalentTo(HttpStatus.class);
    }

    ArchRule transactionsCoverWholeServices() {
        return noMethods()
                .should()
                .beAnnotatedWith(Transactional.class)
                .allowEmptyShould(true)
                .as("no single method is @Transactional: half of the use cases would commit piecemeal");
    }

    ArchRule transactionsBelongToServices() {
        return classes()
                .that()
                .areAnnotatedWith(Transactional.class)
                .should()
                .haveSimpleNameEndingWith("Service")
                .allowEmptyShould(true)
                .as("only a …Service is @Transactional");
    }

    ArchRule timeComesFromAClock() {
        return classes()
                .should(notCall("the system's clock", ArchitectureRules::readsSystemClock))
                .allowEmptyShould(true)
                .as("the time comes from the Clock bean");
    }

    private static boolean readsSystemClock(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        var method = access.getTarget().getName();
        var signature = access.getTarget().getFullName();
        if (owner.getPackageName().equals("java.time") && method.equals("now")) {
            return !signature.contains("java.time.Clock");
        }
        if (owner.isEquivalentTo(Clock.class)) {
            return method.startsWith("system");
        }
        if (owner.isEquivalentTo(Date.class)) {
            return method.equals("<init>") && signature.endsWith("()");
        }
        return owner.isEquivalentTo(System.class) && method.equals("currentTimeMillis");
    }

    ArchRule noBinaryFractions() {
        return fields().should(new ArchCondition<JavaField>("not be float or double") {
                    @Override
                    public void check(JavaField field, ConditionEvents events) {
                        var type = field.getRawType().getBaseComponentType().getName();
                        if (Set.of("float", "double", "java.lang.Float", "java.lang.Double")
                                .contains(type)) {
                            events.add(SimpleConditionEvent.violated(field, field.getDescription() + " is a " + type));
                        }
                    }
                })
                .allowEmptyShould(true)
                .as("no float or double field");
    }

    ArchRule configurationIsBoundToProperties() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Value.class)
                .allowEmptyShould(true)
                .as("configuration is bound to a …Properties record, never @Value");
    }

    ArchRule dependenciesComeThroughTheConstructor() {
        return noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .allowEmptyShould(true)
                .as("no field injection");
    }

    ArchRule kafkaIsThePlatformsBusiness() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
                .allowEmptyShould(true)
                .as("Kafka is used by the platform only");
    }

    ArchRule contractRecordsStayAtTheEdge() {
        return classes()
                .that(are(predicate("neither listener nor publisher", type -> {
                    var name = outermost(type).getSimpleName();
                    return !name.endsWith("Listener") && !name.endsWith("Publisher") && !name.endsWith("Configuration");
                })))
                .should(dependOnlyOn("no contract record", (type, target) -> !target.getName()
                        .startsWith("io.tieout.events.")))
                .allowEmptyShould(true)
                .as("contract records appear in a …Listener, a …Publisher or a …Configuration only");
    }

    ArchRule routesHaveAnAccessRule() {
        return methods()
                .that()
                .areAnnotatedWith(RequestMapping.class)
                .or()
                .areMetaAnnotatedWith(RequestMapping.class)
                .should(new ArchCondition<JavaMethod>("be annotated with @Access") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        if (!method.isAnnotatedWith(Access.class) && !method.isAnnotatedWith(PublicAccess.class)) {
                            events.add(SimpleConditionEvent.violated(method, method.getFullName() + " has no @Access"));
                        }
                    }
                })
                .allowEmptyShould(true)
                .as("every route has an access rule");
    }

    ArchRule packagesSayWhatTheyAreAbout() {
        return classes()
                .should(have("a package-info with @NullMarked", type -> type.getPackage()
                        .tryGetAnnotationOfType(NullMarked.class)
                        .isPresent()))
                .allowEmptyShould(true)
                .as("every package has a package-info.java with @NullMarked");
    }

    ArchRule featuresHaveNoCycles() {
        return slices().matching(base + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
    }

    ArchRule servicesDoNotKnowOneAnother() {
        return classes()
                .should(dependOnlyOn("no other service", (type, target) -> {
                    var name = target.getName();
                    return !name.startsWith("io.tieout.")
                            || name.startsWith(base + ".")
                            || SHARED_MODULES.contains(name.split("\\.")[2]);
                }))
                .allowEmptyShould(true)
                .as("services do not import one another");
    }

    private DescribedPredicate<JavaClass> areInAFeature() {
        return predicate("in a feature", type -> type.getPackageName().startsWith(base + "."));
    }

    private static DescribedPredicate<JavaClass> predicate(String description, Predicate<JavaClass> test) {
        return DescribedPredicate.describe(description, test);
    }

    private static boolean hasRole(JavaClass type) {
        var name = outermost(type).getSimpleName();
        return name.equals("package-info") || ROLES.stream().anyMatch(name::endsWith);
    }

    private static JavaClass outermost(JavaClass type) {
        var outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    private static ArchCondition<JavaClass> have(String what, Predicate<JavaClass> test) {
        return new ArchCondition<>("have " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!test.test(type)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " has not " + what));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> dependOnlyOn(String what, BiPredicate<JavaClass, JavaClass> allowed) {
        return new ArchCondition<>("depend on " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency ->
                                !allowed.test(type, dependency.getTargetClass().getBaseComponentType()))
                        .map(Dependency::getDescription)
                        .forEach(description -> events.add(SimpleConditionEvent.violated(type, description)));
            }
        };
    }

    private static ArchCondition<JavaClass> notCall(String what, Predicate<JavaAccess<?>> forbidden) {
        return new ArchCondition<>("not call " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(forbidden)
                        .forEach(access -> events.add(SimpleConditionEvent.violated(type, access.getDescription())));
            }
        };
    }
}
