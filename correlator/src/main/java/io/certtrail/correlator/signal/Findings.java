/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.signal;

import io.certtrail.catalogue.Codes;
import io.certtrail.correlator.identity.Guids;
import io.certtrail.correlator.identity.Identifier;
import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.correlator.identity.ProfileTokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is found in one record while it is read: whom it names, and the code it gives. */
final class Findings {
    private static final int SHORTEST_CODE = 10;
    private static final int DECIMAL_CODE = 11;

    private final List<Identifier> identifiers = new ArrayList<>();
    private final @Nullable String host;
    private @Nullable Integer hresult;

    /** In a record of nobody known. */
    Findings() {
        this(null);
    }

    /** In a record of a host. */
    Findings(@Nullable String host) {
        this.host = host;
    }

    /** Takes a value of a known kind: an identifier kind's id, {@code request}, {@code hresult}, or something else. */
    void take(String kind, String value) {
        if (value.isBlank() || value.equals("-")) {
            return;
        }
        switch (kind) {
            case "device" -> add(IdentifierKind.DEVICE, value);
            case "profile" ->
                add(IdentifierKind.PROFILE, ProfileTokens.profile(value).orElse(value));
            case "transaction" -> add(IdentifierKind.TRANSACTION, value);
            case "thumbprint" -> add(IdentifierKind.THUMBPRINT, value);
            case "serial" -> add(IdentifierKind.SERIAL, value);
            case "subject" -> add(IdentifierKind.SUBJECT, value);
            case "user" -> user(value);
            case "request" -> caRequest(value);
            case "hresult" -> code(value);
            default -> {
                // status, from and to are matched on, not kept
            }
        }
    }

    /** Each CA counts for itself. */
    void caRequest(String id) {
        add(IdentifierKind.CA_REQUEST, host == null ? id : host + "/" + id.strip());
    }

    void add(IdentifierKind kind, String value) {
        if (first(kind) != null) {
            return;
        }
        var identifier = Identifier.of(kind, value);
        if (!identifier.value().isEmpty()) {
            identifiers.add(identifier);
        }
    }

    /**
     * Takes one named value of a record whose names nobody has published: what the name says, when the value has the
     * shape of it.
     */
    void open(String name, String value) {
        var meant = OpenName.of(name);
        if (meant == OpenName.NOTHING) {
            return;
        }
        var text = value.strip();
        if (text.isEmpty()) {
            return;
        }
        switch (meant) {
            case TRANSACTION -> add(IdentifierKind.TRANSACTION, text);
            case THUMBPRINT -> {
                if (hex(text, 40)) {
                    add(IdentifierKind.THUMBPRINT, text);
                }
            }
            case SERIAL -> add(IdentifierKind.SERIAL, text);
            case DEVICE -> guid(IdentifierKind.DEVICE, text);
            case PROFILE -> guid(IdentifierKind.PROFILE, text);
            case REQUEST -> guid(IdentifierKind.CONNECTOR_REQUEST, text);
            case CA -> add(IdentifierKind.CA, text);
            case SUBJECT -> add(IdentifierKind.SUBJECT, text);
            case USER -> user(text);
            case NOTHING -> {
                // of no use
            }
        }
    }

    /** A computer's account is whom the CA was asked by, not whom the certificate is for. */
    private void user(String name) {
        if (!name.strip().endsWith("$")) {
            add(IdentifierKind.USER, name);
        }
    }

    private void guid(IdentifierKind kind, String text) {
        if (first(kind) == null) {
            var identifier = Identifier.of(kind, text);
            if (Guids.is(identifier.value())) {
                identifiers.add(identifier);
            }
        }
    }

    private static boolean hex(String text, int digits) {
        var found = 0;
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            if (Character.digit(letter, 16) >= 0) {
                found++;
            } else if (letter != ' ' && letter != ':') {
                return false;
            }
        }
        return found == digits;
    }

    /** Takes {@code Key: value} pairs, one a line. */
    void pairs(String message) {
        message.lines().forEach(line -> {
            var colon = line.indexOf(':');
            if (colon > 0 && colon < 40 && colon + 1 < line.length()) {
                open(line.substring(0, colon), line.substring(colon + 1));
            }
        });
    }

    /**
     * Takes the first failing HRESULT that stands anywhere in a text: {@code 0x8.......} or a negative decimal of that
     * size.
     */
    void anyCode(String text) {
        for (var at = 0; hresult == null && at < text.length(); at++) {
            var letter = text.charAt(at);
            if (letter == '0' && hexCode(text, at)) {
                hresult = Codes.hresult(text.substring(at, at + SHORTEST_CODE));
            } else if (letter == '-' && decimalCode(text, at)) {
                hresult = Codes.hresult(text.substring(at, at + DECIMAL_CODE));
            }
        }
    }

    private static boolean hexCode(String text, int at) {
        if (at + SHORTEST_CODE > text.length() || Character.toLowerCase(text.charAt(at + 1)) != 'x') {
            return false;
        }
        for (var i = at + 2; i < at + SHORTEST_CODE; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        var longer = at + SHORTEST_CODE < text.length() && Character.digit(text.charAt(at + SHORTEST_CODE), 16) >= 0;
        return !longer && Character.digit(text.charAt(at + 2), 16) >= 8;
    }

    /** Ten digits behind a minus, as a number of their own and not a part of a SID, that fit 32 bits. */
    private static boolean decimalCode(String text, int at) {
        var end = at + DECIMAL_CODE;
        if (end > text.length() || text.charAt(at + 1) != '2' || (at > 0 && isPart(text.charAt(at - 1)))) {
            return false;
        }
        for (var i = at + 1; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return (end == text.length() || (!isPart(text.charAt(end)) && text.charAt(end) != '-'))
                && Long.parseLong(text.substring(at, end)) >= Integer.MIN_VALUE;
    }

    private static boolean isPart(char letter) {
        return Character.isLetterOrDigit(letter);
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private void code(String text) {
        if (hresult == null) {
            try {
                hresult = Codes.hresult(text);
            } catch (IllegalArgumentException e) {
                anyCode(text);
            }
        }
    }

    @Nullable Integer hresult() {
        return hresult;
    }

    List<Identifier> identifiers() {
        return identifiers;
    }

    @Nullable String first(IdentifierKind kind) {
        for (var i = 0; i < identifiers.size(); i++) {
            if (identifiers.get(i).kind() == kind) {
                return identifiers.get(i).value();
            }
        }
        return null;
    }
}
