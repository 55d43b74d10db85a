package org.rida.schedule;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Gives the scheduler of each context of a test a name of its own. Quartz keeps one provider of connections for each name in the
 * whole JVM: with equal names, the schedulers of all contexts would use the database of the one that was started last.
 */
class OwnSchedulerName implements ContextCustomizerFactory {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configuration) {
        return new Customizer();
    }

    /** All are equal, so that tests go on sharing contexts. */
    private record Customizer() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            TestPropertyValues.of("spring.quartz.scheduler-name=scheduler-" + COUNTER.incrementAndGet())
                    .applyTo(context);
        }
    }
}
