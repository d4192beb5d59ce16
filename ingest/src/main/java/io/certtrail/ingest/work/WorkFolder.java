/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.work;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a work file lies: what it asks for and how far that has come.
 *
 * @param folder such as {@code PfxRequest/Processing}, spelled as the connector does
 * @param name of the file
 */
record WorkFolder(String folder, String name) {
    private static final String[] TASKS = {
        "PfxRequest", "CertificateRequestStatus", "CertificateRevocationStatus",
    };
    private static final String[] STATES = {"Processing", "Failed", "Succeed"};

    private static final Pattern PATH = Pattern.compile(
            "(?i)(?:^|.*[/!])(PfxRequest|CertificateRequestStatus|CertificateRevocationStatus)/"
                    + "(Processing|Failed|Succeed)(?:ed)?/([^/!]+)",
            Pattern.DOTALL);

    /** Of a file inside a case; nothing when it lies in none of these folders. */
    static Optional<WorkFolder> of(String file) {
        var found = PATH.matcher(file);
        return found.matches()
                ? Optional.of(new WorkFolder(
                        spelled(TASKS, found.group(1)) + "/" + spelled(STATES, found.group(2)), found.group(3)))
                : Optional.empty();
    }

    /** Of a file that is said to be one wherever it lies. */
    static WorkFolder at(String file) {
        return of(file).orElseGet(() -> {
            var slash = file.lastIndexOf('/');
            return new WorkFolder(file.substring(0, Math.max(slash, 0)), file.substring(slash + 1));
        });
    }

    private static String spelled(String[] names, String found) {
        for (var name : names) {
            if (name.equalsIgnoreCase(found)) {
                return name;
            }
        }
        return found;
    }
}
