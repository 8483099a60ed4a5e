package io.tieout.platform.web;

import io.tieout.platform.problem.BadRequest;
import io.tieout.platform.problem.FieldProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/// Refuses a query parameter that nothing reads: a report for `asof` would be one for today, and look right. Likewise
/// one that is given twice where one is read: of two days the first would count, or both with a comma between them.
final class QueryParameterInterceptor implements HandlerInterceptor {

    private static final String OURS = "io.tieout.";

    /// Any list may be asked for page by page; a short one comes whole.
    private static final Set<String> OF_PAGES = Set.of("limit", "cursor");

    private final Collection<QueryParameter> readElsewhere;
    private final Map<Method, List<String>> read = new ConcurrentHashMap<>();

    QueryParameterInterceptor(Collection<QueryParameter> readElsewhere) {
        this.readElsewhere = readElsewhere;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var query = request.getQueryString();
        if (query != null
                && handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)) {
            var known = known(request.getRequestURI(), method);
            var given = UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
            var unknown = given.keySet().stream()
                    .filter(name -> !isKnown(name, known) && !OF_PAGES.contains(name))
                    .toList();
            if (!unknown.isEmpty()) {
                throw unknown(unknown, known);
            }
            var repeated = given.entrySet().stream()
                    .filter(parameter -> parameter.getValue().size() > 1)
                    .map(Map.Entry::getKey)
                    .filter(name -> types(method, name).noneMatch(QueryParameterInterceptor::isRepeatable))
                    .toList();
            if (!repeated.isEmpty()) {
                throw repeated(repeated);
            }
            given.forEach((name, values) -> values.stream()
                    .filter(Objects::nonNull)
                    .map(QueryParameterInterceptor::decoded)
                    .filter(value -> !types(method, name).allMatch(type -> PlainNumbers.fits(value, type)))
                    .findFirst()
                    .ifPresent(value -> {
                        throw noNumber(name);
                    }));
        }
        return true;
    }

    private Collection<String> known(String path, HandlerMethod method) {
        var known = new TreeSet<>(read.computeIfAbsent(method.getMethod(), key -> read(method)));
        readElsewhere.stream()
                .filter(parameter -> path.startsWith(parameter.path()))
                .forEach(parameter -> known.add(parameter.name()));
        return known;
    }

    /// By the method, or by the choice of the method (`params = "format=csv"`).
    private static List<String> read(HandlerMethod method) {
        var mapping = method.getMethodAnnotation(RequestMapping.class);
        return Stream.concat(
                        Arrays.stream(method.getMethodParameters()).map(QueryParameterInterceptor::name),
                        mapping == null
                                ? Stream.empty()
                                : Arrays.stream(mapping.params()).map(condition -> condition.replaceFirst("!?=.*", "")))
                .filter(Objects::nonNull)
                .toList();
    }

    /// A map `cf` reads all that begins with `cf.`.
    private static boolean isKnown(String name, Collection<String> known) {
        return known.contains(name)
                || known.stream().anyMatch(prefix -> prefix.endsWith(".") && name.startsWith(prefix));
    }

    private static @Nullable String name(MethodParameter parameter) {
        var declared = parameter.getParameterAnnotation(RequestParam.class);
        if (declared == null) {
            return null;
        }
        var name = Stream.of(declared.name(), declared.value())
                .filter(given -> !given.isEmpty())
                .findFirst()
                .orElseGet(() -> parameter.getParameter().getName());
        return Map.class.isAssignableFrom(parameter.getParameterType()) ? name + "." : name;
    }

    private static Stream<Class<?>> types(HandlerMethod method, String name) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> name.equals(name(parameter)))
                .map(MethodParameter::getParameterType);
    }

    /// Several values are taken by lists, and by records of one list.
    private static boolean isRepeatable(Class<?> type) {
        return isMany(type)
                || (type.isRecord()
                        && type.getRecordComponents().length == 1
                        && isMany(type.getRecordComponents()[0].getType()));
    }

    /// What cannot be decoded stays as it is; it is no number, whatever else it may be.
    private static String decoded(String value) {
        try {
            return UriUtils.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException undecodable) {
            return value;
        }
    }

    private static boolean isMany(Class<?> type) {
        return type.isArray() || Collection.class.isAssignableFrom(type);
    }

    private static BadRequest noNumber(String name) {
        var message = "must be a number in plain digits, such as 12";
        return new BadRequest(
                "invalid-parameter",
                "A parameter is missing or wrong",
                name + " " + message,
                new FieldProblem(name, message));
    }

    private static BadRequest repeated(List<String> repeated) {
        return new BadRequest(
                "repeated-parameter",
                "A parameter is given more than once",
                String.join(", ", repeated) + " must be given once",
                repeated.stream()
                        .map(name -> new FieldProblem(name, "is given more than once"))
                        .toArray(FieldProblem[]::new));
    }

    private static BadRequest unknown(List<String> unknown, Collection<String> known) {
        return new BadRequest(
                "unknown-parameter",
                "The path has no such parameter",
                known.isEmpty()
                        ? "It takes no query parameters"
                        : "Its query parameters are " + String.join(", ", known),
                unknown.stream()
                        .map(name -> new FieldProblem(name, "is not read here"))
                        .toArray(FieldProblem[]::new));
    }
}
