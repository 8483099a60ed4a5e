package io.tieout.identity.user;

import io.tieout.events.identity.v1.IdentityEvents;
import io.tieout.platform.event.PublishedEvents;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

@Configuration(proxyBeanMethods = false)
class UserConfiguration {

    private static final int BCRYPT_STRENGTH = 10;

    /// The stored hash names its algorithm, so that a better one can follow without anybody noticing.
    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(BCRYPT_STRENGTH)));
    }

    @Bean
    PublishedEvents userEvents() {
        return PublishedEvents.of(IdentityEvents.USER_STATE);
    }
}
