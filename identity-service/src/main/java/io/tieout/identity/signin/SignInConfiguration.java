package io.tieout.identity.signin;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// The filter chain of the sign-in page. It keeps no session in memory, so that any replica can take the next step.
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    @Bean
    RequestCache requestCache(SignInProperties properties) {
        var cache = new CookieRequestCache();
        cache.setCookieCustomizer(cookie -> {
            cookie.setSecure(properties.secureCookie());
            cookie.setAttribute("SameSite", "Lax");
        });
        return cache;
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 10)
    SecurityFilterChain signIn(
            HttpSecurity http,
            SignInContextRepository signedIn,
            RequestCache requestCache,
            SignInService service,
            SignInProperties properties,
            Clock clock) {
        var csrfTokens = new CookieCsrfTokenRepository();
        csrfTokens.setCookieCustomizer(
                cookie -> cookie.path("/").secure(properties.secureCookie()).sameSite("Lax"));
        return http.securityMatcher("/login", "/logout")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(signedIn))
                .requestCache(cache -> cache.requestCache(requestCache))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens))
                .authenticationProvider(provider(service, clock))
                .formLogin(form -> form.loginPage("/login").failureHandler(failureHandler()))
                .logout(logout -> logout.logoutUrl("/logout").logoutSuccessUrl("/login?signed-out"))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(SignInPage.CONTENT_SECURITY_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> signInPages() {
        return RouterFunctions.route()
                .GET(
                        "/login",
                        request -> html(
                                request,
                                csrf -> SignInPage.signIn(message(request), csrf.getParameterName(), csrf.getToken())))
                .GET(
                        "/logout",
                        request -> html(request, csrf -> SignInPage.signOut(csrf.getParameterName(), csrf.getToken())))
                .build();
    }

    private static ServerResponse html(ServerRequest request, Function<CsrfToken, String> page) {
        var csrf = (CsrfToken) request.attribute(CsrfToken.class.getName()).orElseThrow();
        return ServerResponse.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(page.apply(csrf));
    }

    private static SignInPage.Message message(ServerRequest request) {
        if (request.param("refused").isPresent()) {
            return SignInPage.Message.REFUSED;
        }
        if (request.param("wait").isPresent()) {
            return SignInPage.Message.TOO_MANY_ATTEMPTS;
        }
        return request.param("signed-out").isPresent() ? SignInPage.Message.SIGNED_OUT : SignInPage.Message.NONE;
    }

    private static AuthenticationFailureHandler failureHandler() {
        return (request, response, failure) ->
                response.sendRedirect(failure instanceof LockedException ? "/login?wait" : "/login?refused");
    }

    private static AuthenticationProvider provider(SignInService service, Clock clock) {
        return new AuthenticationProvider() {
            @Override
            public @Nullable Authentication authenticate(Authentication authentication) {
                var address = authentication.getDetails() instanceof WebAuthenticationDetails details
                        ? details.getRemoteAddress()
                        : "";
                var outcome = service.signIn(
                        authentication.getName(), String.valueOf(authentication.getCredentials()), address);
                return switch (outcome) {
                    case SignInOutcome.SignedIn(var user) ->
                        SignInContextRepository.authentication(
                                user, clock.instant().truncatedTo(ChronoUnit.MICROS));
                    case SignInOutcome.Refused() -> throw new BadCredentialsException("refused");
                    case SignInOutcome.TooManyAttempts() -> throw new LockedException("too many attempts");
                };
            }

            @Override
            public boolean supports(Class<?> type) {
                return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
            }
        };
    }
}
