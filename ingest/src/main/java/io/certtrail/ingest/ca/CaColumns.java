/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.ca;

import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.RegionalTimes;
import io.certtrail.ingest.table.ColumnNames;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The columns of a CA's database, under their own names and as English and German servers show them. */
final class CaColumns {
    static final String SUBMITTED = "SubmittedWhen";
    static final String RESOLVED = "ResolvedWhen";

    static final ColumnNames NAMES = ColumnNames.empty()
            .with(
                    "RequestID",
                    "Request ID,Issued Request ID,Request.RequestID,Anforderungs-ID,Ausgestellte Anforderungs-ID")
            .with("Disposition", "Request Disposition,Disposition,Anforderungsdisposition,Disposition der Anforderung")
            .with(
                    "StatusCode",
                    "Request Status Code,Status Code,Anforderungsstatuscode,Statuscode der Anforderung,Statuscode")
            .with(
                    "RequesterName",
                    "Requester Name,Request.RequesterName,Antragstellername,Name des Antragstellers,"
                            + "Anforderername,Name des Anforderers")
            .with(
                    "CommonName",
                    "Issued Common Name,Common Name,Ausgestellter allgemeiner Name,Allgemeiner Name,"
                            + "Request Common Name,Allgemeiner Name der Anforderung")
            .with("SerialNumber", "Serial Number,Seriennummer")
            .with("CertificateTemplate", "Certificate Template,Zertifikatvorlage,Zertifikatsvorlage")
            .with(
                    SUBMITTED,
                    "Request Submission Date,Request.SubmittedWhen,SubmittedWhen,Anforderungsübermittlungsdatum,"
                            + "Übermittlungsdatum der Anforderung,Anforderungssendedatum")
            .with(
                    RESOLVED,
                    "Request Resolution Date,Request.ResolvedWhen,ResolvedWhen,Anforderungsauflösungsdatum,"
                            + "Auflösungsdatum der Anforderung,Datum der Anforderungsauflösung")
            .with("CertificateHash", "Certificate Hash,Zertifikathash,Zertifikatshash")
            .with(
                    "DispositionMessage",
                    "Request Disposition Message,Disposition Message,Anforderungsdispositionsmeldung,"
                            + "Anforderungsdispositionsnachricht,Dispositionsmeldung,Dispositionsnachricht");

    /** Columns that no other table has beside another one of a CA. */
    private static final List<String> TELLING =
            List.of("RequestID", "Disposition", "RequesterName", "DispositionMessage");

    private static final Pattern HEX_NUMBER =
            Pattern.compile("0x[0-9A-Fa-f]{1,8}\\s*\\((?:WIN32: )?(-?\\d{1,10})\\b.*");
    private static final Pattern HEX_CODE = Pattern.compile("0x([0-9A-Fa-f]{1,8})\\b.*");
    private static final Pattern LINE_END = Pattern.compile("\\R\\s{0,16}");
    private static final Pattern NUMBER = Pattern.compile("(-?\\d{1,10})\\b.*");
    private static final Pattern TEMPLATE = Pattern.compile("\"?([\\d.]{5,200})\"?\\s{1,4}\"?([^\"]+)\"?");

    private CaColumns() {}

    /** Whether a table with these columns can only be one of a CA. */
    static boolean tell(Set<String> columns) {
        return columns.size() >= 2 && TELLING.stream().anyMatch(columns::contains);
    }

    /** A value in one form, whether certutil printed it as text or as CSV. */
    static String value(String column, String written, SourceContext context) {
        var oneLine = LINE_END.matcher(written).replaceAll(" ");
        return switch (column) {
            case "RequestID", "Disposition" -> number(unquoted(oneLine));
            case "StatusCode" -> code(unquoted(oneLine));
            case "SerialNumber", "CertificateHash" -> unquoted(oneLine).replace(" ", "");
            case "CertificateTemplate" -> template(oneLine);
            case SUBMITTED, RESOLVED -> time(unquoted(oneLine), context);
            default -> unquoted(oneLine);
        };
    }

    private static String unquoted(String text) {
        var isQuoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return (isQuoted ? text.substring(1, text.length() - 1) : text).strip();
    }

    private static String number(String text) {
        var hex = HEX_NUMBER.matcher(text);
        var plain = NUMBER.matcher(text);
        return hex.matches() ? hex.group(1) : plain.matches() ? plain.group(1) : text;
    }

    private static String code(String text) {
        var hex = HEX_CODE.matcher(text);
        var plain = NUMBER.matcher(text);
        if (hex.matches()) {
            return "0x%08X".formatted(Long.parseLong(hex.group(1), 16));
        }
        return plain.matches() ? "0x%08X".formatted((int) Long.parseLong(plain.group(1))) : text;
    }

    /** A template of the second version stands as its object id and its name. */
    private static String template(String text) {
        var named = TEMPLATE.matcher(text);
        return named.matches() ? named.group(2).strip() : unquoted(text);
    }

    private static String time(String text, SourceContext context) {
        var time = RegionalTimes.isDoubtful(text, context.dates())
                ? null
                : RegionalTimes.instant(text, context.zone(), context.dates());
        return time == null ? text : time.toString();
    }
}
