/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.event.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueLoaderTest {
    private static final Document WORKFLOWS = new Document("workflows.yaml", """
            workflows:
              - id: pkcs
                steps:
                  - {id: downloaded, proved-by: connector}
                  - {id: issued, proved-by: connector, after: [downloaded], wait: {default: PT60M}}
                done: [issued]
            """);
    private static final Document SIGNALS = new Document("signals/connector.yaml", """
            shape: windows-event
            provider: [The-Provider]
            signals:
              - {name: connector/1020, id: 1020, workflow: pkcs, step: downloaded, outcome: reached, title: Downloaded}
              - {name: connector/1052, id: 1052, workflow: pkcs, step: issued, outcome: failed, title: Gave up}
            """);
    private static final Document DIAGNOSIS = diagnosis("when: {any: [{signal: [connector/1052]}]}");
    private static final Document PRECEDENCE = new Document("diagnoses/precedence.yaml", "- PKCS-FAILED\n");

    private static Document diagnosis(String rest) {
        return new Document("diagnoses/PKCS-FAILED.yaml", """
                code: PKCS-FAILED
                title: It failed
                workflow: pkcs
                severity: high
                explanation: It failed on {host}.
                """ + rest + "\n");
    }

    private static Catalogue load(Document... documents) {
        return CatalogueLoader.load(List.of(documents), List.of());
    }

    private static void rejected(String message, Document... documents) {
        assertThatThrownBy(() -> load(documents))
                .isInstanceOf(CatalogueException.class)
                .hasMessage(message);
    }

    @Test
    void a_small_catalogue_loads() {
        var catalogue = load(WORKFLOWS, SIGNALS, DIAGNOSIS, PRECEDENCE);

        assertThat(catalogue.signals()).extracting(Signal::name).containsExactly("connector/1020", "connector/1052");
        assertThat(catalogue.diagnosis("pkcs-failed")).isPresent();
        assertThat(catalogue.longestWait()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void rows_take_what_their_file_says_for_all() {
        var row = load(WORKFLOWS, SIGNALS, DIAGNOSIS, PRECEDENCE)
                .signal("connector/1020")
                .orElseThrow();

        assertThat(row.shape()).isEqualTo(Shape.WINDOWS_EVENT);
        assertThat(row.provider()).containsExactly("the-provider");
        assertThat(row.scope()).isEqualTo(Scope.REQUEST);
    }

    @Test
    void an_unknown_key_is_told_with_its_file_and_line_and_the_nearest_known_one() {
        var signals = new Document("signals/connector.yaml", """
                shape: windows-event
                signals:
                  - name: connector/1020
                    wrokflow: pkcs
                    id: 1020
                  - name: connector/1021
                    id: 1021
                """);

        rejected("signals/connector.yaml:4: unknown key 'wrokflow'; did you mean 'workflow'?", WORKFLOWS, signals);
    }

    @Test
    void an_unknown_key_of_several_words_is_told_as_it_is_written() {
        rejected(
                "diagnoses/PKCS-FAILED.yaml:7: unknown key 'resolved-bye'; did you mean 'resolved-by'?",
                WORKFLOWS,
                SIGNALS,
                diagnosis("when: {}\nresolved-bye: []"),
                PRECEDENCE);
    }

    @Test
    void an_unknown_signal_is_told_with_the_nearest_ones() {
        rejected(
                "diagnoses/PKCS-FAILED.yaml: no signal 'conector/1052'; nearest: connector/1052, connector/1020",
                WORKFLOWS,
                SIGNALS,
                diagnosis("when: {any: [{signal: [conector/1052]}]}"),
                PRECEDENCE);
    }

    @Test
    void an_unknown_signal_of_a_cause_is_found_too() {
        assertThatThrownBy(() -> load(WORKFLOWS, SIGNALS, diagnosis("""
                                when: {}
                                causes:
                                  - {code: SOME, title: Some, confirmed-by: [{signal: [ca/128]}]}
                                """), PRECEDENCE))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("no signal 'ca/128'");
    }

    @Test
    void an_unknown_step_is_told_with_the_known_ones() {
        var signals = new Document("signals/connector.yaml", """
                shape: windows-event
                signals:
                  - {name: connector/1020, id: 1020, workflow: pkcs, step: isued, title: Issued}
                """);

        rejected(
                "signal connector/1020: step 'isued' is not one of workflow 'pkcs'; steps are [downloaded, issued]",
                WORKFLOWS,
                signals);
    }

    @Test
    void an_unknown_step_that_a_diagnosis_waits_for_is_an_error() {
        assertThatThrownBy(() -> load(WORKFLOWS, SIGNALS, diagnosis("when: {stuck-at: isued}"), PRECEDENCE))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("step 'isued'");
    }

    @Test
    void a_diagnosis_without_a_signature_is_an_error() {
        assertThatThrownBy(() -> load(WORKFLOWS, SIGNALS, diagnosis("step: issued"), PRECEDENCE))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("when");
    }

    @Test
    void an_unknown_workflow_is_told_with_the_nearest_ones() {
        var signals = new Document(
                "signals/connector.yaml",
                "shape: trace\nsignals:\n  - {name: trace/a, workflow: pkc, step: issued, title: A}\n");

        rejected("signal trace/a: no workflow 'pkc'; nearest: pkcs", WORKFLOWS, signals);
    }

    @Test
    void a_diagnosis_that_the_precedence_leaves_out_is_an_error() {
        assertThatThrownBy(() -> load(WORKFLOWS, SIGNALS, DIAGNOSIS, new Document("diagnoses/precedence.yaml", "[]\n")))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("diagnoses/precedence.yaml: no listed code 'PKCS-FAILED'");
    }

    @Test
    void a_precedence_of_an_unknown_diagnosis_is_an_error() {
        rejected(
                "diagnoses/precedence.yaml: no diagnosis 'PKCS-FAILD'; nearest: PKCS-FAILED",
                WORKFLOWS,
                SIGNALS,
                DIAGNOSIS,
                new Document("diagnoses/precedence.yaml", "- PKCS-FAILED\n- PKCS-FAILD\n"));
    }

    @Test
    void two_signals_of_one_name_are_an_error() {
        rejected(
                "signals/other.yaml: signal 'connector/1020' is already in signals/connector.yaml; names are unique",
                WORKFLOWS,
                SIGNALS,
                new Document("signals/other.yaml", SIGNALS.text()));
    }

    @Test
    void a_diagnosis_in_a_file_of_another_name_is_an_error() {
        rejected(
                "diagnoses/OTHER.yaml: holds code 'PKCS-FAILED'; name the file PKCS-FAILED.yaml",
                WORKFLOWS,
                SIGNALS,
                new Document("diagnoses/OTHER.yaml", DIAGNOSIS.text()));
    }

    @Test
    void a_file_that_belongs_nowhere_is_an_error() {
        rejected(
                "notes.yaml: not part of a catalogue; files stand in signals/, diagnoses/ or codes/, deadlines in deadlines.yaml",
                new Document("notes.yaml", "a: b"));
    }

    @Test
    void a_bad_duration_a_bad_match_and_a_bad_code_are_told_with_their_line() {
        assertThatThrownBy(() -> load(WORKFLOWS, SIGNALS, diagnosis("when: {}\nwait: 30m"), PRECEDENCE))
                .hasMessage("diagnoses/PKCS-FAILED.yaml:7: '30m' is no duration; write PT30M or PT24H");
        assertThatThrownBy(() -> load(WORKFLOWS, SIGNALS, diagnosis("when: {any: [{}]}"), PRECEDENCE))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("a match says nothing");
        assertThatThrownBy(() -> load(WORKFLOWS, SIGNALS, diagnosis("when: {any: [{hresult: [rpc]}]}"), PRECEDENCE))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("'rpc' is no HRESULT");
    }

    @Test
    void a_row_of_codes_with_a_column_too_few_is_an_error() {
        rejected(
                "codes/hresults.tsv: 2 columns in '0x80004005\tE_FAIL'; expected code, decimal, symbol, text",
                new Document("codes/hresults.tsv", "code\tdecimal\tsymbol\ttext\n0x80004005\tE_FAIL\n"));
    }

    private static Document deadlines(String row) {
        return new Document("deadlines.yaml", "- " + row + "\n");
    }

    @Test
    void a_tenants_own_deadline_takes_the_place_of_the_wait() {
        var own = deadlines("{workflow: pkcs, step: issued, wait: PT7M}");

        var step = load(WORKFLOWS, SIGNALS, DIAGNOSIS, PRECEDENCE, own)
                .workflow("pkcs")
                .step("issued");

        assertThat(step.patienceOn(null)).isEqualTo(Duration.ofMinutes(7));
    }

    @Test
    void a_deadline_for_what_is_never_waited_for_or_not_known_is_refused() {
        rejected(
                "deadlines.yaml: step 'downloaded' of 'pkcs' is the first and never waited for; leave it out",
                WORKFLOWS,
                deadlines("{workflow: pkcs, step: downloaded, wait: PT7M}"));
        rejected(
                "deadlines.yaml: no workflow 'pcks'; nearest: pkcs",
                WORKFLOWS,
                deadlines("{workflow: pcks, step: issued, wait: PT7M}"));
        rejected(
                "deadlines.yaml:1: 'androit' is no platform; nearest: android",
                WORKFLOWS,
                deadlines("{workflow: pkcs, step: issued, platform: androit, wait: PT7M}"));
    }

    @Test
    void an_added_folder_overrides_a_row_and_its_own_diagnoses_come_first(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("signals"));
        Files.createDirectories(folder.resolve("diagnoses"));
        Files.writeString(
                folder.resolve("signals/own.yaml"),
                "shape: windows-event\nsignals:\n  - {name: connector/1020, id: 1020, title: Our own words}\n");
        Files.writeString(folder.resolve("diagnoses/OURS.yaml"), """
                code: OURS
                title: Ours
                workflow: pkcs
                severity: low
                explanation: Ours.
                when: {any: [{signal: [connector/1052]}]}
                """);

        var catalogue = Catalogue.with(folder);

        assertThat(catalogue.signal("connector/1020").orElseThrow().title()).isEqualTo("Our own words");
        assertThat(catalogue.diagnoses().get(0).code()).isEqualTo("OURS");
        assertThat(catalogue.diagnoses())
                .hasSize(Catalogue.builtIn().diagnoses().size() + 1);
    }

    @Test
    void a_folder_that_is_not_there_is_told(@TempDir Path folder) {
        var missing = folder.resolve("missing");

        assertThatThrownBy(() -> Catalogue.with(missing))
                .isInstanceOf(CatalogueException.class)
                .hasMessage(missing + ": no such folder; give a folder that holds signals/ or diagnoses/");
    }

    @Test
    void a_file_that_is_no_yaml_is_told_in_one_line() {
        assertThatThrownBy(() -> load(WORKFLOWS, new Document("signals/x.yaml", "signals: [\n  - {")))
                .isInstanceOf(CatalogueException.class)
                .satisfies(
                        e -> assertThat(new ArrayList<>(e.getMessage().lines().toList()))
                                .hasSize(1))
                .hasMessageStartingWith("signals/x.yaml:");
    }

    @Test
    void a_number_of_facts_needs_the_span_they_lie_in() {
        rejected(
                "diagnoses/PKCS-FAILED.yaml:6: 'at-least' needs a 'within', such as PT1H",
                WORKFLOWS,
                SIGNALS,
                diagnosis("when: {any: [{signal: [connector/1052]}], at-least: 3}"),
                PRECEDENCE);
    }

    @Test
    void a_diagnosis_of_a_host_names_diagnoses_of_requests_that_are_there() {
        rejected(
                "diagnoses/PKCS-FAILED.yaml: no diagnosis 'PKCS-STUK'; nearest: PKCS-FAILED",
                WORKFLOWS,
                SIGNALS,
                diagnosis("when: {diagnoses: [PKCS-STUK]}"),
                PRECEDENCE);
    }

    @Test
    void a_diagnosis_is_listed_under_one_of_its_workflows() {
        rejected(
                "diagnoses/PKCS-FAILED.yaml: no workflow 'pkcs'; nearest: scep",
                WORKFLOWS,
                SIGNALS,
                diagnosis("workflows: [scep]\nwhen: {any: [{signal: [connector/1052]}]}"),
                PRECEDENCE);
    }

    @Test
    void an_unknown_shape_is_told_with_the_known_ones() {
        rejected(
                "signals/connector.yaml:1: 'windows' is no shape; known: http, windows-event, trace, device-line,"
                        + " file-state, ca-row, inventory-row, progress",
                WORKFLOWS,
                new Document("signals/connector.yaml", "shape: windows\nsignals: []\n"),
                DIAGNOSIS,
                PRECEDENCE);
    }
}
