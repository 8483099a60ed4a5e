package io.tieout.platform.security;

import com.github.benmanes.caffeine.cache.Ticker;
import io.tieout.platform.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Validates the token of every request and applies the rule of its route. A service may put filter chains of its
/// own for some paths before this one; all others end here.
@AutoConfiguration(before = {ServletWebSecurityAutoConfiguration.class, OAuth2ResourceServerAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableWebSecurity
@EnableConfigurationProperties(SecurityProperties.class)
public class PlatformSecurityAutoConfiguration {

    private static final List<String> OPEN_PATHS =
            List.of("/actuator/health/**", "/actuator/prometheus", "/v3/api-docs/**");

    /// Headers against misuse are written at once, and not through a wrapper that waits for the end.
    private static final ObjectPostProcessor<HeaderWriterFilter> WRITTEN_FIRST = new ObjectPostProcessor<>() {
        @Override
        public <F extends HeaderWriterFilter> F postProcess(F filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    };

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE - 10)
    SecurityFilterChain apiSecurity(HttpSecurity http, SecurityProperties properties, ProblemWriter problems) {
        var open = new ArrayList<>(OPEN_PATHS);
        open.addAll(properties.openPaths());
        var entryPoint = entryPoint(problems);
        AccessDeniedHandler denied = (request, response, failure) -> problems.write(failure, request, response);
        var tokens = tokens(properties);
        // What a request with a token does not need is off: each filter that wraps the request costs at every header
        // and attribute that is read.
        return http.securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.withObjectPostProcessor(WRITTEN_FIRST))
                // Without the permission for error dispatches, every 500 would reach the caller as 401.
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(open.toArray(String[]::new))
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server -> server.bearerTokenResolver(new HeaderToken())
                        .authenticationManagerResolver(request -> tokens)
                        .authenticationEntryPoint(entryPoint)
                        .accessDeniedHandler(denied))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(entryPoint).accessDeniedHandler(denied))
                .build();
    }

    /// Says that a token is needed, or is not good, and not why: the reason helps only those who forge.
    private static AuthenticationEntryPoint entryPoint(ProblemWriter problems) {
        return (request, response, failure) -> {
            var challenge =
                    failure instanceof OAuth2AuthenticationException ? "Bearer error=\"invalid_token\"" : "Bearer";
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
            problems.write(failure, request, response);
        };
    }

    /// Not a bean: identity-service has a decoder of its own for other purposes, and the two must not be mixed up.
    private static VerifiedTokens tokens(SecurityProperties properties) {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(Duration.ofSeconds(2));
        requests.setReadTimeout(Duration.ofSeconds(5));
        var decoder = NimbusJwtDecoder.withJwkSetUri(properties.jwksUri())
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                // Some issuers say at+jwt, some JWT, some nothing; audience and issuer tell access tokens apart.
                .validateType(false)
                .restOperations(new RestTemplate(requests))
                .build();
        var expiry = new JwtTimestampValidator(properties.clockSkew());
        expiry.setAllowEmptyExpiryClaim(false);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                expiry, new JwtIssuerValidator(properties.issuer()), new JwtAudienceValidator(properties.audience())));
        return new VerifiedTokens(
                decoder,
                new CallerConverter(properties.claims()),
                properties.clockSkew(),
                Clock.systemUTC(),
                Ticker.systemTicker());
    }

    @Bean
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(PlainText::isName);
        firewall.setAllowedHeaderValues(PlainText::isHeaderValue);
        firewall.setAllowedParameterNames(PlainText::isName);
        return firewall;
    }

    /// A span per filter says little, and the wrapper around each filter costs even when it records nothing.
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @ConditionalOnMissingBean
    AccessRules accessRules(SecurityProperties properties) {
        return new AccessRules(properties.loginScope());
    }

    @Bean
    WebMvcConfigurer accessConvention(AccessRules rules) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AccessInterceptor(rules)).order(Ordered.HIGHEST_PRECEDENCE);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgumentResolver());
            }
        };
    }

    @Bean
    SmartInitializingSingleton everyRouteHasAccessRule(RequestMappingHandlerMapping requestMappingHandlerMapping) {
        return () -> AccessRules.requireOnEveryRoute(requestMappingHandlerMapping);
    }
}
