package io.tieout.sample.note;

import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.problem.ConstraintRefusals;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class NoteConfiguration {

    @Bean
    NoteGate noteGate() {
        return new NoteGate();
    }

    @Bean
    InvariantCheck noteVersionsCheck(JdbcClient jdbc) {
        return new NoteVersionsCheck(jdbc);
    }

    @Bean
    ConstraintRefusals noteConstraints() {
        return ConstraintRefusals.of(Map.of("note_company_id_text_key", NoteTaken::new));
    }
}
