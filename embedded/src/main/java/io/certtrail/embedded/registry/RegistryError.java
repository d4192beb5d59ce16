/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import java.util.Arrays;

/** A request that is answered with one of Confluent's error codes; the code's first three digits are the status. */
final class RegistryError extends RuntimeException {
    private static final int LONGEST_STATUS = 999;
    private static final int DIGITS_AFTER_STATUS = 100;

    private final int code;

    private RegistryError(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }

    int status() {
        return code > LONGEST_STATUS ? code / DIGITS_AFTER_STATUS : code;
    }

    static RegistryError badRequest(String why) {
        return new RegistryError(400, why);
    }

    static RegistryError forbidden(String why) {
        return new RegistryError(403, why);
    }

    static RegistryError noSuchPath(String path) {
        return new RegistryError(404, "Nothing is at '%s'".formatted(path));
    }

    static RegistryError noSuchMethod(String method, String path) {
        return new RegistryError(405, "'%s' has no %s".formatted(path, method));
    }

    static RegistryError bodyTooLong(int limit) {
        return new RegistryError(413, "The request is longer than %d bytes".formatted(limit));
    }

    static RegistryError noSubject(String subject) {
        return new RegistryError(40401, "Subject '%s' not found.".formatted(subject));
    }

    static RegistryError noVersion(String version) {
        return new RegistryError(40402, "Version %s not found.".formatted(version));
    }

    static RegistryError noSchema(String which) {
        return new RegistryError(40403, "Schema %s not found".formatted(which));
    }

    static RegistryError subjectAlreadyDeleted(String subject) {
        return new RegistryError(
                40404, "Subject '%s' was soft deleted; permanent=true deletes it for good".formatted(subject));
    }

    static RegistryError subjectNotYetDeleted(String subject) {
        return new RegistryError(40405, "Subject '%s' must be soft deleted before permanent=true".formatted(subject));
    }

    static RegistryError versionAlreadyDeleted(String subject, int version) {
        return new RegistryError(
                40406,
                "Version %d of subject '%s' was soft deleted; permanent=true deletes it for good"
                        .formatted(version, subject));
    }

    static RegistryError versionNotYetDeleted(String subject, int version) {
        return new RegistryError(
                40407,
                "Version %d of subject '%s' must be soft deleted before permanent=true".formatted(version, subject));
    }

    static RegistryError noCompatibility(String subject) {
        return new RegistryError(40408, "Subject '%s' has no compatibility level of its own".formatted(subject));
    }

    static RegistryError noMode(String subject) {
        return new RegistryError(40409, "Subject '%s' has no mode of its own".formatted(subject));
    }

    static RegistryError incompatible(String why) {
        return new RegistryError(40901, why);
    }

    static RegistryError invalidSchema(String why) {
        return new RegistryError(42201, why);
    }

    static RegistryError invalidVersion(String version) {
        return new RegistryError(
                42202, "The version '%s' is none; a version is a number from 1, or 'latest'".formatted(version));
    }

    static RegistryError invalidCompatibility(String level) {
        return new RegistryError(
                42203,
                "No compatibility level '%s'; known levels: %s"
                        .formatted(level, Arrays.toString(Compatibility.values())));
    }

    static RegistryError invalidMode(String mode) {
        return new RegistryError(
                42204, "No mode '%s'; known modes: %s".formatted(mode, Arrays.toString(Mode.values())));
    }

    static RegistryError notPermitted(String why) {
        return new RegistryError(42205, why);
    }

    static RegistryError referenced(SchemaVersion version, SchemaVersion by) {
        return new RegistryError(
                42206,
                "Version %d of subject '%s' is used by version %d of '%s'; delete that one first"
                        .formatted(version.version(), version.subject(), by.version(), by.subject()));
    }

    static RegistryError storeFailed(String why) {
        return new RegistryError(50001, why);
    }
}
