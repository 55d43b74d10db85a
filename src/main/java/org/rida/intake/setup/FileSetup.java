package org.rida.intake.setup;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.TrialReading;
import org.rida.intake.file.Uploads.Upload;
import org.rida.intake.finding.IngestProblem;
import org.rida.intake.format.IncomingFile;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.Mappings;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.question.KnownMonths;
import org.rida.intake.setup.DescribedFiles.DescribedHead;
import org.rida.intake.setup.FileDescription.DescribedColumns;
import org.rida.intake.setup.FileDescription.DescribedDates;
import org.rida.intake.setup.FileDescription.DescribedValues;
import org.rida.intake.setup.FileDescription.SubjectChoices;
import org.rida.intake.suggestion.ColumnProposal;
import org.rida.intake.suggestion.DateGuess;
import org.rida.policy.Policy;
import org.springframework.stereotype.Component;

/** The steps in which an uploaded file of an unknown layout is described, and what the description gives. */
@Component
public class FileSetup {

    private final DescribedFiles files;
    private final TrialReading trial;
    private final Policy policy;

    FileSetup(DescribedFiles files, TrialReading trial, Policy policy) {
        this.files = files;
        this.trial = trial;
        this.policy = policy;
    }

    /**
     * The description with which a person begins: what the file itself tells, and the proposals for its columns.
     *
     * @param mappings whose headers serve as synonyms
     * @throws Problem when the file cannot be read, or has more columns than can be described here
     */
    public FileDescription begin(Upload upload, Collection<Mapping> mappings) {
        FileDescription description = FileDescription.begun(IncomingFile.nameOf(upload.file()));
        return proposed(description, files.open(upload, description.layout(), null, mappings));
    }

    /**
     * The description with another layout, and the columns proposed anew where that changes them.
     *
     * @throws Problem when the file cannot be read like this
     */
    public FileDescription relayout(
            Upload upload, FileDescription description, FileLayout layout, Collection<Mapping> mappings) {
        FileDescription changed = description.with(layout);
        DescribedHead opened = files.open(upload, layout, null, mappings);
        return layout.hasCellsOf(description.layout()) ? changed : proposed(changed.withoutOtherSubjects(), opened);
    }

    /** The description for rows that are something else, with what was chosen for those before, or else the columns proposed anew. */
    public FileDescription retype(
            Upload upload, FileDescription description, RecordType type, Collection<Mapping> mappings) {
        FileDescription kept = description.withSubjectKept();
        SubjectChoices before = kept.chosenFor(type);
        return before == null
                ? proposed(kept, files.open(upload, description.layout(), type, mappings))
                : kept.with(before.columns()).with(before.values()).with(before.dates());
    }

    private FileDescription proposed(FileDescription description, DescribedHead opened) {
        Map<Integer, String> fields = new LinkedHashMap<>();
        for (ColumnProposal column : opened.columns().proposals()) {
            if (!column.field().isEmpty()) {
                fields.put(column.column(), column.field());
            }
        }
        RecordType type = opened.columns().recordType();
        boolean fromRow = type != RecordType.INVITATION && !fields.containsValue(numberOf(type));
        return description
                .with(new DescribedColumns(type, fromRow, fields, Map.of()))
                .with(DescribedValues.NONE)
                .with(new DescribedDates(isHijri(opened, fields) ? "hijri" : "gregorian", "auto", null));
    }

    private static boolean isHijri(DescribedHead opened, Map<Integer, String> fields) {
        return fields.keySet().stream().anyMatch(column -> {
            DateGuess dates = opened.columns().dates(column);
            return dates != null && dates.hijri();
        });
    }

    /** Name of the field that numbers the rows of a type. */
    private String numberOf(RecordType type) {
        return FieldCatalog.all(type, policy).get(0).name();
    }

