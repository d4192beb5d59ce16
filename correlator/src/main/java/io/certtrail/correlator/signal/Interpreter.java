/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.signal;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.Signal;
import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.event.CaRow;
import io.certtrail.schemas.event.DeviceLine;
import io.certtrail.schemas.event.FileState;
import io.certtrail.schemas.event.HttpRequest;
import io.certtrail.schemas.event.InventoryRow;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.ScepMessage;
import io.certtrail.schemas.event.TraceEntry;
import io.certtrail.schemas.event.WindowsEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a record means, by the catalogue's table: keyed on provider, channel and id, or on format and pattern,
 * never on an event's name (names are mistyped and translated).
 */
public final class Interpreter {
    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z]+)>");

    private final SignalIndex index;
    private final Excerpt excerpt;
    private final Map<String, List<String>> groups;

    /** An interpreter of a catalogue's signals. */
    public Interpreter(Catalogue catalogue) {
        index = new SignalIndex(catalogue.signals());
        excerpt = new Excerpt(catalogue);
        groups = new HashMap<>();
        for (var row : catalogue.signals()) {
            if (row.pattern() != null) {
                groups.put(
                        row.name(),
                        GROUP.matcher(row.pattern().pattern())
                                .results()
                                .map(group -> group.group(1))
                                .toList());
            }
        }
    }

    /** The meaning of a record; null for records the catalogue does not know. */
    public @Nullable Observation interpret(LogEvent event) {
        var row = index.find(event);
        return row == null ? null : observe(event, row, findings(event, row));
    }

    private Findings findings(LogEvent event, Signal row) {
        if (event.body() instanceof WindowsEvent body) {
            return windows(event, row, body);
        }
        if (event.body() instanceof HttpRequest body) {
            return http(body);
        }
        if (event.body() instanceof TraceEntry body) {
            return trace(event, row, body);
        }
        if (event.body() instanceof DeviceLine body) {
            return line(row, body);
        }
        if (event.body() instanceof FileState body) {
            return file(row, body);
        }
        if (event.body() instanceof CaRow body) {
            return caRow(event, row, body);
        }
        return event.body() instanceof InventoryRow body ? inventory(row, body) : new Findings();
    }

    private Findings windows(LogEvent event, Signal row, WindowsEvent body) {
        var found = new Findings(event.host());
        taken(row, body.data(), found);
        var message = body.message() == null ? "" : body.message();
        if (row.pattern() != null) {
            named(row, SignalIndex.text(body), found);
        }
        if (event.origin() == Origin.CONNECTOR) {
            body.data().forEach(found::open);
            found.pairs(message);
        } else if (event.origin() == Origin.CA) {
            certificationAuthority(event, body, found);
        }
        if (body.user() != null && event.origin() == Origin.DEVICE) {
            found.add(IdentifierKind.USER, body.user());
        }
        body.data().values().forEach(found::anyCode);
        found.anyCode(message);
        return found;
    }

    private static void taken(Signal row, Map<String, String> data, Findings found) {
        for (var taken : row.take().entrySet()) {
            for (var name : taken.getValue()) {
                var value = data.get(name);
                if (value != null && !value.isBlank()) {
                    found.take(taken.getKey(), value);
                    break;
                }
            }
        }
    }

    /** A work file of the connector: what its lines name, and the code of its first error. */
    private Findings file(Signal row, FileState body) {
        var found = new Findings();
        taken(row, body.fields(), found);
        named(row, SignalIndex.text(body), found);
        body.fields().forEach(found::open);
        found.anyCode(body.firstError() == null ? "" : body.firstError());
        return found;
    }

    private Findings caRow(LogEvent event, Signal row, CaRow body) {
        var found = new Findings(event.host());
        var columns = body.columns();
        taken(row, columns, found);
        named(row, SignalIndex.text(body), found);
        first(columns, "RequestID").ifPresent(found::caRequest);
        first(columns, "RequesterName")
                .filter(account -> account.endsWith("$"))
                .ifPresent(account -> found.add(IdentifierKind.SUBMITTER, account));
        first(columns, "SerialNumber").ifPresent(serial -> found.add(IdentifierKind.SERIAL, serial));
        first(columns, "CertificateHash").ifPresent(hash -> found.add(IdentifierKind.THUMBPRINT, hash));
        first(columns, "CommonName").ifPresent(name -> found.add(IdentifierKind.SUBJECT, "CN=" + name));
        first(columns, "StatusCode").ifPresent(found::anyCode);
        if (event.host() != null) {
            found.add(IdentifierKind.CA, event.host());
        }
        return found;
    }

    private Findings inventory(Signal row, InventoryRow body) {
        var found = new Findings();
        taken(row, body.columns(), found);
        named(row, SignalIndex.text(body), found);
        return found;
    }

    /** AD CS records name the request, who submitted it, and through which computer ({@code ccm:}). */
    private static void certificationAuthority(LogEvent event, WindowsEvent body, Findings found) {
        var data = body.data();
        first(data, "RequestId", "Request ID").ifPresent(found::caRequest);
        first(data, "Attributes")
                .flatMap(Interpreter::ccm)
                .ifPresent(host -> found.add(IdentifierKind.SUBMITTER, host));
        first(data, "Requester")
                .filter(account -> account.endsWith("$"))
                .ifPresent(account -> found.add(IdentifierKind.SUBMITTER, account));
        first(data, "SerialNumber").ifPresent(serial -> found.add(IdentifierKind.SERIAL, serial));
        first(data, "SubjectName", "Subject").ifPresent(subject -> found.add(IdentifierKind.SUBJECT, subject));
        first(data, "SKI", "SubjectKeyIdentifier").ifPresent(ski -> found.add(IdentifierKind.SKI, ski));
        if (event.host() != null) {
            found.add(IdentifierKind.CA, event.host());
        }
    }

    private static Optional<String> first(Map<String, String> data, String... names) {
        for (var name : names) {
            var value = data.get(name);
            if (value != null && !value.isBlank() && !value.equals("-")) {
                return Optional.of(value.strip());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ccm(String attributes) {
        var at = attributes.indexOf("ccm:");
        if (at < 0) {
            return Optional.empty();
        }
        var end = at + 4;
        while (end < attributes.length() && !Character.isWhitespace(attributes.charAt(end))) {
            end++;
        }
        return end > at + 4 ? Optional.of(attributes.substring(at + 4, end)) : Optional.empty();
    }

    private static Findings http(HttpRequest body) {
        var found = new Findings();
        scep(body.scep(), found);
        return found;
    }

    private static void scep(@Nullable ScepMessage message, Findings found) {
        if (message != null && message.transactionId() != null) {
            found.add(IdentifierKind.TRANSACTION, message.transactionId());
        }
        if (message != null && message.hresult() != null) {
            found.take("hresult", Integer.toString(message.hresult()));
        }
    }

    private Findings trace(LogEvent event, Signal row, TraceEntry body) {
        var found = new Findings();
        named(row, body.message(), found);
        found.anyCode(body.message());
        if (body.thread() != null) {
            found.add(
                    IdentifierKind.THREAD,
                    "%s/%s/%s"
                            .formatted(event.host(), body.processId() == null ? "" : body.processId(), body.thread()));
        }
        return found;
    }

    private Findings line(Signal row, DeviceLine body) {
        var found = new Findings();
        named(row, body.message(), found);
        if (body.profile() != null) {
            found.take("profile", body.profile());
        }
        scep(body.scep(), found);
        return found;
    }

    /** Takes what the row's pattern names. */
    private void named(Signal row, String text, Findings found) {
        if (row.pattern() == null) {
            return;
        }
        var matcher = row.pattern().matcher(text);
        if (matcher.find()) {
            for (var group : groups.getOrDefault(row.name(), List.of())) {
                var value = matcher.group(group);
                if (value != null) {
                    found.take(group, value);
                }
            }
        }
    }

    private Observation observe(LogEvent event, Signal row, Findings found) {
        var named = found.first(IdentifierKind.DEVICE);
        var device = event.device() == null ? named : event.device();
        return new Observation(
                event.id(),
                event.tenant(),
                event.time(),
                row.name(),
                row.title(),
                row.workflow(),
                row.step(),
                row.outcome(),
                row.scope(),
                event.host(),
                device,
                event.platform(),
                found.first(IdentifierKind.PROFILE),
                found.hresult(),
                found.identifiers(),
                null,
                new Evidence(
                        event.origin(),
                        event.host(),
                        event.time(),
                        event.place().file(),
                        event.place().position(),
                        excerpt.of(event.text())));
    }
}
