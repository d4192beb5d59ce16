/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.certtrail.cli.terminal.Failure;
import io.certtrail.schemas.diagnosis.Diagnosis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares what was found with what is right: code, verdict, and device or host of each, and in what state it ends. */
public final class TruthCheck {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<String> differences = new ArrayList<>();
    private int right;
    private int missed;
    private int wrong;
    private int repeated;
    private int differing;

    private TruthCheck() {}

    /** Compares diagnoses with the lines of a {@code truth.jsonl}. */
    public static TruthCheck of(Path truth, List<Diagnosis> diagnoses) throws IOException {
        var told = new TreeMap<String, List<String>>();
        var number = 0;
        for (var line : Files.readAllLines(truth)) {
            var node = read(truth, ++number, line);
            if (node.hasNonNull("code")) {
                states(told, key(node)).add(node.path("state").asText());
            }
        }
        var found = new TreeMap<String, List<String>>();
        diagnoses.forEach(each -> states(found, key(each)).add(each.state().id()));
        var check = new TruthCheck();
        told.forEach((key, states) -> check.compare(key, states, found.remove(key)));
        found.forEach(check::unexpected);
        return check;
    }

    private static JsonNode read(Path truth, int number, String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException e) {
            throw Failure.usage(
                    "%s:%d is no JSON; --truth takes the truth.jsonl of 'certtrail simulate'".formatted(truth, number),
                    e);
        }
    }

    private static List<String> states(Map<String, List<String>> of, String key) {
        return of.computeIfAbsent(key, none -> new ArrayList<>());
    }

    private static String key(JsonNode node) {
        var device = node.hasNonNull("device") ? node.get("device").asText() : null;
        var host = node.hasNonNull("host") ? node.get("host").asText() : null;
        return key(node.path("code").asText(), node.path("verdict").asText(), device, host);
    }

    private static String key(Diagnosis found) {
        return key(found.code(), found.verdict().id(), found.device(), found.host());
    }

    private static String key(String code, String verdict, @Nullable String device, @Nullable String host) {
        var who = device != null ? device.toLowerCase(Locale.ROOT) : String.valueOf(host);
        return code + " " + verdict + " " + who;
    }

    private void compare(String key, List<String> told, @Nullable List<String> found) {
        int times = found == null ? 0 : found.size();
        right += Math.min(told.size(), times);
        for (int i = times; i < told.size(); i++) {
            missed++;
            differences.add("missed " + key);
        }
        for (int i = told.size(); i < times; i++) {
            repeated++;
            differences.add("repeated " + key);
        }
        if (found != null && told.size() == times) {
            compareStates(
                    key,
                    told.stream().sorted().toList(),
                    found.stream().sorted().toList());
        }
    }

    private void compareStates(String key, List<String> told, List<String> found) {
        if (!told.equals(found)) {
            differing++;
            differences.add("differs " + key + ": " + String.join(",", found) + ", not " + String.join(",", told));
        }
    }

    private void unexpected(String key, List<String> states) {
        states.forEach(state -> differences.add("false " + key + " " + state));
        wrong += states.size();
    }

    /** Whether nothing differs. */
    public boolean agrees() {
        return differences.isEmpty();
    }

    /** What differs, one line each, in order of code. */
    public List<String> differences() {
        return differences;
    }

    /** The figures, in words. */
    public String summary() {
        return "truth: %,d right, %,d missed, %,d false, %,d repeated, %,d in another state"
                .formatted(right, missed, wrong, repeated, differing);
    }
}
