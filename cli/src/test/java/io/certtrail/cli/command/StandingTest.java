/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certtrail.cli.run.Services;
import io.certtrail.cli.terminal.ExitCode;
import io.certtrail.cli.terminal.Failure;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.junit.jupiter.api.Test;

class StandingTest {
    private final Services services = Services.at("kafka:9092", "http://registry:8081");

    @Test
    void a_sink_that_stops_by_itself_ends_the_process_with_one_line() {
        var refused =
                CompletableFuture.<Void>failedFuture(GroupAuthorizationException.forGroupId("certtrail-alerting-siem"));

        assertThatThrownBy(() -> Standing.whileSends(refused, services))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(ExitCode.UNREACHED))
                .hasMessage(
                        "alerting stopped: Kafka at 'kafka:9092' refuses this user: Not authorized to access group: "
                                + "certtrail-alerting-siem; give it the rights of its role (README, Rights)");
        assertThatThrownBy(() ->
                        Standing.whileSends(CompletableFuture.failedFuture(new IllegalStateException("why")), services))
                .hasMessage("alerting stopped: why; see that brokers and registry run, or --debug");
    }
}
