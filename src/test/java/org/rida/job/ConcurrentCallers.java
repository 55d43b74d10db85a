package org.rida.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.rida.RidaApplication;
import org.rida.access.Actor;
import org.rida.job.run.Run;
import org.rida.job.run.Runs;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A process whose threads request the same runs at the same time as those of other such processes; it prints how often
 * it was let in, refused in the one clear way, or anything else. Waits for a line on its standard input before each part.
 */
final class ConcurrentCallers {

    private ConcurrentCallers() {}

    /** @param arguments callers, rounds */
    public static void main(String[] arguments) throws Exception {
        int callers = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(RidaApplication.class)
                .web(WebApplicationType.NONE)
                .run()) {
            RunOperator operator = context.getBean(RunOperator.class);
            RunOperator.StartReason reason = new RunOperator.StartReason(Actor.console("caller", "test"), "at once");
            Runs runs = context.getBean(Runs.class);
            System.out.println("ready");
            System.in.read();
            System.out.println(call(callers, rounds, i -> operator.start("callers", Map.of("key", "k" + i), reason)));
            System.in.read();
            List<Run> all = runs.list(new Runs.RunSelection("callers", null, rounds, 0));
            System.out.println(
                    call(callers, rounds, i -> operator.restart(all.get(i).id(), reason)));
            System.in.read();
        }
    }

    private static String call(int callers, int rounds, IntConsumer ask) throws Exception {
        AtomicInteger in = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        List<String> other = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        List<Future<?>> ends = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            ends.add(threads.submit(() -> IntStream.range(0, rounds).forEach(round -> {
                try {
                    ask.accept(round);
                    in.incrementAndGet();
                } catch (RunOperator.AlreadyRunning e) {
                    refused.incrementAndGet();
                } catch (RuntimeException e) {
                    synchronized (other) {
                        other.add(e.toString());
                    }
                }
            })));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        threads.shutdown();
        return "in=" + in + " refused=" + refused + " other=" + other;
    }
}
