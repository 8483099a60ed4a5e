package io.tieout.sample.note;

import io.tieout.platform.problem.ConstraintRefusals;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NoteConfiguration {

    @Bean
    ConstraintRefusals noteConstraints() {
        return ConstraintRefusals.of(Map.of("note_company_id_text_key", NoteTaken::new));
    }
}
