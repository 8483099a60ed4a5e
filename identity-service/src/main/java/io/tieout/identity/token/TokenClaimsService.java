package io.tieout.identity.token;

import io.tieout.identity.client.ClientId;
import io.tieout.identity.client.ClientService;
import io.tieout.identity.company.CompanyId;
import io.tieout.identity.user.User;
import io.tieout.identity.user.UserId;
import io.tieout.identity.user.UserService;
import io.tieout.platform.security.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Says in a token who it speaks for, as things are at this moment: a user who was disabled, or whose password was
/// changed after signing in, gets no more.
@Service
@Transactional(readOnly = true)
class TokenClaimsService {

    private final UserService users;
    private final ClientService clients;
    private final TokenProperties properties;

    TokenClaimsService(UserService users, ClientService clients, TokenProperties properties) {
        this.users = users;
        this.clients = clients;
        this.properties = properties;
    }

    void addTo(JwtEncodingContext context) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            addClient(context);
        } else {
            addUser(context);
        }
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            context.getClaims()
                    .audience(new ArrayList<>(List.of(properties.audience())))
                    .claim("client_id", context.getRegisteredClient().getClientId())
                    .claim(
                            "scope",
                            String.join(
                                    " ",
                                    context.getAuthorizedScopes().stream()
                                            .sorted()
                                            .toList()));
        } else {
            // Browsers are told apart by our own cookie; a session id of this replica would mean nothing on another.
            context.getClaims().claims(claims -> claims.remove("sid"));
        }
    }

    private void addClient(JwtEncodingContext context) {
        var client = clients.find(new ClientId(
                        UUID.fromString(context.getRegisteredClient().getId())))
                .orElseThrow(() -> refused("the client is not known"))
                .client();
        addSubject(context, client.id().value(), Objects.requireNonNull(client.companyId()), client.roles());
    }

    private void addUser(JwtEncodingContext context) {
        var principal = Objects.requireNonNull(context.<Authentication>getPrincipal());
        var user = users.find(new UserId(UUID.fromString(principal.getName())))
                .filter(found -> !found.disabled())
                .orElseThrow(() -> refused("the user may not sign in"));
        if (signedInAt(principal).isBefore(user.passwordChangedAt())) {
            throw refused("the password was changed since");
        }
        addSubject(context, user.id().value(), user.companyId(), user.roles());
        if (!OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            addProfile(context, user);
        }
    }

    private static void addProfile(JwtEncodingContext context, User user) {
        if (context.getAuthorizedScopes().contains("profile")) {
            context.getClaims().claim("name", user.displayName());
        }
        if (context.getAuthorizedScopes().contains("email")) {
            context.getClaims().claim("email", user.email());
        }
    }

    private static void addSubject(
            JwtEncodingContext context, UUID subject, CompanyId company, Collection<Role> roles) {
        context.getClaims()
                .subject(subject.toString())
                .claim("company", company.value().toString())
                .claim(
                        "roles",
                        new ArrayList<>(roles.stream().sorted().map(Role::claim).toList()));
    }

    private static Instant signedInAt(Authentication principal) {
        return principal.getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(authority -> ((FactorGrantedAuthority) authority).getIssuedAt())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static OAuth2AuthenticationException refused(String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_GRANT, why, null));
    }
}
