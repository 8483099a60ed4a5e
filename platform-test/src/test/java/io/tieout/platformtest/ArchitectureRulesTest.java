package io.tieout.platformtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.tieout.sample.SampleServiceApplication;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureRulesTest {

    private static final String BROKEN = "io.tieout.broken";
    private static final ArchitectureRules RULES = new ArchitectureRules(BROKEN);

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("samples")
    void findsTheSampleThatBreaksTheRule(String feature, String expected, ArchRule rule) {
        var result = rule.evaluate(classes(BROKEN));

        assertThat(result.getFailureReport().getDetails())
                .isNotEmpty()
                .anySatisfy(violation -> assertThat(violation).contains(expected))
                .allSatisfy(violation -> assertThat(violation).contains(BROKEN + "." + feature));
    }

    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of("bean", "Biller", RULES.beansAreNamedByTheirRole()),
                Arguments.of("vague", "InvoiceHelper", RULES.namesSayWhatAThingIs()),
                Arguments.of("domain", "StringUtils", RULES.domainIsFreeOfTechnique()),
                Arguments.of("domain", "ResultSet", RULES.domainIsFreeOfTechnique()),
                Arguments.of("transaction", "issue", RULES.transactionsCoverWholeServices()),
                Arguments.of("transaction", "InvoiceRepository", RULES.transactionsBelongToServices()),
                Arguments.of("time", "Instant.now", RULES.timeComesFromAClock()),
                Arguments.of("time", "currentTimeMillis", RULES.timeComesFromAClock()),
                Arguments.of("time", "systemUTC", RULES.timeComesFromAClock()),
                Arguments.of("fraction", "perHour", RULES.noBinaryFractions()),
                Arguments.of("value", "LimitConfiguration", RULES.configurationIsBoundToProperties()),
                Arguments.of("injection", "clock", RULES.dependenciesComeThroughTheConstructor()),
                Arguments.of("kafka", "ProducerRecord", RULES.kafkaIsThePlatformsBusiness()),
                Arguments.of("contract", "NoteWritten", RULES.contractRecordsStayAtTheEdge()),
                Arguments.of("route", "OpenController.open", RULES.routesHaveAnAccessRule()),
                Arguments.of("undocumented", "Nothing", RULES.packagesSayWhatTheyAreAbout()),
                Arguments.of("cycle", "Egg", RULES.featuresHaveNoCycles()),
                Arguments.of("other", "NoteId", RULES.servicesDoNotKnowOneAnother()));
    }

    @Test
    void letsDecentServicePass() {
        var rules = new ArchitectureRules(SampleServiceApplication.class.getPackageName());
        var sample = new ClassFileImporter()
                .withImportOption(location -> !location.contains("IT.class") && !location.contains("IT$"))
                .importPackages(SampleServiceApplication.class.getPackageName());

        assertThat(rules.all().stream()
                        .map(rule -> rule.evaluate(sample))
                        .flatMap(result -> result.getFailureReport().getDetails().stream()))
                .isEmpty();
    }

    private static JavaClasses classes(String root) {
        return new ClassFileImporter().importPackages(root);
    }
}
