package io.tieout.gateway.token;

import com.github.benmanes.caffeine.cache.Ticker;
import io.tieout.gateway.problem.Problem;
import io.tieout.gateway.problem.ProblemResponse;
import io.tieout.gateway.ratelimit.RateLimits;
import io.tieout.gateway.route.Target;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.reactive.function.client.WebClient;

/// The filter chain: what needs a token, and the security headers of every answer.
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class TokenConfiguration {

    @Bean
    ReactiveJwtDecoder jwtDecoder(TokenProperties properties, Clock clock) {
        var keys = new KeySetClient(WebClient.create(), properties, clock);
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(keys::keyOf)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .validateType(false)
                .build();
        var expiry = new JwtTimestampValidator(properties.clockSkew());
        expiry.setAllowEmptyExpiryClaim(false);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                expiry, new JwtIssuerValidator(properties.issuer()), new JwtAudienceValidator(properties.audience())));
        // The decoder wraps a failed fetch in an IllegalStateException: that is not the caller's fault.
        ReactiveJwtDecoder verifying = token -> decoder.decode(token)
                .onErrorMap(
                        IllegalStateException.class,
                        failure -> new AuthenticationServiceException("the issuer's keys are out of reach", failure));
        return new VerifiedTokens(verifying, expiry, Ticker.systemTicker());
    }

    @Bean
    SecurityWebFilterChain security(ServerHttpSecurity http, ReactiveJwtDecoder decoder, RateLimits limits) {
        ServerWebExchangeMatcher needsToken = exchange -> Target.needsToken(exchange)
                ? ServerWebExchangeMatcher.MatchResult.match()
                : ServerWebExchangeMatcher.MatchResult.notMatch();
        var entryPoint = entryPoint(limits);
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(requests -> requests.matchers(needsToken)
                        .authenticated()
                        .anyExchange()
                        .permitAll())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtDecoder(decoder))
                        .authenticationEntryPoint(entryPoint)
                        .accessDeniedHandler(
                                (exchange, denied) -> ProblemResponse.write(exchange, Problem.accessDenied())))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(entryPoint))
                .headers(headers -> headers.referrerPolicy(policy ->
                                policy.policy(ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy.SAME_ORIGIN))
                        .contentSecurityPolicy(policy ->
                                policy.policyDirectives("default-src 'none'; frame-ancestors 'none'; base-uri 'none'"))
                        .xssProtection(ServerHttpSecurity.HeaderSpec.XssProtectionSpec::disable))
                .build();
    }

    /// Whoever shows bad tokens is counted by address, like someone with none.
    private static ServerAuthenticationEntryPoint entryPoint(RateLimits limits) {
        return (exchange, failure) -> {
            var refused = limits.takeForAddress(exchange);
            if (refused.isPresent()) {
                return ProblemResponse.write(exchange, refused.get());
            }
            exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            return ProblemResponse.write(exchange, Problem.unauthenticated());
        };
    }

    @Bean
    ServerExchangeRejectedHandler rejectedHandler() {
        return (exchange, rejected) -> ProblemResponse.write(exchange, Problem.invalidPath());
    }
}
