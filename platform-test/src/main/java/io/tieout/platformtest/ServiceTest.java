package io.tieout.platformtest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;

/// Starts a whole service on a random port, with a database of its own (roles and grants as in production,
/// migrations run
/// by the owner, the service connected as the application role) and a Kafka broker.
///
/// May be injected: `RestTestClient`, [EventProbe], [TestClock], `JdbcClient` (as the application role) and
/// [TestDatabase]. Tokens come from [TestTokens].
///
/// Classes with the same properties share one running service: tests own their data, for example by a new company
/// each.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
public @interface ServiceTest {

    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};

    @AliasFor(annotation = SpringBootTest.class, attribute = "classes")
    Class<?>[] classes() default {};
}
