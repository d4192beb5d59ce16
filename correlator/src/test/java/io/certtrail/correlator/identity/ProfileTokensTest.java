/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProfileTokensTest {
    private static final String PROFILE = "39907e78-e61b-4730-b9fa-d44a53e4111c";

    @Test
    void every_spelling_of_a_token_names_the_same_profile() {
        assertThat(Stream.of(
                                "ModelName=AC_11111111-2222-3333-4444-555555555555%2FLogicalName_39907e78_e61b_4730_b9fa_d44a53e4111c;Hash=1",
                                "ModelName=AC_1/LogicalName_39907e78-e61b-4730-b9fa-d44a53e4111c;Hash=-2037",
                                "ModelName=AC_1%2fLogicalName_39907E78_E61B_4730_B9FA_D44A53E4111C",
                                "LogicalName_39907e78_e61b_4730_b9fa_d44a53e4111c_Hash")
                        .map(ProfileTokens::profile))
                .allSatisfy(profile -> assertThat(profile).contains(PROFILE));
    }

    @Test
    void the_hash_does_not_count() {
        assertThat(ProfileTokens.profile("LogicalName_39907e78_e61b_4730_b9fa_d44a53e4111c;Hash=1"))
                .isEqualTo(ProfileTokens.profile("LogicalName_39907e78_e61b_4730_b9fa_d44a53e4111c;Hash=2"));
    }

    @Test
    void a_token_that_was_cut_keeps_its_beginning() {
        assertThat(ProfileTokens.profile("ModelName=AC_1%2FLogicalName_39907e78_e61b_47…"))
                .contains("39907e78-e61b-47…");
        assertThat(ProfileTokens.profile("ModelName=AC_1%2FLogicalName_39907E78_"))
                .contains("39907e78…");
        assertThat(ProfileTokens.profile("ModelName=AC_1%2FLogicalName_39907e78_e61b_"))
                .contains("39907e78-e61b…");
    }

    @Test
    void what_names_no_profile_is_none() {
        assertThat(ProfileTokens.profile("ModelName=AC_1")).isEmpty();
        assertThat(ProfileTokens.profile("LogicalName")).isEmpty();
        assertThat(ProfileTokens.profile("LogicalName_")).isEmpty();
        assertThat(ProfileTokens.profile("LogicalName_;Hash=1")).isEmpty();
    }
}
