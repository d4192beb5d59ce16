/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import java.io.IOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which build this is. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"certtrail " + number() + " (Java " + Runtime.version().feature() + ")"};
    }

    /** The number alone. */
    static String number() throws IOException {
        var build = new Properties();
        try (var properties = Version.class.getResourceAsStream("/io/certtrail/cli/build.properties")) {
            if (properties != null) {
                build.load(properties);
            }
        }
        return build.getProperty("version", "unknown");
    }
}
