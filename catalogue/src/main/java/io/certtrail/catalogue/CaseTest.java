/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A test a diagnosis carries: logs in, diagnoses out.
 *
 * @param logs path to content, as in a case folder
 * @param caseYaml content of a {@code case.yaml}, or null
 * @param keep how many requests may be open at most in this test, or null
 * @param expect the complete set of open diagnoses of these logs
 */
public record CaseTest(
        String name,
        Map<String, String> logs,
        @JsonProperty("case") @Nullable String caseYaml,
        @Nullable Integer keep,
        List<Expectation> expect) {
    public CaseTest {
        logs = Collections.unmodifiableMap(new LinkedHashMap<>(logs));
        expect = expect == null ? List.of() : List.copyOf(expect);
    }

    /** One expected diagnosis; null fields are not compared. */
    public record Expectation(
            String code,
            @Nullable String verdict,
            @Nullable String host,
            @Nullable String device,
            @Nullable String state,
            @Nullable String step,
            @Nullable String cause) {}
}
