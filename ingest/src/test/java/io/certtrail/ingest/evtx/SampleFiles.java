/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The EVTX files in {@code formats/evtx}, made and not copied: what stands in them is told here. */
final class SampleFiles {
    private static final Instant TIME = Instant.parse("2024-05-14T07:00:05.1234567Z");
    private static final String NDES = "Microsoft-Windows-NetworkDeviceEnrollmentService";
    private static final String AUDIT = "Microsoft-Windows-Security-Auditing";

    private SampleFiles() {}

    /** Each file by its name. */
    static Map<String, byte[]> all() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("every-form.evtx", everyForm());
        files.put("copied-while-written.evtx", copiedWhileWritten());
        files.put("damaged.evtx", damaged());
        files.put("full-chunk.evtx", fullChunk());
        return files;
    }

    /** Classic and manifest events, values of many types, documents within values, arrays and forwarded events. */
    static byte[] everyForm() {
        return new EvtxWriter(3576)
                .add(Templating.EVENT, event(70001, NDES, 34, "Application", "NDES01.contoso.local", classicData()))
                .add(Templating.EVENT, event(70002, AUDIT, 4887, "Security", "CA01.contoso.local", issued(104)))
                .add(Templating.EVENT, event(70003, AUDIT, 4887, "Security", "CA01.contoso.local", issued(105)))
                .add(Templating.EVENT, event(70004, AUDIT, 4624, "Security", "CA01.contoso.local", issued(106)))
                .add(
                        Templating.EVENT,
                        event(
                                70101,
                                "Microsoft-Windows-CAPI2",
                                30,
                                "Microsoft-Windows-CAPI2/Operational",
                                "LAPTOP7.contoso.local",
                                chainAsElements()))
                .add(
                        Templating.EVENT,
                        event(
                                70102,
                                "Microsoft-Windows-CAPI2",
                                11,
                                "Microsoft-Windows-CAPI2/Operational",
                                "LAPTOP7.contoso.local",
                                chainAsXml()))
                .add(
                        Templating.EVENT,
                        event(
                                70103,
                                "Service Control Manager",
                                7036,
                                "System",
                                "NDES01.contoso.local",
                                Value.document(
                                        "<EventData><Data Name='param1'>%0</Data><Data Name='param2'>%1</Data>"
                                                + "<Binary>%2</Binary></EventData>",
                                        Value.text("Active Directory-Zertifikatdienste"),
                                        Value.text("beendet"),
                                        new Value.Plain(0x0E, "CertSvc/1\0".getBytes(StandardCharsets.UTF_16LE)))))
                .bytes();
    }

    /** One chunk, as full as it gets, of records about certificates: what a benchmark repeats. */
    static byte[] fullChunk() {
        var chunk = new ChunkWriter(1);
        var event = Templating.template(Templating.EVENT);
        int record = 1;
        while (chunk.add(event, List.of(busy(record)))) {
            record++;
        }
        var file = Arrays.copyOf(new EvtxWriter(record).bytes(), EvtxWriter.FILE_HEADER + Chunk.SIZE);
        System.arraycopy(chunk.finished(), 0, file, EvtxWriter.FILE_HEADER, Chunk.SIZE);
        return file;
    }

    private static Value[] busy(int record) {
        return switch (record % 4) {
            case 0 -> event(record, NDES, 34, "Application", "NDES01.contoso.local", classicData());
            case 1 ->
                event(
                        record,
                        "Microsoft-Windows-CAPI2",
                        30,
                        "Microsoft-Windows-CAPI2/Operational",
                        "LAPTOP7.contoso.local",
                        chainAsElements());
            default -> event(record, AUDIT, 4887, "Security", "CA01.contoso.local", issued(record));
        };
    }

    /** Documents within values within documents, as deep as a chunk lets them be useful. */
    static byte[] nested() {
        var writer = new EvtxWriter(1);
        var value = classicData();
        for (int i = 0; i < 6; i++) {
            value = Value.document(
                    "<EventData><a b='%1'>%0</a><c>%0</c><d>%2</d></EventData>",
                    value, Value.text("text " + i), Value.hexOf(0x93, "01 01 00 00 00 00 00 05 20 00 00 00"));
            writer.add(Templating.EVENT, event(90_000 + i, NDES, 29, "Application", "NDES01", value));
        }
        return writer.bytes();
    }

    /** The header of the chunk knows of two records fewer than there are, that of the file of one chunk fewer. */
    static byte[] copiedWhileWritten() {
        var writer = new EvtxWriter(88);
        writer.add(Templating.EVENT, event(70005, NDES, 2, "Application", "NDES01", classicData()));
        int known = writer.position();
        int first = EvtxWriter.FILE_HEADER;
        writer.add(Templating.EVENT, event(70006, NDES, 10, "Application", "NDES01", classicData()));
        writer.add(Templating.EVENT, event(70007, NDES, 34, "Application", "NDES01", classicData()));
        writer.next();
        writer.add(Templating.EVENT, event(70008, NDES, 45, "Application", "NDES01", classicData()));
        var file = writer.bytes();
        put(file, first + 48, known - first);
        put(file, first + 44, 512);
        put(file, first + 32, 88);
        put(file, 42, 0x0000_0001);
        put(file, 120, 0x0000_0001);
        return file;
    }

    /** A record overwritten, a chunk without its signature, and an end inside a record. */
    static byte[] damaged() {
        var writer = new EvtxWriter(500);
        writer.add(Templating.EVENT, event(70009, NDES, 2, "Application", "NDES01", classicData()));
        int overwritten = writer.position();
        writer.add(Templating.EVENT, event(70010, NDES, 10, "Application", "NDES01", classicData()));
        writer.add(Templating.EVENT, event(70011, NDES, 34, "Application", "NDES01", classicData()));
        int unsigned = EvtxWriter.FILE_HEADER + Chunk.SIZE;
        writer.next();
        writer.add(Templating.EVENT, event(70012, NDES, 45, "Application", "NDES01", classicData()));
        writer.next();
        writer.add(Templating.EVENT, event(70013, NDES, 46, "Application", "NDES01", classicData()));
        writer.add(Templating.EVENT, event(70014, NDES, 47, "Application", "NDES01", classicData()));
        int end = writer.position() - 40;
        var file = writer.bytes();
        Arrays.fill(file, overwritten, overwritten + 64, (byte) 0x5A);
        Arrays.fill(file, unsigned, unsigned + 8, (byte) 0x5A);
        return Arrays.copyOf(file, end);
    }

    /** The values of {@link Templating#EVENT}. */
    static Value[] event(int record, String provider, int id, String channel, String computer, Value data) {
        return new Value[] {
            Value.text(provider),
            Value.hexOf(0x0F, "04 03 02 01 06 05 08 07 09 0a 0b 0c 0d 0e 0f 10"),
            Value.nothing(),
            Value.u16(id),
            Value.u8(0),
            Value.u8(4),
            Value.hex64(0x8080_0000_0000_0000L),
            Value.fileTime(TIME.plusSeconds(record)),
            Value.u64(record),
            Value.u32(608),
            Value.u32(932),
            Value.text(channel),
            Value.text(computer),
            Value.sid(21, 392_370_121, 190_461_309, -2_143_651_863, 1108),
            data
        };
    }

    static Value classicData() {
        return Value.document(
                "<EventData><Data>%0</Data><Binary>%1</Binary></EventData>",
                Value.texts(
                        "https://ndes.contoso.example/certsrv/mscep", "0x80070005", "Zugriff verweigert \u2013 \u8a3c"),
                Value.hexOf(0x0E, "05 00 07 80"));
    }

    private static Value issued(int request) {
        return Value.document(
                "<EventData><Data Name='RequestId'>%0</Data><Data Name='Requester'>%1</Data><Data Name='Attributes'>%2</Data>"
                        + "<Data Name='Disposition'>%3</Data><Data Name='SubjectKeyIdentifier'>%4</Data>"
                        + "<Data Name='Subject'>%5</Data><Data Name='SubjectUserSid'>%6</Data>"
                        + "<Data Name='SubjectLogonId'>%7</Data></EventData>",
                Value.text(Integer.toString(request)),
                Value.text("CONTOSO\\svc-ndes"),
                Value.text("\nCertificateTemplate:WebServer\nChallenge=0A1B2C3D4E5F60718293\n"),
                Value.u32(3),
                Value.text("22 1c 6d 0a 12 34 56 78"),
                Value.text("CN=alice, OU=\u00c4rzte"),
                Value.sid(21, 1, 2, 3, 1104),
                Value.hex64(0x91861A6));
    }

    private static Value chainAsElements() {
        var chain = Templating.template("<CertVerifyCertificateChainPolicy><Policy type='CERT_CHAIN_POLICY_BASE'/>"
                + "<Certificate fileRef='0A1B.cer' subjectName='NDES01-MSCEP-RA'/>"
                + "<Result value='800B0109'>A chain &lt;processed&gt; &amp; refused.</Result>"
                + "</CertVerifyCertificateChainPolicy>");
        return new Value.Embedded(
                Templating.template("<UserData>%0</UserData>"), List.of(new Value.Embedded(chain, List.of())));
    }

    private static Value chainAsXml() {
        return Value.document(
                "<UserData>%0</UserData>",
                Value.xml("<CertGetCertificateChain xmlns='urn:x'><Certificate subjectName='NDES01-MSCEP-RA'/>"
                        + "<Flags value='40000000'/><Result value='800B0109'>Not &amp; never trusted.</Result>"
                        + "</CertGetCertificateChain>"));
    }

    private static void put(byte[] file, int at, int number) {
        for (int i = 0; i < 4; i++) {
            file[at + i] = (byte) (number >>> 8 * i);
        }
    }
}
