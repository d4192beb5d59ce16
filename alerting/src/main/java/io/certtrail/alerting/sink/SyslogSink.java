/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import io.certtrail.alerting.format.OneLine;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Syslog over TCP or TLS. */
final class SyslogSink implements Sink {
    private static final List<String> FACILITIES = List.of(
            "kern",
            "user",
            "mail",
            "daemon",
            "auth",
            "syslog",
            "lpr",
            "news",
            "uucp",
            "cron",
            "authpriv",
            "ftp",
            "ntp",
            "audit",
            "alert",
            "clock",
            "local0",
            "local1",
            "local2",
            "local3",
            "local4",
            "local5",
            "local6",
            "local7");
    private static final List<String> OPTIONS =
            List.of("app-name", "ca", "certificate", "facility", "hostname", "key", "max-bytes");
    private static final Set<String> SCHEMES = Set.of("tcp", "tls");

    private final SyslogMessage message;
    private final SyslogConnection connection;

    private SyslogSink(SyslogMessage message, SyslogConnection connection) {
        this.message = message;
        this.connection = connection;
    }

    static void check(SinkConfig config) {
        config.allowOnly(OPTIONS);
        message(config);
        Tls.check(config, target(config));
    }

    static Sink open(SinkConfig config, Surroundings surroundings) {
        var target = target(config);
        var secure = target.getScheme().equals("tls") ? Tls.context(config).getSocketFactory() : null;
        return new SyslogSink(message(config), new SyslogConnection(target, secure, surroundings.clock()));
    }

    @Override
    public List<Outcome> deliver(List<Alert> batch) {
        try {
            connection.send(batch.stream().map(message::frame).toList());
            return Collections.nCopies(batch.size(), new Outcome.Delivered());
        } catch (IOException e) {
            return List.of(new Outcome.Retry("syslog receiver away: " + e));
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    /** How many bytes an alert may have. */
    static int longest(SinkConfig config) {
        return message(config).room();
    }

    private static URI target(SinkConfig config) {
        try {
            var target = URI.create(config.target());
            if (SCHEMES.contains(target.getScheme()) && target.getHost() != null && target.getPort() > 0) {
                return target;
            }
        } catch (IllegalArgumentException e) {
            throw config.wrong("needs a target such as tcp://siem.example:601: " + e.getMessage());
        }
        throw config.wrong("needs a target such as tcp://siem.example:601 or tls://siem.example:6514");
    }

    private static SyslogMessage message(SinkConfig config) {
        var facility = config.option("facility", "local0");
        if (!FACILITIES.contains(facility)) {
            throw config.wrong("has no facility '%s'; known: %s".formatted(facility, String.join(", ", FACILITIES)));
        }
        return new SyslogMessage(
                FACILITIES.indexOf(facility),
                config.option("hostname", "-"),
                config.option("app-name", "certtrail"),
                maxBytes(config));
    }

    private static int maxBytes(SinkConfig config) {
        var given = config.option("max-bytes", Integer.toString(SyslogMessage.USUAL));
        try {
            var bytes = Integer.parseInt(given);
            if (bytes >= SyslogMessage.LEAST && bytes <= SyslogMessage.MOST) {
                return bytes;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw config.wrong("has max-bytes '%s'; give what the receiver takes, %d to %d"
                .formatted(OneLine.visible(given), SyslogMessage.LEAST, SyslogMessage.MOST));
    }
}
