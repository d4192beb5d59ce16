/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.certtrail.schemas.event.Shape;
import io.certtrail.schemas.words.Nearest;
import java.io.IOException;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Strict YAML: an unknown key is an error that names the nearest known one. */
final class Yaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .addModule(new SimpleModule()
                    .addDeserializer(Duration.class, new TextReader<>(Duration.class, Yaml::duration))
                    .addDeserializer(Period.class, new TextReader<>(Period.class, Yaml::period))
                    .addDeserializer(Shape.class, new TextReader<>(Shape.class, Yaml::shape)))
            .build();

    private Yaml() {}

    static <T> T read(Document document, TypeReference<T> type) {
        try {
            return MAPPER.readValue(document.text(), type);
        } catch (UnrecognizedPropertyException e) {
            throw new CatalogueException("%s:%d: unknown key '%s'; did you mean '%s'?"
                    .formatted(document.name(), lineOfKey(document, e), e.getPropertyName(), nearest(e)));
        } catch (JsonProcessingException e) {
            throw new CatalogueException("%s: %s".formatted(place(document, e), reason(e)));
        }
    }

    private static String place(Document document, JsonProcessingException e) {
        return e.getLocation() == null
                ? document.name()
                : document.name() + ":" + e.getLocation().getLineNr();
    }

    /** The parser notices an unknown key at the end of its record: the key stands on the last such line before. */
    private static int lineOfKey(Document document, UnrecognizedPropertyException e) {
        var lines = document.text().lines().toList();
        var key = Pattern.compile("(^|[\\s{,'\"])%s['\"]?\\s*:".formatted(Pattern.quote(e.getPropertyName())));
        var end = e.getLocation() == null ? lines.size() : e.getLocation().getLineNr();
        for (var line = Math.min(end, lines.size()); line > 0; line--) {
            if (key.matcher(lines.get(line - 1)).find()) {
                return line;
            }
        }
        return end;
    }

    private static String reason(JsonProcessingException e) {
        var root = e instanceof JsonMappingException && e.getCause() != null
                ? e.getCause().getMessage()
                : null;
        var text = root == null ? e.getOriginalMessage() : root;
        return text.lines().findFirst().orElse("cannot be read");
    }

    private static String nearest(UnrecognizedPropertyException e) {
        return Nearest.to(
                e.getPropertyName(),
                e.getKnownPropertyIds().stream().map(Objects::toString).toList());
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'%s' is no duration; write PT30M or PT24H".formatted(text), e);
        }
    }

    private static Period period(String text) {
        try {
            return Period.parse(text.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'%s' is no period; write P6M or P18M".formatted(text), e);
        }
    }

    private static Shape shape(String text) {
        return Arrays.stream(Shape.values())
                .filter(shape -> shape.id().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'%s' is no shape; known: %s"
                        .formatted(
                                text,
                                Arrays.stream(Shape.values()).map(Shape::id).collect(Collectors.joining(", ")))));
    }

    /** A value that is written as one word. */
    private static final class TextReader<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parser;

        TextReader(Class<T> type, Function<String, T> parser) {
            super(type);
            this.parser = parser;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            try {
                return parser.apply(json.getText());
            } catch (IllegalArgumentException e) {
                throw JsonMappingException.from(json, e.getMessage());
            }
        }
    }
}
