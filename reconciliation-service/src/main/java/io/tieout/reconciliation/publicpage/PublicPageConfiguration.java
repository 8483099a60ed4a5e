package io.tieout.reconciliation.publicpage;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublicPageProperties.class)
public class PublicPageConfiguration {

    @Bean
    GuessLimit guessLimit(Clock clock) {
        return new GuessLimit(clock);
    }

    /// Whoever has not signed in sends no more than a form holds, and says beforehand how much that is: the limits of
    /// other uploads are for people whom we know.
    ///
    /// @param path of the page
    public static FilterRegistrationBean<OncePerRequestFilter> limit(String path, long maxBytes) {
        var registration = new FilterRegistrationBean<OncePerRequestFilter>(new PageLimitFilter(maxBytes));
        registration.addUrlPatterns(path + "/*");
        registration.setName("limit" + path.replace('/', '-'));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    /// Refuses forms that are too long, or do not say how long they are, before anything of them is read.
    private static final class PageLimitFilter extends OncePerRequestFilter {

        private final long maxBytes;

        private PageLimitFilter(long maxBytes) {
            this.maxBytes = maxBytes;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            long length = request.getContentLengthLong();
            if (length > maxBytes) {
                response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            } else if (length < 0 && request.getHeader("Transfer-Encoding") != null) {
                response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
            } else {
                chain.doFilter(request, response);
            }
        }
    }
}
