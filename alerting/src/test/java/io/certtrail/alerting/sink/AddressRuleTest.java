/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0.0.0.0",
                "10.1.2.3",
                "172.31.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "fe80::1",
                "fd00::1",
                "fec0::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::"
            })
    void what_only_this_machine_or_its_network_can_reach_is_refused(String host) {
        assertThatThrownBy(() -> new AddressRule(List.of()).check(host))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("not public");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "192.169.0.1", "2606:4700::1111"})
    void what_is_public_is_allowed(String host) {
        assertThatCode(() -> new AddressRule(List.of()).check(host)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "10.1.2.3", "10.1.2.0/30"})
    void what_is_named_is_allowed_and_nothing_beside_it(String entry) {
        assertThatCode(() -> new AddressRule(List.of(entry)).check("10.1.2.3")).doesNotThrowAnyException();
        assertThatThrownBy(() -> new AddressRule(List.of(entry)).check("127.0.0.1"))
                .isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0/a", "::1/129", "/8", "1.2.3.4.5"})
    void a_range_that_is_none_is_refused(String entry) {
        assertThatThrownBy(() -> new AddressRule(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'%s' is no address and no range; try 10.1.2.3 or 10.0.0.0/8", entry);
    }
}
