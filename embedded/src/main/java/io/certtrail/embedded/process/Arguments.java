/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Command line arguments of the form {@code --name value}. */
public final class Arguments {
    private static final String DASHES = "--";

    private final Map<String, String> values;

    private Arguments(Map<String, String> values) {
        this.values = values;
    }

    /** Reads them; a name that is not known is refused. */
    public static Arguments read(List<String> args, List<String> known) {
        var values = new HashMap<String, String>();
        for (var i = 0; i < args.size(); i += 2) {
            var name = args.get(i);
            if (!name.startsWith(DASHES) || !known.contains(name.substring(DASHES.length()))) {
                throw new IllegalArgumentException(
                        "No option '%s'; known options: --%s".formatted(name, String.join(" --", known)));
            }
            if (i + 1 == args.size()) {
                throw new IllegalArgumentException("Option '%s' needs a value".formatted(name));
            }
            values.put(name.substring(DASHES.length()), args.get(i + 1));
        }
        return new Arguments(values);
    }

    /** The value of an option that must be there. */
    public String needed(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("Option '--%s' is missing".formatted(name));
        }
        return value;
    }

    /** The value of an option, or its default. */
    public String or(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /** The value of an option that is a number, or its default. */
    public int number(String name, int otherwise) {
        var value = values.getOrDefault(name, String.valueOf(otherwise));
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Option '--%s' must be a number, was '%s'".formatted(name, value), e);
        }
    }
}
