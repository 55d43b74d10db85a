package org.rida.access;

import java.util.List;

/** The names of the charity, which passwords must not consist of. */
@FunctionalInterface
public interface OrganizationNames {

    /** In all languages; each may have several words. */
    List<String> names();
}
