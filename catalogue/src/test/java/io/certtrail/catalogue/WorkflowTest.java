/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkflowTest {
    private static final Workflow SCEP = Catalogue.builtIn().workflow("scep");

    @Test
    void a_step_waits_as_long_as_its_platform_takes() {
        var installed = SCEP.step("installed");

        assertThat(installed.patienceOn(Platform.ANDROID)).isEqualTo(Duration.ofHours(24));
        assertThat(installed.patienceOn(Platform.IOS)).isEqualTo(Duration.ofMinutes(20));
        assertThat(installed.patienceOn(null)).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void an_unknown_step_is_told_with_the_known_ones() {
        assertThatThrownBy(() -> SCEP.order("instaled"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("workflow 'scep' has no step 'instaled'; steps are [profile-received");
    }

    @Test
    void a_step_that_is_waited_for_needs_a_default_wait() {
        assertThatThrownBy(() -> new Step("issued", Origin.CA, List.of("submitted"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("step 'issued' has a wait but no 'default'");
    }
}
