/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.certtrail.ingest.format.LogFormat;
import io.certtrail.ingest.lines.DateOrder;
import io.certtrail.ingest.lines.Timestamps;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import io.certtrail.schemas.words.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code case.yaml} of a folder; a mistyped key is an error that names the nearest known one.
 *
 * @param sources what is known of the files; the first entry that names a file counts
 * @param ignore files that are no logs
 */
record CaseYaml(List<Rule> sources, List<Glob> ignore) {
    static final String NAME = "case.yaml";

    private static final long SIZE_LIMIT = 1 << 20;

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .addModule(new SimpleModule()
                    .addDeserializer(Glob.class, new Scalar<>(Glob.class, Glob::of))
                    .addDeserializer(Origin.class, new Scalar<>(Origin.class, text -> named(Origin.values(), text)))
                    .addDeserializer(
                            Platform.class, new Scalar<>(Platform.class, text -> named(Platform.values(), text)))
                    .addDeserializer(
                            DateOrder.class, new Scalar<>(DateOrder.class, text -> named(DateOrder.values(), text)))
                    .addDeserializer(LogFormat.class, new Scalar<>(LogFormat.class, LogFormat::of))
                    .addDeserializer(ZoneId.class, new Scalar<>(ZoneId.class, ZoneId::of))
                    .addDeserializer(Instant.class, new Scalar<>(Instant.class, CaseYaml::instant))
                    .addDeserializer(Duration.class, new Scalar<>(Duration.class, CaseYaml::positive))
                    .addDeserializer(LocalDate.class, new Scalar<>(LocalDate.class, LocalDate::parse)))
            .build();

    CaseYaml(@Nullable List<Rule> sources, @Nullable List<Glob> ignore) {
        this.sources = sources == null ? List.of() : List.copyOf(sources);
        this.ignore = ignore == null ? List.of() : List.copyOf(ignore);
    }

    static CaseYaml read(Path file) {
        try {
            if (Files.size(file) > SIZE_LIMIT) {
                throw new CaseException("%s: longer than 1 MiB; a case needs a few lines".formatted(file));
            }
            var text = Files.readString(file);
            return text.isBlank() ? new CaseYaml(null, null) : parse(file, text);
        } catch (IOException e) {
            throw new CaseException("%s: cannot be read: %s".formatted(file, reason(e)));
        }
    }

    private static Instant instant(String text) {
        var time = Timestamps.instant(text, ZoneOffset.UTC);
        if (time == null) {
            throw new IllegalArgumentException("no date and time; write 2018-06-17T01:03:44Z");
        }
        return time;
    }

    private static Duration positive(String text) {
        var duration = Duration.parse(text);
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("not positive; write PT30M for half an hour");
        }
        return duration;
    }

    private static CaseYaml parse(Path file, String text) {
        try {
            var read = MAPPER.readValue(text, CaseYaml.class);
            return read == null ? new CaseYaml(null, null) : checked(file, read);
        } catch (UnrecognizedPropertyException e) {
            throw new CaseException("%s: unknown key '%s'; did you mean '%s'?"
                    .formatted(place(file, e), e.getPropertyName(), nearest(e)));
        } catch (JsonProcessingException e) {
            throw new CaseException("%s: %s".formatted(place(file, e), reason(e)));
        }
    }

    @SuppressWarnings("ConstantValue") // Jackson leaves a missing key null
    private static CaseYaml checked(Path file, CaseYaml read) {
        for (int i = 0; i < read.sources().size(); i++) {
            if (read.sources().get(i).files() == null) {
                throw new CaseException(
                        "%s: entry %d of sources has no 'files'; write files: \"ndes01/*.log\"".formatted(file, i + 1));
            }
        }
        return read;
    }

    private static String place(Path file, JsonProcessingException e) {
        return e.getLocation() == null
                ? file.toString()
                : file + ":" + e.getLocation().getLineNr();
    }

    private static String nearest(UnrecognizedPropertyException e) {
        var known = e.getKnownPropertyIds().stream().map(Objects::toString).toList();
        return Nearest.to(e.getPropertyName(), known);
    }

    private static String reason(IOException e) {
        var cause = e instanceof JsonMappingException && e.getCause() != null ? e.getCause() : e;
        var original =
                cause instanceof JsonProcessingException jackson ? jackson.getOriginalMessage() : cause.getMessage();
        return Objects.requireNonNullElse(original, "unreadable")
                .lines()
                .findFirst()
                .orElse("unreadable");
    }

    private static <E extends Enum<E>> E named(E[] values, String text) {
        for (var value : values) {
            if (word(value).equalsIgnoreCase(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException(
                "write one of " + Stream.of(values).map(CaseYaml::word).collect(Collectors.joining(", ")));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
