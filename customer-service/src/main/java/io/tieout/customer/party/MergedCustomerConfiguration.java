package io.tieout.customer.party;

import io.tieout.platform.security.CurrentCaller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Sends whoever reads anything of a customer that was merged to the one that stays, in one place, so that no route
/// can forget it, and refuses what would be written.
@Configuration(proxyBeanMethods = false)
class MergedCustomerConfiguration implements WebMvcConfigurer {

    private static final String ROUTES = "/api/v1/customers/{customerId}";

    /// What was decided and changed is read where it was.
    private static final Set<String> HISTORY = Set.of(ROUTES + "/changes", ROUTES + "/credit/decisions");

    private final CustomerRepository customers;

    MergedCustomerConfiguration(CustomerRepository customers) {
        this.customers = customers;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                sendOn(request, response);
                return true;
            }
        });
    }

    private void sendOn(HttpServletRequest request, HttpServletResponse response) {
        if (!(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern)
                || !pattern.startsWith(ROUTES)
                || HISTORY.contains(pattern)
                || !(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> variables)
                || !(variables.get("customerId") instanceof String written)) {
            return;
        }
        var caller = CurrentCaller.find();
        var id = id(written);
        if (caller.isEmpty() || id == null) {
            return;
        }
        customers.findSurvivor(caller.get().companyId(), id.value()).ifPresent(survivor -> {
            if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
                throw new CustomerMerged(id, survivor);
            }
            var query = request.getQueryString();
            response.setHeader(
                    HttpHeaders.LOCATION,
                    request.getRequestURI().replace(written, survivor.toString()) + (query == null ? "" : "?" + query));
            throw new CustomerMoved(id, survivor);
        });
    }

    private static @Nullable CustomerId id(String written) {
        try {
            return new CustomerId(UUID.fromString(written));
        } catch (IllegalArgumentException e) {
            // The controller says what is wrong with it.
            return null;
        }
    }
}
