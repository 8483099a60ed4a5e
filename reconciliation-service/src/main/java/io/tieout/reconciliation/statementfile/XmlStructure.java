package io.tieout.reconciliation.statementfile;

import com.prowidesoftware.swift.model.mx.AbstractMX;
import jakarta.xml.bind.annotation.XmlAnyElement;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlEnumValue;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.XmlValue;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.Nullable;

/// Compares a message with the structure that ISO 20022 gives its version: order, required and repeated elements,
/// code words, dates and numbers.
///
/// The structure is taken from Prowide's classes of the message, which are made from the standard's own definition.
/// What does not fit is a warning: many banks send such files, and what counts is whether the figures prove.
final class XmlStructure {

    private static final int MAX_FINDINGS = 5;

    private static final Pattern DATE = Pattern.compile("-?\\d{4,}-\\d\\d-\\d\\d(Z|[+-]\\d\\d:\\d\\d)?");

    private static final Pattern DATE_TIME =
            Pattern.compile("-?\\d{4,}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)?");

    private static final Map<Class<?>, Type> TYPES = new ConcurrentHashMap<>();

    private final StatementSink sink;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final @Nullable Type root;
    private int findings;
    private int outside;

    private XmlStructure(StatementSink sink, @Nullable Type root) {
        this.sink = sink;
        this.root = root;
    }

    /// @param message for example `camt.053.001.08`; one that Prowide does not know is not checked
    static XmlStructure of(@Nullable String message, StatementSink sink) {
        if (message == null) {
            return new XmlStructure(sink, null);
        }
        var parts = message.split("\\.");
        var name = "com.prowidesoftware.swift.model.mx.Mx"
                + parts[0].substring(0, 1).toUpperCase(java.util.Locale.ROOT) + parts[0].substring(1) + parts[1]
                + parts[2] + parts[3];
        try {
            var type = Class.forName(name, false, AbstractMX.class.getClassLoader());
            return new XmlStructure(sink, type(type));
        } catch (ClassNotFoundException e) {
            return new XmlStructure(sink, null);
        }
    }

    void start(String name, Supplier<String> position) {
        if (root == null || findings >= MAX_FINDINGS) {
            return;
        }
        if (outside > 0) {
            outside++;
            return;
        }
        if (frames.isEmpty()) {
            // The root element, Document, is the message class itself.
            frames.push(new Frame(name, root));
            return;
        }
        var frame = frames.element();
        var child = frame.enter(name);
        if (child == null) {
            violation(frame.unexpected(name), position);
            var known = frame.type.elements.get(name);
            if (known == null) {
                outside = 1;
                return;
            }
            frames.push(new Frame(name, known.type()));
            return;
        }
        frames.push(new Frame(name, child.type()));
    }

    void text(String text) {
        if (root != null && outside == 0 && !frames.isEmpty()) {
            var frame = frames.element();
            if (frame.type.elements.isEmpty() && frame.text.length() < 1000) {
                frame.text.append(text);
            }
        }
    }

    void end(Supplier<String> position) {
        if (root == null || findings >= MAX_FINDINGS) {
            return;
        }
        if (outside > 0) {
            outside--;
            return;
        }
        var frame = frames.pop();
        var missing = frame.missing();
        if (missing != null) {
            violation(frame.name + " has no " + missing, position);
        }
        if (!frame.type.accepts(frame.text.toString().strip())) {
            violation(frame.name + " has the value " + LineDraft.clean(frame.text.toString()), position);
        }
    }

    private void violation(String detail, Supplier<String> position) {
        if (findings++ < MAX_FINDINGS) {
            sink.finding(Finding.warning("schema-violation", detail, position.get()));
        }
    }

    private static Type type(Class<?> type) {
        var known = TYPES.get(type);
        if (known == null) {
            known = new Type(type);
            TYPES.put(type, known);
            known.readElements(type);
        }
        return known;
    }

    private record Element(String name, int order, boolean required, boolean repeated, Class<?> of) {
        Type type() {
            return XmlStructure.type(of);
        }
    }

    private static final class Frame {
        final String name;
        final Type type;
        final StringBuilder text = new StringBuilder();
        private final Set<String> seen = new HashSet<>();
        private int order = -1;

        Frame(String name, Type type) {
            this.name = name;
            this.type = type;
        }

        @Nullable
        Element enter(String child) {
            var element = type.elements.get(child);
            if (type.open) {
                return element;
            }
            if (element == null || element.order() < order || (!seen.add(child) && !element.repeated())) {
                return null;
            }
            var skipped = type.requiredBetween(order, element.order(), seen);
            order = element.order();
            return skipped == null ? element : null;
        }

        String unexpected(String child) {
            var skipped = type.requiredBetween(-1, order + 1, seen);
            return skipped == null || !type.elements.containsKey(child)
                    ? child + " is not expected in " + name
                    : child + " is not expected in " + name + " before " + skipped;
        }

        @Nullable
        String missing() {
            return type.open ? null : type.requiredBetween(order, Integer.MAX_VALUE, seen);
        }
    }

    private static final class Type {
        final Map<String, Element> elements = new HashMap<>();
        private final List<Element> inOrder = new ArrayList<>();
        private final Set<String> words = new HashSet<>();
        private final Class<?> of;
        private boolean open;

        Type(Class<?> of) {
            this.of = of;
        }

        void readElements(Class<?> type) {
            if (type.isEnum()) {
                readWords(type);
                return;
            }
            var declared = type.getAnnotation(XmlType.class);
            if (declared == null) {
                return;
            }
            for (var property : declared.propOrder()) {
                try {
                    read(type.getDeclaredField(property));
                } catch (NoSuchFieldException e) {
                    open = true;
                }
            }
        }

        private void read(Field field) {
            if (field.isAnnotationPresent(XmlAnyElement.class)) {
                open = true;
                return;
            }
            var annotation = field.getAnnotation(XmlElement.class);
            if (annotation == null || field.isAnnotationPresent(XmlValue.class)) {
                return;
            }
            boolean repeated = List.class.isAssignableFrom(field.getType());
            var of = repeated && field.getGenericType() instanceof ParameterizedType list
                    ? (Class<?>) list.getActualTypeArguments()[0]
                    : field.getType();
            var element = new Element(annotation.name(), inOrder.size(), annotation.required(), repeated, of);
            inOrder.add(element);
            elements.put(element.name(), element);
        }

        private void readWords(Class<?> type) {
            for (var field : type.getDeclaredFields()) {
                if (field.isEnumConstant()) {
                    var value = field.getAnnotation(XmlEnumValue.class);
                    words.add(value == null ? field.getName() : value.value());
                }
            }
        }

        @Nullable
        String requiredBetween(int from, int to, Set<String> seen) {
            for (var element : inOrder) {
                if (element.order() > from
                        && element.order() < to
                        && element.required()
                        && !seen.contains(element.name())) {
                    return element.name();
                }
            }
            return null;
        }

        boolean accepts(String text) {
            if (of.isEnum()) {
                return words.contains(text);
            }
            if (of == OffsetDateTime.class) {
                return DATE_TIME.matcher(text).matches();
            }
            if (of == LocalDate.class) {
                return DATE.matcher(text).matches();
            }
            if (of == XMLGregorianCalendar.class) {
                return DATE.matcher(text).matches() || DATE_TIME.matcher(text).matches();
            }
            if (of == BigDecimal.class) {
                return text.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)");
            }
            if (of == Boolean.class) {
                return Arrays.asList("true", "false", "1", "0").contains(text);
            }
            return true;
        }
    }
}
