package org.rida.quality;

import java.time.Instant;

/**
 * An address of a page under a name.
 *
 * @param id number
 * @param page path of the page
 * @param query its parameters, encoded; may be empty
 * @param shared whether other quality officers and administrators find it, too
 * @param owner log-in name of who saved it
 */
public record SavedView(
        long id, String name, String page, String query, boolean shared, String owner, Instant savedAt) {

    public String address() {
        return query.isEmpty() ? page : page + "?" + query;
    }

    /** Whether a user finds it. Nobody finds what others keep for themselves, administrators neither. */
    public boolean isFoundBy(String user) {
        return shared || isOwnedBy(user);
    }

    public boolean isOwnedBy(String user) {
        return owner.equals(user);
    }
}
