package org.rida;














import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The test starts other programs. Where one is not on the path the test is skipped and says so; on CI, where the environment
 * has {@code CI=true}, it fails.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresProgram.OnPath.class)
public @interface RequiresProgram {

    /** All of these; names of one program that differ between systems are separated by {@code |}. */
    String[] value();

    final class OnPath implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return context.getElement()
                    .map(element -> element.getAnnotation(RequiresProgram.class))
                    .map(required -> evaluate("true".equals(System.getenv("CI")), required.value()))
                    .orElseGet(() -> ConditionEvaluationResult.enabled("no program is required"));
        }

        static ConditionEvaluationResult evaluate(boolean ci, String... programs) {
            Optional<String> missing =
                    Stream.of(programs).filter(names -> find(names).isEmpty()).findFirst();
            if (missing.isEmpty()) {
                return ConditionEvaluationResult.enabled("the programs are on the path");
            }
            String reason = "not on the path: " + missing.get();
            if (ci) {
                throw new IllegalStateException(reason);
            }
            return ConditionEvaluationResult.disabled(reason);
        }

        /** @param names as in {@link #value()} */
        public static Optional<File> find(String names) {
            return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .flatMap(folder -> Stream.of(names.split("\\|")).map(name -> new File(folder, name)))
                    .filter(File::canExecute)
                    .findFirst();
        }
    }
}
