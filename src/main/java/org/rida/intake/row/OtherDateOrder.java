package org.rida.intake.row;

import java.util.Map;
import org.rida.intake.mapping.DateOrder;

/**
 * Signals that dates of the file were read in the wrong order: what was stored must be rolled back, and the file read
 * again.
 */
public final class OtherDateOrder extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, DateOrder> orders;

    OtherDateOrder(Map<String, DateOrder> orders) {
        super("dates are in another order", null, false, false);
        this.orders = orders;
    }

    /** The right orders, by field. */
    public Map<String, DateOrder> orders() {
        return orders;
    }
}
