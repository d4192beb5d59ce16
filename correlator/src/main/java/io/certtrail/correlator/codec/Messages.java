/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.codec;

import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.correlator.stage.Bundle;
import io.certtrail.correlator.stage.Bundle.Letter;
import io.certtrail.correlator.stage.Message;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** How what passes between the stages is written: the number of its kind, then its parts. */
final class Messages {
    private static final IdentifierKind[] KINDS = IdentifierKind.values();
    private static final List<Kind<?>> ALL = List.of(
            new Kind<>(Message.Observed.class, Messages::observed, Messages::observed),
            new Kind<>(
                    Message.Floating.class,
                    (out, it) -> Observations.write(out, it.observation()),
                    in -> new Message.Floating(Observations.read(in))),
            new Kind<>(
                    Message.Anchored.class,
                    (out, it) -> Observations.write(out, it.observation()),
                    in -> new Message.Anchored(Observations.read(in))),
            new Kind<>(Message.Withdrawn.class, Messages::withdrawn, Messages::withdrawn),
            new Kind<>(Message.Heard.class, Messages::heard, Messages::heard),
            new Kind<>(Message.Announced.class, Messages::announced, Messages::announced),
            new Kind<>(Message.Serving.class, Messages::serving, Messages::serving),
            new Kind<>(Message.Passed.class, Messages::passed, Messages::passed),
            new Kind<>(Message.Stated.class, Messages::stated, Messages::stated),
            new Kind<>(Message.Recorded.class, Messages::recorded, Messages::recorded),
            new Kind<>(Message.LetGo.class, Messages::letGo, Messages::letGo));
    private static final Map<Class<?>, Integer> NUMBERS = numbers();

    private Messages() {}

    private record Kind<M extends Message>(
            Class<M> type, BiConsumer<ByteWriter, M> writer, Function<ByteReader, M> reader) {
        void write(ByteWriter out, Message message) {
            writer.accept(out, type.cast(message));
        }
    }

    private static Map<Class<?>, Integer> numbers() {
        var numbers = new HashMap<Class<?>, Integer>();
        for (var number = 0; number < ALL.size(); number++) {
            numbers.put(ALL.get(number).type(), number);
        }
        return numbers;
    }

    static void bundle(ByteWriter out, Bundle bundle) {
        out.count(bundle.to());
        out.all(bundle.letters(), Messages::letter);
    }

    static Bundle bundle(ByteReader in) {
        return new Bundle((int) in.count(), in.all(Messages::letter));
    }

    private static void letter(ByteWriter out, Letter letter) {
        out.text(letter.key());
        out.number(letter.timestamp());
        write(out, letter.message());
    }

    private static Letter letter(ByteReader in) {
        return new Letter(in.text(), in.number(), read(in));
    }

    static void write(ByteWriter out, Message message) {
        var number = NUMBERS.get(message.getClass());
        if (number == null) {
            throw new IllegalArgumentException("messages of %s have no form yet".formatted(message.getClass()));
        }
        out.octet(number);
        ALL.get(number).write(out, message);
    }

    static Message read(ByteReader in) {
        return ALL.get(in.octet()).reader().apply(in);
    }

    private static void observed(ByteWriter out, Message.Observed it) {
        Observations.write(out, it.observation());
        out.time(it.at(), it.observation().time());
    }

    private static Message.Observed observed(ByteReader in) {
        var observation = Observations.read(in);
        return new Message.Observed(observation, in.time(observation.time()));
    }

    private static void withdrawn(ByteWriter out, Message.Withdrawn it) {
        out.text(it.id());
        out.constantOrNull(it.join());
        out.time(it.at());
    }

    private static Message.Withdrawn withdrawn(ByteReader in) {
        return new Message.Withdrawn(in.text(), in.constantOrNull(Observations.JOINS), in.time());
    }

    private static void heard(ByteWriter out, Message.Heard it) {
        out.text(it.tenant());
        out.constant(it.origin());
        out.text(it.who());
        out.time(it.last());
        out.time(it.first(), it.last());
    }

    private static Message.Heard heard(ByteReader in) {
        var tenant = in.text();
        var origin = in.constant(Observations.ORIGINS);
        var who = in.text();
        var last = in.time();
        return new Message.Heard(tenant, origin, who, in.time(last), last);
    }

    private static void announced(ByteWriter out, Message.Announced it) {
        out.text(it.tenant());
        out.constant(it.origin());
        out.text(it.who());
    }

    private static Message.Announced announced(ByteReader in) {
        return new Message.Announced(in.text(), in.constant(Observations.ORIGINS), in.text());
    }

    static void serving(ByteWriter out, Message.Serving it) {
        out.text(it.tenant());
        out.constant(it.origin());
        out.text(it.host());
        out.text(it.workflow());
        out.text(it.family());
        out.all(it.kinds(), ByteWriter::constant);
        out.time(it.since());
    }

    static Message.Serving serving(ByteReader in) {
        return new Message.Serving(
                in.text(),
                in.constant(Observations.ORIGINS),
                in.text(),
                in.text(),
                in.text(),
                kinds(in.all(from -> from.constant(KINDS))),
                in.time());
    }

    private static Set<IdentifierKind> kinds(List<IdentifierKind> all) {
        return all.isEmpty() ? Set.of() : EnumSet.copyOf(all);
    }

    private static void passed(ByteWriter out, Message.Passed it) {
        out.text(it.writer());
        out.count(it.of());
        out.time(it.watermark());
        out.flag(it.last());
    }

    private static Message.Passed passed(ByteReader in) {
        return new Message.Passed(in.text(), (int) in.count(), in.time(), in.flag());
    }

    private static void letGo(ByteWriter out, Message.LetGo it) {
        out.text(it.tenant());
        out.text(it.host());
        out.count(it.count());
        out.time(it.at());
    }

    private static Message.LetGo letGo(ByteReader in) {
        return new Message.LetGo(in.text(), in.text(), in.count(), in.time());
    }

    static void recorded(ByteWriter out, Message.Recorded it) {
        out.text(it.tenant());
        out.constant(it.origin());
        out.text(it.host());
        out.text(it.channel());
        out.time(it.minute());
        out.all(it.runs(), Numbers::write);
    }

    static Message.Recorded recorded(ByteReader in) {
        return new Message.Recorded(
                in.text(), in.constant(Observations.ORIGINS), in.text(), in.text(), in.time(), in.all(Numbers::run));
    }

    private static void stated(ByteWriter out, Message.Stated it) {
        Results.write(out, it.draft());
        out.time(it.at());
        out.all(it.marks(), Observations::write);
    }

    private static Message.Stated stated(ByteReader in) {
        return new Message.Stated(Results.diagnosis(in), in.time(), in.all(Observations::read));
    }
}
