package io.tieout.gateway.apidocs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class DocsConfiguration {

    /// Everything from here; the viewer writes styles into its elements.
    private static final String DOCS_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);
    private static final MediaType STYLE = new MediaType("text", "css", StandardCharsets.UTF_8);

    @Bean
    RouterFunction<ServerResponse> pages(DocsProperties properties) {
        var landing = text("landing.html")
                .replace(
                        "<!--services-->",
                        properties.services().stream()
                                .map(name -> "<li><a href=\"/docs/" + name + ".json\">" + name + "</a></li>")
                                .collect(Collectors.joining("\n")));
        var docs = text("docs.html");
        var style = text("page.css");
        var script = text("docs.js")
                .replace(
                        "/*services*/",
                        properties.services().stream()
                                .map(name -> "{ name: \"" + name + "\", url: \"/docs/" + name + ".json\" }")
                                .collect(Collectors.joining(",\n    ")));
        return RouterFunctions.route()
                .GET("/", request -> answer(HTML, landing, PAGE_POLICY))
                .GET("/docs", request -> answer(HTML, docs, DOCS_POLICY))
                .GET("/docs/docs.js", request -> answer(SCRIPT, script, DOCS_POLICY))
                .GET("/docs/page.css", request -> answer(STYLE, style, DOCS_POLICY))
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> viewer() {
        var version = new Properties();
        try (var in = new ClassPathResource("META-INF/maven/org.webjars/swagger-ui/pom.properties").getInputStream()) {
            version.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var folder = "META-INF/resources/webjars/swagger-ui/" + version.getProperty("version") + "/";
        return RouterFunctions.resources(
                "/docs/viewer/**",
                new ClassPathResource(folder),
                (resource, headers) -> headers.setCacheControl(CacheControl.maxAge(Duration.ofHours(1))));
    }

    private static Mono<ServerResponse> answer(MediaType type, String body, String policy) {
        return ServerResponse.ok()
                .contentType(type)
                .header("Content-Security-Policy", policy)
                .bodyValue(body);
    }

    private static String text(String name) {
        try {
            return new ClassPathResource("pages/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
