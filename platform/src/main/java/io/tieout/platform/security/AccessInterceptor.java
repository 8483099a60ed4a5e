package io.tieout.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Applies the rule of each route before its method runs.
final class AccessInterceptor implements HandlerInterceptor {

    private final AccessRules rules;

    AccessInterceptor(AccessRules rules) {
        this.rules = rules;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !AccessRules.isOurs(method) || AccessRules.isOpen(method)) {
            return true;
        }
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication authentication)) {
            throw new AccessDeniedException("no caller");
        }
        if (!rules.allow(authentication.getPrincipal(), AccessRules.required(method))) {
            throw new AccessDeniedException("rule of the route");
        }
        return true;
    }
}
