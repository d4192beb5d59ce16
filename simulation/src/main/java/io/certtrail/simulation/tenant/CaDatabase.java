/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.tenant;

import io.certtrail.simulation.log.LogFile;
import io.certtrail.simulation.log.Times;
import io.certtrail.simulation.tenant.Authority.Submission;
import io.certtrail.simulation.world.World;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CA's database as {@code certutil -view} prints them: as a table on a server whose times have seconds,
 * as text on one whose times have none.
 */
final class CaDatabase {
    private static final String TABLE =
            "\"Request ID\",\"Requester Name\",\"Request Disposition\",\"Request Status Code\",\"Request Submission Date\","
                    + "\"Request Resolution Date\",\"Request Common Name\",\"Certificate Template\",\"Serial Number\","
                    + "\"Certificate Hash\"\n";
    private static final String TEXT = """
            Schema:
              Column Name                   Localized Name                Type    MaxLength
              ----------------------------  ----------------------------  ------  ---------
              Request.RequestID             Request ID                    Long    4 -- Indexed
              Request.RequesterName         Requester Name                String  2048 -- Indexed
              Request.Disposition           Request Disposition           Long    4 -- Indexed
              Request.StatusCode            Request Status Code           Long    4
              Request.SubmittedWhen         Request Submission Date       Date    8 -- Indexed
              Request.ResolvedWhen          Request Resolution Date       Date    8 -- Indexed
              Request.CommonName            Request Common Name           String  8192 -- Indexed
              CertificateTemplate           Certificate Template          String  254 -- Indexed
              SerialNumber                  Serial Number                 String  128 -- Indexed
              CertificateHash               Certificate Hash              String  128 -- Indexed

            """;
    private static final String ROW = """
            Row %d:
              Request ID: 0x%x (%d)
              Requester Name: "%s"
              Request Disposition: %s
              Request Status Code: %s
              Request Submission Date: %s
              Request Resolution Date: %s
              Request Common Name: %s
              Certificate Template: "%s"
              Serial Number: %s
              Certificate Hash: %s
            """;

    private final World world;
    private final boolean isTable;
    private final LogFile file;
    private int rows;

    CaDatabase(World world, String name, boolean isTable) {
        this.world = world;
        this.isTable = isTable;
        var path = "%s/requests.%s".formatted(name.toLowerCase(Locale.ROOT), isTable ? "csv" : "txt");
        this.file = new LogFile(path, "ca", name, null, isTable ? TABLE : TEXT, "");
    }

    void issued(Instant now, int id, Submission from, Certificate certificate) {
        var row = new Row(id, from, 20, "Issued", 0, certificate);
        write(now, row, true);
    }

    void denied(Instant now, int id, Submission from, int hresult) {
        write(now, new Row(id, from, 31, "Denied", hresult, null), true);
    }

    void held(Instant now, int id, Submission from) {
        write(now, new Row(id, from, 9, "Under Submission", 0, null), false);
    }

    private record Row(
            int id,
            Submission from,
            int disposition,
            String means,
            int hresult,
            @Nullable Certificate certificate) {
        String name() {
            return from.subject().substring("CN=".length());
        }
    }

    private void write(Instant now, Row row, boolean isResolved) {
        var time = now.plus(world.disorder().skew(file));
        world.sink().line(file, time, isTable ? table(time, row, isResolved) : text(time, row, isResolved));
    }

    private static String table(Instant time, Row row, boolean isResolved) {
        var certificate = row.certificate();
        return String.format(
                Locale.ROOT,
                "\"%d\",\"CONTOSO\\%s\",\"%d -- %s\",\"0x%x\",\"%s\",%s,%s,\"%s\",%s,%s",
                row.id(),
                row.from().account(),
                row.disposition(),
                row.means(),
                row.hresult(),
                Times.w3c(time),
                isResolved ? quoted(Times.w3c(time)) : "EMPTY",
                quoted(row.name()),
                row.from().template(),
                certificate == null ? "EMPTY" : quoted(certificate.serial().toLowerCase(Locale.ROOT)),
                certificate == null ? "EMPTY" : quoted(pairs(certificate.thumbprint())));
    }

    private String text(Instant time, Row row, boolean isResolved) {
        var certificate = row.certificate();
        return ROW.formatted(
                        ++rows,
                        row.id(),
                        row.id(),
                        "CONTOSO\\" + row.from().account(),
                        "0x%x (%d) -- %s".formatted(row.disposition(), row.disposition(), row.means()),
                        "0x%x (%d)".formatted(row.hresult(), row.hresult()),
                        Times.minutes(time),
                        isResolved ? Times.minutes(time) : "EMPTY",
                        quoted(row.name()),
                        row.from().template(),
                        certificate == null
                                ? "EMPTY"
                                : quoted(certificate.serial().toLowerCase(Locale.ROOT)),
                        certificate == null ? "EMPTY" : quoted(pairs(certificate.thumbprint())))
                .stripTrailing();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String pairs(String hex) {
        return hex.toLowerCase(Locale.ROOT).replaceAll("(..)(?!$)", "$1 ");
    }
}
