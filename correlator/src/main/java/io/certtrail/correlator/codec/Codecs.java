/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.codec;

import io.certtrail.correlator.gap.Numbering;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.stage.Bundle;
import io.certtrail.correlator.stage.Finding;
import io.certtrail.correlator.stage.FollowCell;
import io.certtrail.correlator.stage.HostRow;
import io.certtrail.correlator.stage.Message;
import io.certtrail.correlator.stage.Part;
import io.certtrail.correlator.stage.PresenceRow;
import io.certtrail.correlator.stage.ResolveCell;
import io.certtrail.correlator.stage.Said;
import io.certtrail.correlator.stage.Seen;
import io.certtrail.correlator.stage.SourceRow;
import io.certtrail.correlator.time.Speaker;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A codec for each type that passes between the stages or lies in their stores. */
public final class Codecs {
    private static final Speaker.Part[] PARTS = Speaker.Part.values();

    private Codecs() {}

    /** What one stage told another. */
    public static Codec<Message> message() {
        return new Codec<>("message in a store", Messages::write, Messages::read);
    }

    /** What passes between the stages. */
    public static Codec<Bundle> bundle() {
        return new Codec<>("bundle between stages", Messages::bundle, Messages::bundle);
    }

    /** A writer's last word. */
    public static Codec<Speaker> speaker() {
        return new Codec<>("state of a writer", Codecs::write, Codecs::speaker);
    }

    /** A source. */
    public static Codec<SourceRow> source() {
        return new Codec<>("state of a source", Codecs::write, Codecs::source);
    }

    /** The numbers of a channel's records in a minute. */
    public static Codec<Message.Recorded> recorded() {
        return new Codec<>("state of a channel's minute", Messages::recorded, Messages::recorded);
    }

    /** The numbers of a channel's records. */
    public static Codec<Numbering> numbering() {
        return new Codec<>("state of a channel", Numbers::write, Numbers::numbering);
    }

    /** A text. */
    public static Codec<String> text() {
        return new Codec<>("text in a store", ByteWriter::text, ByteReader::text);
    }

    /** A number. */
    public static Codec<Long> number() {
        return new Codec<>("number in a store", ByteWriter::number, ByteReader::number);
    }

    /** Yes or no. */
    public static Codec<Boolean> flag() {
        return new Codec<>("flag in a store", ByteWriter::flag, ByteReader::flag);
    }

    /** An observation. */
    public static Codec<Observation> observation() {
        return new Codec<>("observation in a store", Observations::write, Observations::read);
    }

    /** A diagnosis and what it rests on. */
    public static Codec<Finding> finding() {
        return new Codec<>(
                "finding in a store",
                (out, it) -> {
                    Results.write(out, it.published());
                    out.all(it.marks(), Observations::write);
                },
                in -> new Finding(Results.diagnosis(in), in.all(Observations::read)));
    }

    /** A diagnosis. */
    public static Codec<Diagnosis> diagnosis() {
        return new Codec<>("diagnosis in memory", Results::write, Results::diagnosis);
    }

    /** An incident. */
    public static Codec<Incident> incident() {
        return new Codec<>("incident in a store", Results::write, Results::incident);
    }

    /** A host's logs. */
    public static Codec<PresenceRow> presence() {
        return new Codec<>(
                "state of a host's logs",
                (out, it) -> {
                    out.flag(it.announced());
                    out.all(it.serving(), Messages::serving);
                },
                in -> new PresenceRow(in.flag(), in.all(Messages::serving)));
    }

    /** A trouble of a host. */
    public static Codec<HostRow> host() {
        return new Codec<>("state of a host's trouble", Codecs::write, Codecs::host);
    }

    /** What waits, and what is linked, at a key. */
    public static Codec<ResolveCell> resolve() {
        return new Codec<>("state of an identifier", Codecs::write, Codecs::resolve);
    }

    /** What is known of a device. */
    public static Codec<FollowCell> follow() {
        return new Codec<>("state of a device", Codecs::write, Codecs::follow);
    }