    /**
     * The description with these fields for its columns, whether they can be read or not: what somebody has chosen is stored before it is
     * checked, so that one missing field does not cost all others.
     *
     * @param fields index of a column to the name of a field; unknown ones and empty names are left out
     */
    public FileDescription withColumns(
            FileDescription description, boolean fromRow, Map<Integer, String> fields, Map<String, String> constants) {
        RecordType type = description.columns().type();
        Map<String, Field> known = fields(type);
        Map<Integer, String> chosen = new LinkedHashMap<>();
        fields.forEach((column, field) -> {
            if (known.containsKey(field)) {
                chosen.put(column, field);
            }
        });
        Map<String, String> constant = new HashMap<>(constants);
        constant.values().removeIf(String::isBlank);
        constant.keySet().retainAll(known.keySet());
        boolean rowNumbers = fromRow && type != RecordType.INVITATION;
        boolean numbered = chosen.containsValue(numberOf(type));
        return description.with(new DescribedColumns(type, rowNumbers && !numbered, chosen, constant));
    }

    /** @throws Problem when two columns have one field, or a required field has neither a column nor a constant */
    public void checkColumns(DescribedColumns columns) {
        RecordType type = columns.type();
        Set<String> chosen = new HashSet<>();
        columns.fields().values().forEach(field -> {
            if (!chosen.add(field)) {
                throw IngestProblem.problem(
                        "setup.problem.twice",
                        "field",
                        name(Objects.requireNonNull(fields(type).get(field))));
            }
        });
        boolean rated = chosen.stream().anyMatch(field -> isOfAnswer(type, field));
        if (rated && !chosen.contains(numberOf(type))) {
            throw Problem.of("setup.problem.rated-without-number");
        }
        for (Field field : FieldCatalog.all(type, policy)) {
            boolean missing = field.required()
                    && !chosen.contains(field.name())
                    && !columns.constants().containsKey(field.name());
            if (missing && !(field.slot() == 0 && columns.numberFromRow())) {
                throw Problem.of("setup.problem.required." + field.name());
            }
        }
    }

    /** A field as people call it. */
    private static BilingualText name(Field field) {
        return field.question() == null
                ? BilingualText.ofMessage("person.column." + field.name())
                : field.question().name();
    }

    /** The fields of a record type by name, in their order; those of requests are followed by those of answers in the same rows. */
    public Map<String, Field> fields(RecordType type) {
        List<Field> answers = type == RecordType.REQUEST ? FieldCatalog.answersOfRegister(policy) : List.of();
        return Stream.concat(FieldCatalog.all(type, policy).stream(), answers.stream())
                .collect(Collectors.toMap(Field::name, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    /** Whether the rows are answers to a survey, and no column is read as one of its questions. */
    public boolean readsNoAnswers(FileDescription description) {
        Map<String, Field> fields = fields(RecordType.RESPONSE);
        return description.columns().type() == RecordType.RESPONSE
                && description.columns().fields().values().stream()
                        .map(fields::get)
                        .noneMatch(field -> field != null && field.isAnswer());
    }

    /** Whether a field of a register is one of the answer in the same row. */
    public boolean isOfAnswer(RecordType type, String field) {
        return type == RecordType.REQUEST
                && FieldCatalog.answersOfRegister(policy).stream()
                        .anyMatch(answer -> answer.name().equals(field));
    }

    /** The YAML of the mapping that the description stands for. */
    public String yaml(Upload upload, FileDescription description) {
        return new DescriptionYaml(description, files.open(upload, description).columns(), policy).write();
    }

    /**
     * What a reading by the description gives.
     *
     * @param known what there are data of
     * @throws Problem when the file cannot be read like this
     */
    public TrialReading.Trial read(Upload upload, FileDescription description, KnownMonths known) {
        return trial.readInSetup(
                upload.file(),
                Mappings.parse("new", yaml(upload, description)),
                description.values().promisedKinds(),
                known);
    }

    /** Whether the file can be read but for its dates: nothing in it tells which number is the day, so that a person has to say it. */
    boolean asksDateOrder(Upload upload, FileDescription description) {
        try {
            return read(upload, description, KnownMonths.NONE).asksDateOrder();
        } catch (Problem problem) { // which the preview tells
            return false;
        }
    }

    /**
     * What a reading of the answers in the rows of a register gives; empty where the rows have none.
     *
     * @throws Problem when the file cannot be read like this
     */
    public Optional<TrialReading.Trial> readAnswers(Upload upload, FileDescription description) {
        return Mappings.answers(Mappings.parse("new", yaml(upload, description)))
                .map(answers -> trial.read(upload.file(), answers));
    }
}
