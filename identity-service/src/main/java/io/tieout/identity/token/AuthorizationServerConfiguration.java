package io.tieout.identity.token;

import io.tieout.identity.signin.SignInContextRepository;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/// The filter chain of `/oauth2/**`, `/userinfo` and the metadata documents. The login form has its own chain, and
/// the REST interface the platform's, which comes last.
@Configuration(proxyBeanMethods = false)
class AuthorizationServerConfiguration {

    private static final String TOKEN_EXCHANGE = AuthorizationGrantType.TOKEN_EXCHANGE.getValue();

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain authorizationServer(
            HttpSecurity http,
            RegisteredClientRepository clients,
            SignInContextRepository signedIn,
            RequestCache requestCache) {
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(server.getEndpointsMatcher());
            server.clientAuthentication(authentication -> authentication
                            .authenticationConverter(AuthorizationServerConfiguration::publicRefresh)
                            .authenticationProvider(publicRefreshProvider(clients)))
                    .tokenEndpoint(token -> token.accessTokenRequestConverter(clientCredentialsWithDefaultScopes()))
                    .authorizationServerMetadataEndpoint(metadata -> metadata.authorizationServerMetadataCustomizer(
                            document -> document.tokenEndpointAuthenticationMethods(
                                            AuthorizationServerConfiguration::offered)
                                    .grantTypes(types -> types.remove(TOKEN_EXCHANGE))))
                    .oidc(oidc -> oidc.providerConfigurationEndpoint(
                                    metadata -> metadata.providerConfigurationCustomizer(
                                            document -> document.tokenEndpointAuthenticationMethods(
                                                            AuthorizationServerConfiguration::offered)
                                                    .grantTypes(types -> types.remove(TOKEN_EXCHANGE))
                                                    .scopes(scopes ->
                                                            scopes.addAll(List.of("profile", "email", "tieout")))))
                            .logoutEndpoint(logout -> logout.logoutResponseHandler(endSignIn(signedIn))));
        });
        var html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .securityContext(context -> context.securityContextRepository(signedIn))
                .requestCache(cache -> cache.requestCache(requestCache))
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"), html))
                .build();
    }

    /// Spring lists what it could do; this is what our clients may do.
    private static void offered(List<String> methods) {
        methods.clear();
        methods.add(ClientAuthenticationMethod.CLIENT_SECRET_BASIC.getValue());
        methods.add(ClientAuthenticationMethod.CLIENT_SECRET_POST.getValue());
        methods.add(ClientAuthenticationMethod.NONE.getValue());
    }

    /// A client that asks for no scope in particular gets all that it was registered with.
    private static AuthenticationConverter clientCredentialsWithDefaultScopes() {
        var plain = new OAuth2ClientCredentialsAuthenticationConverter();
        return request -> {
            var converted = plain.convert(request);
            if (converted instanceof OAuth2ClientCredentialsAuthenticationToken grant
                    && grant.getScopes().isEmpty()
                    && grant.getPrincipal() instanceof OAuth2ClientAuthenticationToken client
                    && client.getRegisteredClient() != null) {
                return new OAuth2ClientCredentialsAuthenticationToken(
                        client, client.getRegisteredClient().getScopes(), grant.getAdditionalParameters());
            }
            return converted;
        };
    }

    /// A public client has nothing to prove itself with when it refreshes: the rotating refresh token is the proof.
    /// Spring authenticates public clients only where there is a PKCE verifier.
    private static @Nullable Authentication publicRefresh(HttpServletRequest request) {
        var clientIds = request.getParameterValues(OAuth2ParameterNames.CLIENT_ID);
        if (!AuthorizationGrantType.REFRESH_TOKEN
                        .getValue()
                        .equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE))
                || request.getHeader("Authorization") != null
                || request.getParameter(OAuth2ParameterNames.CLIENT_SECRET) != null
                || clientIds == null) {
            return null;
        }
        if (clientIds.length != 1) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(OAuth2ParameterNames.GRANT_TYPE, AuthorizationGrantType.REFRESH_TOKEN.getValue());
        return new OAuth2ClientAuthenticationToken(clientIds[0], ClientAuthenticationMethod.NONE, null, parameters);
    }

    private static AuthenticationProvider publicRefreshProvider(RegisteredClientRepository clients) {
        return new AuthenticationProvider() {
            @Override
            public @Nullable Authentication authenticate(Authentication authentication) {
                var client = (OAuth2ClientAuthenticationToken) authentication;
                if (!ClientAuthenticationMethod.NONE.equals(client.getClientAuthenticationMethod())
                        || !AuthorizationGrantType.REFRESH_TOKEN
                                .getValue()
                                .equals(client.getAdditionalParameters().get(OAuth2ParameterNames.GRANT_TYPE))) {
                    return null;
                }
                var registered = clients.findByClientId(client.getName());
                if (registered == null
                        || !registered.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
                    throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
                }
                return new OAuth2ClientAuthenticationToken(registered, ClientAuthenticationMethod.NONE, null);
            }

            @Override
            public boolean supports(Class<?> type) {
                return OAuth2ClientAuthenticationToken.class.isAssignableFrom(type);
            }
        };
    }

    private static OidcLogoutAuthenticationSuccessHandler endSignIn(SignInContextRepository signedIn) {
        var logout = new SecurityContextLogoutHandler();
        logout.setSecurityContextRepository(signedIn);
        var handler = new OidcLogoutAuthenticationSuccessHandler();
        handler.setLogoutHandler(logout);
        return handler;
    }
}
