package io.tieout.reconciliation.statementfile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A small part of an XML document: one balance, one entry.
final class XmlNode {

    private static final XmlNode NONE = new XmlNode("", null);

    final String name;

    /// The attribute `Ccy`, the only one that statements have.
    final @Nullable String currency;

    private final StringBuilder text = new StringBuilder();
    private final List<XmlNode> children = new ArrayList<>();

    XmlNode(String name, @Nullable String currency) {
        this.name = name;
        this.currency = currency;
    }

    void add(XmlNode child) {
        children.add(child);
    }

    void append(String more) {
        text.append(more);
    }

    int textLength() {
        return text.length();
    }

    String text() {
        return text.toString().strip();
    }

    /// With the spaces around it.
    String written() {
        return text.toString();
    }

    List<XmlNode> all(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    List<XmlNode> children() {
        return List.copyOf(children);
    }

    /// The node down this path, taking the first of several; an empty one when there is none.
    XmlNode at(String... path) {
        var node = this;
        for (var step : path) {
            node = node.first(step);
        }
        return node;
    }

    /// The text down this path, null when there is none.
    @Nullable
    String text(String... path) {
        var found = at(path).text();
        return found.isEmpty() ? null : found;
    }

    boolean isPresent() {
        return this != NONE;
    }

    private XmlNode first(String childName) {
        for (var child : children) {
            if (child.name.equals(childName)) {
                return child;
            }
        }
        return NONE;
    }
}
