package org.rida.command.line;


import picocli.CommandLine.IVersionProvider;

/** The version from the manifest of the jar. */
public final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = VersionProvider.class.getPackage().getImplementationVersion();
        return new String[] {"Rida " + (version == null ? "(not packaged)" : version)};
    }
}
