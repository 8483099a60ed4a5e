package io.tieout.platform.security;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Decides by [Access], and refuses to let a service start with a route that has no rule.
final class AccessRules {

    private static final String OUR_PACKAGES = "io.tieout.";

    private final String loginScope;

    AccessRules(String loginScope) {
        this.loginScope = loginScope;
    }

    boolean allow(Caller caller, Access access) {
        if (caller.is(Role.INTEGRATOR)) {
            return !access.scope().isEmpty() && caller.scopes().contains(access.scope());
        }
        return (loginScope.isEmpty() || caller.scopes().contains(loginScope))
                && Arrays.stream(access.roles()).anyMatch(caller::is);
    }

    static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getName().startsWith(OUR_PACKAGES);
    }

    static boolean isOpen(HandlerMethod method) {
        return ErrorController.class.isAssignableFrom(method.getBeanType())
                || method.hasMethodAnnotation(PublicAccess.class);
    }

    static Access required(HandlerMethod method) {
        var access = method.getMethodAnnotation(Access.class);
        if (access == null) {
            throw new IllegalStateException("no access rule on " + method);
        }
        return access;
    }

    static void requireOnEveryRoute(RequestMappingHandlerMapping mapping) {
        var without = mapping.getHandlerMethods().values().stream()
                .filter(AccessRules::isOurs)
                .filter(method -> !isOpen(method) && !method.hasMethodAnnotation(Access.class))
                .map(HandlerMethod::toString)
                .sorted()
                .collect(Collectors.joining(", "));
        if (!without.isEmpty()) {
            throw new IllegalStateException("Each route needs @Access, these have none: " + without);
        }
    }
}