    private static void write(ByteWriter out, Speaker it) {
        out.number(it.epoch());
        out.number(it.of());
        out.timeOrNull(it.watermark());
        out.constant(it.part());
    }

    private static Speaker speaker(ByteReader in) {
        return new Speaker(in.number(), (int) in.number(), in.timeOrNull(), in.constant(PARTS));
    }

    private static void write(ByteWriter out, SourceRow it) {
        out.text(it.tenant());
        out.constant(it.origin());
        out.text(it.host());
        out.text(it.file());
        out.all(it.writers(), ByteWriter::text);
        out.flag(it.live());
        out.timeOrNull(it.silentSince());
    }

    private static SourceRow source(ByteReader in) {
        return new SourceRow(
                in.text(),
                in.constant(Observations.ORIGINS),
                in.text(),
                in.text(),
                Set.copyOf(in.all(ByteReader::text)),
                in.flag(),
                in.timeOrNull());
    }

    private static void write(ByteWriter out, HostRow it) {
        out.count(it.count());
        out.all(it.first(), Observations::write);
        out.time(it.lastSeen());
        out.timeOrNull(it.told());
        out.timeOrNull(it.due());
    }

    private static HostRow host(ByteReader in) {
        return new HostRow((int) in.count(), in.all(Observations::read), in.time(), in.timeOrNull(), in.timeOrNull());
    }

    private static void write(ByteWriter out, ResolveCell it) {
        out.all(it.anchors(), Observations::write);
        out.all(it.floating(), Codecs::write);
        out.timeOrNull(it.expires());
    }

    private static void write(ByteWriter out, ResolveCell.Waiting it) {
        Observations.write(out, it.observation());
        out.textOrNull(it.sentTo());
        out.all(it.candidates(), ByteWriter::text);
        out.count(it.links());
    }

    private static ResolveCell resolve(ByteReader in) {
        return new ResolveCell(in.all(Observations::read), in.all(Codecs::waiting), in.timeOrNull());
    }

    private static ResolveCell.Waiting waiting(ByteReader in) {
        return new ResolveCell.Waiting(
                Observations.read(in), in.textOrNull(), in.all(ByteReader::text), (int) in.count());
    }

    private static void write(ByteWriter out, FollowCell it) {
        out.all(it.seen(), (to, seen) -> part(to, seen, Codecs::write));
        out.count(it.dropped());
        out.flag(it.ownLog());
        out.map(it.said(), (to, said) -> part(to, said, Codecs::write));
        out.timeOrNull(it.due());
    }

    private static FollowCell follow(ByteReader in) {
        return new FollowCell(
                in.all(from -> part(from, Codecs::seen)),
                in.count(),
                in.flag(),
                in.map(from -> part(from, Codecs::said)),
                in.timeOrNull());
    }

    private static <P extends Part> void part(ByteWriter out, P part, BiConsumer<ByteWriter, P> writer) {
        var bytes = part.bytes();
        if (bytes == null) {
            var start = out.length();
            writer.accept(out, part);
            part.writtenAs(out.since(start));
        } else {
            out.put(bytes);
        }
    }

    private static <P extends Part> P part(ByteReader in, Function<ByteReader, P> reader) {
        var start = in.place();
        var part = reader.apply(in);
        part.writtenAs(in.since(start));
        return part;
    }

    private static void write(ByteWriter out, Seen it) {
        Observations.write(out, it.observation());
        out.time(it.from(), it.observation().time());
        out.timeOrNull(it.until());
    }

    private static Seen seen(ByteReader in) {
        var observation = Observations.read(in);
        return new Seen(observation, in.time(observation.time()), in.timeOrNull());
    }

    private static void write(ByteWriter out, Said it) {
        Results.write(out, it.trail());
        out.flag(it.diagnosis() != null);
        if (it.diagnosis() != null) {
            Results.write(out, it.diagnosis());
        }
    }

    private static Said said(ByteReader in) {
        return new Said(Results.trail(in), in.flag() ? Results.diagnosis(in) : null);
    }
}
