/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.lines;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Data Name=\"ChallengePassword\">S3CRET of two words</Data>",
                "<Data Name='challenge' >S3CRET</Data>",
                "{\"xml\":\"<Data Name=\\\"ChallengePassword\\\">S3CRET</Data>\"}",
                "{\"xml\":\"\\u003cData Name=\\\"ChallengePassword\\\"\\u003eS3CRET\\u003c/Data\\u003e\"}",
                "{\"ChallengePassword\" : \"S3CRET with \\\" quote\"}",
                "challenge=S3CRET&operation=x",
                "the password: S3CRET",
                "PfxPassword = \"S3CRET\""
            })
    void a_named_secret_is_hidden_and_the_rest_stays(String text) {
        assertThat(Secrets.hidden(text)).doesNotContain("S3CRET").contains(Secrets.HIDDEN);
        assertThat(Secrets.hidden(text).length()).isLessThan(text.length() + 3);
    }

    @Test
    void a_text_about_challenges_stays_as_it_is() {
        var text = "Verify challenge returns false; the password has expired";
        assertThat(Secrets.hidden(text)).isEqualTo(text);
    }

    @Test
    void a_long_text_of_names_takes_no_long_time() {
        var text = "password".repeat(100_000) + "=x";
        assertThat(Secrets.hidden(text)).endsWith("=...");
    }
}
