package org.rida.tally;

import javax.sql.DataSource;
import org.rida.access.AuditLog;
import org.rida.policy.Policy;
import org.rida.tally.count.MonthCounts;
import org.rida.tally.rows.Lineage;
import org.rida.tally.rows.RequestClocks;
import org.rida.tally.rows.RowAccess;
import org.rida.tally.rows.SampleFrame;
import org.rida.tally.rows.WatchList;
import org.rida.tally.theme.Comments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Tally's beans. They are plain classes, so that tests create them without Spring. */
@Configuration(proxyBeanMethods = false)
class TallyConfiguration {

    @Bean
    CountRefresh tally(DataSource database, PlatformTransactionManager transactions, Policy policy) {
        return new CountRefresh(database, transactions, policy);
    }

    @Bean
    MonthCounts monthCounts(DataSource database) {
        return new MonthCounts(database);
    }

    @Bean
    WatchList watchList(DataSource database) {
        return new WatchList(database);
    }

    @Bean
    Comments comments(DataSource database, Policy policy) {
        return new Comments(database, policy);
    }

    @Bean
    Lineage lineage(DataSource database, Policy policy) {
        return new Lineage(database, policy);
    }

    @Bean
    RequestClocks requestClocks(DataSource database) {
        return new RequestClocks(database);
    }

    @Bean
    SampleFrame sampleFrame(DataSource database, Policy policy) {
        return new SampleFrame(database, policy);
    }

    @Bean
    RowAccess rowAccess(WatchList watchList, Comments comments, Lineage lineage, AuditLog audit) {
        return new RowAccess(watchList, comments, lineage, audit);
    }
}
