/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.Test;

class ClusterTest {
    private final Cluster cluster = new Cluster("kafka:9092", "certtrail.", Map.of(), Duration.ofSeconds(5));

    @Test
    void a_refused_login_is_told_with_where_it_is_configured() {
        var failure = new KafkaException("construct", new SaslAuthenticationException("Invalid username or password"));

        assertThat(cluster.useless(failure))
                .hasMessage("Kafka at 'kafka:9092' refuses the login: Invalid username or password; "
                        + "check security.protocol, sasl and ssl under kafka.properties");
    }

    @Test
    void a_right_that_is_missing_is_named() {
        assertThat(cluster.useless(
                        new KafkaException(GroupAuthorizationException.forGroupId("certtrail-alerting-siem"))))
                .hasMessage("Kafka at 'kafka:9092' refuses this user: Not authorized to access group: "
                        + "certtrail-alerting-siem; give it the rights of its role (README, Rights)");
        assertThat(cluster.told(new TransactionalIdAuthorizationException("Transactional Id authorization failed.")))
                .hasMessage("Kafka at 'kafka:9092' refuses this user: Transactional Id authorization failed; "
                        + "give it the rights of its role (README, Rights)");
    }

    @Test
    void what_a_schema_registry_refuses_is_not_said_of_kafka() {
        var failure = new AuthorizationException("Schema registry http://r:8081, subject x: 403 no; give the right");

        assertThat(cluster.refusal(failure)).isNull();
        assertThat(cluster.told(failure)).isSameAs(failure);
    }

    @Test
    void a_cluster_that_does_not_answer_is_told_with_how_long_was_waited() {
        assertThat(cluster.useless(new TimeoutException("no node")))
                .hasMessage("Kafka at 'kafka:9092' did not answer within 5 s; "
                        + "check the address and that the broker runs");
    }
}
