/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.config;

import io.certtrail.cli.terminal.Failure;
import io.certtrail.schemas.words.Nearest;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads YAML under a schema: whatever is not meant is an error that names file, line and the nearest known key. */
final class StrictYaml {
    private static final int SIZE_LIMIT = 1 << 20;

    private final String file;
    private final Secrets secrets;

    StrictYaml(String file, Secrets secrets) {
        this.file = file;
        this.secrets = secrets;
    }

    /** The document as maps, lists and scalars; an empty one is an empty map. */
    Map<String, Object> read(String text, Schema schema) {
        var node = compose(text);
        if (node == null) {
            return Map.of();
        }
        if (!(node instanceof MappingNode mapping)) {
            throw failure(node, "holds no keys; write 'key: value' lines");
        }
        return map(mapping, schema, "");
    }

    private @Nullable Node compose(String text) {
        var options = new LoaderOptions();
        options.setCodePointLimit(SIZE_LIMIT);
        options.setNestingDepthLimit(20);
        options.setMaxAliasesForCollections(10);
        try {
            return new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            var line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw Failure.usage(
                    "%s:%d: no valid YAML: %s; check quotes and indentation".formatted(file, line, e.getProblem()), e);
        } catch (YAMLException e) {
            throw Failure.usage("%s: no valid YAML: %s".formatted(file, e.getMessage()), e);
        }
    }

    private Map<String, Object> map(MappingNode node, Schema schema, String path) {
        var values = new LinkedHashMap<String, Object>();
        for (var entry : node.getValue()) {
            var key = key(entry.getKeyNode());
            var place = path.isEmpty() ? key : path + "." + key;
            var known = schema.key(key).orElseThrow(() -> failure(entry.getKeyNode(), unknown(key, path, schema)));
            if (values.put(key, value(entry.getValueNode(), known, place)) != null) {
                throw failure(entry.getKeyNode(), "key '%s' stands there twice; keep one".formatted(place));
            }
        }
        for (var name : schema.required()) {
            if (!values.containsKey(name)) {
                throw failure(
                        node,
                        "key '%s' is missing%s"
                                .formatted(name, hint(schema.key(name).orElseThrow())));
            }
        }
        return values;
    }

    private String key(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw failure(node, "a key that is no word; write 'key: value'");
    }

    private static String unknown(String key, String path, Schema schema) {
        var nearest = Nearest.to(key, schema.keys());
        return "unknown key '%s'%s; did you mean '%s'?"
                .formatted(key, path.isEmpty() ? "" : " in '%s'".formatted(path), nearest);
    }

    private Object value(Node node, Schema schema, String path) {
        var type = type(node);
        var types = schema.types();
        if (!types.isEmpty() && !types.contains(type)) {
            throw failure(
                    node, "'%s' must be %s, not %s%s".formatted(path, String.join(" or ", types), type, hint(schema)));
        }
        if (node instanceof MappingNode mapping) {
            return map(mapping, schema, path);
        }
        return node instanceof SequenceNode sequence
                ? list(sequence, schema, path)
                : scalar((ScalarNode) node, schema, path, type);
    }

    private List<Object> list(SequenceNode node, Schema schema, String path) {
        var values = new ArrayList<>();
        for (var element : node.getValue()) {
            values.add(value(element, schema.items(), path));
        }
        return values;
    }

    private Object scalar(ScalarNode node, Schema schema, String path, String type) {
        if (type.equals("integer")) {
            return integer(node, schema, path);
        }
        var text = secrets.fill(node.getValue(), place(node));
        schema.pattern().filter(pattern -> !text.matches(pattern)).ifPresent(pattern -> {
            throw failure(node, "'%s' is '%s', which is not in order%s".formatted(path, node.getValue(), hint(schema)));
        });
        return type.equals("boolean") ? (Object) text.equals("true") : text;
    }

    private Long integer(ScalarNode node, Schema schema, String path) {
        try {
            var number = Long.parseLong(node.getValue());
            schema.minimum().filter(least -> number < least).ifPresent(least -> {
                throw failure(node, "'%s' is %d; it must be at least %d".formatted(path, number, least));
            });
            return number;
        } catch (NumberFormatException e) {
            throw failure(node, "'%s' is '%s'; write a plain decimal number".formatted(path, node.getValue()));
        }
    }

    private static String hint(Schema schema) {
        return schema.description().isEmpty() ? "" : "; it is the " + schema.description();
    }

    private static String type(Node node) {
        if (node instanceof MappingNode) {
            return "object";
        }
        if (node instanceof SequenceNode) {
            return "array";
        }
        var tag = node.getTag();
        return tag.equals(Tag.INT)
                ? "integer"
                : tag.equals(Tag.BOOL)
                        ? "boolean"
                        : tag.equals(Tag.FLOAT) ? "number" : tag.equals(Tag.NULL) ? "nothing" : "string";
    }

    private Failure failure(Node node, String message) {
        return Failure.usage(place(node) + ": " + message);
    }

    private String place(Node node) {
        return file + ":" + (node.getStartMark().getLine() + 1);
    }
}
