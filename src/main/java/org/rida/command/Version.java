package org.rida.command;











import picocli.CommandLine.IVersionProvider;

/** The version as the jar tells it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"Rida " + (version == null ? "(not packaged)" : version)};
    }
}
