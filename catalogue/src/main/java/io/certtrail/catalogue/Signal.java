/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.event.Platform;
import io.certtrail.schemas.event.Shape;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row of knowledge: which record it is, and what it says. Empty match keys match everything.
 *
 * @param name unique, {@code <source>/<id or word>}
 * @param title what the record means, in own words
 * @param provider Windows event providers, compared without case
 * @param channel Windows event channels, compared without case
 * @param id Windows event ids
 * @param contains texts that must all stand in the message or data, compared without case
 * @param component trace components
 * @param logger endings of device loggers
 * @param path endings of HTTP paths
 * @param level levels of device lines, compared without case
 * @param reason reasons of HTTPERR, compared without case
 * @param folder endings of the folders of work files
 * @param inventory kinds of inventory rows
 * @param data name to the values it may have, all names, compared without case
 * @param versionBelow a connector's version is lower
 * @param olderThan a connector's version was released so long before
 * @param status HTTP statuses, as {@code 500} or {@code 2xx}
 * @param pattern searched in the message; its named groups are identifiers and values
 * @param take identifier kind to the names of the data that hold it
 */
public record Signal(
        String name,
        String title,
        @Nullable Shape shape,
        List<String> provider,
        List<String> channel,
        List<Integer> id,
        List<String> contains,
        List<String> component,
        List<Platform> platform,
        List<String> logger,
        List<String> level,
        List<String> path,
        List<String> operation,
        List<String> status,
        List<Integer> substatus,
        List<Long> win32,
        List<String> agent,
        List<String> reason,
        List<String> folder,
        List<String> inventory,
        Map<String, List<String>> data,
        @Nullable ConnectorVersion versionBelow,
        @Nullable Period olderThan,
        @Nullable Pattern pattern,
        Map<String, List<String>> take,
        @Nullable String workflow,
        @Nullable String step,
        Outcome outcome,
        Scope scope) {

    public Signal {
        provider = lower(provider);
        channel = lower(channel);
        id = orEmpty(id);
        contains = lower(contains);
        component = lower(component);
        platform = orEmpty(platform);
        logger = lower(logger);
        level = lower(level);
        path = lower(path);
        operation = lower(operation);
        status = orEmpty(status);
        substatus = orEmpty(substatus);
        win32 = orEmpty(win32);
        agent = lower(agent);
        reason = lower(reason);
        folder = lower(folder);
        inventory = lower(inventory);
        data = data == null ? Map.of() : Map.copyOf(data);
        take = take == null ? Map.of() : Map.copyOf(take);
        outcome = outcome == null ? Outcome.NOTED : outcome;
        scope = scope == null ? Scope.REQUEST : scope;
    }

    /** The kind of log a signal belongs to: what stands before the slash in its name. */
    public static String family(String name) {
        var slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    /** This row with a file's defaults where it says nothing itself. */
    Signal over(Shape fileShape, List<String> providers, List<String> channels, List<Platform> platforms) {
        return new Signal(
                name,
                title,
                shape == null ? fileShape : shape,
                provider.isEmpty() ? providers : provider,
                channel.isEmpty() ? channels : channel,
                id,
                contains,
                component,
                platform.isEmpty() ? platforms : platform,
                logger,
                level,
                path,
                operation,
                status,
                substatus,
                win32,
                agent,
                reason,
                folder,
                inventory,
                data,
                versionBelow,
                olderThan,
                pattern,
                take,
                workflow,
                step,
                outcome,
                scope);
    }

    private static List<String> lower(@Nullable List<String> values) {
        return values == null
                ? List.of()
                : values.stream().map(value -> value.toLowerCase(Locale.ROOT)).toList();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
