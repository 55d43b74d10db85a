package org.rida.job.person;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.Mapping.FieldMapping;
import org.rida.job.definition.JobDefinition.Feed;
import org.rida.job.definition.JobDefinition.Ingest;
import org.rida.job.definition.JobDefinition.StepDeclaration;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.rules.MappingFiles;
import org.rida.policy.Policy;
import org.springframework.stereotype.Component;

/**
 * The register of processing, made from the configuration as it is in force: which data arrive by which feed, in which fields,
 * and how each is stored. Why, for whom and how long stand in the messages and in {@link RetentionPlan}.
 */
@Component
public class ProcessingRegister {

    private final JobDefinitions jobs;
    private final MappingFiles mappings;
    private final Policy policy;

    ProcessingRegister(JobDefinitions jobs, MappingFiles mappings, Policy policy) {
        this.jobs = jobs;
        this.mappings = mappings;
        this.policy = policy;
    }

    /**
     * One source of data.
     *
     * @param mapping its name
     * @param records {@code request}, {@code response} or {@code invitation}; a key of the texts that say why it is processed
     * @param feeds folder and pattern of the files, address and form of a server; empty when no job reads any
     * @param fields what is read
     */
    public record ProcessedSource(String mapping, String records, List<String> feeds, List<ProcessedField> fields) {}

    /**
     * @param name canonical name of the field
     * @param header of the sender's column; empty where it is the name
     * @param protection {@code hashed}, {@code masked}, {@code number} or {@code plain}: how it is stored
     */
    public record ProcessedField(String name, String header, String protection) {}

    /** Every mapping in force, those that a job reads first. */
    public List<ProcessedSource> sources() {
        Map<String, Set<String>> feeds = feeds();
        List<ProcessedSource> used = new ArrayList<>();
        List<ProcessedSource> unused = new ArrayList<>();
        for (Mapping mapping : mappings.all()) {
            Set<String> of = feeds.getOrDefault(mapping.name(), Set.of());
            ProcessedSource source =
                    new ProcessedSource(mapping.name(), mapping.recordType().code(), List.copyOf(of), fields(mapping));
            (of.isEmpty() ? unused : used).add(source);
        }
        used.addAll(unused);
        return used;
    }

    private Map<String, Set<String>> feeds() {
        Map<String, Set<String>> feeds = new LinkedHashMap<>();
        jobs.all().values().stream()
                .flatMap(job -> job.steps().stream())
                .map(StepDeclaration::ingest)
                .filter(Objects::nonNull)
                .forEach(ingest -> add(ingest, feeds));
        jobs.all().values().stream()
                .flatMap(job -> job.steps().stream())
                .map(StepDeclaration::pull)
                .filter(Objects::nonNull)
                .forEach(pull -> feeds.computeIfAbsent(pull.mapping(), mapping -> new TreeSet<>())
                        .add(pull.source().origin()));
        return feeds;
    }

    private static void add(Ingest ingest, Map<String, Set<String>> feeds) {
        for (Feed feed : ingest.feeds()) {
            feeds.computeIfAbsent(feed.mapping(), mapping -> new TreeSet<>()).add(ingest.folder() + "/" + feed.files());
        }
    }

    private List<ProcessedField> fields(Mapping mapping) {
        return FieldCatalog.all(mapping.recordType(), policy).stream()
                .filter(mapping::readsByName)
                .map(field -> new ProcessedField(field.name(), header(mapping.field(field.name())), protection(field)))
                .toList();
    }

    private static String header(FieldMapping field) {
        return field.headers().isEmpty() ? "" : field.headers().get(0);
    }

    private static String protection(Field field) {
        return switch (field.type()) {
            case BENEFICIARY -> "hashed";
            case FREE_TEXT -> "masked";
            case NUMBER -> "number";
            default -> "plain";
        };
    }
}
